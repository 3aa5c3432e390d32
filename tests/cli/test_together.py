"""Articles of one command are parsed side by side, and each fails by itself."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from attrib.cli import checking
from attrib.cli.checking import TOGETHER, Checker
from attrib.config.settings import read_configuration
from attrib.errors import ModelError
from attrib.model import Article, ParsedArticle
from tests.reader.tiny import parsed_plainly


class Parser:
    """Parses plainly, and tells how many articles it was given at once; it cannot parse "bad" ones."""

    def __init__(self) -> None:
        self.given: list[int] = []

    def parse(self, article: Article) -> ParsedArticle:
        """Return one article."""
        return self.parse_many([article])[0]

    def parse_many(self, articles: Sequence[Article]) -> list[ParsedArticle]:
        """Return articles, or fail for all of them."""
        self.given.append(len(articles))
        if any("bad" in article.text for article in articles):
            raise ModelError("no such model")
        return [parsed_plainly(article.text) for article in articles]


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> Parser:
    """Take the place of the parser that the commands use."""
    made = Parser()
    monkeypatch.setattr(checking, "make_parser", lambda *_: made)
    return made


def checked(folder: Path, *texts: str) -> tuple[list[str], list[str]]:
    """Return the texts that were checked, and what was said of those that failed."""
    paths = [folder / f"{n:02}.txt" for n in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    configuration = read_configuration({}, {"lang": "en", "cache": "false"}, isolated=True)
    run = Checker(configuration=configuration, quiet=True).check(list(map(str, paths)))
    return [report.article.text for report in run.reports], [failure.message for failure in run.failures]


def test_articles_are_parsed_side_by_side(tmp_path: Path, parser: Parser) -> None:
    """Not more than so many at once."""
    texts = [f"Lee said no {n}." for n in range(TOGETHER + 2)]

    assert checked(tmp_path, *texts) == (texts, [])
    assert parser.given == [TOGETHER, 2]


def test_long_articles_are_not_kept_for_others(tmp_path: Path, parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded by characters, too."""
    monkeypatch.setattr(checking, "CHARACTERS", 100)
    long = "Lee said no. " * 10

    reports, _ = checked(tmp_path, long, "Lee said no.", "Lee said yes.")

    assert len(reports) == 3
    assert parser.given == [1, 2]


def test_one_that_fails_does_not_cost_the_others(tmp_path: Path, parser: Parser) -> None:
    """All are then parsed one by one."""
    reports, failures = checked(tmp_path, "Lee said no.", "Lee said bad.", "Lee said yes.")

    assert reports == ["Lee said no.", "Lee said yes."]
    assert failures == ["no such model"]
    assert parser.given == [3, 1, 1, 1]
