"""Plain words for kinds, languages and what a reader is told about a source."""

from collections.abc import Iterator

from attrib.model import Article, Source, SourceKind, Spans

KINDS = {
    SourceKind.NAMED_PERSON: "named person",
    SourceKind.NAMED_ORGANIZATION: "organisation",
    SourceKind.SPOKESPERSON: "spokesperson",
    SourceKind.DOCUMENT: "document",
    SourceKind.ANONYMOUS_OFFICIAL: "anonymous official",
    SourceKind.ANONYMOUS_OTHER: "other anonymous",
    SourceKind.COLLECTIVE: "crowd",
    SourceKind.UNATTRIBUTED: "nobody",
}
LANGUAGES = {"nl": "Dutch", "en": "English"}
NOBODY = "nobody is named"


def count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count(1, "claim"), count(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def told(article: Article, source: Source) -> Iterator[str]:
    """Yield what the article tells about a source, and what it does not, in short phrases."""
    match source.kind:
        case SourceKind.NAMED_PERSON:
            yield f"role: {_words(article, source.role)}" if source.role else "no role given"
        case SourceKind.DOCUMENT if not source.identified_document:
            yield "no publisher, title, author or date given"
        case SourceKind.ANONYMOUS_OFFICIAL | SourceKind.ANONYMOUS_OTHER:
            yield f"described: {_words(article, source.description)}" if source.description else "not described"
            yield _reason(article, source)


def _reason(article: Article, source: Source) -> str:
    """Return why an anonymous source is not named, as far as the article tells."""
    if not source.reason:
        return "no reason given"
    return f"{'reason, a mere formula' if source.formulaic else 'reason'}: {_words(article, source.reason)}"


def _words(article: Article, spans: Spans) -> str:
    return f"“{article.quote(spans)}”"
