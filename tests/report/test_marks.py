"""Cutting an article into marked stretches, whatever the marks are."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from attrib.model import Run, Span
from attrib.report.marks import Mark, Part, find_marks, group_findings, number_sources, stretches
from tests.sketch import sketch

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 30)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS), SPANS)
def test_stretches_are_the_whole_paragraph_and_every_mark_that_opens_closes(spans: list[Span], within: Span) -> None:
    """Marks may cross, repeat and reach over the borders of the paragraph."""
    marks = tuple(Mark(span=span, part=Part.CONTENT, sources=()) for span in spans)
    pieces = list(stretches(marks, within))

    assert [piece.span.start for piece in pieces] == [within.start, *(piece.span.end for piece in pieces[:-1])]
    assert pieces[-1].span.end == within.end
    opened = sorted((mark.span for piece in pieces for mark in piece.opening), key=lambda span: (span.start, span.end))
    assert opened == sorted(mark.span for piece in pieces for mark in piece.closing)


def test_sources_that_share_a_claim_share_its_mark() -> None:
    """Four diplomats and an official: one bracket with two numbers."""
    claim = "[1.content [2.content it is over]]"
    both = sketch(
        f"[1.source Four diplomats] and [2.source an official] [1.cue said] {claim}.",
        diplomats="anonymous-official 1",
        official="anonymous-official 2",
    )

    content = [mark for mark in find_marks(both) if mark.part is Part.CONTENT]
    assert [[source.id for source in mark.sources] for mark in content] == [["diplomats", "official"]]


def test_sources_are_numbered_as_they_first_speak(dutch: Run) -> None:
    """In the order of the text, whatever the order of the list."""
    analysis = dutch.reports[0].analysis
    turned = replace(analysis, sources=analysis.sources[::-1])

    assert number_sources(turned) == number_sources(analysis)
    assert number_sources(analysis)["bronnen"] == 1


def test_findings_are_grouped_by_place_and_sorted_by_severity(dutch: Run) -> None:
    """Errors first, then by place; within a place likewise."""
    codes = [[finding.code for finding in group] for group in group_findings(dutch.reports[0])]

    assert codes == [["ATR101", "ATR103", "ATR105"], ["ATR101", "ATR103"], ["ATR201"], ["ATR203"], ["ATR106"]]
