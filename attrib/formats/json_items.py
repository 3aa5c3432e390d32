"""JSON: an IPTC ninjs item (1 to 3), an article by other names, or a list of them, in an array or one a line.

https://iptc.org/std/ninjs/ - version 3 has lists of headlines and bodies, each with what it is for.
"""

import re
from collections.abc import Iterator

from attrib.errors import ArticleError
from attrib.formats.document import Document
from attrib.formats.files import decoded
from attrib.formats.items import Item, document_of
from attrib.formats.json_places import Text, Value, read_json
from attrib.messages import Message
from attrib.model import Failure
from attrib.origin import Placed

# Names of the parts, the ones of ninjs first, then those of schema.org and of common exports.
BODIES = ("body_xhtml", "body_html", "body_text", "body", "articleBody", "text", "content", "value")
HEADLINES = ("headline", "title")
BYLINES = ("byline",)
LANGUAGES = ("language", "lang", "inLanguage")
# Ways to say which of several headlines or bodies is the one to read.
MAIN = ("main", "body", "story", "")
WITHIN = ("articles", "items", "_items", "associations")
OUR_REPORT = "schema_version"
LINES = re.compile(r"[^\n]*\S[^\n]*")
KNOWN = Message("one of {names}", names=", ".join(BODIES[:-1]))


def read(data: bytes) -> tuple[Document | Failure, ...]:
    """Return the article or articles of a JSON file. Raises ArticleError where there is none in it."""
    stored, notes = decoded(data)
    value = read_json(stored)
    items = _listed(value)
    if items is None:
        return (_document(stored, value, "", notes),)
    return tuple(_each(stored, item, f":{number}", notes) for number, item in enumerate(items, 1))


def read_lines(data: bytes) -> tuple[Document | Failure, ...]:
    """Return the articles of a file of JSON Lines; a line that cannot be read is a failure of its own."""
    stored, notes = decoded(data)
    return tuple(
        _each(stored, match, f":{number}", notes) for number, match in enumerate(LINES.finditer(stored), start=1)
    )


def _listed(value: Value) -> list[Value] | None:
    """Return the items of a list, or None for a single item."""
    if isinstance(value, dict):
        lists = [value[name] for name in WITHIN if isinstance(value.get(name), list)]
        value = lists[0] if lists and _body_name(value) is None else value
    if not isinstance(value, list):
        return None
    if not value:
        raise ArticleError(Message("this list has no articles: give a file with some"))
    return value


def _each(stored: str, item: "Value | re.Match[str]", name: str, notes: tuple[str, ...]) -> Document | Failure:
    """Return an article of several, or why it cannot be read."""
    try:
        if isinstance(item, re.Match):
            item = read_json(stored, *item.span())
        return _document(stored, item, name, notes)
    except ArticleError as error:
        return Failure(path=name, message=error.message)


def _document(stored: str, value: Value, name: str, notes: tuple[str, ...]) -> Document:
    """Return the document of one object."""
    if not isinstance(value, dict):
        raise ArticleError(
            Message("this JSON is no article: give an object with {known}, or a list of such", known=KNOWN)
        )
    if OUR_REPORT in value:
        raise ArticleError(Message("this is a report of attrib, no article: 'attrib diff' compares reports"))
    body_name = _body_name(value)
    body = _first(value, (body_name,), stored) if body_name else _of_list(value, "bodies", stored)
    if body is None:
        raise ArticleError(Message("this JSON is no article that attrib knows: name the text {known}", known=KNOWN))
    item = Item(
        headline=_first(value, HEADLINES, stored) or _of_list(value, "headlines", stored),
        byline=_first(value, BYLINES, stored),
        body=body,
        language=next((value[key].value for key in LANGUAGES if isinstance(value.get(key), Text)), ""),
        name=name,
    )
    return document_of(stored, item, notes=notes)


def _body_name(value: dict[str, Value]) -> str | None:
    """Return what the body is called."""
    return next((name for name in BODIES if _is_text(value.get(name))), None)


def _first(value: dict[str, Value], names: tuple[str, ...], stored: str) -> Placed | None:
    """Return the first of some parts that has words."""
    return next((value[name].placed(stored) for name in names if _is_text(value.get(name))), None)


def _of_list(value: dict[str, Value], name: str, stored: str) -> Placed | None:
    """Return the main one of a list of ninjs 2 and 3: [{"role": "main", "value": "…"}]."""
    listed = value.get(name)
    found = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    ranked = sorted(_with_words(found), key=_rank)
    return ranked[0]["value"].placed(stored) if ranked else None


def _with_words(listed: list[dict[str, Value]]) -> Iterator[dict[str, Value]]:
    return (one for one in listed if _is_text(one.get("value")))


def _rank(one: dict[str, Value]) -> int:
    """Return how far from the main one a headline or body is."""
    role = one.get("role")
    name = role.value.rpartition(":")[2].rpartition("/")[2].casefold() if isinstance(role, Text) else ""
    return MAIN.index(name) if name in MAIN else len(MAIN)


def _is_text(value: Value) -> bool:
    return isinstance(value, Text) and bool(value.value.strip())
