"""Tables at a terminal: whole numbers and words at every width."""

import io
import re

import pytest

from attrib.corpus.figures import FIGURES, SOURCES, are_percentages, fit
from attrib.corpus.figures import OUTLETS as OUTLETS_TABLE
from attrib.corpus.terminal import make_console, write_table
from attrib.corpus.views import Answer
from attrib.messages import report_languages, voice
from attrib.model import SourceKind
from attrib.report.wording import KINDS

OUTLETS = ("Dagblad van de Waddenkust", "Oostkust Post", "A")
SHARES = [
    (outlet, KINDS[kind], 10, 0.131, 0.131) for outlet in OUTLETS for kind in SourceKind
]  # as many numbers, all 13.1%


def shown(width: int) -> list[str]:
    """Return the lines of the table of kinds of source."""
    answer = fit(SOURCES, Answer(columns=("outlet", "kind", "claims", "by_claims", "by_words"), rows=SHARES))
    out = io.StringIO()
    percent = are_percentages(SOURCES, answer)
    write_table(FIGURES[SOURCES].title, answer.columns, answer.rows, percent, make_console(out, width))
    return [line.rstrip() for line in out.getvalue().splitlines()]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
def test_no_number_is_cut_and_no_word_broken(width: int) -> None:
    """A table that is too wide goes on below, with the names of its rows."""
    lines = shown(width)
    text = " ".join(lines)

    assert max(map(len, lines)) <= width
    assert len(re.findall(r"(?<!\S)13\.1%(?!\S)", text)) == len(SHARES)
    assert {word for kind in KINDS.values() for word in kind.split()} <= set(text.split())
    assert {word for outlet in OUTLETS for word in outlet.split()} <= set(text.split())


def test_parts_of_a_table_have_about_as_many_columns() -> None:
    """Not seven of eight and then one."""
    heads = [line for line in shown(100) if line.startswith("outlet")]

    assert [len(head.split()) for head in heads] == [5, 5]


def test_a_table_that_fits_is_one() -> None:
    """On a wide screen."""
    assert sum(line.startswith("outlet") for line in shown(140)) == 1


def test_a_number_wider_than_the_screen_goes_on_below() -> None:
    """No digit is lost."""
    out = io.StringIO()
    write_table("", ["n"], [(10**30,)], [False], make_console(out, 20))

    assert f"{10**30:,}" in "".join(out.getvalue().split())


@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("code", report_languages())
def test_every_head_can_stand_at_the_beginning_of_a_part(width: int, code: str) -> None:
    """None is the rest of the one before it, which may stand in the part above."""
    heads = [FIGURES[OUTLETS_TABLE].narrow[column] for column in FIGURES[OUTLETS_TABLE].narrow]
    out = io.StringIO()
    row = ("Dagblad", 20, 96, 0.438, 0.393, 67.0, 81.0, 85.8)
    write_table("", heads, [row], [False] * 3 + [True] * 2 + [False] * 3, make_console(out, width), voice(code))
    words = out.getvalue().split()
    anonymous, index = {"en": ("anonymous", "index"), "nl": ("anoniem", "index")}[code]

    assert (words.count(anonymous), words.count(index)) == (2, 3)
    assert max(map(len, out.getvalue().splitlines())) <= width
