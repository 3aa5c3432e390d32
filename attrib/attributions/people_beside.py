"""Whom a sentence puts on the stage, so that a quotation beside it can be his."""

from collections.abc import Callable

from attrib.attributions.cues import lemma_of
from attrib.attributions.draft import Draft
from attrib.attributions.noun_phrases import NounPhrase
from attrib.attributions.quotation_context import paragraph_index, skip_space, starts_paragraph
from attrib.attributions.scene import Scene
from attrib.grammar import BY_MEANING, Trait
from attrib.lexicon import Lexicon
from attrib.model import ParsedArticle, Quotation, Sentence, Span, Spans, Token
from attrib.records import replace
from attrib.syntax import sentences_of

# Cues whose source is no subject beside a quotation.
WITHOUT_SUBJECT = frozenset({*BY_MEANING, Trait.STANDS})
CLAUSAL = ("VERB", "AUX", "ADJ", "NOUN")


def with_speaker_beside(draft: Draft, near: Spans) -> Draft:
    """Return a draft whose source stands where it must beside a quotation: between it and the cue, or after the cue.

    “…,” | Ann Lee, head of the port authority, | said.
    """
    end, sentence, verb = near[-1].end, draft.sentence, draft.cue[0]
    if draft.traits & WITHOUT_SUBJECT or near[0].start > verb.span.start:
        return draft
    gap = [t for t in sentence.tokens[: verb.index] if t.span.start >= end]
    while gap and gap[-1].upos in ("AUX", "ADV", "PART", "CCONJ"):
        gap.pop()
    while gap and gap[0].upos in ("PUNCT", "CCONJ", "ADV"):
        gap.pop(0)
    while gap and gap[-1].upos == "PUNCT" and gap[-1].text != ")":
        gap.pop()
    heads = [t for t in gap if t.upos in ("PROPN", "NOUN", "PRON")]
    if heads and not any(t.upos in ("VERB", "AUX") and t.relation in ("root", "conj") for t in gap):
        return replace(draft, mention=NounPhrase(head=top_within(sentence, heads[0], gap), tokens=tuple(gap)))
    if draft.mention and draft.mention.tokens[0].span.start < end:
        return replace(draft, mention=None)
    return draft


def top_within(sentence: Sentence, token: Token, tokens: list[Token]) -> Token:
    """Return the highest noun above a word among the given ones."""
    while (head := sentence.head(token)) is not None and head in tokens and head.upos in ("PROPN", "NOUN", "PRON"):
        token = head
    return token


def introduced_after(
    quotation: Quotation, is_claimed: Callable[[Span], bool], scene: Scene
) -> tuple[Sentence, Token] | None:
    """Return the sentence right after a quotation that opens its paragraph, and the person it puts on the stage.

    “Nonsense.” | Mayor Ann Lee | has had enough.

    `is_claimed` tells whether a stretch of the article has a part in any claim.
    """
    start = skip_space(scene.article.text, quotation.end)
    after = sentence_at(scene.parsed, start)
    if after is None or not starts_paragraph(quotation.spans[0], scene.article):
        return None
    paragraph = paragraph_index(scene.article, quotation.spans[-1])
    in_paragraph = paragraph_index(scene.article, Span(start, start + 1)) == paragraph
    if not in_paragraph or is_claimed(Span(start, after.span.end)):
        return None
    subject = person_subject(after, scene.lexicon, start)
    return (after, subject) if subject and subject.upos != "PRON" else None


def person_subject(sentence: Sentence, lexicon: Lexicon, start: int = 0) -> Token | None:
    """Return the subject of a sentence's main clause if it is a name, a person's role or a personal pronoun.

    What stands before `start`, such as the end of a quotation, is not looked at.
    """
    clauses = [
        t for t in (sentence.root, *sentence.dependents(sentence.root, "conj", "parataxis")) if t.upos in CLAUSAL
    ]
    for child in (
        c for clause in reversed(clauses) for c in sentence.dependents(clause, "nsubj") if c.span.start >= start
    ):
        is_pronoun = child.upos == "PRON" and child.feature("PronType") == "Prs"
        is_person = child.upos == "PROPN" or is_pronoun or _is_role(sentence, child, lexicon)
        return child if is_person and not lexicon.has(child.text, "impersonal", "first_persons") else None
    return None


def _is_role(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun names somebody by role, or has a name beside it."""
    if lexicon.any_has((noun.text, lemma_of(noun)), "roles", "titles", "individuals", "officials", "offices"):
        return True
    return any(t.upos == "PROPN" for t in sentence.dependents(noun, "appos", "flat", "compound"))


def sentence_of(parsed: ParsedArticle, quotation: Quotation) -> Sentence | None:
    """Return the sentence in which a quotation begins."""
    return next(iter(sentences_of(quotation.spans[:1], parsed.sentences)), None)


def sentence_at(parsed: ParsedArticle, offset: int) -> Sentence | None:
    """Return the sentence in which a character stands."""
    return next(iter(sentences_of((Span(offset, offset + 1),), parsed.sentences)), None)


def sentence_before(parsed: ParsedArticle, sentence: Sentence, quotation: Quotation) -> Sentence | None:
    """Return the sentence before a quotation in its paragraph."""
    if sentence.span.start < quotation.spans[0].start - 1:
        return None
    before = parsed.sentences[sentence.index - 1] if sentence.index else None
    return before if before and before.paragraph == sentence.paragraph else None
