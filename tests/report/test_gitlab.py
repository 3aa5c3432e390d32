"""GitLab's Code Quality report."""

import io
import json
from dataclasses import replace
from typing import Any

import pytest

from attrib.model import Failure, Level, Run
from attrib.report.gitlab import write_report
from tests.report.conftest import HOSTILE, UNPRINTABLE, dutch_analysis, english_analysis, finish, hostile_run


def entries(run: Run) -> list[dict[str, Any]]:
    """Return what is written of a run."""
    out = io.StringIO()
    write_report(run, out)
    found: list[dict[str, Any]] = json.loads(out.getvalue())
    return found


def test_every_finding_is_an_entry_with_all_that_gitlab_asks_for() -> None:
    """Description, name, fingerprint, severity, path and line."""
    run = finish(dutch_analysis(), english_analysis())
    found = entries(run)

    assert [f.message for report in run.reports for f in report.findings] == [e["description"] for e in found]
    assert {entry["severity"] for entry in found} <= {"info", "minor", "major", "critical", "blocker"}
    for entry, (report, finding) in zip(found, ((r, f) for r in run.reports for f in r.findings), strict=True):
        assert entry["location"]["path"] == report.article.path
        assert entry["check_name"] == f"{finding.code} {finding.slug}"
        line = report.article.position(finding.span.start).line if finding.span else 1
        assert entry["location"]["lines"]["begin"] == line


def test_fingerprints_are_unique_and_stay_what_they_are() -> None:
    """Also of two findings that are alike, of two articles that are, and when text is put before them."""
    twice = finish(dutch_analysis())
    again = replace(twice.reports[0], findings=(*twice.reports[0].findings, twice.reports[0].findings[0]))
    other = replace(
        again,
        analysis=replace(
            again.analysis,
            parsed=replace(again.analysis.parsed, article=replace(again.article, path="fixtures/nl/haven/b.txt")),
        ),
    )
    names = [entry["fingerprint"] for entry in entries(replace(twice, reports=(again, other)))]
    moved = {entry["fingerprint"] for entry in entries(finish(dutch_analysis("Een alinea ervoor.\n\n")))}

    assert len(set(names)) == len(names) == 2 * len(again.findings)
    assert len(moved & set(names)) >= len(moved) - 1


def test_a_finding_on_the_article_stands_at_its_first_line(dutch: Run) -> None:
    """GitLab wants a line."""
    (report,) = dutch.reports
    finding = replace(report.findings[0], span=None, level=Level.ERROR)
    (entry,) = entries(replace(dutch, reports=(replace(report, findings=(finding,)),)))

    assert entry["location"]["lines"] == {"begin": 1, "end": 1}
    assert entry["severity"] == "major"


def test_what_could_not_be_checked_is_the_gravest() -> None:
    """It comes first."""
    run = Run(version="0", reports=(), failures=(Failure(path="./news/gone.txt", message="no such file"),))
    (entry,) = entries(run)

    assert (entry["severity"], entry["location"]["path"]) == ("blocker", "news/gone.txt")
    assert entry["description"] == "Not checked: no such file"


def test_nothing_found_is_an_empty_list() -> None:
    """Which takes away what a merge request showed before."""
    assert entries(Run(version="0", reports=())) == []


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_steer(words: str) -> None:
    """Nor break the JSON."""
    assert not any(UNPRINTABLE.search(str(entry.values())) for entry in entries(hostile_run(words)))
