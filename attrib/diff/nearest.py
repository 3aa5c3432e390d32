"""The free place nearest to another one, in a row from which places are taken one by one."""

from bisect import bisect_left
from collections.abc import Sequence

NONE = -1


class Row:
    """Places in rising order, of which some are taken; the free ones beside any are found without a walk."""

    def __init__(self, places: Sequence[int]) -> None:
        self._places = places
        # Where to look on, to the right and (one further on, so that the end has a place too) to the left.
        self._right = list(range(len(places) + 1))
        self._left = list(range(len(places) + 1))

    def take(self, place: int) -> None:
        """Take a place of the row."""
        number = bisect_left(self._places, place)
        self._right[number] = number + 1
        self._left[number + 1] = number

    def from_on(self, place: int) -> int:
        """Return the first free place that is not before one; NONE if there is none."""
        number = _follow(self._right, bisect_left(self._places, place))
        return self._places[number] if number < len(self._places) else NONE

    def before(self, place: int) -> int:
        """Return the last free place before one; NONE if there is none."""
        number = _follow(self._left, bisect_left(self._places, place))
        return self._places[number - 1] if number else NONE


def _follow(onward: list[int], number: int) -> int:
    """Return where a chain ends, and let all of it lead there at once from now on."""
    end = number
    while onward[end] != end:
        end = onward[end]
    while onward[number] != end:
        onward[number], number = end, onward[number]
    return end
