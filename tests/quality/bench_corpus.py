"""How `attrib corpus run` uses processes, memory and time, as ratios taken in one run: part of `make bench`.

    python -m tests.quality.bench_corpus

Two processes against one need two cores that do nothing else; both runs analyse the same 200 articles of ordinary
length with the embedded models, and their times are those of the whole command, with starting and loading. The share
of the work that is not the parser's is taken from the steps that the manifest of the run in one process tells: reading
(with guessing the language), analysing, making rows and writing, against parsing; loading models and language detector
once, which a longer run does not notice, is told apart. Peak memory is that of the largest process of a run.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from attrib.model import count_words
from tests.corpus.known import articles, write_lines
from tests.fixtures import ROOT, fixture_folders, read_fixture

# A run with the real parser, for two processes and for the share of time.
WHOLE = 200
# So many of them in one process: a share moves by half a point from one to the next.
RUNS = 3
# An article of ordinary length has so many words; of shorter ones, a run of so few measures how the models are loaded.
WORDS = 430
# Runs with stored parses of beginnings, for memory.
MANY, FEW = 20_000, 200
# A run on known articles, which tells the peak of the largest process in kilobytes.
MEASURED = """
import resource, sys
from multiprocessing.forkserver import _forkserver
from tests.corpus.known import main
main(*sys.argv[1:])
_forkserver._stop()  # a process counts when it and the one that it is copied from have ended
print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
"""


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        one, share, loading = one_process(Path(folder))
        two = seconds_of(Path(folder), jobs=2)
        print(f"{WHOLE} articles: two processes are {one / two:.2f} times as fast as one (wanted: 1.7)")
        print(f"everything but the parser takes {share:.1%} of an article's time (wanted: 20% at most)")
        print(f"loading models and language detector takes {loading:.1%} of the whole")
        print(f"{MANY} articles take {memory_ratio(Path(folder)):.2f} times the memory of {FEW} (wanted: 1.15 at most)")


def one_process(folder: Path) -> tuple[float, float, float]:
    """Return the seconds of a run in one process, the share of its work that is not the parser's, that of loading.

    Each is the median of some runs.
    """
    figures = []
    for _ in range(RUNS):
        shutil.rmtree(folder / "run1", ignore_errors=True)
        seconds = seconds_of(folder, jobs=1)
        steps = manifest(folder / "run1")["summary"]["seconds"]
        whole = sum(steps.values())
        figures.append((seconds, 1 - steps["parse"] / (whole - steps["load"]), steps["load"] / whole))
    seconds, share, loading = map(median, zip(*figures, strict=True))
    return seconds, share, loading


def seconds_of(folder: Path, jobs: int) -> float:
    """Return the wall time of a run with the embedded models."""
    source = write_lines(folder / "whole.jsonl", whole_articles()) if jobs == 1 else folder / "whole.jsonl"
    output = folder / f"run{jobs}"
    options = ["--output", str(output), "--jobs", str(jobs), "--quiet"]
    before = time.perf_counter()
    subprocess.run([sys.executable, "-m", "attrib", "corpus", "run", str(source), *options], check=True, cwd=ROOT)
    return time.perf_counter() - before


def memory_ratio(folder: Path) -> float:
    """Return how many times the memory of a few articles many take, in two processes."""
    return peak(folder, MANY) / peak(folder, FEW)


def peak(folder: Path, count: int) -> int:
    """Return the kilobytes that the largest process of a run had at most."""
    source = write_lines(folder / f"{count}.jsonl", articles(count))
    command = [sys.executable, "-c", MEASURED, str(source), str(folder / f"out{count}"), "2"]
    variables = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, check=True, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True)
    return int(done.stdout)


def whole_articles() -> Iterator[dict[str, Any]]:
    """Yield different articles of about 450 words: a fixture article, lengthened by the first paragraphs of another."""
    articles = [read_fixture(folder) for folder in fixture_folders()]
    for number in range(WHOLE):
        article = articles[number % len(articles)]
        others = [other for other in articles if other.language == article.language and other is not article]
        text = article.text.strip()
        other = others[number // len(articles)]
        for paragraph in other.paragraphs:
            if count_words(text) < WORDS:
                text += f"\n\n{other.slice(paragraph.span)}"
        yield {"id": number, "text": text}


def manifest(output: Path) -> dict[str, Any]:
    """Return the manifest of a run."""
    told: dict[str, Any] = json.loads((output / "manifest.json").read_text())
    return told


if __name__ == "__main__":
    main()
