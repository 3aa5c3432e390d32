"""docs/nl: what the page for editors says about its two versions of a report holds."""

import re

import pytest

from attrib import StanzaParser, check_text, load_policy
from attrib.model import Level, Report
from attrib.rules import RULES
from tests.fixtures import ROOT

PAGE = (ROOT / "docs" / "nl" / "README.md").read_text(encoding="utf-8")
BEFORE, AFTER, SIDECAR = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)


def report(text: str, sidecar: str = "") -> Report:
    """Return the report on a version, by the grammar alone."""
    return check_text(
        text, path="bericht.txt", language="nl", parser=StanzaParser(), policy=load_policy(), sidecar=sidecar
    )


@pytest.mark.stanza
@pytest.mark.xdist_group("stanza")
def test_the_two_versions_are_found_as_it_says() -> None:
    """The rules that it names in the first, nothing in the second; about 50, and over 90."""
    before, after, ignored = report(BEFORE), report(AFTER), report(BEFORE, SIDECAR)
    named = set(re.findall(r"\((ATR\d+)\)", PAGE))
    codes = {finding.code for finding in before.findings}
    first = next(finding for finding in before.findings if finding.span)

    assert named <= codes
    assert (first.code, after.findings) == ("ATR102", ())
    assert before.score.index is not None
    assert after.score.index is not None
    assert 45 <= before.score.index <= 55
    assert after.score.index > 90
    assert len(ignored.findings) == len(before.findings) - 1
    assert any(source.kind.anonymous for source in after.analysis.sources)
    assert Level.ERROR not in {finding.level for finding in before.findings}


def test_rules_and_pages_that_it_names_exist() -> None:
    """And links lead somewhere."""
    codes = set(re.findall(r"ATR\d{3}", PAGE))
    links = re.findall(r"\]\(([^)]+)\)", PAGE)

    assert codes <= {rule.code for rule in RULES}
    assert links
    assert all((ROOT / "docs" / "nl" / link).exists() for link in links)
