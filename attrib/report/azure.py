"""The findings as logging commands of Azure Pipelines, which become the list of issues of a build.

    ##vso[task.logissue type=warning;sourcepath=story.txt;linenumber=3;columnnumber=1;code=ATR103]The text …

Azure knows errors and warnings; what is less is a line of the log.
https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
"""

from collections.abc import Iterator
from typing import TextIO

from attrib.messages import Voice
from attrib.model import Failure, Finding, Level, Report, Run
from attrib.report.marks import counted
from attrib.report.safe_text import visible
from attrib.report.voices import say_of
from attrib.report.wording import checked, level_counts

KINDS = {Level.ERROR: "error", Level.WARNING: "warning"}


def write_report(run: Run, out: TextIO) -> None:
    """Write a run as commands, what could not be checked first and the most severe next, then a line that sums up."""
    say = say_of(run)
    out.writelines(f"{_failure(failure, say)}\n" for failure in run.failures)
    out.writelines(f"{line}\n" for line in _findings(run))
    found = level_counts([finding for report in run.reports for finding in counted(report)], say)
    out.write(f"attrib: {say(checked(run))}: {found}\n")


def _findings(run: Run) -> Iterator[str]:
    """Yield a line for every finding."""
    pairs = [(report, finding) for report in run.reports for finding in report.findings]
    for report, finding in sorted(pairs, key=lambda pair: pair[1].level.rank):
        message = say_of(run, report)(finding.message)
        yield (_command if finding.level in KINDS else _remark)(report, finding, message)


def _command(report: Report, finding: Finding, message: str) -> str:
    place = report.article.position(finding.span.start) if finding.span else None
    whole = {"linenumber": str(report.article.first_line)} if report.article.item else {}
    where = {"linenumber": str(place.line), "columnnumber": str(place.column)} if place else whole
    properties = {"sourcepath": report.article.file, **where, "code": finding.code}
    return _written(KINDS[finding.level], properties, message)


def _remark(report: Report, finding: Finding, message: str) -> str:
    """Return a line that is no command."""
    line = f":{report.article.position(finding.span.start).line}" if finding.span else ""
    return visible(f"{report.article.path}{line}: {finding.code} {message}")


def _failure(failure: Failure, say: Voice) -> str:
    return _written("error", {"sourcepath": failure.file}, say("not checked: {why}", why=failure.message))


def _written(kind: str, properties: dict[str, str], message: str) -> str:
    """Return a command.

    >>> _written("error", {"sourcepath": "a;b].txt"}, "100% said")
    '##vso[task.logissue type=error;sourcepath=a%3Bb%5D.txt]100%AZP25 said'
    """
    pairs = "".join(f";{name}={_property(value)}" for name, value in properties.items())
    return f"##vso[task.logissue type={kind}{pairs}]{_data(message)}"


def _data(text: str) -> str:
    """Return text that ends no command and begins none."""
    return visible(text).replace("%", "%AZP25")


def _property(text: str) -> str:
    """Return text that ends no property either."""
    return _data(text).replace(";", "%3B").replace("]", "%5D")
