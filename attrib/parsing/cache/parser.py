"""A parser that asks the cache first, and gives the other parser only what is not there."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from attrib.errors import DataError, ModelError
from attrib.model import Article, ParsedArticle
from attrib.parsing.cache.encoding import decode, encode
from attrib.parsing.cache.identity import identify, package_version
from attrib.parsing.cache.keys import parse_key
from attrib.parsing.cache.store import PARSE, Store
from attrib.parsing.models import find_models


class Parser(Protocol):
    """What parses an article that is not in the cache; it may also have `parse_many`, for several at once."""

    def parse(self, article: Article) -> ParsedArticle:
        """Return the article with its sentences."""


class CachedParser:
    """Answers as another parser does, from the cache where it can."""

    def __init__(self, parser: Parser, store: Store, models: Path | str | None, made_by: tuple[str, ...]) -> None:
        """Take a parser, the models that it takes, and what else decides what it makes of an article."""
        self._parser = parser
        self._store = store
        self._models = models
        self._others = made_by
        self._made_by: dict[str, tuple[str, ...]] = {}

    def parse(self, article: Article) -> ParsedArticle:
        """Return the article with its sentences. Raises what the other parser raises."""
        (parsed,) = self.parse_many((article,))
        return parsed

    def parse_many(self, articles: Sequence[Article]) -> list[ParsedArticle]:
        """Return articles with their sentences, in their order. Raises what the other parser raises."""
        keys = [self._key(article) for article in articles]
        parsed = {n: kept for n, key in enumerate(keys) if (kept := self._kept(articles[n], key))}
        for batch in self._batches([n for n in range(len(articles)) if n not in parsed]):
            fresh = dict(zip(batch, self._parse([articles[n] for n in batch]), strict=True))
            self._store.put(PARSE, {key: encode(made) for n, made in fresh.items() if (key := keys[n])})
            parsed |= fresh
        return [parsed[n] for n in range(len(articles))]

    def _batches(self, missing: list[int]) -> list[list[int]]:
        """Return what is to be parsed together: all, or each by itself where the other parser does no other."""
        together = hasattr(self._parser, "parse_many")
        return [missing] if together and missing else [[number] for number in missing]

    def _parse(self, articles: list[Article]) -> Sequence[ParsedArticle]:
        """Return what the other parser makes of articles."""
        if parse_many := getattr(self._parser, "parse_many", None):
            made: Sequence[ParsedArticle] = parse_many(articles)
            return made
        return [self._parser.parse(article) for article in articles]

    def _key(self, article: Article) -> bytes | None:
        """Return the key of an article's parse; None where there are no models, which the other parser tells."""
        language = article.language
        try:
            if language not in self._made_by:
                models = find_models(language, self._models)
                self._made_by[language] = (
                    *self._others,
                    package_version("stanza"),
                    models.name,
                    *identify(models),
                )
        except ModelError:
            return None
        return parse_key(article, self._made_by[language])

    def _kept(self, article: Article, key: bytes | None) -> ParsedArticle | None:
        """Return what is kept of an article; a damaged parse is made anew."""
        stored = self._store.get(key) if key else None
        try:
            return decode(stored, article) if stored else None
        except DataError:
            return None
