"""What the README shows of a report: a picture and live pages, made by the command itself from an invented story."""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tests.cli.command import ENVIRONMENT
from tests.fixtures import ROOT

DUTCH, ENGLISH = "fixtures/readme/zwembad.txt", "fixtures/readme/pool.txt"
PAGES = {ROOT / "docs" / "report.html": (ENGLISH, "en"), ROOT / "docs" / "nl" / "verslag.html": (DUTCH, "nl")}
PICTURE = ROOT / "docs" / "report.svg"
# Characters of a screen in the picture, and between the two.
COLUMN, GAP = 56, 4
# By what the parts of a screen are known that are not shown, in both languages.
SOURCES, FINDINGS, NOTES = ("Sources", "Bronnen"), ("Findings", "Bevindingen"), ("The index says", "De index zegt")
# A picture of the text alone: no window around it, and no font that a server would be asked for.
FRAMELESS = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {terminal_height}" role="img">
<title>attrib check, on a Dutch and an English article</title>
<style>
.{unique_id}-matrix {{ font: {char_height}px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace }}
{styles}
</style>
<defs>{lines}</defs>
<rect width="100%" height="100%" fill="#1d1f21" rx="8"/>
<g transform="translate(8, 0)">{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""


def readme_pictures() -> dict[Path, str]:
    """Return what the files should have, from runs of the command with models and reader."""
    return {PICTURE: picture(), **{file: page(article, language) for file, (article, language) in PAGES.items()}}


def picture() -> str:
    """Return the Dutch and the English screen side by side: the first finding, the text and the index of each."""
    console = Console(
        file=io.StringIO(),
        width=2 * COLUMN + GAP,
        record=True,
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
    )
    grid = Table.grid(padding=(0, GAP, 0, 0))
    grid.add_row(*(Text("\n").join(excerpt(screen(article))) for article in (DUTCH, ENGLISH)))
    console.print(grid)
    return console.export_svg(code_format=FRAMELESS)


def screen(article: str) -> list[Text]:
    """Return the lines of the editor's screen."""
    return list(Text.from_ansi(run(article, "--format", "rich", "--color", "always")).split("\n", allow_blank=True))


def excerpt(lines: list[Text]) -> Iterator[Text]:
    """Yield the lines of the first finding, of the text, and of the index down to its shares."""
    section, finding = "", 0
    for line in lines:
        if heading := re.match(r"(\w.*?) ─{3}", line.plain):
            section = heading[1]
        finding = int(number[1]) if (number := re.match(r"F(\d+) ", line.plain)) else finding
        if section in SOURCES or (section.startswith(FINDINGS) and finding > 1):
            continue
        if line.plain.lstrip().startswith(NOTES):
            return
        yield line


def page(article: str, language: str) -> str:
    """Return the page of an article."""
    return run(article, "--format", "html", "--report-lang", language)


def run(article: str, *arguments: str) -> str:
    """Return what `attrib check` writes about an article."""
    command = [sys.executable, "-m", "attrib", "check", article, *arguments, "--fail-on", "never", "--isolated"]
    variables = {**ENVIRONMENT, "ATTRIB_READER": "best", "COLUMNS": str(COLUMN), "TERM": "xterm-256color"}
    return subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, encoding="utf-8", check=True).stdout
