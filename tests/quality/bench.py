"""How fast attrib is, as ratios taken in one run: `make bench`.

Absolute times depend on the machine and what else it does; a ratio within one run does not. Run it before and
after a change, on a quiet machine.

    python -m tests.quality.bench
"""

import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median

from attrib.conllu import StoredParser
from attrib.parse import StanzaParser
from attrib.pipeline import analyse
from attrib.policy import load_policy
from tests.fixtures import fixture_folders, read_fixture

ROUNDS = 5


def main() -> None:
    """Print the ratios."""
    start, python = (median(seconds(partial(run, command)) for _ in range(ROUNDS)) for command in (HELP, BARE))
    print(f"attrib --help takes {start / python:.1f} times as long as starting Python ({python:.3f} s)")

    articles = [read_fixture(folder) for folder in fixture_folders()]
    policy = load_policy()
    parser, stored = StanzaParser(), StoredParser()
    loading = seconds(lambda: [parser.parse(article) for article in articles])
    parsing = median(seconds(lambda: [parser.parse(article) for article in articles]) for _ in range(ROUNDS))
    rest = median(
        seconds(lambda: [analyse(article, parser=stored, policy=policy) for article in articles]) for _ in range(ROUNDS)
    )
    words = sum(len(sentence.tokens) for article in articles for sentence in stored.parse(article).sentences)
    print(f"{len(articles)} articles, {words} words; parsing {words / parsing:.0f} words a second")
    print(f"loading the models of both languages takes as long as parsing {(loading - parsing) / parsing:.1f} times")
    print(f"all steps but the parser, with reading stored parses, take {rest / parsing:.2f} of the parser's time")


def seconds(work: Callable[[], object]) -> float:
    """Return the wall time of some work in this process or of a process that it waits for."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def run(command: list[str]) -> None:
    """Run a command without showing what it prints."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


HELP = [sys.executable, "-m", "attrib", "--help"]
BARE = [sys.executable, "-c", "pass"]

if __name__ == "__main__":
    main()
