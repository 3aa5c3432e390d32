"""How well attributions fit a gold annotation, counted as the shared evaluator counts (see CONTRIBUTING.md).

Words are compared, not characters. A found attribution belongs to the gold one whose content it shares most of, one
to one. It is right if their contents agree (Dice overlap of at least a half), and right end to end if their sources
do as well or neither has one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

RIGHT = 0.5
WORD = re.compile(r"\w+")
MEASURES = ("attribution", "end-to-end")

Places = frozenset[int]
Record = Mapping[str, Any]
"""An attribution as gold and report have it: source and content as lists of [start, end]."""


def count(text: str, gold: Iterable[Record], found: Iterable[Record]) -> Counter[str]:
    """Return how many attributions of an article are right, by measure, and how many there are on both sides."""
    golds, founds = (
        [(words_in(r["content"], text), words_in(r["source"], text)) for r in side] for side in (gold, found)
    )
    counts = Counter({"both": len(golds) + len(founds)})
    pairs = sorted(
        (-dice(g[0], f[0]), -dice(g[1], f[1]), i, j) for i, g in enumerate(golds) for j, f in enumerate(founds)
    )
    used: set[tuple[str, int]] = set()
    for content, source, i, j in pairs:
        if content and not used & {("gold", i), ("found", j)}:
            used |= {("gold", i), ("found", j)}
            right = -content >= RIGHT
            counts["attribution"] += right
            counts["end-to-end"] += right and (-source >= RIGHT or golds[i][1] == founds[j][1])
    return counts


def f1(counts: Counter[str], measure: str) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * counts[measure] / (counts["both"] or 1)


def dice(one: Places, other: Places) -> float:
    """Return how much of two sets is shared, between 0 and 1; two empty sets share nothing.

    >>> dice(frozenset({1, 2, 3}), frozenset({3}))
    0.5
    """
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)


def words_in(spans: Iterable[tuple[int, int]], text: str) -> Places:
    """Return the places of the words that some spans touch.

    >>> sorted(words_in([(1, 5)], "the old dike"))
    [0, 4]
    """
    places: set[int] = set()
    for start, end in spans:
        while start and text[start - 1 : start + 1].isalnum():
            start -= 1
        for word in WORD.finditer(text, start):
            if word.start() >= end:
                break
            places.add(word.start())
    return frozenset(places)
