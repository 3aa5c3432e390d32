"""Where an editor has a character."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind

from attrib.lsp.places import Places
from attrib.model import Span

TEXTS = st.lists(st.sampled_from(["a", "é", "😀", " ", "\n", "\r\n", "\r", "\x0c", "\u2028", "x"]), max_size=20).map(
    "".join
)
ENCODINGS = list(PositionEncodingKind)


@pytest.mark.parametrize(
    ("encoding", "column"),
    [(PositionEncodingKind.Utf8, 7), (PositionEncodingKind.Utf16, 4), (PositionEncodingKind.Utf32, 3)],
)
def test_columns_are_counted_as_was_agreed(encoding: PositionEncodingKind, column: int) -> None:
    """An emoji is one code point, two units of UTF-16 and four bytes."""
    places = Places("Een\né😀 b", encoding)

    assert Position(line=1, character=column) == places.position(7)
    assert places.offset(Position(line=1, character=column)) == 7


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_every_character_is_found_again(text: str, encoding: PositionEncodingKind) -> None:
    """But one within a line end, of which an editor knows the beginning only."""
    places = Places(text, encoding)

    for offset in range(len(text) + 1):
        inside = text[offset - 1 : offset + 1] == "\r\n"
        assert places.offset(places.position(offset)) == offset - inside


@given(TEXTS)
def test_lines_are_those_of_the_protocol(text: str) -> None:
    """A form feed and the separators of Unicode end none."""
    ends = len(re.findall("\r\n|\r|\n", text))

    assert ends == Places(text).position(len(text)).line


@given(TEXTS, st.integers(0, 30), st.integers(0, 30))
def test_a_place_that_is_not_there_is_the_nearest_one(text: str, line: int, character: int) -> None:
    """Behind the end of a line, its end; behind the last line, the end of the text."""
    offset = Places(text).offset(Position(line=line, character=character))

    assert 0 <= offset <= len(text)
    assert Places(text).position(offset).line <= line


def test_the_end_of_a_line() -> None:
    """Without what ends it."""
    places = Places("Een.\r\nTwee")

    assert [places.line_end(2), places.line_end(6)] == [4, 10]
    assert places.span(places.range(Span(1, 8))) == Span(1, 8)
