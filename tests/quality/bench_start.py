"""How long attrib takes to start, and to check an article whose parse it has, as ratios taken in one run.

What it is compared with is a Python that imports what any command line of this kind is built on, Typer and Rich.

    python -m tests.quality.bench_start
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from tests.fixtures import FIXTURES, ROOT

ROUNDS = 5
BARE = ("-c", "import typer, rich")
HELP = ("-m", "attrib", "--help")
CHECK = ("-m", "attrib", "check", "--fail-on", "never")
# An article of the usual length: the paragraphs of two that are shorter, one after the other, until there are enough.
SOURCES = ("nl/orgelbouwer-sluit", "nl/velora-schrapt-banen")
WORDS = 450


def main() -> None:
    """Print the ratios."""
    for name, ratio in ratios().items():
        print(f"{name} takes {ratio:.2f} times as long as importing Typer and Rich")


def ratios(rounds: int = ROUNDS) -> Mapping[str, float]:
    """Return by command how many times as long it takes as importing Typer and Rich: medians of interleaved runs."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "ATTRIB_CACHE": "true", "XDG_CACHE_HOME": folder}
        article = str(write_article(Path(folder)))
        commands = {"bare": BARE, "attrib --help": HELP, "attrib check, cached,": (*CHECK, article)}
        times: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():  # fills the cache, and those of the system
            seconds(command, environment)
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(seconds(command, environment))
    bare, *others = (median(taken) for taken in times.values())
    return {name: other / bare for name, other in zip([*commands][1:], others, strict=True)}


def write_article(folder: Path) -> Path:
    """Write an article of about WORDS words into a folder, and return its path."""
    paragraphs = [
        part for slug in SOURCES for part in (FIXTURES / slug / "article.txt").read_text("utf-8").split("\n\n")
    ]
    kept: list[str] = []
    for paragraph in paragraphs:
        if len(" ".join(kept).split()) < WORDS:
            kept.append(paragraph)
    path = folder / "article.txt"
    path.write_text("\n\n".join(kept), encoding="utf-8")
    return path


def seconds(arguments: tuple[str, ...], environment: Mapping[str, str]) -> float:
    """Return the wall time of a Python with these arguments."""
    before = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=Path(ROOT), env=dict(environment)
    )
    return time.perf_counter() - before


if __name__ == "__main__":
    main()
