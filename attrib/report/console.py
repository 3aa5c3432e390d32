"""What the screens of articles, diffs and rules have in common: the console, colours, and texts cut to fit."""

from typing import TextIO

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table
from rich.text import Text

from attrib.model import Level, SourceKind

# Lines longer than this are hard to read; shorter screens than this break anyway.
WIDEST = 120
NARROWEST = 40
# Identified sources are cool, the others warm, and nobody is grey. All stand out from both black and white.
COLOURS = {
    SourceKind.NAMED_PERSON: "color(34)",
    SourceKind.NAMED_ORGANIZATION: "color(37)",
    SourceKind.SPOKESPERSON: "color(33)",
    SourceKind.DOCUMENT: "color(98)",
    SourceKind.ANONYMOUS_OFFICIAL: "color(172)",
    SourceKind.ANONYMOUS_OTHER: "color(203)",
    SourceKind.COLLECTIVE: "color(170)",
    SourceKind.UNATTRIBUTED: "color(244)",
}
LEVELS = {Level.ERROR: "bold color(196)", Level.WARNING: "bold color(172)", Level.INFO: "bold color(33)"}


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


class Sheet:
    """A console on which whole lines, wrapped blocks, headings and tables are printed."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.styled = console.color_system is not None

    @property
    def width(self) -> int:
        """How many cells a line has."""
        return self.console.width

    def line(self, *parts: str | tuple[str, str] | Text) -> None:
        """Print one line that is never wrapped."""
        self.console.print(Text.assemble(*parts), no_wrap=True, crop=False, overflow="ignore")

    def block(self, text: Text, indent: int, hang: int = 0) -> None:
        """Print text as a wrapped block, its lines after the first further in."""
        for number, line in enumerate(text.wrap(self.console, self.width - indent - hang)):
            line.rstrip()
            self.line(" " * (indent + hang if number else indent), line)

    def heading(self, title: str) -> None:
        """Print the heading of a section, after an empty line."""
        self.line()
        self.line((title, "bold"), (" " + "─" * (self.width - cell_len(title) - 1), "dim"))

    def table(self, table: Table) -> None:
        """Print a table, its rows without spaces at their ends."""
        for cells in self.console.render_lines(table, pad=False):
            line = Text.assemble(*((cell.text, cell.style or "") for cell in cells))
            line.rstrip()
            self.line(line)


def padded(text: str, cells: int) -> str:
    """Return a text in so many cells: cut between words, or with spaces behind it.

    >>> padded("the dike holds", 12), padded("dike", 6)
    ('the dike …  ', 'dike  ')
    """
    return set_cell_size(fit_head(text, cells), cells)


def fit_head(text: str, cells: int) -> str:
    """Return the beginning of a text, cut between words to fit.

    >>> fit_head("the dike holds", 12)
    'the dike …'
    """
    if cell_len(text) <= cells:
        return text
    if cells < 2:
        return ""
    cut = set_cell_size(text, cells - 2)
    whole = text.startswith(" ", len(cut))
    return (cut if whole else cut.rpartition(" ")[0] or cut) + " …"


def fit_tail(text: str, cells: int) -> str:
    """Return the end of a text, cut between words to fit.

    >>> fit_tail("the dike holds", 12)
    '… dike holds'
    """
    return fit_head(text[::-1], cells)[::-1]
