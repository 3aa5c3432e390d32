"""The cached parser answers as the other one does, which it asks only for what is not kept."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from attrib.errors import ModelError
from attrib.model import Article, ParsedArticle
from attrib.parsing.cache.encoding import encode
from attrib.parsing.cache.parser import CachedParser
from attrib.parsing.cache.store import PARSE, Place, Store
from attrib.parsing.models import embedded_folder
from attrib.parsing.stored import StoredParser
from tests.fixtures import fixture_folders, read_fixture

ARTICLES = tuple(read_fixture(folder) for folder in fixture_folders()[:4])


class Counting:
    """Stored parses that count what is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def parse(self, article: Article) -> ParsedArticle:
        """Return the stored parse."""
        self.asked.append(article.path)
        return StoredParser().parse(article)


class Batched(Counting):
    """The same, several at once."""

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[int] = []

    def parse_many(self, articles: Sequence[Article]) -> list[ParsedArticle]:
        """Return the stored parses."""
        self.batches.append(len(articles))
        return [self.parse(article) for article in articles]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return an empty store."""
    return Store(Place(tmp_path / "cache", 10))


def cached(parser: Counting, store: Store, models: Path | str | None = None, preparation: int = 1) -> CachedParser:
    """Return a parser with this store."""
    return CachedParser(parser, store, models, (str(preparation),))


def test_an_article_is_parsed_once(store: Store) -> None:
    """And the second answer is the first."""
    parser = Counting()
    first = cached(parser, store).parse(ARTICLES[0])
    second = cached(parser, store).parse(ARTICLES[0])

    assert first == second == StoredParser().parse(ARTICLES[0])
    assert parser.asked == [ARTICLES[0].path]


def test_several_are_parsed_together(store: Store) -> None:
    """Only those that are not kept, in one batch, and each answer stands in its place."""
    parser = Batched()
    cached(parser, store).parse(ARTICLES[1])
    answers = cached(parser, store).parse_many(ARTICLES)

    assert [StoredParser().parse(article) for article in ARTICLES] == answers
    assert parser.batches == [1, 3]
    assert cached(parser, store).parse_many(ARTICLES) == answers
    assert parser.batches == [1, 3]


def test_a_parser_for_one_at_a_time_will_do(store: Store) -> None:
    """It is asked for each that is missing."""
    parser = Counting()
    answers = cached(parser, store).parse_many(ARTICLES)

    assert [StoredParser().parse(article) for article in ARTICLES] == answers
    assert parser.asked == [article.path for article in ARTICLES]
    assert cached(parser, store).parse_many(()) == []


def test_another_way_of_preparing_is_another_parse(store: Store) -> None:
    """Nothing of an older version is taken."""
    parser = Counting()
    cached(parser, store, preparation=1).parse(ARTICLES[0])
    cached(parser, store, preparation=2).parse(ARTICLES[0])

    assert len(parser.asked) == 2


def test_other_models_are_another_parse(store: Store, tmp_path: Path) -> None:
    """Even if they only have another folder, whose name the report tells."""
    folder = tmp_path / "models"
    shutil.copytree(embedded_folder(), folder)
    parser = Counting()
    cached(parser, store).parse(ARTICLES[0])
    cached(parser, store, folder).parse(ARTICLES[0])

    assert len(parser.asked) == 2


def test_what_is_damaged_is_parsed_anew(store: Store) -> None:
    """And kept again."""
    parser = Counting()
    reader = cached(parser, store)
    parsed = reader.parse(ARTICLES[0])
    key = reader.key_of(ARTICLES[0])
    assert key is not None
    store.put(PARSE, {key: encode(parsed)[:-10]})

    assert reader.parse(ARTICLES[0]) == parsed
    assert len(parser.asked) == 2
    assert reader.parse(ARTICLES[0]) == parsed
    assert len(parser.asked) == 2


class Failing:
    """A parser whose models are broken."""

    def parse(self, article: Article) -> ParsedArticle:
        """Return nothing ever."""
        raise ModelError(f"{article.language}: no models")


def test_errors_of_the_other_parser_pass(store: Store, tmp_path: Path) -> None:
    """Models that are missing or do not load are its concern, and what is kept before and after is no worse."""
    for models in (None, tmp_path):
        with pytest.raises(ModelError, match="en: no models"):
            CachedParser(Failing(), store, models, ("1",)).parse(ARTICLES[0])

    assert cached(Counting(), store).parse(ARTICLES[0]) == StoredParser().parse(ARTICLES[0])
    assert CachedParser(Failing(), store, None, ("1",)).parse(ARTICLES[0]) == StoredParser().parse(ARTICLES[0])
