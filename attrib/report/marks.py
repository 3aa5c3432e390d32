"""Marks: an article cut into stretches, each with the claims, cues and sources that it belongs to."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter, itemgetter

from attrib.by_place import ByPlace
from attrib.model import Analysis, Article, Finding, Report, Source, SourceKind, Span, Spans
from attrib.records import dataclass
from attrib.report.wording import sign


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


def speaking_order(analysis: Analysis) -> tuple[Source, ...]:
    """Return the sources in the order in which they first speak; that nobody is named is a source, too."""
    return tuple(sorted(analysis.sources, key=_first_claim))


def listed_sources(analysis: Analysis) -> tuple[Source, ...]:
    """Return the sources in the order in which they first speak, and last what nobody is named for."""
    return tuple(sorted(speaking_order(analysis), key=lambda source: source.kind is SourceKind.UNATTRIBUTED))


def number_sources(analysis: Analysis) -> dict[str, int]:
    """Return a number for every source by its id, from 1, in the order in which they first speak.

    What nobody is named for is no source that could be counted, and has 0.
    """
    return {
        source.id: 0 if source.kind is SourceKind.UNATTRIBUTED else number
        for number, source in enumerate(listed_sources(analysis), 1)
    }


def source_tag(source: Source, numbers: Mapping[str, int]) -> str:
    """Return number and sign of a source, "3○", or the sign alone where nobody is named."""
    return f"{numbers[source.id] or ''}{sign(source.kind, identified=source.identified)}"


def group_findings(report: Report) -> tuple[tuple[Finding, ...], ...]:
    """Return the findings by the source or place they are about, in reading order, and the most severe first.

    All that is missing about a source without a name stands together, where the first of it stands.
    """
    unnamed = {source.id for source in report.analysis.sources if source.kind.anonymous}
    groups: dict[str | Span | None, list[Finding]] = {}
    for finding in sorted(report.findings, key=_severity):
        groups.setdefault(finding.source if finding.source in unnamed else finding.span, []).append(finding)
    in_order = sorted(groups.values(), key=lambda group: (group[0].start, group[0].span or Span(0, 0)))
    return tuple(map(tuple, in_order))


def counted(report: Report) -> tuple[Finding, ...]:
    """Return the most severe finding about each source or place: what summaries count."""
    return tuple(group[0] for group in group_findings(report))


def further_lines(article: Article, finding: Finding, at: Span | None) -> list[int]:
    """Return the lines of a finding's further places, and its own where it is told at the place of another one."""
    apart = finding.span is not None and finding.span != at
    spans = (*finding.related, *((finding.span,) if apart and finding.span else ()))
    return sorted({article.position(span.start).line for span in spans})


def worst_group(groups: Sequence[tuple[Finding, ...]]) -> int:
    """Return the number, from 1, of the place to begin with: the first of those with the most severe findings."""
    return min(range(1, len(groups) + 1), key=lambda number: groups[number - 1][0].level.rank)


def _first_claim(source: Source) -> int:
    return min((attribution.number for attribution in source.attributions), default=10**9)


def _severity(finding: Finding) -> tuple[int, str]:
    return finding.level.rank, finding.code


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


def place_marks(marks: Iterable[Mark]) -> ByPlace[tuple[int, Mark]]:
    """Return marks, each with its place among all, to be asked by the place of their words."""
    return ByPlace((mark.span, (number, mark)) for number, mark in enumerate(marks))


def place_groups(groups: Sequence[tuple[Finding, ...]]) -> ByPlace[int]:
    """Return the numbers of groups of findings, from 1, to be asked by the words they are about."""
    return ByPlace((span, number) for number, group in enumerate(groups, 1) if (span := group[0].span))


def stretches(marks: ByPlace[tuple[int, Mark]], within: Span) -> Iterator[Stretch]:
    """Yield the stretches of a paragraph in text order; together they are all of it."""
    here = [_clipped(mark, within) for _, mark in sorted(marks.overlapping(within), key=_number)]
    borders = sorted({within.start, within.end, *(edge for m in here for edge in (m.span.start, m.span.end))})
    opening, closing = _grouped(here, _start), _grouped(reversed(here), _end)
    open_marks: list[Mark] = []
    for start, end in pairwise(borders):
        open_marks = [mark for mark in open_marks if mark.span.end > start] + opening.get(start, [])
        yield Stretch(
            span=Span(start, end),
            marks=tuple(open_marks),
            opening=tuple(opening.get(start, ())),
            closing=tuple(closing.get(end, ())),
        )


def _grouped(marks: Iterable[Mark], key: Callable[[Mark], int]) -> Mapping[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        found.setdefault(key(mark), []).append(mark)
    return found


_number, _start, _end = itemgetter(0), attrgetter("span.start"), attrgetter("span.end")


def paragraphs_of(article: Article, span: Span) -> range:
    """Return the numbers of the paragraphs that have words of a span."""
    first = bisect_right(article.paragraphs, span.start, key=_end)
    return range(first, bisect_left(article.paragraphs, span.end, key=_start))


def _clipped(mark: Mark, within: Span) -> Mark:
    """Return the part of a mark that lies in a paragraph."""
    span = Span(max(mark.span.start, within.start), min(mark.span.end, within.end))
    return replace(mark, span=span)
