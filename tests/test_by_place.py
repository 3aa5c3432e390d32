"""Asking for things by where they stand."""

from hypothesis import given
from hypothesis import strategies as st

from attrib.by_place import ByPlace
from attrib.model import Span

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 20))


@given(st.lists(SPANS), SPANS)
def test_the_answers_are_those_of_asking_everything(things: list[Span], asked: Span) -> None:
    """Whatever lies inside whatever else."""
    placed = ByPlace((span, number) for number, span in enumerate(things))

    assert sorted(placed.around(asked)) == [n for n, span in enumerate(things) if span.covers(asked)]
    assert sorted(placed.overlapping(asked)) == [n for n, span in enumerate(things) if span.overlaps(asked)]
