"""The diff as one page that needs no other file and no network: no script at all runs in it.

Plain dataclasses go into a template that escapes everything (diff.html), with the style of the report's page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TextIO

from attrib.model import Account, Change, Claim, Diff, Item, Remark, SourceKind
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
from attrib.report.safe_text import visible
from attrib.report.wording import KINDS, count, sign


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A finding, with what became of it."""

    state: str
    level: str
    where: str
    text: str
    code: str


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
    groups: tuple[Group, ...]
    counts: str
    notices: tuple[Notice, ...]
    regressions: tuple[str, ...]


def write_diff(diff: Diff, out: TextIO) -> None:
    """Write a diff as one page."""
    style = read_style() + _read("diff.css")
    out.write(render(_read("diff.html"), style=style, page=make_page(diff)) + "\n")


def _read(name: str) -> str:
    return files("attrib.report.diffs.html").joinpath(name).read_text(encoding="utf-8")


def make_page(diff: Diff) -> Page:
    """Return what the page shows of a diff."""
    return Page(
        version=diff.version,
        old=_side(diff.old),
        new=_side(diff.new),
        delta="" if diff.delta is None else f"{arrow(diff)} {signed(diff.delta, 0)}",
        direction=_direction(diff.delta or 0),
        parts=tuple((f"{figure(old)} → {figure(new)}", words) for old, new, words in index_parts(diff)),
        noise=noise_words(diff),
        unsummed=visible(diff.unsummed or ""),
        unaligned=visible(diff.unaligned or ""),
        summands=tuple(_summands(diff)),
        together=signed(diff.delta or 0),
        shares=tuple(_shares(diff)),
        groups=tuple(_groups(diff)),
        counts=remark_counts(diff),
        notices=(
            *_notices("new", diff.new_remarks),
            *_notices("left", diff.remaining),
            *_notices("fixed", diff.fixed),
        ),
        regressions=tuple(
            visible(f"{place(regression)}: " if regression.line else "") + visible(regression.message)
            for regression in diff.regressions
        ),
    )


def _side(account: Account) -> Side:
    return Side(
        path=visible(where_from(account)),
        lang=account.language,
        facts=facts(account),
        notes=tuple(map(visible, account.notes)),
        index=figure(account.score.index),
    )


def _summands(diff: Diff) -> Iterator[Summand]:
    most = max((abs(item.points) for item in diff.items), default=0)
    for item in diff.items:
        yield Summand(
            points=signed(item.points),
            direction=_direction(item.points),
            words=item_words(diff, item),
            width=_width(item, most),
        )


def _width(item: Item, most: float) -> str:
    return f"{100 * abs(item.points) / most:.1f}%" if most else "0%"


def _shares(diff: Diff) -> Iterator[ShareRow]:
    old, new = ({s.kind: s.share for s in score.shares} for score in (diff.old.score, diff.new.score))
    for kind in SourceKind:
        if kind in old or kind in new:
            before, after = old.get(kind, 0.0), new.get(kind, 0.0)
            yield ShareRow(
                kind=kind.value,
                words=KINDS[kind],
                sign=sign(kind, identified=kind.identified),
                old=f"{before:.0%}",
                new=f"{after:.0%}",
                old_width=f"{100 * before:.1f}%",
                new_width=f"{100 * after:.1f}%",
            )


def _groups(diff: Diff) -> Iterator[Group]:
    for section in sections(diff):
        yield Group(
            title=section.title,
            count=count(len(section.changes), "claim"),
            entries=tuple(map(_entry, section.changes)),
            folded=section.unchanged,
        )


def _entry(change: Change) -> Entry:
    old, new = change.old, change.new
    pair = compare_words(old[0].content, new[0].content) if len(old) == len(new) == 1 else None
    return Entry(
        points=signed(change.points) if change.items else "",
        direction=_direction(change.points),
        happened="" if says_title(change) else what_happened(change),
        old=tuple(_said(claim, pair[0] if pair else None) for claim in old),
        new=tuple(_said(claim, pair[1] if pair else None) for claim in new),
    )


def _said(claim: Claim, stretches: tuple[Stretch, ...] | None) -> Said:
    speaker = claim.speaker
    details = (place(claim), "in the lead" if claim.lead else "", "within another's claim" if claim.nested else "")
    return Said(
        kind=speaker.kind.value,
        kind_words=KINDS[speaker.kind],
        sign=sign(speaker.kind, identified=speaker.identified),
        source=visible(said_by(claim)),
        cue=visible(claim.cue),
        details=", ".join(filter(None, details)),
        content=tuple(
            Words(text=visible(stretch.words), own=stretch.own)
            for stretch in stretches or (Stretch(claim.content, own=False),)
        ),
    )


def _notices(state: str, remarks: Iterable[Remark]) -> Iterator[Notice]:
    for remark in remarks:
        yield Notice(
            state=state,
            level=remark.level.value,
            where=place(remark) + (" of the old text" if state == "fixed" and remark.line else ""),
            text=visible(remark.message),
            code=visible(f"{remark.code} {remark.slug}"),
        )


def _direction(points: float) -> str:
    return "gain" if points > 0 else "loss" if points < 0 else "even"
