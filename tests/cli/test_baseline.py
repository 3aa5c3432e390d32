"""`attrib baseline`: write, check, prune."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import attrib, put_article

ANONYMOUS = "fixtures/nl/gasplafond-eu/article.txt"
CLEAN = "fixtures/en/library-roof/article.txt"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a folder with two articles that have findings."""
    put_article(tmp_path / "a", ANONYMOUS)
    put_article(tmp_path / "b", ANONYMOUS)
    return tmp_path


def entries(file: Path) -> list[dict[str, Any]]:
    """Return the entries of a baseline."""
    found: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["findings"]
    return found


def test_only_new_findings_are_reported(archive: Path) -> None:
    """By option or configuration, from any folder; a rule that comes later finds new ones."""
    written = attrib("baseline", "write", ".", "--select", "ATR201", cwd=archive)
    known = attrib("check", ".", "--select", "ATR201", "--baseline", "attrib-baseline.json", "-v", cwd=archive)
    (archive / "attrib.toml").write_text('baseline = "attrib-baseline.json"\n', encoding="utf-8")
    elsewhere = attrib("check", "article.txt", "--select", "ATR201,ATR103", cwd=archive / "a")

    assert (written.returncode, known.returncode) == (0, 0)
    assert "ATR201" not in known.stdout
    assert " by baseline" in known.stderr
    assert "ATR201" not in elsewhere.stdout
    assert "ATR103" in elsewhere.stdout


def test_the_same_articles_give_the_same_bytes(archive: Path) -> None:
    """In whatever order they are named; nothing but the file is written."""
    attrib("baseline", "write", "a", "b", cwd=archive)
    first = (archive / "attrib-baseline.json").read_bytes()
    attrib("baseline", "write", "b", "a", cwd=archive)

    assert first == (archive / "attrib-baseline.json").read_bytes()
    assert {path.name for path in archive.iterdir()} == {"a", "b", "attrib-baseline.json"}


def test_write_keeps_the_entries_of_other_articles(archive: Path) -> None:
    """A desk after the other can be taken in."""
    attrib("baseline", "write", "a", cwd=archive)
    written = attrib("baseline", "write", "b", "--baseline", "attrib-baseline.json", cwd=archive)

    assert {entry["path"] for entry in entries(archive / "attrib-baseline.json")} == {"a/article.txt", "b/article.txt"}
    assert "of other articles kept" in written.stdout


def test_prune_forgets_what_was_mended_in_the_articles_given(archive: Path) -> None:
    """And says how many; those of other articles stay."""
    file = archive / "attrib-baseline.json"
    attrib("baseline", "write", ".", cwd=archive)
    before = entries(file)
    put_article(archive / "a", CLEAN)
    put_article(archive / "b", CLEAN)
    pruned = attrib("baseline", "prune", "a/article.txt", cwd=archive)
    dropped = sum(entry["count"] for entry in before if entry["path"].startswith("a/"))

    assert pruned.stdout.startswith(f"attrib-baseline.json: {dropped} findings dropped, ")
    assert {entry["path"] for entry in entries(file)} == {"b/article.txt"}


def test_prune_forgets_articles_that_are_gone_from_a_folder(archive: Path) -> None:
    """Their paths lead nowhere now."""
    attrib("baseline", "write", ".", cwd=archive)
    (archive / "a" / "article.txt").unlink()
    attrib("baseline", "prune", "b", cwd=archive)
    still = {entry["path"] for entry in entries(archive / "attrib-baseline.json")}
    attrib("baseline", "prune", ".", cwd=archive)
    now = {entry["path"] for entry in entries(archive / "attrib-baseline.json")}

    assert (still, now) == ({"a/article.txt", "b/article.txt"}, {"b/article.txt"})


@pytest.mark.parametrize("command", ["write", "prune"])
def test_an_article_that_cannot_be_checked_leaves_the_file(archive: Path, command: str) -> None:
    """A baseline with a hole would report old findings as new, or forget them."""
    attrib("baseline", "write", ".", cwd=archive)
    file = archive / "attrib-baseline.json"
    before = file.read_bytes()
    (archive / "a" / "parse.conllu").unlink()
    finished = attrib("baseline", command, ".", cwd=archive)

    assert finished.returncode == 2
    assert "1 article cannot be checked: attrib-baseline.json is left as it is" in finished.stderr
    assert before == file.read_bytes()


def test_prune_needs_a_baseline(archive: Path) -> None:
    """One line, 2."""
    finished = attrib("baseline", "prune", "a", cwd=archive)

    assert finished.returncode == 2
    assert finished.stderr.startswith("attrib: baseline attrib-baseline.json: cannot be read (No such file")
