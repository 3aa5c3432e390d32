"""The sentences of an article as a few kilobytes, and back.

The words, lemmas and labels of all tokens stand in one table without repetition, every field is a column of numbers
into it, and all is JSON that zlib has compressed: it is read in a millisecond or two, and its checksum tells a damaged
one. Places are counted from where a paragraph's words begin, so that the parse still fits when only the space between
paragraphs, or a comment there, has changed. A word that stands in the article as in the tree is not stored.
"""

import json
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

from attrib.errors import DataError
from attrib.model import Article, ParsedArticle, Reading, Sentence, Span, Spans, Token, make_sentence

FORMAT = 2
"""Raised with every change of what is stored: parses in an older form are then not found."""

LARGEST = 100_000_000
"""Bytes of a parse before it is compressed: a million words have half as many."""
ROOT = -1
AS_IN_ARTICLE = -1
_Features = tuple[tuple[str, str], ...]


def encode(parsed: ParsedArticle) -> bytes:
    """Return sentences as bytes, without the article itself."""
    words: dict[str, int] = {}
    features: dict[_Features, int] = {}
    tokens = [token for sentence in parsed.sentences for token in sentence.tokens]
    columns = {
        "models": parsed.models,
        "paragraphs": [sentence.paragraph for sentence in parsed.sentences],
        "lengths": [len(sentence.tokens) for sentence in parsed.sentences],
        "text": [
            AS_IN_ARTICLE if token.text == parsed.article.slice(token.span) else _number(words, token.text)
            for token in tokens
        ],
        "lemma": [_number(words, token.lemma) for token in tokens],
        "upos": [_number(words, token.upos) for token in tokens],
        "deprel": [_number(words, token.deprel) for token in tokens],
        "feats": [features.setdefault(token.feats, len(features)) for token in tokens],
        "head": [ROOT if token.head is None else token.head for token in tokens],
        "gap": list(_gaps(parsed)),
        "width": [len(token.span) for token in tokens],
        "readings": None if parsed.readings is None else _rows(parsed.readings, tokens),
    }
    document = {"words": list(words), "features": list(features), **columns}
    return zlib.compress(json.dumps(document, separators=(",", ":")).encode("ascii"))


def decode(stored: bytes, article: Article) -> ParsedArticle:
    """Return an article with the sentences that were stored of it. Raises DataError if they are damaged."""
    try:
        document = json.loads(_decompressed(stored))
        sentences = tuple(_sentences(document, article))
        readings = None if document["readings"] is None else tuple(_readings(document["readings"], sentences))
        return ParsedArticle(article=article, sentences=sentences, models=str(document["models"]), readings=readings)
    except (zlib.error, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise DataError(f"a stored parse is damaged ({error})") from error


def _decompressed(stored: bytes) -> bytes:
    """Return what was compressed; ValueError if it is more than any parse has, or breaks off."""
    inflate = zlib.decompressobj()
    content = inflate.decompress(stored, LARGEST)
    if not inflate.eof:
        raise ValueError("it is too large, or breaks off")
    return content


def _rows(readings: tuple[Reading, ...], tokens: list[Token]) -> list[list[Any]]:
    """Return readings as rows in which places are numbers of tokens: the first and the last of each span."""
    starts, ends = {t.span.start: n for n, t in enumerate(tokens)}, {t.span.end: n for n, t in enumerate(tokens)}

    def places(spans: Spans) -> list[int]:
        return [number for span in spans for number in (starts[span.start], ends[span.end])]

    return [
        [
            *(places(spans) for spans in (r.source, r.cue, r.content, r.description, r.reason)),
            list(r.kinds),
            r.withheld,
            r.confidence,
            r.speaker,
        ]
        for r in readings
    ]


def _readings(rows: list[list[Any]], sentences: tuple[Sentence, ...]) -> Iterator[Reading]:
    """Yield the readings of rows as they were stored."""
    tokens = [token for sentence in sentences for token in sentence.tokens]

    def spans(places: list[int]) -> Spans:
        pairs = zip(places[::2], places[1::2], strict=True)
        return tuple(Span(tokens[first].span.start, tokens[last].span.end) for first, last in pairs)

    for source, cue, content, description, reason, kinds, withheld, confidence, speaker in rows:
        yield Reading(
            source=spans(source),
            cue=spans(cue),
            content=spans(content),
            kinds=tuple(kinds),
            withheld=withheld,
            confidence=confidence,
            speaker=speaker,
            description=spans(description),
            reason=spans(reason),
        )


def _number(table: dict[str, int], word: str) -> int:
    """Return the number of a word in a table, which takes it in if it is new."""
    return table.setdefault(word, len(table))


def _gaps(parsed: ParsedArticle) -> Iterator[int]:
    """Yield for every token how far after the one before it begins, or after the beginning of its paragraph."""
    last, paragraph = 0, None
    for sentence in parsed.sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            last = parsed.article.paragraphs[paragraph].words.start
        for token in sentence.tokens:
            yield token.span.start - last
            last = token.span.end


def _sentences(document: dict[str, Any], article: Article) -> Iterator[Sentence]:
    """Yield the sentences of a document as it was stored."""
    words = document["words"]
    features = [tuple((name, value) for name, value in pairs) for pairs in document["features"]]
    columns = (document[name] for name in ("text", "lemma", "upos", "deprel", "feats", "head", "gap", "width"))
    rows = zip(*columns, strict=True)
    last, before = 0, None
    for index, (paragraph, length) in enumerate(zip(document["paragraphs"], document["lengths"], strict=True)):
        if paragraph != before:
            before = paragraph
            last = article.paragraphs[paragraph].words.start
        tokens = []
        for number, row in zip(range(length), islice(rows, length), strict=True):
            text, lemma, upos, deprel, feats, head, gap, width = row
            span = Span(last + gap, last + gap + width)
            last = span.end
            tokens.append(
                Token(
                    index=number,
                    text=article.slice(span) if text == AS_IN_ARTICLE else words[text],
                    lemma=words[lemma],
                    upos=words[upos],
                    feats=features[feats],
                    head=None if head == ROOT else head,
                    deprel=words[deprel],
                    span=span,
                )
            )
        yield make_sentence(index, paragraph, tuple(tokens))
