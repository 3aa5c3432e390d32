"""What the page shows, as plain dataclasses: all words are made visible here, and escaped by the template."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from attrib.model import Article, Failure, Finding, Paragraph, Report, Rule, Run, Source, SourceKind, Span
from attrib.report.marks import (
    Mark,
    Part,
    Stretch,
    find_marks,
    group_findings,
    number_sources,
    stretches,
)
from attrib.report.safe_text import visible
from attrib.report.wording import KINDS, LANGUAGES, NOBODY, NOTE, count, level_counts, sign, told

ELEMENTS = {Part.CONTENT: "span", Part.CUE: "i", Part.SOURCE: "b"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """The number and sign of a source, before a claim and on its card."""

    text: str
    kind: str
    label: str
    """For who cannot see it: whose claim begins here."""
    href: str
    links: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A mark around words."""

    name: str
    classes: str
    kind: str
    links: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """The number of findings, at the words they are about."""

    text: str
    level: str
    anchor: str
    href: str
    links: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a paragraph with everything that begins, holds them, or ends."""

    text: str
    refs: tuple[Ref, ...]
    opening: tuple[Tag, ...]
    elements: tuple[Element, ...]
    """Outermost first."""
    closing: tuple[str, ...]
    """Kinds of the claims that end behind these words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One finding."""

    level: str
    text: str
    code: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The findings about one place, for the margin."""

    number: str
    anchor: str
    href: str | None
    line: int | None
    level: str
    kind: str
    """Of the source that they are about; empty if they are about none."""
    links: str
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A paragraph and the findings beside it."""

    line: int
    role: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a source makes a claim."""

    line: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is known of a source."""

    tag: str
    anchor: str
    kind: str
    kind_words: str
    name: str
    own_name: bool
    """Whether the name is the article's, and so in its language."""
    facts: tuple[str, ...]
    why: str
    figures: str
    places: tuple[Place, ...]
    links: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The share of one kind of source in the claim words."""

    kind: str
    words: str
    sign: str
    percent: str
    start: str
    width: str
    """Empty for a kind that speaks only within another's claim."""
    hatched: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One article."""

    anchor: str
    path: str
    title: str
    lang: str
    language: str
    words: str
    counts: str
    notes: tuple[str, ...]
    index: int | None
    no_index: str
    told: int
    breadth: int
    sources: str
    bars: tuple[Bar, ...]
    whole: tuple[Note, ...]
    rows: tuple[Row, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole page."""

    title: str
    version: str
    note: str
    sections: tuple[Section, ...]
    failures: tuple[Failure, ...]
    rules: tuple[Rule, ...]
    """Those that found something, for their help."""


def make_page(run: Run) -> Page:
    """Return what the page shows of a run."""
    sections = tuple(_Maker(report, f"r{number}").section() for number, report in enumerate(run.reports, 1))
    title = sections[0].title if len(sections) == 1 else count(len(sections), "article")
    found = {finding.code for report in run.reports for finding in report.findings}
    rules = {rule.code: rule for report in run.reports for rule in report.rules if rule.code in found}
    return Page(
        title=title,
        version=run.version,
        note=NOTE,
        sections=sections,
        failures=tuple(Failure(path=visible(f.path), message=visible(f.message)) for f in run.failures),
        rules=tuple(rules[code] for code in sorted(rules)),
    )


class _Maker:
    """Makes the section of one article. What belongs together shares a link: "c3" a claim, "f2" a place of findings."""

    def __init__(self, report: Report, anchor: str) -> None:
        self.report = report
        self.article: Article = report.article
        self.anchor = anchor
        self.numbers = number_sources(report.analysis)
        self.places = group_findings(report)
        self.marks = find_marks(report.analysis)
        self.kinds = {a.number: s.kind.value for s in report.analysis.sources for a in s.attributions}
        self.anchored: set[int] = set()
        """Claims that have an anchor; one in several pieces has it at the first."""

    def section(self) -> Section:
        """Return the whole section."""
        score = self.report.score
        notes = [self._note(number, group) for number, group in enumerate(self.places, 1)]
        return Section(
            anchor=self.anchor,
            path=visible(self.article.path),
            title=self._title(),
            lang=self.article.language,
            language=LANGUAGES.get(self.article.language, self.article.language),
            words=count(score.words, "word"),
            counts=level_counts(self.report.findings),
            notes=tuple(map(visible, self.report.notes)),
            index=score.index,
            no_index=score.null_reason or "",
            told=round(100 * (score.transparency or 0)),
            breadth=round(100 * (score.breadth or 0)),
            sources=f"{score.identified} of {score.sources}; {score.target} would be enough for this length",
            bars=tuple(self._bars()),
            whole=tuple(note for note in notes if note.line is None),
            rows=tuple(self._row(paragraph, notes) for paragraph in self.article.paragraphs),
            cards=tuple(self._cards()),
        )

    def _title(self) -> str:
        """Return the headline, or the path of an article that has none."""
        headline = self.article.headline
        return visible(self.article.quote((headline.span,)) if headline else self.article.path)

    # The text

    def _row(self, paragraph: Paragraph, notes: list[Note]) -> Row:
        """Return a paragraph with the findings that begin in it."""
        here = [
            note
            for note, group in zip(notes, self.places, strict=True)
            if group[0].span and paragraph.span.start <= group[0].span.start < paragraph.span.end
        ]
        here.sort(key=lambda note: self.places[int(note.number) - 1][0].start)
        pieces = (piece for stretch in stretches(self.marks, paragraph.span) for piece in self._pieces(stretch))
        return Row(
            line=self.article.position(paragraph.span.start).line,
            role=paragraph.role.value,
            pieces=tuple(pieces),
            notes=tuple(here),
        )

    def _pieces(self, stretch: Stretch) -> Iterator[Piece]:
        """Yield the words of a stretch, cut where words that findings are about begin or end."""
        spans = [group[0].span for group in self.places if group[0].span]
        edges = {
            edge for span in spans for edge in (span.start, span.end) if stretch.span.start < edge < stretch.span.end
        }
        for start, end in pairwise(sorted({stretch.span.start, stretch.span.end, *edges})):
            span = Span(start, end)
            opening = stretch.opening if start == stretch.span.start else ()
            closing = stretch.closing if end == stretch.span.end else ()
            yield Piece(
                text=visible(self.article.slice(span)),
                refs=tuple(self._refs(start)),
                opening=tuple(self._tag(mark, source) for mark in _contents(opening) for source in mark.sources),
                elements=self._elements(stretch.marks, span),
                closing=tuple(mark.sources[0].kind.value for mark in _contents(closing)),
            )

    def _refs(self, offset: int) -> Iterator[Ref]:
        """Yield the numbers of the findings about words that begin here."""
        for number, group in enumerate(self.places, 1):
            if group[0].span and group[0].span.start == offset:
                yield Ref(
                    text=f"F{number}",
                    level=group[0].level.value,
                    anchor=f"{self.anchor}-p{number}",
                    href=f"#{self.anchor}-f{number}",
                    links=self._links_of(number, group),
                )

    def _tag(self, mark: Mark, source: Source) -> Tag:
        """Return what stands before a claim of a source."""
        new = [number for number in mark.claims if number not in self.anchored]
        self.anchored.update(new)
        name = visible(source.name) or NOBODY
        return Tag(
            text=f"{self.numbers[source.id]}{sign(source.kind, identified=source.identified)}",
            kind=source.kind.value,
            label=f"claim of source {self.numbers[source.id]}, {name}, {KINDS[source.kind]}:",
            href=f"#{self.anchor}-s{self.numbers[source.id]}",
            links=_links(mark),
            anchor=f"{self.anchor}-c{new[0]}" if new else None,
        )

    def _elements(self, marks: tuple[Mark, ...], span: Span) -> tuple[Element, ...]:
        """Return the elements around words: one for each mark, and one if findings are about them."""
        found = [
            f"f{number}" for number, group in enumerate(self.places, 1) if group[0].span and group[0].span.covers(span)
        ]
        elements = [
            Element(
                name=ELEMENTS[mark.part],
                classes=f"{mark.part.value} depth{min(depth, 2)}" if mark.part is Part.CONTENT else mark.part.value,
                kind=mark.sources[0].kind.value,
                links=_links(mark),
            )
            for mark, depth in _with_depth(marks)
        ]
        if found:
            # The innermost, so that the pointer meets it first; it belongs to the claim around it, too.
            links = " ".join((*found, *(elements[-1].links.split() if elements else ())))
            elements.append(Element(name="span", classes="found", kind="", links=links))
        return tuple(elements)

    # Findings

    def _note(self, number: int, group: tuple[Finding, ...]) -> Note:
        """Return the findings about one place."""
        first = group[0]
        return Note(
            number=str(number),
            anchor=f"{self.anchor}-f{number}",
            href=f"#{self.anchor}-p{number}" if first.span else None,
            line=self.article.position(first.span.start).line if first.span else None,
            level=first.level.value,
            kind=self._kind_of(first),
            links=self._links_of(number, group),
            messages=tuple(self._message(finding) for finding in group),
        )

    def _message(self, finding: Finding) -> Message:
        lines = sorted({self.article.position(span.start).line for span in finding.related})
        also = f" Also in line {', '.join(map(str, lines))}." if lines else ""
        return Message(
            level=finding.level.value, text=visible(finding.message) + also, code=finding.code, slug=finding.slug
        )

    def _kind_of(self, finding: Finding) -> str:
        """Return the kind of the source that a finding is about."""
        if finding.attribution in self.kinds:
            return self.kinds[finding.attribution]
        return next((s.kind.value for s in self.report.analysis.sources if s.id == finding.source), "")

    def _links_of(self, number: int, group: tuple[Finding, ...]) -> str:
        """Return the links of the findings about one place: to their words and to their claims."""
        claims = sorted({finding.attribution for finding in group if finding.attribution is not None})
        return " ".join((f"f{number}", *(f"c{claim}" for claim in claims)))

    # Sources and index

    def _cards(self) -> Iterator[Card]:
        """Yield the sources in the order in which they first speak."""
        for source in sorted(self.report.analysis.sources, key=lambda source: self.numbers[source.id]):
            yield Card(
                tag=f"{self.numbers[source.id]}{sign(source.kind, identified=source.identified)}",
                anchor=f"{self.anchor}-s{self.numbers[source.id]}",
                kind=source.kind.value,
                kind_words=KINDS[source.kind],
                name=visible(source.name) or NOBODY,
                own_name=bool(source.name),
                facts=tuple(map(visible, told(self.article, source))),
                why="; ".join(visible(evidence.why) for evidence in source.evidence),
                figures=self._figures(source),
                places=tuple(
                    Place(line=self.article.position(a.content[0].start).line, href=f"#{self.anchor}-c{a.number}")
                    for a in source.attributions
                ),
                links=" ".join(f"c{attribution.number}" for attribution in source.attributions),
            )

    def _figures(self, source: Source) -> str:
        """Return how much an article hands to a source."""
        words = {item.number: item.words for item in self.report.score.items}
        share = sum(words.get(a.number, 0) for a in source.attributions) / (sum(words.values()) or 1)
        claims = count(len(source.attributions), "claim")
        return f"{claims}, {share:.0%} of the claim words" if share else claims

    def _bars(self) -> Iterator[Bar]:
        """Yield the kinds of source that occur, those that claim words rest on one beside the other."""
        sources, start = self.report.analysis.sources, 0.0
        shares = {share.kind: share.share for share in self.report.score.shares}
        for kind in SourceKind:
            if not any(source.kind is kind for source in sources):
                continue
            identified = any(source.identified for source in sources if source.kind is kind)
            share = shares.get(kind, 0.0)
            yield Bar(
                kind=kind.value,
                words=KINDS[kind],
                sign=sign(kind, identified=identified),
                percent=f"{share:.0%}" if share else "–",
                start=f"{100 * start:.2f}%",
                width=f"{100 * share:.2f}%" if share else "",
                hatched=not identified,
            )
            start += share


def _links(mark: Mark) -> str:
    return " ".join(f"c{number}" for number in mark.claims)


def _contents(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Return the claims among marks."""
    return tuple(mark for mark in marks if mark.part is Part.CONTENT)


def _with_depth(marks: tuple[Mark, ...]) -> Iterator[tuple[Mark, int]]:
    """Yield marks with the number of claims around them."""
    depth = 0
    for mark in marks:
        yield mark, depth
        depth += mark.part is Part.CONTENT
