"""Headlines, dates in words, encodings, the first or some articles, folders of Parquet, what was odd in a run."""

import datetime
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from attrib.corpus.dates import is_form, read_date
from attrib.corpus.inputs import Inputs, find_inputs
from attrib.corpus.records import Columns, describe, fields_of, read_article
from attrib.errors import UsageError
from tests.cli.command import attrib
from tests.corpus.known import inputs

TEXT = "De dijk bij Hamersele houdt, zei dijkgraaf Anna Bos maandag na één overleg."
DAY = datetime.date(2019, 3, 3)


def words(found: Inputs) -> list[str]:
    """Return the words of all articles."""
    return [read_article(one, fields_of(one), found.columns)[0].text for one in found.records()]


def rows_in(path: Path, count: int) -> Path:
    """Write so many articles, one a line."""
    path.write_text("\n".join(json.dumps({"id": f"n{n}", "text": f"{n}. {TEXT}"}) for n in range(count)), "utf-8")
    return path


def ids(found: Inputs) -> list[str]:
    """Return what the articles that are taken are called."""
    picked = replace(found, picked=found.survey().picked)
    return [describe(one, fields_of(one), found.columns).id for one in picked.records()]


@pytest.mark.parametrize(
    "given",
    [
        "3 maart 2019", "3 mrt. 2019", "zondag 3 maart 2019 om 08.30 uur", "3e maart 2019", "3 March 2019",
        "March 3, 2019", "Sunday, March 3rd, 2019", "2019-03-03", "20190303", "3 MAART 2019",
    ],
)  # fmt: skip
def test_days_are_read_as_newspapers_write_them(given: str) -> None:
    """In both languages, with weekday and time."""
    assert read_date(given) == DAY


@pytest.mark.parametrize("given", ["3 marty 2019", "03/03/2019", "31 februari 2019", "maart 2019", "", "2019", None, 7])
def test_what_is_no_plain_day_is_none(given: object) -> None:
    """Neither guessed nor a reason to stop."""
    assert read_date(given) is None


def test_a_format_says_which_number_is_the_day() -> None:
    """Beside it what is plain by itself is still read."""
    assert read_date("03/04/2019", "%d/%m/%Y") == datetime.date(2019, 4, 3)
    assert read_date("3 maart 2019", "%d/%m/%Y") == DAY
    assert not is_form("yyyy-mm-dd")


def test_a_headline_stands_above_its_text(tmp_path: Path) -> None:
    """Once, also where the text has it already."""
    rows = [
        {"headline": "Dijk houdt", "text": TEXT},
        {"headline": "Dijk houdt", "text": f"Dijk  houdt\n\n{TEXT}"},
        {"text": TEXT},
    ]
    (tmp_path / "n.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    assert words(inputs(tmp_path / "n.jsonl")) == [f"Dijk houdt\n\n{TEXT}", f"Dijk  houdt\n\n{TEXT}", TEXT]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8"])
@pytest.mark.parametrize("name", ["n.jsonl", "n.csv"])
def test_encodings_are_told(tmp_path: Path, name: str, encoding: str) -> None:
    """For lines of JSON and for CSV."""
    line = json.dumps({"text": TEXT}, ensure_ascii=False) if name.endswith("jsonl") else f'text\n"{TEXT}"'
    (tmp_path / name).write_bytes(f"{line}\n".encode(encoding))
    found = inputs(tmp_path / name, columns=Columns(encoding=encoding))

    assert found.survey().articles == 1
    assert words(found) == [TEXT]


def test_what_is_in_another_encoding_is_one_line(tmp_path: Path) -> None:
    """Whatever its bytes are."""
    (tmp_path / "n.csv").write_bytes(b"text\nabc")

    with pytest.raises(UsageError, match=r"n\.csv: "):
        inputs(tmp_path / "n.csv", columns=Columns(encoding="utf-16")).survey()


def test_the_first_articles_or_some_are_taken(tmp_path: Path) -> None:
    """The same seed draws the same ones, in their order; more than there are is all."""
    found = inputs(rows_in(tmp_path / "n.jsonl", 50))
    drawn = ids(replace(found, sample=7, seed=3))

    assert ids(replace(found, limit=3)) == ["n0", "n1", "n2"]
    assert len(drawn) == 7
    assert drawn == sorted(drawn, key=lambda name: int(name[1:])) == ids(replace(found, sample=7, seed=3))
    assert drawn != ids(replace(found, sample=7, seed=4))
    assert len(ids(replace(found, sample=500))) == len(ids(replace(found, limit=500))) == 50


def parts(folder: Path) -> Sequence[Path]:
    """Write a folder of Parquet with partitions, and what its writer leaves beside them."""
    files = [folder / f"outlet=De%20Kust/{n}.parquet" for n in "ab"] + [
        folder / "outlet=__HIVE_DEFAULT_PARTITION__/a.parquet"
    ]
    for file in (*files, folder / "_delta_log/x.parquet", folder / ".cache/x.parquet"):
        file.parent.mkdir(parents=True, exist_ok=True)
        parquet.write_table(pa.Table.from_pylist([{"text": TEXT}]), file)
    return files


def test_a_folder_of_parquet_is_its_tables(tmp_path: Path) -> None:
    """With the columns that its folders tell."""
    files = parts(tmp_path / "news")
    found = find_inputs([str(tmp_path / "news")], Columns(outlet="outlet", required=frozenset({"text"})), lambda _: ())
    outlets = [describe(one, fields_of(one), found.columns).outlet for one in found.records()]

    assert [given.path for given in found.inputs] == [str(file) for file in sorted(files)]
    assert sorted(map(str, outlets)) == ["De Kust", "De Kust", "None"]


@pytest.mark.stanza
def test_a_run_ends_with_what_was_odd(tmp_path: Path) -> None:
    """Loudly, and the report is by any column of the articles."""
    rows = [
        {"text": TEXT, "date": "3 maart 2019", "language": "nl"},
        {"text": TEXT, "date": "gisteren", "language": "nl"},
        {"text": TEXT * 9, "date": "", "language": "nl"},
    ]
    (tmp_path / "n.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    out = tmp_path / "out"
    run = attrib("corpus", "run", tmp_path / "n.jsonl", "--output", out, "--jobs", "1", "--max-size", "0.0002")
    told = attrib("corpus", "report", out, "--by", "lang", "--table", "outlets", "--format", "csv")

    assert run.returncode == 0
    assert run.stderr.splitlines()[-1].endswith(
        "1 date not understood, 3 articles failed: see date_text and message of the table articles"
    )
    assert told.stdout.startswith("lang,articles")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--date-format", "dd-mm-yyyy"), "--date-format dd-mm-yyyy: tells no day"),
        (("--encoding", "latin-99"), "--encoding latin-99: no such encoding"),
        (("--limit", "1", "--sample", "1"), "--limit and --sample: each says which articles are taken"),
    ],
)
def test_a_wrong_option_is_one_line(tmp_path: Path, arguments: tuple[str, ...], line: str) -> None:
    """Before anything is done."""
    finished = attrib("corpus", "run", rows_in(tmp_path / "n.jsonl", 1), "--output", tmp_path / "out", *arguments)

    assert finished.returncode == 2
    assert finished.stderr.startswith(f"attrib: {line}")
    assert not (tmp_path / "out").exists()
