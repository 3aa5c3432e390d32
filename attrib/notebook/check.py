"""A report on a text by one call: the models are loaded with the first and kept."""

from functools import cache
from pathlib import Path

from attrib.given import accept_text
from attrib.languages import BROAD
from attrib.model import Policy
from attrib.parsing.stanza_parser import StanzaParser
from attrib.pipeline import AUTO, Parser, check_text
from attrib.policy import load_policy
from attrib.reader.parser import BEST, OFF, ArticleReader, ReaderChoice, ReadingParser
from attrib.reports import Report

NAME = "text"
"""What a text is called in its report, if nobody says."""


def check(
    text: str,
    *,
    language: str = AUTO,
    path: str = NAME,
    policy: Policy | None = None,
    reader: str = BEST,
    models: Path | str | None = None,
) -> Report:
    """Return the report on the text of an article.

    `language` is a code or "auto"; `path` what the text is called in the report, no file is read; `policy` comes from
    `load_policy`, without it the default is in force; `reader` and `models` are as on the command line. No
    configuration is looked for, and nothing is kept on disk. Raises ArticleError for a text without words, its kind
    LanguageError where the language is not certain, and ModelError where models or reader are missing.
    """
    if not isinstance(text, str):
        raise TypeError(f"the text of an article is a str, not {type(text).__name__}: read files with attrib.read_text")
    policy = policy or load_policy()
    parser = _parser(ReaderChoice(reader, policy.attitudes == BROAD), models)
    return check_text(accept_text(text), path=path, language=language, parser=parser, policy=policy)


@cache
def _parser(reader: ReaderChoice, models: Path | str | None) -> Parser:
    """Return what parses and reads; its models are loaded when the first article asks, and kept."""
    parser = StanzaParser(models)
    return parser if reader.name == OFF else ReadingParser(parser, ArticleReader(reader))
