"""How well found attributions fit those of a gold annotation, counted in words for one article.

A found attribution belongs to the gold one whose content it shares most of, one to one. It is right if their contents
agree (Dice overlap of at least a half), and right end to end if their sources do as well or neither has one.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from attrib.evaluate.annotation import Annotation
from attrib.model import SourceKind, Spans

RIGHT = 0.5
MEASURES = ("attribution", "end-to-end")
ROLES = ("source", "cue", "content")
WORD = re.compile(r"\w+")
# Of every kind, two typed apostrophes too.
DOUBLE_QUOTE = re.compile("[\"“”„‟«»]|''")

Words = frozenset[int]
"""Numbers of words in the text."""
Counts = Counter[tuple[str, ...]]
"""By measure and side ("hits", "found", "gold"); source types by "types", gold kind and found kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An annotation in words."""

    source: Words
    cue: Words
    content: Words
    quoted: bool
    kind: str | None
    source_id: str | None
    withheld: bool | None


def compare(text: str, gold: Iterable[Annotation], found: Iterable[Annotation]) -> Counter[Any]:
    """Return the counts of one article."""
    ours, theirs = in_words(text, found), in_words(text, gold)
    right = right_pairs(theirs, ours)
    hits = {
        "attribution": right,
        "end-to-end": [(g, f) for g, f in right if g.source == f.source or dice(g.source, f.source) >= RIGHT],
        "exact content": [(g, f) for g, f in right if g.content == f.content],
    }
    counts: Counter[Any] = Counter()
    for measure, some in hits.items():
        _add(counts, measure, len(some), len(ours), len(theirs))
    for measure in MEASURES:
        for name, quoted in (("direct", True), ("indirect", False)):
            counts[f"{measure}, {name}", "hits"] = sum(g.quoted == quoted for g, _ in hits[measure])
            counts[f"{measure}, {name}", "gold"] = sum(g.quoted == quoted for g in theirs)
    for role in ROLES:
        marked, expected = _all_words(ours, role), _all_words(theirs, role)
        _add(counts, f"{role} words", len(marked & expected), len(marked), len(expected))
    _count_kinds(counts, right, ours, theirs)
    _count_withheld(counts, right)
    _count_speakers(counts, hits["end-to-end"])
    return counts


def right_pairs(gold: list[Marked], found: list[Marked]) -> list[tuple[Marked, Marked]]:
    """Return the gold attributions that were found, each with what was found."""
    pairs = ((gold[i], found[j]) for i, j in match(gold, found))
    return [(g, f) for g, f in pairs if dice(g.content, f.content) >= RIGHT]


def match(gold: list[Marked], found: list[Marked]) -> list[tuple[int, int]]:
    """Return pairs of numbers, taken greedily by descending overlap of content, then of source."""
    candidates = sorted(
        (-dice(g.content, f.content), -dice(g.source, f.source), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g.content & f.content
    )
    pairs: dict[int, int] = {}
    for _, _, i, j in candidates:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


def dice(one: Words, other: Words) -> float:
    """Return how much of two sets is shared, between 0 and 1; two empty sets share nothing.

    >>> dice(frozenset({1, 2, 3}), frozenset({3}))
    0.5
    """
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)


def _add(counts: Counter[Any], measure: str, hits: int, found: int, gold: int) -> None:
    counts.update({(measure, "hits"): hits, (measure, "found"): found, (measure, "gold"): gold})


def _count_kinds(
    counts: Counter[Any], right: list[tuple[Marked, Marked]], found: list[Marked], gold: list[Marked]
) -> None:
    """Count kinds over right attributions, and anonymous sources end to end over all."""
    counts.update(("types", g.kind, f.kind) for g, f in right if g.kind and f.kind)
    counts["anonymous", "hits"] = sum(_is_anonymous(g) and _is_anonymous(f) for g, f in right)
    for side, some in (("found", found), ("gold", gold)):
        counts["anonymous", side] = sum(map(_is_anonymous, some))
        counts["typed", side] = sum(a.kind is not None for a in some)


def _count_withheld(counts: Counter[Any], right: list[tuple[Marked, Marked]]) -> None:
    """Count names kept back, over right attributions of unnamed sources where both sides say."""
    said = [(g.withheld, f.withheld) for g, f in right if _is_anonymous(g)]
    told = [(g, f) for g, f in said if g is not None and f is not None]
    hits, found, gold = sum(g and f for g, f in told), sum(f for _, f in told), sum(g for g, _ in told)
    _add(counts, "withheld", hits, found, gold)


def _count_speakers(counts: Counter[Any], right: list[tuple[Marked, Marked]]) -> None:
    """Count pairs of attributions that have one source, over those that are right end to end."""
    linked = [(g.source_id, f.source_id) for g, f in right if g.source_id and f.source_id]
    same = [(g == other_g, f == other_f) for (g, f), (other_g, other_f) in combinations(linked, 2)]
    hits, found, gold = sum(g and f for g, f in same), sum(f for _, f in same), sum(g for g, _ in same)
    _add(counts, "same speaker", hits, found, gold)


def _is_anonymous(marked: Marked) -> bool:
    return marked.kind in (SourceKind.ANONYMOUS_OFFICIAL, SourceKind.ANONYMOUS_OTHER)


def _all_words(some: list[Marked], role: str) -> Words:
    return frozenset().union(*(getattr(marked, role) for marked in some))


def in_words(text: str, annotations: Iterable[Annotation]) -> list[Marked]:
    """Return annotations as sets of words."""
    touched = word_finder(text)
    return [
        Marked(
            source=touched(a.source), cue=touched(a.cue), content=touched(a.content), kind=a.kind,
            quoted=any(DOUBLE_QUOTE.search(text, s.start, s.end) for s in a.content) if a.quoted is None else a.quoted,
            source_id=a.source_id, withheld=a.withheld,
        )
        for a in annotations
    ]  # fmt: skip


def word_finder(text: str) -> Callable[[Spans], Words]:
    """Return what tells which words of a text some spans hold: every word that they touch.

    >>> from attrib.model import Span
    >>> sorted(word_finder("the old dike")((Span(2, 5),)))
    [0, 1]
    """
    words = list(WORD.finditer(text))
    starts, ends = [w.start() for w in words], [w.end() for w in words]
    return lambda spans: frozenset(
        i for s in spans for i in range(bisect_right(ends, s.start), bisect_left(starts, s.end))
    )
