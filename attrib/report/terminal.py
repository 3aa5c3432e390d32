"""The editor's screen: the article with its claims marked, its sources, the findings and the index.

This is the only module that knows Rich. Text from an article reaches the screen as `Text` after
`visible`, never as markup, and every line begins with a character of our own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, TextIO

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from attrib.model import Finding, Level, Paragraph, Position, Report, Run, Source, SourceKind, Span
from attrib.report.marks import Mark, Part, Stretch, find_marks, number_findings, number_sources, stretches
from attrib.report.safe_text import visible
from attrib.report.wording import KINDS, LANGUAGES, NOBODY, count, told

Color = Literal["auto", "always", "never"]

# Lines longer than this are hard to read; shorter screens than this break anyway.
WIDEST = 120
NARROWEST = 40
# Identified sources are cool, the others warm. All stand out from both black and white.
COLOURS = {
    SourceKind.NAMED_PERSON: "color(34)",
    SourceKind.NAMED_ORGANIZATION: "color(37)",
    SourceKind.SPOKESPERSON: "color(33)",
    SourceKind.DOCUMENT: "color(105)",
    SourceKind.ANONYMOUS_OFFICIAL: "color(172)",
    SourceKind.ANONYMOUS_OTHER: "color(203)",
    SourceKind.COLLECTIVE: "color(170)",
    SourceKind.UNATTRIBUTED: "color(160)",
}
LEVELS = {Level.ERROR: "bold color(160)", Level.WARNING: "bold color(172)", Level.INFO: "bold color(33)"}
# "  12 │ " before every line of the article.
GUTTER = 7
NOTE = (
    "The index says how openly the text tells where its claims come from. It does not measure whether they are true. "
    "Differences below about 10 points are noise."
)
# What stands around source words and cue where there is neither colour nor bold.
PLAIN_MARKS = {Part.SOURCE: "*", Part.CUE: "_"}


def write_report(run: Run, out: TextIO, width: int | None = None, color: Color = "auto") -> None:
    """Write a run as a screen for every article.

    `color` is decided by the stream and the environment unless it is "always" or "never".
    """
    console = make_console(out, width, color)
    for report in run.reports:
        _Screen(console, report).show()
    if len(run.reports) > 1:
        console.rule(style="dim")
        console.print(Text(_totals(run), style="bold"))


def make_console(out: TextIO, width: int | None, color: Color) -> Console:
    """Return a console for a stream that takes nothing for markup, an emoji or something to highlight."""
    console = Console(
        file=out,
        width=width,
        force_terminal=True if color == "always" else None,
        color_system=None if color == "never" else "auto",
        markup=False,
        emoji=False,
        highlight=False,
    )
    console.width = min(max(console.width, NARROWEST), WIDEST)
    return console


def _totals(run: Run) -> str:
    """Return the last line of a run over several articles."""
    levels = Counter(finding.level for report in run.reports for finding in report.findings)
    return f"{count(len(run.reports), 'article')}: {_level_counts(levels)}"


def _level_counts(levels: Counter[Level]) -> str:
    return (
        f"{count(levels[Level.ERROR], 'error')}, {count(levels[Level.WARNING], 'warning')}, {levels[Level.INFO]} info"
    )


class _Screen:
    """One article on a console."""

    def __init__(self, console: Console, report: Report) -> None:
        self.console = console
        self.report = report
        self.article = report.article
        self.styled = console.color_system is not None
        self.sources = number_sources(report.analysis)
        self.findings = number_findings(report)
        self.marks = find_marks(report.analysis)

    def show(self) -> None:
        """Print all sections."""
        self._title()
        self._text()
        self._sources()
        self._findings()
        self._index()

    # Title

    def _title(self) -> None:
        language = LANGUAGES.get(self.article.language, self.article.language)
        facts = f"{language}, {count(self.report.score.words, 'word')}"
        path = visible(self.article.path)
        self.console.print(Text.assemble(("attrib  ", "dim"), (path, "bold"), ("  " + facts, "dim")))
        for note in self.report.notes:
            self.console.print(Text.assemble(("Note: ", "bold"), visible(note)))

    def _heading(self, title: str) -> None:
        self.console.print()
        line = Text.assemble((title, "bold"), " ")
        self.console.print(line.append("─" * (self.console.width - line.cell_len), style="dim"))

    # The article

    def _text(self) -> None:
        self._heading("Who says what")
        self.console.print(self._legend())
        tags = [f"F{number}" for number in self.findings.values()]
        margin = max(map(len, tags), default=0) * 2 + 2 if tags else 0
        for paragraph in self.article.paragraphs:
            self.console.print(Text(" " * 5 + "│", style="dim"))
            self._paragraph(paragraph, margin)

    def _legend(self) -> Text:
        """Return how to read the marked article."""
        source = Text("source", "bold") if self.styled else Text("*source*")
        cue = Text("said", "italic") if self.styled else Text("_said_")
        legend = Text.assemble(
            Text("[1● a claim]", "bold"),
            ", ",
            cue,
            " its ",
            source,
            ". The number is that of the source below: "
            "● one the reader could ring up or look up, ○ one whose name is withheld, ◇ a crowd, or nobody.",
        )
        if self.findings:
            legend.append(" In the margin: the findings.")
        legend.stylize("dim")
        return legend

    def _paragraph(self, paragraph: Paragraph, margin: int) -> None:
        width = self.console.width - GUTTER - margin
        number = str(self.article.position(paragraph.span.start).line)
        for line in self._marked(paragraph.span).wrap(self.console, width):
            line.rstrip()
            tags = self._tags(line)
            row = Text.assemble((f"{number:>4} │ ", "dim"), line)
            if tags.plain:
                row.append(" " * (width - line.cell_len + 1)).append(tags)
            self.console.print(row, no_wrap=True, crop=False)
            number = ""

    def _marked(self, span: Span) -> Text:
        """Return a paragraph with brackets around claims, and styles."""
        pieces = list(stretches(self.marks, span))
        marked = Text()
        for piece in pieces:
            for mark in piece.opening:
                marked.append(self._opener(mark), self._style((mark,), bracket=True))
            self._append_words(marked, piece)
            for mark in piece.closing:
                marked.append(self._closer(mark), self._style((mark,), bracket=True))
        if not any(piece.marks for piece in pieces):
            marked.stylize("dim")
        return marked

    def _append_words(self, marked: Text, piece: Stretch) -> None:
        """Append the words of a stretch, each finding that starts in it noted in the style of its first letter."""
        style = self._style(piece.marks)
        offset = len(marked)
        marked.append(visible(self.article.slice(piece.span)), style)
        for finding, number in self.findings.items():
            if piece.span.start <= finding.span.start < piece.span.end:
                start = offset + finding.span.start - piece.span.start
                marked.stylize(Style(meta={"finding": number}), start, start + 1)

    def _opener(self, mark: Mark) -> str:
        """Return what stands before marked words: a bracket with the numbers of the sources before a claim."""
        if mark.part is Part.CONTENT:
            return "[" + " ".join(map(self._tag, mark.sources)) + " "
        return "" if self.styled else PLAIN_MARKS[mark.part]

    def _closer(self, mark: Mark) -> str:
        if mark.part is Part.CONTENT:
            return "]"
        return "" if self.styled else PLAIN_MARKS[mark.part]

    def _style(self, marks: Iterable[Mark], *, bracket: bool = False) -> Style:
        """Return the style of words with marks, of which the innermost decides the colour."""
        style = Style.null()
        for mark in marks:
            style += Style.parse(COLOURS[mark.sources[0].kind])
            if mark.part is Part.SOURCE or bracket:
                style += Style(bold=True)
            elif mark.part is Part.CUE:
                style += Style(italic=True)
        return style

    def _tag(self, source: Source) -> str:
        """Return number and sign of a source, such as "3○"."""
        return f"{self.sources[source.id]}{_sign(source)}"

    def _tags(self, line: Text) -> Text:
        """Return the findings that start in a line, for the margin."""
        numbers = [s.style.meta["finding"] for s in line.spans if isinstance(s.style, Style) and s.style.meta]
        by_number = {number: finding for finding, number in self.findings.items()}
        tags = Text()
        for number in sorted(set(numbers)):
            tags.append(" " if tags.plain else "").append(f"F{number}", LEVELS[by_number[number].level])
        return tags

    # Sources

    def _sources(self) -> None:
        self._heading("Sources")
        if not self.sources:
            self.console.print("No claim is handed to a source.", style="dim")
            return
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", expand=True)
        table.add_column("", justify="right", no_wrap=True)
        table.add_column("source, and what the reader is told", ratio=1)
        table.add_column("kind", no_wrap=True)
        table.add_column("claims", justify="right", no_wrap=True)
        table.add_column("share", justify="right", no_wrap=True)
        words = {item.number: item.words for item in self.report.score.items}
        for source in sorted(self.report.analysis.sources, key=lambda source: self.sources[source.id]):
            share = sum(words.get(a.number, 0) for a in source.attributions) / (sum(words.values()) or 1)
            table.add_row(
                Text(self._tag(source), f"bold {COLOURS[source.kind]}"),
                self._told(source),
                Text(KINDS[source.kind], COLOURS[source.kind]),
                str(len(source.attributions)),
                f"{share:.0%}",
            )
        self.console.print(table)

    def _told(self, source: Source) -> Text:
        """Return the name of a source, what the article tells about it and what decided its kind."""
        cell = Text(visible(source.name or NOBODY), "bold")
        if facts := "; ".join(told(self.article, source)):
            cell.append(f"\n{visible(facts)}", Style(bold=False))
        if why := "; ".join(evidence.why for evidence in source.evidence):
            cell.append(f"\n{visible(why)}", Style(bold=False, dim=True))
        return cell

    # Findings

    def _findings(self) -> None:
        self._heading("Findings")
        if not self.findings:
            self.console.print("Nothing found.")
        for finding, number in self.findings.items():
            self._finding(finding, number)

    def _finding(self, finding: Finding, number: int) -> None:
        style = LEVELS[finding.level]
        start = self.article.position(finding.span.start)
        self.console.print(
            Text.assemble(
                (f"F{number} {finding.level.value}", style),
                f"  line {start.line}, column {start.column}  ",
                (f"{finding.code} {finding.slug}", "dim"),
            )
        )
        for line in self._excerpt(finding, start):
            self.console.print(line, no_wrap=True, crop=False)
        message = Text("     ").append(visible(finding.message))
        for line in message.wrap(self.console, self.console.width - 5):
            self.console.print(line)

    def _excerpt(self, finding: Finding, start: Position) -> Iterator[Text]:
        """Yield the words around a finding and a line with marks under those it is about."""
        before, words, after = self._window(finding.span)
        style = LEVELS[finding.level]
        yield Text.assemble((f"{start.line:>4} │ ", "dim"), (before, "dim"), (words, style), (after, "dim"))
        yield Text.assemble(("     │ ", "dim"), " " * cell_len(before), ("^" * cell_len(words), style))

    def _window(self, span: Span) -> tuple[str, str, str]:
        """Return words before, in and after a span, cut to one line."""
        room = self.console.width - GUTTER
        paragraph = next((p.span for p in self.article.paragraphs if p.span.overlaps(span)), span)
        words = _head(visible(self.article.slice(Span(span.start, min(span.end, paragraph.end)))), room)
        room -= cell_len(words)
        after = visible(self.article.slice(Span(min(span.end, paragraph.end), paragraph.end)))
        before = visible(self.article.slice(Span(min(paragraph.start, span.start), span.start)))
        before = _tail(before, max(room // 2, room - cell_len(after)))
        return before, words, _head(after, room - cell_len(before))

    # Index

    def _index(self) -> None:
        self._heading("Index of source transparency")
        score = self.report.score
        if score.index is None or score.transparency is None or score.breadth is None:
            self.console.print(f"No index: {score.null_reason}.")
        else:
            self.console.print(Text.assemble((str(score.index), "bold"), " of 100, from two parts"))
            self._part("what the reader is told about the sources", score.transparency)
            goal = f"{score.identified} identified of {score.target} for this length, {score.sources} in all"
            self._part(f"how many sources: {goal}", score.breadth)
        self._shares()
        self.console.print(NOTE, style="dim")
        self.console.print()
        self.console.print(self._next(), style="bold")

    def _part(self, name: str, number: float) -> None:
        self.console.print(Text.assemble((f"{100 * number:>5.0f} ", "bold"), name))

    def _shares(self) -> None:
        """Print a bar for every kind of source that claims rest on."""
        if not self.report.score.shares:
            return
        self.console.print()
        self.console.print("Share of the claim words by kind of source", style="dim")
        widest = max(map(len, KINDS.values()))
        room = self.console.width - widest - 12
        for share in self.report.score.shares:
            bar = "█" * max(1, round(share.share * room))
            sign = "●" if share.kind.identified else "○" if share.kind.anonymous else "◇"
            colour = COLOURS[share.kind]
            name = f"  {sign} {KINDS[share.kind]:<{widest}} "
            self.console.print(Text.assemble((name, colour), f"{share.share:>4.0%} ", (bar, colour)))
        self.console.print()

    def _next(self) -> str:
        """Return what to do now."""
        if not self.findings:
            return "Next: nothing to mend by these rules."
        return "Next: mend F1 first, then check the text again."


def _head(text: str, cells: int) -> str:
    """Return the beginning of a text, cut between words to fit.

    >>> _head("the dike holds", 12)
    'the dike …'
    """
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, max(cells - 1, 0)).rpartition(" ")[0] + " …" if cells > 1 else ""


def _tail(text: str, cells: int) -> str:
    """Return the end of a text, cut between words to fit.

    >>> _tail("the dike holds", 12)
    '… dike holds'
    """
    return _head(text[::-1], cells)[::-1]


def _sign(source: Source) -> str:
    """Return a sign for what the reader could do: ask or look up, not ask because a name is withheld, ask nobody."""
    if source.identified:
        return "●"
    return "○" if source.kind.anonymous else "◇"
