"""How the time of a check, of each report and of a diff grows with the length of an article, within one run.

    python -m tests.quality.bench_growth

What is printed is the power of the length with which CPU time grows between two lengths: 1 where twice the words take
twice as long, 2 where they take four times as long. Articles come with their parses, so parsing is not in it.
"""

import gc
import time
from collections.abc import Callable, Iterator
from functools import partial
from math import log

from attrib.model import ParsedArticle
from attrib.report import FORMATS
from attrib.report.diffs import DIFF_FORMATS
from tests.long_articles import KINDS, difference, report_on, write, write_difference

SHORT, LONG = 5_000, 80_000
WANTED = 1.15
ROUNDS = 2


def main() -> None:
    """Print the powers."""
    for kind, make in KINDS.items():
        powers = dict(growth(make))
        told = ", ".join(f"{name} {power:.2f}" for name, power in powers.items())
        print(f"from {SHORT} to {LONG} words, {kind}: {told} (wanted at most {WANTED})")


def growth(make: Callable[[int], ParsedArticle]) -> Iterator[tuple[str, float]]:
    """Yield what is measured with its power, for one kind of article."""
    parsed = [make(words) for words in (SHORT, LONG)]
    yield "check", _power([partial(report_on, article) for article in parsed])
    reports = [report_on(article) for article in parsed]
    for name in FORMATS:
        yield name, _power([partial(write, report, name) for report in reports])
    yield "diff", _power([partial(difference, report) for report in reports])
    diffs = [difference(report) for report in reports]
    for name in DIFF_FORMATS:
        yield f"diff as {name}", _power([partial(write_difference, diff, name) for diff in diffs])


def _power(works: list[Callable[[], object]]) -> float:
    works[0]()  # imports
    short, long = (min(_seconds(work) for _ in range(ROUNDS)) for work in works)
    return log(long / short) / log(LONG / SHORT)


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()
