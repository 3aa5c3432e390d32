"""The diff as Markdown, for a comment on a pull request or the summary of a CI job.

Words of an article are escaped: they make no link, mention, heading, table or HTML that was not there.
"""

from collections.abc import Iterator
from typing import TextIO

from attrib.model import Change, Claim, Diff, Remark
from attrib.report.diffs.wording import (
    Section,
    arrow,
    facts,
    figure,
    index_parts,
    item_words,
    noise_words,
    remark_counts,
    said_by,
    sections,
    signed,
    what_happened,
    where_from,
)
from attrib.report.markdown import escaped
from attrib.report.wording import count, sign


def write_diff(diff: Diff, out: TextIO) -> None:
    """Write a diff as Markdown."""
    out.writelines(f"{line}\n" for line in _lines(diff))


def _lines(diff: Diff) -> Iterator[str]:
    yield "# attrib diff"
    yield ""
    for name, account in (("old", diff.old), ("new", diff.new)):
        yield f"- **{name}** {escaped(where_from(account))}: {facts(account)}"
    yield ""
    yield from _index(diff)
    if diff.unaligned:
        yield f"Claims are not compared one by one: {diff.unaligned}."
        yield ""
    for section in sections(diff):
        yield from _section(section)
    yield from _findings(diff)


def _index(diff: Diff) -> Iterator[str]:
    old, new = figure(diff.old.score.index), figure(diff.new.score.index)
    delta = "" if diff.delta is None else f" {arrow(diff)} {signed(diff.delta, 0)}"
    yield f"## Index of source transparency: {old} → {new}{delta}"
    yield ""
    for before, after, words in index_parts(diff):
        yield f"- {figure(before)} → {figure(after)} {words}"
    yield ""
    if diff.unsummed:
        yield f"No sum of changes: {escaped(diff.unsummed)}."
        yield ""
    if diff.items:
        yield "| points | |"
        yield "| ---: | --- |"
        for item in diff.items:
            yield f"| {signed(item.points)} | {item_words(diff, item)} |"
        yield f"| **{signed(diff.delta or 0)}** | together |"
        yield ""
    yield noise_words(diff)
    yield ""


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title}: {count(len(section.changes), 'claim')}"
    yield ""
    if not section.unchanged:
        for change in section.changes:
            yield from _change(change)
        yield ""


def _change(change: Change) -> Iterator[str]:
    points = f"**{signed(change.points)}** " if change.items else ""
    yield f"- {points}{what_happened(change)}"
    for name, claims in (("old", change.old), ("new", change.new)):
        for claim in claims:
            yield f"  - {name}: {_claim(claim)}"


def _claim(claim: Claim) -> str:
    mark = sign(claim.speaker.kind, identified=claim.speaker.identified)
    cue = f" *{escaped(claim.cue)}*" if claim.cue else ""
    line = f" (line {claim.line})" if claim.line else ""
    return f"{mark} **{escaped(said_by(claim))}**{cue}{line}: {escaped(claim.content)}"


def _findings(diff: Diff) -> Iterator[str]:
    yield f"## Findings: {remark_counts(diff)}"
    yield ""
    for name, remarks in (("new", diff.new_remarks), ("left", diff.remaining), ("fixed", diff.fixed)):
        for remark in remarks:
            yield f"- {name}: {_remark(remark)}"
    for regression in diff.regressions:
        line = f"line {regression.line}: " if regression.line else ""
        yield f"- **worse**: {line}{escaped(regression.message)}"


def _remark(remark: Remark) -> str:
    line = f"line {remark.line}, " if remark.line else ""
    return f"{line}{remark.level.value} {escaped(remark.code)}: {escaped(remark.message)}"
