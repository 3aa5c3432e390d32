"""Plain words for kinds, languages and what a reader is told about a source."""

from collections import Counter
from collections.abc import Iterable, Iterator

from attrib.model import Article, Finding, Level, Source, SourceKind, Spans

KINDS = {
    SourceKind.NAMED_PERSON: "named person",
    SourceKind.NAMED_ORGANIZATION: "organisation",
    SourceKind.SPOKESPERSON: "spokesperson",
    SourceKind.DOCUMENT: "document",
    SourceKind.ANONYMOUS_OFFICIAL: "anonymous official",
    SourceKind.ANONYMOUS_OTHER: "other anonymous",
    SourceKind.COLLECTIVE: "collective",
    SourceKind.UNATTRIBUTED: "no source",
}
STANDINGS = {
    "named-person-with-role": "a named person with a role",
    "named-person": "a named person, no role given",
    "named-organization": "an organisation speaking as such",
    "identified-document": "a document that can be looked up",
    "spokesperson": "a spokesperson, on the record",
    "unidentified-document": "a document without publisher, title, author or date",
    "anonymous-with-reason": "anonymous, described, with a reason",
    "anonymous-described": "anonymous, described, no reason given",
    "collective": "a crowd",
    "bare-anonymous": "anonymous, not described",
    "unattributed": "nobody",
}
LANGUAGES = {"nl": "Dutch", "en": "English"}
NOBODY = "nobody is named"
NOTE = (
    "The index says how openly the text tells where its claims come from. It does not measure whether they are true. "
    "Differences below about 10 points are noise."
)


def count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count(1, "claim"), count(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def level_counts(findings: Iterable[Finding]) -> str:
    """Return how many findings there are of each level that occurs, the most severe first."""
    levels = Counter(finding.level for finding in findings)
    counts = [
        f"{levels[level]} info" if level is Level.INFO else count(levels[level], level)
        for level in Level
        if levels[level]
    ]
    return ", ".join(counts) or "no findings"


def sign(kind: SourceKind, *, identified: bool) -> str:
    """Return a sign for what the reader could do: ask or look up, not ask because a name is withheld, ask nobody."""
    if identified:
        return "●"
    return "○" if kind.anonymous else "◇"


def told(article: Article, source: Source) -> Iterator[str]:
    """Yield what the article tells about a source, and what it does not, in short phrases."""
    if source.attributions and all(attribution.nested_in is not None for attribution in source.attributions):
        yield "only within another's claim"
    match source.kind:
        case SourceKind.NAMED_PERSON:
            yield _passage(article, source, source.role, "role given", "no role given")
        case SourceKind.DOCUMENT if not source.identified_document:
            yield "no publisher, title, author or date given"
        case SourceKind.ANONYMOUS_OFFICIAL | SourceKind.ANONYMOUS_OTHER:
            yield _passage(article, source, source.description, "described", "not described")
            yes = "a mere formula as reason" if source.formulaic else "reason given"
            yield _passage(article, source, source.reason, yes, "no reason given")


def _passage(article: Article, source: Source, spans: Spans, yes: str, no: str) -> str:
    """Return whether there is a passage, with its words unless the name of the source has them already."""
    words = article.quote(spans)
    return no if not spans else yes if words in source.name else f"{yes}: “{words}”"
