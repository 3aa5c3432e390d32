"""A report on a text by one call."""

from functools import cache
from pathlib import Path

import pytest

import attrib
from attrib.errors import ArticleError, LanguageError, ModelError
from attrib.notebook import check as module
from attrib.reader.parser import ReaderChoice

OFFICIALS = (
    "Minister weighs new dike\n\n"
    "Two officials said on Monday that the dike would be raised by a metre next year.\n\n"
    "“We will start in the spring,” said Anna de Wit, an engineer."
)


@cache
def checked() -> attrib.Report:
    """Return a report by the real models, without the reader."""
    return attrib.check(OFFICIALS, reader="off")


@pytest.mark.stanza
def test_a_text_is_enough() -> None:
    """Language, models and policy have defaults."""
    kinds = {source.kind for source in checked().analysis.sources}

    assert {attrib.SourceKind.ANONYMOUS_OFFICIAL, attrib.SourceKind.NAMED_PERSON} <= kinds
    assert "ATR101" in {finding.code for finding in checked().findings}
    assert (checked().article.language, checked().article.path) == ("en", "text")


@pytest.mark.stanza
def test_language_name_and_policy_can_be_said(tmp_path: Path) -> None:
    """As on the command line."""
    (tmp_path / "attrib.toml").write_text('[rules]\nselect = ["ATR103"]\n', encoding="utf-8")
    policy = attrib.load_policy(tmp_path / "attrib.toml")
    report = attrib.check(OFFICIALS, language="en", path="dike.txt", policy=policy, reader="off")

    assert report.article.path == "dike.txt"
    assert {"ATR103"} == {finding.code for finding in report.findings}


def test_models_are_kept() -> None:
    """A second article does not load them again; another choice has its own."""
    choice = ReaderChoice("off")

    assert module._parser(choice, None) is module._parser(choice, None)
    assert module._parser(choice, None) is not module._parser(choice, "stanza")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\ufeff \n", "the text is empty: give the text of an article"),
        ("<!-- later -->", "the text has comments only: give the text of an article"),
        ("an\0official", "this is no text but binary: give the article as plain text"),
        ("an official \ud83d", "the text has halves of characters"),
    ],
)
def test_what_is_no_article_is_told(text: str, told: str) -> None:
    """In a line that says what to do."""
    with pytest.raises(ArticleError, match=told):
        attrib.check(text)


def test_a_path_is_no_text() -> None:
    """Nor are bytes; the message says how files are read."""
    with pytest.raises(TypeError, match=r"a str, not PosixPath: read files with attrib\.read_text"):
        attrib.check(Path("story.txt"))  # type: ignore[arg-type]


def test_an_uncertain_language_and_a_missing_reader_are_told() -> None:
    """Before any model is loaded."""
    with pytest.raises(LanguageError, match="too short or too mixed"):
        attrib.check("Hm.")
    with pytest.raises(ModelError, match="no such reader"):
        attrib.check(OFFICIALS, reader="/nowhere.safetensors")
