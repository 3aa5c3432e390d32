"""docs/corpus.md has every table as it is written, and queries that can be asked."""

import re
from pathlib import Path

import pytest

from attrib.cli.corpus_run import run_command
from attrib.corpus.dataset import Corpus
from attrib.corpus.schema import SCHEMA_VERSION, SCHEMAS, column_of
from attrib.corpus.views import ask, open_views
from attrib.model import SourceKind
from tests.corpus.known import articles, inputs, run, write_lines
from tests.fixtures import ROOT

PAGE = (ROOT / "docs" / "corpus.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \|", re.MULTILINE)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_column_is_documented_with_its_type(name: str) -> None:
    """A column that is added, renamed or of another type is told there."""
    section = re.split(r"^##+ ", PAGE.partition(f"### {name}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    told = {(column, type_) for row, type_ in ROW.findall(section) for column in expand(row)}
    written = {(field.name, re.sub(r"\b(element|item): ", "", str(field.type))) for field in SCHEMAS[name]}

    assert told == written


def expand(column: str) -> list[str]:
    """Return the columns that a row stands for: with KIND in its name one for each kind of source."""
    return [column.replace("KIND", column_of(kind)) for kind in SourceKind] if "KIND" in column else [column]


def test_the_version_is_the_one_that_is_written() -> None:
    """Whoever reads the page knows for which tables it holds."""
    assert f"Version {SCHEMA_VERSION} of the schema" in PAGE


def test_every_option_of_columns_is_documented() -> None:
    """By its name on the command line."""
    options = [name for name in run_command.__annotations__ if name.endswith("_column")]

    assert len(options) == 6
    assert [option for option in options if f"`--{option.replace('_', '-')}`" not in PAGE] == []


def test_the_queries_of_the_page_can_be_asked(tmp_path: Path) -> None:
    """They name columns that there are."""
    run(inputs(write_lines(tmp_path / "n.jsonl", articles(30))), tmp_path / "out")
    queries = re.findall(r"^--.*?(?=\n\n|\n```)", PAGE, re.MULTILINE | re.DOTALL)

    assert len(queries) == 2
    with open_views(Corpus(str(tmp_path / "out"))) as connection:
        assert all(ask(connection, query).columns for query in queries)
