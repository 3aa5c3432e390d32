"""Reports as a table for pandas or polars, whichever is there: claims, sources, findings or articles.

The columns are those of the tables that `attrib corpus run` writes (docs/corpus.md), as far as a report knows them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any, Protocol

from attrib.errors import UsageError
from attrib.model import Level, SourceKind

LIBRARIES = ("pandas", "polars")
"""In the order in which they are looked for."""
KEY = ("article", "path")
KINDS = tuple(kind.value.replace("-", "_") for kind in SourceKind)
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "attributions": (
        *KEY, "id", "source_id", "source_type", "withheld", "quote", "source_text", "cue_text", "content_text", "lead",
        "nested_in", "sentence", "paragraph", "words", "weight", "standing", "value", "confidence", "pattern",
        "source", "cue", "content",
    ),
    "sources": (
        *KEY, "id", "name", "source_type", "identified", "withheld", "attributions", "role_text", "description_text",
        "reason_text", "formulaic_reason", "mentions", "role", "description", "reason", "evidence",
    ),
    "findings": (
        *KEY, "code", "rule", "severity", "message", "attribution", "source_id", "start_line", "start_column",
        "end_line", "end_column", "span", "related", "fingerprint",
    ),
    "articles": (
        *KEY, "lang", "sha256", "words", "sentences", "index", "null_reason", "transparency", "breadth", "sources",
        "identified_sources", "target_sources", "attributions", "findings_error", "findings_warning", "findings_info",
        "suppressed", *(f"words_share_{kind}" for kind in KINDS),
    ),
}  # fmt: skip
"""By table, in the order in which they stand: words first, places last."""
WHOLE = frozenset({"words", "sentence", "paragraph", "index", "start_line", "start_column", "end_line", "end_column"})
"""Columns of whole numbers that may be missing."""


class Told(Protocol):
    """A report, fresh or stored."""

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON report."""


def to_frame(reports: Told | Iterable[Told], table: str = "attributions", *, library: str | None = None) -> Any:
    """Return the rows of a table of some reports as a data frame.

    `table` is "attributions", "sources", "findings" or "articles"; `article` in each is the place of the report, from
    0. `library` is "pandas" or "polars"; without it the first of them that is installed. Raises UsageError for another
    table or library, and where none is installed.
    """
    if table not in COLUMNS:
        raise UsageError(f"to_frame: no table {table!r}: choose one of {', '.join(COLUMNS)}")
    several: Iterable[Told] = reports if isinstance(reports, Iterable) else (reports,)
    articles = [article for report in several for article in report.to_dict()["articles"]]
    rows = [{"article": number, **row} for number, article in enumerate(articles) for row in _rows(article, table)]
    columns = COLUMNS[table]
    return _maker(library)([{name: row.get(name) for name in columns} for row in rows], list(columns))


def _rows(article: Mapping[str, Any], table: str) -> list[dict[str, Any]]:
    """Return the rows that an article has in a table."""
    if table == "articles":
        return [{**article, **article["score"], **_counts(article)}]
    return [{"path": article["path"], **row, **_positions(row)} for row in article[table]]


def _counts(article: Mapping[str, Any]) -> dict[str, Any]:
    """Return how much of everything an article has."""
    levels = Counter(finding["severity"] for finding in article["findings"])
    shares = article["score"].get("shares") or {}
    no_shares = {f"words_share_{kind}": 0.0 for kind in KINDS} if shares else {}
    return {
        "attributions": len(article["attributions"]),
        "suppressed": len(article.get("suppressed") or ()),
        **{f"findings_{level.value}": levels[level.value] for level in Level},
        **no_shares,
        **{f"words_share_{kind.replace('-', '_')}": told["share"] for kind, told in shares.items()},
    }


def _positions(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return line and column of where a finding starts and ends, each in a column of its own."""
    return {f"{edge}_{name}": number for edge in ("start", "end") for name, number in (row.get(edge) or {}).items()}


def _maker(library: str | None) -> Callable[[list[dict[str, Any]], list[str]], Any]:
    """Return what makes a data frame of rows and columns."""
    if library not in (None, *LIBRARIES):
        raise UsageError(f"to_frame: no library {library!r}: choose one of {', '.join(LIBRARIES)}")
    for name in (library,) if library else LIBRARIES:
        try:
            return MAKERS[name](import_module(name))
        except ModuleNotFoundError:
            continue
    wanted = library or " or ".join(LIBRARIES)
    raise UsageError(f"to_frame needs {wanted}, which is not installed: pip install {library or LIBRARIES[0]}")


def _of_pandas(pandas: Any) -> Callable[[list[dict[str, Any]], list[str]], Any]:
    whole = pandas.Int64Dtype()  # has empty places, where its own whole numbers become fractions

    def make(rows: list[dict[str, Any]], columns: list[str]) -> Any:
        frame = pandas.DataFrame(rows, columns=columns)
        return frame.astype({name: whole for name in columns if name in WHOLE})

    return make


def _of_polars(polars: Any) -> Callable[[list[dict[str, Any]], list[str]], Any]:
    # A column that begins with many empty places has its type from the first that is filled.
    return lambda rows, columns: polars.DataFrame(rows, schema=columns, infer_schema_length=None)


MAKERS: Mapping[str, Callable[[Any], Callable[[list[dict[str, Any]], list[str]], Any]]] = {
    "pandas": _of_pandas,
    "polars": _of_polars,
}
"""What makes data frames, by library."""
