"""Which parser the commands use: the one place to change it, for the tests too."""

from pathlib import Path

from attrib.parse import StanzaParser
from attrib.pipeline import Parser


def make_parser(models: Path | str | None) -> Parser:
    """Return the parser with the embedded models, with installed ones, or with those of a Stanza folder."""
    return StanzaParser(models)
