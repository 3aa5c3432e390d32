"""The report on a corpus as one page that needs no other file and no network: charts, each with its table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from markupsafe import Markup

from attrib.corpus.charts import MOST_OUTLETS, MOST_PHRASES, draw_charts
from attrib.corpus.figures import ANONYMOUS, FIGURES, INDEXES, MONTHS, OUTLETS, SOURCES, are_percentages
from attrib.corpus.terminal import Number, cell
from attrib.corpus.views import Answer
from attrib.report.html import read_style, render
from attrib.report.safe_text import visible
from attrib.report.wording import NOTE

ALTERNATIVES = {
    MONTHS: "Line chart: the share of the claim words that rests on anonymous sources, by month, for each outlet.",
    INDEXES: "Histograms: how the index of source transparency is distributed, one for each outlet.",
    SOURCES: "Stacked bars: the kinds of source that the claim words rest on, a bar for each outlet.",
    ANONYMOUS: "Bars: the words for anonymous sources that are used most, by claims.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value of a table."""

    text: str
    number: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A figure on the page."""

    name: str
    title: str
    chart: str | None
    """SVG, drawn by us: all text in it is escaped."""
    alternative: str
    """What the chart shows, for who does not see it."""
    drawn: str
    """What of the table is drawn, where that is not all."""
    heads: Sequence[Cell]
    rows: Sequence[Sequence[Cell]]


def render_page(name: str, figures: Mapping[str, Answer], made_by: str) -> str:
    """Return the page on a corpus; `made_by` tells version and settings in one line."""
    charts = draw_charts(figures)
    many = len(figures[OUTLETS].rows) > MOST_OUTLETS
    sections = [_section(figure, answer, charts.get(figure), many=many) for figure, answer in figures.items()]
    folder = files("attrib.corpus")
    template, own = (folder.joinpath(file).read_text(encoding="utf-8") for file in ("page.html", "page.css"))
    return render(
        "\n" + template, style=read_style() + own, name=visible(name), sections=sections, note=NOTE, made_by=made_by
    )


def _section(name: str, answer: Answer, chart: str | None, *, many: bool) -> Section:
    percent = are_percentages(name, answer)
    rows = [[_cell(value, percent=part) for value, part in zip(row, percent, strict=True)] for row in answer.rows]
    numbers = [all(cells) for cells in zip(*([cell.number for cell in row] for row in rows), strict=True)]
    return Section(
        name=name,
        title=FIGURES[name].title,
        chart=Markup(chart) if chart else None,  # noqa: S704 - Vega escapes the text in it
        alternative=ALTERNATIVES.get(name, ""),
        drawn=_drawn(name, answer, many=many) if chart else "",
        heads=[
            Cell(text=head.replace("_", " "), number=number)
            for head, number in zip(answer.columns, numbers or [False] * len(answer.columns), strict=True)
        ],
        rows=rows,
    )


def _drawn(name: str, answer: Answer, *, many: bool) -> str:
    """Return what of a table is drawn; nothing if all is, and there are not too many outlets."""
    if name == ANONYMOUS:
        return f"Drawn are the first {MOST_PHRASES}." if len(answer.rows) > MOST_PHRASES else ""
    return f"Drawn are the {MOST_OUTLETS} outlets with the most articles." if many else ""


def _cell(value: object, *, percent: bool) -> Cell:
    shown = cell(value, percent=percent)
    return Cell(text=visible(shown), number=isinstance(shown, Number))
