"""Which findings are fixed, new or left."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Sequence

from attrib.diff.model import Account, Change, Remark

Key = Callable[[Remark], Hashable]


def compare_remarks(
    old: Account, new: Account, changes: Iterable[Change]
) -> tuple[tuple[Remark, ...], tuple[Remark, ...], tuple[Remark, ...]]:
    """Return the findings that are fixed, new, and left.

    The same fingerprint is the same finding. So is one by the same rule on a claim that was only reworded, or on
    the same source where the rule speaks once for all of its claims.
    """
    fixed, added = list(old.remarks), list(new.remarks)
    left: list[Remark] = []
    places = _places(changes)
    for old_key, new_key in (
        (lambda remark: remark.fingerprint,) * 2,
        (_claim_key(places, 0), _claim_key(places, 1)),
        (_source_key, _source_key),
    ):
        left += _strike(fixed, added, old_key, new_key)
    return tuple(fixed), tuple(added), tuple(sorted(left, key=_order(new.remarks)))


def _strike(fixed: list[Remark], added: list[Remark], old_key: Key, new_key: Key) -> list[Remark]:
    """Take what is the same by its key out of both lists, one for one, and return it as the new version has it."""
    waiting: dict[Hashable, deque[int]] = {}
    for number, remark in enumerate(fixed):
        waiting.setdefault(old_key(remark), deque()).append(number)
    keys = [(number, new_key(remark)) for number, remark in enumerate(added)]
    same = {number: waiting[key].popleft() for number, key in keys if key is not None and waiting.get(key)}
    struck = set(same.values())
    left = [remark for number, remark in enumerate(added) if number in same]
    fixed[:] = [remark for number, remark in enumerate(fixed) if number not in struck]
    added[:] = [remark for number, remark in enumerate(added) if number not in same]
    return left


def _order(remarks: Sequence[Remark]) -> Callable[[Remark], int]:
    """Return what tells the place of a finding among all."""
    return {remark: number for number, remark in reversed(list(enumerate(remarks)))}.__getitem__


def _places(changes: Iterable[Change]) -> Sequence[dict[int, int]]:
    """Return, for both versions, in which change a claim stands by its number."""
    old: dict[int, int] = {}
    new: dict[int, int] = {}
    for place, change in enumerate(changes):
        old |= {claim.number: place for claim in change.old}
        new |= {claim.number: place for claim in change.new}
    return old, new


def _claim_key(places: Sequence[dict[int, int]], side: int) -> Key:
    """Return what names a finding by its rule and the change that its claim stands in."""

    def key(remark: Remark) -> Hashable:
        place = None if remark.claim is None else places[side].get(remark.claim)
        return None if place is None else (remark.code, place)

    return key


def _source_key(remark: Remark) -> Hashable:
    return None if remark.source is None else (remark.code, remark.source)
