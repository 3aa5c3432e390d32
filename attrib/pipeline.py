"""The whole flow on one page: text becomes an article, then a parse, attributions, sources, findings, a score."""

from collections.abc import Callable
from typing import Protocol

from attrib.article import make_article, without_comments
from attrib.attributions.find import find_attributions
from attrib.attributions.quotes import find_quotations
from attrib.languages import language_codes, load_language, with_words
from attrib.languages.detect import detect_language
from attrib.model import Analysis, Article, ParsedArticle, Policy, Report
from attrib.rules import rules_in_force, run_rules
from attrib.score import compute_score
from attrib.sources.lexicon import Lexicon
from attrib.sources.resolve import sources_in
from attrib.sources.tags import mend_tags
from attrib.suppressions.suppress import suppress

AUTO = "auto"
Detect = Callable[[str, tuple[str, ...]], str]


class Parser(Protocol):
    """What turns an article into sentences: Stanza, or stored parses in tests."""

    def parse(self, article: Article) -> ParsedArticle:
        """Return the article with its sentences."""


def check_text(
    text: str,
    *,
    path: str,
    language: str,
    parser: Parser,
    policy: Policy,
    sidecar: str = "",
    detect: Detect = detect_language,
) -> Report:
    """Return the report on a text.

    `language` is a code or "auto"; `sidecar` what stands in the file beside the article; `detect` guesses the
    language of a text from the codes that there are. Raises LanguageError where a language is guessed and not
    certain, and what the parser raises.
    """
    code = detect(without_comments(text), language_codes()) if language == AUTO else language
    return analyse(make_article(text, path=path, language=code, sidecar=sidecar), parser=parser, policy=policy)


def analyse(article: Article, *, parser: Parser, policy: Policy) -> Report:
    """Return the report on an article."""
    language = with_words(load_language(article.language, policy.attitudes), policy.words.get(article.language, {}))
    parsed = parser.parse(article)
    quotations = find_quotations(article)
    mended = mend_tags(parsed, Lexicon(language))
    attributions = find_attributions(mended, quotations, language)
    sources = sources_in(mended, attributions, language)
    analysis = Analysis(
        parsed=parsed, language=language, quotations=quotations, attributions=attributions, sources=sources
    )
    findings, suppressed = suppress(run_rules(analysis, policy), article, policy)
    return Report(
        analysis=analysis,
        findings=findings,
        score=compute_score(analysis, policy),
        rules=rules_in_force(policy),
        suppressed=suppressed,
    )
