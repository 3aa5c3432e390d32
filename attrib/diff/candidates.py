"""Which claims of two versions may be alike at all, found by the words that they share.

Claims with the same words are compared once. Two can only be alike if they share so much that the rarer words of one of
them are among it: claims that have nothing but "the" and "it was" in common are never looked at.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from attrib.diff.likeness import SAME_NAME, Bag, likeness, mass_of, name_words, same_source
from attrib.diff.model import Claim
from attrib.model import SourceKind

T = TypeVar("T")
# Rounding may make a sum a little smaller than what it is compared with.
SLACK = 1e-9


class Postings(Generic[T]):
    """Things by the words that they have."""

    def __init__(self) -> None:
        self._having: dict[str, list[T]] = {}

    def add(self, words: Iterable[str], thing: T) -> None:
        """Note what words a thing has."""
        for word in words:
            self._having.setdefault(word, []).append(thing)

    def having(self, words: Iterable[str]) -> set[T]:
        """Return what has one of some words."""
        return {thing for word in words for thing in self._having.get(word, ())}

    def number(self, word: str) -> int:
        """Return how many things have a word."""
        return len(self._having.get(word, ()))


def rare_words(bag: Bag, weights: Mapping[str, float], share: float, often: Mapping[str, float]) -> list[str]:
    """Return words of which everything has one that has such a share of all; the rest are those that stand most often.

    >>> rare_words(Bag(["the", "dike", "broke"]), {"the": 0.5, "dike": 2, "broke": 2}, 0.2, {"the": 9})
    ['dike', 'broke']
    """
    room = (share - SLACK) * mass_of(bag, weights)
    words = sorted(bag, key=lambda word: -often.get(word, 0))
    for number, word in enumerate(words):
        room -= bag[word] * weights[word]
        if room <= 0:
            return words[number:]
    return words


def alike_texts(
    old: Sequence[Bag], new: Sequence[Bag], weights: Mapping[str, float], least: float
) -> list[list[tuple[int, float]]]:
    """Return for every old text the new ones that are so much alike, by their places, with how much."""
    often = {word: -weight for word, weight in weights.items()}  # what weighs least stands most often
    every, rare = Postings[int](), Postings[int]()
    for number, bag in enumerate(new):
        every.add(bag, number)
        rare.add(rare_words(bag, weights, least, often), number)
    empty = {number for number, bag in enumerate(new) if not bag}
    found = []
    for bag in old:
        near = rare.having(bag) | every.having(rare_words(bag, weights, least, often)) if bag else empty
        pairs = ((number, likeness(bag, new[number], weights)) for number in sorted(near))
        found.append([(number, alike) for number, alike in pairs if alike >= least])
    return found


Key = tuple[SourceKind, str, frozenset[str]]


def source_key(claim: Claim) -> Key:
    """Return all of a claim that `same_source` asks: of whom no id can tell apart, the id is left out."""
    kind = claim.speaker.kind
    nameless = kind.anonymous or kind is SourceKind.UNATTRIBUTED
    return kind, "" if nameless else claim.speaker.id, frozenset(name_words(claim))


class Sources:
    """The sources of the claims of one version, to be asked which of them a claim of the other one may have."""

    def __init__(self, claims: Mapping[Key, Claim]) -> None:
        self._claims = claims
        self._every, self._rare = Postings[Key](), Postings[Key]()
        for key in claims:
            self._every.add(_ways(key), key)
        for key in claims:
            self._rare.add(self._rare_words(key), key)
        self._known: dict[Key, list[Key]] = {}

    def same_as(self, key: Key, claim: Claim) -> list[Key]:
        """Return the sources that are the same as that of a claim, given what is asked of it."""
        if key not in self._known:
            near = self._rare.having(_ways(key)) | self._every.having(self._rare_words(key))
            self._known[key] = [other for other in near if same_source(claim, self._claims[other])]
        return self._known[key]

    def _rare_words(self, key: Key) -> list[str]:
        """Return words of which a source has one that shares enough of the name; and its other ways."""
        words = Bag(dict.fromkeys(sorted(key[2]), 1))
        often = {word: self._every.number(word) for word in words}
        return [*rare_words(words, dict(words), SAME_NAME, often), *_ways((*key[:2], frozenset()))]


def _ways(key: Key) -> list[str]:
    """Return what two sources share that may be the same: a word of their names, their id, or that there is none."""
    kind, name, words = key
    return [*words, *([f"id {name}"] if name else []), *(["no source"] if kind is SourceKind.UNATTRIBUTED else [])]
