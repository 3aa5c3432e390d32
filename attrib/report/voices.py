"""In which language a report is told: as a whole, and article by article."""

from attrib.messages import AUTO, ENGLISH, Voice, user_language, voice
from attrib.model import Report, Run
from attrib.records import replace

FEEDS = frozenset({"json", "jsonl", "sarif", "github", "gitlab", "azure", "junit"})
"""The formats that other programs show, mostly among messages of their own in English."""


def say_of(run: Run, report: Report | None = None) -> Voice:
    """Return what says what is told of an article, or of a run as a whole.

    A run of one article is told in one language.
    """
    report = run.reports[0] if report is None and len(run.reports) == 1 else report
    return voice(report.article.language if run.by_article and report else run.language)


def told_in(run: Run, setting: str, format_name: str) -> Run:
    """Return a run that is told in the language that is set.

    "auto" is the language of each article, and that of the user for what speaks of several; a feed is in English.
    """
    if setting != AUTO:
        return replace(run, language=setting)
    feed = format_name in FEEDS
    return replace(run, language=ENGLISH if feed else user_language(), by_article=not feed)


def language_of_diff(languages: set[str], setting: str, format_name: str) -> str:
    """Return the language in which a diff is told whose two versions are in some languages."""
    if setting != AUTO:
        return setting
    if format_name in FEEDS:
        return ENGLISH
    return languages.pop() if len(languages) == 1 else user_language()
