"""Stored JSON reports as Python objects."""

from collections.abc import Mapping
from html import escape
from os import PathLike
from typing import Any

from attrib.article import read_text
from attrib.diff.stored_accounts import is_stored, read_articles
from attrib.errors import AttribError, DataError
from attrib.model import Level, SourceKind
from attrib.records import dataclass
from attrib.report.json import write_object
from attrib.report.wording import KINDS, count
from attrib.reports import index_words

PARTS: Mapping[str, type] = {
    "path": str,
    "lang": str,
    "score": dict,
    "attributions": list,
    "sources": list,
    "findings": list,
}
"""What every report tells of an article."""
LINE_HEAD = ("schema_version", "tool", "words_included")
"""What a line of JSON Lines has beside what it tells of its article."""


@dataclass(frozen=True, slots=True)
class StoredReport:
    """What a JSON report tells of one article; the text of the article is no part of it."""

    told: dict[str, Any]
    """The JSON report, with this article alone."""

    @property
    def article(self) -> dict[str, Any]:
        """What is told of the article: docs/json.md."""
        return dict(self.told["articles"][0])

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON report on this article."""
        return self.told

    def to_json(self) -> str:
        """Return the JSON report on this article as it is written."""
        return write_object(self.told)

    def _repr_html_(self) -> str:
        """Return the claims with their sources as a table, for notebooks."""
        names = {source.get("id"): source.get("name") for source in self.article["sources"]}
        rows = "".join(
            _row(claim.get("content_text"), names.get(claim.get("source_id")), _kind(claim.get("source_type")))
            for claim in self.article["attributions"]
        )
        head = "<tr><th>claim</th><th>source</th><th>kind</th></tr>"
        return f"<p>{escape(self._line())}</p><table><thead>{head}</thead><tbody>{rows}</tbody></table>"

    def __repr__(self) -> str:
        return f"<StoredReport {self._line()}>"

    def _line(self) -> str:
        article = self.article
        return (
            f"{article['path']}: {article['lang']}, {index_words(article['score'].get('index'))}, "
            f"{count(len(article['attributions']), 'claim')} of {count(len(article['sources']), 'source')}, "
            f"{count(len(article['findings']), 'finding')}"
        )


def load(report: str | PathLike[str]) -> tuple[StoredReport, ...]:
    """Return the reports on all articles of a JSON report or of JSON Lines: from a file, or from the text itself.

    Inputs that could not be checked are left out. Raises ArticleError where the file cannot be read, and DataError
    for what is no report of ours; both name the file and the place.
    """
    is_text = isinstance(report, str) and is_stored(report)
    name = "JSON" if is_text else str(report)
    try:
        text = str(report) if is_text else read_text(name)
        return tuple(StoredReport(_alone(value, article, place)) for value, article, place in read_articles(text))
    except AttribError as error:
        raise type(error)(f"{name}: {error}") from error


def _alone(value: Mapping[str, Any], article: Mapping[str, Any], place: str) -> dict[str, Any]:
    """Return a report on one article, from a report on several or from a line. Raises DataError if it lacks a part."""
    for part, kind in PARTS.items():
        if not isinstance(article.get(part), kind):
            raise DataError(f"{place}: {part}: missing or of another kind: make the report anew with attrib check")
    rows = (row for part, kind in PARTS.items() if kind is list for row in article[part])
    if not all(isinstance(row, dict) for row in rows):
        raise DataError(f"{place}: not everything in its lists is an object: make the report anew with attrib check")
    levels = [finding.get("severity") for finding in article["findings"]]
    return {
        **{key: value.get(key) for key in LINE_HEAD},
        "articles": [{key: part for key, part in article.items() if key not in LINE_HEAD}],
        "errors": [],
        "summary": {
            "articles": 1,
            "errors": 0,
            "findings": {level.value: levels.count(level.value) for level in Level},
            "suppressed": len(article.get("suppressed") or ()),
        },
    }


def _row(*cells: str | None) -> str:
    inner = "".join(f"<td>{escape(cell or '')}</td>" for cell in cells)
    return f"<tr>{inner}</tr>"


def _kind(name: str | None) -> str:
    """Return a kind of source in words, as it stands if it is not one of ours."""
    return KINDS[SourceKind(name)] if name in set(SourceKind) else str(name)
