"""What the reader says of a source: its kind, and whether its name is kept back."""

import re
from collections.abc import Iterable, Mapping, Sequence

from attrib.messages import Message
from attrib.model import Article, Attribution, Evidence, ParsedArticle, Reading, SourceKind, Span, Spans
from attrib.records import replace
from attrib.sources.group import Group
from attrib.sources.kind_by_noun import Verdict

KINDS = tuple(SourceKind)
Words = tuple[str, ...]
GRAMMAR = 0.1
"""Probability that the kind by words is given beside what the reader says."""
WORD = re.compile(r"\w+")
REPEATED = 4
"""Words in a row by which a quotation is found in a claim."""
GAP = 12
"""Letters that may be left out between words of one description or reason."""
REACH, LATER = 6, 1.5
"""Claims between a quotation by itself and its speaker's nearest, and how much further off one after it counts."""
PERCENT = 100
NAMES = {
    SourceKind.NAMED_PERSON: Message("a person whom the article names"),
    SourceKind.NAMED_ORGANIZATION: Message("an organisation that speaks as such"),
    SourceKind.SPOKESPERSON: Message("somebody who speaks for a named person or body"),
    SourceKind.DOCUMENT: Message("a text or figures"),
    SourceKind.ANONYMOUS_OFFICIAL: Message("somebody of an authority whose name is not given"),
    SourceKind.ANONYMOUS_OTHER: Message("somebody whose name is not given"),
    SourceKind.COLLECTIVE: Message("a group that nobody could ring up"),
    SourceKind.UNATTRIBUTED: Message("nobody"),
}


def with_readings(verdict: Verdict, attributions: Sequence[Attribution], parsed: ParsedArticle) -> Verdict:
    """Return the kind of a source by its words and by the readings of all its claims together.

    Where both agree the words explain it; else the fullest mention does, with how sure the reader is.
    """
    readings = [a.reading for a in attributions if a.reading]
    if not readings:
        return verdict
    shares = [sum(r.kinds[n] for r in readings) / len(readings) for n in range(len(KINDS))]
    named = [share + GRAMMAR * (kind is verdict.kind) for kind, share in zip(KINDS, shares, strict=True)]
    # Whoever has a mention is somebody.
    named[KINDS.index(SourceKind.UNATTRIBUTED)] = 0.0
    best = max(range(len(KINDS)), key=named.__getitem__)
    if KINDS[best] is verdict.kind:
        return verdict
    return Verdict(KINDS[best], _evidence(attributions, parsed, KINDS[best], shares[best]))


def _evidence(attributions: Sequence[Attribution], parsed: ParsedArticle, kind: SourceKind, share: float) -> Evidence:
    """Return the head of the fullest mention as what speaks for a kind."""
    sure = round(PERCENT * share)
    mentions = [a.mention for a in attributions if a.mention]
    if not mentions:
        why = Message("what stands around it reads as {what} ({sure} % sure)", what=NAMES[kind], sure=sure)
        return Evidence(span=None, why=why)
    fullest = max(mentions, key=lambda m: sum(map(len, m.spans)))
    word = parsed.sentences[fullest.sentence].tokens[fullest.head]
    why = Message("'{word}' reads as {what} here ({sure} % sure)", word=word.text, what=NAMES[kind], sure=sure)
    return Evidence(span=word.span, why=why)


def with_silent(
    groups: Sequence[Group], attributions: Sequence[Attribution], article: Article
) -> tuple[tuple[Group, ...], frozenset[int]]:
    """Return speakers with the quotations that stand by themselves and that are theirs.

    “It leaked,” the mayor said. He shook his head. | “For years.”
    What a headline quotes is whose it is below, else the reader hands it to somebody. The numbers of these attributions
    come with the speakers; for the others nobody is named.
    """
    silent = [a for a in attributions if a.mention is None and a.reading and _is_somebodys(a.reading)]
    known = _claimed(groups, article) if silent else {}
    taken: dict[int, list[Attribution]] = {}
    for attribution in silent:
        assert attribution.reading is not None  # noqa: S101  only those with a reading are silent
        owner = _who_says_again(attribution, known, article)
        if owner is None:
            owner = _owner(attribution.reading, attribution.number, groups)
        if owner is not None:
            taken.setdefault(owner, []).append(attribution)
    joined = tuple(
        replace(group, attributions=tuple(sorted((*group.attributions, *taken.get(n, ())), key=lambda a: a.number)))
        for n, group in enumerate(groups)
    )
    return joined, frozenset(a.number for found in taken.values() for a in found)


def _who_says_again(attribution: Attribution, known: Mapping[Words, tuple[int, str]], article: Article) -> int | None:
    """Return the place of the speaker of a claim that has all the words of a quotation, as what a headline quotes."""
    said = _words(attribution, article)
    place, text = known.get(said[:REPEATED], (None, ""))
    return place if f" {' '.join(said)} " in text else None


def _claimed(groups: Sequence[Group], article: Article) -> Mapping[Words, tuple[int, str]]:
    """Return the place of the speaker who first says some words in a row, with his whole claim."""
    known: dict[Words, tuple[int, str]] = {}
    for place, group in enumerate(groups):
        for attribution in group.attributions:
            words = _words(attribution, article)
            text = f" {' '.join(words)} "
            for start in range(len(words) - REPEATED + 1):
                known.setdefault(words[start : start + REPEATED], (place, text))
    return known


def _words(attribution: Attribution, article: Article) -> Words:
    return tuple(WORD.findall(article.quote(attribution.content).lower()))


def _is_somebodys(reading: Reading) -> bool:
    """Tell whether a claim without source words has a speaker all the same."""
    return _kind_of(reading) is not SourceKind.UNATTRIBUTED


def _owner(reading: Reading, number: int, groups: Sequence[Group]) -> int | None:
    """Return the place of the speaker with most claims that the reader takes for the same; else of a near one."""
    votes = [sum(r is not None and r.speaker == reading.speaker for r in _readings(group)) for group in groups]
    best = max(range(len(groups)), key=votes.__getitem__, default=None)
    return best if best is not None and votes[best] else _nearest(reading, number, groups)


def _nearest(reading: Reading, number: int, groups: Sequence[Group]) -> int | None:
    """Return the place of the speaker of the same kind who speaks nearest to a claim; before it rather than after."""
    near = [
        (number - a.number if a.number < number else a.number - number + LATER, place)
        for place, group in enumerate(groups)
        for a in group.attributions
        if a.reading and abs(a.number - number) <= REACH and _kind_of(a.reading) is _kind_of(reading)
    ]
    return min(near)[1] if near else None


def _readings(group: Group) -> list[Reading | None]:
    return [attribution.reading for attribution in group.attributions]


def _kind_of(reading: Reading) -> SourceKind:
    return KINDS[max(range(len(KINDS)), key=reading.kinds.__getitem__)]


def mean_withheld(attributions: Sequence[Attribution]) -> float | None:
    """Return how likely the name of an anonymous source is kept back by its readings, None without any."""
    shares = [a.reading.withheld for a in attributions if a.reading]
    return sum(shares) / len(shares) if shares else None


def read_description(attributions: Sequence[Attribution]) -> Spans:
    """Return the longest words that describe a source in the readings of its claims."""
    return _longest(a.reading.description for a in attributions if a.reading)


def read_reason(attributions: Sequence[Attribution]) -> Spans:
    """Return the longest words that tell in the readings of a source's claims why it is not named."""
    return _longest(a.reading.reason for a in attributions if a.reading)


def _longest(found: Iterable[Spans]) -> Spans:
    """Return the longest of some words, with the few letters that are left out between them."""
    words = max(found, key=lambda spans: sum(map(len, spans)), default=())
    joined: list[Span] = []
    for span in words:
        if joined and span.start - joined[-1].end <= GAP:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)
