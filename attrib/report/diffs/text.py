"""The plain diff: one line for the index, one for every change and finding, for pipes and logs.

A change begins with a sign: "!" another source, "~" otherwise changed, "+" added, "-" removed.
"""

from collections.abc import Iterator
from typing import TextIO

from attrib.diff.model import Change, ChangeKind, Claim, Diff, Remark
from attrib.messages import Message, Voice, voice
from attrib.report.diffs.wording import (
    figure,
    index_parts,
    index_words,
    item_words,
    place,
    remark_counts,
    said_by,
    signed,
    what_happened,
    where_from,
)
from attrib.report.safe_text import visible
from attrib.report.wording import LEVELS

SIGNS = {ChangeKind.RESOURCED: "!", ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-"}


def write_diff(diff: Diff, out: TextIO) -> None:
    """Write a diff line by line, without colour; unchanged claims are left out."""
    say = voice(diff.language)
    out.writelines(f"{visible(line)}\n" for line in _lines(diff, say))


def _lines(diff: Diff, say: Voice) -> Iterator[str]:
    counts = say("findings: {counts}", counts=remark_counts(diff))
    yield f"{say(where_from(diff.old))} → {say(where_from(diff.new))}: {say(index_words(diff))}; {counts}"
    parts = [f"{figure(old)} → {figure(new)} {say(words)}" for old, new, words in index_parts(diff)]
    yield "  " + say("made of {one}, and {other}", one=parts[0], other=parts[1])
    if diff.unsummed:
        yield say("no sum of changes: {why}", why=diff.unsummed)
    for item in diff.items:
        yield f"  {say(signed(item.points))} {say(item_words(diff, item))}"
    if diff.unaligned:
        yield say("claims are not compared one by one: {why}", why=diff.unaligned)
    for change in diff.changes:
        if change.kind is not ChangeKind.UNCHANGED:
            yield _change(change, say)
    states = ((Message("new"), diff.new_remarks), (Message("left"), diff.remaining), (Message("fixed"), diff.fixed))
    for name, remarks in states:
        for remark in remarks:
            yield f"{say(name)}: {_remark(diff, remark, say, fixed=name == 'fixed')}"
    for regression in diff.regressions:
        where = f"{say(place(regression))}: " if regression.line else ""
        yield say("regression: {what}", what=f"{where}{say(regression.message)}")


def _change(change: Change, say: Voice) -> str:
    points = f" ({say(signed(change.points))})" if change.items else ""
    sides = " → ".join(_claims(claims, say) for claims in (change.old, change.new) if claims)
    content = " … ".join(claim.content for claim in change.new or change.old)
    return f"{SIGNS.get(change.kind, '~')} {say(what_happened(change))}{points}: {sides}: {content}"


def _claims(claims: tuple[Claim, ...], say: Voice) -> str:
    """Return the sources of claims, each with its line."""
    return ", ".join(say(said_by(claim)) + (f" [{say(place(claim))}]" if claim.line else "") for claim in claims)


def _remark(diff: Diff, remark: Remark, say: Voice, *, fixed: bool) -> str:
    path = diff.old.path if fixed else diff.new.path
    where = f"{path}:{remark.line}:{remark.column}" if remark.line else path
    return f"{where}: {remark.code} {say(LEVELS[remark.level])} {say(remark.message)}"
