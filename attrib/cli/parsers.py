"""Which parser the commands use: the one place to change it, for the tests too."""

from collections.abc import Callable
from pathlib import Path

from attrib.cache.detector import CachedDetector
from attrib.cache.parser import CachedParser
from attrib.cache.store import Place, Store
from attrib.languages.detect import detect_language
from attrib.parse import PREPARATION, StanzaParser
from attrib.pipeline import Detect, Parser


def open_store(place: Place | None, complain: Callable[[str], None] = lambda _: None) -> Store | None:
    """Return what keeps parses in a place, if there is one; `complain` is told, once, why it cannot be used."""
    return Store(place, complain) if place else None


def make_parser(models: Path | str | None, store: Store | None = None) -> Parser:
    """Return the parser with the embedded models, with installed ones, or with those of a Stanza folder."""
    parser = StanzaParser(models)
    return CachedParser(parser, store, models, PREPARATION) if store else parser


def make_detector(store: Store | None = None) -> Detect:
    """Return what guesses the language of a text."""
    return CachedDetector(detect_language, store) if store else detect_language
