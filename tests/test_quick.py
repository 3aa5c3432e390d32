"""Which tests a change asks for."""

import pytest

from tests.quick import corners_of


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("attrib/rules/late_attribution.py", ("tests/rules",)),
        ("attrib/score.py", ("tests/test_score.py",)),
        ("tests/diff/test_align.py", ("tests/diff",)),
        ("tests/test_score.py", ("tests/test_score.py",)),
        ("attrib/languages/nl/cues.toml", ("tests/languages",)),
        ("docs/rules.md", ()),
        ("Makefile", ()),
    ],
)
def test_a_file_is_tested_by_what_is_called_after_it(path: str, expected: tuple[str, ...]) -> None:
    """By its folder or its own module."""
    assert corners_of([path]) == expected
