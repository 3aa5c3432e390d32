"""The inputs of a run: every kind of table and of folder, and what is wrong with one in one line."""

import bz2
import csv
import datetime
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from attrib.corpus.records import Columns, Document, describe, fields_of, read_article
from attrib.errors import ArticleError, UsageError
from tests.corpus.known import inputs, write_lines

ROWS = [
    {"id": "a", "text": 'De minister zei:\n"Dat is zo."', "language": "nl", "date": "2024-03-01", "outlet": "Kustbode"},
    {"id": "b", "text": "She said; it was | true, \tall of it.", "language": "", "date": "March", "outlet": ""},
]
DOCUMENTS = [
    (
        Document(id="a", lang="nl", date=datetime.date(2024, 3, 1), date_text="2024-03-01", outlet="Kustbode"),
        ROWS[0]["text"],
    ),
    (Document(id="b", lang="", date=None, date_text="March", outlet=None), ROWS[1]["text"]),
]


def write_csv(path: Path, delimiter: str = ",", encoding: str = "utf-8") -> None:
    """Write the rows as a spreadsheet would."""
    with path.open("w", newline="", encoding=encoding) as out:
        writer = csv.DictWriter(out, list(ROWS[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(ROWS)


def write_lines_packed(path: Path, pack: Callable[[bytes], bytes]) -> None:
    """Write the rows as JSON Lines with a blank line in between, packed."""
    path.write_bytes(pack("\n\n".join(json.dumps(row) for row in ROWS).encode()))


def zstd(data: bytes) -> bytes:
    """Pack as zstd does."""
    return bytes(pa.compress(data, codec="zstd", asbytes=True))


WRITERS: dict[str, Callable[[Path], object]] = {
    "n.jsonl": lambda path: write_lines_packed(path, bytes),
    "n.jsonl.gz": lambda path: write_lines_packed(path, gzip.compress),
    "n.ndjson.bz2": lambda path: write_lines_packed(path, bz2.compress),
    "N.JSONL.ZST": lambda path: write_lines_packed(path, zstd),
    "n.csv": write_csv,
    "excel.csv": lambda path: write_csv(path, ";", "utf-8-sig"),
    "n.tsv": lambda path: write_csv(path, "\t"),
    "n.parquet": lambda path: parquet.write_table(pa.Table.from_pylist([{**row, "more": 1} for row in ROWS]), path),
}


@pytest.mark.parametrize("name", WRITERS)
def test_every_kind_of_table_gives_the_same_articles(name: str, tmp_path: Path) -> None:
    """Articles and what is said about them do not depend on the format."""
    WRITERS[name](tmp_path / name)
    source = inputs(tmp_path / name)
    found = [
        (describe(record, fields_of(record), Columns()), read_article(record, fields_of(record), Columns())[0].text)
        for record in source.records()
    ]

    assert found == DOCUMENTS
    assert source.survey().articles == len(ROWS)


def test_types_of_parquet_are_read_as_they_are_meant(tmp_path: Path) -> None:
    """Dates, numbers as ids and missing values."""
    when = datetime.datetime(2024, 3, 1, 23, 30)
    rows = [{"id": 7, "text": "Het klopt.", "date": when, "outlet": None}, {"id": None, "text": None, "date": None}]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "n.parquet")
    first, second = inputs(tmp_path / "n.parquet").records()
    described = [describe(record, fields_of(record), Columns()) for record in (first, second)]

    assert [document.id for document in described] == ["7", f"{tmp_path / 'n.parquet'}:2"]
    assert [document.date for document in described] == [datetime.date(2024, 3, 1), None]


def test_files_and_patterns_come_in_the_order_of_the_command_line(tmp_path: Path) -> None:
    """Each file once; the folder below the one that is named is the outlet."""
    for name in ("news/kustbode/2024/b.txt", "news/kustbode/a.txt", "news/c.txt", "one.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Het klopt.")
    table = write_lines(tmp_path / "n.jsonl", ROWS)
    source = inputs(tmp_path / "one.txt", tmp_path / "news", f"{tmp_path}/*.jsonl", table)
    records = list(source.records())

    names = [str(Path(record.path).relative_to(tmp_path)) for record in records]
    expected = ["one.txt", "news/c.txt", "news/kustbode/2024/b.txt", "news/kustbode/a.txt", "n.jsonl", "n.jsonl"]
    assert names == expected
    assert [record.outlet for record in records] == [None, None, "kustbode", "kustbode", None, None]
    assert [record.number for record in records] == list(range(6))
    assert [record.row for record in records] == [None, None, None, None, 1, 2]
    assert (source.survey().files, source.survey().articles) == (5, 6)


def test_columns_are_chosen(tmp_path: Path) -> None:
    """Each thing may stand in a column of another name."""
    path = write_lines(tmp_path / "n.jsonl", [{"body": "Het klopt.", "uid": 5, "paper": "Kustbode", "text": "no"}])
    columns = Columns(text="body", id="uid", outlet="paper", required=frozenset({"body", "uid", "paper"}))
    (record,) = inputs(path, columns=columns).records()
    fields = fields_of(record)

    assert describe(record, fields, columns) == Document(id="5", outlet="Kustbode")
    assert read_article(record, fields, columns)[0].text == "Het klopt."


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("n.csv", b"id,body\n1,Het klopt.\n", "no column 'text', but id, body: choose with --text-column"),
        ("n.csv", b"", "no column 'text', but none: choose with --text-column"),
        ("n.jsonl", b'{"body": "x"}\n', "no column 'text', but body: choose with --text-column"),
        ("n.jsonl", b"\n\n", "the input has no articles"),
        ("n.csv", b"id,text,text\n1,a,b\n", "two columns are called 'text': rename one"),
        ("n.csv", b'id,text\n1,"He said.\n2,It held.\n3,"Yes."\n', "line 4 is no CSV .* between line 2 and this one"),
        ("n.tsv", b'id\ttext\n1\t"He said.\n2\tIt held.\n', "line 3 is no CSV .* between line 2 and this one"),
        ("n.csv", b'"id"x,text\n', "the first line is no CSV"),
        ("n.jsonl", b'[{"text": "It held."}]\n', "this is one array of JSON: give an object for each line"),
        ("n.jsonl", b'[\n{"text": "It held."}\n]\n', "this is one array of JSON: give an object for each line"),
        ("n.parquet", b"PAR0", "n.parquet: "),
        ("n.jsonl.gz", b"{}", "n.jsonl.gz: "),
    ],
)
def test_tables_that_cannot_be_read_are_told_before_anything_is_done(
    name: str, content: bytes, message: str, tmp_path: Path
) -> None:
    """One line names the file, and what to do."""
    (tmp_path / name).write_bytes(content)

    with pytest.raises(UsageError, match=message):
        inputs(tmp_path / name).survey()


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nothing.txt", "nothing.txt: no such file or folder"),
        ("*.nothing", "nothing fits this pattern"),
        ("nowhere://a/b.jsonl", "nowhere://a/b.jsonl: cannot be opened"),
    ],
)
def test_inputs_that_are_not_there_are_named(path: str, message: str) -> None:
    """One line names the path."""
    with pytest.raises(UsageError, match=message):
        inputs(path)


def test_a_file_of_json_is_no_article(tmp_path: Path) -> None:
    """It was read as one."""
    (tmp_path / "n.json").write_text('[{"text": "It held."}]', encoding="utf-8")

    with pytest.raises(UsageError, match=r"n\.json: a file of JSON is no article"):
        inputs(tmp_path / "n.json")


def test_texts_that_are_bytes_are_told_before_anything_is_done(tmp_path: Path) -> None:
    """And not of a million rows, one by one."""
    parquet.write_table(pa.table({"text": pa.array([b"It held."], pa.binary())}), tmp_path / "n.parquet")

    with pytest.raises(UsageError, match="the column 'text' has binary, and no text"):
        inputs(tmp_path / "n.parquet").survey()


def test_a_time_that_nobody_will_see_stops_no_run(tmp_path: Path) -> None:
    """The other rows of its file keep theirs."""
    times = pa.array([0, 1 << 62], pa.timestamp("ms"))
    parquet.write_table(pa.table({"text": ["It held.", "It broke."], "date": times}), tmp_path / "n.parquet")
    records = list(inputs(tmp_path / "n.parquet").records())
    documents = [describe(record, fields_of(record), Columns()) for record in records]

    assert [document.date for document in documents] == [datetime.date(1970, 1, 1), None]


@pytest.mark.parametrize("first", [True, False])
def test_a_record_that_is_nested_too_deeply_fails_alone(tmp_path: Path, first: bool) -> None:
    """Wherever it stands."""
    deep = '{"text": "It held.", "id": ' + "[" * 50_000 + "]" * 50_000 + "}"
    lines = [deep, '{"text": "It broke."}'] if first else ['{"text": "It broke."}', deep]
    (tmp_path / "n.jsonl").write_text("\n".join(lines), encoding="utf-8")
    source = inputs(tmp_path / "n.jsonl")
    assert source.survey().articles == 2
    records = list(source.records())

    with pytest.raises(ArticleError, match="this line is no JSON"):
        fields_of(records[0 if first else 1])
    assert fields_of(records[1 if first else 0]) == {"text": "It broke."}
