"""The report as SARIF 2.1.0, for code scanning and for editors that know it.

Suppressed findings are left out: GitHub would show them, whatever their suppression says. Every result has
fingerprints of our own, so that a change elsewhere in a paragraph does not open it anew.
https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, TextIO
from urllib.parse import quote

from attrib.fingerprints import fingerprint
from attrib.messages import ENGLISH, Voice
from attrib.model import Failure, Finding, Level, Report, Rule, Run, Span
from attrib.paths import in_repository
from attrib.report.json import safe_json
from attrib.report.rule_pages import page_address, said_help
from attrib.report.voices import say_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
# The name of our fingerprint, and the one that GitHub goes by; it makes its own, of the line, if there is none.
OWN_FINGERPRINT = "attribContent/v1"
GITHUB_FINGERPRINT = "primaryLocationLineHash"
ADDRESS = re.compile(r"https://[^\s)>\]]+")

Object = dict[str, Any]


def write_report(run: Run, out: TextIO) -> None:
    """Write a run as one SARIF log."""
    out.write(safe_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(run)]}, indent=2) + "\n")


def _run(run: Run) -> Object:
    rules = sorted({rule.code: rule for report in run.reports for rule in report.rules}.values(), key=lambda r: r.code)
    say = say_of(run)
    places = {rule.code: place for place, rule in enumerate(rules)}
    return {
        "tool": {
            "driver": {"name": "attrib", "version": run.version, "rules": [_rule(rule, run, say) for rule in rules]}
        },
        **({"language": say.code} if say.code != ENGLISH else {}),
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(run)],
        "results": [result for report in run.reports for result in _results(report, places, say_of(run, report))],
    }


def _rule(rule: Rule, run: Run, say: Voice) -> Object:
    """Return what a viewer shows about a rule; without a page it is the first policy that its help names."""
    policy = ADDRESS.search(rule.help)
    address = page_address(run.rule_pages, rule.code) or (policy and policy[0].rstrip(".,;:"))
    return {
        "id": rule.code,
        "name": _pascal(rule.slug),
        "shortDescription": {"text": f"{say(rule.summary)}."},
        "fullDescription": {"text": f"{say(rule.summary)}."},
        "help": {"text": said_help(rule, say), "markdown": said_help(rule, say)},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": LEVELS[rule.level]},
        "properties": {"slug": rule.slug},
    }


def _pascal(slug: str) -> str:
    """Return a slug as SARIF would have names.

    >>> _pascal("bare-anonymous-source")
    'BareAnonymousSource'
    """
    return "".join(part.capitalize() for part in slug.split("-"))


def _invocation(run: Run) -> Object:
    """Return how the run went: what could not be checked makes it a failure, notes do not."""
    notes = [
        {"level": "note", "message": _message(say_of(run, report)(note)), "locations": [_location(report.article.file)]}
        for report in run.reports
        for note in report.notes
    ]
    return {
        "executionSuccessful": not run.failures,
        "toolExecutionNotifications": [*(_failure(failure, say_of(run)) for failure in run.failures), *notes],
    }


def _failure(failure: Failure, say: Voice) -> Object:
    return {"level": "error", "message": _message(say(failure.message)), "locations": [_location(failure.file)]}


def _results(report: Report, places: dict[str, int], say: Voice) -> Iterator[Object]:
    """Yield the findings of an article."""
    seen: Counter[str] = Counter()
    for finding in report.findings:
        name = fingerprint(report, finding)
        seen[name] += 1
        yield {
            "ruleId": finding.code,
            **({"ruleIndex": places[finding.code]} if finding.code in places else {}),
            "level": LEVELS[finding.level],
            "message": _message(say(finding.message)),
            "locations": [_location(report.article.file, _region(report, finding.span))],
            **_related(report, finding),
            "partialFingerprints": {OWN_FINGERPRINT: name, GITHUB_FINGERPRINT: f"{name}:{seen[name]}"},
        }


def _message(text: str) -> Object:
    r"""Return a message in which no words become a link.

    >>> _message("[here](https://example.org) and [there]")
    {'text': '\\[here\\](https://example.org) and \\[there\\]'}
    """
    return {"text": re.sub(r"([\\[\]])", r"\\\1", text) if "](" in text else text}


def _related(report: Report, finding: Finding) -> Object:
    """Return the further places of a finding, if it has any."""
    if not finding.related:
        return {}
    regions = [_region(report, span) for span in finding.related]
    return {
        "relatedLocations": [
            {"id": number, **_location(report.article.file, region)} for number, region in enumerate(regions, 1)
        ]
    }


def _location(path: str, region: Object | None = None) -> Object:
    """Return a place in an article, or the article as a whole."""
    physical: Object = {"artifactLocation": _artifact(path)}
    return {"physicalLocation": {**physical, "region": region} if region else physical}


def _artifact(path: str) -> Object:
    """Return a path as a URI: below the root of the repository, or on its own if it is absolute.

    >>> _artifact("./nieuws/café 1.txt")
    {'uri': 'nieuws/caf%C3%A9%201.txt', 'uriBaseId': '%SRCROOT%'}
    >>> _artifact("/srv/a.txt")
    {'uri': 'file:///srv/a.txt'}
    """
    if re.match(r"https?://", path, re.IGNORECASE):
        return {"uri": _quoted(path, safe="/:?&=#%;,+@~")}
    path = path.replace("\\", "/") if re.match(r"[A-Za-z]:[\\/]", path) else path
    if re.match(r"/|[A-Za-z]:/", path):
        return {"uri": "file:///" + _quoted(path.lstrip("/"), safe="/:")}
    return {"uri": _quoted(in_repository(path), safe="/"), "uriBaseId": ROOT}


def _quoted(path: str, safe: str) -> str:
    """Return a path percent-encoded by the bytes of its name, which need not be UTF-8."""
    try:
        return quote(path, safe=safe, errors="surrogateescape")
    except UnicodeEncodeError:  # a lone surrogate that no file name has
        return quote(path, safe=safe, errors="surrogatepass")


def _region(report: Report, span: Span | None) -> Object | None:
    """Return lines and columns of a span, the last column behind it."""
    if span is None:
        return {"startLine": report.article.first_line} if report.article.item else None
    start, end = report.article.positions(span)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}
