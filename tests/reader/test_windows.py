"""Stretches of an article."""

from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.reader.pieces import Unit
from attrib.reader.windows import AROUND, CORE, WHOLE, make_windows

LONGEST = 512
units = st.lists(
    st.builds(lambda size, opens: Unit(0, 1, (9,) * size, opens), st.integers(1, 12), st.booleans()), max_size=1500
)


@given(units)
@settings(max_examples=40, deadline=None)
def test_every_word_is_in_one_core(article: list[Unit]) -> None:
    """None twice, none left out, in order; and the encoder can take each window."""
    windows = make_windows(article, 0, 2)

    assert list(range(len(article))) == [n for w in windows for n in range(*w.core)]
    assert all(len(w.ids) <= LONGEST for w in windows)
    assert all(w.offset <= w.core[0] and w.core[1] <= w.offset + len(w.places) for w in windows)


def test_a_short_article_is_one_window() -> None:
    """With a mark at both ends and one between its paragraphs."""
    (window,) = make_windows([Unit(0, 1, (7, 8), True), Unit(2, 3, (9,), False), Unit(5, 6, (6,), True)], 0, 2)

    assert window.ids == (0, 7, 8, 9, 2, 6, 2)
    assert window.places == (1, 3, 5)


def test_a_long_article_is_read_with_words_around_each_core() -> None:
    """The second window begins before its core, the first ends after its own."""
    first, second, *_ = make_windows([Unit(0, 1, (9,), False)] * (WHOLE + 1), 0, 2)

    assert first.core[1] + AROUND == first.offset + len(first.places)
    assert second.core[0] - AROUND == second.offset
    assert len(range(*first.core)) <= CORE
