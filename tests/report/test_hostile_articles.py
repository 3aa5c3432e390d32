"""Any text at all goes through every format: as article, path, note and message."""

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.model import Failure
from attrib.report import FORMATS
from tests.report.conftest import UNPRINTABLE, hostile_run

# The drawing's own brackets apart.
WORDS = st.text(st.characters(exclude_characters="[]"), min_size=1, max_size=40)


@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None, max_examples=60)
@given(words=WORDS)
def test_any_text_is_written_without_control_characters(name: str, words: str) -> None:
    """No crash, no control character, no mark that turns the direction of writing."""
    out = io.StringIO()
    run = hostile_run(words)
    noted = tuple(replace(report, notes=(words,)) for report in run.reports)
    failure = Failure(path=words, message=words)
    FORMATS[name].write_report(replace(run, reports=noted, failures=(failure,)), out)

    assert not UNPRINTABLE.search(out.getvalue())
