"""Who says what: checks how news articles attribute their claims, in Dutch and English.

>>> import attrib
>>> def show(path: str) -> None:
...     report = attrib.check(attrib.read_text(path))
...     for source in report.analysis.sources:
...         print(source.kind.value, source.name)

`check` has defaults for everything and keeps the models; `check_text` takes a parser and a policy of your own. All
errors that a user can mend are `AttribError`s. The output formats are in `attrib.report`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attrib.article import make_article, read_text
    from attrib.diff.differences import compare
    from attrib.diff.fresh_account import make_account
    from attrib.diff.model import Account, Change, ChangeKind, Diff
    from attrib.errors import ArticleError, AttribError, ConfigError, DataError, LanguageError, ModelError, UsageError
    from attrib.formats import read_documents
    from attrib.languages.folders import language_codes
    from attrib.model import (
        Analysis,
        Article,
        Attribution,
        Finding,
        Level,
        ParsedArticle,
        Policy,
        Rule,
        Run,
        Score,
        Source,
        SourceKind,
        Span,
    )
    from attrib.notebook.check import check
    from attrib.notebook.frames import to_frame
    from attrib.notebook.stored import StoredReport, load
    from attrib.parsing.stanza_parser import StanzaParser
    from attrib.parsing.stored import StoredParser, write_parse
    from attrib.pipeline import Parser, analyse, check_text
    from attrib.policy import load_policy
    from attrib.reports import Report

__all__ = [
    "Account",
    "Analysis",
    "Article",
    "ArticleError",
    "AttribError",
    "Attribution",
    "Change",
    "ChangeKind",
    "ConfigError",
    "DataError",
    "Diff",
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
    "StoredReport",
    "UsageError",
    "analyse",
    "check",
    "check_text",
    "compare",
    "language_codes",
    "load",
    "load_policy",
    "make_account",
    "make_article",
    "read_documents",
    "read_text",
    "to_frame",
    "write_parse",
]

# Where the public names are defined, what is imported soonest first. A public report can do more than the model's.
_HOMES = (
    "errors",
    "reports",
    "model",
    "article",
    "formats",
    "languages.folders",
    "policy",
    "parsing.stanza_parser",
    "pipeline",
    "parsing.stored",
    "diff.model",
    "diff.differences",
    "diff.fresh_account",
    "notebook.check",
    "notebook.frames",
    "notebook.stored",
)


if not TYPE_CHECKING:  # a type checker knows the names, and that there are no others

    def __getattr__(name: str) -> Any:
        """Return a public name, whose module is imported when it is first asked for: `import attrib` costs nothing."""
        for home in _HOMES if name in __all__ else ():
            module = import_module(f"{__name__}.{home}")
            found = vars(module).get(name)
            if found is not None and found.__module__ == module.__name__:
                globals()[name] = found
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names, those that nobody has asked for yet included."""
    return sorted({*globals(), *__all__})
