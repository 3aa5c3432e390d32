"""The plain report: greppable lines, and no line that is not ours."""

import io
import re

import pytest

from attrib.model import Run
from attrib.report.text import write_report
from tests.report.conftest import HOSTILE, UNPRINTABLE, finish, hostile_run
from tests.sketch import sketch


def lines(run: Run) -> list[str]:
    """Return the lines of a run."""
    out = io.StringIO()
    write_report(run, out)
    return out.getvalue().split("\n")[:-1]


def test_every_finding_is_one_line_with_its_place(dutch: Run) -> None:
    """Editors and grep know path:line:column."""
    assert len(lines(dutch)) == len(dutch.reports[0].findings) + 1
    assert lines(dutch)[0].startswith("fixtures/nl/haven/article.txt:3:114: ATR101 error Nothing is told of “bronnen”")


def test_the_last_line_of_an_article_is_its_index(dutch: Run) -> None:
    """With its parts, the sources and the findings by level."""
    assert lines(dutch)[-1] == (
        "fixtures/nl/haven/article.txt: index 59 (transparency 0.45, breadth 1.00), "
        "8 sources, 4 identified; 2 errors, 3 warnings"
    )


def test_a_missing_index_says_why() -> None:
    """Too short a text."""
    assert lines(finish(sketch("Short."))) == [
        "article.txt: no index: an index needs 60 words, the text has 1; no findings"
    ]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_change_no_line(words: str) -> None:
    """As many lines as findings and articles, none of which a terminal or build server obeys."""
    run = hostile_run(words)
    text = "\n".join(lines(run))

    assert len(lines(run)) == len(run.reports[0].findings) + 1
    assert not UNPRINTABLE.search(text)
    assert not re.search(r"^\s*::|##\[", text, re.MULTILINE)
