"""The change of the index as a sum: what every changed claim adds to it, and the identified sources.

Both versions have an index of 100 · (s·T + (1-s)·B), with T = N/W: N the sum of weight · value over the
claims, W the sum of the weights (see score.py). B goes into the sum as it is. T is a quotient, so that every
claim counts for more when another one leaves: a claim that nobody touched would seem to change the index.

Therefore we go from the old to the new version in a straight line, all changes growing at the same pace, and
add up what each change adds on the way (the integral of its share in dT; statisticians know this as
Aumann-Shapley, or with this solution as the logarithmic mean Divisia index):

    part of a change = [ w'(v' - T̄) - w(v - T̄) ] / L

    w, v and w', v'   weight and value before and after; none where the claim was added or removed
    L = (W' - W) / (ln W' - ln W)       the logarithmic mean of the weights; W itself where W' = W
    T̄ = (ΔN - L·ΔT) / ΔW                a mean of T on the way, between old and new; (T + T')/2 where W' = W

The parts add up to ΔT exactly. An unchanged claim has none. To add a claim whose source tells more than the
articles do on average is a gain, to remove one a loss. Where several things were done to one claim, its part
is the sum of what each did, the others half done (weight = words · factor of the lead):

    another or better told source   mean w · Δv / L
    moved into the lead or out      (mean v - T̄) · mean words · Δfactor / L
    longer or shorter               (mean v - T̄) · Δwords · mean factor / L
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import floor, isclose, log

from attrib.diff.model import Account, Change, ChangeKind, Claim, IndexPart, Item
from attrib.messages import Message

# What a change of several claims at once, or of a claim within a claim, adds to; all others add to the weight.
PARTS: Mapping[ChangeKind, IndexPart] = {
    ChangeKind.RESOURCED: IndexPart.RESOURCED,
    ChangeKind.ADDED: IndexPart.ADDED,
    ChangeKind.REMOVED: IndexPart.REMOVED,
}
# Points have one decimal, so that those printed add up to the sum that is printed.
TENTHS = 10
# Stored weights and values have four digits; an index that differs by more than rounding was made otherwise.
TOLERANCE = 0.51


def why_no_sum(old: Account, new: Account, told_share: float) -> str | None:
    """Return why the change of the index is no sum of parts, None if it is."""
    for which, account in ((Message("old"), old), (Message("new"), new)):
        if account.score.index is None:
            return Message("the {which} version has no index: {why}", which=which, why=account.score.null_reason)
        weightless = not _sums(account.claims)[0]
        if weightless or abs(account.score.index - raw_index(account, told_share)) > TOLERANCE:
            return Message(
                "the index of the {which} version was made by other conventions: make its report anew", which=which
            )
    if _values(old) and any(old_value != _values(new).get(key, old_value) for key, old_value in _values(old).items()):
        return Message("the two reports value sources differently: make both with the same configuration")
    return None


def sum_changes(
    old: Account, new: Account, changes: Sequence[Change], told_share: float
) -> tuple[tuple[Change, ...], tuple[Item, ...]]:
    """Return the changes with their items, and the items that add up to the difference of the indexes.

    Without changes, all that was done to the claims is one item.
    """
    scale = 100 * told_share
    effects = _effects(old, new, changes) if changes else []
    exact = [(owner, part, scale * effect) for owner, part, effect in effects]
    if not changes:
        exact = [(None, IndexPart.TRANSPARENCY, scale * (_transparency(new.claims) - _transparency(old.claims)))]
    more, longer = _of_sources(old, new)
    exact += [
        (None, IndexPart.BREADTH, 100 * (1 - told_share) * more),
        (None, IndexPart.TARGET, 100 * (1 - told_share) * longer),
    ]
    points = _rounded([effect for _, _, effect in exact])
    rounded = [(owner, part, own) for (owner, part, _), own in zip(exact, points, strict=True)]
    delta = (new.score.index or 0) - (old.score.index or 0)
    items = _items_by_change(rounded)
    itemised = tuple(replace(change, items=tuple(items.get(number, ()))) for number, change in enumerate(changes))
    return itemised, (*_by_part(rounded), *_rounding(round(delta - sum(points), 1)))


# A number of a change, or None for the article as a whole; what was done; what that adds.
Effect = tuple[int | None, IndexPart, float]


def _items_by_change(effects: Iterable[Effect]) -> Mapping[int, list[Item]]:
    """Return the items of every change, those that add nothing left out."""
    items: dict[int, list[Item]] = {}
    for owner, part, points in effects:
        if owner is not None and points:
            items.setdefault(owner, []).append(Item(part=part, points=points, claims=1))
    return items


def _by_part(effects: Sequence[Effect]) -> Iterator[Item]:
    """Yield what all changes of every part add together; what adds nothing is left out."""
    for part in IndexPart:
        mine = [(owner, points) for owner, found, points in effects if found is part and points]
        if mine:
            claims = sum(owner is not None for owner, _ in mine)
            yield Item(part=part, points=round(sum(points for _, points in mine), 1), claims=claims)


def _rounding(points: float) -> Iterator[Item]:
    if points:
        yield Item(part=IndexPart.ROUNDING, points=points)


def _effects(old: Account, new: Account, changes: Sequence[Change]) -> list[Effect]:
    """Return what was done to the claims of every change, with its part in the difference of T."""
    old_weight, old_worth = _sums(old.claims)
    new_weight, new_worth = _sums(new.claims)
    old_mean, new_mean = old_worth / old_weight, new_worth / new_weight
    middle = _logarithmic_mean(old_weight, new_weight)
    mean = (
        (old_mean + new_mean) / 2
        if isclose(old_weight, new_weight)
        else (new_worth - old_worth - middle * (new_mean - old_mean)) / (new_weight - old_weight)
    )
    return [
        (number, part, effect / middle)
        for number, change in enumerate(changes)
        for part, effect in _effects_of(change, mean)
    ]


def _effects_of(change: Change, mean: float) -> Iterator[tuple[IndexPart, float]]:
    """Yield what was done to a claim, each with its share of the change of weight · (value - mean)."""
    if len(change.old) == len(change.new) == 1 and change.old[0].words and change.new[0].words:
        yield from _effects_of_pair(change, change.old[0], change.new[0], mean)
        return
    old_weight, old_worth = _sums(change.old)
    new_weight, new_worth = _sums(change.new)
    yield PARTS.get(change.kind, IndexPart.WEIGHT), (new_worth - mean * new_weight) - (old_worth - mean * old_weight)


def _effects_of_pair(change: Change, old: Claim, new: Claim, mean: float) -> Iterator[tuple[IndexPart, float]]:
    source = IndexPart.RESOURCED if ChangeKind.RESOURCED in change.kinds else IndexPart.TOLD
    old_factor, new_factor = old.weight / old.words, new.weight / new.words
    surplus = (old.value + new.value) / 2 - mean
    yield source, (old.weight + new.weight) / 2 * (new.value - old.value)
    yield IndexPart.LEAD, surplus * (old.words + new.words) / 2 * (new_factor - old_factor)
    yield IndexPart.WEIGHT, surplus * (old_factor + new_factor) / 2 * (new.words - old.words)


def _logarithmic_mean(one: float, other: float) -> float:
    """Return the mean of two numbers by which growth is even.

    >>> round(_logarithmic_mean(100, 200), 1)
    144.3
    """
    return (one + other) / 2 if isclose(one, other) else (other - one) / log(other / one)


def _of_sources(old: Account, new: Account) -> tuple[float, float]:
    """Return the parts of more identified sources, and of another length, in the difference of B.

    Each is the mean of its effect before and after the other one.
    """

    def reached(identified: int, target: int) -> float:
        return min(1.0, identified / target)

    corners = [[reached(a.score.identified, b.score.target) for b in (old, new)] for a in (old, new)]
    more = (corners[1][0] - corners[0][0] + corners[1][1] - corners[0][1]) / 2
    longer = (corners[0][1] - corners[0][0] + corners[1][1] - corners[1][0]) / 2
    return more, longer


def _rounded(points: Sequence[float]) -> list[float]:
    """Return points with one decimal whose sum is the rounded sum: where much is cut off, it is rounded up.

    >>> _rounded([0.25, 0.25, 0.25, 0.25])
    [0.3, 0.3, 0.2, 0.2]
    """
    exact = [round(TENTHS * point, 6) for point in points]
    whole = [floor(point) for point in exact]
    missing = floor(sum(exact) + 0.5) - sum(whole)
    order = sorted(range(len(exact)), key=lambda index: (whole[index] - exact[index], index))
    up = set(order[:missing])
    return [(number + (index in up)) / TENTHS for index, number in enumerate(whole)]


def raw_index(account: Account, told_share: float) -> float:
    """Return the index before rounding, made anew of the claims."""
    reached = min(1.0, account.score.identified / account.score.target)
    return 100 * (told_share * _transparency(account.claims) + (1 - told_share) * reached)


def _transparency(claims: Iterable[Claim]) -> float:
    weight, worth = _sums(claims)
    return worth / weight if weight else 0.0


def _sums(claims: Iterable[Claim]) -> tuple[float, float]:
    """Return the weight of claims, and their weight times value."""
    pairs = [(claim.weight, claim.weight * claim.value) for claim in claims]
    return sum(weight for weight, _ in pairs), sum(worth for _, worth in pairs)


def _values(account: Account) -> Mapping[tuple[object, ...], float]:
    """Return the value of a source by all that can decide it."""
    return {
        (s.kind, s.identified, s.role, s.description, s.reason): claim.value
        for claim in account.claims
        if claim.weight
        for s in (claim.speaker,)
    }
