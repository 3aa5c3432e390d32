"""Who says what: checks how news articles attribute their claims, in Dutch and English.

>>> from attrib import StanzaParser, check_text, load_policy, read_text
>>> def show(path: str) -> None:
...     report = check_text(read_text(path), path=path, language="auto", parser=StanzaParser(), policy=load_policy())
...     for source in report.analysis.sources:
...         print(source.kind.value, source.name)

All errors that a user can mend are `AttribError`s. For many articles make one parser and one policy and
keep them. The output formats are in `attrib.report`.
"""

from attrib.article import make_article, read_text
from attrib.conllu import StoredParser, write_parse
from attrib.errors import ArticleError, AttribError, ConfigError, DataError, LanguageError, ModelError, UsageError
from attrib.languages import language_codes
from attrib.model import (
    Analysis,
    Article,
    Attribution,
    Finding,
    Level,
    ParsedArticle,
    Policy,
    Report,
    Rule,
    Run,
    Score,
    Source,
    SourceKind,
    Span,
)
from attrib.parse import StanzaParser
from attrib.pipeline import Parser, analyse, check_text
from attrib.policy import load_policy

__all__ = [
    "Analysis",
    "Article",
    "ArticleError",
    "AttribError",
    "Attribution",
    "ConfigError",
    "DataError",
    "Finding",
    "LanguageError",
    "Level",
    "ModelError",
    "ParsedArticle",
    "Parser",
    "Policy",
    "Report",
    "Rule",
    "Run",
    "Score",
    "Source",
    "SourceKind",
    "Span",
    "StanzaParser",
    "StoredParser",
    "UsageError",
    "analyse",
    "check_text",
    "language_codes",
    "load_policy",
    "make_article",
    "read_text",
    "write_parse",
]
