"""The findings as GitLab's Code Quality report, which a merge request shows and compares with the last one.

    [{"description": "The text …", "check_name": "ATR103", "fingerprint": "…", "severity": "minor", "location": …}]

GitLab tells findings apart by their fingerprint, which must be there once in a report; ours has no place in it, so
that a change elsewhere opens no finding anew. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import posixpath
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, TextIO

from attrib.fingerprints import fingerprint
from attrib.messages import Voice
from attrib.model import Failure, Finding, Level, Report, Run
from attrib.report.json import safe_json
from attrib.report.safe_text import visible
from attrib.report.voices import say_of

SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.INFO: "info"}
NOT_CHECKED, GRAVEST = "not-checked", "blocker"

Object = dict[str, Any]


def write_report(run: Run, out: TextIO) -> None:
    """Write a run as one list, what could not be checked first."""
    found = [
        *(_failure(failure, say_of(run)) for failure in run.failures),
        *(entry for report in run.reports for entry in _findings(report, say_of(run, report))),
    ]
    out.write(safe_json(found, indent=2) + "\n")


def _findings(report: Report, say: Voice) -> Iterator[Object]:
    """Yield the findings of an article."""
    seen: Counter[str] = Counter()
    for finding in report.findings:
        name = fingerprint(report, finding)
        seen[name] += 1
        begin, end = _lines(report, finding)
        yield {
            "description": visible(say(finding.message)),
            "check_name": f"{finding.code} {finding.slug}",
            "fingerprint": _named(report.article.path, finding.code, name, str(seen[name])),
            "severity": SEVERITIES[finding.level],
            "location": {"path": _path(report.article.file), "lines": {"begin": begin, "end": end}},
        }


def _failure(failure: Failure, say: Voice) -> Object:
    return {
        "description": visible(say("Not checked: {why}", why=failure.message)),
        "check_name": NOT_CHECKED,
        "fingerprint": _named(failure.path, NOT_CHECKED),
        "severity": GRAVEST,
        "location": {"path": _path(failure.file), "lines": {"begin": 1}},
    }


def _lines(report: Report, finding: Finding) -> tuple[int, int]:
    """Return the first and last line of a finding; one about the whole article is shown at its first."""
    article = report.article
    if finding.span is None:
        return article.first_line, article.first_line
    return article.position(finding.span.start).line, article.position(finding.span.end).line


def _path(path: str) -> str:
    """Return a path as GitLab knows it: from the root of the repository, without "./".

    >>> _path("./news/a.txt")
    'news/a.txt'
    """
    return visible(posixpath.normpath(path.replace("\\", "/")))


def _named(*parts: str) -> str:
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
