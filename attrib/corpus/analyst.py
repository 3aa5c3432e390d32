"""Analysing: some records in, rows of the tables out; one that fails costs no other."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import Protocol, TypeVar, runtime_checkable

from attrib.article import make_article
from attrib.corpus.plan import Plan, is_known, language_code
from attrib.corpus.records import Document, Record, describe, fields_of, read_article
from attrib.corpus.rows import Rows, failure_rows, report_rows
from attrib.errors import AttribError, LanguageError, ModelError
from attrib.formats.files import check_size
from attrib.languages.detect import load_detector
from attrib.languages.folders import language_codes
from attrib.model import Article, ParsedArticle
from attrib.pipeline import AUTO, Parser, analyse, language_of

BATCH = 32
"""So many articles are parsed together."""
LOAD, READ, PARSE, ANALYSE, TABULATE, WRITE = STEPS = ("load", "read", "parse", "analyse", "tabulate", "write")
"""What the time of a run is spent on. Models, and what guesses languages, are loaded once by every process."""
T = TypeVar("T")


@runtime_checkable
class BatchParser(Protocol):
    """A parser that is faster with several articles at once."""

    def parse_many(self, articles: Sequence[Article]) -> list[ParsedArticle]:
        """Return the articles with their sentences, in the same order."""


@runtime_checkable
class LoadingParser(Protocol):
    """A parser that has something to load before it can parse."""

    def load(self, language: str) -> None:
        """Load what a language needs, once."""


@dataclass(slots=True)
class Known:
    """A parser that has the parse already, for the flow that asks one for it."""

    parsed: ParsedArticle

    def parse(self, article: Article) -> ParsedArticle:  # noqa: ARG002 - every parser takes one
        """Return what was parsed before."""
        return self.parsed


@dataclass(slots=True)
class Item:
    """A record on its way through the steps."""

    record: Record
    document: Document | None = None
    article: Article | None = None
    parsed: ParsedArticle | None = None
    failure: str | None = None


@dataclass(slots=True)
class Analyst:
    """Analyses articles by a plan, with a parser that is made once."""

    plan: Plan
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STEPS, 0.0))
    """What each step took since this was last emptied."""
    _parser: Parser | None = None
    _made_by: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._made_by = self.plan.made_by

    def rows(self, records: Sequence[Record], tell: Callable[[int, int], None] | None = None) -> list[Rows]:
        """Return the rows of some records, in their order; `tell` is told of each batch how many articles and words.

        Raises ModelError where the models themselves cannot be used.
        """
        done: list[Rows] = []
        for start in range(0, len(records), BATCH):
            rows = self._batch(records[start : start + BATCH])
            done += rows
            if tell:
                tell(len(rows), sum(row["articles"][0].get("words") or 0 for row in rows))
        return done

    def _batch(self, records: Sequence[Record]) -> list[Rows]:
        items = [Item(record) for record in records]
        with self.timed(READ):
            for item in items:
                self._try(item, partial(self._read, item))
        with self.timed(PARSE):
            self._parse_all([item for item in items if item.article])
        return [self._finish(item) for item in items]

    def _read(self, item: Item) -> None:
        """Find text and language of a record."""
        fields = fields_of(item.record)
        item.document = describe(item.record, fields, self.plan.columns)
        words, sidecar = read_article(item.record, fields, self.plan.columns)
        check_size(words.text, self.plan.max_size)
        language = language_code(item.document.lang, self.plan.lang)
        if not is_known(language):
            raise LanguageError(f"the language {language!r} is none of {', '.join(language_codes())}")
        if language == AUTO:
            with self.timed(LOAD):
                load_detector()
            language = language_of(words)
        item.article = make_article(words, path=item.record.path, language=language, sidecar=sidecar)

    def _parse_all(self, items: list[Item]) -> None:
        """Parse articles, those of one language together where the parser can."""
        with self.timed(LOAD):
            if self._parser is None:
                self._parser = self.plan.make_parser(self.plan.models)
            parser = self._parser
        for language, group in groupby(sorted(items, key=_language), key=_language):
            together = list(group)
            if isinstance(parser, LoadingParser):
                with self.timed(LOAD):
                    parser.load(language)
            if isinstance(parser, BatchParser) and self._parse_together(parser, together):
                continue
            for item in together:
                self._try(item, partial(_parse, parser, item))

    def _parse_together(self, parser: BatchParser, items: list[Item]) -> bool:
        """Parse articles of one language in one go; False where one of them does not let the others."""
        try:
            parsed = parser.parse_many([item.article for item in items if item.article])
        except ModelError:
            raise
        except Exception:
            return False
        for item, one in zip(items, parsed, strict=True):
            item.parsed = one
        return True

    def _finish(self, item: Item) -> Rows:
        """Return the rows of an article that was parsed, or of one that failed on the way."""
        rows = None
        if item.document and item.article and item.parsed:
            rows = self._try(item, partial(self._report, item.record, item.document, item.article, item.parsed))
        if rows is None:
            rows = failure_rows(item.record, item.document, item.failure or "not parsed", self._made_by)
        return rows

    def _report(self, record: Record, document: Document, article: Article, parsed: ParsedArticle) -> Rows:
        with self.timed(ANALYSE):
            report = analyse(article, parser=Known(parsed), policy=self.plan.policy)
        with self.timed(TABULATE):
            return report_rows(record, document, report, self._made_by, words=self.plan.words)

    def _try(self, item: Item, step: Callable[[], T]) -> T | None:
        """Return what a step gives for an article, None if it fails, which is noted."""
        try:
            return step()
        except ModelError:
            raise
        except AttribError as error:
            item.failure = str(error)
        except Exception as error:
            item.failure = f"internal error ({type(error).__name__}: {error}): please report it"
        return None

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Note what the work in this context takes, but for other steps in it, which are noted by themselves."""
        before, noted = time.perf_counter(), sum(self.seconds.values())
        try:
            yield
        finally:
            within = sum(self.seconds.values()) - noted
            self.seconds[step] += time.perf_counter() - before - within


def _parse(parser: Parser, item: Item) -> None:
    if item.article:
        item.parsed = parser.parse(item.article)


def _language(item: Item) -> str:
    return item.article.language if item.article else ""
