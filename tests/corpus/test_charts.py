"""Charts of a corpus: their places are those of the figures."""

import pytest

from attrib.corpus.charts import MOST_OUTLETS, MOST_PHRASES, Chart, make_charts
from attrib.corpus.figures import ANONYMOUS, INDEXES, MONTHS, NOT_TOLD, OUTLETS, SOURCES
from attrib.corpus.views import Answer
from attrib.model import SourceKind
from attrib.report.wording import KINDS


def charts(**rows: list[tuple[object, ...]]) -> dict[str, Chart]:
    """Return the charts of figures with some rows."""
    columns = {
        OUTLETS: ("outlet",),
        MONTHS: ("outlet", "month", "anonymous_by_words"),
        INDEXES: ("outlet", "index_from", "share"),
        SOURCES: ("outlet", "kind", "by_words"),
        ANONYMOUS: ("phrase", "claims"),
    }
    return make_charts({name: Answer(columns=names, rows=rows.get(name, [])) for name, names in columns.items()})


def test_points_stand_at_their_months_and_a_month_without_articles_has_none() -> None:
    """January and March of three months, on a scale that ends with 50%."""
    (plot,) = charts(outlets=[("A",)], months=[("A", "2026-03", 0.5), ("A", "2026-01", 0.25), ("A", NOT_TOLD, 0.9)])[
        MONTHS
    ].plots

    assert plot.points == ((16.67, 50.0), (83.33, 0.0))
    assert (plot.top, plot.ends) == ("50%", ("2026-01", "2026-03"))


def test_outlets_share_a_scale() -> None:
    """So that their histograms can be compared; bars stand on the ground."""
    drawn = charts(outlets=[("A",), ("B",)], indexes=[("A", 40, 1.0), ("B", 90, 0.25)])[INDEXES].plots

    assert [plot.top for plot in drawn] == ["100%", "100%"]
    assert [(r.x, r.y, r.height) for plot in drawn for r in plot.rects] == [
        ("40.5%", "0.00%", "100.00%"),
        ("90.5%", "75.00%", "25.00%"),
    ]


def test_kinds_stand_side_by_side_and_those_that_nobody_can_ask_are_hatched() -> None:
    """As on the page of an article; what a kind looks like is told of all."""
    rows: list[tuple[object, ...]] = [
        ("A", KINDS[SourceKind.ANONYMOUS_OTHER], 0.4),
        ("A", KINDS[SourceKind.NAMED_PERSON], 0.6),
        ("A", KINDS[SourceKind.DOCUMENT], 0.0),
    ]
    chart = charts(outlets=[("A",)], sources=rows)[SOURCES]
    (stack,) = chart.stacks

    assert [(bar.kind, bar.start, bar.width, bar.hatched) for bar in stack.bars] == [
        ("named-person", "0.00%", "60.00%", False),
        ("anonymous-other", "60.00%", "40.00%", True),
    ]
    assert [bar.kind for bar in chart.kinds] == [kind.value for kind in SourceKind]


def test_a_phrase_of_two_languages_is_one_bar_and_the_longest_is_whole() -> None:
    """The others are parts of it; no more are drawn than can be read."""
    rows: list[tuple[object, ...]] = [("bron", 2), ("bron", 2), *((f"p{n}", 1) for n in range(30))]
    drawn = charts(phrases=rows)[ANONYMOUS].rows

    assert [(row.label, row.number, row.width) for row in drawn[:2]] == [("bron", "4", "100.0%"), ("p0", "1", "25.0%")]
    assert len(drawn) == MOST_PHRASES


@pytest.mark.parametrize("name", [MONTHS, INDEXES, SOURCES])
def test_no_more_outlets_are_drawn_than_can_be_compared(name: str) -> None:
    """Those with the most articles."""
    outlets: list[tuple[object, ...]] = [(f"O{number}",) for number in range(MOST_OUTLETS + 1)]
    middle = {MONTHS: "2026-01", INDEXES: 10, SOURCES: KINDS[SourceKind.DOCUMENT]}[name]
    rows: list[tuple[object, ...]] = [(outlet, middle, 0.5) for (outlet,) in outlets]
    chart = charts(outlets=outlets, **{name: rows})[name]
    labels = [plot.label for plot in chart.plots] + [stack.label for stack in chart.stacks]

    assert labels == [f"O{number}" for number in range(MOST_OUTLETS)]


def test_nothing_is_drawn_of_nothing() -> None:
    """A corpus without claims, dates and indexes."""
    assert charts(outlets=[("A",)], months=[("A", NOT_TOLD, 0.5), ("A", "2026-01", None)]) == {}
