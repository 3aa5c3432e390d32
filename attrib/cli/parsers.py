"""Which parser the commands use: the one place to change it, for the tests too."""

from collections.abc import Callable
from pathlib import Path

from attrib.cache.parser import CachedParser
from attrib.cache.store import Place, Store
from attrib.parse import PREPARATION, StanzaParser
from attrib.pipeline import Parser


def make_parser(
    models: Path | str | None, cache: Place | None = None, complain: Callable[[str], None] = lambda _: None
) -> Parser:
    """Return the parser with the embedded models, with installed ones, or with those of a Stanza folder.

    With a place for a cache it looks there first; `complain` is told, once, why the place cannot be used.
    """
    parser = StanzaParser(models)
    return CachedParser(parser, Store(cache, complain), models, PREPARATION) if cache else parser
