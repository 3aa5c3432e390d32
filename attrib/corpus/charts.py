"""Charts of a corpus as SVG, drawn by Vega-Lite within vl-convert: no browser, no network."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import vl_convert

from attrib.corpus.figures import ANONYMOUS, INDEXES, MONTHS, NOT_TOLD, OUTLETS, SOURCES
from attrib.corpus.views import Answer
from attrib.model import SourceKind
from attrib.report.safe_text import visible
from attrib.report.wording import KINDS

VERSION = "6.1"
# More lines or rows than this cannot be told apart; the tables have all.
MOST_OUTLETS = 8
MOST_PHRASES = 20
WIDTH = 660
# Told apart in most kinds of colour blindness (Okabe and Ito, 2008), with dashes besides.
COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8c6d00", "#56b4e9", "#000000", "#7a4fb5"]
# As on the page of a single article.
KIND_COLOURS = {
    SourceKind.NAMED_PERSON: "#17663a",
    SourceKind.NAMED_ORGANIZATION: "#0b6470",
    SourceKind.SPOKESPERSON: "#1d58a8",
    SourceKind.DOCUMENT: "#5443ae",
    SourceKind.ANONYMOUS_OFFICIAL: "#c96a00",
    SourceKind.ANONYMOUS_OTHER: "#ad2018",
    SourceKind.COLLECTIVE: "#b05aa4",
    SourceKind.UNATTRIBUTED: "#e0709f",
}
FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif"
Spec = dict[str, Any]
CONFIG: Spec = {
    "font": FONT,
    "background": "white",
    "axis": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": 600,
        "labelLimit": 260,
        "gridColor": "#e6e4de",
    },
    "legend": {"labelFontSize": 12, "titleFontSize": 12, "labelLimit": 260, "symbolStrokeWidth": 2, "symbolSize": 120},
    "header": {"labelFontSize": 12, "labelFontWeight": 600, "labelLimit": 300},
    "view": {"stroke": None},
}


def draw_charts(figures: Mapping[str, Answer]) -> dict[str, str]:
    """Return SVG by the name of the figure that it shows, of all figures that have something to show."""
    known = leading_outlets(figures[OUTLETS])
    specs = {
        MONTHS: _months(_rows(figures[MONTHS]), known),
        INDEXES: _indexes(_rows(figures[INDEXES]), known),
        SOURCES: _sources(_rows(figures[SOURCES]), known),
        ANONYMOUS: _phrases(_rows(figures[ANONYMOUS])),
    }
    return {name: draw(spec) for name, spec in specs.items() if spec}


def draw(spec: Spec) -> str:
    """Return a chart as SVG."""
    svg: str = vl_convert.vegalite_to_svg({**spec, "config": CONFIG}, vl_version=VERSION, allowed_base_urls=[])
    return svg


def leading_outlets(outlets: Answer) -> list[str]:
    """Return the outlets that are drawn: those with the most articles."""
    place = outlets.columns.index("outlet")
    return [visible(str(row[place])) for row in outlets.rows][:MOST_OUTLETS]


def _rows(answer: Answer) -> list[Spec]:
    """Return the rows as Vega-Lite takes them, with text that is safe to show."""
    return [
        {
            name: visible(value) if isinstance(value, str) else value
            for name, value in zip(answer.columns, row, strict=True)
        }
        for row in answer.rows
    ]


def _months(rows: list[Spec], outlets: list[str]) -> Spec | None:
    """Return lines of the anonymous share by words over the months; none where no article has a date."""
    shown = [row for row in rows if row["outlet"] in outlets and row["month"] != NOT_TOLD]
    if not shown:
        return None
    colour = {"field": "outlet", "type": "nominal", "sort": outlets, "title": "outlet"}
    return {
        "data": {"values": shown},
        "width": WIDTH,
        "height": 260,
        "mark": {"type": "line", "point": {"size": 36}, "strokeWidth": 2},
        "encoding": {
            "x": {
                "field": "month",
                "type": "ordinal",
                "title": "month",
                "axis": {"labelAngle": -45, "labelOverlap": True},
            },
            "y": {
                "field": "anonymous_by_words",
                "type": "quantitative",
                "title": "share of the claim words",
                "axis": {"format": "%"},
            },
            "color": {**colour, "scale": {"domain": outlets, "range": COLOURS}},
            "strokeDash": {**colour, "scale": {"domain": outlets}},
        },
    }


def _indexes(rows: list[Spec], outlets: list[str]) -> Spec | None:
    """Return a small histogram of the index for every outlet."""
    shown = [row for row in rows if row["outlet"] in outlets]
    if not shown:
        return None
    return {
        "data": {"values": [{**row, "to": row["index_from"] + 10} for row in shown]},
        "columns": 4,
        "facet": {"field": "outlet", "type": "nominal", "sort": outlets, "title": None},
        "spec": {
            "width": 160,
            "height": 110,
            "mark": {"type": "bar", "color": COLOURS[0]},
            "encoding": {
                "x": {
                    "field": "index_from",
                    "bin": {"binned": True, "step": 10},
                    "type": "quantitative",
                    "title": "index",
                    "scale": {"domain": [0, 100]},
                    "axis": {"values": [0, 50, 100]},
                },
                "x2": {"field": "to"},
                "y": {"field": "share", "type": "quantitative", "title": "share of articles", "axis": {"format": "%"}},
            },
        },
    }


def _sources(rows: list[Spec], outlets: list[str]) -> Spec | None:
    """Return a bar for every outlet, of the kinds of source by claim words."""
    shown = [row for row in rows if row["outlet"] in outlets and row["by_words"]]
    if not shown:
        return None
    kinds = [KINDS[kind] for kind in SourceKind]
    order = dict(zip(kinds, range(len(kinds)), strict=True))
    return {
        "data": {"values": [{**row, "place": order[row["kind"]]} for row in shown]},
        "width": WIDTH - 80,
        "height": {"step": 34},
        "mark": {"type": "bar", "stroke": "white", "strokeWidth": 1},
        "encoding": {
            "y": {"field": "outlet", "type": "nominal", "sort": outlets, "title": None},
            "x": {
                "field": "by_words",
                "type": "quantitative",
                "stack": "zero",
                "title": "share of the claim words",
                "axis": {"format": "%"},
                "scale": {"domain": [0, 1]},
            },
            "color": {
                "field": "kind",
                "type": "nominal",
                "title": "kind of source",
                "scale": {"domain": kinds, "range": [KIND_COLOURS[kind] for kind in SourceKind]},
            },
            "order": {"field": "place", "type": "quantitative"},
        },
    }


def _phrases(rows: list[Spec]) -> Spec | None:
    """Return bars of the phrases that are used most; of one that two languages share, the sum."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row["phrase"]] += row["claims"]
    if not counts:
        return None
    shown = [{"phrase": phrase, "claims": claims} for phrase, claims in counts.most_common(MOST_PHRASES)]
    return {
        "data": {"values": shown},
        "width": WIDTH - 160,
        "height": {"step": 22},
        "mark": {"type": "bar", "color": KIND_COLOURS[SourceKind.ANONYMOUS_OFFICIAL]},
        "encoding": {
            "y": {"field": "phrase", "type": "nominal", "sort": "-x", "title": None},
            "x": {"field": "claims", "type": "quantitative", "title": "claims", "axis": {"tickMinStep": 1}},
        },
    }
