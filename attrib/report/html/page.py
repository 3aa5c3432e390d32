"""What the page shows of a run: all words are made visible here, and escaped by the template."""

from collections.abc import Iterator
from itertools import pairwise

from attrib.messages import Voice
from attrib.model import Article, Failure, Finding, Paragraph, Report, Run, Source, SourceKind, Span
from attrib.report.html.parts import Bar, Card, Element, Message, Note, Page, Piece, Place, Ref, Row, Section, Tag
from attrib.report.marks import (
    Mark,
    Part,
    Stretch,
    counted,
    find_marks,
    further_lines,
    group_findings,
    listed_sources,
    number_sources,
    place_groups,
    place_marks,
    source_tag,
    stretches,
)
from attrib.report.safe_text import visible
from attrib.report.voices import say_of
from attrib.report.wording import (
    IN_ENGLISH,
    KINDS,
    NOBODY,
    NOTE,
    breadth_words,
    count,
    lacking,
    language_words,
    level_counts,
    sign,
    told,
    vaguely_described,
)

ELEMENTS = {Part.CONTENT: "span", Part.CUE: "i", Part.SOURCE: "b"}


def make_page(run: Run, say: Voice = IN_ENGLISH) -> Page:
    """Return what the page shows of a run, in the language that `say` speaks."""
    voices = (say_of(run, report) if run.by_article else say for report in run.reports)
    made = (_Maker(report, f"r{n}", own) for n, (report, own) in enumerate(zip(run.reports, voices, strict=True), 1))
    sections = tuple(maker.section() for maker in made)
    title = sections[0].title if len(sections) == 1 else say(count(len(sections), "article"))
    found = {finding.code for report in run.reports for finding in report.findings}
    rules = {rule.code: rule for report in run.reports for rule in report.rules if rule.code in found}
    return Page(
        title=title,
        version=run.version,
        note=say(NOTE),
        sections=sections,
        failures=tuple(Failure(path=visible(f.path), message=visible(say(f.message))) for f in run.failures),
        rules=tuple(rules[code] for code in sorted(rules)),
    )


class _Maker:
    """Makes the section of one article. What belongs together shares a link: "c3" a claim, "f2" a place of findings."""

    def __init__(self, report: Report, anchor: str, say: Voice) -> None:
        self.report = report
        self.say = say
        self.article: Article = report.article
        self.anchor = anchor
        self.numbers = number_sources(report.analysis)
        self.places = group_findings(report)
        self.marks = place_marks(find_marks(report.analysis))
        self.found = place_groups(self.places)
        self.begun: dict[int, list[int]] = {}
        """The numbers of the findings about words that begin at a place."""
        for number, group in enumerate(self.places, 1):
            if group[0].span:
                self.begun.setdefault(group[0].span.start, []).append(number)
        self.kinds_by_id = {source.id: source.kind.value for source in report.analysis.sources}
        self.words = {item.number: item.words for item in report.score.items}
        self.total = sum(self.words.values()) or 1
        self.kinds = {a.number: s.kind.value for s in report.analysis.sources for a in s.attributions}
        self.anchored: set[int] = set()
        """Claims that have an anchor; one in several pieces has it at the first."""

    def section(self) -> Section:
        """Return the whole section."""
        score = self.report.score
        notes = [self._note(number, group) for number, group in enumerate(self.places, 1)]
        headline = self.article.headline
        return Section(
            anchor=self.anchor,
            say=self.say,
            path=visible(self.article.path),
            title=self._title(),
            lang=self.article.language,
            language=self.say(language_words(self.article.language)),
            words=self.say(count(score.words, "word")),
            counts=level_counts(counted(self.report), self.say),
            notes=tuple(visible(self.say(note)) for note in self.report.notes),
            index=score.index,
            no_index=self.say("No index: {why}.", why=score.null_reason) if score.index is None else "",
            told=round(100 * (score.transparency or 0)),
            breadth=round(100 * (score.breadth or 0)),
            sources=self.say(breadth_words(score)),
            bars=tuple(self._bars()),
            listed=tuple(notes),
            headline=self._row(headline, notes) if headline else None,
            whole=tuple(note for note in notes if note.line is None),
            rows=tuple(
                self._row(paragraph, notes) for paragraph in self.article.paragraphs if paragraph is not headline
            ),
            cards=tuple(self._cards()),
        )

    def _title(self) -> str:
        """Return the headline, or the path of an article that has none."""
        headline = self.article.headline
        return visible(self.article.quote((headline.span,)) if headline else self.article.path)

    # The text

    def _row(self, paragraph: Paragraph, notes: list[Note]) -> Row:
        """Return a paragraph with the findings that begin in it."""
        starts = ((self.places[number - 1][0].start, number) for number in self.found.overlapping(paragraph.span))
        here = [notes[number - 1] for start, number in sorted(starts) if start >= paragraph.span.start]
        pieces = (piece for stretch in stretches(self.marks, paragraph.span) for piece in self._pieces(stretch))
        return Row(
            line=self.article.position(paragraph.span.start).line,
            role=paragraph.role.value,
            pieces=tuple(pieces),
            notes=tuple(here),
        )

    def _pieces(self, stretch: Stretch) -> Iterator[Piece]:
        """Yield the words of a stretch, cut where words that findings are about begin or end."""
        found = (self.places[number - 1][0].span for number in self.found.overlapping(stretch.span))
        edges = {
            edge
            for span in found
            if span
            for edge in (span.start, span.end)
            if stretch.span.start < edge < stretch.span.end
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
        for number in self.begun.get(offset, ()):
            group = self.places[number - 1]
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
        name = visible(source.name) or self.say(NOBODY)
        number = self.numbers[source.id]
        claim = self.say("claim of source {number}", number=number) if number else self.say("claim")
        return Tag(
            text=source_tag(source, self.numbers),
            kind=source.kind.value,
            label=f"{claim}, {name}, {self.say(KINDS[source.kind])}:",
            href=f"#{self.anchor}-s{number}",
            links=_links(mark),
            anchor=f"{self.anchor}-c{new[0]}" if new else None,
        )

    def _elements(self, marks: tuple[Mark, ...], span: Span) -> tuple[Element, ...]:
        """Return the elements around words: one for each mark, and one if findings are about them."""
        found = [f"f{number}" for number in sorted(self.found.around(span))]
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
            messages=tuple(self._message(finding, first.span) for finding in group),
        )

    def _message(self, finding: Finding, at: Span | None) -> Message:
        lines = further_lines(self.article, finding, at)
        places = ", ".join(map(str, lines))
        also = " " + self.say("Also in line {lines}.", lines=places) if lines else ""
        return Message(
            level=finding.level.value,
            text=visible(self.say(finding.message)) + also,
            code=finding.code,
            slug=finding.slug,
        )

    def _kind_of(self, finding: Finding) -> str:
        """Return the kind of the source that a finding is about."""
        if finding.attribution in self.kinds:
            return self.kinds[finding.attribution]
        return self.kinds_by_id.get(finding.source or "", "")

    def _links_of(self, number: int, group: tuple[Finding, ...]) -> str:
        """Return the links of the findings about one place: to their words and to their claims."""
        claims = sorted({finding.attribution for finding in group if finding.attribution is not None})
        return " ".join((f"f{number}", *(f"c{claim}" for claim in claims)))

    # Sources and index

    def _cards(self) -> Iterator[Card]:
        """Yield the sources in the order in which they first speak."""
        vague = vaguely_described(self.report.findings)
        for source in listed_sources(self.report.analysis):
            yield Card(
                tag=source_tag(source, self.numbers),
                anchor=f"{self.anchor}-s{self.numbers[source.id]}",
                kind=source.kind.value,
                kind_words=self.say(KINDS[source.kind]),
                name=visible(source.called) or self.say(NOBODY),
                own_name=bool(source.name),
                facts=tuple(map(visible, told(self.article, source, self.say, vague=vague, absent=False))),
                lacks=", ".join(map(self.say, lacking(source, vague))),
                why="; ".join(visible(self.say(evidence.why)) for evidence in source.evidence),
                figures=self._figures(source),
                places=tuple(
                    Place(line=self.article.position(a.content[0].start).line, href=f"#{self.anchor}-c{a.number}")
                    for a in source.attributions
                ),
                links=" ".join(f"c{attribution.number}" for attribution in source.attributions),
            )

    def _figures(self, source: Source) -> str:
        """Return how much an article hands to a source."""
        share = sum(self.words.get(a.number, 0) for a in source.attributions) / self.total
        claims = self.say(count(len(source.attributions), "claim"))
        words = self.say("{share:.0%} of the claim words", share=share)
        return f"{claims}, {words}" if share else claims

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
                words=self.say(KINDS[kind]),
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
