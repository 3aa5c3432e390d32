"""The whole flow on one page: text becomes an article, then a parse, attributions, sources, findings, a score."""

from collections.abc import Callable
from typing import Protocol

from attrib.answers import with_answers
from attrib.article import make_article
from attrib.attributions.find import find_attributions
from attrib.attributions.quotes import find_quotations
from attrib.attributions.scene import Scene
from attrib.formats.document import Document, plain_document
from attrib.languages import load_language, load_lexicon, with_words
from attrib.languages.detect import detect_language
from attrib.languages.folders import language_codes
from attrib.lexicon import Lexicon
from attrib.model import Analysis, Article, ParsedArticle, Policy
from attrib.reports import Report
from attrib.rules import rules_in_force, run_rules
from attrib.score import compute_score
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
    text: str | Document,
    *,
    path: str,
    language: str,
    parser: Parser,
    policy: Policy,
    sidecar: str = "",
    detect: Detect = detect_language,
) -> Report:
    """Return the report on a plain text, or on what was read from a file of another format.

    `language` is a code or "auto", which takes what the document itself says before it guesses; `sidecar` what stands
    in the file beside the article; `detect` guesses the language of a text from the codes that there are. Raises
    LanguageError where a language is guessed and not certain, and what the parser raises.
    """
    document = plain_document(text) if isinstance(text, str) else text
    code = language_of(document, language, detect)
    return analyse(make_article(document, path=path, language=code, sidecar=sidecar), parser=parser, policy=policy)


def language_of(document: Document, asked: str = AUTO, detect: Detect = detect_language) -> str:
    """Return the language asked for; for "auto" that of the document if it tells one of ours, else a guess.

    Raises LanguageError where a guess is not certain.
    """
    if asked != AUTO:
        return asked
    told = document.language.replace("_", "-").partition("-")[0].lower()
    return told if told in language_codes() else detect(document.text, language_codes())


def analyse(article: Article, *, parser: Parser, policy: Policy) -> Report:
    """Return the report on an article."""
    load_language(article.language)  # one that we do not have is told before the parser fails on it
    return analyse_parsed(parser.parse(article), policy)


def analyse_parsed(parsed: ParsedArticle, policy: Policy) -> Report:
    """Return the report on an article that is parsed already."""
    article = parsed.article
    scene = scene_of(parsed, policy)
    attributions = with_answers(find_attributions(scene), scene)
    analysis = Analysis(
        parsed=parsed,
        lexicon=scene.lexicon,
        quotations=scene.quotations,
        attributions=attributions,
        sources=sources_in(scene.parsed, attributions, scene.lexicon),
    )
    findings, suppressed = suppress(run_rules(analysis, policy), article, policy)
    return Report(
        analysis=analysis,
        findings=findings,
        score=compute_score(analysis, policy),
        rules=rules_in_force(policy),
        suppressed=suppressed,
        notes=article.notes,
    )


def scene_of(parsed: ParsedArticle, policy: Policy) -> Scene:
    """Return what is looked at to find the attributions of an article: its word classes mended, its quotations."""
    article = parsed.article
    added = policy.words.get(article.language, {})
    lexicon = load_lexicon(article.language, policy.attitudes)
    lexicon = Lexicon(with_words(lexicon.language, added)) if added else lexicon
    return Scene(parsed=mend_tags(parsed, lexicon), quotations=find_quotations(article), lexicon=lexicon)
