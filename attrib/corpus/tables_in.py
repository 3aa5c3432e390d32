"""Tables of articles: JSON Lines, CSV and Parquet, plain or compressed, read row by row."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pyarrow import parquet

from attrib.corpus.places import find_place
from attrib.corpus.records import Columns
from attrib.errors import DataError

Row = bytes | Mapping[str, Any]
FORMATS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet"}
COMPRESSED = {".gz": "gzip", ".zst": "zstd", ".bz2": "bz2"}
ENDINGS = tuple(FORMATS)
BUFFER = 1 << 20
# So many rows of a Parquet file are held at a time.
BATCH = 256
# A field of CSV may be as long as an article; Python's limit is 131,072 characters.
LONGEST_FIELD = 1 << 30
DELIMITERS = ",;\t|"


def format_of(path: str) -> str | None:
    """Return the format of a table by the ending of its name, None if it is no table.

    >>> format_of("news.jsonl.gz"), format_of("s3://news/2024.parquet"), format_of("story.txt")
    ('jsonl', 'parquet', None)
    """
    return FORMATS.get(_ending(_bare(path.lower())))


def check_columns(path: str, columns: Columns) -> None:
    """Raise DataError if a table lacks a column that is needed; of JSON Lines its first line decides."""
    names = _names(path)
    missing = sorted(columns.required - set(names)) if names is not None else []
    if missing:
        shown = ", ".join(names or ()) or "none"
        options = " ".join(f"--{kind}-column" for kind in columns.options_for(missing))
        raise DataError(f"no column {', '.join(map(repr, missing))}, but {shown}: choose with {options}")


def count_rows(path: str, columns: Columns) -> int:
    """Return how many articles a table has."""
    if format_of(path) == "parquet":
        with _parquet(path) as file:
            return int(file.metadata.num_rows)
    return sum(1 for _ in read_rows(path, columns))


def read_rows(path: str, columns: Columns) -> Iterator[tuple[int, Row]]:
    """Yield the articles of a table with their numbers: of JSON Lines the line, of others the record, from 1."""
    match format_of(path):
        case "jsonl":
            with _stream(path) as stream:
                yield from ((line, words) for line, words in enumerate(stream, start=1) if words.strip())
        case "csv":
            yield from enumerate(_csv(path, columns), start=1)
        case "parquet":
            yield from enumerate(_parquet_rows(path, columns), start=1)


def _names(path: str) -> list[str] | None:
    """Return the columns of a table; None where its first line does not tell."""
    match format_of(path):
        case "parquet":
            with _parquet(path) as file:
                return list(file.schema_arrow.names)
        case "csv":
            with _stream(path) as stream:
                return list(next(_reader(stream), []))
    with _stream(path) as stream:
        first = next((line for line in stream if line.strip()), b"null")
    try:
        fields = json.loads(first)
    except ValueError:
        return None
    return list(fields) if isinstance(fields, dict) else None


def _csv(path: str, columns: Columns) -> Iterator[dict[str, str]]:
    with _stream(path) as stream:
        rows = _reader(stream)
        wanted = [(place, name) for place, name in enumerate(next(rows, [])) if name in columns.all]
        try:
            for row in rows:
                if row:
                    yield {name: row[place] for place, name in wanted if place < len(row)}
        except csv.Error as error:
            raise DataError(f"line {rows.line_num} is no CSV ({error}): mend the line") from error


def _reader(stream: io.BufferedReader) -> Any:
    """Return a reader of CSV whose delimiter is the one that its first line has most of."""
    csv.field_size_limit(LONGEST_FIELD)
    lines = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    head = lines.readline()
    return csv.reader(_again(head, lines), delimiter=max(DELIMITERS, key=head.count))


def _again(head: str, lines: io.TextIOWrapper) -> Iterator[str]:
    """Yield the first line, which was looked at, and the others."""
    if head:
        yield head
    yield from lines


def _parquet_rows(path: str, columns: Columns) -> Iterator[dict[str, Any]]:
    with _parquet(path) as file:
        wanted = [name for name in dict.fromkeys(columns.all) if name in file.schema_arrow.names]
        for batch in file.iter_batches(batch_size=BATCH, columns=wanted, use_threads=False):
            yield from batch.to_pylist()


@contextmanager
def _parquet(path: str) -> Iterator[parquet.ParquetFile]:
    system, inner = find_place(path)
    with system.open_input_file(inner) as stored:
        yield parquet.ParquetFile(stored, buffer_size=BUFFER)


@contextmanager
def _stream(path: str) -> Iterator[io.BufferedReader]:
    """Give the bytes of a file, without its compression."""
    system, inner = find_place(path)
    with system.open_input_stream(inner, compression=COMPRESSED.get(_ending(path.lower()))) as stored:
        yield io.BufferedReader(stored, BUFFER)


def _bare(path: str) -> str:
    """Return a path without the ending that tells its compression."""
    ending = _ending(path)
    return path.removesuffix(ending) if ending in COMPRESSED else path


def _ending(path: str) -> str:
    return "." + path.rpartition(".")[2]
