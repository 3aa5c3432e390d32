"""Files with several articles: annotated where they are stored, and compared one by one."""

import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from attrib.article import make_article
from attrib.formats import read_documents
from attrib.formats.document import Document
from attrib.model import Failure, Run, Span
from attrib.report import FORMATS
from tests.cli.command import ENVIRONMENT
from tests.report.conftest import english_analysis, finish

OLD = {"headline": "Dike holds", "body_text": "The dike will hold, reeve Anna Bos said on Monday.", "language": "en"}
NEW = {"headline": "Dike holds", "body_text": "The dike will hold, two officials said on Monday.", "language": "en"}
OTHER = {"headline": "Cats", "body_text": "The cats sleep, keeper Ann Lee said.", "language": "en"}
BROKEN = {"headline": "x"}
PLACES = {
    "github": ("file=news.jsonl,line=1", "file=news.jsonl"),
    "gitlab": ('"path": "news.jsonl"', '"path": "news.jsonl"'),
    "azure": ("sourcepath=news.jsonl;linenumber=1", "sourcepath=news.jsonl"),
    "sarif": ('"uri": "news.jsonl"', '"uri": "news.jsonl"'),
}


def diff(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Return a finished run of `attrib diff` with the embedded models."""
    command = [sys.executable, "-m", "attrib", "diff", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, check=False)


def put(folder: Path, name: str, *items: object) -> Path:
    """Write items, one a line, and return the path of the file."""
    (folder / name).write_text("\n".join(map(json.dumps, items)) + "\n", encoding="utf-8")
    return folder / name


def test_an_article_of_a_list_knows_file_and_line(tmp_path: Path) -> None:
    """Its path has its number, its places are those of the file."""
    path = put(tmp_path, "news.jsonl", OLD, NEW)
    _, second = read_documents(str(path))
    assert isinstance(second, Document)
    made = make_article(second, path=f"{path}{second.name}", language="en")

    assert (made.path, made.file, made.first_line) == (f"{path}:2", str(path), 2)
    assert made.position(made.paragraphs[-1].span.start).line == 2


def test_an_article_by_itself_begins_its_file() -> None:
    """Whatever its path ends in."""
    made = make_article("The dike held, Lee said.", path="story:2", language="en")

    assert (made.file, made.first_line) == ("story:2", 1)


@pytest.mark.parametrize("name", PLACES)
def test_annotations_name_the_file(name: str) -> None:
    """Also of findings on the whole article, and of what could not be checked."""
    found, failed = PLACES[name]
    (report,) = finish(english_analysis()).reports
    article = replace(report.article, path="news.jsonl:1", item=":1")
    analysis = replace(report.analysis, parsed=replace(report.analysis.parsed, article=article))
    findings = (replace(report.findings[0], span=None, related=()), *report.findings)
    run = Run(version="1", reports=(replace(report, analysis=analysis, findings=findings),))
    failure = Failure(path="news.jsonl:2", message="no article", item=":2")
    out, failures = io.StringIO(), io.StringIO()
    FORMATS[name].write_report(run, out)
    FORMATS[name].write_report(Run(version="1", reports=(), failures=(failure,)), failures)

    assert found in out.getvalue()
    assert failed in failures.getvalue()
    assert "jsonl:" not in out.getvalue() + failures.getvalue()
    assert "jsonl%3A" not in out.getvalue() + failures.getvalue()


def test_a_finding_on_the_whole_of_a_list_s_article_has_its_line() -> None:
    """As code scanning shows it."""
    text = "The dike held, Lee said.\n\nIt broke, Lee said."
    made = make_article(text, path="news.jsonl:2", language="en")
    second = replace(made, item=":2", paragraphs=made.paragraphs[1:])

    assert second.first_line == 3
    assert second.position(Span(26, 26).start).line == 3


@pytest.mark.stanza
def test_items_are_compared_as_articles(tmp_path: Path) -> None:
    """A report of ours is a JSON that says so; all other is what `attrib check` reads."""
    finished = diff(put(tmp_path, "old.json", OLD), put(tmp_path, "new.json", NEW), "--format", "text")

    assert (finished.returncode, finished.stderr) == (0, "")
    assert "identified source lost: reeve Anna Bos" in finished.stdout


@pytest.mark.stanza
def test_one_of_a_list_is_named(tmp_path: Path) -> None:
    """By its number or its path; what cannot be read costs no other."""
    old, new = put(tmp_path, "old.jsonl", OTHER, BROKEN, OLD), put(tmp_path, "new.json", NEW)
    asked = diff(old, new)
    chosen = diff(old, new, "--article", "3", "--format", "text")

    assert asked.returncode == 2
    assert asked.stderr.splitlines()[0].startswith(f"attrib: {old}:2: this JSON is no article that attrib knows")
    assert asked.stderr.splitlines()[1:] == [
        f"attrib: {old}: has 2 articles: name one with --article ({old}:1, {old}:3)"
    ]
    assert (chosen.returncode, chosen.stderr) == (0, "")
    assert chosen.stdout.splitlines()[0].startswith(f"{old}:3 → {new}")


@pytest.mark.stanza
def test_json_of_another_kind_is_one_line(tmp_path: Path) -> None:
    """Neither a report nor an article."""
    finished = diff(put(tmp_path, "old.json", {"a": 1}), put(tmp_path, "new.json", NEW))

    assert finished.returncode == 2
    assert len(finished.stderr.splitlines()) == 1
    assert "no article that attrib knows" in finished.stderr
