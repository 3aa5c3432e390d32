"""The whole flow on one page: text becomes an article, then a parse, attributions, sources, findings, a score."""

from typing import Protocol

from attrib.article import make_article
from attrib.attributions.find import find_attributions
from attrib.attributions.quotes import find_quotations
from attrib.languages import language_codes, load_language
from attrib.languages.detect import detect_language
from attrib.model import Analysis, Article, ParsedArticle, Policy, Report
from attrib.rules import RULES, run_rules
from attrib.score import compute_score
from attrib.sources.resolve import resolve_sources

AUTO = "auto"


class Parser(Protocol):
    """What turns an article into sentences: Stanza, or stored parses in tests."""

    def parse(self, article: Article) -> ParsedArticle:
        """Return the article with its sentences."""


def check_text(text: str, *, path: str, language: str, parser: Parser, policy: Policy) -> Report:
    """Return the report on a text.

    `language` is a code or "auto". Raises LanguageError where a language is guessed and not certain, and
    what the parser raises.
    """
    code = detect_language(text, language_codes()) if language == AUTO else language
    return analyse(make_article(text, path=path, language=code), parser=parser, policy=policy)


def analyse(article: Article, *, parser: Parser, policy: Policy) -> Report:
    """Return the report on an article."""
    language = load_language(article.language)
    parsed = parser.parse(article)
    quotations = find_quotations(article)
    attributions = find_attributions(parsed, quotations, language)
    sources = resolve_sources(parsed, attributions, language)
    analysis = Analysis(
        parsed=parsed, language=language, quotations=quotations, attributions=attributions, sources=sources
    )
    return Report(
        analysis=analysis,
        findings=run_rules(analysis, policy),
        score=compute_score(analysis, policy),
        rules=tuple(rule for rule in RULES if rule.code in policy.selected),
    )
