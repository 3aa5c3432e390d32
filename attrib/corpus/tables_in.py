"""Tables of articles: JSON Lines, CSV and Parquet, plain or compressed, read row by row."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote

import pyarrow as pa
from pyarrow import ArrowException, parquet

from attrib.corpus.places import find_place
from attrib.corpus.records import Columns
from attrib.errors import DataError

Row = bytes | Mapping[str, Any]
FORMATS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet"}
COMPRESSED = {".gz": "gzip", ".zst": "zstd", ".bz2": "bz2"}
ENDINGS = tuple(FORMATS)
BUFFER = 1 << 20
UTF_8 = "utf-8"
# What Hive calls the folder of rows that have no value.
NO_PARTITION = "__HIVE_DEFAULT_PARTITION__"
# So many rows of a Parquet file are held at a time.
BATCH = 256
# A field of CSV may be as long as an article; Python's limit is 131,072 characters.
LONGEST_FIELD = 1 << 30
DELIMITERS = ",;\t|"
ARRAY = "this is one array of JSON: give an object for each line, as 'jq -c .[]' writes them"


def format_of(path: str) -> str | None:
    """Return the format of a table by the ending of its name, None if it is no table.

    >>> format_of("news.jsonl.gz"), format_of("s3://news/2024.parquet"), format_of("story.txt")
    ('jsonl', 'parquet', None)
    """
    return FORMATS.get(_ending(_bare(path.lower())))


def check_columns(path: str, columns: Columns) -> None:
    """Raise DataError if a table lacks a column that is needed; of JSON Lines its first line decides."""
    names = _names(path, columns.encoding)
    missing = sorted(columns.required - set(names)) if names is not None else []
    if missing:
        shown = ", ".join(names or ()) or "none"
        options = " ".join(f"--{kind}-column" for kind in columns.options_for(missing))
        raise DataError(f"no column {', '.join(map(repr, missing))}, but {shown}: choose with {options}")
    doubled = sorted(name for name in set(columns.all) if (names or []).count(name) > 1)
    if doubled:
        raise DataError(f"two columns are called {doubled[0]!r}: rename one")
    if format_of(path) == "parquet":
        _expect_text(path, columns)


def _expect_text(path: str, columns: Columns) -> None:
    """Raise DataError if the texts of a Parquet file are no text, but bytes, for instance."""
    with _parquet(path) as file:
        kind = file.schema_arrow.field(columns.text).type
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    is_text = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
    if not any(holds(kind) for holds in is_text):
        raise DataError(f"the column {columns.text!r} has {kind}, and no text: convert it, or choose --text-column")


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
                lines = _lines(stream, columns.encoding)
                yield from ((line, words) for line, words in enumerate(lines, start=1) if words.strip())
        case "csv":
            yield from enumerate(_csv(path, columns), start=1)
        case "parquet":
            yield from enumerate(_parquet_rows(path, columns), start=1)


def _lines(stream: io.BufferedReader, encoding: str) -> Iterator[bytes]:
    """Yield the lines of a stream in UTF-8."""
    if encoding == UTF_8:
        yield from stream
        return
    for line in io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="\n"):
        yield line.removeprefix("\ufeff").encode("utf-8", "surrogatepass")


def _names(path: str, encoding: str) -> list[str] | None:
    """Return the columns of a table; None where its first line does not tell."""
    match format_of(path):
        case "parquet":
            with _parquet(path) as file:
                return [*file.schema_arrow.names, *partitions_of(path)]
        case "csv":
            with _stream(path) as stream:
                try:
                    return list(next(_reader(stream, encoding), []))
                except csv.Error as error:
                    raise DataError(f"the first line is no CSV ({error}): mend its quotation marks") from error
    with _stream(path) as stream:
        first = next((line for line in _lines(stream, encoding) if line.strip()), b"null")
    try:
        fields = json.loads(first)
    except RecursionError:
        return None
    except ValueError:
        if first.lstrip().startswith(b"["):
            raise DataError(ARRAY) from None
        return None
    if isinstance(fields, list):
        raise DataError(ARRAY)
    return list(fields) if isinstance(fields, dict) else None


def _csv(path: str, columns: Columns) -> Iterator[dict[str, str]]:
    with _stream(path) as stream:
        rows, ended = _reader(stream, columns.encoding), 0
        try:
            wanted = [(place, name) for place, name in enumerate(next(rows, [])) if name in columns.all]
            ended = rows.line_num
            for row in rows:
                ended = rows.line_num
                if row:
                    yield {name: row[place] for place, name in wanted if place < len(row)}
        except csv.Error as error:
            where = f"line {rows.line_num} is no CSV ({error})"
            raise DataError(f"{where}: mend the quotation marks between line {ended + 1} and this one") from error


def _reader(stream: io.BufferedReader, encoding: str) -> Any:
    """Return a reader of CSV whose delimiter is the one that its first line has most of."""
    csv.field_size_limit(LONGEST_FIELD)
    encoding = "utf-8-sig" if encoding == UTF_8 else encoding
    lines = io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="")
    head = lines.readline()
    return csv.reader(_again(head, lines), delimiter=max(DELIMITERS, key=head.count), strict=True)


def _again(head: str, lines: io.TextIOWrapper) -> Iterator[str]:
    """Yield the first line, which was looked at, and the others."""
    if head:
        yield head
    yield from lines


def _parquet_rows(path: str, columns: Columns) -> Iterator[dict[str, Any]]:
    told = {name: value for name, value in partitions_of(path).items() if name in columns.all}
    with _parquet(path) as file:
        wanted = [name for name in dict.fromkeys(columns.all) if name in file.schema_arrow.names]
        for batch in file.iter_batches(batch_size=BATCH, columns=wanted, use_threads=False):
            yield from ({**told, **row} for row in _rows_of(batch))


def partitions_of(path: str) -> dict[str, str]:
    """Return the columns that the folders of a file tell, as Hive and Spark write partitions.

    >>> partitions_of("news/outlet=De%20Kust/year=2019/part-0.parquet")
    {'outlet': 'De Kust', 'year': '2019'}
    """
    pairs = (part.partition("=") for part in path.replace("\\", "/").split("/")[:-1])
    return {name: unquote(value) for name, sign, value in pairs if name and sign and value != NO_PARTITION}


def _rows_of(batch: pa.RecordBatch) -> list[dict[str, Any]]:
    """Return the rows of a batch; a value that Python has no form for, such as a date in the year 300,000, is none."""
    try:
        return list(batch.to_pylist())
    except (ArrowException, ValueError, OverflowError):
        names = batch.schema.names
        return [{name: _value(batch.column(name)[row]) for name in names} for row in range(batch.num_rows)]


def _value(stored: pa.Scalar) -> Any:
    try:
        return stored.as_py()
    except (ArrowException, ValueError, OverflowError):
        return None


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
