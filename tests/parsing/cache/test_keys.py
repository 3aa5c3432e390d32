"""The key of a parse changes with all that would change the parse, and with nothing else."""

import pytest

from attrib.article import make_article
from attrib.model import Article
from attrib.parsing.cache import keys
from attrib.parsing.cache.keys import parse_key

TEXT = "Dike holds\n\nGENT (Wire) - It held, officials said.\n\nThe water fell."
MADE_BY = ("1", "1.15.0", "attrib-en")


def article(text: str = TEXT, path: str = "a.txt", language: str = "en", sidecar: str = "") -> Article:
    """Return an article."""
    return make_article(text, path=path, language=language, sidecar=sidecar)


KEY = parse_key(article(), MADE_BY)


@pytest.mark.parametrize(
    "other",
    [
        article(path="b.txt"),
        article(TEXT + "\n"),
        article(TEXT.replace("\n\n", "\n \n\n")),
        article(TEXT.replace("\n\n", "\r\n\r\n")),
        article(TEXT.replace("GENT", "BRUSSELS")),
        article(TEXT.replace("holds\n", "holds\n\n<!-- attrib: ignore[ATR101] agreed -->\n")),
        article(sidecar="ignore[ATR101] agreed"),
    ],
    ids=["path", "end", "space between paragraphs", "line ends", "dateline", "comment", "side-car"],
)
def test_the_same_parse_has_the_same_key(other: Article) -> None:
    """What is not parsed is no part of it."""
    assert parse_key(other, MADE_BY) == KEY


@pytest.mark.parametrize(
    "other",
    [
        article(language="nl"),
        article(TEXT.replace("held", "fell")),
        article(TEXT.replace("held,", "held ,")),
        article(TEXT.replace("\n\nThe", " The")),
        article(TEXT.replace("holds\n\n", "holds <!-- sure? -->\n\n").replace("held, ", "held, <!-- ? -->")),
    ],
    ids=["language", "word", "space in a sentence", "paragraphs", "comment in a sentence"],
)
def test_another_parse_has_another_key(other: Article) -> None:
    """Everything that is parsed is a part of it."""
    assert parse_key(other, MADE_BY) != KEY


@pytest.mark.parametrize("made_by", [("2", "1.15.0", "attrib-en"), ("1", "1.16.0", "attrib-en"), ("1", "1.15.0"), ()])
def test_another_version_or_model_has_another_key(made_by: tuple[str, ...]) -> None:
    """And so has one that is missing."""
    assert parse_key(article(), made_by) != KEY


def test_another_form_of_storing_has_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read is not found."""
    monkeypatch.setattr(keys, "FORMAT", 0)

    assert parse_key(article(), MADE_BY) != KEY


def test_it_matters_where_a_part_ends() -> None:
    """Two paragraphs are not one, whatever stands in them."""
    assert parse_key(article(), ("ab", "c")) != parse_key(article(), ("a", "bc"))
