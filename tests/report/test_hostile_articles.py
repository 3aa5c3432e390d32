"""Any text at all goes through every format."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
    FORMATS[name].write_report(hostile_run(words), out)

    assert not UNPRINTABLE.search(out.getvalue())
