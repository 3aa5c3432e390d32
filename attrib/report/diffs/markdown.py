"""The diff as Markdown, for a comment on a pull request or the summary of a CI job.

Words of an article are escaped: they make no link, mention, heading, table or HTML that was not there.
"""

from collections.abc import Iterator
from typing import TextIO

from attrib.diff.model import Change, Claim, Diff, Remark
from attrib.messages import Message, Voice, voice
from attrib.report.diffs.wording import (
    Section,
    arrow,
    facts,
    figure,
    index_parts,
    item_words,
    noise_words,
    place,
    remark_counts,
    said_by,
    sections,
    signed,
    what_happened,
    where_from,
)
from attrib.report.markdown import escaped
from attrib.report.wording import LEVELS, count, sign


def write_diff(diff: Diff, out: TextIO) -> None:
    """Write a diff as Markdown."""
    out.writelines(f"{line}\n" for line in _lines(diff, voice(diff.language)))


def _lines(diff: Diff, say: Voice) -> Iterator[str]:
    yield "# attrib diff"
    yield ""
    for name, account in ((Message("old"), diff.old), (Message("new"), diff.new)):
        yield f"- **{say(name)}** {escaped(say(where_from(account)))}: {say(facts(account))}"
    yield ""
    yield from _index(diff, say)
    if diff.unaligned:
        yield say("Not compared one by one: {why}.", why=diff.unaligned)
        yield ""
    for section in sections(diff):
        yield from _section(section, say)
    yield from _findings(diff, say)


def _index(diff: Diff, say: Voice) -> Iterator[str]:
    old, new = figure(diff.old.score.index), figure(diff.new.score.index)
    delta = "" if diff.delta is None else f" {arrow(diff)} {say(signed(diff.delta, 0))}"
    yield f"## {say('Index of source transparency')}: {old} → {new}{delta}"
    yield ""
    for before, after, words in index_parts(diff):
        yield f"- {figure(before)} → {figure(after)} {say(words)}"
    yield ""
    if diff.unsummed:
        yield escaped(say("No sum of changes: {why}.", why=diff.unsummed))
        yield ""
    if diff.items:
        yield f"| {say('points')} | |"
        yield "| ---: | --- |"
        for item in diff.items:
            yield f"| {say(signed(item.points))} | {say(item_words(diff, item))} |"
        yield f"| **{say(signed(diff.delta or 0))}** | {say('together')} |"
        yield ""
    yield say(noise_words(diff))
    yield ""


def _section(section: Section, say: Voice) -> Iterator[str]:
    yield f"## {say(section.title)}: {say(count(len(section.changes), 'claim'))}"
    yield ""
    if not section.unchanged:
        for change in section.changes:
            yield from _change(change, say)
        yield ""


def _change(change: Change, say: Voice) -> Iterator[str]:
    points = f"**{say(signed(change.points))}** " if change.items else ""
    yield f"- {points}{say(what_happened(change))}"
    for name, claims in ((Message("old"), change.old), (Message("new"), change.new)):
        for claim in claims:
            yield f"  - {say(name)}: {_claim(claim, say)}"


def _claim(claim: Claim, say: Voice) -> str:
    mark = sign(claim.speaker.kind, identified=claim.speaker.identified)
    cue = f" *{escaped(claim.cue)}*" if claim.cue else ""
    line = f" ({say(place(claim))})" if claim.line else ""
    return f"{mark} **{escaped(say(said_by(claim)))}**{cue}{line}: {escaped(claim.content)}"


def _findings(diff: Diff, say: Voice) -> Iterator[str]:
    yield f"## {say('Findings')}: {say(remark_counts(diff))}"
    yield ""
    states = ((Message("new"), diff.new_remarks), (Message("left"), diff.remaining), (Message("fixed"), diff.fixed))
    for name, remarks in states:
        for remark in remarks:
            yield f"- {say(name)}: {_remark(remark, say)}"
    for regression in diff.regressions:
        line = f"{say(place(regression))}: " if regression.line else ""
        yield f"- **{say('worse')}**: {line}{escaped(say(regression.message))}"


def _remark(remark: Remark, say: Voice) -> str:
    line = f"{say(place(remark))}, " if remark.line else ""
    return f"{line}{say(LEVELS[remark.level])} {escaped(remark.code)}: {escaped(say(remark.message))}"
