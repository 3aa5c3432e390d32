"""Marks: an article cut into stretches, each with the claims, cues and sources that it belongs to."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise

from attrib.model import Analysis, Finding, Report, Source, Span, Spans
from attrib.records import dataclass


class Part(StrEnum):
    """What a stretch of text is to an attribution."""

    CONTENT = "content"
    CUE = "cue"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of one or, where several share a claim, of several sources."""

    span: Span
    part: Part
    sources: tuple[Source, ...]
    claims: tuple[int, ...] = ()
    """Numbers of the attributions it is a part of."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between two borders of marks."""

    span: Span
    marks: tuple[Mark, ...]
    """That hold these words, outermost first."""
    opening: tuple[Mark, ...]
    """That begin with them, outermost first."""
    closing: tuple[Mark, ...]
    """That end with them, innermost first."""


def number_sources(analysis: Analysis) -> dict[str, int]:
    """Return a number for every source by its id, from 1, in the order in which they first speak."""
    speaking = sorted(analysis.sources, key=lambda source: min((a.number for a in source.attributions), default=10**9))
    return {source.id: number for number, source in enumerate(speaking, 1)}


def group_findings(report: Report) -> tuple[tuple[Finding, ...], ...]:
    """Return the findings by the place they are about, the most severe place first."""
    places: dict[Span | None, list[Finding]] = {}
    for finding in sorted(report.findings, key=lambda finding: (finding.level.rank, finding.code)):
        places.setdefault(finding.span, []).append(finding)
    groups = sorted(
        places.values(), key=lambda group: (group[0].level.rank, group[0].start, group[0].span or Span(0, 0))
    )
    return tuple(map(tuple, groups))


def find_marks(analysis: Analysis) -> tuple[Mark, ...]:
    """Return the marks of an article, outer ones before those they hold."""
    sources: dict[tuple[Span, Part], list[Source]] = {}
    claims: dict[tuple[Span, Part], list[int]] = {}
    for attribution in analysis.attributions:
        source = analysis.source_of(attribution)
        parts: tuple[tuple[Part, Spans], ...] = (
            (Part.CONTENT, attribution.content),
            (Part.CUE, attribution.cue.spans if attribution.cue else ()),
            (Part.SOURCE, attribution.mention.spans if attribution.mention else ()),
        )
        for part, spans in parts:
            for span in spans:
                shared = sources.setdefault((span, part), [])
                shared += [source] if source not in shared else []
                claims.setdefault((span, part), []).append(attribution.number)
    marks = [
        Mark(span=place[0], part=place[1], sources=tuple(shared), claims=tuple(claims[place]))
        for place, shared in sources.items()
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)))


def stretches(marks: tuple[Mark, ...], within: Span) -> Iterator[Stretch]:
    """Yield the stretches of a paragraph in text order; together they are all of it."""
    here = [_clipped(mark, within) for mark in marks if mark.span.overlaps(within)]
    borders = sorted({within.start, within.end, *(edge for m in here for edge in (m.span.start, m.span.end))})
    for start, end in pairwise(borders):
        span = Span(start, end)
        yield Stretch(
            span=span,
            marks=tuple(mark for mark in here if mark.span.covers(span)),
            opening=tuple(mark for mark in here if mark.span.start == start),
            closing=tuple(mark for mark in reversed(here) if mark.span.end == end),
        )


def _clipped(mark: Mark, within: Span) -> Mark:
    """Return the part of a mark that lies in a paragraph."""
    span = Span(max(mark.span.start, within.start), min(mark.span.end, within.end))
    return replace(mark, span=span)
