"""One article of an input: as it is stored there, and what of it goes into the run."""

import datetime
import json
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from attrib.article import read_sidecar
from attrib.corpus.dates import read_date
from attrib.errors import ArticleError
from attrib.files import TOO_DEEP, is_deep
from attrib.formats import Documents, read_documents
from attrib.formats.document import Document as Words
from attrib.formats.document import plain_document
from attrib.model import Failure

KINDS = ("text", "id", "language", "date", "outlet", "headline")
"""What columns are for, as the options of the command line have it."""
SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column or field of an input holds what."""

    text: str = "text"
    id: str = "id"
    lang: str = "language"
    date: str = "date"
    outlet: str = "outlet"
    headline: str = "headline"
    date_format: str = ""
    """How days are written, as `strftime` has it; empty for ISO 8601 and months in words alone."""
    encoding: str = "utf-8"
    """Of CSV and JSON Lines."""
    required: frozenset[str] = frozenset({"text"})
    """The names of the columns that must be there: those of the text, and those that the user chose."""

    @property
    def all(self) -> tuple[str, ...]:
        return (self.text, self.id, self.lang, self.date, self.outlet, self.headline)

    def options_for(self, names: Container[str]) -> tuple[str, ...]:
        """Return for what some columns stand, as the options of the command line have it.

        >>> Columns(text="body").options_for(["body", "date"])
        ('text', 'date')
        """
        return tuple(kind for kind, name in zip(KINDS, self.all, strict=True) if name in names)


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
    path = storable(record.path)
    return path if record.row is None else f"{path}:{record.row}"


def fields_of(record: Record) -> Mapping[str, Any]:
    """Return the fields of a record by name. Raises ArticleError for a line that is no JSON object."""
    if not isinstance(record.stored, bytes):
        return record.stored or {}
    try:
        fields = json.loads(record.stored)
        if is_deep(fields):
            raise ValueError(TOO_DEEP)
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
        date=read_date(given, columns.date_format),
        date_text=_words(given),
        outlet=_words(fields.get(columns.outlet)) or _words(record.outlet),
    )


def read_article(record: Record, fields: Mapping[str, Any], columns: Columns) -> tuple[Words, str]:
    """Return the words of a record and its side-car. Raises ArticleError where there is no article in it."""
    if record.stored is None:
        return _only(read_documents(record.path)), read_sidecar(record.path)
    for name in sorted(columns.required):
        if name not in fields:
            raise ArticleError(f"there is no {name!r} in this record: fill it in, or choose another column")
    text = fields[columns.text]
    if not isinstance(text, str):
        raise ArticleError(f"{columns.text!r} is no text in this record: fill it in, or choose another column")
    if SURROGATES.search(text):
        raise ArticleError("the text is not UTF-8: tell in what it is encoded, such as with '--encoding cp1252'")
    if not plain_document(text).text.strip():
        raise ArticleError("the text is empty")
    return plain_document(_headed(text, _words(fields.get(columns.headline)))), ""


def _headed(text: str, headline: str | None) -> str:
    r"""Return a text with its headline above it, if it does not begin with that itself.

    >>> _headed("It held.", "Dike holds"), _headed("Dike holds\n\nIt held.", "Dike holds")
    ('Dike holds\n\nIt held.', 'Dike holds\n\nIt held.')
    """
    headline = " ".join((headline or "").split())
    return text if " ".join(text[: 2 * len(headline) + 2].split()).startswith(headline) else f"{headline}\n\n{text}"


def _only(documents: Documents) -> Words:
    """Return the one article of a file."""
    first = documents[0]
    if len(documents) > 1 or isinstance(first, Failure):
        raise ArticleError("this file has several articles: give them as JSON Lines (.jsonl)")
    return first


def _words(value: object) -> str | None:
    """Return a value as text that can be stored; None for nothing, which spreadsheets write as empty."""
    if value is None or value == "" or value != value:
        return None
    return storable(str(value)).strip() or None


def storable(text: str) -> str:
    """Return a text that a table can hold: a name of a file may have bytes that are no UTF-8."""
    return SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
