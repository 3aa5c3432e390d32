"""Who says what: checks how news articles attribute their claims, in Dutch and English.

>>> from attrib import StanzaParser, check_text, load_policy, read_text
>>> def show(path: str) -> None:
...     report = check_text(read_text(path), path=path, language="auto", parser=StanzaParser(), policy=load_policy())
...     for source in report.analysis.sources:
...         print(source.kind.value, source.name)

All errors that a user can mend are `AttribError`s. For many articles make one parser and one policy and
keep them. The output formats are in `attrib.report`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attrib.accounts.fresh import make_account
    from attrib.article import make_article, read_text
    from attrib.conllu import StoredParser, write_parse
    from attrib.diff import compare
    from attrib.errors import ArticleError, AttribError, ConfigError, DataError, LanguageError, ModelError, UsageError
    from attrib.languages import language_codes
    from attrib.model import (
        Account,
        Analysis,
        Article,
        Attribution,
        Change,
        ChangeKind,
        Diff,
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
    "UsageError",
    "analyse",
    "check_text",
    "compare",
    "language_codes",
    "load_policy",
    "make_account",
    "make_article",
    "read_text",
    "write_parse",
]

# Where the public names are defined, what is imported soonest first.
_HOMES = ("errors", "model", "article", "languages", "policy", "parse", "pipeline", "conllu", "diff", "accounts.fresh")


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
