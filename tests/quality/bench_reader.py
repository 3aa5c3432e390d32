"""What the reader costs, as ratios taken in one run, on one thread, in CPU time.

python -m tests.quality.bench_reader
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from attrib.cli.parsers import make_parser
from attrib.model import Article
from attrib.pipeline import analyse
from attrib.policy import load_policy
from attrib.reader.parser import BEST, FAST, OFF, ReaderChoice
from attrib.reader.reading import best_number
from tests.fixtures import ROOT, fixture_folders, read_fixture
from tests.quality.bench_start import write_article

ROUNDS = 3
TIMES = 4
"""How often the fixture articles are analysed, so that loading weighs little."""
READERS = (OFF, FAST, BEST)
PEAK = "import resource, sys; from attrib.cli import main\ntry: main()\nexcept SystemExit: pass\n" + (
    "sys.stderr.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))"
)


def main() -> None:
    """Print the ratios."""
    print(f"the reader multiplies {best_number()} on {processor()}")
    bulk = words_per_second()
    cold = {name: measured(name) for name in READERS}
    for name in (FAST, BEST):
        print(f"reader {name}: {bulk[name] / bulk[OFF]:.2f} of the words per CPU second without it, in bulk", end="")
        print(f"; a cold check takes {cold[name][0] / cold[OFF][0]:.2f} times the CPU time", end="")
        print(f" and {cold[name][1] / cold[OFF][1]:.2f} times the memory")


def words_per_second() -> Mapping[str, float]:
    """Return how many words a CPU second are parsed, read and analysed, by reader: medians of interleaved rounds."""
    articles = [read_fixture(folder) for folder in fixture_folders()] * TIMES
    words = sum(len(article.text.split()) for article in articles)
    parsers = {name: make_parser(None, None, ReaderChoice(name)) for name in READERS}
    taken: dict[str, list[float]] = {name: [] for name in READERS}
    for parser in parsers.values():
        parser.parse(articles[0])
        parser.parse(articles[-1])
    for _ in range(ROUNDS):
        for name, parser in parsers.items():
            taken[name].append(_seconds(parser, articles))
    return {name: words / median(seconds) for name, seconds in taken.items()}


def _seconds(parser: object, articles: list[Article]) -> float:
    policy = load_policy()
    before = time.process_time()
    for parsed in parser.parse_many(articles):  # type: ignore[attr-defined]

        class Known:
            def parse(self, article: Article) -> object:  # noqa: ARG002
                return parsed  # noqa: B023

        analyse(parsed.article, parser=Known(), policy=policy)  # type: ignore[arg-type]
    return time.process_time() - before


def measured(name: str) -> tuple[float, float]:
    """Return CPU seconds and kilobytes of a check of an article of usual length in a process of its own."""
    seconds, peaks = [], []
    with tempfile.TemporaryDirectory() as folder:
        article = str(write_article(Path(folder)))
        arguments = ("check", "--fail-on", "never", "--lang", "nl", "--no-cache", "--quiet", "--reader", name, article)
        for _ in range(ROUNDS):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            run = subprocess.run(
                [sys.executable, "-c", PEAK, *arguments], check=True, capture_output=True, text=True, cwd=ROOT
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
            peaks.append(float(run.stderr.splitlines()[-1]))
    return median(seconds), median(peaks)


def processor() -> str:
    """Return what tells kinds of processors apart where it can be read."""
    flags = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").is_file() else ""
    known = [name for name in ("amx_tile", "avx512_vnni", "avx512_bf16", "avx2") if name in flags]
    return "a processor with " + ", ".join(known) if known else "an unknown processor"


if __name__ == "__main__":
    main()
