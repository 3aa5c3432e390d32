"""SARIF: valid by its own schema, with paths, places and names that code scanning can follow."""

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from attrib.model import Failure, Finding, Level, Run, Span, Suppressed, SuppressedBy
from attrib.report.sarif import write_report
from tests.fixtures import fixture_folders, report_on
from tests.report.conftest import HOSTILE, UNPRINTABLE, dutch_analysis, english_analysis, finish, hostile_run

SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"
VALIDATOR = Draft4Validator(
    json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=Draft4Validator.FORMAT_CHECKER
)


def written(run: Run) -> str:
    """Return the SARIF text of a run."""
    out = io.StringIO()
    write_report(run, out)
    return out.getvalue()


def read(run: Run) -> Any:
    """Return the one run of a SARIF log, after validating the log."""
    log = json.loads(written(run))

    assert [f"{'/'.join(map(str, error.path))}: {error.message}" for error in VALIDATOR.iter_errors(log)] == []
    return log["runs"][0]


def with_findings(run: Run, *findings: Finding) -> Run:
    """Return a run whose first article has other findings."""
    return replace(run, reports=(replace(run.reports[0], findings=findings),))


def test_the_schema_refuses_what_is_no_sarif() -> None:
    """It can say no."""
    log = json.loads(written(finish(dutch_analysis())))
    log["runs"][0]["results"][0]["level"] = "fatal"

    assert not VALIDATOR.is_valid(log)


@pytest.mark.parametrize("folder", fixture_folders(), ids=lambda folder: folder.name)
def test_every_fixture_is_valid(folder: Path) -> None:
    """By SARIF's own schema, with a result for each finding."""
    report = report_on(folder)

    assert len(read(Run(version="0.1.0", reports=(report,)))["results"]) == len(report.findings)


def test_rules_are_told_once_and_results_point_at_them() -> None:
    """Code, level and help come from the rule."""
    run = read(finish(dutch_analysis(), english_analysis()))
    rules = run["tool"]["driver"]["rules"]
    first = rules[0]

    assert [rule["id"] for rule in rules] == sorted({rule["id"] for rule in rules})
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert (first["name"], first["defaultConfiguration"]["level"]) == ("BareAnonymousSource", "error")
    assert "## Why" in first["help"]["markdown"]
    assert first["helpUri"].startswith("https://")


def test_rules_link_to_their_pages(dutch: Run) -> None:
    """Where somebody says where those are."""
    run = read(replace(dutch, rule_pages="https://example.org/rules/{code}.md"))

    for rule in run["tool"]["driver"]["rules"]:
        assert rule["helpUri"] == f"https://example.org/rules/{rule['id']}.md"


def test_places_are_lines_and_columns_of_code_points(dutch: Run) -> None:
    """The last column is the one behind the words."""
    run = read(dutch)
    physical = run["results"][0]["locations"][0]["physicalLocation"]

    assert run["columnKind"] == "unicodeCodePoints"
    assert physical["region"] == {"startLine": 3, "startColumn": 114, "endLine": 3, "endColumn": 121}
    assert physical["artifactLocation"] == {"uri": "fixtures/nl/haven/article.txt", "uriBaseId": "%SRCROOT%"}


@pytest.mark.parametrize(("level", "name"), [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.INFO, "note")])
def test_levels_have_the_names_of_sarif(dutch: Run, level: Level, name: str) -> None:
    """What we call info is a note there."""
    finding = replace(dutch.reports[0].findings[0], level=level)

    assert [result["level"] for result in read(with_findings(dutch, finding))["results"]] == [name]


def test_further_places_are_related_locations(dutch: Run) -> None:
    """Each with a number."""
    finding = replace(dutch.reports[0].findings[0], related=(Span(0, 3), Span(4, 6)))
    result = read(with_findings(dutch, finding))["results"][0]

    assert [place["id"] for place in result["relatedLocations"]] == [1, 2]
    assert result["relatedLocations"][1]["physicalLocation"]["region"]["startColumn"] == 5


def test_a_finding_about_the_whole_article_has_no_region(dutch: Run) -> None:
    """But an article, and a fingerprint."""
    finding = replace(dutch.reports[0].findings[0], span=None, attribution=None, source=None)
    result = read(with_findings(dutch, finding))["results"][0]

    assert list(result["locations"][0]["physicalLocation"]) == ["artifactLocation"]
    assert len(result["partialFingerprints"]["attribContent/v1"]) == 16


def test_fingerprints_tell_findings_apart_even_where_the_words_are_the_same(dutch: Run) -> None:
    """The name that GitHub goes by counts them."""
    finding = dutch.reports[0].findings[0]
    prints = [r["partialFingerprints"] for r in read(with_findings(dutch, finding, finding))["results"]]

    assert len({names["attribContent/v1"] for names in prints}) == 1
    assert [names["primaryLocationLineHash"].partition(":")[2] for names in prints] == ["1", "2"]


def test_suppressed_findings_are_left_out(dutch: Run) -> None:
    """Code scanning would show them."""
    report = dutch.reports[0]
    hidden = tuple(Suppressed(finding=finding, by=SuppressedBy.BASELINE) for finding in report.findings)

    assert read(replace(dutch, reports=(replace(report, findings=(), suppressed=hidden),)))["results"] == []


def test_what_could_not_be_checked_is_a_notification(dutch: Run) -> None:
    """And the run was no success; a note leaves it one."""
    noted = replace(dutch, reports=(replace(dutch.reports[0], notes=("the language is a guess",)),))
    failed = replace(noted, failures=(Failure(path="gone.txt", message="no such file: check the path"),))
    invocation = read(failed)["invocations"][0]

    assert read(noted)["invocations"][0]["executionSuccessful"] is True
    assert invocation["executionSuccessful"] is False
    assert [(n["level"], n["message"]["text"]) for n in invocation["toolExecutionNotifications"]] == [
        ("error", "no such file: check the path"),
        ("note", "the language is a guess"),
    ]


def test_a_run_without_articles_is_valid() -> None:
    """All inputs failed."""
    run = read(Run(version="1", reports=(), failures=(Failure(path="a b.txt", message="no such file"),)))

    assert run["results"] == run["tool"]["driver"]["rules"] == []


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./nieuws/café één.txt", "nieuws/caf%C3%A9%20%C3%A9%C3%A9n.txt"),
        ("a/../b:c.txt", "b%3Ac.txt"),
        ("100%#?.txt", "100%25%23%3F.txt"),
        ("caf\udce9.txt", "caf%E9.txt"),
        ("/srv/a b.txt", "file:///srv/a%20b.txt"),
        (r"C:\news\a.txt", "file:///C:/news/a.txt"),
        ("//host/a.txt", "file:///host/a.txt"),
    ],
)
def test_paths_are_uris(path: str, uri: str) -> None:
    """Relative to the root of the repository, percent-encoded by the bytes of the name."""
    failed = Run(version="1", reports=(), failures=(Failure(path=path, message="x"),))
    location = read(failed)["invocations"][0]["toolExecutionNotifications"][0]["locations"][0]
    artifact = location["physicalLocation"]["artifactLocation"]

    assert artifact["uri"] == uri
    assert ("uriBaseId" in artifact) is not uri.startswith("file:")


@pytest.mark.parametrize("words", [*HOSTILE, "see [here](https://example.org)", "[here](1) {0}"])
def test_hostile_words_stay_words(words: str) -> None:
    """Valid, with no character that a terminal obeys, and no link that was not there."""
    run = replace(hostile_run(words), failures=(Failure(path=words, message=words),))
    text = written(run)
    messages = [result["message"]["text"] for result in read(run)["results"]]

    assert not UNPRINTABLE.search(text)
    assert messages
    assert not any("](" in message.replace("\\](", "") for message in messages)
