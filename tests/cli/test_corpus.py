"""`attrib corpus` as its users run it, on stored parses and in one process."""

import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from tests.cli.command import attrib
from tests.fixtures import ROOT

FOLDERS = ("fixtures/nl", "fixtures/en")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a run over all fixture articles."""
    output = tmp_path_factory.mktemp("corpus") / "out"
    run = attrib("corpus", "run", *FOLDERS, "--output", output, "--jobs", "1")
    assert run.returncode == 0, run.stderr
    return output


def articles(corpus: Path) -> pa.Table:
    """Return the table of the articles."""
    return pa.concat_tables(parquet.read_table(part) for part in sorted(corpus.glob("articles/*.parquet")))


def test_folders_become_tables(corpus: Path) -> None:
    """Every article of the folders has a row; the manifest tells what was done."""
    found = articles(corpus)
    manifest = json.loads((corpus / "manifest.json").read_text())

    paths = sorted(str(path.relative_to(ROOT)) for folder in FOLDERS for path in (ROOT / folder).rglob("*.txt"))
    assert sorted(found["path"].to_pylist()) == paths
    assert manifest["status"] == "finished"
    assert manifest["summary"]["articles"] == len(paths)
    assert manifest["summary"]["seconds"]["analyse"] > 0


def test_the_same_command_says_that_all_is_done(corpus: Path) -> None:
    """Nothing is done twice, and other settings are refused."""
    same = attrib("corpus", "run", *FOLDERS, "--output", corpus)
    other = attrib("corpus", "run", *FOLDERS, "--output", corpus, "--profile", "strict")
    less = attrib("corpus", "run", FOLDERS[0], "--output", corpus)

    assert (same.returncode, same.stderr) == (
        0, f"attrib: {corpus}: was finished before, nothing is left to do: 24 articles, 7,203 words\n"
    )  # fmt: skip
    assert other.returncode == 2
    assert "holds a run of other settings (profile: default, now strict)" in other.stderr
    assert less.returncode == 2
    assert "holds a run of other input" in less.stderr


def test_the_configuration_of_the_command_holds_for_all_articles(tmp_path: Path) -> None:
    """A configuration beside an article is not asked: articles of one run can be compared."""
    (tmp_path / "attrib.toml").write_text('profile = "strict"\n')
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "attrib.toml").write_text('profile = "wire"\n')
    (tmp_path / "in" / "a.txt").write_bytes((ROOT / "fixtures/en/library-roof/article.txt").read_bytes())
    (tmp_path / "in" / "parse.conllu").write_bytes((ROOT / "fixtures/en/library-roof/parse.conllu").read_bytes())
    run = attrib("corpus", "run", "in", "--output", "out", "--jobs", "1", cwd=tmp_path)

    assert run.returncode == 0
    assert articles(tmp_path / "out")["profile"].to_pylist() == ["strict"]


@pytest.mark.parametrize("column", ["text", "id", "language", "date", "outlet"])
def test_a_column_that_is_chosen_must_be_there(column: str, tmp_path: Path) -> None:
    """A typing error in the name of a column costs no run of a million articles."""
    (tmp_path / "n.jsonl").write_text('{"text": "Het klopt."}\n')
    run = attrib("corpus", "run", "n.jsonl", "--output", "out", f"--{column}-column", "boddy", cwd=tmp_path)

    assert run.returncode == 2
    assert run.stderr == (f"attrib: n.jsonl: no column 'boddy', but text: choose with --{column}-column\n")
    assert not (tmp_path / "out").exists()


WITHOUT = """
import sys
sys.modules.update(dict.fromkeys(("pyarrow", "duckdb", "ray")))
from attrib.cli import main
main()
"""


@pytest.mark.parametrize(
    "command", [["run", "fixtures/nl", "--output", "out"], ["report", "out"], ["sql", "out", "select 1"]]
)
def test_a_missing_package_is_told_with_what_to_install(command: list[str]) -> None:
    """The rest of attrib works without the packages for many articles; these commands say what they need."""
    program = [sys.executable, "-c", WITHOUT, "corpus", *command]
    run = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)

    assert run.returncode == 2
    assert run.stderr == (
        "attrib: this command needs the package pyarrow, which is not installed: pip install 'attrib[corpus]'\n"
    )


def test_help_needs_none_of_the_packages() -> None:
    """Not even to be imported: help answers at once, with or without them."""
    program = """
import sys
from attrib.cli import main
try:
    main()
finally:
    print(sorted({"pyarrow", "duckdb", "ray", "torch"}.intersection(sys.modules)))
"""
    for command in ("run", "report", "sql"):
        arguments = [sys.executable, "-c", program, "corpus", command, "--help"]
        run = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)

        assert (run.returncode, run.stdout.splitlines()[-1]) == (0, "[]"), run.stderr
