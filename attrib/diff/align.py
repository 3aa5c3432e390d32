"""Which claim of one version is which of the other: by content, then by order, then by source.

Pairs are taken greedily, the most alike first. An optimal assignment would need a solver, and differs only
where several claims are nearly the same; there the order of the claims decides, as it would for a reader.
"""

from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from attrib.diff.candidates import Postings, Sources, alike_texts, rare_words, source_key
from attrib.diff.likeness import Bag, contained, make_bags, weigh_words
from attrib.diff.model import Account, Claim
from attrib.diff.nearest import NONE, Row

# So much of the words must be shared; less if the source is the same, and still less if it also speaks in the same
# place, between the same neighbours. Measured on the claims of the fixture articles with 15 % cut, foreign ones put in,
# half of the sources changed and 35 % of the words replaced: precision .98, recall .89. With 0.5 and 0.35 recall is
# .85 at the same precision, with 0.3 and 0.22 precision .95 and recall .93; a wrong pair is worse than a missing one.
ALIKE = 0.42
ALIKE_SAME_SOURCE = 0.3
ALIKE_SAME_PLACE = 0.2
# What decides between claims with much the same words ("China and Russia said …" is two claims).
SOURCE_BONUS = 0.1
DEPTH_BONUS = 0.05
PLACE_BONUS = 0.05
# A further claim belongs to a pair if it has so much of what the other half of the pair left out.
LEFT_OUT = 0.6

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """Claims of both versions that are the same, the main one of each side first; one side may be empty."""

    old: tuple[Claim, ...]
    new: tuple[Claim, ...]


def match_claims(old: Account, new: Account) -> tuple[Match, ...]:
    """Return all claims of both versions, matched where they are the same, in reading order of the new one."""
    table = _Table(old, new)
    pairs = _close(table, _best(table))
    old_extras, new_extras = _halves(table, pairs)
    matches = [
        (
            float(j),
            Match(
                (old.claims[i], *(old.claims[k] for k in old_extras.get((i, j), ()))),
                (new.claims[j], *(new.claims[k] for k in new_extras.get((i, j), ()))),
            ),
        )
        for i, j in pairs
    ]
    used_old = {i for i, _ in pairs} | {k for extras in old_extras.values() for k in extras}
    used_new = {j for _, j in pairs} | {k for extras in new_extras.values() for k in extras}
    ordered = sorted(pairs)
    matches += [(_place(i, ordered), Match((claim,), ())) for i, claim in enumerate(old.claims) if i not in used_old]
    matches += [(float(j), Match((), (claim,))) for j, claim in enumerate(new.claims) if j not in used_new]
    return tuple(match for _, match in sorted(matches, key=lambda item: item[0]))


def _place(removed: int, ordered: Sequence[Pair]) -> float:
    """Return where in the new version a removed claim stood: right behind what was before it."""
    number = bisect_left(ordered, (removed, -1))
    return (ordered[number - 1][1] if number else -1) + 0.5


class _Table:
    """Which claims of one version may be which of the other, and how alike they are; those of one text together."""

    def __init__(self, old: Account, new: Account) -> None:
        self.old, self.new = old.claims, new.claims
        self.old_bags = make_bags(old.claims, old.language)
        self.new_bags = make_bags(new.claims, new.language)
        self.weights: Mapping[str, float] = weigh_words((*self.old_bags, *self.new_bags))
        self.old_texts, old_texts = _texts(self.old_bags)
        self.new_texts, new_texts = _texts(self.new_bags)
        self.alike = alike_texts(old_texts, new_texts, self.weights, ALIKE_SAME_PLACE)
        self.old_keys, self.new_keys = [*map(source_key, self.old)], [*map(source_key, self.new)]
        self.sources = Sources(dict(zip(self.new_keys, self.new, strict=True)))

    def distance(self, i: int, j: int) -> float:
        """Return how far apart two claims stand in the order of their articles, 0 to 1."""
        return abs((i + 0.5) / len(self.old) - (j + 0.5) / len(self.new))

    def beside(self, i: int) -> int:
        """Return the place of the new version that is as far on as an old claim."""
        return int((i + 0.5) / len(self.old) * len(self.new))


def _texts(bags: Sequence[Bag]) -> tuple[list[int], list[Bag]]:
    """Return for every claim the number of its text, and the texts."""
    numbers: dict[tuple[tuple[str, int], ...], int] = {}
    texts = [numbers.setdefault(tuple(bag.items()), len(numbers)) for bag in bags]
    return texts, [Bag(dict(words)) for words in numbers]


def _best(table: _Table) -> list[Pair]:
    """Return pairs of claims that have much the same content."""
    pairing = _Pairing(table, [])
    for i, text in enumerate(table.old_texts):
        for other, alike in table.alike[text]:
            if alike >= ALIKE_SAME_SOURCE:
                pairing.offer_same_source(i, other, alike)
            if alike >= ALIKE:
                pairing.offer_any(i, other, alike)
    return pairing.take()


def _close(table: _Table, pairs: list[Pair]) -> list[Pair]:
    """Return the pairs, and those of the same source between the same neighbours that share some words at least."""
    pairing, ordered = _Pairing(table, pairs), sorted(pairs)
    for i, text in enumerate(table.old_texts):
        if i not in pairing.old_taken:
            number = bisect_left(ordered, (i, -1))
            low = ordered[number - 1][1] if number else -1
            high = ordered[number][1] if number < len(ordered) else len(table.new)
            for other, alike in table.alike[text]:
                pairing.offer_same_source(i, other, alike, low, high)
    return pairing.take()


@dataclass(frozen=True, slots=True)
class _Offer:
    """New claims that an old one may be: those of a row, between two others."""

    i: int
    row: Row
    fit: float
    """How well they fit, but for their distance."""
    low: int
    high: int


class _Pairing:
    """Pairs taken greedily, the best first, every claim used once.

    Of the new claims with one text that an old one may be, only the nearest that is free is looked at; when another
    claim takes it, the next one. Those of the same source are offered apart: they are better at any distance.
    """

    def __init__(self, table: _Table, taken: Sequence[Pair]) -> None:
        self.table = table
        self.pairs = list(taken)
        self.old_taken, self.new_taken = {i for i, _ in taken}, {j for _, j in taken}
        self._offers: list[tuple[float, float, Pair, int, _Offer]] = []
        self._rows = self._make_rows()

    def _make_rows(self) -> dict[tuple[object, ...], Row]:
        """Return the free new claims by text and depth, and by text, depth and source."""
        places: dict[tuple[object, ...], list[int]] = {}
        for j, claim in enumerate(self.table.new):
            if j not in self.new_taken:
                for key in self._keys(j, claim):
                    places.setdefault(key, []).append(j)
        return {key: Row(row) for key, row in places.items()}

    def _keys(self, j: int, claim: Claim) -> tuple[tuple[object, ...], ...]:
        own = (self.table.new_texts[j], claim.nested)
        return own, (*own, self.table.new_keys[j])

    def offer_any(self, i: int, text: int, alike: float) -> None:
        """Offer an old claim the new ones with a text, whatever their source."""
        for nested in (False, True):
            self._offer(i, (text, nested), alike + DEPTH_BONUS * (self.table.old[i].nested == nested))

    def offer_same_source(self, i: int, text: int, alike: float, low: int = -1, high: int | None = None) -> None:
        """Offer an old claim the new ones with a text and the same source, between two others."""
        claim = self.table.old[i]
        for source in self.table.sources.same_as(self.table.old_keys[i], claim):
            for nested in (False, True):
                fit = alike + SOURCE_BONUS + DEPTH_BONUS * (claim.nested == nested)
                self._offer(i, (text, nested, source), fit, low, high)

    def _offer(self, i: int, key: tuple[object, ...], fit: float, low: int = -1, high: int | None = None) -> None:
        if row := self._rows.get(key):
            self._push(_Offer(i, row, fit, low, len(self.table.new) if high is None else high))

    def _push(self, offer: _Offer) -> None:
        """Put the nearest free claim of an offer among those to choose from, if there is one."""
        beside = min(max(self.table.beside(offer.i), offer.low + 1), offer.high)
        right, left = offer.row.from_on(beside), offer.row.before(beside)
        # One more on each side: rounding may put the place beside the claim one off.
        near = (right, offer.row.from_on(right + 1), left, offer.row.before(left))
        free = [j for j in near if j != NONE and offer.low < j < offer.high]
        if free:
            distance, j = min((self.table.distance(offer.i, j), j) for j in free)
            rank = offer.fit - PLACE_BONUS * distance
            heappush(self._offers, (-rank, distance, (offer.i, j), len(self._offers), offer))

    def take(self) -> list[Pair]:
        """Return the pairs with the best of what is offered."""
        while self._offers:
            _, _, (i, j), _, offer = heappop(self._offers)
            if i in self.old_taken:
                continue
            if j in self.new_taken:
                self._push(offer)
            else:
                self._pair(i, j)
        return self.pairs

    def _pair(self, i: int, j: int) -> None:
        self.pairs.append((i, j))
        self.old_taken.add(i)
        self.new_taken.add(j)
        for key in self._keys(j, self.table.new[j]):
            self._rows[key].take(j)


Extras = dict[Pair, list[int]]


def _halves(table: _Table, pairs: Sequence[Pair]) -> tuple[Extras, Extras]:
    """Return the further claims of pairs that were split or joined, old and new ones, by pair."""
    old, new = {i for i, _ in pairs}, {j for _, j in pairs}
    gone = {(i, j): table.old_bags[i] - table.new_bags[j] for i, j in pairs}
    fresh = {(i, j): table.new_bags[j] - table.old_bags[i] for i, j in pairs}
    old_left, new_left = _Left(fresh, table.weights), _Left(gone, table.weights)
    old_extras = old_left.attach((i, bag) for i, bag in enumerate(table.old_bags) if _is_extra(i, old, table.old))
    new_extras = new_left.attach((j, bag) for j, bag in enumerate(table.new_bags) if _is_extra(j, new, table.new))
    return old_extras, new_extras


def _is_extra(number: int, paired: Container[int], claims: Sequence[Claim]) -> bool:
    return number not in paired and not claims[number].nested


class _Left:
    """What one half of every pair left out."""

    def __init__(self, left: Mapping[Pair, Bag], weights: Mapping[str, float]) -> None:
        self._left = list(left.items())
        self._weights = weights
        self._having = Postings[int]()
        for number, (_, bag) in enumerate(self._left):
            self._having.add(bag, number)

    def attach(self, claims: Iterable[tuple[int, Bag]]) -> Extras:
        """Return claims by the pair whose other half left them out."""
        extras: Extras = {}
        for number, bag in claims:
            if pair := self._pair_without(bag):
                extras.setdefault(pair, []).append(number)
        return extras

    def _pair_without(self, bag: Bag) -> Pair | None:
        """Return the pair that left out most of a claim, if that is much of it; the first of several."""
        often = {word: self._having.number(word) for word in bag}
        near = sorted(self._having.having(rare_words(bag, self._weights, LEFT_OUT, often)))
        shares = [(contained(bag, self._left[number][1], self._weights), -number) for number in near]
        share, number = max(shares, default=(0.0, 0))
        return self._left[-number][0] if share >= LEFT_OUT else None
