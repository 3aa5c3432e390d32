"""The diff as one page that needs no other file and no network: no script at all runs in it.

Plain dataclasses go into a template that escapes everything (diff.html), with the style of the report's page.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TextIO

from attrib.diff.model import Account, Change, Claim, Diff, IndexPart, Item, Remark
from attrib.messages import Message, Voice, voice
from attrib.model import SourceKind
from attrib.report.diffs.wording import (
    Stretch,
    arrow,
    compare_words,
    facts,
    figure,
    index_parts,
    item_words,
    noise_words,
    place,
    remark_counts,
    said_by,
    says_title,
    sections,
    signed,
    what_happened,
    where_from,
)
from attrib.report.html import read_style, render
from attrib.report.rule_pages import page_address
from attrib.report.safe_text import visible
from attrib.report.wording import IN_ENGLISH, KINDS, count, sign

# What a stored report calls the code of a rule may be anything; an address is made of our own alone.
OUR_CODE = re.compile(r"ATR\d{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a claim, and whether only this version has them."""

    text: str
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim in one version."""

    kind: str
    kind_words: str
    sign: str
    source: str
    cue: str
    details: str
    content: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What happened to a claim."""

    points: str
    direction: str
    happened: str
    old: tuple[Said, ...]
    new: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Changes of one section."""

    title: str
    count: str
    entries: tuple[Entry, ...]
    folded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Summand:
    """One summand of the change of the index, with its bar in percent of the longest."""

    points: str
    direction: str
    words: str
    width: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """The share of one kind of source, before and after."""

    kind: str
    words: str
    sign: str
    old: str
    new: str
    old_width: str
    new_width: str
    hatched: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A finding, with what became of it."""

    state: str
    level: str
    where: str
    text: str
    code: str
    slug: str
    page: str | None
    """Address of the page of its rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two versions."""

    path: str
    lang: str
    facts: str
    notes: tuple[str, ...]
    index: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole page."""

    version: str
    old: Side
    new: Side
    delta: str
    direction: str
    parts: tuple[tuple[str, str], ...]
    """Both parts of the index, before and after, and for what."""
    noise: str
    unsummed: str
    unaligned: str
    summands: tuple[Summand, ...]
    together: str
    shares: tuple[ShareRow, ...]
    """Of the kinds whose share is another now."""
    groups: tuple[Group, ...]
    counts: str
    notices: tuple[Notice, ...]
    regressions: tuple[str, ...]


def write_diff(diff: Diff, out: TextIO) -> None:
    """Write a diff as one page, in its language."""
    style, say = read_style() + _read("diff.css"), voice(diff.language)
    page = make_page(diff, say)
    out.write(render(_read("diff.html"), style=style, page=page, say=say, language=diff.language) + "\n")


def _read(name: str) -> str:
    return files("attrib.report.diffs.html").joinpath(name).read_text(encoding="utf-8")


def make_page(diff: Diff, say: Voice = IN_ENGLISH) -> Page:
    """Return what the page shows of a diff, in the language that `say` speaks."""
    return Page(
        version=diff.version,
        old=_side(diff.old, say),
        new=_side(diff.new, say),
        delta="" if diff.delta is None else f"{arrow(diff)} {say(signed(diff.delta, 0))}",
        direction=_direction(diff.delta or 0),
        parts=tuple((f"{figure(old)} → {figure(new)}", say(words)) for old, new, words in index_parts(diff)),
        noise=say(noise_words(diff)),
        unsummed=visible(say("No sum of changes: {why}.", why=diff.unsummed) if diff.unsummed else ""),
        unaligned=visible(say("Not compared one by one: {why}.", why=diff.unaligned) if diff.unaligned else ""),
        summands=tuple(_summands(diff, say)),
        together=say(signed(diff.delta or 0)),
        shares=tuple(_shares(diff, say)),
        groups=tuple(_groups(diff, say)),
        counts=say(remark_counts(diff)),
        notices=(
            *_notices("new", diff.new_remarks, diff, say),
            *_notices("left", diff.remaining, diff, say),
            *_notices("fixed", diff.fixed, diff, say),
        ),
        regressions=tuple(
            visible(f"{say(place(regression))}: " if regression.line else "") + visible(say(regression.message))
            for regression in diff.regressions
        ),
    )


def _side(account: Account, say: Voice) -> Side:
    return Side(
        path=visible(say(where_from(account))),
        lang=account.language,
        facts=say(facts(account)),
        notes=tuple(visible(say(note)) for note in account.notes),
        index=figure(account.score.index),
    )


def _summands(diff: Diff, say: Voice) -> Iterator[Summand]:
    most = max((abs(item.points) for item in diff.items), default=0)
    for item in diff.items:
        yield Summand(
            points=say(signed(item.points)),
            direction="even" if item.part is IndexPart.ROUNDING else _direction(item.points),
            words=say(item_words(diff, item)),
            width=_width(item, most),
        )


def _width(item: Item, most: float) -> str:
    return f"{100 * abs(item.points) / most:.1f}%" if most else "0%"


def _shares(diff: Diff, say: Voice) -> Iterator[ShareRow]:
    old, new = ({s.kind: s.share for s in score.shares} for score in (diff.old.score, diff.new.score))
    for kind in SourceKind:
        before, after = old.get(kind, 0.0), new.get(kind, 0.0)
        if f"{before:.0%}" != f"{after:.0%}":
            yield ShareRow(
                kind=kind.value,
                words=say(KINDS[kind]),
                sign=sign(kind, identified=kind.identified),
                old=f"{before:.0%}",
                new=f"{after:.0%}",
                old_width=f"{100 * before:.1f}%",
                new_width=f"{100 * after:.1f}%",
                hatched=not kind.identified,
            )


def _groups(diff: Diff, say: Voice) -> Iterator[Group]:
    for section in sections(diff):
        yield Group(
            title=say(section.title),
            count=say(count(len(section.changes), "claim")),
            entries=tuple(_entry(change, say) for change in section.changes),
            folded=section.unchanged,
        )


def _entry(change: Change, say: Voice) -> Entry:
    old, new = change.old, change.new
    pair = compare_words(old[0].content, new[0].content) if len(old) == len(new) == 1 else None
    return Entry(
        points=say(signed(change.points)) if change.items else "",
        direction=_direction(change.points),
        happened="" if says_title(change) else say(what_happened(change)),
        old=tuple(_said(claim, pair[0] if pair else None, say) for claim in old),
        new=tuple(_said(claim, pair[1] if pair else None, say) for claim in new),
    )


def _said(claim: Claim, stretches: tuple[Stretch, ...] | None, say: Voice) -> Said:
    speaker = claim.speaker
    details = (
        place(claim),
        Message("in the lead") if claim.lead else "",
        Message("within another's claim") if claim.nested else "",
    )
    return Said(
        kind=speaker.kind.value,
        kind_words=say(KINDS[speaker.kind]),
        sign=sign(speaker.kind, identified=speaker.identified),
        source=visible(say(said_by(claim))),
        cue=visible(claim.cue),
        details=", ".join(say(detail) for detail in details if detail),
        content=tuple(
            Words(text=visible(stretch.words), own=stretch.own)
            for stretch in stretches or (Stretch(claim.content, own=False),)
        ),
    )


def _notices(state: str, remarks: Iterable[Remark], diff: Diff, say: Voice) -> Iterator[Notice]:
    for remark in remarks:
        yield Notice(
            state=state,
            level=remark.level.value,
            where=say(place(remark, old=state == "fixed")),
            text=visible(say(remark.message)),
            code=visible(remark.code),
            slug=visible(remark.slug),
            page=page_address(diff.rule_pages, remark.code) if OUR_CODE.fullmatch(remark.code) else None,
        )


def _direction(points: float) -> str:
    return "gain" if points > 0 else "loss" if points < 0 else "even"
