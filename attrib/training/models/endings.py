"""What the ending of a word tells: counts by every ending, the longest of which weighs most."""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

LONGEST = 6
"""Letters. With 5 and 7 as many lemmas were right."""

LEAST_SHARE = 0.001
"""What is rarer than this after an ending is left out of what longer endings start from."""

Label = TypeVar("Label", bound=Hashable)


class Endings(Generic[Label]):
    """How often words with an ending had which label."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[Label]] = {}
        self._shares: dict[str, Mapping[Label, float]] = {}

    def add(self, word: str, label: Label, times: int = 1) -> None:
        """Count a word."""
        for ending in _endings(word):
            self._counts.setdefault(ending, Counter())[label] += times
        self._shares.clear()

    def shares(self, word: str) -> Mapping[Label, float]:
        """Return how likely each label is for a word; together at most 1, nothing where no word was counted.

        The counts of each ending are mixed with the shares of the one that is a letter shorter, which weigh as much
        as there are different labels (Witten and Bell): an ending that always means the same is believed at once.
        """
        known = ""
        for ending in _endings(word):
            if ending not in self._counts:
                break
            known = ending
        return self._shares_of(known)

    def _shares_of(self, ending: str) -> Mapping[Label, float]:
        found = self._shares.get(ending)
        if found is None:
            found = self._shares[ending] = self._mixed(ending)
        return found

    def _mixed(self, ending: str) -> Mapping[Label, float]:
        counts = self._counts.get(ending, Counter())
        total = counts.total() + len(counts)
        mixed = {label: count / total for label, count in counts.items()}
        if ending:
            for label, share in self._shares_of(ending[1:]).items():
                mixed[label] = mixed.get(label, 0) + share * len(counts) / total
        return {label: share for label, share in mixed.items() if share >= LEAST_SHARE}


def _endings(word: str) -> list[str]:
    """Return the endings of a word from the empty one on.

    >>> _endings("koe")
    ['', 'e', 'oe', 'koe']
    """
    return [word[len(word) - length :] for length in range(min(LONGEST, len(word)) + 1)]
