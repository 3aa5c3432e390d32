"""Words and their pieces."""

import pytest

from attrib.reader.pieces import MOST, Pieces, cut_units
from tests.reader.tiny import tiny_pieces


@pytest.fixture
def pieces() -> Pieces:
    """Return the tiny vocabulary."""
    return tiny_pieces()


def shown(pieces: Pieces, word: str, spaced: bool = True) -> list[str]:
    """Return the pieces of a word as they are written."""
    return [pieces.pieces[number] for number in pieces.cut(word, spaced)]


def test_the_most_probable_split_is_taken(pieces: Pieces) -> None:
    """Two probable pieces beat four improbable ones."""
    assert shown(pieces, "deen") == ["▁de", "en"]


def test_a_word_without_space_before_it_begins_otherwise(pieces: Pieces) -> None:
    """What follows an opening mark has no sign of a space."""
    assert shown(pieces, "de", spaced=False) == ["d", "e"]


def test_an_unknown_letter_is_one_unknown_piece(pieces: Pieces) -> None:
    """And costs the letters beside it nothing."""
    assert shown(pieces, "a7b") == ["▁", "a", "<unk>", "b"]


def test_a_letter_that_stands_for_two_is_read_as_two(pieces: Pieces) -> None:
    """The ligature of "fi"."""
    assert shown(pieces, "fi") == shown(pieces, "ﬁ")


def test_invisible_characters_are_no_letters(pieces: Pieces) -> None:
    """A soft hyphen or a zero-width space neither cuts a word nor changes it."""
    text = "Offi\u00adcials sa\u200bid"
    units = cut_units(text, [(0, len(text))], pieces)

    assert [text[u.start : u.end] for u in units] == ["Offi\u00adcials", "sa\u200bid"]
    assert pieces.cut("Officials", True) == units[0].pieces


def test_a_long_word_keeps_its_first_pieces(pieces: Pieces) -> None:
    """An address of a hundred letters must not fill a window."""
    assert len(pieces.cut("x" * 100, True)) == MOST


def test_the_first_word_of_a_paragraph_opens_it(pieces: Pieces) -> None:
    """Marks are words of their own; names with apostrophe, hyphen or stop inside are one."""
    text = "O'Neill zei: “nee”.\n\nIn-huis U.S."
    units = cut_units(text, [(0, 19), (21, len(text))], pieces)

    assert [text[u.start : u.end] for u in units] == [
        "O'Neill",
        "zei",
        ":",
        "“",
        "nee",
        "”",
        ".",
        "In-huis",
        "U.S",
        ".",
    ]
    assert [n for n, unit in enumerate(units) if unit.opens] == [0, 7]
