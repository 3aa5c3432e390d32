"""A reading as an attribution: its parts, with what trees and quotation marks know better."""

from collections.abc import Iterator, Sequence

from attrib.attributions.cues import lemma_of
from attrib.attributions.draft import join_spans
from attrib.attributions.finishing import form_of, letters
from attrib.attributions.noun_phrases import noun_phrase
from attrib.attributions.scene import Scene
from attrib.grammar import HEARSAY, OF_HEARSAY, OF_PHRASES, PHRASE, Construction, Traits
from attrib.lexicon import Lexicon
from attrib.model import (
    Article,
    Attribution,
    Cue,
    Mention,
    ParsedArticle,
    Quotation,
    Reading,
    Sentence,
    Span,
    Spans,
    Token,
)
from attrib.syntax import sentence_at, sentences_of, spans_of, words_inside

PATTERN = Construction.READ
MOST = 0.8
"""Share of a quotation's letters that a content must have for the quotation to belong to it."""
NEARLY = 0.85
"""Share of a stretch's letters that a content must have to be given all of it."""
PAIR = 2
DASHES = ("–", "—", "-")
EDGES = " ,;:–—-."
"""What stands at neither end of a content."""
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "X")
HEARSAY_LISTS = ("hearsay", "hearsay_that", "hearsay_auxiliaries")
PHRASE_LISTS = ("source_prepositions", "citing", "own_words")


def read_attribution(reading: Reading, cues: Sequence[Span], scene: Scene) -> Attribution:
    """Return a reading as an attribution without number; `cues` are those of all readings."""
    parsed, quotations, lexicon = scene.parsed, scene.quotations, scene.lexicon
    own = (*reading.source, *reading.cue)
    content = _with_marks(reading.content, quotations, parsed.article)
    content = _with_stretches(content, own, quotations, parsed)
    content = _by_dashes(content, own, cues, parsed)
    content = _without_stray_words(content, own, scene)
    return Attribution(
        number=0,
        mention=_mention(reading.source, parsed, lexicon, (*reading.cue, *content)),
        cue=_cue(reading.cue, parsed, lexicon),
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
    for sentence in sentences_of(content, parsed.sentences):
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


def _without_stray_words(content: Spans, own: Spans, scene: Scene) -> Spans:
    """Return a content without single words of a paragraph above its source and cue, such as a name in the headline."""
    if not own:
        return content
    first = min(sentence_at(span.start, scene.parsed.sentences).paragraph for span in own)
    return tuple(span for span in content if not _is_stray(span, first, scene)) or content


def _is_stray(span: Span, paragraph: int, scene: Scene) -> bool:
    """Tell whether a stretch above a paragraph is less than half of its sentence, and no quotation."""
    sentence = sentence_at(span.start, scene.parsed.sentences)
    if sentence.paragraph >= paragraph or any(s.overlaps(span) for q in scene.quotations for s in q.spans):
        return False
    text = scene.article.text
    return 2 * letters(text[span.start : span.end]) < letters(text[sentence.span.start : sentence.span.end])


def _by_dashes(content: Spans, own: Spans, cues: Sequence[Span], parsed: ParsedArticle) -> Spans:
    """Return a content that keeps to its side of two dashes with a speaker of their own between them.

    Clerks said that | the town | – Lee said | it would | – | would pay |.
    """
    sentence = sentence_at(own[0].start, parsed.sentences) if own else None
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
    inside = sum(letters(article.text[max(s.start, stretch.start) : min(s.end, stretch.end)]) for s in content)
    whole = letters(article.slice(stretch))
    return NEARLY * whole <= inside < whole


def _holds_most(content: Spans, quoted: Span, article: Article) -> bool:
    """Tell whether nearly all letters of a quotation are in a content."""
    inside = sum(letters(article.text[max(s.start, quoted.start) : min(s.end, quoted.end)]) for s in content)
    return inside > 0 and inside >= MOST * letters(article.slice(quoted))


def _without_edges(span: Span, article: Article) -> Span | None:
    """Return a stretch of a content without commas, dashes and stops at its ends; None if nothing is left."""
    words = article.slice(span)
    start = span.start + len(words) - len(words.lstrip(EDGES))
    end = span.end - len(words) + len(words.rstrip(EDGES))
    return Span(start, end) if start < end else None


def _mention(spans: Spans, parsed: ParsedArticle, lexicon: Lexicon, others: Spans) -> Mention | None:
    """Return a source with its sentence and head: the first noun whose own head stands outside.

    Words before a noun alone ("the" of "the officials") are the whole noun phrase, without the `others` of the claim.
    """
    if not spans:
        return None
    sentence = sentence_at(spans[0].start, parsed.sentences)
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
        tokens = noun_phrase(sentence, above, lexicon, outside).tokens
        return Mention(spans=spans_of(tokens, parsed.article.text), sentence=sentence.index, head=above.index)
    own = tuple(span for span in spans if sentence.span.overlaps(span))
    return Mention(spans=own, sentence=sentence.index, head=head.index)


def _cue(spans: Spans, parsed: ParsedArticle, lexicon: Lexicon) -> Cue | None:
    if not spans:
        return None
    sentence = sentence_at(spans[0].start, parsed.sentences)
    lemma, kind, traits = _entry(words_inside(sentence.tokens, spans), lexicon)
    return Cue(spans=spans, lemma=lemma, kind=kind, traits=traits)


def _entry(words: Sequence[Token], lexicon: Lexicon) -> tuple[str, str, Traits]:
    """Return the dictionary form of a cue, its class in the lexicon and the traits of that; none if it is in none.

    A separable verb stands under its infinitive: "wees … op" under "opwijzen".
    """
    if not words:
        return "", "", frozenset()
    said = " ".join(word.text.lower() for word in words)
    for kind, traits, names in ((HEARSAY, OF_HEARSAY, HEARSAY_LISTS), (PHRASE, OF_PHRASES, PHRASE_LISTS)):
        if lexicon.has(said, *names):
            return said, kind, traits
    first = lemma_of(words[0])
    together = "".join(lemma_of(word) for word in reversed(words))
    for lemma in (together, first):
        if entry := lexicon.language.verbs.get(lemma) or lexicon.language.nouns.get(lemma):
            return entry.lemma, entry.kind, entry.traits
    return first, "", frozenset()
