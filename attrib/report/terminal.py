"""The editor's screen: the findings first, then the article with its claims marked, its sources and the index.

Several articles have their findings alone, and a line for each at the end. Text from an article reaches the screen as
`Text` after `visible`, never as markup.
"""

from typing import TextIO

from rich.cells import cell_len
from rich.text import Text

from attrib.messages import Message, listed
from attrib.model import Finding, Report, Run, Span
from attrib.report.checklist import points_for
from attrib.report.console import COLOURS, LEVELS, Sheet, fit_head, fit_tail, make_console
from attrib.report.marks import counted, further_lines, group_findings, paragraphs_of, worst_group
from attrib.report.rule_pages import page_address
from attrib.report.safe_text import visible
from attrib.report.terminal_tables import write_overview, write_score, write_sources
from attrib.report.terminal_text import GUTTER, closed_up, write_text
from attrib.report.voices import say_of
from attrib.report.wording import KINDS, NOTE, breadth_words, checked, count, language_words, level_counts, sign
from attrib.report.wording import LEVELS as LEVEL_WORDS


def write_report(run: Run, out: TextIO, width: int | None = None, color: str = "auto") -> None:
    """Write a run as a screen: an article by itself with all that is known, several with what is to be mended.

    `color` is decided by the stream and the environment unless it is "always" or "never".
    """
    sheet = Sheet(make_console(out, width, color))
    screens = [_Screen(sheet, report, run) for report in run.reports]
    if len(run.reports) + len(run.failures) == 1:
        for screen in screens:
            screen.show()
        return
    for number, screen in enumerate(screen for screen in screens if screen.has_something()):
        if number:
            sheet.line()
        screen.show_in_brief()
    if screens:
        _write_end(sheet, run, screens)


def _write_end(sheet: Sheet, run: Run, screens: list["_Screen"]) -> None:
    """Write a line for each article, and which of them to begin with."""
    say = say_of(run)
    sheet.heading(say(checked(run)))
    write_overview(sheet, run.reports, run.failures, say)
    sheet.line()
    flawed = [screen for screen in screens if screen.places]
    if not flawed:
        sheet.block(Text(say("Next: nothing to mend by the rules in force."), "bold"), indent=0)
        return
    first = min(flawed, key=lambda screen: screen.badness())
    words = say(
        "Next: {total} in {n} of {articles}. Begin with {path}, {place}; check it alone to see its sources.",
        total=level_counts((finding for report in run.reports for finding in counted(report)), say),
        n=len(flawed),
        articles=count(len(screens), "article"),
        path=visible(first.article.path),
        place=first.first_place(),
    )
    sheet.block(Text(words, "bold"), indent=0)


class _Screen:
    """One article on a sheet."""

    def __init__(self, sheet: Sheet, report: Report, run: Run) -> None:
        self.sheet = sheet
        self.run = run
        self.report = report
        self.say = say_of(run, report)
        self.article = report.article
        self.places = group_findings(report)
        self.commented = report.article.commented

    def show(self) -> None:
        """Print all sections, the findings first; the last line says what to do now."""
        self._title()
        self._findings()
        self._text()
        self._sources()
        self._index()
        self._asked_for()
        self._next()

    def show_in_brief(self) -> None:
        """Print what is to be mended, and what was asked for."""
        self._title()
        for number, group in enumerate(self.places, 1):
            self._place(number, group)
        self._asked_for()

    def has_something(self) -> bool:
        """Tell whether there is more to say of the article than its line in the overview."""
        return bool(self.places or self.report.notes or self.run.explain_score or self.run.checklist)

    def badness(self) -> tuple[int, ...]:
        """Return what sorts articles by what is to be mended, the worst first: by errors, then by warnings."""
        levels = [finding.level.rank for finding in counted(self.report)]
        return tuple(-levels.count(rank) for rank in range(3))

    def first_place(self) -> Message:
        """Return where to begin: the first of the most severe findings."""
        number = worst_group(self.places)
        first = self.places[number - 1][0].span
        if first is None:
            return Message("F{number}", number=number)
        return Message("F{number} in line {line}", number=number, line=self.article.position(first.start).line)

    def _title(self) -> None:
        """Print what article this is, and what is to be said of it."""
        language = language_words(self.article.language)
        facts = self.say(listed((language, count(self.report.score.words, "word"))))
        path = Text.assemble(("attrib  ", "dim"), (visible(self.article.path), "bold"))
        if path.cell_len + cell_len(facts) + 2 <= self.sheet.width:
            self.sheet.line(path, ("  " + facts, "dim"))
        else:
            self.sheet.line(path)
            self.sheet.block(Text(facts, "dim"), indent=8)
        for note in self.report.notes:
            self.sheet.block(Text.assemble((self.say("Note:"), "bold"), " ", visible(self.say(note))), indent=2)

    # Findings

    def _findings(self) -> None:
        if not self.places:
            self.sheet.heading(self.say("Findings"))
            self.sheet.line("  " + self.say("The rules found nothing to mend."))
            return
        self.sheet.heading(f"{self.say('Findings')}: {level_counts(counted(self.report), self.say)}")
        for number, group in enumerate(self.places, 1):
            self._place(number, group)

    def _place(self, number: int, group: tuple[Finding, ...]) -> None:
        """Print the words that findings are about, once, and what each finding says."""
        if number > 1:
            self.sheet.line()
        worst = min(group, key=lambda finding: finding.level.rank)
        self._passage(f"F{number:<3}", worst)
        for finding in group:
            self.sheet.block(self._message(finding, worst.span), indent=GUTTER + 2)

    def _passage(self, tag: str, finding: Finding) -> None:
        """Print the words that a finding is about in their line, or that it is about the whole article."""
        style = LEVELS[finding.level]
        if finding.span is None:
            self.sheet.line((tag, style), ("     │ ", "dim"), (self.say("the article as a whole"), "dim"))
            return
        line = self.article.position(finding.span.start).line
        before, words, after = self._window(finding.span)
        self.sheet.line((tag, style), (f"{line:>4} │ ", "dim"), (before, "dim"), (words, style), (after, "dim"))
        self.sheet.line(" " * 9, ("│ ", "dim"), " " * cell_len(before), ("^" * cell_len(words), style))

    def _message(self, finding: Finding, at: Span | None) -> Text:
        """Return level, message, further places and code of a finding that is told at a place."""
        lines = further_lines(self.article, finding, at)
        also = " " + self.say("Also in line {lines}.", lines=", ".join(map(str, lines))) if lines else ""
        page = page_address(self.run.rule_pages, finding.code)
        return Text.assemble(
            (f"{self.say(LEVEL_WORDS[finding.level])}: ", LEVELS[finding.level]),
            visible(self.say(finding.message)) + also,
            (f" {finding.code}", f"dim link {page}" if page else "dim"),
        )

    def _window(self, span: Span) -> tuple[str, str, str]:
        """Return words before, in and after a span, cut to one line."""
        room = self.sheet.width - GUTTER - 4
        here = paragraphs_of(self.article, span)
        whole = self.article.paragraphs[here[0]].span if here else span
        end = min(span.end, whole.end)
        # A comment, which is no text of the article, may be what a finding is about.
        words = fit_head(visible(self.commented[span.start : end]), room)
        room -= cell_len(words)
        if words.endswith(" …"):
            return "", words, ""
        after = closed_up(visible(self.article.slice(Span(end, whole.end))))
        before = closed_up(visible(self.article.slice(Span(min(whole.start, span.start), span.start))))
        before = fit_tail(before, max(room // 2, room - cell_len(after)))
        return before, words, fit_head(after, room - cell_len(before))

    # Text and sources

    def _text(self) -> None:
        self.sheet.heading(self.say("Who says what"))
        write_text(self.sheet, self.report, self.places, self.say)

    def _sources(self) -> None:
        self.sheet.heading(self.say("Sources"))
        if not self.report.analysis.sources:
            self.sheet.line("  " + self.say("No claim is handed to a source."))
            return
        write_sources(self.sheet, self.report, self.say, evidence=self.run.evidence)

    # Index

    def _index(self) -> None:
        self.sheet.heading(self.say("Index of source transparency"))
        score = self.report.score
        if score.index is None or score.transparency is None or score.breadth is None:
            self.sheet.block(Text(self.say("No index: {why}.", why=score.null_reason)), indent=2)
        else:
            self._part(score.index, self.say("of 100, made of"), "bold")
            told = self.say("for what the reader is told about the source of each claim")
            self._part(round(100 * score.transparency), told)
            self._part(round(100 * score.breadth), self.say(breadth_words(score)))
        self._shares()
        self.sheet.line()
        self.sheet.block(Text(self.say(NOTE), "dim"), indent=2)

    def _part(self, number: int, words: str, style: str = "") -> None:
        """Print a number and what it is."""
        self.sheet.block(Text.assemble((f"{number:>3}", style), f" {words}"), indent=2, hang=4)

    def _shares(self) -> None:
        """Print a bar for every kind of source that claims rest on."""
        widest = max(len(self.say(kind)) for kind in KINDS.values())
        room = self.sheet.width - widest - 12
        if self.report.score.shares:
            self.sheet.line()
            title = self.say("Whose words are the claims? Share of the claim words by kind of source")
            self.sheet.block(Text(title, "dim"), indent=2)
        for share in self.report.score.shares:
            identified = any(source.identified for source in self.report.analysis.sources if source.kind is share.kind)
            name = f"  {sign(share.kind, identified=identified)} {self.say(KINDS[share.kind]):<{widest}} "
            bar = "█" * max(1, round(share.share * room))
            self.sheet.line((name, COLOURS[share.kind]), f"{share.share:>4.0%} ", (bar, COLOURS[share.kind]))

    def _asked_for(self) -> None:
        """Print how the index is computed, and what the text cannot show, where that was asked for."""
        if self.run.explain_score:
            self.sheet.heading(self.say("How the index is computed"))
            write_score(self.sheet, self.report, self.say)
        if self.run.checklist:
            self.sheet.heading(self.say("Checklist: what the text cannot show"))
            for point in points_for(self.report.analysis):
                asked = Text.assemble("[ ] ", self.say(point.text), (f" {self.say(point.policy)}", "dim"))
                self.sheet.block(asked, indent=2, hang=4)

    def _next(self) -> None:
        """Print what to do now."""
        words = self.say("Next: nothing to mend by the rules in force.")
        if self.places:
            words = self.say(
                "Next: {counts}. Begin with {place}, then check the text again.",
                counts=level_counts(counted(self.report), self.say),
                place=self.first_place(),
            )
        self.sheet.line()
        self.sheet.block(Text(words, "bold"), indent=0)
