"""Quotations with no cue of the lexicon beside them: a colon, a dash, an unlisted verb, or nothing at all."""

import re
from collections.abc import Iterator

from attrib.attributions.cues import lemma_of
from attrib.attributions.draft import Draft
from attrib.attributions.phrases import NOMINAL, Phrase, noun_phrase, whole_phrase
from attrib.attributions.speakers import NEAR_AFTER_QUOTE, NEAR_BEFORE_QUOTE
from attrib.attributions.stage import (
    introduced_after,
    person_subject,
    sentence_at,
    sentence_before,
    sentence_of,
    top_within,
    with_speaker_beside,
)
from attrib.attributions.standing import SCARE, stands_alone, unclaimed
from attrib.model import Article, Language, ParsedArticle, Quotation, Sentence, Span, Token
from attrib.syntax import subtree

BEFORE_COLON = 9
NAME_LENGTH = 4

SIGNATURE = re.compile(r"\s*[―—–-]{1,2}\s*")


def find_colons(
    parsed: ParsedArticle, drafts: list[Draft], quotations: tuple[Quotation, ...], language: Language
) -> Iterator[Draft]:
    """Yield a draft for each quotation after a colon: `Haar buurman: "…"`, with no cue."""
    for quotation in unclaimed(drafts, quotations):
        start = quotation.spans[0].start
        before = parsed.article.text[:start].rstrip()
        if not before.endswith(":"):
            continue
        sentence = sentence_at(parsed, len(before) - 1)
        if sentence and (speaker := _speaker_before(sentence, start, language)):
            yield Draft(
                sentence=sentence,
                cue=(),
                mention=noun_phrase(
                    sentence, speaker, language, frozenset(t.index for t in sentence.tokens if t.span.start >= start)
                ),
                content=quotation.spans,
                pattern="colon",
                confidence=0.75,
            )


def find_signatures(
    parsed: ParsedArticle, drafts: list[Draft], quotations: tuple[Quotation, ...], language: Language
) -> Iterator[Draft]:
    """Yield a draft for each quotation signed after a dash: “Too late.” — Ann Lee, 41."""
    for quotation in unclaimed(drafts, quotations):
        end = quotation.spans[-1].end
        dash = SIGNATURE.match(parsed.article.text, end)
        sentence = sentence_at(parsed, dash.end()) if dash else None
        if dash is None or sentence is None:
            continue
        after = [t for t in sentence.tokens if t.span.start >= dash.end()]
        before = frozenset(t.index for t in sentence.tokens if t.span.start < dash.end())
        if after and after[0].upos == "PROPN" and len(after) <= BEFORE_COLON:
            head = top_within(sentence, after[0], after)
            yield Draft(
                sentence=sentence,
                cue=(),
                mention=noun_phrase(sentence, head, language, before),
                content=quotation.spans,
                pattern="signature",
                confidence=0.75,
            )


def find_labels(parsed: ParsedArticle, language: Language) -> Iterator[Draft]:
    """Yield a draft for a headline or transcript line with a speaker's name before a colon: "Lee: no deal"."""
    for paragraph_index, paragraph in enumerate(parsed.article.paragraphs):
        text = parsed.article.slice(paragraph.span)
        colon = text.find(": ")
        sentence = next((s for s in parsed.sentences if s.paragraph == paragraph_index), None) if colon > 0 else None
        if sentence is None:
            continue
        label = text[:colon]
        is_headline = paragraph.role == "headline" and len(label.split()) <= 4
        is_transcript = label.isupper() and len(label.split()) <= 4 and len(text.split()) > 6
        end = paragraph.span.start + colon
        if not (is_headline or is_transcript):
            continue
        speaker = _speaker_before(sentence, end, language)
        if speaker and speaker.upos == "PROPN" and not _has_verb(sentence, end):
            start = end + 1 + len(text[colon + 1 :]) - len(text[colon + 1 :].lstrip())
            yield Draft(
                sentence=sentence,
                cue=(),
                mention=noun_phrase(
                    sentence, speaker, language, frozenset(t.index for t in sentence.tokens if t.span.start >= end)
                ),
                content=(Span(start, paragraph.span.end),),
                pattern="label",
                confidence=0.6,
            )


def find_unlisted_cues(
    parsed: ParsedArticle, drafts: list[Draft], quotations: tuple[Quotation, ...], language: Language
) -> Iterator[Draft]:
    """Yield a draft for each quotation with subject and verb right after it, whatever the verb: "…,” she deadpans"."""
    for quotation in unclaimed(drafts, quotations):
        end = quotation.spans[-1].end
        sentence = sentence_at(parsed, end) or sentence_at(parsed, end - 1)
        if sentence is None or not _invites_cue(parsed.article, quotation):
            continue
        after = [t for t in sentence.tokens if t.span.start >= end and t.upos != "PUNCT"][:NEAR_AFTER_QUOTE]
        verb = next((t for t in after if t.upos == "VERB" or t.text.lower() in language.forms), None)
        subjects = [t for t in after if t.upos in ("PROPN", "PRON", "NOUN") and t is not verb]
        opens = after[0] in (verb, *subjects[:1]) or after[0].upos in ("DET", "ADJ") if after else False
        if verb is None or not subjects or not opens:
            continue
        start = verb.index if after[0] is verb else after[0].index
        outside = frozenset(t.index for t in sentence.tokens if t.index < start or t is verb)
        draft = Draft(
            sentence=sentence,
            cue=(verb,),
            lemma=lemma_of(verb),
            kind="manner",
            mention=noun_phrase(sentence, subjects[0], language, outside),
            content=quotation.spans,
            pattern="quotation",
            confidence=0.7,
        )
        yield with_speaker_beside(draft, quotation.spans)


def _invites_cue(article: Article, quotation: Quotation) -> bool:
    """Tell whether a quotation's end leaves its sentence open: a comma inside the marks or right after them."""
    last = quotation.spans[-1]
    inside = article.slice(last).rstrip("\"'“”‘’„»«` ")[-1:]
    return quotation.closed and (inside == "," or article.text[last.end : last.end + 1] == ",")


def find_silent_speakers(
    parsed: ParsedArticle, drafts: list[Draft], quotations: tuple[Quotation, ...], language: Language
) -> Iterator[Draft]:
    """Yield a draft for each quotation that stands alone and has no cue.

    Its speaker is the subject of the sentence before it in the paragraph if that is a person's name or
    pronoun, else nobody.
    """
    for quotation in unclaimed(drafts, quotations):
        if not stands_alone(quotation, parsed.article):
            continue
        sentence = sentence_of(parsed, quotation)
        if sentence is None:
            continue
        before = sentence_before(parsed, sentence, quotation)
        quoted = [s.end for q in quotations for s in q.spans if before and s.overlaps(before.span)]
        subject = person_subject(before, language, max(quoted, default=0)) if before else None
        beside = (before, subject) if before and subject else introduced_after(quotation, drafts, parsed, language)
        if quotation.words < SCARE and beside is None:
            continue
        side = "speaker-before" if before and subject else "speaker-after"
        yield Draft(
            sentence=beside[0] if beside else sentence,
            cue=(),
            mention=_on_stage(*beside, language) if beside else None,
            content=quotation.spans,
            pattern=side if beside else "bare-quotation",
            confidence=0.4,
        )


def _on_stage(sentence: Sentence, subject: Token, language: Language) -> Phrase:
    """Return all that is said of a subject before its verb: "His niece, Delegate Ann Lee (D), | waved to the crowd"."""
    phrase, verb = noun_phrase(sentence, subject, language), sentence.head(subject)
    if verb is None or verb.index < phrase.tokens[-1].index:
        return phrase
    return whole_phrase(sentence, phrase, (verb,), frozenset({verb.index}), language)


def _has_verb(sentence: Sentence, end: int) -> bool:
    return any(t.upos in ("VERB", "AUX") for t in sentence.tokens if t.span.start < end)


def _speaker_before(sentence: Sentence, end: int, language: Language) -> Token | None:
    """Return the head of the phrase before a colon, or the subject of the clause there."""
    tokens = [t for t in sentence.tokens if t.span.start < end and t.upos != "PUNCT"]
    if not tokens or tokens[0].text.lower() in language.cues["not_names"]:
        return None
    if len(tokens) <= NAME_LENGTH and all(t.text[0].isupper() for t in (tokens[0], tokens[-1])):
        return tokens[-1]  # a name, whatever its tag: "Boogerd: …"
    if not any(t.upos in ("VERB", "AUX") for t in tokens):
        indices = {t.index for t in tokens}
        tops = [t for t in tokens if t.head not in indices and t.upos in NOMINAL]
        if len(tokens) > BEFORE_COLON or not tops:
            return None
        return tops[0] if tops[0].upos in ("PROPN", "NOUN", "PRON") else None
    subjects = [t for t in tokens if t.relation == "nsubj" and t.upos in ("PROPN", "NOUN", "PRON")]
    people = [t for t in subjects if t.text.lower() not in language.cues["impersonal"]]
    return people[-1] if people and len(subtree(sentence, people[-1])) < NEAR_BEFORE_QUOTE else None
