"""Where a key stands in a TOML file."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.config.kinds import to_toml
from attrib.config.locate import locate

TEXT = '''\
# select = "a comment"
lang = "nl"   # lang
[rules]
select = [
  "ATR101",   # first
  "ATR2",
]
"ignore" = ["ATR103"]

[words.nl]
titles = """
[levels]
ATR101 = 3"""
[levels]
ATR101 = "info"
'''
KEYS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8)
VALUES = st.one_of(st.text(), st.integers(-9, 9), st.booleans(), st.lists(st.text(), max_size=3))


@pytest.mark.parametrize(
    ("path", "item", "line", "column"),
    [
        (("lang",), None, 2, 1),
        (("rules",), None, 3, 2),
        (("rules", "select"), None, 4, 1),
        (("rules", "select"), "ATR2", 6, 4),
        (("rules", "ignore"), None, 8, 2),
        (("rules", "ignore"), "ATR103", 8, 14),
        (("words", "nl"), None, 10, 8),
        (("words", "nl", "titles"), None, 11, 1),
        (("levels", "ATR101"), None, 15, 1),
    ],
)
def test_a_key_is_found(path: tuple[str, ...], item: str | None, line: int, column: int) -> None:
    """Not in comments or long texts that look like it."""
    place = locate(TEXT, path, item)

    assert place
    assert (line, column) == (place.line, place.column)


def test_a_key_that_is_not_there_has_no_place() -> None:
    """None."""
    assert locate(TEXT, ("rules", "extend-select")) is None


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_every_key_of_any_file_is_found_at_its_line(values: dict[str, Any]) -> None:
    """Whatever keys and values look like."""
    lines = [f"{to_toml(key)} = {to_toml(value)}" for key, value in values.items()]
    text = "\n".join(lines)
    places = [locate(text, (key,)) for key in values]

    assert values == tomllib.loads(text)
    assert list(range(1, len(values) + 1)) == [place.line for place in places if place]
