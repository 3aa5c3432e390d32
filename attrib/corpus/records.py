"""One article of an input: as it is stored there, and what of it goes into the run."""

import datetime
import json
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from attrib.article import read_sidecar, read_text, without_comments
from attrib.errors import ArticleError

SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column or field of an input holds what."""

    text: str = "text"
    id: str = "id"
    lang: str = "language"
    date: str = "date"
    outlet: str = "outlet"
    required: frozenset[str] = frozenset({"text"})
    """The names of the columns that must be there: those of the text, and those that the user chose."""

    @property
    def all(self) -> tuple[str, ...]:
        return (self.text, self.id, self.lang, self.date, self.outlet)

    def options_for(self, names: Container[str]) -> tuple[str, ...]:
        """Return for what some columns stand, as the options of the command line have it.

        >>> Columns(text="body").options_for(["body", "date"])
        ('text', 'date')
        """
        kinds = ("text", "id", "language", "date", "outlet")
        return tuple(kind for kind, name in zip(kinds, self.all, strict=True) if name in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An article as it stands in its input, not yet looked into: cheap to pass over and to send to another process."""

    number: int
    """Place in the whole input, from 0: the key of the article in every table."""
    path: str
    """Of its file."""
    row: int | None = None
    """Which record of its file it is, from 1; None for a file that is one article."""
    stored: bytes | Mapping[str, Any] | None = None
    """A line of JSON, the fields by name, or None for a file that is one article."""
    outlet: str | None = None
    """What the folder of a file says about where it appeared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What an input says about an article."""

    id: str
    lang: str = ""
    """As in the input, empty where it says nothing."""
    date: datetime.date | None = None
    date_text: str | None = None
    """As in the input."""
    outlet: str | None = None


def default_id(record: Record) -> str:
    """Return what an article is called of which the input tells no id: file, or file and record.

    >>> default_id(Record(number=6, path="news.jsonl", row=7))
    'news.jsonl:7'
    """
    return record.path if record.row is None else f"{record.path}:{record.row}"


def fields_of(record: Record) -> Mapping[str, Any]:
    """Return the fields of a record by name. Raises ArticleError for a line that is no JSON object."""
    if not isinstance(record.stored, bytes):
        return record.stored or {}
    try:
        fields = json.loads(record.stored)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"this line is no JSON ({error}): mend the line") from error
    if not isinstance(fields, dict):
        raise ArticleError("this line is no JSON object: give each article as {…} in a line of its own")
    return fields


def describe(record: Record, fields: Mapping[str, Any], columns: Columns) -> Document:
    """Return what a record says about its article."""
    given = fields.get(columns.date)
    return Document(
        id=_words(fields.get(columns.id)) or default_id(record),
        lang=_words(fields.get(columns.lang)) or "",
        date=read_date(given),
        date_text=_words(given),
        outlet=_words(fields.get(columns.outlet)) or record.outlet,
    )


def read_article(record: Record, fields: Mapping[str, Any], columns: Columns) -> tuple[str, str]:
    """Return the text of a record and that of its side-car. Raises ArticleError where there is no article in it."""
    if record.stored is None:
        return read_text(record.path), read_sidecar(record.path)
    for name in sorted(columns.required):
        if name not in fields:
            raise ArticleError(f"there is no {name!r} in this record: fill it in, or choose another column")
    text = fields[columns.text]
    if not isinstance(text, str):
        raise ArticleError(f"{columns.text!r} is no text in this record: fill it in, or choose another column")
    if SURROGATES.search(text):
        raise ArticleError("the text is not UTF-8: convert the file with 'iconv -f WINDOWS-1252 -t UTF-8'")
    if not without_comments(text).strip():
        raise ArticleError("the text is empty")
    return text, ""


def read_date(given: object) -> datetime.date | None:
    """Return the day that an input means, None for anything but ISO 8601.

    >>> read_date("2024-03-01T08:30:00Z"), read_date("1 maart")
    (datetime.date(2024, 3, 1), None)
    """
    if isinstance(given, datetime.datetime):
        return given.date()
    if isinstance(given, datetime.date):
        return given
    try:
        return datetime.datetime.fromisoformat(str(given).strip()).date()
    except ValueError:
        return None


def _words(value: object) -> str | None:
    """Return a value as text that can be stored; None for nothing, which spreadsheets write as empty."""
    if value is None or value == "" or value != value:
        return None
    return SURROGATES.sub("\N{REPLACEMENT CHARACTER}", str(value)).strip() or None
