"""Words of a text and their pieces: the units that the reader reads.

The vocabulary is that of multilingual-e5-small (SentencePiece unigram, MIT), cut to the pieces that Dutch and English
need. A word is cut by itself: the split of highest probability, found by Viterbi's algorithm (Kudo 2018, "Subword
Regularization", section 3.2).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u200e\u200f"
"""Soft hyphen, zero-width characters and marks of direction: no reader sees them, so the model does not either."""
WORD = re.compile(rf"\w(?:\w|[{INVISIBLE}]|[’'\-.](?=\w))*|[^\w\s{INVISIBLE}]")
SPACED = "▁"
"""What stands before the first piece of a word that follows white space."""
MOST = 12
"""Pieces of a word that are kept; longer ones are numbers and addresses."""
UNKNOWN = -10.0
"""What an unknown character costs, below the least probable piece."""
REMEMBERED = 200_000
"""How many words' pieces are kept."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or mark of an article with its pieces."""

    start: int
    """First character, a code point of the article's text."""
    end: int
    pieces: tuple[int, ...]
    """Numbers of its pieces in the vocabulary; at least one."""
    opens: bool = False
    """Whether it is the first of its paragraph."""


@dataclass(slots=True)
class Pieces:
    """The vocabulary, and the cutting of words by it."""

    pieces: Sequence[str]
    scores: Sequence[float]
    """Log probability of each piece."""
    same: Mapping[str, str]
    """What stands for a character before it is looked up: "ﬁ" is "fi"."""
    begin: int
    end: int
    padding: int
    unknown: int
    index: dict[str, int] = field(init=False, repr=False)
    longest: int = field(init=False, repr=False)
    floor: float = field(init=False, repr=False)
    known: dict[tuple[str, bool], tuple[int, ...]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.index = {piece: number for number, piece in enumerate(self.pieces) if piece and number != self.unknown}
        self.longest = max(map(len, self.index))
        self.floor = min(self.scores) + UNKNOWN

    def cut(self, word: str, spaced: bool) -> tuple[int, ...]:
        """Return the pieces of a word; `spaced` tells whether it follows white space."""
        key = (word, spaced)
        found = self.known.get(key)
        if found is None:
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            found = self.known[key] = self._best(self._normalised(word, spaced))[:MOST]
        return found

    def _normalised(self, word: str, spaced: bool) -> str:
        letters = "".join(self.same.get(c, c) for c in word if c not in INVISIBLE).replace(" ", "")
        return (SPACED if spaced else "") + letters or SPACED

    def _best(self, word: str) -> tuple[int, ...]:
        """Return the pieces of the most probable split, by the best way to each place."""
        best = [0.0] + [float("-inf")] * len(word)
        steps: list[tuple[int, int]] = [(0, self.unknown)] * (len(word) + 1)
        for start in range(len(word)):
            for end in range(start + 1, min(len(word), start + self.longest) + 1):
                piece = self.index.get(word[start:end])
                if piece is not None and best[start] + self.scores[piece] > best[end]:
                    best[end], steps[end] = best[start] + self.scores[piece], (start, piece)
            if best[start] + self.floor > best[start + 1]:
                best[start + 1], steps[start + 1] = best[start] + self.floor, (start, self.unknown)
        path, place = [], len(word)
        while place:
            place, piece = steps[place]
            path.append(piece)
        return tuple(reversed(path))


def cut_units(text: str, paragraphs: Sequence[tuple[int, int]], pieces: Pieces) -> list[Unit]:
    """Return the words of an article's paragraphs, given as (start, end) in code points."""
    units = []
    for start, end in paragraphs:
        opens = True
        for match in WORD.finditer(text, start, end):
            spaced = match.start() == start or text[match.start() - 1].isspace()
            units.append(Unit(match.start(), match.end(), pieces.cut(match[0], spaced), opens))
            opens = False
    return units
