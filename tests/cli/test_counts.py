"""`attrib check --statistics` and `--show-files`: what there is to do, before reading any of it."""

import json
from pathlib import Path

import pytest

from tests.cli.command import attrib, put_article
from tests.test_cli import ANONYMOUS, CLEAN


def test_findings_are_counted_by_rule() -> None:
    """The rule with the most first; the exit code is that of the findings."""
    run = attrib("check", "--statistics", ANONYMOUS, CLEAN)
    *lines, total = run.stdout.splitlines()
    counts = [int(line.split()[0]) for line in lines]

    assert run.returncode == 1
    assert counts == sorted(counts, reverse=True)
    assert [line.split()[1:] for line in lines if "ATR108" in line] == [["ATR108", "error", "only-anonymous-sources"]]
    assert total == f"{sum(counts)} findings in 1 of 2 articles"


def test_nothing_is_counted_too() -> None:
    """An article without a finding."""
    run = attrib("check", "--statistics", CLEAN)

    assert (run.returncode, run.stdout) == (0, "0 findings in 0 of 1 article\n")


def test_counts_agree_with_the_report() -> None:
    """As JSON, with in how many articles a rule found something."""
    counted = json.loads(attrib("check", "--statistics", "--format", "json", ANONYMOUS, CLEAN).stdout)
    report = json.loads(attrib("check", "--format", "json", ANONYMOUS, CLEAN).stdout)
    codes = [finding["code"] for article in report["articles"] for finding in article["findings"]]

    assert {one["code"]: one["count"] for one in counted} == {code: codes.count(code) for code in codes}
    assert {one["articles"] for one in counted} == {1}


@pytest.mark.parametrize("name", ["html", "sarif"])
def test_other_formats_have_no_counts(name: str) -> None:
    """One line says which have."""
    run = attrib("check", "--statistics", "--format", name, CLEAN)

    assert run.returncode == 2
    assert run.stderr == f"attrib: --statistics: counts are not written as {name}: choose one of rich, text, json\n"


def test_files_that_would_be_checked_are_listed(tmp_path: Path) -> None:
    """Of a folder those that the configuration has; none is read."""
    put_article(tmp_path / "news", CLEAN, "b.txt")
    put_article(tmp_path / "news", CLEAN, "a.txt")
    (tmp_path / "news" / "c.txt").write_bytes(b"\xff\x00 no text")
    (tmp_path / "attrib.toml").write_text('exclude = ["b.txt"]\n')
    run = attrib("check", "--show-files", "news", "news/a.txt", cwd=tmp_path)

    assert (run.returncode, run.stdout) == (0, "news/a.txt\nnews/c.txt\n")


def test_a_path_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    """The others are listed all the same."""
    run = attrib("check", "--show-files", CLEAN, "none.txt", tmp_path)

    assert (run.returncode, run.stdout) == (2, f"{CLEAN}\n")
    assert "none.txt: no such file: check the path" in run.stderr
    assert "no articles in this folder" in run.stderr
