"""How the index is computed, shown so that it can be computed again."""

import io
import re
from dataclasses import replace

import pytest

from attrib.model import Report, Run
from attrib.report import terminal, text
from attrib.report.explanation import claim_rows, conventions, sums, without_weight
from tests.report.conftest import HOSTILE, UNPRINTABLE, finish, hostile_run
from tests.sketch import sketch
from tests.test_score import worked_example

REPORT = finish(worked_example()).reports[0]


def shown(run: Run) -> tuple[str, str]:
    """Return a run as text and as a screen, with the score explained."""
    plain, screen = io.StringIO(), io.StringIO()
    explained = replace(run, explain_score=True)
    text.write_report(explained, plain)
    terminal.write_report(explained, screen, width=100, color="never")
    return plain.getvalue(), screen.getvalue()


def test_every_claim_tells_words_weight_value_and_why() -> None:
    """The first claim stands in the lead, the third has too many words."""
    first, _, third = claim_rows(REPORT)[:3]

    assert (first.claim, first.words, first.weight, first.value) == ("a1", "24", "24 × 1.5 = 36", "0.3")
    assert (first.row, first.why) == ("anonymous-described", "anonymous, described, no reason given")
    assert (third.words, third.weight, third.worth) == ("52, counts as 40", "40", "40")


def test_the_index_can_be_computed_again_from_what_is_printed() -> None:
    """Only the printed rows and conventions are read here."""
    plain, _ = shown(finish(worked_example()))
    rows = re.findall(r"weight (?:[\d.]+ × [\d.]+ = )?([\d.]+); value ([\d.]+)", plain)
    told = sum(float(weight) * float(value) for weight, value in rows) / sum(float(weight) for weight, _ in rows)
    share = float(re.findall(r"transparency-share ([\d.]+)", plain)[0])
    identified, target = map(int, re.findall(r"min\(1, (\d+) identified / (\d+)", plain)[0])

    assert REPORT.score.index == round(100 * (share * told + (1 - share) * min(1, identified / target)))


def test_the_sums_lead_to_the_index() -> None:
    """T, B and the index, each with its own numbers."""
    assert list(sums(REPORT.score)) == [
        "T = sum of weight × value / sum of weights = 121.8 / 194 = 0.6278",
        "B = min(1, 3 identified / 3 for 420 words) = 1.0000",
        "index = 100 × (0.75 × 0.6278 + 0.25 × 1.0000) = 72.09, rounded 72",
    ]


def test_a_missing_index_tells_its_reason() -> None:
    """There is nothing to compute with."""
    assert list(sums(finish(sketch("Short.")).reports[0].score)) == [
        "B = min(1, 0 identified / 1 for 1 word) = 0.0000",
        "no index: an index needs 60 words, the text has 1",
    ]


def test_values_and_thresholds_in_force_are_named() -> None:
    """Those of the policy, the highest value first."""
    values, thresholds = conventions(REPORT.score)

    assert values.startswith("values: named-person-with-role 1, ")
    assert "lead-factor 1.5" in thresholds
    assert "anonymous-quote-words" not in thresholds


def test_claims_without_weight_are_named(english: Run) -> None:
    """The fifth stands within the fourth."""
    assert (
        without_weight(english.reports[0])
        == "No weight of their own, since the outer source answers for them: a5 within a4"
    )
    assert without_weight(REPORT) is None


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    """Neither format lets a name of the article steer a terminal."""
    for output in shown(hostile_run(words)):
        assert not UNPRINTABLE.search(output)


def test_nothing_is_explained_unasked(english: Run) -> None:
    """Only `--explain-score` brings it."""
    plain, screen = io.StringIO(), io.StringIO()
    text.write_report(english, plain)
    terminal.write_report(english, screen, width=100, color="never")

    assert ": score: " not in plain.getvalue()
    assert "How the index is computed" not in screen.getvalue()


def test_the_screen_fits_its_width() -> None:
    """Long names are wrapped."""
    report: Report = REPORT
    run = replace(finish(worked_example()), reports=(report,), explain_score=True, checklist=True)
    out = io.StringIO()
    terminal.write_report(run, out, width=60, color="never")

    assert "How the index is computed" in out.getvalue()
    words = [line for line in out.getvalue().splitlines() if "http" not in line]
    assert max(map(len, words)) <= 60
