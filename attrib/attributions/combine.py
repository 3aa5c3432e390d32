"""What grammar and reader found, put together.

The reader, a network that learnt from annotated articles, decides what is claimed by whom; the grammar's attributions
are kept where they are sure, and give their parts where trees and quotation marks know these better.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from attrib.attributions.finishing import in_reading_order
from attrib.attributions.read_claims import NOMINAL, read_attribution
from attrib.attributions.scene import Scene
from attrib.by_place import ByPlace
from attrib.lexicon import Lexicon
from attrib.model import Attribution, Cue, Mention, ParsedArticle, Reading, Span, Spans
from attrib.records import dataclass, replace
from attrib.syntax import is_inside, sentence_at, words_inside

# Chosen on the development sets: above and below, end-to-end F1 is lower on real articles.
ALONE = 0.7
"""Confidence from which a reading counts that the grammar does not have."""
TOGETHER = 0.2
"""Confidence from which a reading counts that the grammar has, too."""
TRUSTED = 0.95
"""Confidence from which an attribution of the grammar counts that the reader does not have."""
SEEN = 0.3
"""Confidence below which it says little that the reader sees no source."""
NO_SOURCE = ("ADV", "ADP", "CCONJ", "SCONJ", "PUNCT")
"""Classes of words of which a source has others, too."""
ALIKE = 0.5
"""Overlap of contents from which two are one claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """One claim as both see it, or one of them."""

    grammar: Attribution | None
    reading: Reading | None


def with_readings(attributions: tuple[Attribution, ...], scene: Scene) -> tuple[Attribution, ...]:
    """Return the attributions of the grammar together with those of the reader, in reading order.

    Without readings they stay as they are.
    """
    parsed, lexicon = scene.parsed, scene.lexicon
    if parsed.readings is None:
        return attributions
    likely = [
        r
        for r in parsed.readings
        if r.confidence >= TOGETHER and not _is_standard(r, parsed, lexicon) and not _is_adverb(r, parsed)
    ]
    readings = list(_headed(likely, parsed))
    readings = list(_merged(readings)) if lexicon.language.broad else readings
    pairs = _pairs(attributions, readings)
    taken = [span for pair in pairs if pair.reading for span in pair.reading.cue]
    sources = [span for reading in readings if reading.confidence >= ALONE for span in reading.source]
    kept = [joined for pair in pairs if (joined := _joined(pair, taken, sources, scene))]
    return in_reading_order([*kept, *_listed(pairs, kept, [span for reading in readings for span in reading.source])])


def _listed(pairs: Sequence[_Pair], kept: Sequence[Attribution], read: Sequence[Span]) -> Iterator[Attribution]:
    """Yield what the rest of a list says, of whose sources the reader saw some: "| Bos | , | Lee | and | Kim | say".

    `read` are the sources of all readings.
    """
    claims: dict[tuple[Cue | None, Spans], Reading] = {
        (p.grammar.cue, p.grammar.content): p.reading for p in pairs if p.grammar and p.grammar.cue and p.reading
    }
    made = {id(attribution.reading): attribution for attribution in kept}
    for pair in pairs:
        other = pair.grammar
        reading = claims.get((other.cue, other.content)) if other and not pair.reading else None
        claim = made.get(id(reading)) if reading else None
        if other and claim and other.mention and not any(s.overlaps(r) for s in other.mention.spans for r in read):
            yield replace(other, content=claim.content, form=claim.form, confidence=claim.confidence)


def _is_standard(reading: Reading, parsed: ParsedArticle, lexicon: Lexicon) -> bool:
    """Tell a bare noun after a preposition that names a standard, not a source: "according to plan"."""
    cue, source = (parsed.article.quote(spans).lower() for spans in (reading.cue, reading.source))
    return lexicon.has(cue, "source_prepositions") and lexicon.has(source, "plans")


def _is_adverb(reading: Reading, parsed: ParsedArticle) -> bool:
    """Tell whether what is read as a source can be none: "| Overigens | zegt dat aantal niets"."""
    if not reading.source:
        return False
    words = words_inside(sentence_at(reading.source[0].start, parsed.sentences).tokens, reading.source)
    return bool(words) and all(word.upos in NO_SOURCE for word in words)


def _headed(readings: Sequence[Reading], parsed: ParsedArticle) -> Iterator[Reading]:
    """Yield readings without second sources that are none.

    "officials of the port | publicly | warn": what has no noun. "Lee resigned. | She | denies it": who is named in
    another sentence than the one that says it, where somebody is named there.
    """
    for reading in readings:
        alike = [r for r in readings if r.cue == reading.cue and r.content == reading.content and r.source]
        others = [r for r in alike if r is not reading]
        if not reading.source or not others:
            yield reading
        elif _has_noun(reading.source, parsed):
            near = _is_beside(reading, parsed)
            if near or not any(_is_beside(r, parsed) for r in others):
                yield reading


def _is_beside(reading: Reading, parsed: ParsedArticle) -> bool:
    """Tell whether a source stands in the sentence of its cue."""
    cue = reading.cue or reading.content
    return sentence_at(cue[0].start, parsed.sentences) is sentence_at(reading.source[0].start, parsed.sentences)


def _has_noun(source: Spans, parsed: ParsedArticle) -> bool:
    """Tell whether a source has a word that can name somebody, or stands before one that does."""
    sentence = sentence_at(source[0].start, parsed.sentences)
    inside = words_inside(sentence.tokens, source)
    above = any(token.upos == "DET" and token.head is not None for token in inside)
    return above or any(token.upos in NOMINAL for token in inside)


def _merged(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Yield one reading for several sources of one claim, as corpora with the broad definition have it."""
    for _, same in groupby(readings, key=lambda reading: (reading.cue, reading.content)):
        first, *others = same
        yield replace(first, source=tuple(sorted((*first.source, *(s for other in others for s in other.source)))))


def _pairs(attributions: Sequence[Attribution], readings: Sequence[Reading]) -> list[_Pair]:
    """Return each claim once: those of the grammar with the readings that are most like them, then the rest."""
    reaches = ByPlace((_reach(reading), r) for r, reading in enumerate(readings))
    scored = sorted(
        (-likeness, g, r)
        for g, attribution in enumerate(attributions)
        for r in reaches.overlapping(attribution.span)
        if (likeness := _likeness(attribution, readings[r]))
    )
    by_grammar: dict[int, int] = {}
    used: set[int] = set()
    for _, g, r in scored:
        if g not in by_grammar and r not in used:
            by_grammar[g] = r
            used.add(r)
    pairs = [
        _Pair(grammar=a, reading=readings[by_grammar[g]] if g in by_grammar else None)
        for g, a in enumerate(attributions)
    ]
    return pairs + [_Pair(grammar=None, reading=reading) for r, reading in enumerate(readings) if r not in used]


def _reach(reading: Reading) -> Span:
    """Return from where to where a reading reaches."""
    spans = (*reading.source, *reading.cue, *reading.content)
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _likeness(attribution: Attribution, reading: Reading) -> float:
    """Return how far an attribution and a reading are one claim: 0 where they are none."""
    content = overlap(attribution.content, reading.content)
    cue = overlap(attribution.cue.spans if attribution.cue else (), reading.cue)
    if content < ALIKE and not (cue and content):
        return 0.0
    source = overlap(attribution.mention.spans if attribution.mention else (), reading.source)
    return content + cue + source


def overlap(one: Spans, other: Spans) -> float:
    """Return the share of characters that two roles have in common (Dice), 0 if either is empty."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return 2 * shared / (sum(map(len, one)) + sum(map(len, other)) or 1)


def _joined(
    pair: _Pair,
    taken: Sequence[Span],
    sources: Sequence[Span],
    scene: Scene,
) -> Attribution | None:
    """Return the attribution that a pair makes; None where too little speaks for it.

    `taken` are the cues of all readings, `sources` the sources of the likely ones.
    """
    grammar, reading, parsed = pair.grammar, pair.reading, scene.parsed
    if reading is None:
        assert grammar is not None  # noqa: S101  a pair has one of them
        seen = grammar.cue is not None and any(s.overlaps(t) for s in grammar.cue.spans for t in taken)
        return grammar if grammar.confidence >= TRUSTED and not seen else None
    if grammar is None and reading.confidence < ALONE:
        return None
    made = read_attribution(reading, taken, scene)
    if grammar is None:
        return made
    read = made.mention or (grammar.mention if reading.confidence < SEEN else None)
    mention = _fuller(read, grammar.mention, [s for s in sources if s not in reading.source], parsed)
    return replace(
        made,
        pattern=grammar.pattern,
        confidence=max(reading.confidence, min(grammar.confidence, 0.9)),
        mention=mention,
        reading=reading if _is_about(reading, mention) else None,
        cue=_named(made.cue, grammar.cue),
    )


def _fuller(
    read: Mention | None, known: Mention | None, others: Sequence[Span], parsed: ParsedArticle
) -> Mention | None:
    """Return the source by the grammar, which knows whole noun phrases, where both mean one; else by the reader.

    What the reader takes for a quotation by itself stays one: whose it is, `attrib.sources` tells by its speakers.
    Both mean one where they share half of their words, or the reader read a part of the phrase without its head. It is
    by the reader where the grammar takes in what the reader has for another source.
    """
    if read is None or known is None:
        return read
    apart = not any(span.overlaps(other) for span in known.spans for other in others)
    part = all(is_inside(span, known.spans) for span in read.spans) and not _has_head(read.spans, known, parsed)
    return known if apart and (part or overlap(read.spans, known.spans) >= ALIKE) else read


def _is_about(reading: Reading, mention: Mention | None) -> bool:
    """Tell whether the reader read half of a source: what it says of another stretch is no word on its kind."""
    return mention is None or not reading.source or overlap(reading.source, mention.spans) >= ALIKE


def _has_head(words: Spans, mention: Mention, parsed: ParsedArticle) -> bool:
    """Tell whether the head of a source is among some words."""
    return is_inside(parsed.sentences[mention.sentence].tokens[mention.head].span, words)


def _named(read: Cue | None, known: Cue | None) -> Cue | None:
    """Return the cue that was read, under the dictionary form by which the grammar knows it."""
    if read is None or known is None:
        return read or known
    return replace(known, spans=read.spans) if overlap(read.spans, known.spans) else read
