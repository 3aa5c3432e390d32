"""What the time of a run is spent on."""

from collections.abc import Iterator

import pytest

from attrib.corpus.analyst import LOAD, PARSE, READ, Analyst
from attrib.corpus.records import Record
from attrib.model import Article, ParsedArticle
from tests.corpus.known import KnownParser, articles, plan


class LoadedParser(KnownParser):
    """One that notes what it is asked for."""

    asked: list[str]

    def __init__(self, models: object = None) -> None:  # noqa: ARG002 - what makes parsers takes models
        """Begin with nothing loaded."""
        self.asked = []

    def load(self, language: str) -> None:
        """Note a language."""
        self.asked.append(f"load {language}")

    def parse(self, article: Article) -> ParsedArticle:
        """Note the language of an article, too."""
        self.asked.append(f"parse {article.language}")
        return KnownParser.parse(self, article)


def test_a_step_within_a_step_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading happens when something is needed, in the midst of reading or parsing, and is no part of these."""
    ticks: Iterator[float] = iter([0, 1, 3, 10, 20, 25])
    monkeypatch.setattr("attrib.corpus.analyst.time.perf_counter", lambda: next(ticks))
    one = Analyst(plan())

    with one.timed(PARSE), one.timed(LOAD):
        pass
    with one.timed(READ):
        pass

    assert (one.seconds[PARSE], one.seconds[LOAD], one.seconds[READ]) == (8, 2, 5)


def test_models_are_loaded_before_the_articles_of_their_language_are_parsed() -> None:
    """So that what loading takes can be told apart."""
    parsers: list[LoadedParser] = []

    def make(models: object) -> LoadedParser:
        parsers.append(LoadedParser(models))
        return parsers[-1]

    given = list(articles(40))
    one = Analyst(plan(make_parser=make))
    rows = one.rows([Record(number=n, path="news.jsonl", row=n + 1, stored=fields) for n, fields in enumerate(given)])

    assert len(rows) == 40
    (parser,) = parsers
    assert {asked.partition(" ")[2] for asked in parser.asked if asked.startswith("parse")} == {"en", "nl"}
    for language in ("en", "nl"):
        assert parser.asked.index(f"load {language}") < parser.asked.index(f"parse {language}")
