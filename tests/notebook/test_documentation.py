"""docs/python.md runs from top to bottom and prints what it says."""

import doctest
import re

import pytest

from tests.fixtures import ROOT

PAGE = ROOT / "docs" / "python.md"
BLOCKS = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.stanza
def test_the_page_runs_from_top_to_bottom() -> None:
    """In one namespace, as a notebook does."""
    pytest.importorskip("pandas")
    source = "\n".join(BLOCKS.findall(PAGE.read_text(encoding="utf-8")))
    test = doctest.DocTestParser().get_doctest(source, {}, PAGE.name, str(PAGE), 0)
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    result = runner.run(test, out=told.append)

    assert len(test.examples) > 20
    assert not result.failed, "".join(told)
