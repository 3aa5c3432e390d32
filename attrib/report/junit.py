"""The report as JUnit XML, which every build server can show: a suite per article, a failure per finding.

A rule that found nothing in an article is a test that passed; an input that could not be checked is an error.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import TextIO

from attrib.messages import Voice
from attrib.model import Failure, Finding, Report, Rule, Run
from attrib.report.safe_text import visible
from attrib.report.voices import say_of
from attrib.report.wording import LEVELS

# XML has no way to write these, escaped or not; the others that it lacks are made visible.
NO_CHARACTERS = re.compile("[\ufffe\uffff]")


def write_report(run: Run, out: TextIO) -> None:
    """Write a run as one XML document."""
    suites = [
        *(_suite(report, say_of(run, report)) for report in run.reports),
        *(_failed_suite(failure, say_of(run)) for failure in run.failures),
    ]
    root = ET.Element("testsuites", {"name": "attrib", **_totals(suites)})
    root.extend(suites)
    ET.indent(root)
    out.write('<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n")


def _totals(suites: list[ET.Element]) -> dict[str, str]:
    """Return the sums of the suites' counts."""
    return {name: str(sum(int(suite.get(name, 0)) for suite in suites)) for name in ("tests", "failures", "errors")}


def _suite(report: Report, say: Voice) -> ET.Element:
    """Return the suite of an article."""
    failed = [_failed(report, finding, say) for finding in report.findings]
    cases = [*failed, *_passed(report)]
    suite = _named_suite(report.article.path, tests=len(cases), failures=len(failed), errors=0)
    properties = ET.SubElement(suite, "properties")
    index = "" if report.score.index is None else str(report.score.index)
    ET.SubElement(properties, "property", name="source-transparency-index", value=index)
    suite.extend(cases)
    return suite


def _failed_suite(failure: Failure, say: Voice) -> ET.Element:
    """Return the suite of an input that could not be checked."""
    suite = _named_suite(failure.path, tests=1, failures=0, errors=1)
    case = ET.SubElement(suite, "testcase", classname=_xml(failure.path), name=say("not checked"))
    ET.SubElement(case, "error", type="not-checked", message=_xml(say(failure.message)))
    return suite


def _named_suite(path: str, **counts: int) -> ET.Element:
    return ET.Element("testsuite", {"name": _xml(path), **{name: str(number) for name, number in counts.items()}})


def _failed(report: Report, finding: Finding, say: Voice) -> ET.Element:
    """Return the test that a finding fails, with its place in the name, so that two of a rule can be told apart."""
    position = report.article.position(finding.span.start) if finding.span else None
    where = say(", line {line}, column {column}", line=position.line, column=position.column) if position else ""
    case = _case(report, f"{finding.code} {finding.slug}{where}")
    if position:
        case.set("line", str(position.line))
    message = say(finding.message)
    failure = ET.SubElement(case, "failure", type=finding.level.value, message=_xml(message))
    failure.text = _xml(f"{report.article.path}{where}: {say(LEVELS[finding.level])}: {message}")
    return case


def _passed(report: Report) -> Iterator[ET.Element]:
    """Yield the tests that an article passes: the rules that found nothing."""
    found = {finding.code for finding in report.findings}
    rules: list[Rule] = [rule for rule in report.rules if rule.code not in found]
    return (_case(report, f"{rule.code} {rule.slug}") for rule in rules)


def _case(report: Report, name: str) -> ET.Element:
    path = _xml(report.article.path)
    return ET.Element("testcase", classname=path, name=name, file=path)


def _xml(text: str) -> str:
    """Return text of characters that XML has; ElementTree escapes those that mean something to it."""
    return NO_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", visible(text))
