"""A parser that asks the cache first, then a server that runs anyway, and gives the other parser what neither has."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from attrib.errors import DataError, ModelError
from attrib.model import Article, ParsedArticle
from attrib.parsing.cache.encoding import decode, encode
from attrib.parsing.cache.identity import identify, package_version
from attrib.parsing.cache.keys import parse_key
from attrib.parsing.cache.resident import MOST, Resident
from attrib.parsing.cache.store import PARSE
from attrib.parsing.models import find_models


class Parser(Protocol):
    """What parses an article that is not in the cache; it may also have `parse_many`, for several at once."""

    def parse(self, article: Article) -> ParsedArticle:
        """Return the article with its sentences."""


class Keeps(Protocol):
    """What keeps parses by their keys, as a `Store` does."""

    def get(self, key: bytes, /) -> bytes | None:
        """Return what is kept."""

    def put(self, kind: str, values: Mapping[bytes, bytes], /) -> None:
        """Keep something."""


class Nowhere:
    """Keeps nothing."""

    def get(self, _key: bytes) -> bytes | None:
        """Return nothing."""
        return None

    def put(self, _kind: str, _values: Mapping[bytes, bytes]) -> None:
        """Forget it."""


class CachedParser:
    """Answers as another parser does, from the cache where it can."""

    def __init__(
        self,
        parser: Parser,
        store: Keeps,
        models: Path | str | None,
        made_by: tuple[str, ...],
        resident: Resident | None = None,
    ) -> None:
        """Take a parser, the models that it takes, what else decides what it makes of an article, and who is asked."""
        self._parser = parser
        self._store = store
        self._models = models
        self._others = made_by
        self._resident = resident
        self._made_by: dict[str, tuple[str, ...]] = {}

    def parse(self, article: Article) -> ParsedArticle:
        """Return the article with its sentences. Raises what the other parser raises."""
        (parsed,) = self.parse_many((article,))
        return parsed

    def parse_many(self, articles: Sequence[Article]) -> list[ParsedArticle]:
        """Return articles with their sentences, in their order. Raises what the other parser raises."""
        keys = [self.key_of(article) for article in articles]
        parsed = {n: kept for n, key in enumerate(keys) if (kept := self._kept(articles[n], key))}
        missing = [n for n in range(len(articles)) if n not in parsed]
        parsed |= {n: made for n in missing if len(missing) <= MOST and (made := self._asked(articles[n], keys[n]))}
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

    def key_of(self, article: Article) -> bytes | None:
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

    def _asked(self, article: Article, key: bytes | None) -> ParsedArticle | None:
        """Return what a server that runs makes of an article, kept from now on; None where none answers."""
        given = self._resident.ask(article, key) if self._resident and key else None
        try:
            parsed = decode(given, article) if given else None
        except DataError:
            return None
        if given and key and parsed:
            self._store.put(PARSE, {key: given})
        return parsed

    def _kept(self, article: Article, key: bytes | None) -> ParsedArticle | None:
        """Return what is kept of an article; a damaged parse is made anew."""
        stored = self._store.get(key) if key else None
        try:
            return decode(stored, article) if stored else None
        except DataError:
            return None
