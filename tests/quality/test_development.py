"""`make eval` on a small shared folder, with what attrib finds stored: no model runs."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from attrib.evaluate.gold import found_in, read_gold
from tests.fixtures import FIXTURES, golden_files, report_on
from tests.quality import development

ARTICLE = """\
# id: a
# lang: nl
Kamp wil stoppen

De minister stapt op, zegt een ingewijde van het ministerie.
----
2 | other | insider | een ingewijde van het ministerie | zegt | De minister stapt op
2 | D | insider | van het ministerie
"""
SCRIPT = """\
import sys
assert sys.argv[2] == "--attrib"
print("a1 nl hearsay: missed")
print()
print("hearsay                    1 of   2")
print("nl                         1 of   2  50.0%")
print("all                        1 of   2  50.0%")
"""


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one article, of which a report says all that is annotated, and cases."""
    for name, text in {
        "corpus/articles/nl-a-4.txt": ARTICLE,
        "corpus/articles/nl-a-3.txt": ARTICLE,
        "cases/check_cases.py": SCRIPT,
        "cases/constructions.jsonl": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(development, "run_attrib", lambda paths, *_: [report(path) for path in paths])
    return tmp_path


def report(path: str) -> dict[str, Any]:
    """Return what a report has on the article."""
    text = Path(path).read_text(encoding="utf-8")

    def place(words: str) -> list[list[int]]:
        return [[text.index(words), text.index(words) + len(words)]]

    said = {"source": place("een ingewijde van het ministerie"), "cue": [], "content": place("De minister stapt op")}
    told = {"description": place("van het ministerie"), "reason": []}
    return {
        "path": path,
        "attributions": [{**said, "source_type": "anonymous-other", "source_id": "s1", "withheld": True}],
        "sources": [{"id": "s1", **told}],
    }


def test_a_table_and_all_figures(
    shared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of what is there; the development files only."""
    figures = shared / "build" / "figures.json"
    monkeypatch.setattr(
        "sys.argv", ["", str(shared), "nl-dev", "en-dev", "polnear-dev", "cases", "--json", str(figures)]
    )
    development.main()
    heading, dutch, english, polnear, *cases = capsys.readouterr().out.splitlines()
    stored = json.loads(figures.read_text(encoding="utf-8"))

    assert heading.split()[-8:] == list(development.COLUMNS)
    assert dutch.split()[-8:] == ["-", "1.000", "1.000", "1.000", "1.000", "-", "1.000", "-"]
    assert "not measured: no " in english
    assert "not measured: no " in polnear
    assert [line.split()[2:] for line in cases] == [["nl", "1", "of", "2", "50.0%"], ["all", "1", "of", "2", "50.0%"]]
    assert stored["nl-dev"]["articles"] == 1
    assert stored["nl-dev"]["descriptions"]["hits"] == 1
    assert stored["cases"]["constructions"]["hearsay"] == {"right": 1, "of": 2}


def test_nothing_is_measured_without_the_gold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It belongs to others, and `make eval` ends well."""
    monkeypatch.setattr("sys.argv", ["", str(tmp_path)])
    development.main()

    assert "nothing measured" in capsys.readouterr().out


def test_an_annotated_text_as_json_lines_is_the_same(shared: Path, tmp_path: Path) -> None:
    """Nothing is lost on the way."""
    file = shared / "corpus" / "articles" / "nl-a-4.txt"
    lines = tmp_path / "a.jsonl"
    lines.write_text(json.dumps(development.as_record(*read_gold(file))), encoding="utf-8")

    assert read_gold(lines) == read_gold(file)


def test_a_report_reads_as_what_was_found() -> None:
    """The JSON of a fixture article has what its analysis has; form is told by it alone."""
    folder = FIXTURES / "nl" / "gasplafond-eu"
    (article,) = json.loads(golden_files("nl/gasplafond-eu")["report.json"])["articles"]
    analysis = report_on(folder).analysis
    read = development.read_found(article, len(analysis.article.text))

    assert read.told == found_in(analysis).told
    assert [replace(a, quoted=None) for a in read.annotations] == list(found_in(analysis).annotations)


def test_the_program_for_the_cases_runs_this_attrib(tmp_path: Path) -> None:
    """From any folder."""
    import subprocess

    program = development.launcher(tmp_path)

    assert subprocess.check_output([program, "--version"], cwd=tmp_path, text=True).startswith("attrib ")
