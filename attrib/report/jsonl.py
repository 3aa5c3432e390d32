"""The report as JSON Lines: each article in one line that needs no other, for logs and large runs.

A line has what articles[] of the JSON report has, with schema version and tool. An input that could not be
checked is a line of status "error".
"""

from typing import Any, TextIO

from attrib.model import Failure, Report, Run
from attrib.report.json import SCHEMA_VERSION, article_object, error_object, safe_json, said, tool
from attrib.report.voices import say_of


def write_report(run: Run, out: TextIO) -> None:
    """Write a run line by line: the articles, then what could not be checked."""
    out.writelines(safe_json(_article(run, report)) + "\n" for report in run.reports)
    out.writelines(safe_json(_failure(run, failure)) + "\n" for failure in run.failures)


def _article(run: Run, report: Report) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": tool(run, (report,)),
        "words_included": run.words,
        **said(article_object(report, words=run.words), say_of(run, report)),
    }


def _failure(run: Run, failure: Failure) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": tool(run, ()),
        "words_included": run.words,
        "status": "error",
        **said(error_object(failure), say_of(run)),
    }
