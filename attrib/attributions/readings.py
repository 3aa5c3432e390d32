"""What grammar and reader found, put together.

The reader, a network that learnt from annotated articles, decides what is claimed by whom; the grammar's attributions
are kept where they are sure, and give their parts where trees and quotation marks know these better.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from attrib.attributions.cues import lemma_of
from attrib.attributions.draft import join_spans
from attrib.attributions.form import form_of
from attrib.attributions.phrases import noun_phrase
from attrib.model import (
    Article,
    Attribution,
    Cue,
    Language,
    Mention,
    ParsedArticle,
    Quotation,
    Reading,
    Sentence,
    Span,
    Spans,
    Token,
)
from attrib.records import dataclass, replace
from attrib.syntax import is_inside, spans_of, words_inside

# Chosen on the development sets: above and below, end-to-end F1 is lower on real articles.
ALONE = 0.65
"""Confidence from which a reading counts that the grammar does not have."""
TOGETHER = 0.15
"""Confidence from which a reading counts that the grammar has, too."""
TRUSTED = 0.9
"""Confidence from which an attribution of the grammar counts that the reader does not have."""
ALIKE = 0.5
"""Overlap of contents from which two are one claim."""
PATTERN = "read"
MOST = 0.8
"""Share of a quotation's letters that a content must have for the quotation to belong to it."""
NEARLY = 0.85
"""Share of a stretch's letters that a content must have to be given all of it."""
PAIR = 2
DASHES = ("–", "—", "-")
EDGES = " ,;:–—-."
"""What stands at neither end of a content."""
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "X")
HEARSAY = ("hearsay", "hearsay_that", "hearsay_auxiliaries")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """One claim as both see it, or one of them."""

    grammar: Attribution | None
    reading: Reading | None


def with_readings(
    parsed: ParsedArticle, attributions: tuple[Attribution, ...], quotations: tuple[Quotation, ...], language: Language
) -> tuple[Attribution, ...]:
    """Return the attributions of the grammar together with those of the reader, in reading order.

    Without readings they stay as they are.
    """
    if parsed.readings is None:
        return attributions
    readings = list(_headed([r for r in parsed.readings if r.confidence >= TOGETHER], parsed))
    readings = list(_merged(readings)) if language.broad else readings
    pairs = _pairs(attributions, readings)
    taken = [span for pair in pairs if pair.reading for span in pair.reading.cue]
    sources = [span for reading in readings if reading.confidence >= ALONE for span in reading.source]
    kept = [joined for pair in pairs if (joined := _joined(pair, taken, sources, parsed, quotations, language))]
    return _numbered(kept)


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
    return _sentence_at(cue[0].start, parsed.sentences) is _sentence_at(reading.source[0].start, parsed.sentences)


def _has_noun(source: Spans, parsed: ParsedArticle) -> bool:
    """Tell whether a source has a word that can name somebody, or stands before one that does."""
    sentence = _sentence_at(source[0].start, parsed.sentences)
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
    reaches = [_reach(reading) for reading in readings]
    scored = sorted(
        (-likeness, g, r)
        for g, attribution in enumerate(attributions)
        for r, reading in enumerate(readings)
        if attribution.span.overlaps(reaches[r]) and (likeness := _likeness(attribution, reading))
    )
    by_grammar: dict[int, int] = {}
    for _, g, r in scored:
        if g not in by_grammar and r not in by_grammar.values():
            by_grammar[g] = r
    pairs = [
        _Pair(grammar=a, reading=readings[by_grammar[g]] if g in by_grammar else None)
        for g, a in enumerate(attributions)
    ]
    used = set(by_grammar.values())
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
    parsed: ParsedArticle,
    quotations: tuple[Quotation, ...],
    language: Language,
) -> Attribution | None:
    """Return the attribution that a pair makes; None where too little speaks for it.

    `taken` are the cues of all readings, `sources` the sources of the likely ones.
    """
    grammar, reading = pair.grammar, pair.reading
    if reading is None:
        assert grammar is not None  # noqa: S101  a pair has one of them
        seen = grammar.cue is not None and any(s.overlaps(t) for s in grammar.cue.spans for t in taken)
        return grammar if grammar.confidence >= TRUSTED and not seen else None
    if grammar is None and reading.confidence < ALONE:
        return None
    made = _read(reading, taken, parsed, quotations, language)
    if grammar is None:
        return made
    content = grammar.content if _is_patchy(made.content, grammar.content, parsed) else made.content
    mention = _fuller(made.mention, grammar.mention, [s for s in sources if s not in reading.source], parsed)
    return replace(
        made,
        content=content,
        form=form_of(content, quotations, parsed.article),
        pattern=grammar.pattern,
        confidence=max(reading.confidence, min(grammar.confidence, 0.9)),
        mention=mention,
        reading=reading if _is_about(reading, mention) else None,
        cue=_named(made.cue, grammar.cue),
    )


def _is_patchy(read: Spans, known: Spans, parsed: ParsedArticle) -> bool:
    """Tell whether the reader has only patches, in one sentence, of what the grammar has in fewer pieces."""
    one = any(all(sentence.span.covers(span) for span in read) for sentence in parsed.sentences)
    return one and len(known) < len(read) and all(is_inside(span, known) for span in read)


def _fuller(
    read: Mention | None, known: Mention | None, others: Sequence[Span], parsed: ParsedArticle
) -> Mention | None:
    """Return the source by the grammar, which knows whole noun phrases, where both mean one; else by the reader.

    Both mean one where they share half of their words, or the reader read a part of the phrase without its head. It is
    by the reader where the grammar takes in what the reader has for another source.
    """
    if read is None or known is None:
        return read or known
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


def _read(
    reading: Reading,
    cues: Sequence[Span],
    parsed: ParsedArticle,
    quotations: tuple[Quotation, ...],
    language: Language,
) -> Attribution:
    """Return a reading as an attribution without number."""
    own = (*reading.source, *reading.cue)
    content = _with_marks(reading.content, quotations, parsed.article)
    content = _with_stretches(content, own, quotations, parsed)
    content = _by_dashes(content, own, cues, parsed)
    return Attribution(
        number=0,
        mention=_mention(reading.source, parsed, language, (*reading.cue, *content)),
        cue=_cue(reading.cue, parsed, language),
        content=content,
        form=form_of(content, quotations, parsed.article),
        pattern=PATTERN,
        confidence=reading.confidence,
        reading=reading,
    )


def _with_marks(content: Spans, quotations: tuple[Quotation, ...], article: Article) -> Spans:
    """Return a content with both marks of what is quoted in it, and without stop or comma at the end.

    A network reads words; which marks belong together is better known from the article.
    """
    quoted = [s for q in quotations for s in q.spans if _holds_most(content, s, article)]
    trimmed = (_without_edges(span, article) for span in content)
    return join_spans(tuple(sorted({*filter(None, trimmed), *quoted})), article) or content


def _with_stretches(content: Spans, own: Spans, quotations: tuple[Quotation, ...], parsed: ParsedArticle) -> Spans:
    """Return a content with all of a stretch of which it has nearly all: from source or cue to the end of a sentence.

    | The | bridge will close in May |, officials said.   content as read: "bridge will close in"
    A quotation ends where its marks are.
    """
    added: list[Span] = []
    for sentence in parsed.sentences:
        here = [span for span in content if span.overlaps(sentence.span)]
        if here and not any(span == quoted for q in quotations for quoted in q.spans for span in here):
            stretches = [_from_content(span, own, here) for span in _stretches(sentence, own)]
            added += [span for span in stretches if _is_nearly_all(span, here, parsed.article)]
    return join_spans(tuple(sorted({*content, *added})), parsed.article) if added else content


def _from_content(stretch: Span, own: Spans, content: Sequence[Span]) -> Span:
    """Return a stretch; behind source or cue only from where its content begins: "said | on Friday | that …"."""
    inside = [span.start for span in content if span.overlaps(stretch)]
    behind = any(span.end <= stretch.start for span in own)
    return Span(max(stretch.start, min(inside)), stretch.end) if behind and inside else stretch


def _by_dashes(content: Spans, own: Spans, cues: Sequence[Span], parsed: ParsedArticle) -> Spans:
    """Return a content that keeps to its side of two dashes with a speaker of their own between them.

    Clerks said that | the town | – Lee said | it would | – | would pay |.
    """
    sentence = _sentence_at(own[0].start, parsed.sentences) if own else None
    dashes = [token.span for token in sentence.tokens if token.text in DASHES] if sentence else []
    if sentence is None or len(dashes) != PAIR:
        return content
    inner = Span(dashes[0].end, dashes[1].start)
    if all(inner.covers(span) for span in own):
        cut = (Span(max(s.start, inner.start), min(s.end, inner.end)) for s in content if s.overlaps(inner))
        return (
            join_spans(tuple(filter(None, (_without_edges(s, parsed.article) for s in cut))), parsed.article) or content
        )
    speaks = any(inner.covers(cue) for cue in cues)
    up_to = any(0 <= dashes[0].start - span.end <= 1 for span in content)
    if not speaks or not up_to or any(span.end > dashes[1].end for span in content):
        return content
    rest = _without_edges(Span(dashes[1].end, sentence.span.end), parsed.article)
    return (*content, rest) if rest else content


def _stretches(sentence: Sentence, own: Spans) -> Iterator[Span]:
    """Yield the parts of a sentence before, between and after the words of a claim's source and cue."""
    run: list[Token] = []
    for token in sentence.tokens:
        if any(span.overlaps(token.span) for span in own):
            yield from _bounds(run)
            run = []
        else:
            run.append(token)
    yield from _bounds(run)


def _bounds(tokens: Sequence[Token]) -> Iterator[Span]:
    words = [token for token in tokens if token.upos != "PUNCT"]
    if words:
        yield Span(words[0].span.start, words[-1].span.end)


def _is_nearly_all(stretch: Span, content: Sequence[Span], article: Article) -> bool:
    """Tell whether a content has nearly all letters of a stretch, and not all."""
    inside = sum(_letters(article, max(s.start, stretch.start), min(s.end, stretch.end)) for s in content)
    whole = _letters(article, stretch.start, stretch.end)
    return NEARLY * whole <= inside < whole


def _holds_most(content: Spans, quoted: Span, article: Article) -> bool:
    """Tell whether nearly all letters of a quotation are in a content."""
    inside = sum(_letters(article, max(s.start, quoted.start), min(s.end, quoted.end)) for s in content)
    return inside > 0 and inside >= MOST * _letters(article, quoted.start, quoted.end)


def _letters(article: Article, start: int, end: int) -> int:
    return sum(map(str.isalnum, article.text[start:end])) if start < end else 0


def _without_edges(span: Span, article: Article) -> Span | None:
    """Return a stretch of a content without commas, dashes and stops at its ends; None if nothing is left."""
    words = article.slice(span)
    start = span.start + len(words) - len(words.lstrip(EDGES))
    end = span.end - len(words) + len(words.rstrip(EDGES))
    return Span(start, end) if start < end else None


def _mention(spans: Spans, parsed: ParsedArticle, language: Language, others: Spans) -> Mention | None:
    """Return a source with its sentence and head: the first noun whose own head stands outside.

    Words before a noun alone ("the" of "the officials") are the whole noun phrase, without the `others` of the claim.
    """
    if not spans:
        return None
    sentence = _sentence_at(spans[0].start, parsed.sentences)
    inside = words_inside(sentence.tokens, spans)
    if not inside:
        return None
    numbers = {token.index for token in inside}
    tops = [token for token in inside if token.head not in numbers]
    nouns = [token for token in tops if token.upos in NOMINAL]
    any_noun = [token for token in inside if token.upos in NOMINAL]
    head = (nouns or any_noun or tops)[0]
    if not any_noun and (above := sentence.head(head)) and above.upos in NOMINAL and above.index > head.index:
        outside = frozenset(token.index for token in words_inside(sentence.tokens, others))
        tokens = noun_phrase(sentence, above, language, outside).tokens
        return Mention(spans=spans_of(tokens, parsed.article.text), sentence=sentence.index, head=above.index)
    own = tuple(span for span in spans if sentence.span.overlaps(span))
    return Mention(spans=own, sentence=sentence.index, head=head.index)


def _cue(spans: Spans, parsed: ParsedArticle, language: Language) -> Cue | None:
    if not spans:
        return None
    sentence = _sentence_at(spans[0].start, parsed.sentences)
    lemma, kind = _entry(words_inside(sentence.tokens, spans), language)
    return Cue(spans=spans, lemma=lemma, kind=kind)


def _entry(words: Sequence[Token], language: Language) -> tuple[str, str]:
    """Return the dictionary form of a cue and its class in the lexicon; speech if it is in none.

    A separable verb stands under its infinitive: "wees … op" under "opwijzen".
    """
    if not words:
        return "", "speech"
    said = " ".join(word.text.lower() for word in words)
    for kind, names in (("hearsay", HEARSAY), ("phrase", ("source_prepositions", "citing", "own_words"))):
        if any(said in language.cues[name] for name in names):
            return said, kind
    first = lemma_of(words[0])
    together = "".join(lemma_of(word) for word in reversed(words))
    for lemma in (together, first):
        if entry := language.verbs.get(lemma) or language.nouns.get(lemma):
            return entry.lemma, entry.kind
    return first, "speech"


def _sentence_at(start: int, sentences: Sequence[Sentence]) -> Sentence:
    """Return the sentence in which a place lies, else the last one before it."""
    return next((s for s in sentences if start < s.span.end), sentences[-1])


def _numbered(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Return attributions in reading order, numbered, each knowing in whose content it stands."""
    ordered = sorted(attributions, key=lambda a: (a.span.start, a.anchor.start))
    return tuple(
        replace(attribution, number=number, nested_in=_holder(attribution, ordered))
        for number, attribution in enumerate(ordered, start=1)
    )


def _holder(attribution: Attribution, ordered: Sequence[Attribution]) -> int | None:
    """Return the number of the smallest claim in whose content an attribution stands."""
    anchor = attribution.anchor
    holders = [
        (sum(map(len, other.content)), number)
        for number, other in enumerate(ordered, start=1)
        if other is not attribution
        and other.content != attribution.content
        and any(span.covers(anchor) for span in other.content)
        and all(is_inside(span, other.content) for span in attribution.content)
    ]
    return min(holders)[1] if holders else None
