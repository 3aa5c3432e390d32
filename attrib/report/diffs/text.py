"""The plain diff: one line for the index, one for every change and finding, for pipes and logs.

A change begins with a sign: "!" another source, "~" otherwise changed, "+" added, "-" removed.
"""

from collections.abc import Iterator
from typing import TextIO

from attrib.model import Change, ChangeKind, Claim, Diff, Remark
from attrib.report.diffs.wording import (
    figure,
    index_parts,
    index_words,
    item_words,
    remark_counts,
    said_by,
    signed,
    what_happened,
    where_from,
)
from attrib.report.safe_text import visible

SIGNS = {ChangeKind.RESOURCED: "!", ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-"}


def write_diff(diff: Diff, out: TextIO) -> None:
    """Write a diff line by line, without colour; unchanged claims are left out."""
    out.writelines(f"{visible(line)}\n" for line in _lines(diff))


def _lines(diff: Diff) -> Iterator[str]:
    yield f"{where_from(diff.old)} → {where_from(diff.new)}: {index_words(diff)}; findings: {remark_counts(diff)}"
    parts = [f"{figure(old)} → {figure(new)} {words}" for old, new, words in index_parts(diff)]
    yield f"  made of {', and '.join(parts)}"
    if diff.unsummed:
        yield f"no sum of changes: {diff.unsummed}"
    for item in diff.items:
        yield f"  {signed(item.points)} {item_words(diff, item)}"
    if diff.unaligned:
        yield f"claims are not compared one by one: {diff.unaligned}"
    for change in diff.changes:
        if change.kind is not ChangeKind.UNCHANGED:
            yield _change(change)
    for name, remarks in (("new", diff.new_remarks), ("left", diff.remaining), ("fixed", diff.fixed)):
        for remark in remarks:
            yield f"{name}: {_remark(diff, remark, fixed=name == 'fixed')}"
    for regression in diff.regressions:
        where = f"line {regression.line}: " if regression.line else ""
        yield f"regression: {where}{regression.message}"


def _change(change: Change) -> str:
    points = f" ({signed(change.points)})" if change.items else ""
    sides = " → ".join(_claims(claims) for claims in (change.old, change.new) if claims)
    content = " … ".join(claim.content for claim in change.new or change.old)
    return f"{SIGNS.get(change.kind, '~')} {what_happened(change)}{points}: {sides}: {content}"


def _claims(claims: tuple[Claim, ...]) -> str:
    """Return the sources of claims, each with its line."""
    return ", ".join(f"{said_by(claim)}" + (f" [line {claim.line}]" if claim.line else "") for claim in claims)


def _remark(diff: Diff, remark: Remark, *, fixed: bool) -> str:
    path = diff.old.path if fixed else diff.new.path
    place = f"{path}:{remark.line}:{remark.column}" if remark.line else path
    return f"{place}: {remark.code} {remark.level.value} {remark.message}"
