"""Where words come from: text for the analysis, with the place in a stored text of every character.

What people store is seldom the bare words: "**said**", "&eacute;", a soft hyphen in "Offi-cials". The analysis reads
the words alone, and whatever it finds is told by its place in what was stored.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from attrib.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A passage of a stored text that is no part of the article's words."""

    kind: str
    """In plain words: "front matter", "caption"."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placed:
    """Words, each character with the place in another text that it stands for."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def cut(self, start: int, end: int) -> "Placed":
        """Return the words from one character to another."""
        return Placed(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def stripped(self) -> "Placed":
        """Return the words without white space around them."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def through(self, outer: "Placed") -> "Placed":
        """Return these words with their places in the text that `outer`, to which they point, points to itself.

        >>> placed("b", 1).through(Placed("abc", [0, 5, 6], [5, 6, 7]))
        Placed(text='b', starts=[5], ends=[6])
        """
        starts = [outer.starts[place] for place in self.starts]
        return Placed(self.text, starts, [outer.ends[place - 1] for place in self.ends])


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The stored text of an article whose words are not all of it."""

    stored: str
    starts: Sequence[int]
    ends: Sequence[int]
    left_out: tuple[LeftOut, ...] = ()

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where the words from `start` to `end` are stored."""
        first = self.starts[start] if start < len(self.starts) else len(self.stored)
        return (first, max(first, self.ends[end - 1])) if end > start else (first, first)

    def find(self, offset: int) -> int:
        """Return the first character of the words that is stored at a place or behind it."""
        return bisect_left(self.starts, offset)


def placed(text: str, at: int = 0) -> Placed:
    """Return words that are stored as they are, from a place on."""
    return Placed(text, range(at, at + len(text)), range(at + 1, at + len(text) + 1))


def standing_for(text: str, start: int, end: int) -> Placed:
    """Return words of which every character stands for the same passage: "&" for "&amp;"."""
    return Placed(text, [start] * len(text), [end] * len(text))


def joined(parts: Iterable[Placed]) -> Placed:
    """Return words one after the other."""
    parts = list(parts)
    return Placed(
        "".join(part.text for part in parts),
        list(chain.from_iterable(part.starts for part in parts)),
        list(chain.from_iterable(part.ends for part in parts)),
    )


def substituted(words: Placed, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> Placed:
    r"""Return words in which every match has become another text, which stands for all that was matched.

    >>> substituted(placed("so\u00adft"), re.compile("\u00ad"), lambda match: "")
    Placed(text='soft', starts=[0, 1, 3, 4], ends=[1, 2, 4, 5])
    """
    parts, at = [], 0
    for match in pattern.finditer(words.text):
        start, end = match.span()
        if (text := new(match)) != match[0]:
            parts += [words.cut(at, start), standing_for(text, words.starts[start], words.ends[end - 1])]
            at = end
    return joined([*parts, words.cut(at, len(words.text))]) if parts else words
