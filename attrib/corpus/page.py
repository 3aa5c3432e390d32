"""The report on a corpus as one page that needs no other file and no network: charts, each with its table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from attrib.corpus.charts import MOST_OUTLETS, MOST_PHRASES, Chart, make_charts
from attrib.corpus.figures import (
    ANONYMOUS,
    FIGURES,
    INDEXES,
    MONTHS,
    OUTLETS,
    SOURCES,
    are_percentages,
    head_of,
    in_our_words,
)
from attrib.corpus.terminal import Number, cell
from attrib.corpus.views import Answer
from attrib.messages import Message, Voice
from attrib.report.html import read_style, render
from attrib.report.safe_text import visible
from attrib.report.wording import IN_ENGLISH, NOTE

ALTERNATIVES = {
    MONTHS: Message(
        "Lines: the share of the claim words that rests on anonymous sources, by month, one for each outlet."
    ),
    INDEXES: Message("Histograms: how the index of source transparency is distributed, one for each outlet."),
    SOURCES: Message("Bars: the kinds of source that the claim words rest on, a bar for each outlet."),
    ANONYMOUS: Message("Bars: the words for anonymous sources that are used most, by claims."),
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
    chart: Chart | None
    alternative: str
    """What the chart shows, also for who does not see it."""
    drawn: str
    """What of the table is drawn, where that is not all."""
    heads: Sequence[Cell]
    rows: Sequence[Sequence[Cell]]


def render_page(name: str, figures: Mapping[str, Answer], made_by: str, say: Voice = IN_ENGLISH) -> str:
    """Return the page on a corpus, as `say` says it; `made_by` tells version and settings in one line."""
    charts = make_charts(figures, say)
    many = len(figures[OUTLETS].rows) > MOST_OUTLETS
    sections = [_section(figure, answer, charts.get(figure), say, many=many) for figure, answer in figures.items()]
    folder = files("attrib.corpus")
    template, own = (folder.joinpath(file).read_text(encoding="utf-8") for file in ("page.html", "page.css"))
    return render(
        "\n" + template,
        style=read_style() + own,
        name=visible(name),
        sections=sections,
        note=say(NOTE),
        made_by=made_by,
        say=say,
        language=say.code,
    )


def _section(name: str, answer: Answer, chart: Chart | None, say: Voice, *, many: bool) -> Section:
    percent, answer = are_percentages(name, answer), in_our_words(answer)
    rows = [[_cell(value, say, percent=part) for value, part in zip(row, percent, strict=True)] for row in answer.rows]
    numbers = [all(cells) for cells in zip(*([cell.number for cell in row] for row in rows), strict=True)]
    return Section(
        name=name,
        title=say(FIGURES[name].title),
        chart=chart,
        alternative=say(ALTERNATIVES.get(name, "")),
        drawn=say(_drawn(name, answer, many=many)) if chart else "",
        heads=[
            Cell(text=say(head_of(head)), number=number)
            for head, number in zip(answer.columns, numbers or [False] * len(answer.columns), strict=True)
        ],
        rows=rows,
    )


def _drawn(name: str, answer: Answer, *, many: bool) -> str:
    """Return what of a table is drawn; nothing if all is, and there are not too many outlets."""
    if name == ANONYMOUS:
        return Message("Drawn are the first {n}.", n=MOST_PHRASES) if len(answer.rows) > MOST_PHRASES else ""
    return Message("Drawn are the {n} outlets with the most articles.", n=MOST_OUTLETS) if many else ""


def _cell(value: object, say: Voice, *, percent: bool) -> Cell:
    shown = cell(value, say, percent=percent)
    return Cell(text=visible(shown), number=isinstance(shown, Number))
