"""From the words of the network to those of the parse: the readings of an article."""

from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence

from attrib.model import Article, ParagraphRole, ParsedArticle, Reading, Span, Spans, Token
from attrib.reader.claims import Claim
from attrib.reader.pieces import Pieces, Unit, cut_units
from attrib.syntax import spans_of

GAP = 3
"""Words between two parts of a content that a network forgets now and then."""
DIGITS = 4
"""Of probabilities: more would differ between machines."""


def units_of(article: Article, pieces: Pieces) -> list[Unit]:
    """Return the words of an article, paragraph by paragraph."""
    spans = [p.span for p in article.paragraphs if p.role is not ParagraphRole.HEADING]
    return cut_units(article.text, [(span.start, span.end) for span in spans], pieces)


def readings_of(parsed: ParsedArticle, units: Sequence[Unit], claims: Iterable[Claim]) -> tuple[Reading, ...]:
    """Return claims as readings; one whose content has no word of the parse is left out."""
    tokens = [token for sentence in parsed.sentences for token in sentence.tokens]
    starts = [token.span.start for token in tokens]

    def spans(numbers: Iterable[int]) -> Spans:
        found = {i: tokens[i] for n in numbers for i in _touched(tokens, starts, units[n])}
        return spans_of(found.values(), parsed.article.text)

    readings = (
        Reading(
            source=spans(_whole(claim.source)),
            cue=spans(claim.cue),
            content=spans(_joined(claim.content, {*claim.source, *claim.cue})),
            kinds=tuple(round(share, DIGITS) for share in claim.kinds),
            withheld=round(claim.withheld, DIGITS),
            confidence=round(claim.sure, DIGITS),
            speaker=claim.speaker,
            description=spans(_whole(claim.described)),
            reason=spans(_whole(claim.reasons)),
        )
        for claim in claims
    )
    return tuple(reading for reading in readings if reading.content)


def _whole(numbers: Sequence[int]) -> list[int]:
    """Return words with those between two of them that stand alone: a network forgets a comma now and then."""
    words = set(numbers)
    return sorted(words | {n + 1 for n in words if n + 2 in words})


def _joined(content: Sequence[int], others: Container[int]) -> list[int]:
    """Return the words of a content with short gaps closed, where nothing but forgotten words stands in them."""
    joined: list[int] = []
    for word in content:
        gap = range(joined[-1] + 1, word) if joined else range(0)
        if len(gap) <= GAP and not any(n in others for n in gap):
            joined += gap
        joined.append(word)
    return joined


def _touched(tokens: Sequence[Token], starts: Sequence[int], unit: Unit) -> Iterable[int]:
    """Yield the numbers of the tokens that share a character with a word."""
    number = max(0, bisect_right(starts, unit.start) - 1)
    while number < len(tokens) and tokens[number].span.start < unit.end:
        if tokens[number].span.overlaps(Span(unit.start, unit.end)):
            yield number
        number += 1
