"""Which parser the commands use: the one place to change it, for the tests too."""

from pathlib import Path

from attrib.parse import StanzaParser
from attrib.pipeline import Parser


def make_parser(models: Path | None) -> Parser:
    """Return the parser with the embedded models, or with those of another Stanza folder."""
    return StanzaParser(models)
