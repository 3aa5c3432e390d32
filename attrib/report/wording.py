"""Plain words for kinds, languages and what a reader is told about a source."""

from collections import Counter
from collections.abc import Iterable, Iterator

from attrib.languages import language_name
from attrib.languages.folders import language_codes
from attrib.messages import ENGLISH, Message, Plural, Voice, listed, voice
from attrib.model import Article, Finding, Level, Run, Score, Source, SourceKind, Spans

KINDS = {
    SourceKind.NAMED_PERSON: Message("named person"),
    SourceKind.NAMED_ORGANIZATION: Message("organisation"),
    SourceKind.SPOKESPERSON: Message("spokesperson"),
    SourceKind.DOCUMENT: Message("document"),
    SourceKind.ANONYMOUS_OFFICIAL: Message("anonymous official"),
    SourceKind.ANONYMOUS_OTHER: Message("other anonymous"),
    SourceKind.COLLECTIVE: Message("collective"),
    SourceKind.UNATTRIBUTED: Message("no source"),
}
SIGNS = {
    SourceKind.NAMED_PERSON: "●",
    SourceKind.NAMED_ORGANIZATION: "■",
    SourceKind.SPOKESPERSON: "◆",
    SourceKind.DOCUMENT: "▲",
    SourceKind.ANONYMOUS_OFFICIAL: "□",
    SourceKind.ANONYMOUS_OTHER: "○",
    SourceKind.COLLECTIVE: "◇",
    SourceKind.UNATTRIBUTED: "×",
}
"""One for each kind, so that nobody needs the colours: an unnamed official is a hollow organisation."""
HOLLOW = {"●": "○", "■": "□", "◆": "◇", "▲": "△"}
SIGN_KEY = Message("●■◆▲ can be asked or looked up, ○□◇△× cannot")
STANDINGS = {
    "named-person-with-role": Message("a named person with a role"),
    "named-person": Message("a named person, no role given"),
    "named-organization": Message("an organisation speaking as such"),
    "identified-document": Message("a document that can be looked up"),
    "spokesperson": Message("a spokesperson, on the record"),
    "unidentified-document": Message("a document without publisher, title, author or date"),
    "not-named": Message("not named, and no name is kept back"),
    "anonymous-with-reason": Message("anonymous, described, with a reason"),
    "anonymous-described": Message("anonymous, described, no reason given"),
    "collective": Message("a crowd"),
    "bare-anonymous": Message("anonymous, not described"),
    "unattributed": Message("nobody"),
}
LEVELS = {
    Level.ERROR: Message("error"),
    Level.WARNING: Message("warning"),
    Level.INFO: Message("info"),
}
COUNTED = {
    "article": Plural("{n} article", "{n} articles"),
    "claim": Plural("{n} claim", "{n} claims"),
    "date": Plural("{n} date", "{n} dates"),
    "finding": Plural("{n} finding", "{n} findings"),
    "source": Plural("{n} source", "{n} sources"),
    "word": Plural("{n} word", "{n} words"),
    Level.ERROR: Plural("{n} error", "{n} errors"),
    Level.WARNING: Plural("{n} warning", "{n} warnings"),
    Level.INFO: Plural("{n} info", "{n} info"),
}
"""What is counted, by its noun in the singular."""
NOBODY = Message("nobody is named")
VAGUE = "ATR102"
"""The rule on descriptions that fit many."""
NOTE = Message(
    "The index says how openly the text tells where its claims come from. It does not measure whether they are true. "
    "Differences below about 10 points are noise."
)
IN_ENGLISH = voice(ENGLISH)


def language_words(code: str) -> Message | str:
    """Return what a language is called; its code if we do not have it.

    >>> language_words("nl"), language_words("de")
    ('Dutch', 'de')
    """
    return Message(language_name(code)) if code in language_codes() else code


def count(number: int, noun: str) -> Message:
    """Return a number with its noun.

    >>> count(1, "claim"), count(2, "claim")
    ('1 claim', '2 claims')
    """
    return COUNTED[noun](number)


def checked(run: Run) -> Message:
    """Return how many articles were checked, and how many inputs were not."""
    failed = Message("{n} not checked", n=len(run.failures)) if run.failures else ""
    return listed((count(len(run.reports), "article"), failed))


def breadth_words(score: Score) -> Message:
    """Return how many sources are identified, and how many would do."""
    return Message(
        "for identified sources: {some} of {all}; {goal} would be enough for this length",
        some=score.identified,
        all=score.sources,
        goal=score.target,
    )


def level_counts(findings: Iterable[Finding], say: Voice = IN_ENGLISH) -> str:
    """Return how many findings there are of each level that occurs, the most severe first, as `say` says it."""
    levels = Counter(finding.level for finding in findings)
    counts = [say(count(levels[level], level)) for level in Level if levels[level]]
    return ", ".join(counts) or say("no findings")


def sign(kind: SourceKind, *, identified: bool) -> str:
    """Return the sign of a kind of source: a full one if the reader could ask or look it up, else a hollow one.

    >>> sign(SourceKind.DOCUMENT, identified=True), sign(SourceKind.DOCUMENT, identified=False)
    ('▲', '△')
    """
    return SIGNS[kind] if identified or not kind.identified else HOLLOW[SIGNS[kind]]


def vaguely_described(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the ids of the sources whose description fits many, as one of the findings says."""
    return frozenset(finding.source for finding in findings if finding.code == VAGUE and finding.source)


def told(
    article: Article,
    source: Source,
    say: Voice = IN_ENGLISH,
    *,
    vague: frozenset[str] = frozenset(),
    absent: bool = True,
) -> Iterator[str]:
    """Yield in short phrases what the article tells about a source, and what it does not if `absent`, as `say` says it.

    The description of a source that is one of `vague` (`vaguely_described`) is called so.
    """
    return filter(None, _told(article, source, say, vague, absent=absent))


def _told(article: Article, source: Source, say: Voice, vague: frozenset[str], *, absent: bool) -> Iterator[str]:
    if source.attributions and all(attribution.nested_in is not None for attribution in source.attributions):
        yield say("only within another's claim")
    match source.kind:
        case SourceKind.NAMED_PERSON:
            yield _passage(article, source, source.role, say("role given"), say("no role given") if absent else "")
        case SourceKind.DOCUMENT if absent and not source.identified_document:
            yield say("no publisher, title, author or date given")
        case SourceKind.ANONYMOUS_OFFICIAL | SourceKind.ANONYMOUS_OTHER if source.withheld is False:
            yield say("not named")
        case SourceKind.ANONYMOUS_OFFICIAL | SourceKind.ANONYMOUS_OTHER:
            yield say("name withheld")
            described = say("described in general terms only") if source.id in vague else say("described")
            yield _passage(article, source, source.description, described, say("not described") if absent else "")
            yes = say("a mere formula as reason") if source.formulaic else say("reason given")
            yield _passage(article, source, source.reason, yes, say("no reason given") if absent else "")


def _passage(article: Article, source: Source, spans: Spans, yes: str, no: str) -> str:
    """Return whether there is a passage, with its words unless the name of the source has them already."""
    words = article.quote(spans)
    return no if not spans else yes if words in source.name else f"{yes}: “{words}”"


def lacking(source: Source, vague: frozenset[str] = frozenset()) -> Iterator[Message]:
    """Yield in a word or two what the article could tell about a source and does not; `vague` as in `told`."""
    match source.kind:
        case SourceKind.NAMED_PERSON if not source.role:
            yield Message("role")
        case SourceKind.DOCUMENT if not source.identified_document:
            yield Message("title or publisher")
        case SourceKind.ANONYMOUS_OFFICIAL | SourceKind.ANONYMOUS_OTHER if source.withheld is not False:
            if not source.description or source.id in vague:
                yield Message("description")
            if not source.reason or source.formulaic:
                yield Message("reason")
