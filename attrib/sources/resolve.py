"""Attributions in, sources out: who speaks, what kind of source it is, what the reader is told of it."""

import re
import unicodedata

from attrib.model import Attribution, Evidence, Language, Mention, ParsedArticle, Source, SourceKind
from attrib.sources.classify import classify
from attrib.sources.describe import describe
from attrib.sources.group import Group, group_attributions
from attrib.sources.lexicon import Lexicon
from attrib.sources.readings import read_description, read_withheld, with_readings, with_silent
from attrib.sources.tags import mend_tags

LONGEST_ID = 4
UNATTRIBUTED = "unattributed"


def resolve_sources(
    parsed: ParsedArticle, attributions: tuple[Attribution, ...], language: Language
) -> tuple[Source, ...]:
    """Return the sources of an article in the order of their first attribution.

    Every attribution is in exactly one source; those that name nobody share one.
    """
    return sources_in(mend_tags(parsed, Lexicon(language)), attributions, language)


def sources_in(parsed: ParsedArticle, attributions: tuple[Attribution, ...], language: Language) -> tuple[Source, ...]:
    """Return what `resolve_sources` does, for an article whose tags are mended already."""
    lexicon = Lexicon(language)
    groups, silent = with_silent(group_attributions(parsed, attributions, lexicon), attributions)
    sources: list[Source] = []
    for group in groups:
        source = _source(group, parsed, lexicon, {s.id for s in sources})
        sources.append(source)
    if nobody := tuple(a for a in attributions if a.mention is None and a.number not in silent):
        sources.append(_nobody(nobody))
    return tuple(sorted(sources, key=lambda source: source.attributions[0].number))


def _nobody(attributions: tuple[Attribution, ...]) -> Source:
    evidence = Evidence(span=None, why="nobody is named for the claim")
    return Source(
        id=UNATTRIBUTED, name="", kind=SourceKind.UNATTRIBUTED, evidence=(evidence,), attributions=attributions
    )


def _source(group: Group, parsed: ParsedArticle, lexicon: Lexicon, taken: set[str]) -> Source:
    verdict = with_readings(classify(group, parsed, lexicon), group.attributions, parsed)
    details = describe(group, verdict.kind, parsed, lexicon)
    name = _name(group, parsed)
    mentions: list[Mention] = []
    for attribution in group.attributions:
        if attribution.mention and attribution.mention not in mentions:
            mentions.append(attribution.mention)
    return Source(
        id=_unique(_slug(_id_words(group, name)), taken),
        name=name,
        kind=verdict.kind,
        evidence=(verdict.evidence,),
        attributions=group.attributions,
        mentions=tuple(mentions),
        role=details.role,
        description=details.description or read_description(group.attributions, verdict.kind),
        reason=details.reason,
        formulaic=details.formulaic,
        identified_document=details.identified_document,
        withheld=read_withheld(group.attributions) if verdict.kind.anonymous else None,
    )


def _name(group: Group, parsed: ParsedArticle) -> str:
    """Return the name as a reader would say it, or the words of the fullest mention."""
    if group.figures:
        return " & ".join(" ".join(figure.fullest.words) for figure in group.figures)
    phrase = max(group.phrases, key=lambda p: (not p.pronoun, len(p.core)))
    tokens = phrase.core
    start, end = tokens[0].span.start, tokens[-1].span.end
    return " ".join(parsed.article.text[start:end].split())


def _id_words(group: Group, name: str) -> str:
    if len(group.figures) == 1 and group.figures[0].person:
        return group.figures[0].fullest.words[-1]
    return name


def _slug(name: str) -> str:
    """Return a name in plain letters with hyphens.

    >>> _slug("De Amerikaanse functionarissen")
    'de-amerikaanse-functionarissen'
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", letters.replace("'", ""))
    return "-".join(words[:LONGEST_ID]) or "source"


def _unique(slug: str, taken: set[str]) -> str:
    number = 2
    unique = slug if slug != UNATTRIBUTED else f"{slug}-source"
    while unique in taken:
        unique = f"{slug}-{number}"
        number += 1
    return unique
