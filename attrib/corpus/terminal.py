"""What the commands for many articles show at a terminal: a bar while they run, tables when they are done."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import takewhile
from math import ceil
from typing import Literal, TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from attrib.messages import Message, Voice
from attrib.report.safe_text import visible
from attrib.report.wording import IN_ENGLISH

# Articles differ in length, and many are done at a time: the remaining time is told by the rate of so many seconds.
PERIOD = 600.0
# Where nobody watches, a line in the log every so many seconds.
PAUSE = 60.0
# Around the cells of a table: above, right, below, left; and what stands between two columns, with a line's place.
PADDING = (0, 1, 0, 0)
GAP = 2
NARROW = 12
# So many columns of words at the left name the rows.
MOST_NAMES = 2


class _Rate(ProgressColumn):
    """Articles and words per second since this run began, without what earlier ones did."""

    def render(self, task: Task) -> Text:
        """Return the rates of a task."""
        elapsed = task.elapsed or 0.0
        articles, words = task.completed - task.fields["before"], task.fields["words"]
        return Text(_rates(articles, words, elapsed), "dim")


def _rates(articles: float, words: float, seconds: float) -> Message:
    """Return articles and words per second.

    >>> _rates(30, 12_000, 10)
    '3.0 articles/s, 1,200 words/s'
    """
    if not articles or not seconds:
        return Message("– articles/s")
    return Message(
        "{articles:,.1f} articles/s, {words:,.0f} words/s", articles=articles / seconds, words=words / seconds
    )


@dataclass(slots=True)
class Bar:
    """A bar on standard error; where that is no terminal, a line now and then."""

    say: Callable[[str], None]
    bar: Progress
    watched: bool
    _task: int = 0
    _words: int = 0
    _done: int = 0
    _before: int = 0
    _articles: int = 0
    _started: float = field(default_factory=time.monotonic)
    _said: float = field(default_factory=time.monotonic)

    def start(self, articles: int, done: int) -> None:
        """Show that of so many articles so many are done by an earlier run."""
        self._articles, self._before, self._done = articles, done, done
        if done:
            self.say(Message("going on: {done:,} of {all:,} articles are there already", done=done, all=articles))
        self._task = self.bar.add_task("corpus", total=articles, completed=done, before=done, words=0)
        self._started = self._said = time.monotonic()

    def advance(self, articles: int, words: int) -> None:
        """Show that so many more are done."""
        self._done += articles
        self._words += words
        self.bar.update(self.bar.task_ids[0], completed=self._done, words=self._words)
        now = time.monotonic()
        if not self.watched and now - self._said >= PAUSE:
            self._said = now
            rates = _rates(self._done - self._before, self._words, now - self._started)
            self.say(Message("{done:,} of {all:,} articles, {rates}", done=self._done, all=self._articles, rates=rates))


class Silence:
    """Shows nothing."""

    def start(self, articles: int, done: int) -> None:
        """Show nothing."""

    def advance(self, articles: int, words: int) -> None:
        """Show nothing."""


@contextmanager
def show_run(say: Callable[[str], None]) -> Iterator[Bar]:
    """Give what shows how a run goes on: a bar with rates and the remaining time."""
    watched = sys.stderr.isatty()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    console = Console(stderr=True, markup=False)
    with Progress(*columns, console=console, disable=not watched, speed_estimate_period=PERIOD) as bar:
        yield Bar(say, bar, watched)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a table: what stands above it, and in it."""

    head: str
    cells: tuple[str, ...]
    number: bool

    @property
    def widest(self) -> int:
        """How many cells it takes where nothing is broken."""
        return max(map(cell_len, (self.head if not self.number else "", *self.head.split(), *self.cells)), default=0)

    @property
    def least(self) -> int:
        """How many it needs: a number is never broken, and a word only if it is long."""
        return self.widest if self.number else min(self.widest, NARROW)


def write_table(
    title: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[object]],
    percent: Sequence[bool],
    console: Console,
    say: Voice = IN_ENGLISH,
) -> None:
    """Write a table, as `say` says it; numbers stand at the right, and those that `percent` tells are percentages.

    One that is too wide is written in parts below each other, which share the columns that name its rows.
    """
    columns = _columns([say(head) if isinstance(head, Message) else head for head in heads], rows, percent, say)
    if title:
        console.print(Text(f"\n{visible(say(title))}", "bold"))
    for part in _parts(columns, console.width):
        console.print()
        console.print(_table(part, console.width))


def _columns(
    heads: Sequence[str], rows: Iterable[Sequence[object]], percent: Sequence[bool], say: Voice
) -> list[_Column]:
    """Return the columns of a table as they are shown."""
    shown = [[cell(value, say, percent=part) for value, part in zip(row, percent, strict=True)] for row in rows]
    columns = list(zip(*shown, strict=True)) if shown else [()] * len(heads)
    return [
        _Column(
            visible(head),
            tuple(visible(value) for value in column),
            number=bool(column) and all(isinstance(value, Number) for value in column),
        )
        for head, column in zip(heads, columns, strict=True)
    ]


def _parts(columns: Sequence[_Column], width: int) -> list[list[_Column]]:
    """Return the columns in parts that fit, each with those that name the rows before the others, none much smaller."""
    names = list(takewhile(lambda column: not column.number, columns))[:MOST_NAMES]
    names = names[: len(columns) - 1]
    rest = columns[len(names) :]
    parts = list(_cut(rest, width - _taken(names), len(rest)))
    if len(parts) > 1:
        parts = list(_cut(rest, width - _taken(names), ceil(len(rest) / len(parts))))
    return [[*names, *part] for part in parts]


def _cut(columns: Sequence[_Column], room: int, most: int) -> Iterator[list[_Column]]:
    """Yield columns that fit beside each other, so many at most and one at least."""
    part: list[_Column] = []
    for column in columns:
        if part and (len(part) == most or _taken((*part, column)) > room):
            yield part
            part = []
        part.append(column)
    yield part


def _taken(columns: Sequence[_Column]) -> int:
    """Return how wide columns are at least, with the gaps between them."""
    return sum(column.least + GAP for column in columns)


def _table(columns: Sequence[_Column], width: int) -> Table:
    """Return a table that fits, if that is possible: what can be broken gives way, the widest first."""
    widths = [column.widest for column in columns]
    while sum(widths) + GAP * len(widths) > width:
        spare = [wide - column.least for wide, column in zip(widths, columns, strict=True)]
        if not any(spare):
            break
        widths[max(range(len(widths)), key=lambda n: (spare[n] > 0, widths[n]))] -= 1
    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=PADDING)
    for column, wide in zip(columns, widths, strict=True):
        side: Literal["left", "right"] = "right" if column.number else "left"
        table.add_column(Text(column.head), justify=side, overflow="fold", width=wide)
    for row in zip(*(column.cells for column in columns), strict=True):
        table.add_row(*map(Text, row))
    return table


class Number(str):
    """A number as it is shown."""

    __slots__ = ()


def cell(value: object, say: Voice = IN_ENGLISH, *, percent: bool = False) -> str:
    """Return a value as a cell has it; what is ours is a message.

    >>> cell(None), cell(1234), cell(0.25), cell(0.253, percent=True), cell("a")
    ('–', '1,234', '0.25', '25.3%', 'a')
    """
    if value is None:
        return Number("–")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (float, int)) and percent:
        return Number(say.number(value, ".1%"))
    if isinstance(value, int):
        return Number(say.number(value, ","))
    if isinstance(value, float):
        return Number(say.number(value, ".4g"))
    return say(value) if isinstance(value, Message) else str(value)


def make_console(out: TextIO, width: int | None = None) -> Console:
    """Return a console that takes nothing for markup."""
    return Console(file=out, width=width, markup=False, emoji=False, highlight=False)
