"""Free places in a row."""

from hypothesis import given
from hypothesis import strategies as st

from attrib.diff.nearest import NONE, Row


@given(st.sets(st.integers(0, 30)), st.lists(st.integers(0, 30)), st.integers(0, 30))
def test_the_answers_are_those_of_a_walk(places: set[int], taken: list[int], asked: int) -> None:
    """Whatever was taken, in whatever order, and asked for in between."""
    row, free = Row(sorted(places)), set(places)
    for place in dict.fromkeys(taken):
        if place in free:
            row.take(place)
            free.remove(place)
            row.before(asked)

    assert row.from_on(asked) == min((place for place in free if place >= asked), default=NONE)
    assert row.before(asked) == max((place for place in free if place < asked), default=NONE)
