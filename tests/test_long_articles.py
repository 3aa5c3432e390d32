"""Work does not grow with the square of an article's length: calls are counted, which no other process changes."""

import sys
from collections.abc import Callable
from functools import partial
from math import log

import pytest

from attrib.report import FORMATS
from attrib.report.diffs import DIFF_FORMATS
from tests.long_articles import KINDS, difference, report_on, write, write_difference

WORDS = 900
TIMES = 3
# Work that grows with the length has 1, with its square 2; looking things up in order takes a little more than 1.
MOST = 1.15


def calls(work: Callable[[], object]) -> int:
    """Return how many functions are called and generators resumed, those written in C among them."""
    counted = [0]

    def count(_frame: object, event: str, _argument: object) -> None:
        counted[0] += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted[0]


def growth(small: Callable[[], object], large: Callable[[], object]) -> float:
    """Return the power of the length with which the calls grow."""
    large()  # imports, word lists that are compiled once, and what a lexicon remembers of its words
    return log(calls(large) / calls(small), TIMES)


@pytest.mark.parametrize("kind", KINDS)
def test_a_check_grows_with_the_length(kind: str) -> None:
    """Attributions, sources, rules and score, whoever speaks."""
    small, large = (KINDS[kind](WORDS * times) for times in (1, TIMES))

    assert growth(partial(report_on, small), partial(report_on, large)) <= MOST


@pytest.mark.parametrize("kind", ["stories", "officials"])
def test_every_report_grows_with_the_length(kind: str) -> None:
    """No format searches the article for every finding, claim or paragraph."""
    small, large = (report_on(KINDS[kind](WORDS * times)) for times in (1, TIMES))

    for name in FORMATS:
        assert growth(partial(write, small, name), partial(write, large, name)) <= MOST, name


@pytest.mark.parametrize("kind", KINDS)
def test_a_diff_grows_with_the_length(kind: str) -> None:
    """Claims are not compared in all pairs; where all say the same, the nearest ones are."""
    small, large = (report_on(KINDS[kind](WORDS * times)) for times in (1, TIMES))

    assert growth(partial(difference, small), partial(difference, large)) <= MOST
    for name in DIFF_FORMATS:
        diffs = difference(small), difference(large)
        assert growth(*(partial(write_difference, diff, name) for diff in diffs)) <= MOST, name
