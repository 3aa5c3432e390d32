"""The findings as GitHub's workflow commands, which become annotations beside the text of a pull request.

    ::warning file=story.txt,line=3,endLine=3,col=1,endColumn=27,title=ATR103 no-reason-for-anonymity::The text …

GitHub shows ten of each kind for a step and drops the rest in silence, so the most severe come first, and the
last line says how many there are. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import TextIO

from attrib.messages import Voice, at
from attrib.model import Failure, Finding, Level, Report, Run
from attrib.paths import in_repository
from attrib.report.marks import counted
from attrib.report.safe_text import visible
from attrib.report.voices import say_of
from attrib.report.wording import checked, level_counts

MOST_OF_A_KIND = 10
KINDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def write_report(run: Run, out: TextIO) -> None:
    """Write a run as commands, what could not be checked first, then what else there is in one line."""
    seen: Counter[str] = Counter()
    for kind, command in chain((_failure(failure, say_of(run)) for failure in run.failures), _findings(run)):
        seen[kind] += 1
        if seen[kind] <= MOST_OF_A_KIND:
            out.write(f"{command}\n")
    out.write(_summary(run, left_out=sum(max(0, number - MOST_OF_A_KIND) for number in seen.values())))


def _findings(run: Run) -> Iterator[tuple[str, str]]:
    """Yield kind and command of every finding, the most severe first."""
    pairs = [(report, finding) for report in run.reports for finding in report.findings]
    for report, finding in sorted(pairs, key=lambda pair: pair[1].level.rank):
        yield KINDS[finding.level], _command(report, finding, say_of(run, report))


def _command(report: Report, finding: Finding, say: Voice) -> str:
    """Return the command for a finding."""
    properties = {
        "file": in_repository(report.article.file),
        **_place(report, finding),
        "title": f"{finding.code} {finding.slug}",
    }
    return written(KINDS[finding.level], properties, say(finding.message))


def _place(report: Report, finding: Finding) -> dict[str, str]:
    """Return lines and columns of a finding; columns only within one line, as GitHub wants them."""
    if finding.span is None:
        return {"line": str(report.article.first_line)} if report.article.item else {}
    start, end = report.article.positions(finding.span)
    lines = {"line": str(start.line), "endLine": str(end.line)}
    return lines if start.line != end.line else {**lines, "col": str(start.column), "endColumn": str(end.column)}


def _failure(failure: Failure, say: Voice) -> tuple[str, str]:
    """Return kind and command for what could not be checked."""
    properties = {"file": in_repository(failure.file), "title": say("not checked")}
    return "error", written("error", properties, say(_named(failure)))


def _named(failure: Failure) -> str:
    """Return why an input could not be checked, with its number in a list."""
    return at(failure.item, failure.message) if failure.item else failure.message


def written(kind: str, properties: dict[str, str], message: str) -> str:
    """Return a command.

    >>> written("error", {"file": "a,b:c.txt", "line": "1"}, "100% said")
    '::error file=a%2Cb%3Ac.txt,line=1::100%25 said'
    """
    pairs = ",".join(f"{name}={visible(_property(value))}" for name, value in properties.items())
    return f"::{kind} {pairs}::{_data(visible(message))}"


def _data(text: str) -> str:
    """Return text that ends no command and begins none, escaped as the runner's own toolkit does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return text that ends no property either."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _summary(run: Run, left_out: int) -> str:
    """Return the last line."""
    findings = [finding for report in run.reports for finding in counted(report)]
    say = say_of(run)
    more = say("; {n} more than GitHub shows are not annotated", n=left_out) if left_out else ""
    return f"attrib: {say(checked(run))}: {level_counts(findings, say)}{more}\n"
