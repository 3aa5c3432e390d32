"""Bytes become text: encodings with a mark, older ones with a note, and what is no text at all."""

import pytest

from attrib.errors import ArticleError
from attrib.formats.files import decoded

TEXT = "“De dijk houdt”, zei de coördinator. Het café – 3 €."


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_by_its_mark(name: str) -> None:
    """Notepad writes UTF-16 for "Unicode"; the mark is no part of the text."""
    assert decoded(TEXT.encode(name)) == (TEXT, ())


def test_the_big_end_may_come_first() -> None:
    """As on older Macs."""
    assert decoded(b"\xfe\xff" + TEXT.encode("utf-16-be")) == (TEXT, ())


@pytest.mark.parametrize(("name", "called"), [("cp1252", "Windows-1252"), ("mac_roman", "Mac OS Roman")])
def test_an_older_encoding_is_told_by_its_letters(name: str, called: str) -> None:
    """And said to be a guess."""
    text = TEXT.replace("€", "euro")

    assert decoded(text.encode(name)) == (text, (f"Not UTF-8: read as {called}.",))


def test_rarer_letters_do_not_make_a_file_unreadable() -> None:
    """A Czech name in an English text."""
    text = "Mr Žižek, who was not named in the report, said that the café would close, officials said on Monday."

    assert decoded(text.encode("cp1252"))[0] == text


@pytest.mark.parametrize("data", [b"GIF89a\0\x01", b"De dijk.\0", b"\xff\xfe" + "a\0b".encode("utf-16-le")])
def test_a_binary_file(data: bytes) -> None:
    """A file with zeros is no plain text."""
    with pytest.raises(ArticleError, match="this is a binary file: give the article as plain text in UTF-8"):
        decoded(data)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"kat\x81", r"not UTF-8 at byte 3 \(line 1\), and in no other encoding"),
        (b"De dijk.\r\n\r\nDe kat\x81.\n", r"not UTF-8 at byte 18 \(line 3\), and in no other encoding"),
        (b"\xef\xbb\xbfEen\ncaf\xe9", r"not UTF-8 at byte 7 \(line 2\), as its mark says"),
        (b"\xff\xfea\0\n\0\xd8", r"not UTF-16 at byte 4 \(line 2\), as its mark says"),
    ],
)
def test_a_file_that_cannot_be_decoded(data: bytes, place: str) -> None:
    """The message tells byte and line in the file, and what to do."""
    with pytest.raises(ArticleError, match=f"{place}.*save the file as UTF-8"):
        decoded(data)
