"""Things of an article that are asked for by where they stand, without going through all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from attrib.model import Span

T = TypeVar("T")


class ByPlace(Generic[T]):
    """Things with the stretch of text that each has, to be asked which of them are at some place.

    Kept in the order of their starts; beside each stands how far it or any before it reaches, which tells when nothing
    more can be found. A question costs a search and the steps back to the first thing that may reach so far.
    """

    def __init__(self, things: Iterable[tuple[Span, T]]) -> None:
        self._things = sorted(things, key=_place)
        self._starts = [span.start for span, _ in self._things]
        self._furthest = list(accumulate((span.end for span, _ in self._things), max))

    def around(self, span: Span) -> Iterator[T]:
        """Yield what covers a span, last first."""
        number = bisect_right(self._starts, span.start)
        while number and self._furthest[number - 1] >= span.end:
            number -= 1
            if self._things[number][0].end >= span.end:
                yield self._things[number][1]

    def holds(self, span: Span) -> bool:
        """Tell whether anything covers a span."""
        return any(True for _ in self.around(span))

    def has(self, span: Span) -> bool:
        """Tell whether anything has a character in common with a span."""
        return any(True for _ in self.overlapping(span))

    def overlapping(self, span: Span) -> Iterator[T]:
        """Yield what has a character in common with a span, last first."""
        number = bisect_left(self._starts, span.end)
        while number and self._furthest[number - 1] > span.start:
            number -= 1
            if self._things[number][0].overlaps(span):
                yield self._things[number][1]


def _place(thing: tuple[Span, object]) -> tuple[int, int]:
    return thing[0].start, thing[0].end
