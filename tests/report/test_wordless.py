"""Reports on copy that must not leave the machine."""

import io
import json
import re
from dataclasses import replace

import pytest

from attrib.model import Run, Suppressed, SuppressedBy
from attrib.report import FORMATS, NEEDS_WORDS
from attrib.report.wordless import without_words
from attrib.rules import RULES
from tests.report.conftest import dutch_analysis, finish

# Long enough to tell something.
WORD = re.compile(r"[^\W\d_]{4,}")


def written(run: Run, name: str) -> str:
    """Return what a format writes."""
    out = io.StringIO()
    FORMATS[name].write_report(run, out)
    return out.getvalue()


@pytest.fixture
def run() -> Run:
    """Return a run with a finding that is kept out, for a reason that quotes."""
    whole = finish(dutch_analysis())
    report = whole.reports[0]
    hidden = Suppressed(finding=report.findings[0], by=SuppressedBy.INLINE, reason="Veenstra weet het")
    return replace(whole, reports=(replace(report, suppressed=(hidden,)),))


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in NEEDS_WORDS])
def test_no_word_of_the_article_is_written(run: Run, name: str) -> None:
    """Not in texts, names, ids, reasons or messages: it stays Dutch, and the report is English."""
    ours = {word.lower() for rule in RULES for word in WORD.findall(rule.help)}  # with Dutch examples
    there = {word.lower() for word in WORD.findall(run.reports[0].article.text)} - ours
    plain = written(without_words(run), name)
    told = {word.lower() for word in WORD.findall(plain.replace(run.reports[0].article.path, ""))}

    assert there & told <= {"open"}
    assert len(there) > 20
    assert not re.search("veenstra|woordvoerder", plain, re.IGNORECASE)


def test_places_and_fingerprints_stay(run: Run) -> None:
    """A wordless report points at the same places and can be compared with another one."""
    with_words = json.loads(written(run, "json"))["articles"][0]["findings"]
    without = json.loads(written(without_words(run), "json"))["articles"][0]["findings"]
    kept = ("code", "span", "start", "fingerprint", "attribution")

    assert [[f[key] for key in kept] for f in with_words] == [[f[key] for key in kept] for f in without]
    assert without[0]["message"] == "An anonymous source is not described at all."
    assert without[0]["source_id"] == "s1"
