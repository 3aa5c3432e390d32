"""Files: their bytes, and the text that bytes stand for."""

import codecs
import re
import sys
from pathlib import Path

from attrib.errors import ArticleError
from attrib.files import MEGABYTE
from attrib.messages import Message

STDIN = "-"
LARGEST_FILE = 100 * MEGABYTE
"""Bytes: a file may hold many articles."""
# What a file begins with, and in what it is encoded then; the longer marks first.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What text of newsrooms comes in where it is not UTF-8, and what people call it, the more common first. A detector of
# all encodings (charset-normalizer) took "café" of an old Mac for Windows-1252, and most of Windows for Polish.
LEGACY = {"cp1252": "Windows-1252", "mac_roman": "Mac OS Roman"}
# What text looks like in the wrong one of them: capitals and signs within words, and letters that stand for “ ” ’ –.
WRONG = {
    "cp1252": re.compile(r"[a-z][A-ZÀ-ÞŠŽŒ]|[^\W\d_][•‰†‡¢£¤¥¦¯°±¶º¹²³][a-z]|[ÒÓÕÐ\x81\x8d\x8f\x90\x9d]"),
    "mac_roman": re.compile(r"[a-z][À-ÞŒŸ]|[a-z][^\w\s–—’'-.,][a-z]|[ÂÔÍÎÏÌÓıˆ˜¯˘˙˚¸˝˛ˇ]"),
}


def read_bytes(path: str) -> bytes:
    """Return the bytes of a file, or of standard input for "-".

    Raises ArticleError where there are none to be had, or more than any file of articles has, such as in a device.
    """
    data = _first_bytes(path, LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise ArticleError(
            Message(
                "larger than {most} MB, which is no article: give its parts one by one",
                most=LARGEST_FILE // MEGABYTE,
            )
        )
    return data


def check_size(text: str, max_size: float) -> None:
    """Raise ArticleError where a text has more bytes than an article may have, given in megabytes."""
    if len(text) > max_size * MEGABYTE or len(text.encode("utf-8", "surrogatepass")) > max_size * MEGABYTE:
        raise ArticleError(
            Message(
                "larger than {most:g} MB, which is no article: give its parts one by one, or raise --max-size",
                most=max_size,
            )
        )


def _first_bytes(path: str, most: int) -> bytes:
    """Return so many bytes of a file or of standard input at most."""
    if path == STDIN:
        if sys.stdin is None:
            raise ArticleError(Message("standard input is closed: send the text through a pipe, or name a file"))
        return sys.stdin.buffer.read(most)
    if not path:
        raise ArticleError(Message("no such file: the path is empty"))
    try:
        return _of_file(path, most)
    except FileNotFoundError as error:
        raise ArticleError(Message("no such file: check the path")) from error
    except IsADirectoryError as error:
        raise ArticleError(
            Message("this is a folder: name the files in it, for instance with a pattern like *.txt")
        ) from error
    except PermissionError as error:
        raise ArticleError(Message("not readable: check the permissions of the file")) from error
    except OSError as error:
        raise ArticleError(
            Message("cannot be read ({reason}): check the path", reason=error.strerror or error)
        ) from error


def _of_file(path: str, most: int) -> bytes:
    with Path(path).open("rb") as file:
        return file.read(most)


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    r"""Return text without byte order mark, and notes on what was guessed; ArticleError says where it is none.

    >>> decoded(b"caf\xe9")
    ('café', ('Not UTF-8: read as Windows-1252.',))
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _decoded_as(data.removeprefix(mark), name), ()
    if b"\0" in data:
        raise ArticleError(Message("this is a binary file: give the article as plain text in UTF-8"))
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _guessed(data, error)


def _decoded_as(data: bytes, name: str) -> str:
    """Return text in the encoding that its mark tells."""
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(name, "ignore").count("\n") + 1
        raise ArticleError(
            Message(
                "not {encoding} at byte {byte} (line {line}), as its mark says: save the file as UTF-8",
                encoding=name.upper()[:6].rstrip("-"),
                byte=error.start,
                line=line,
            )
        ) from error
    if "\0" in text:
        raise ArticleError(Message("this is a binary file: give the article as plain text in UTF-8"))
    return text


def _guessed(data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    """Return text in the encoding in which it reads as Dutch or English, with a note that says which."""
    name = next((name for name in LEGACY if _reads_well(data, name)), None)
    if name is None:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError(
            Message(
                "not UTF-8 at byte {byte} (line {line}), and in no other encoding that can be told: save the file "
                "as UTF-8, or convert it with 'iconv -f WINDOWS-1252 -t UTF-8'",
                byte=error.start,
                line=line,
            )
        ) from error
    return data.decode(name), (Message("Not UTF-8: read as {encoding}.", encoding=LEGACY[name]),)


def _reads_well(data: bytes, name: str) -> bool:
    """Tell whether text does not look as if it were in another encoding."""
    try:
        return not WRONG[name].search(data.decode(name))
    except UnicodeDecodeError:
        return False
