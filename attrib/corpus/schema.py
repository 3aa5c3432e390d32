"""The tables of a corpus: their columns, named as in the JSON report, with a version.

`article` in a table is `number` in `articles`. Places are [start, end] in code points of the article's text, end
exclusive. docs/corpus.md has every column with what it means.
"""

from collections.abc import Mapping
from types import MappingProxyType

import pyarrow as pa

from attrib.model import SourceKind

SCHEMA_VERSION = "1.0.0"
ARTICLES, ATTRIBUTIONS, SOURCES, FINDINGS = TABLES = ("articles", "attributions", "sources", "findings")
OK, ERROR = "ok", "error"

_SPAN = pa.list_(pa.int32())
_SPANS = pa.list_(_SPAN)
_POSITION = pa.struct({"line": pa.int32(), "column": pa.int32()})
_EVIDENCE = pa.struct({"span": _SPAN, "why": pa.string()})
_KEY = {"article": pa.int64(), "article_id": pa.string()}


def column_of(kind: SourceKind) -> str:
    """Return a kind of source as it ends the name of a column.

    >>> column_of(SourceKind.NAMED_PERSON)
    'named_person'
    """
    return kind.value.replace("-", "_")


def _by_kind(prefix: str, type_: pa.DataType) -> dict[str, pa.DataType]:
    return {f"{prefix}_{column_of(kind)}": type_ for kind in SourceKind}


SCHEMAS: Mapping[str, pa.Schema] = MappingProxyType(
    {
        ARTICLES: pa.schema(
            {
                "number": pa.int64(),
                "id": pa.string(),
                "path": pa.string(),
                "row": pa.int64(),
                "outlet": pa.string(),
                "date": pa.date32(),
                "date_text": pa.string(),
                "lang": pa.string(),
                "status": pa.string(),
                "message": pa.string(),
                "sha256": pa.string(),
                "words": pa.int32(),
                "sentences": pa.int32(),
                "index": pa.int16(),
                "null_reason": pa.string(),
                "transparency": pa.float64(),
                "breadth": pa.float64(),
                "sources": pa.int32(),
                "identified_sources": pa.int32(),
                "target_sources": pa.int32(),
                "attributions": pa.int32(),
                "claims": pa.int32(),
                "claim_words": pa.int32(),
                **_by_kind("claims", pa.int32()),
                **_by_kind("claim_words", pa.int32()),
                **_by_kind("claims_share", pa.float64()),
                **_by_kind("words_share", pa.float64()),
                "findings_error": pa.int32(),
                "findings_warning": pa.int32(),
                "findings_info": pa.int32(),
                "suppressed": pa.int32(),
                "models": pa.string(),
                "version": pa.string(),
                "profile": pa.string(),
                "policy": pa.string(),
            }
        ),
        ATTRIBUTIONS: pa.schema(
            {
                **_KEY,
                "id": pa.string(),
                "source_id": pa.string(),
                "source_type": pa.string(),
                "withheld": pa.bool_(),
                "quote": pa.string(),
                "source": _SPANS,
                "cue": _SPANS,
                "content": _SPANS,
                "lead": pa.bool_(),
                "pattern": pa.string(),
                "confidence": pa.float64(),
                "nested_in": pa.string(),
                "sentence": pa.int32(),
                "paragraph": pa.int32(),
                "words": pa.int32(),
                "weight": pa.float64(),
                "standing": pa.string(),
                "value": pa.float64(),
                "source_text": pa.string(),
                "cue_text": pa.string(),
                "content_text": pa.string(),
            }
        ),
        SOURCES: pa.schema(
            {
                **_KEY,
                "id": pa.string(),
                "name": pa.string(),
                "source_type": pa.string(),
                "identified": pa.bool_(),
                "withheld": pa.bool_(),
                "attributions": pa.list_(pa.string()),
                "mentions": pa.list_(_SPANS),
                "role": _SPANS,
                "description": _SPANS,
                "reason": _SPANS,
                "formulaic_reason": pa.bool_(),
                "evidence": pa.list_(_EVIDENCE),
                "role_text": pa.string(),
                "description_text": pa.string(),
                "reason_text": pa.string(),
            }
        ),
        FINDINGS: pa.schema(
            {
                **_KEY,
                "code": pa.string(),
                "rule": pa.string(),
                "severity": pa.string(),
                "attribution": pa.string(),
                "source_id": pa.string(),
                "span": _SPAN,
                "related": _SPANS,
                "start": _POSITION,
                "end": _POSITION,
                "message": pa.string(),
                "fingerprint": pa.string(),
            }
        ),
    }
)
