"""Quotations with no cue of the lexicon beside them: a colon, or nothing at all."""

from collections import Counter
from collections.abc import Iterator

from attrib.attributions.draft import Draft
from attrib.attributions.noun_phrases import NOMINAL, NounPhrase, noun_phrase, whole_phrase
from attrib.attributions.people_beside import (
    introduced_after,
    person_subject,
    sentence_at,
    sentence_before,
    sentence_of,
)
from attrib.attributions.quotation_context import SCARE, last_place, stands_alone, unclaimed
from attrib.attributions.quotes import quotations_at
from attrib.attributions.scene import Scene
from attrib.attributions.speakers import NEAR_BEFORE_QUOTE
from attrib.by_place import ByPlace
from attrib.grammar import Construction
from attrib.lexicon import Lexicon
from attrib.model import ParsedArticle, Quotation, Sentence, Span, Token
from attrib.syntax import subtree

BEFORE_COLON = 9
NAME_LENGTH = 4


def find_colons(drafts: list[Draft], scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each quotation after a colon: `Haar buurman: "…"`, with no cue."""
    article, lexicon = scene.article, scene.lexicon
    for quotation in unclaimed(drafts, scene.quotations):
        start = quotation.spans[0].start
        colon = last_place(article.text, start)
        if article.text[colon : colon + 1] != ":":
            continue
        sentence = sentence_at(scene.parsed, colon)
        if sentence and (speaker := _speaker_before(sentence, start, lexicon)):
            yield Draft(
                sentence=sentence,
                cue=(),
                mention=noun_phrase(
                    sentence, speaker, lexicon, frozenset(t.index for t in sentence.tokens if t.span.start >= start)
                ),
                content=quotation.spans,
                pattern=Construction.COLON,
                confidence=0.75,
            )


def find_labels(drafts: list[Draft], scene: Scene) -> Iterator[Draft]:
    """Yield a draft for a headline or transcript line with a speaker's name before a colon: "Lee: no deal"."""
    claimed = ByPlace((s, d) for d in drafts for s in d.content)
    yield from (d for d in _labels(scene.parsed, scene.lexicon) if not any(map(claimed.has, d.content)))


def _labels(parsed: ParsedArticle, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield a draft for each such line, also where it is claimed already."""
    firsts = {s.paragraph: s for s in reversed(parsed.sentences)}
    texts = [parsed.article.slice(paragraph.span) for paragraph in parsed.article.paragraphs]
    # "Bos: No." is a label where Bos has one at least twice.
    recurring = Counter(text.partition(": ")[0] for text in texts if ": " in text)
    for paragraph_index, (paragraph, text) in enumerate(zip(parsed.article.paragraphs, texts, strict=True)):
        colon = text.find(": ")
        sentence = firsts.get(paragraph_index) if colon > 0 else None
        if sentence is None:
            continue
        label = text[:colon]
        is_headline = paragraph.role == "headline" and len(label.split()) <= 4
        is_label = label.isupper() or recurring[label] > 1
        is_transcript = is_label and len(label.split()) <= 4 and len(text.split()) > 6
        end = paragraph.span.start + colon
        if not (is_headline or is_transcript):
            continue
        speaker = _speaker_before(sentence, end, lexicon)
        if speaker and speaker.upos == "PROPN" and not _has_verb(sentence, end):
            start = end + 1 + len(text[colon + 1 :]) - len(text[colon + 1 :].lstrip())
            yield Draft(
                sentence=sentence,
                cue=(),
                mention=noun_phrase(
                    sentence, speaker, lexicon, frozenset(t.index for t in sentence.tokens if t.span.start >= end)
                ),
                content=(Span(start, paragraph.span.end),),
                pattern=Construction.LABEL,
                confidence=0.6,
            )


def find_silent_speakers(drafts: list[Draft], scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each quotation that stands alone and has no cue.

    Its speaker is the subject of the sentence before it in the paragraph if that is a person's name or
    pronoun, else nobody.
    """
    reaches = ByPlace((draft.reach, draft) for draft in drafts)
    lexicon = scene.lexicon
    for quotation in unclaimed(drafts, scene.quotations):
        if not stands_alone(quotation, scene.article):
            continue
        sentence = sentence_of(scene.parsed, quotation)
        if sentence is None:
            continue
        before = sentence_before(scene.parsed, sentence, quotation)
        quoted = _quotation_ends(before, scene.quotations) if before else []
        subject = person_subject(before, lexicon, max(quoted, default=0)) if before else None
        beside = (before, subject) if before and subject else introduced_after(quotation, reaches.has, scene)
        if quotation.words < SCARE and beside is None:
            continue
        side = Construction.SPEAKER_BEFORE if before and subject else Construction.SPEAKER_AFTER
        yield Draft(
            sentence=beside[0] if beside else sentence,
            cue=(),
            mention=_on_stage(*beside, lexicon) if beside else None,
            content=quotation.spans,
            pattern=side if beside else Construction.BARE_QUOTATION,
            confidence=0.4,
        )


def _quotation_ends(sentence: Sentence, quotations: tuple[Quotation, ...]) -> list[int]:
    """Return where quotations, or their parts, in a sentence end."""
    near = quotations_at(quotations, sentence.span.start, sentence.span.end)
    return [span.end for quotation in near for span in quotation.spans if span.overlaps(sentence.span)]


def _on_stage(sentence: Sentence, subject: Token, lexicon: Lexicon) -> NounPhrase:
    """Return all that is said of a subject before its verb: "His niece, Delegate Ann Lee (D), | waved to the crowd"."""
    phrase, verb = noun_phrase(sentence, subject, lexicon), sentence.head(subject)
    if verb is None or verb.index < phrase.tokens[-1].index:
        return phrase
    return whole_phrase(sentence, phrase, (verb,), frozenset({verb.index}), lexicon)


def _has_verb(sentence: Sentence, end: int) -> bool:
    return any(t.upos in ("VERB", "AUX") for t in sentence.tokens if t.span.start < end)


def _speaker_before(sentence: Sentence, end: int, lexicon: Lexicon) -> Token | None:
    """Return the head of the phrase before a colon, or the subject of the clause there."""
    tokens = [t for t in sentence.tokens if t.span.start < end and t.upos != "PUNCT"]
    if not tokens or lexicon.has(tokens[0].text, "not_names"):
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
    people = [t for t in subjects if not lexicon.has(t.text, "impersonal")]
    return people[-1] if people and len(subtree(sentence, people[-1])) < NEAR_BEFORE_QUOTE else None
