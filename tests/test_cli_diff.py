"""`attrib diff` as its users run it: articles and stored reports on both sides, exit codes, one line per mistake."""

import json
import re
from pathlib import Path

import pytest

from tests import pairs
from tests.cli import command as process
from tests.fixtures import ROOT
from tests.pairs import FOLDER
from tests.test_cli import ON_STORED, Run, check, error_line, run

OLD, NEW = (f"fixtures/diff/en-ferry/{side}/article.txt" for side in ("old", "new"))
BETTER = [f"fixtures/diff/nl-kademuur/{side}/article.txt" for side in ("old", "new")]
# What every form of the diff of the two says of the index.
INDEX = "index {} → {}".format(*(pairs.account_of("en-ferry", side).score.index for side in ("old", "new")))
DUTCH = "fixtures/diff/nl-batterijbrand/old/article.txt"


def diff(*arguments: str | Path, text: str = "", cwd: Path = ROOT, variables: dict[str, str] | None = None) -> Run:
    """Return a run of `attrib diff` on stored parses."""
    return process.attrib("diff", *arguments, text=text, cwd=cwd, variables=variables)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a stored report on the old version."""
    file = tmp_path / "yesterday.txt"
    check(OLD, "--format", "json", "--output", file, "--fail-on", "never")
    return file


# Exit codes


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((OLD, NEW), 0),
        ((OLD, NEW, "--fail-on-regression"), 1),
        ((*BETTER, "--fail-on-regression"), 0),
        ((*reversed(BETTER), "--fail-on-regression"), 1),
        ((OLD, OLD, "--fail-on-regression"), 0),
        ((DUTCH, OLD, "--fail-on-regression"), 0),
    ],
)
def test_a_regression_fails_only_if_asked(arguments: tuple[str, ...], status: int) -> None:
    """A diff is for reading; a CI job asks for the exit code."""
    assert status == diff(*arguments).returncode


@pytest.mark.parametrize("arguments", [(), (OLD,), (OLD, NEW, DUTCH), (OLD, NEW, "--fail-on", "error")])
def test_a_wrong_command_line_is_2(arguments: tuple[str, ...]) -> None:
    """With the usage on standard error."""
    finished = diff(*arguments)

    assert (finished.returncode, finished.stdout) == (2, "")
    assert "Usage: " in finished.stderr


def test_a_bug_is_no_regression(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 2, with the traceback for the report and a line for the user."""
    monkeypatch.setattr("attrib.cli.diff.compare", lambda *_, **__: 1 / 0)
    finished = diff(OLD, NEW)

    assert finished.returncode == 2
    assert finished.stderr.endswith("attrib: internal error (ZeroDivisionError): please report it\n")


# Articles and stored reports


def test_a_stored_report_gives_the_diff_of_its_article(report: Path) -> None:
    """Told by its content, not by its name; only lines and the name of the report differ."""
    stored, fresh = (json.loads(diff(old, NEW, "--format", "json").stdout) for old in (report, OLD))

    assert stored["old"].pop("report") == str(report)
    assert fresh["old"].pop("report") is None
    for value in (stored, fresh):
        for change in value["claims"]:
            for claim in change["old"]:
                claim.pop("line")
    assert stored == fresh


def test_two_stored_reports(report: Path) -> None:
    """No model is asked for."""
    finished = diff(report, report, variables={"ATTRIB_MODELS": "/none"})

    assert re.search(r"index (\d+) → \1 \(±0\); findings: 0 fixed, 0 new, \d+ left$", finished.stdout.splitlines()[0])


def test_a_report_of_several_articles_is_matched_by_path(tmp_path: Path) -> None:
    """Or by --article; with neither it says what there is."""
    file = tmp_path / "all.json"
    check(OLD, *BETTER, DUTCH, "--format", "json", "--output", file, "--fail-on", "never")

    assert OLD in diff(file, OLD).stdout
    assert BETTER[1] in diff(file, BETTER[0], "--article", BETTER[1]).stdout
    assert error_line(diff(file, file)).startswith(f"attrib: {file}: has 4 articles: name one with --article ({OLD}, ")


@pytest.mark.parametrize("side", [0, 1])
def test_standard_input_is_either_side(side: int) -> None:
    """An editor's draft, not saved yet."""
    arguments = [OLD, NEW]
    text = (ROOT / arguments[side]).read_text(encoding="utf-8")
    arguments[side] = "-"
    finished = diff(
        *(ROOT / a if a != "-" else a for a in arguments), text=text, cwd=FOLDER / "en-ferry" / ("old", "new")[side]
    )

    assert f"{INDEX} (" in finished.stdout


def test_a_stored_report_may_come_from_standard_input(report: Path) -> None:
    """As from `attrib check --format json story.txt | attrib diff - story.txt`."""
    assert INDEX in diff("-", NEW, text=report.read_text(encoding="utf-8")).stdout


# Streams and formats


def test_a_diff_is_text_in_a_pipe() -> None:
    """Without colour."""
    finished = diff(OLD, NEW)

    assert finished.stdout.startswith(f"{OLD} → {NEW}: {INDEX} (")
    assert "\x1b" not in finished.stdout


def test_the_screen_shows_unchanged_claims_on_request() -> None:
    """The option of the screen."""
    assert "(--all shows them)" in diff(OLD, NEW, "--format", "rich").stdout
    assert "(--all shows them)" not in diff(OLD, NEW, "--format", "rich", "--all").stdout


def test_output_is_written_to_a_file(tmp_path: Path) -> None:
    """With nothing on standard output; the exit code is the same."""
    file = tmp_path / "diff.md"
    finished = diff(OLD, NEW, "--format", "markdown", "--output", file, "--fail-on-regression")

    assert (finished.returncode, finished.stdout) == (1, "")
    assert file.read_text(encoding="utf-8").startswith("# attrib diff")


def test_github_gets_a_summary_of_the_step(tmp_path: Path) -> None:
    """As Markdown, in the file that it names."""
    file = tmp_path / "summary.md"
    diff(OLD, NEW, "--format", "github", variables={"GITHUB_STEP_SUMMARY": str(file)})

    assert INDEX.replace("index", "## Index of source transparency:") in file.read_text(encoding="utf-8")


def test_same_input_same_bytes() -> None:
    """Two processes with other hash seeds agree."""
    arguments = ("diff", OLD, NEW, "--format", "json")
    first, second = (run(*arguments, command=ON_STORED, variables={"PYTHONHASHSEED": seed}).stdout for seed in "12")

    assert first == second != ""


def test_the_schema_is_printed() -> None:
    """For programs that read a diff."""
    assert json.loads(process.attrib("schema", "diff").stdout)["title"] == "attrib diff"


# Mistakes: one line with path and remedy, exit code 2


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("none.txt", NEW), "attrib: none.txt: no such file: check the path"),
        ((OLD, "none.txt"), "attrib: none.txt: no such file: check the path"),
        (("-", "-"), "attrib: -: standard input is only one of the two: give the other as a file"),
        ((OLD, NEW, "--lang", "xx"), "attrib: --lang xx: choose one of auto, en, nl"),
        (
            (OLD, NEW, "--format", "xml"),
            "attrib: --format xml: no such format: choose one of rich, text, json, markdown, github, html",
        ),
        (
            (OLD, NEW, "--format", "sarif"),
            "attrib: --format sarif: it holds the findings of one version: "
            "choose one of rich, text, json, markdown, github, html",
        ),
    ],
)
def test_a_mistake_is_one_line(arguments: tuple[str, ...], line: str) -> None:
    """It says what was given and what can be."""
    assert line == error_line(diff(*arguments))


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('{"schema_version": "7.0.0", "articles": []}', "schema_version 7.0.0 is not known here, only 1.x: make"),
        ('{"schema_version": "1.0.0", "articles": [', "this is not JSON (line 1: "),
        ('{"name": "x"}', "this JSON is no article that attrib knows: name"),
        ("", "the file is empty"),
    ],
)
def test_a_bad_report_is_one_line(tmp_path: Path, content: str, line: str) -> None:
    """With its path and what to do."""
    file = tmp_path / "report.json"
    file.write_text(content, encoding="utf-8")

    assert error_line(diff(file, NEW)).startswith(f"attrib: {file}: {line}")
    assert error_line(diff(NEW, file)).startswith(f"attrib: {file}: {line}")


def test_a_report_without_words_is_one_line(tmp_path: Path) -> None:
    """It names the remedy."""
    file = tmp_path / "report.json"
    check(OLD, "--format", "json", "--no-text", "--output", file, "--fail-on", "never")

    assert error_line(diff(file, NEW)).endswith(
        "the report has no words of its claims: make it anew, without --no-text"
    )


def test_the_page_can_be_in_dutch() -> None:
    """As that of a report."""
    page = diff(OLD, NEW, "--format", "html", "--report-lang", "nl")

    assert '<html lang="nl">' in page.stdout
    assert "Waardoor hij veranderde, in punten van de index" in page.stdout
    assert "Worse than before" not in page.stdout
