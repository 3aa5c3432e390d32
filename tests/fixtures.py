"""The fixture articles, and the commands that renew what is stored of them.

python -m tests.fixtures parses   the parses, with the embedded models: make parses
python -m tests.fixtures golden   what each format writes: make golden
python -m tests.fixtures docs     docs/rules.md from the help of the rules: part of golden
"""

import io
import os
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.text import Text

from attrib.article import make_article, read_text
from attrib.messages import AUTO
from attrib.model import Article, Report, Run
from attrib.parsing.models.processor import SINGLE, VARIABLE
from attrib.parsing.stanza_parser import StanzaParser
from attrib.parsing.stored import StoredParser, write_parse
from attrib.pipeline import analyse
from attrib.policy import load_policy
from attrib.report import FORMATS, ON_TERMINAL, terminal
from attrib.report.voices import told_in
from tests import passages

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
GOLDEN = FIXTURES / "golden"
# The articles whose reports are kept: of each language one full of anonymous sources, one with none.
GOLDEN_SLUGS = ("nl/gasplafond-eu", "nl/zwembad-hamersele", "en/grain-reserve-talks", "en/library-roof")
# What each format's golden file is called; the screen's, which has a width, is terminal.txt.
GOLDEN_NAMES = {
    "text": "report.txt",
    "json": "report.json",
    "jsonl": "report.jsonl",
    "sarif": "report.sarif",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "azure": "azure.txt",
    "junit": "junit.xml",
    "markdown": "report.md",
    "html": "report.html",
}


def fixture_folders() -> list[Path]:
    """Return the folders of all fixture articles."""
    return sorted(path.parent for path in FIXTURES.glob("??/*/article.txt"))


def read_fixture(folder: Path) -> Article:
    """Return a fixture article; its language is the name of the folder above."""
    path = folder / "article.txt"
    return make_article(read_text(str(path)), path=str(path), language=folder.parent.name)


def report_on(folder: Path) -> Report:
    """Return the report on a fixture article by its stored parse."""
    return analyse(read_fixture(folder), parser=StoredParser(), policy=load_policy())


def golden_files(slug: str) -> dict[str, str]:
    """Return what every format writes for a fixture article, by file name; paths do not depend on the machine.

    As nobody chooses a language, what people read is in that of the article.
    """
    report = report_on(FIXTURES / slug)
    run = Run(version="test", reports=(with_path(report, f"fixtures/{slug}/article.txt"),))
    shown = told_in(run, AUTO, ON_TERMINAL)
    writers: dict[str, Callable[[io.StringIO], None]] = {
        "terminal.txt": lambda out: terminal.write_report(shown, out, width=100, color="never"),
    }
    writers |= {
        file: partial(FORMATS[name].write_report, told_in(run, AUTO, name)) for name, file in GOLDEN_NAMES.items()
    }
    files = {}
    for name, write in writers.items():
        out = io.StringIO()
        write(out)
        files[name] = out.getvalue()
    return files


def as_svg(screen: str, width: int, title: str) -> str:
    """Return a coloured screen as SVG, which asks no server for a font."""
    out = io.StringIO()
    console = Console(
        file=out, width=width, record=True, force_terminal=True, color_system="truecolor", highlight=False
    )
    console.print(Text.from_ansi(screen))
    return re.sub(r"@font-face \{.*?\}", "", console.export_svg(title=title), flags=re.DOTALL)


def with_path(report: Report, path: str) -> Report:
    """Return a report whose article has another path."""
    from dataclasses import replace

    parsed = report.analysis.parsed
    article = replace(parsed.article, path=path)
    return replace(report, analysis=replace(report.analysis, parsed=replace(parsed, article=article)))


def renew_parses() -> None:
    """Parse all fixture articles with the embedded models."""
    from tests import pairs

    os.environ[VARIABLE] = SINGLE  # stored parses are the same whichever machine makes them
    parser = StanzaParser()
    articles = [read_fixture(folder) for folder in fixture_folders()] + list(pairs.read_all())
    for article in articles:
        folder = Path(article.path).parent
        (folder / "parse.conllu").write_text(write_parse(parser.parse(article)), encoding="utf-8", newline="\n")
        print(folder.relative_to(ROOT))
    for slug in passages.parsed_slugs():
        passages.renew(slug, parser)
        print(f"passages of {slug}")


def renew_golden() -> None:
    """Write the golden files anew."""
    from tests import pairs

    files = {slug: golden_files(slug) for slug in GOLDEN_SLUGS}
    files |= {f"diff/{pair}": pairs.golden_files(pair) for pair in pairs.GOLDEN_PAIRS}
    for slug, texts in files.items():
        folder = GOLDEN / slug.replace("/", "-")
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
            print((folder / name).relative_to(ROOT))
    (ROOT / "docs" / "diff.svg").write_text(pairs.picture(), encoding="utf-8")
    print("docs/diff.svg")


if __name__ == "__main__":
    {"parses": renew_parses, "golden": renew_golden}[sys.argv[1]]()
