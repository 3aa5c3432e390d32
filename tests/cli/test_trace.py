"""`attrib trace`: why a sentence gave a claim, or none."""

import re
from pathlib import Path

import pytest

from attrib.attributions.steps import STEPS
from tests.cli.command import attrib
from tests.fixtures import ROOT
from tests.report.test_languages import left_over

ARTICLE = "fixtures/en/library-roof/article.txt"
PAGE = (ROOT / "docs" / "trace.md").read_text(encoding="utf-8")


def told(words: str, *options: str) -> str:
    """Return what is told of a sentence."""
    finished = attrib("trace", ARTICLE, words, *options)

    assert (finished.returncode, finished.stderr) == (0, ""), finished.stderr
    return finished.stdout


def test_the_page_shows_what_is_told() -> None:
    """Word for word."""
    shown = re.search(r"^\$ attrib trace .*?\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE)

    assert shown
    assert shown[1] == told("he asked why")


def test_the_page_has_every_step() -> None:
    """With what it does, in order."""
    assert [f"| {step.name} | {step.does} |" for step in STEPS] == re.findall(r"^\| [a-z].*\|$", PAGE, re.MULTILINE)[1:]


def test_what_changes_is_told_step_by_step() -> None:
    """A claim that runs on, with its source as the report has it."""
    lines = told("saw daylight")

    for step in ("cues", "quotations", "quotations that run on"):
        assert f"\n  {step}: " in lines
    assert "Reported\n  a4  Dobbins, 58 | said | " in lines
    assert "(Earl Dobbins, named person; direct, " in lines


def test_words_that_could_be_cues_are_named() -> None:
    """An intention is no claim by our definition, and reading a room hands nothing over."""
    assert "can hand a claim over, but not as built here: “reading”" in told("plans to reopen")


def test_a_sentence_without_any_cue_is_told_so() -> None:
    """Neither the grammar nor anybody else has anything to say."""
    lines = told("A workshop titled")

    assert "no word here is a cue that the lexicon has" in lines
    assert lines.endswith("Reported\n  nothing\n")


def test_it_speaks_the_language_of_the_article_or_the_one_asked_for() -> None:
    """Nothing in it stays English but the names of constructions and of classes of cues."""
    article = "fixtures/nl/zwembad-hamersele/article.txt"
    dutch = attrib("trace", article, "zuchtte", "--reader", "off").stdout
    asked = told("he asked why", "--report-lang", "nl")
    english = attrib("trace", article, "zuchtte", "--reader", "off", "--report-lang", "en").stdout

    for lines in (dutch, asked):
        assert "Volgens de grammatica, stap voor stap" in lines
        assert left_over(lines) == set()
    assert "valt af: het is een doorgegeven vraag, die niets beweert" in asked
    assert "zekerheid 0,70" in asked
    assert "By the grammar, step by step" in english


def test_a_mistake_is_told_in_the_language_asked_for() -> None:
    """As by the other commands."""
    finished = attrib("trace", ARTICLE, "nowhere at all", "--report-lang", "nl")

    assert finished.stderr == f"attrib: {ARTICLE}: deze woorden staan in geen zin van het artikel: nowhere at all\n"


def test_words_that_are_not_there_are_a_mistake() -> None:
    """One line, which names them."""
    finished = attrib("trace", ARTICLE, "nowhere at all")

    assert (finished.returncode, finished.stderr) == (
        2, f"attrib: {ARTICLE}: these words are in no sentence of the article: nowhere at all\n"
    )  # fmt: skip


@pytest.mark.parametrize("words", ["", "  "])
def test_no_words_are_a_mistake_too(words: str) -> None:
    """Rather than the first sentence."""
    assert attrib("trace", ARTICLE, words).returncode == 2


def test_an_article_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    """As by `attrib check`."""
    finished = attrib("trace", "none.txt", "said", cwd=tmp_path)

    assert (finished.returncode, len(finished.stderr.splitlines())) == (2, 1)
