"""Stretches of an article that are read at once: each has a core, whose attributions it tells, and words around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from attrib.reader.pieces import Unit

WHOLE = 500
"""Pieces of an article that is read in one window; the encoder takes 512 with the marks at both ends."""
CORE, AROUND = 340, 75
"""Pieces of the core of a window of a longer article, and of the words before and after it."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of an article as the encoder reads it."""

    ids: tuple[int, ...]
    """Numbers of the pieces, with begin and end; between paragraphs stands the piece of the end."""
    places: tuple[int, ...]
    """Where in `ids` each of its words begins."""
    offset: int
    """Number of its first word in the article."""
    core: tuple[int, int]
    """Words of the article, from and to, whose attributions are told by this window."""


def make_windows(units: Sequence[Unit], begin: int, end: int) -> list[Window]:
    """Return the windows of an article; their cores cover it without overlap."""
    sizes = [len(unit.pieces) + unit.opens for unit in units]
    if sum(sizes) <= WHOLE:
        return [_window(units, begin, end, 0, len(units), (0, len(units)))] if units else []
    # Cores of about one length, so that little is padded where windows are read side by side.
    core = sum(sizes) // -(-sum(sizes) // CORE) + 1
    windows, first = [], 0
    while first < len(units):
        last = _reach(sizes, first, core, 1)
        low, high = _reach(sizes, first - 1, AROUND, -1) + 1, _reach(sizes, last, AROUND, 1)
        windows.append(_window(units, begin, end, low, high, (first, last)))
        first = last
    return windows


def _reach(sizes: Sequence[int], start: int, most: int, step: int) -> int:
    """Return the first word, going one way, that no longer fits among so many pieces; one word always fits."""
    used, place = 0, start
    while 0 <= place < len(sizes) and (used + sizes[place] <= most or place == start):
        used += sizes[place]
        place += step
    return place


def _window(units: Sequence[Unit], begin: int, end: int, low: int, high: int, core: tuple[int, int]) -> Window:
    ids, places = [begin], []
    for number in range(low, high):
        if units[number].opens and number > low:
            ids.append(end)
        places.append(len(ids))
        ids += units[number].pieces
    ids.append(end)
    return Window(tuple(ids), tuple(places), low, core)
