"""The marked article on a terminal: brackets around claims with the numbers of their sources, findings in the margin.

Words of the article reach the screen as `Text` after `visible`, never as markup.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from rich.style import Style
from rich.text import Text

from attrib.messages import Voice
from attrib.model import Finding, Paragraph, ParagraphRole, Report
from attrib.report.console import COLOURS, LEVELS, Sheet
from attrib.report.marks import Mark, Part, Stretch, find_marks, number_sources, place_marks, source_tag, stretches
from attrib.report.safe_text import visible
from attrib.report.wording import SIGN_KEY

HEADS = (ParagraphRole.HEADLINE, ParagraphRole.HEADING)
GUTTER = 7
"""Cells of "  12 │ " before every line of the article."""
# A character of private use that holds bracket and claim together when lines are broken; shown as a space.
TIE = "\ue000"
# Spaces where a comment stood.
GAP = re.compile(" {2,}")
# What stands around source words and cue where there is neither colour nor bold.
PLAIN_MARKS = {Part.SOURCE: "*", Part.CUE: "_"}


def write_text(sheet: Sheet, report: Report, places: Sequence[tuple[Finding, ...]], say: Voice) -> None:
    """Write how to read the marked article, and the article, with the numbers of the findings in places beside it."""
    _write_key(sheet, say)
    marked = _MarkedText(sheet, report, places)
    for paragraph in report.article.paragraphs:
        sheet.line(("     │", "dim"))
        marked.write(paragraph)


def closed_up(text: str) -> str:
    """Return a text without the gaps that comments leave.

    >>> closed_up("closed,             and")
    'closed, and'
    """
    return GAP.sub(" ", text)


def _write_key(sheet: Sheet, say: Voice) -> None:
    """Write how to read the marks."""
    source, cue = say("source"), say("said")
    source, cue = (source, cue) if sheet.styled else (f"*{source}*", f"_{cue}_")
    key = Text.assemble((source, "bold"), " ", (cue, "italic"), " ", (f"[1● {say('claim')}]", "bold"))
    key.append(f"   {say(SIGN_KEY)}", "dim")
    sheet.block(key, indent=2)


class _MarkedText:
    """The article of a report, marked for a sheet."""

    def __init__(self, sheet: Sheet, report: Report, places: Sequence[tuple[Finding, ...]]) -> None:
        self.sheet = sheet
        self.article = report.article
        self.places = places
        self.sources = number_sources(report.analysis)
        self.marks = place_marks(find_marks(report.analysis))
        self.begun = sorted((group[0].start, number) for number, group in enumerate(places, 1) if group[0].span)
        """Where findings begin, with their numbers."""
        self.margin = 2 * len(f" F{len(places)}") + 1 if places else 0

    def write(self, paragraph: Paragraph) -> None:
        """Write a paragraph with the line number in the file before it and the findings beside it."""
        width = self.sheet.width - GUTTER - self.margin
        number = str(self.article.position(paragraph.span.start).line)
        for line in self._marked(paragraph).wrap(self.sheet.console, width):
            line.plain = line.plain.replace(TIE, " ")
            line.rstrip()
            tags = self._findings(line)
            space = " " * (width - line.cell_len + 1 if tags else 0)
            self.sheet.line((f"{number:>4} │ ", "dim"), line, space, tags)
            number = ""

    def _marked(self, paragraph: Paragraph) -> Text:
        """Return a paragraph with brackets around claims, and styles."""
        marked = Text()
        for piece in stretches(self.marks, paragraph.span):
            for mark in piece.opening:
                marked.append(self._opener(mark), _style((mark,), bracket=True))
            self._append_words(marked, piece)
            for mark in piece.closing:
                marked.append(self._closer(mark), _style((mark,), bracket=True))
        if not self.marks.has(paragraph.span):
            marked.stylize("bold" if paragraph.role in HEADS else "dim")
        return marked

    def _append_words(self, marked: Text, piece: Stretch) -> None:
        """Append the words of a stretch; the style of a letter at which a finding begins notes its number."""
        offset = len(marked)
        words = visible(self.article.slice(piece.span))
        marked.append(closed_up(words), _style(piece.marks))
        first, last = (bisect_left(self.begun, (edge, 0)) for edge in (piece.span.start, piece.span.end))
        for start, number in self.begun[first:last]:
            letter = offset + len(closed_up(words[: start - piece.span.start]))
            marked.stylize(Style(meta={"finding": number}), letter, letter + 1)

    def _opener(self, mark: Mark) -> str:
        """Return what stands before marked words: a bracket with the numbers of the sources before a claim."""
        if mark.part is Part.CONTENT:
            return "[" + " ".join(source_tag(source, self.sources) for source in mark.sources) + TIE
        return "" if self.sheet.styled else PLAIN_MARKS[mark.part]

    def _closer(self, mark: Mark) -> str:
        """Return what stands behind marked words."""
        if mark.part is Part.CONTENT:
            return "]"
        return "" if self.sheet.styled else PLAIN_MARKS[mark.part]

    def _findings(self, line: Text) -> Text:
        """Return the findings that begin in a line, for the margin: two at most, then a plus sign."""
        styles = [span.style for span in line.spans if isinstance(span.style, Style) and span.style.meta]
        numbers = sorted({int(style.meta["finding"]) for style in styles})
        shown = [Text(f"F{number}", LEVELS[self.places[number - 1][0].level]) for number in numbers[:2]]
        return Text(" ").join(shown).append("+" if len(numbers) > 2 else "")


def _style(marks: Iterable[Mark], *, bracket: bool = False) -> Style:
    """Return the style of words with marks, of which the innermost decides the colour."""
    style = Style.null()
    for mark in marks:
        style += Style.parse(COLOURS[mark.sources[0].kind])
        if mark.part is Part.SOURCE or bracket:
            style += Style(bold=True)
        elif mark.part is Part.CUE:
            style += Style(italic=True)
    return style
