"""Cutting an article into marked stretches, whatever the marks are."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from attrib.model import Level, Run, Span
from attrib.report.marks import (
    Mark,
    Part,
    find_marks,
    group_findings,
    listed_sources,
    number_sources,
    place_marks,
    source_tag,
    stretches,
    worst_group,
)
from tests.sketch import sketch

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 30)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS), SPANS)
def test_stretches_are_the_whole_paragraph_and_every_mark_that_opens_closes(spans: list[Span], within: Span) -> None:
    """Marks may cross, repeat and reach over the borders of the paragraph."""
    marks = tuple(Mark(span=span, part=Part.CONTENT, sources=()) for span in spans)
    pieces = list(stretches(place_marks(marks), within))

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


def test_nobody_is_no_source_with_a_number(dutch: Run) -> None:
    """It stands last in lists, and the numbers of the others have no gap."""
    analysis = dutch.reports[0].analysis
    numbers = number_sources(analysis)

    assert numbers["nobody"] == 0
    assert [numbers[source.id] for source in listed_sources(analysis)] == [*range(1, len(numbers)), 0]
    assert [source_tag(source, numbers) for source in listed_sources(analysis)][-1] == "×"
    assert len(numbers) - 1 == dutch.reports[0].score.sources


def test_findings_are_grouped_by_place_in_reading_order(dutch: Run) -> None:
    """Within a place the most severe first; the worst place is the first with an error."""
    groups = group_findings(dutch.reports[0])
    starts = [group[0].start for group in groups]

    assert starts == sorted(starts)
    assert [finding.code for finding in groups[0]] == ["ATR101", "ATR103", "ATR105"]
    assert worst_group(groups) == 1
    assert worst_group(groups[1:]) == next(n for n, group in enumerate(groups[1:], 1) if group[0].level is Level.ERROR)
