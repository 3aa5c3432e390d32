"""What the commands for many articles show at a terminal: a bar while they run, tables when they are done."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from attrib.report.safe_text import visible

# Articles differ in length, and many are done at a time: the remaining time is told by the rate of so many seconds.
PERIOD = 600.0
# Where nobody watches, a line in the log every so many seconds.
PAUSE = 60.0
# Around the cells of a table: above, right, below, left.
GAPS = (0, 1, 0, 0)
NARROW = 16


class _Rate(ProgressColumn):
    """Articles and words per second since this run began, without what earlier ones did."""

    def render(self, task: Task) -> Text:
        """Return the rates of a task."""
        elapsed = task.elapsed or 0.0
        articles, words = task.completed - task.fields["before"], task.fields["words"]
        return Text(_rates(articles, words, elapsed), "dim")


def _rates(articles: float, words: float, seconds: float) -> str:
    """Return articles and words per second.

    >>> _rates(30, 12_000, 10)
    '3.0 articles/s, 1,200 words/s'
    """
    if not articles or not seconds:
        return "– articles/s"
    return f"{articles / seconds:,.1f} articles/s, {words / seconds:,.0f} words/s"


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
            self.say(f"going on: {done:,} of {articles:,} articles are there already")
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
            self.say(f"{self._done:,} of {self._articles:,} articles, {rates}")


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


def write_table(
    title: str, heads: Sequence[str], rows: Iterable[Sequence[object]], percent: Sequence[bool], console: Console
) -> None:
    """Write a table; numbers stand at the right, and those that `percent` tells are percentages."""
    shown = [[cell(value, percent=part) for value, part in zip(row, percent, strict=True)] for row in rows]
    table = Table(title=Text(visible(title)) if title else None, title_justify="left", box=SIMPLE_HEAD, padding=GAPS)
    columns = list(zip(*shown, strict=True)) if shown else [()] * len(heads)
    for head, column in zip(heads, columns, strict=True):
        number = bool(column) and all(isinstance(value, Number) for value in column)
        words = max(map(cell_len, visible(head).split()), default=1)
        widest = max(words, max(map(cell_len, column), default=0))
        # A number is never broken, and a word only if it is long.
        table.add_column(
            Text(visible(head)),
            justify="right" if number else "left",
            overflow="fold",
            min_width=widest if number else min(widest, NARROW),
        )
    for row in shown:
        table.add_row(*(Text(visible(str(value))) for value in row))
    console.print(table)


class Number(str):
    """A number as it is shown."""

    __slots__ = ()


def cell(value: object, *, percent: bool = False) -> str:
    """Return a value as a cell has it.

    >>> cell(None), cell(1234), cell(0.25), cell(0.253, percent=True), cell("a")
    ('–', '1,234', '0.25', '25.3%', 'a')
    """
    if value is None:
        return Number("–")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (float, int)) and percent:
        return Number(f"{value:.1%}")
    if isinstance(value, int):
        return Number(f"{value:,}")
    if isinstance(value, float):
        return Number(f"{value:.4g}")
    return str(value)


def make_console(out: TextIO, width: int | None = None) -> Console:
    """Return a console that takes nothing for markup."""
    return Console(file=out, width=width, markup=False, emoji=False, highlight=False)
