"""Charts of a corpus for its page: plain dataclasses with places in percent, which the template draws as SVG.

They follow the theme of the page, and are as wide as it is. Where outlets are compared, each has a chart of its own on
the same scale, so that nobody needs colours to tell them apart.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from attrib.corpus.figures import ANONYMOUS, INDEXES, MONTHS, NOT_TOLD, OUTLETS, SOURCES
from attrib.corpus.views import Answer
from attrib.messages import Voice
from attrib.model import SourceKind
from attrib.report.html.parts import Bar
from attrib.report.safe_text import visible
from attrib.report.wording import IN_ENGLISH, KINDS, sign

# More charts or rows than this nobody compares; the tables have all.
MOST_OUTLETS = 8
MOST_PHRASES = 20
# A scale ends with the first of these that is enough.
SCALES = (0.1, 0.2, 0.5, 1.0)
TENS = range(0, 100, 10)
_Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A bar of a histogram, its places in percent of the plot."""

    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A chart of one outlet: bars or a line."""

    label: str
    top: str
    """What the upper end of the scale stands for."""
    ends: tuple[str, ...]
    """What stands below it, from the left to the right end."""
    rects: tuple[Rect, ...] = ()
    points: tuple[tuple[float, float], ...] = ()
    """Places of the points of a line in a square of 100, from the left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """The parts of a whole, beside each other."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A bar with its number."""

    label: str
    number: str
    width: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What is drawn of a figure: one of the three."""

    plots: tuple[Plot, ...] = ()
    stacks: tuple[Stack, ...] = ()
    rows: tuple[Row, ...] = ()
    kinds: tuple[Bar, ...] = ()
    """What the parts of stacks stand for."""


def make_charts(figures: Mapping[str, Answer], say: Voice = IN_ENGLISH) -> dict[str, Chart]:
    """Return the charts by the name of the figure that they show, of all figures that have something to show."""
    outlets = leading_outlets(figures[OUTLETS])
    charts = {
        MONTHS: Chart(plots=tuple(_months(_rows(figures[MONTHS]), outlets))),
        INDEXES: Chart(plots=tuple(_indexes(_rows(figures[INDEXES]), outlets))),
        SOURCES: Chart(stacks=tuple(_sources(_rows(figures[SOURCES]), outlets, say)), kinds=tuple(_kinds(say))),
        ANONYMOUS: Chart(rows=tuple(_phrases(_rows(figures[ANONYMOUS]), say))),
    }
    return {name: chart for name, chart in charts.items() if chart.plots or chart.stacks or chart.rows}


def leading_outlets(outlets: Answer) -> list[str]:
    """Return the outlets that are drawn: those with the most articles."""
    place = outlets.columns.index("outlet")
    return [visible(str(row[place])) for row in outlets.rows][:MOST_OUTLETS]


def scale_for(shares: Iterable[float]) -> float:
    """Return the upper end of a scale for shares.

    >>> scale_for([0.02, 0.31]), scale_for([])
    (0.5, 0.1)
    """
    largest = max(shares, default=0.0)
    return next(scale for scale in SCALES if scale >= largest)


def months_between(first: str, last: str) -> list[str]:
    """Return all months from the first to the last.

    >>> months_between("2025-11", "2026-02")
    ['2025-11', '2025-12', '2026-01', '2026-02']
    """
    start, end = (12 * int(month[:4]) + int(month[5:]) - 1 for month in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]


def _rows(answer: Answer) -> list[_Row]:
    """Return the rows by column, with text that is safe to show."""
    return [
        {
            name: visible(value) if isinstance(value, str) else value
            for name, value in zip(answer.columns, row, strict=True)
        }
        for row in answer.rows
    ]


def _months(rows: list[_Row], outlets: Sequence[str]) -> Iterable[Plot]:
    """Yield a line for each outlet: the anonymous share of the claim words; none where no article has a date."""
    shown = [row for row in rows if row["outlet"] in outlets and row["month"] != NOT_TOLD]
    told = [row for row in shown if row["anonymous_by_words"] is not None]
    if not told:
        return
    months = months_between(min(row["month"] for row in told), max(row["month"] for row in told))
    scale = scale_for(row["anonymous_by_words"] for row in told)
    ends = tuple(dict.fromkeys((months[0], months[-1])))
    for outlet in outlets:
        own = {row["month"]: row["anonymous_by_words"] for row in told if row["outlet"] == outlet}
        points = tuple(
            (round(100 * (place + 0.5) / len(months), 2), round(100 * (1 - own[month] / scale), 2))
            for place, month in enumerate(months)
            if month in own
        )
        if points:
            yield Plot(label=outlet, top=f"{scale:.0%}", ends=ends, points=points)


def _indexes(rows: list[_Row], outlets: Sequence[str]) -> Iterable[Plot]:
    """Yield a histogram of the index for each outlet."""
    shown = [row for row in rows if row["outlet"] in outlets]
    scale = scale_for(row["share"] for row in shown)
    for outlet in outlets:
        own = {row["index_from"]: row["share"] for row in shown if row["outlet"] == outlet}
        rects = tuple(
            Rect(
                x=f"{ten + 0.5}%",
                y=f"{100 * (1 - own[ten] / scale):.2f}%",
                width="9%",
                height=f"{100 * own[ten] / scale:.2f}%",
            )
            for ten in TENS
            if ten in own
        )
        if rects:
            yield Plot(label=outlet, top=f"{scale:.0%}", ends=("0", "50", "100"), rects=rects)


def _sources(rows: list[_Row], outlets: Sequence[str], say: Voice) -> Iterable[Stack]:
    """Yield for each outlet the kinds of source by claim words."""
    for outlet in outlets:
        shares = {row["kind"]: row["by_words"] for row in rows if row["outlet"] == outlet and row["by_words"]}
        start, bars = 0.0, []
        for kind in (kind for kind in SourceKind if KINDS[kind] in shares):
            bars.append(_bar(kind, start, shares[KINDS[kind]], say))
            start += shares[KINDS[kind]]
        if bars:
            yield Stack(label=outlet, bars=tuple(bars))


def _kinds(say: Voice) -> Iterable[Bar]:
    """Yield what each kind looks like."""
    return (_bar(kind, 0.0, 0.0, say) for kind in SourceKind)


def _bar(kind: SourceKind, start: float, share: float, say: Voice) -> Bar:
    """Return a part of a whole, as the page of an article has it."""
    return Bar(
        kind=kind.value,
        words=say(KINDS[kind]),
        sign=sign(kind, identified=kind.identified),
        percent=f"{share:.0%}",
        start=f"{100 * start:.2f}%",
        width=f"{100 * share:.2f}%",
        hatched=not kind.identified,
    )


def _phrases(rows: list[_Row], say: Voice) -> Iterable[Row]:
    """Yield bars of the phrases that are used most; of one that two languages share, the sum."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row["phrase"]] += row["claims"]
    leading = counts.most_common(MOST_PHRASES)
    for phrase, claims in leading:
        yield Row(label=phrase, number=say.number(claims, ","), width=f"{ceil(10000 * claims / leading[0][1]) / 100}%")
