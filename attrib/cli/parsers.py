"""Which parser the commands use: the one place to change it, for the tests too."""

from collections.abc import Callable
from pathlib import Path

from attrib.config.settings import Settings
from attrib.languages import BROAD
from attrib.languages.detect import detect_language
from attrib.parsing.cache.detector import CachedDetector
from attrib.parsing.cache.parser import CachedParser, Nowhere
from attrib.parsing.cache.resident import Resident
from attrib.parsing.cache.store import Place, Store
from attrib.parsing.models.processor import keep_few_kernels, numbers
from attrib.parsing.stanza_parser import PREPARATION, StanzaParser
from attrib.pipeline import Detect, Parser
from attrib.reader.parser import DEFAULT_READER, OFF, ArticleReader, ReaderChoice, ReadingParser


def open_store(place: Place | None, complain: Callable[[str], None] = lambda _: None) -> Store | None:
    """Return what keeps parses in a place, if there is one; `complain` is told, once, why it cannot be used."""
    return Store(place, complain) if place else None


def make_parser(models: Path | str | None, store: Store | None = None, reader: ReaderChoice = DEFAULT_READER) -> Parser:
    """Return the parser with the embedded models, with installed ones, or with those of a Stanza folder.

    `reader` says who reads what is parsed, if anybody. Raises ModelError where there is no such reader.
    """
    parser, made_by = _made(models, reader)
    return CachedParser(parser, store, models, made_by, Resident(store.folder)) if store else parser


def make_resident(models: Path | str | None, reader: ReaderChoice) -> CachedParser:
    """Return the parser of a server: it keeps nothing, and knows by which key others keep what it makes."""
    parser, made_by = _made(models, reader)
    return CachedParser(parser, Nowhere(), models, made_by)


def _made(models: Path | str | None, reader: ReaderChoice) -> tuple[Parser, tuple[str, ...]]:
    """Return a parser, and what besides its models decides what it makes of an article."""
    keep_few_kernels()
    parser: Parser = StanzaParser(models)
    made_by: tuple[str, ...] = (str(PREPARATION), numbers())
    if reader.name == OFF:
        return parser, made_by
    chosen = ArticleReader(reader)
    return ReadingParser(parser, chosen), (*made_by, *chosen.identity)


def reader_of(settings: Settings) -> ReaderChoice:
    """Return who reads the articles by what is set."""
    return ReaderChoice(settings.reader, settings.policy.attitudes == BROAD)


def make_detector(store: Store | None = None) -> Detect:
    """Return what guesses the language of a text."""
    return CachedDetector(detect_language, store) if store else detect_language
