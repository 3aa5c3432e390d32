"""Finished runs on two invented articles with sources of all kinds, claims within claims and findings."""

from pathlib import Path

import pytest

from attrib.model import Analysis, Report, Run
from attrib.policy import load_policy
from attrib.rules import RULES, run_rules
from attrib.score import compute_score
from tests.sketch import sketch

FOLDER = Path(__file__).parent


def finish(*analyses: Analysis) -> Run:
    """Return a run with the default policy."""
    policy = load_policy()
    return Run(
        version="0.1.0",
        reports=tuple(
            Report(
                analysis=analysis,
                findings=run_rules(analysis, policy),
                score=compute_score(analysis, policy),
                rules=RULES,
            )
            for analysis in analyses
        ),
    )


def dutch_analysis() -> Analysis:
    """Return the Dutch article with its sources."""
    return sketch(
        (FOLDER / "dutch.txt").read_text(encoding="utf-8"),
        language="nl",
        path="fixtures/nl/haven/article.txt",
        bronnen="anonymous-other 1",
        nobody="unattributed 2",
        veenstra="named-person 3 7",
        woordvoerder_provincie="spokesperson 4",
        inspecteurs="anonymous-official 5 6",
        omwonenden="collective 8",
        metingen="document 9",
        dagblad_van_het_noorden="named-organization 10",
        functionarissen="anonymous-official 11",
    )


def english_analysis() -> Analysis:
    """Return the English article with its sources."""
    return sketch(
        (FOLDER / "english.txt").read_text(encoding="utf-8"),
        path="fixtures/en/harbour/article.txt",
        sinclair="named-person 1 3",
        council="named-organization 2",
        inspectors="anonymous-official 4 6",
        engineers="anonymous-other 5",
        neighbours="collective 7",
        report="document 8 vague",
        nobody="unattributed 9",
        spokeswoman="spokesperson 10",
    )


@pytest.fixture
def dutch() -> Run:
    """Return a run on the Dutch article."""
    return finish(dutch_analysis())


@pytest.fixture
def english() -> Run:
    """Return a run on the English article."""
    return finish(english_analysis())
