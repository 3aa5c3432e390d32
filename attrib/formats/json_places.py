"""JSON with the place of every string: what an article is stored in when programs exchange it."""

import json
from collections.abc import Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]  # in C, and in no stub
from typing import Any

from attrib.errors import ArticleError
from attrib.messages import Message
from attrib.origin import Placed, joined, placed, standing_for
from attrib.records import dataclass

SPACE = " \t\r\n"
DECODER = json.JSONDecoder()
SHORT = 2
UNICODE = 6
"""Length of an escape such as \\n, and of one such as \\u00e9."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string in a text of JSON."""

    value: str
    start: int
    """Where its words begin, behind the quotation mark."""

    def placed(self, source: str) -> Placed:
        """Return the string with the place of every character in the text that it was read from."""
        return joined(_characters(source, self.start, len(self.value)))


Value = Any
"""None, bool, int, float, Text, or a list or dict (by bare strings) of values."""


def read_json(source: str, start: int = 0, end: int | None = None) -> Value:
    """Return the value between two places of a text, with the places of its strings.

    Raises ArticleError for what is no JSON.
    """
    try:
        value, at = _value(source, _skip(source, start))
        if _skip(source, at) < len(source if end is None else source[:end]):
            raise json.JSONDecodeError("Extra data", source, at)
    except (ValueError, IndexError, RecursionError) as error:
        raise ArticleError(
            Message("this is no JSON ({error}): mend the file, or give the text of the article", error=error)
        ) from error
    return value


def _value(source: str, at: int) -> tuple[Value, int]:
    opening = source[at]
    if opening == '"':
        value, end = scanstring(source, at + 1)
        return Text(value, at + 1), end
    if opening == "{":
        return _members(source, at + 1)
    if opening == "[":
        return _items(source, at + 1)
    return DECODER.raw_decode(source, at)


def _members(source: str, at: int) -> tuple[dict[str, Value], int]:
    members: dict[str, Value] = {}
    at = _skip(source, at)
    while source[at] != "}":
        if source[at] != '"':
            raise json.JSONDecodeError("Expecting property name enclosed in double quotes", source, at)
        name, at = scanstring(source, at + 1)
        at = _expect(source, at, ":")
        members[name], at = _value(source, at)
        at = _after(source, at, "}")
    return members, at + 1


def _items(source: str, at: int) -> tuple[list[Value], int]:
    items: list[Value] = []
    at = _skip(source, at)
    while source[at] != "]":
        item, at = _value(source, at)
        items.append(item)
        at = _after(source, at, "]")
    return items, at + 1


def _after(source: str, at: int, end: str) -> int:
    """Return where the next item begins, or the end of the list stands."""
    at = _skip(source, at)
    return at if source[at] == end else _expect(source, at, ",")


def _expect(source: str, at: int, mark: str) -> int:
    at = _skip(source, at)
    if source[at] != mark:
        raise json.JSONDecodeError(f"Expecting '{mark}' delimiter", source, at)
    return _skip(source, at + 1)


def _skip(source: str, at: int) -> int:
    while at < len(source) and source[at] in SPACE:
        at += 1
    return at


def _characters(source: str, at: int, count: int) -> Iterator[Placed]:
    """Yield the characters of a string: stretches as they stand, and one for each escape."""
    while count > 0:
        escape = source.find("\\", at, at + count)
        plain = count if escape < 0 else escape - at
        if plain:
            yield placed(source[at : at + plain], at)
            at, count = at + plain, count - plain
        if count:
            length = UNICODE if source[at + 1] == "u" else SHORT
            if length == UNICODE and source[at + 2].lower() == "d" and source[at + 3] in "89abAB":
                length += UNICODE if source[at + 6 : at + 8] == "\\u" else 0  # a pair of surrogates is one character
            value, _ = scanstring(f'{source[at : at + length]}"', 0)
            yield standing_for(value, at, at + length)
            at, count = at + length, count - len(value)
