"""JUnit XML: well-formed whatever the article holds."""

import io
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from attrib.model import Failure, Run
from attrib.report.junit import write_report
from tests.report.conftest import HOSTILE, UNPRINTABLE, dutch_analysis, english_analysis, finish, hostile_run
from tests.sketch import sketch


def written(run: Run) -> str:
    """Return the XML text of a run."""
    out = io.StringIO()
    write_report(run, out)
    return out.getvalue()


def read(run: Run) -> ET.Element:
    """Return the root element of a run."""
    return ET.fromstring(written(run))  # noqa: S314 - our own document


def test_every_article_is_a_suite_and_every_finding_a_failure() -> None:
    """The rules that found nothing are tests that passed."""
    run = finish(dutch_analysis(), english_analysis())
    root = read(run)

    assert [suite.get("name") for suite in root] == [report.article.path for report in run.reports]
    for suite, report in zip(root, run.reports, strict=True):
        passed = {rule.code for rule in report.rules} - {finding.code for finding in report.findings}
        assert len(suite.findall("testcase/failure")) == len(report.findings)
        assert len(suite.findall("testcase")) == len(report.findings) + len(passed)


def test_the_counts_are_those_of_the_cases(dutch: Run) -> None:
    """In the suites and over all of them."""
    run = replace(dutch, failures=(Failure(path="gone.txt", message="no such file"),))
    root = read(run)
    cases = (len(root.findall(f".//{name}")) for name in ("testcase", "failure", "error"))

    assert tuple(map(str, cases)) == (root.get("tests"), root.get("failures"), root.get("errors"))


def test_a_failure_says_level_place_and_message(dutch: Run) -> None:
    """Where a build server shows only one of them, too."""
    case = read(dutch).find("testsuite/testcase")
    assert case is not None
    failure = case[0]

    assert case.attrib == {
        "classname": "fixtures/nl/haven/article.txt",
        "name": "ATR101 bare-anonymous-source, line 3, column 114",
        "file": "fixtures/nl/haven/article.txt",
        "line": "3",
    }
    assert failure.get("type") == "error"
    assert (failure.get("message") or "").startswith("Nothing is told of “bronnen”")
    assert (failure.text or "").startswith(
        "fixtures/nl/haven/article.txt, line 3, column 114: error: Nothing is told of “bronnen”"
    )


def test_a_finding_about_the_whole_article_has_no_line(dutch: Run) -> None:
    """None is made up."""
    report = dutch.reports[0]
    whole = replace(report.findings[0], span=None)
    case = read(replace(dutch, reports=(replace(report, findings=(whole,)),))).find("testsuite/testcase")
    assert case is not None

    assert (case.get("line"), case.get("name")) == (None, "ATR101 bare-anonymous-source")


def test_what_could_not_be_checked_is_an_error() -> None:
    """In a suite of its own."""
    run = Run(version="1", reports=(), failures=(Failure(path="gone.txt", message="no such file: check the path"),))
    error = read(run).find("testsuite[@name='gone.txt']/testcase/error")
    assert error is not None

    assert error.get("message") == "no such file: check the path"


def test_the_index_is_a_property_and_may_be_missing(dutch: Run) -> None:
    """Empty for a text that is too short."""
    values = [
        read(run).find("testsuite/properties/property[@name='source-transparency-index']")
        for run in (dutch, finish(sketch("Short.")))
    ]

    assert [value.get("value") for value in values if value is not None] == ["59", ""]


@pytest.mark.parametrize(
    "words", [*HOSTILE, "]]><failure/>", "a\"b'c&amp;<d>", "<!DOCTYPE x [<!ENTITY y 'z'>]>&y;", "\ufffe\uffff\x00"]
)
def test_hostile_words_break_no_xml(words: str) -> None:
    """Nothing that an article says becomes an element."""
    run = replace(hostile_run(words), failures=(Failure(path=words, message=words),))
    root = read(run)

    assert {element.tag for element in root.iter()} <= {
        "testsuites",
        "testsuite",
        "properties",
        "property",
        "testcase",
        "failure",
        "error",
    }
    assert len(root.findall(".//failure")) == len(run.reports[0].findings)
    assert not UNPRINTABLE.search(written(run))
