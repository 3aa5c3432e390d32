"""Logging commands of Azure Pipelines."""

import io
import re
from dataclasses import replace

import pytest

from attrib.model import Failure, Level, Run
from attrib.report import ELSEWHERE, FORMATS
from attrib.report.azure import write_report
from attrib.report.marks import group_findings
from tests.report.conftest import HOSTILE, hostile_run

COMMAND = re.compile(r"##vso\[task\.logissue type=(error|warning)((?:;\w+=[^;\]]*)*)\](.*)")


def lines(run: Run, name: str = "azure") -> list[str]:
    """Return what is written of a run."""
    out = io.StringIO()
    FORMATS[name].write_report(run, out)
    return out.getvalue().splitlines()


def test_errors_and_warnings_are_issues_with_their_place(dutch: Run) -> None:
    """The most severe first; what is less is a line of the log, and the last line sums up."""
    (report,) = dutch.reports
    levels = [Level.INFO, Level.WARNING, Level.ERROR]
    groups = [group[0] for group in group_findings(report)]
    findings = tuple(replace(f, level=level) for f, level in zip(groups, levels, strict=False))
    *found, last = lines(replace(dutch, reports=(replace(report, findings=findings),)))
    error, warning, remark = found
    position = report.article.position(findings[2].span.start) if findings[2].span else None

    assert position
    assert error == (
        f"##vso[task.logissue type=error;sourcepath={report.article.path};linenumber={position.line};"
        f"columnnumber={position.column};code={findings[2].code}]{findings[2].message}"
    )
    assert "type=warning;" in warning
    assert remark.startswith(f"{report.article.path}:")
    assert last == "attrib: 1 article: 1 error, 1 warning, 1 info"


def test_what_could_not_be_checked_comes_first(dutch: Run) -> None:
    """A path may have what ends a property."""
    failed = replace(dutch, failures=(Failure(path="a;b].txt", message="100% gone"),))

    assert lines(failed)[0] == "##vso[task.logissue type=error;sourcepath=a%3Bb%5D.txt]not checked: 100%AZP25 gone"
    assert lines(failed)[-1].startswith("attrib: 1 article, 1 not checked: ")


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_are_a_command(words: str) -> None:
    """Every command is one of ours, here; in a plain text there is none at all."""
    run = hostile_run(words)
    for line in lines(run):
        assert "##vso" not in line.lower().replace("##vso(", "") or COMMAND.fullmatch(line)
        assert line.lower().count("##vso[") <= 1
    assert not any("##vso[" in line.lower() for line in lines(run, ELSEWHERE))


def test_the_table_of_formats_has_it() -> None:
    """By its name."""
    out = io.StringIO()
    write_report(Run(version="0", reports=()), out)

    assert lines(Run(version="0", reports=())) == out.getvalue().splitlines() == ["attrib: 0 articles: no findings"]
