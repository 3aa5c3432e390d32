"""Batches of about equally many words, of sentences of about equal length."""

from collections.abc import Sequence
from random import Random

POOL = 2000
"""Sentences that are sorted together: enough for even lengths, few enough that no two epochs are alike."""


def make_batches(lengths: Sequence[int], words: int, random: Random) -> tuple[tuple[int, ...], ...]:
    """Return the numbers of the sentences, in shuffled batches of at most so many words.

    Even lengths save the recurrent layers time steps in which only the longest sentences take part.

    >>> sorted(make_batches([9, 2, 9, 2], 18, Random(1)))
    [(2,), (3, 1, 0)]
    """
    order = list(range(len(lengths)))
    random.shuffle(order)
    batches: list[tuple[int, ...]] = []
    for start in range(0, len(order), POOL):
        pool = sorted(order[start : start + POOL], key=lambda number: lengths[number])
        batches.extend(_cut(pool, lengths, words))
    random.shuffle(batches)
    return tuple(batches)


def _cut(numbers: Sequence[int], lengths: Sequence[int], words: int) -> list[tuple[int, ...]]:
    batches = []
    current: list[int] = []
    filled = 0
    for number in numbers:
        if current and filled + lengths[number] > words:
            batches.append(tuple(current))
            current, filled = [], 0
        current.append(number)
        filled += lengths[number]
    if current:
        batches.append(tuple(current))
    return batches
