"""The editor's screen: the article with its claims marked, its sources, the findings and the index.

This is the only module that knows Rich. Text from an article reaches the screen as `Text` after
`visible`, never as markup.
"""

import re
from collections.abc import Iterable
from typing import TextIO

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.style import Style
from rich.text import Text

from attrib.model import Finding, Level, Paragraph, ParagraphRole, Report, Run, Source, SourceKind, Span
from attrib.report.checklist import points_for
from attrib.report.explanation import claim_rows, conventions, sums, without_weight
from attrib.report.marks import Mark, Part, Stretch, find_marks, group_findings, number_sources, stretches
from attrib.report.safe_text import visible
from attrib.report.wording import KINDS, LANGUAGES, NOBODY, NOTE, count, level_counts, sign, told

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
    SourceKind.UNATTRIBUTED: "color(197)",
}
LEVELS = {Level.ERROR: "bold color(196)", Level.WARNING: "bold color(172)", Level.INFO: "bold color(33)"}
# "  12 │ " before every line of the article.
GUTTER = 7
# The columns at the right of the sources: claims, and their share of the claim words.
FIGURE_HEADS = "claims  words"
FIGURES = len(FIGURE_HEADS)
# How much of a claim is shown where its weight is explained.
CLAIM_START = 40
# A character of private use that holds bracket and claim together when lines are broken; shown as a space.
TIE = "\ue000"
# Spaces where a comment stood.
GAP = re.compile(" {2,}")
# What stands around source words and cue where there is neither colour nor bold.
PLAIN_MARKS = {Part.SOURCE: "*", Part.CUE: "_"}


def write_report(run: Run, out: TextIO, width: int | None = None, color: str = "auto") -> None:
    """Write a run as a screen for every article.

    `color` is decided by the stream and the environment unless it is "always" or "never".
    """
    console = make_console(out, width, color)
    for report in run.reports:
        screen = _Screen(console, report)
        screen.show()
        if run.explain_score:
            screen.show_score()
        if run.checklist:
            screen.show_checklist()
    if len(run.reports) > 1:
        console.rule(style="dim")
        console.print(Text(_totals(run), style="bold"))


def make_console(out: TextIO, width: int | None, color: str, widest: int = WIDEST) -> Console:
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
    console.width = min(max(console.width, NARROWEST), widest)
    return console


def _totals(run: Run) -> str:
    """Return the last line of a run over several articles."""
    findings = [finding for report in run.reports for finding in report.findings]
    return f"{count(len(run.reports), 'article')}: {level_counts(findings)}"


class _Screen:
    """One article on a console."""

    def __init__(self, console: Console, report: Report) -> None:
        self.console = console
        self.report = report
        self.article = report.article
        self.styled = console.color_system is not None
        self.sources = number_sources(report.analysis)
        self.places = group_findings(report)
        self.marks = find_marks(report.analysis)

    def show(self) -> None:
        """Print all sections."""
        self._title()
        self._text()
        self._sources()
        self._findings()
        self._index()

    def _line(self, *parts: str | tuple[str, str] | Text) -> None:
        """Print one line that is never wrapped."""
        self.console.print(Text.assemble(*parts), no_wrap=True, crop=False, overflow="ignore")

    def _block(self, text: Text, indent: int, hang: int = 0) -> None:
        """Print text as a wrapped block, its lines after the first further in."""
        for number, line in enumerate(text.wrap(self.console, self.console.width - indent - hang)):
            line.rstrip()
            self._line(" " * (indent + hang if number else indent), line)

    def _heading(self, title: str) -> None:
        self._line()
        self._line((title, "bold"), (" " + "─" * (self.console.width - cell_len(title) - 1), "dim"))

    def _title(self) -> None:
        language = LANGUAGES.get(self.article.language, self.article.language)
        facts = f"{language}, {count(self.report.score.words, 'word')}"
        self._line(("attrib  ", "dim"), (visible(self.article.path), "bold"), ("  " + facts, "dim"))
        for note in self.report.notes:
            self._block(Text.assemble(("Note: ", "bold"), visible(note)), indent=2)

    # The article

    def _text(self) -> None:
        self._heading("Who says what")
        self._legend()
        margin = 2 * len(f" F{len(self.places)}") + 1 if self.places else 0
        for paragraph in self.article.paragraphs:
            self._line(("     │", "dim"))
            self._paragraph(paragraph, margin)

    def _legend(self) -> None:
        """Print how to read the marked article."""
        source, cue = ("source", "said that") if self.styled else ("*source*", "_said that_")
        how = Text.assemble(("[1● the claim]", "bold"), ", as its ", (source, "bold"), " ", (cue, "italic"))
        how.append("  1 is its source below" + (", F1 a finding" if self.places else ""), "dim")
        self._block(how, indent=2)
        self._block(Text("● can be asked or looked up   ○ name withheld   ◇ nobody to ask or look up", "dim"), 2)

    def _paragraph(self, paragraph: Paragraph, margin: int) -> None:
        """Print a paragraph with the line number in the file before it and the findings beside it."""
        width = self.console.width - GUTTER - margin
        number = str(self.article.position(paragraph.span.start).line)
        for line in self._marked(paragraph).wrap(self.console, width):
            line.plain = line.plain.replace(TIE, " ")
            line.rstrip()
            tags = self._tags(line)
            space = " " * (width - line.cell_len + 1 if tags else 0)
            self._line((f"{number:>4} │ ", "dim"), line, space, tags)
            number = ""

    def _marked(self, paragraph: Paragraph) -> Text:
        """Return a paragraph with brackets around claims, and styles."""
        marked = Text()
        for piece in stretches(self.marks, paragraph.span):
            for mark in piece.opening:
                marked.append(self._opener(mark), self._style((mark,), bracket=True))
            self._append_words(marked, piece)
            for mark in piece.closing:
                marked.append(self._closer(mark), self._style((mark,), bracket=True))
        if not any(mark.span.overlaps(paragraph.span) for mark in self.marks):
            marked.stylize("bold" if paragraph.role is ParagraphRole.HEADLINE else "dim")
        return marked

    def _append_words(self, marked: Text, piece: Stretch) -> None:
        """Append the words of a stretch; the style of a letter at which a finding begins notes its number."""
        offset = len(marked)
        words = visible(self.article.slice(piece.span))
        marked.append(_closed_up(words), self._style(piece.marks))
        for number, group in enumerate(self.places, 1):
            start = group[0].start
            if piece.span.start <= start < piece.span.end:
                letter = offset + len(_closed_up(words[: start - piece.span.start]))
                marked.stylize(Style(meta={"finding": number}), letter, letter + 1)

    def _opener(self, mark: Mark) -> str:
        """Return what stands before marked words: a bracket with the numbers of the sources before a claim."""
        if mark.part is Part.CONTENT:
            return "[" + " ".join(map(self._tag, mark.sources)) + TIE
        return "" if self.styled else PLAIN_MARKS[mark.part]

    def _closer(self, mark: Mark) -> str:
        """Return what stands behind marked words."""
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
        return f"{self.sources[source.id]}{sign(source.kind, identified=source.identified)}"

    def _tags(self, line: Text) -> Text:
        """Return the findings that begin in a line, for the margin: two at most, then a plus sign."""
        styles = [span.style for span in line.spans if isinstance(span.style, Style) and span.style.meta]
        numbers = sorted({int(style.meta["finding"]) for style in styles})
        shown = [Text(f"F{number}", LEVELS[self.places[number - 1][0].level]) for number in numbers[:2]]
        return Text(" ").join(shown).append("+" if len(numbers) > 2 else "")

    # Sources

    def _sources(self) -> None:
        self._heading("Sources")
        if not self.sources:
            self._line("  No claim is handed to a source.")
            return
        self._line((" " * (self.console.width - FIGURES) + FIGURE_HEADS, "dim"))
        words = {item.number: item.words for item in self.report.score.items}
        for source in sorted(self.report.analysis.sources, key=lambda source: self.sources[source.id]):
            share = sum(words.get(a.number, 0) for a in source.attributions) / (sum(words.values()) or 1)
            self._source(source, f"{len(source.attributions):>6}{f'{share:.0%}' if share else '–':>7}")

    def _source(self, source: Source, figures: str) -> None:
        """Print what is known of a source, with figures at the right end of its first line."""
        indent, colour = 7, COLOURS[source.kind]
        name = Text(visible(source.name or NOBODY), "bold").wrap(
            self.console, self.console.width - indent - FIGURES - 1
        )
        for number, line in enumerate(name):
            line.rstrip()
            tag = f"{self._tag(source):>5}  " if number == 0 else " " * indent
            space = " " * (self.console.width - indent - FIGURES - line.cell_len)
            self._line((tag, f"bold {colour}"), line, space + figures if number == 0 else "")
        facts = "".join(f"; {fact}" for fact in told(self.article, source))
        why = "; ".join(evidence.why for evidence in source.evidence)
        self._block(
            Text.assemble((KINDS[source.kind], colour), visible(facts), (visible(f" ({why})" if why else ""), "dim")),
            indent=indent,
        )

    # Findings

    def _findings(self) -> None:
        self._heading("Findings")
        if not self.places:
            self._line("  The rules found nothing to mend.")
        for number, group in enumerate(self.places, 1):
            self._place(number, group)

    def _place(self, number: int, group: tuple[Finding, ...]) -> None:
        """Print the words that findings are about, once, and what each finding says."""
        if number > 1:
            self._line()
        self._passage(f"F{number:<3}", group[0])
        for finding in group:
            self._block(self._message(finding), indent=GUTTER + 4)

    def _passage(self, tag: str, finding: Finding) -> None:
        """Print the words that a finding is about in their line, or that it is about the whole article."""
        style = LEVELS[finding.level]
        if finding.span is None:
            self._line((tag, style), ("     │ ", "dim"), ("the article as a whole", "dim"))
            return
        line = self.article.position(finding.span.start).line
        before, words, after = self._window(finding.span)
        self._line((tag, style), (f"{line:>4} │ ", "dim"), (before, "dim"), (words, style), (after, "dim"))
        self._line(" " * 9, ("│ ", "dim"), " " * cell_len(before), ("^" * cell_len(words), style))

    def _message(self, finding: Finding) -> Text:
        """Return level, message, further places and code of a finding."""
        lines = sorted({self.article.position(span.start).line for span in finding.related})
        also = f" Also in line {', '.join(map(str, lines))}." if lines else ""
        return Text.assemble(
            (f"{finding.level.value}: ", LEVELS[finding.level]),
            visible(finding.message) + also,
            (f" {finding.code}", "dim"),
        )

    def _window(self, span: Span) -> tuple[str, str, str]:
        """Return words before, in and after a span, cut to one line."""
        room = self.console.width - GUTTER - 4
        whole = next((p.span for p in self.article.paragraphs if p.span.overlaps(span)), span)
        end = min(span.end, whole.end)
        # A comment, which is no text of the article, may be what a finding is about.
        words = _head(visible(self.article.stored[span.start : end]), room)
        room -= cell_len(words)
        after = _closed_up(visible(self.article.slice(Span(end, whole.end))))
        before = _closed_up(visible(self.article.slice(Span(min(whole.start, span.start), span.start))))
        before = _tail(before, max(room // 2, room - cell_len(after)))
        return before, words, _head(after, room - cell_len(before))

    # Index

    def _index(self) -> None:
        self._heading("Index of source transparency")
        score = self.report.score
        if score.index is None or score.transparency is None or score.breadth is None:
            self._block(Text(f"No index: {score.null_reason}."), indent=2)
        else:
            self._part(score.index, "of 100, made of", "bold")
            self._part(round(100 * score.transparency), "for what the reader is told about the source of each claim")
            goal = f"{score.identified} of {score.sources}; {score.target} would be enough for this length"
            self._part(round(100 * score.breadth), f"for identified sources: {goal}")
        self._shares()
        self._line()
        self._block(Text(NOTE, "dim"), indent=2)
        self._line()
        self._block(Text(self._next(), "bold"), indent=0)

    def show_score(self) -> None:
        """Print how the index is computed: a block for every claim, then the sums and the conventions."""
        self._heading("How the index is computed")
        for row in claim_rows(self.report):
            start = _head(visible(row.content), CLAIM_START)
            title = (f"{row.claim:<4}", "bold"), f"[{start}]  ", (visible(row.source), "bold"), f", {row.why}"
            self._block(Text.assemble(*title), indent=2, hang=4)
            steps = f"words {row.words}; weight {row.weight}; value {row.value} ({row.row}); weight × value {row.worth}"
            self._block(Text(steps, "dim"), indent=6)
        self._line()
        for line in (*filter(None, [without_weight(self.report)]), *sums(self.report.score)):
            self._block(Text(line), indent=2, hang=4)
        for line in conventions(self.report.score):
            self._block(Text(line, "dim"), indent=2, hang=4)

    def show_checklist(self) -> None:
        """Print what the text cannot show, and who asks for it."""
        self._heading("Checklist: what the text cannot show")
        for point in points_for(self.report.analysis):
            self._block(Text.assemble("[ ] ", point.text, (f" {point.policy}", "dim")), indent=2, hang=4)

    def _part(self, number: int, words: str, style: str = "") -> None:
        """Print a number and what it is."""
        self._block(Text.assemble((f"{number:>3}", style), f" {words}"), indent=2, hang=4)

    def _shares(self) -> None:
        """Print a bar for every kind of source that claims rest on."""
        widest = max(map(len, KINDS.values()))
        room = self.console.width - widest - 12
        if self.report.score.shares:
            self._line()
            self._block(Text("Whose words are the claims? Share of the claim words by kind of source", "dim"), indent=2)
        for share in self.report.score.shares:
            identified = any(source.identified for source in self.report.analysis.sources if source.kind is share.kind)
            name = f"  {sign(share.kind, identified=identified)} {KINDS[share.kind]:<{widest}} "
            bar = "█" * max(1, round(share.share * room))
            self._line((name, COLOURS[share.kind]), f"{share.share:>4.0%} ", (bar, COLOURS[share.kind]))

    def _next(self) -> str:
        """Return what to do now."""
        if not self.places:
            return "Next: nothing to mend by the rules in force."
        first = self.places[0][0].span
        where = f" in line {self.article.position(first.start).line}" if first else ""
        return f"Next: {level_counts(self.report.findings)}. Begin with F1{where}, then check the text again."


def _head(text: str, cells: int) -> str:
    """Return the beginning of a text, cut between words to fit.

    >>> _head("the dike holds", 12)
    'the dike …'
    """
    if cell_len(text) <= cells:
        return text
    if cells < 2:
        return ""
    cut = set_cell_size(text, cells - 2)
    whole = text.startswith(" ", len(cut))
    return (cut if whole else cut.rpartition(" ")[0] or cut) + " …"


def _closed_up(text: str) -> str:
    """Return a text without the gaps that comments leave.

    >>> _closed_up("closed,             and")
    'closed, and'
    """
    return GAP.sub(" ", text)


def _tail(text: str, cells: int) -> str:
    """Return the end of a text, cut between words to fit.

    >>> _tail("the dike holds", 12)
    '… dike holds'
    """
    return _head(text[::-1], cells)[::-1]
