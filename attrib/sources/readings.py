"""What the reader says of a source: its kind, and whether its name is kept back."""

from collections.abc import Sequence

from attrib.model import Attribution, Evidence, ParsedArticle, Reading, SourceKind, Spans
from attrib.records import replace
from attrib.sources.group import Group
from attrib.sources.nouns import Verdict

KINDS = tuple(SourceKind)
GRAMMAR = 0.25
"""Probability that the kind by words is given beside what the reader says."""
HALF = 0.5
PERCENT = 100
NAMES = {
    SourceKind.NAMED_PERSON: "a person whom the article names",
    SourceKind.NAMED_ORGANIZATION: "an organisation that speaks as such",
    SourceKind.SPOKESPERSON: "somebody who speaks for a named person or body",
    SourceKind.DOCUMENT: "a text or figures",
    SourceKind.ANONYMOUS_OFFICIAL: "somebody of an authority whose name is not given",
    SourceKind.ANONYMOUS_OTHER: "somebody whose name is not given",
    SourceKind.COLLECTIVE: "a group that nobody could ring up",
    SourceKind.UNATTRIBUTED: "nobody",
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
    mentions = [a.mention for a in attributions if a.mention]  # a speaker has one at least
    fullest = max(mentions, key=lambda m: sum(map(len, m.spans)))
    word = parsed.sentences[fullest.sentence].tokens[fullest.head]
    sure = round(PERCENT * share)
    return Evidence(span=word.span, why=f"'{word.text}' reads as {NAMES[kind]} here ({sure} % sure)")


def with_silent(
    groups: Sequence[Group], attributions: Sequence[Attribution]
) -> tuple[tuple[Group, ...], frozenset[int]]:
    """Return speakers with the quotations that stand by themselves and that the reader hands to them.

    “It leaked,” the mayor said. He shook his head. | “For years.”
    The numbers of these attributions come with them; for the others nobody is named.
    """
    silent = [a for a in attributions if a.mention is None and a.reading and _is_somebodys(a.reading)]
    taken: dict[int, list[Attribution]] = {}
    for attribution in silent:
        owner = _owner(attribution, groups)
        if owner is not None:
            taken.setdefault(owner, []).append(attribution)
    joined = tuple(
        replace(group, attributions=tuple(sorted((*group.attributions, *taken.get(n, ())), key=lambda a: a.number)))
        for n, group in enumerate(groups)
    )
    return joined, frozenset(a.number for found in taken.values() for a in found)


def _is_somebodys(reading: Reading) -> bool:
    """Tell whether a claim without source words has a speaker all the same."""
    return max(range(len(KINDS)), key=reading.kinds.__getitem__) != KINDS.index(SourceKind.UNATTRIBUTED)


def _owner(attribution: Attribution, groups: Sequence[Group]) -> int | None:
    """Return the number of the speaker with most claims that the reader takes for the same; None if there is none."""
    assert attribution.reading is not None  # noqa: S101  only those with a reading are asked for
    speaker = attribution.reading.speaker
    votes = [sum(a.reading is not None and a.reading.speaker == speaker for a in g.attributions) for g in groups]
    best = max(range(len(groups)), key=votes.__getitem__, default=None)
    return best if best is not None and votes[best] else None


def read_withheld(attributions: Sequence[Attribution]) -> bool | None:
    """Tell whether the name of an anonymous source is kept back by the readings of its claims; None without any."""
    shares = [a.reading.withheld for a in attributions if a.reading]
    return sum(shares) / len(shares) > HALF if shares else None


def read_description(attributions: Sequence[Attribution], kind: SourceKind) -> Spans:
    """Return the longest words that describe an anonymous source in its claims' readings; none for other kinds."""
    found = [a.reading.description for a in attributions if a.reading and kind.anonymous]
    return max(found, key=lambda spans: sum(map(len, spans)), default=())
