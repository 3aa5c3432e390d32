"""A report as rows of the tables, made of what the JSON report tells; an article without report as a row, too."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from attrib.corpus.records import Document, Record, default_id, storable
from attrib.corpus.schema import ARTICLES, ATTRIBUTIONS, ERROR, FINDINGS, SCHEMAS, SOURCES, column_of
from attrib.model import Level, Report, Run, SourceKind
from attrib.report.json import article_object
from attrib.report.wordless import without_words

Rows = dict[str, list[dict[str, Any]]]
DIGITS = 4


def report_rows(record: Record, document: Document, report: Report, made_by: Mapping[str, str], *, words: bool) -> Rows:
    """Return what the tables keep of a report; without words of the article if they are not wanted.

    `made_by` has version, profile and policy.
    """
    if not words:
        run = Run(version=made_by["version"], reports=(report,))
        report = without_words(run).reports[0]
    told = article_object(report, words=words)
    key = {"article": record.number, "article_id": document.id}
    return {
        ARTICLES: [
            {
                **_identity(record, document),
                **told,
                "path": storable(record.path),
                **told["score"],
                **_counts(told),
                "models": report.analysis.parsed.models,
                **made_by,
            }
        ],
        ATTRIBUTIONS: [{**key, **row} for row in told["attributions"]],
        SOURCES: [{**key, **row} for row in told["sources"]],
        FINDINGS: [{**key, **row} for row in told["findings"]],
    }


def failure_rows(record: Record, document: Document | None, message: str, made_by: Mapping[str, str]) -> Rows:
    """Return the row of an article that could not be analysed, with the reason."""
    identity = {**_identity(record, document), "status": ERROR, "message": storable(message), **made_by}
    return {ARTICLES: [identity], ATTRIBUTIONS: [], SOURCES: [], FINDINGS: []}


def as_tables(rows: Sequence[Rows]) -> dict[str, pa.Table]:
    """Return the rows of some articles as tables of our schema."""
    return {
        name: pa.Table.from_pylist([row for one in rows for row in one[name]], schema=schema)
        for name, schema in SCHEMAS.items()
    }


def _identity(record: Record, document: Document | None) -> dict[str, Any]:
    """Return which article this is, as far as its input could be read."""
    return {
        "number": record.number,
        "id": document.id if document else default_id(record),
        "path": storable(record.path),
        "row": record.row,
        "outlet": document.outlet if document else storable(record.outlet or "") or None,
        "date": document.date if document else None,
        "date_text": document.date_text if document else None,
        "lang": (document.lang or None) if document else None,
    }


def _counts(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return how much of everything there is, in all and by kind of source; claims within claims are no claims here."""
    claims, words = Counter[str](), Counter[str]()
    for claim in told["attributions"]:
        if claim["words"] is not None:
            claims[claim["source_type"]] += 1
            words[claim["source_type"]] += claim["words"]
    levels = Counter(finding["severity"] for finding in told["findings"])
    counts = {
        "attributions": len(told["attributions"]),
        "claims": claims.total(),
        "claim_words": words.total(),
        "suppressed": len(told["suppressed"]),
        **{f"findings_{level.value}": levels[level.value] for level in Level},
    }
    for kind in SourceKind:
        name = column_of(kind)
        counts[f"claims_{name}"] = claims[kind.value]
        counts[f"claim_words_{name}"] = words[kind.value]
    shares = {
        f"{share}_share_{column_of(kind)}": round(counter[kind.value] / counter.total(), DIGITS)
        for share, counter in (("claims", claims), ("words", words))
        for kind in SourceKind
        if counter
    }
    return {**counts, **shares}
