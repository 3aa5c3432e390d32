"""Finished runs on two invented articles with sources of all kinds, claims within claims and findings."""

import re
from pathlib import Path

import pytest

from attrib.model import Analysis, Report, Run
from attrib.policy import load_policy
from attrib.rules import RULES, run_rules
from attrib.score import compute_score
from tests.sketch import sketch

FOLDER = Path(__file__).parent
# What must not reach a terminal or log as it is, line breaks apart.
UNPRINTABLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
HOSTILE = [
    "[bold red]an official[/]",
    "[link=https://example.org]an official[/link]",
    "[/] an official",
    ":warning: an official",
    "\x1b[2J\x1b[31man official\x1b[0m",
    "\x1b]8;;https://example.org\x1b\\an official\x1b]8;;\x1b\\",
    "\x9b31man official\x9d",
    "an \x07\x08\x08\x7f official",
    "an\rofficial\x0b\x0cx",
    "an \u202elaiciffo\u202c \u2066x\u2069",
    "an\u200b off\u2060icial\ufeff",
    "an \ud800official\udfff",
    "an \u2028official\u2029 x\x85y",
    "::error file=x::an official",
    "an official\n::error::x",
    "##[error]an official",
    "##vso[task.setvariable variable=x]an official",
    "an official ##VSO[task.complete]; x",
    "\U000e0041\U000e0042an official",
    "*an* _official_ [1● x]",
    "官员说话 an official",
]


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


def hostile_run(words: str) -> Run:
    """Return a run on an article whose source, claims, quotation and path hold the given words."""
    return finish(
        sketch(
            f"{words}\n\n[1.content {words} is over], [1.cue says] [1.source {words}], "
            f"[1.content “{words} a b c d e f”].\n\n"
            f"“{words} one two three four five six.” {words} [2.content {words} [2.hearsay reportedly] left].",
            path=words,
            somebody="anonymous-official 1",
            nobody="unattributed 2",
        )
    )


def dutch_analysis(start: str = "") -> Analysis:
    """Return the Dutch article with its sources, and more text before it."""
    return sketch(
        start + (FOLDER / "dutch.txt").read_text(encoding="utf-8"),
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
