"""Rules on a terminal: the table of all, and their help with headings, examples and addresses set apart.

Rich's own rendering of Markdown centres headings, breaks addresses and runs examples together, so the few forms
that a rule's help has are shown here.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from attrib.model import Rule
from attrib.report.rule_pages import on_or_off, status
from attrib.report.terminal import LEVELS, make_console

# A line of prose is read with ease up to here.
WIDEST_PROSE = 100
ADDRESS = re.compile(r"\s*(https://\S+)")
CODE = re.compile(r"`([^`]+)`")
# Before an example: whether the rule flags it.
LABELS = {"flagged": "bold color(172)", "fine": "bold color(34)"}


def write_table(rules: Sequence[Rule], out: TextIO, width: int | None = None, color: str = "auto") -> None:
    """Write one line per rule, with what it finds."""
    console = make_console(out, width, color)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for name in ("code", "rule", "level", "what it finds"):
        table.add_column(name, no_wrap=name != "what it finds")
    for rule in rules:
        off = "" if rule.default else ", off"
        level = Text.assemble((rule.level.value, LEVELS[rule.level]), (off, "dim"))
        table.add_row(rule.code, rule.slug, level, rule.summary)
    console.print(table)
    off_count = sum(on_or_off(rule) == "off" for rule in rules)
    console.print(
        f"\n{len(rules)} rules, {off_count} of them off by default. Read one with: attrib rule {rules[0].code}"
    )


def write_pages(rules: Sequence[Rule], out: TextIO, width: int | None = None, color: str = "auto") -> None:
    """Write the help of rules one after the other."""
    console = make_console(out, width, color)
    console.width = min(console.width, WIDEST_PROSE)
    for number, rule in enumerate(rules):
        if number:
            console.rule(style="dim")
        summary, *blocks = re.split(r"\n{2,}", rule.help.strip())
        console.print(Text.assemble((f"{rule.code} {rule.slug}", "bold"), "  ", (status(rule), LEVELS[rule.level])))
        console.print(Text(summary))
        for block in blocks:
            _write_block(console, block)


def _write_block(console: Console, block: str) -> None:
    """Write a heading, a list, examples or prose, after an empty line but below its heading."""
    if block.startswith("## "):
        console.print(Text(f"\n{block[3:]}", style="bold underline"))
    elif block.startswith("    "):
        console.print()
        console.print(_examples(block))
    elif block.startswith("- "):
        for item in re.split(r"\n- ", block[2:]):
            _write_item(console, " ".join(item.split()))
    else:
        console.print(_prose(" ".join(block.split())))


def _examples(block: str) -> Table:
    """Return examples beside what the rule says to them."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 2))
    label = ""
    for line in block.splitlines():
        first, _, rest = line.strip().partition("  ")
        shown = first if first in LABELS else ""
        label = shown or label
        table.add_row(Text(shown, style=LABELS[label]), Text(rest.strip() if shown else line.strip()))
    return table


def _write_item(console: Console, item: str) -> None:
    """Write an item of a list, with addresses whole on lines of their own."""
    for number, part in enumerate(_parts(item)):
        if part.startswith("https://"):
            console.print(Text(f"  {part}", style="dim"), no_wrap=True, crop=False, overflow="ignore")
        else:
            table = Table.grid(padding=(0, 1, 0, 0))
            table.add_row(" " if number else "•", _prose(part))
            console.print(table)


def _parts(item: str) -> Iterator[str]:
    """Yield the words and the addresses of an item in turn."""
    return (part.strip() for part in ADDRESS.split(item) if part.strip())


def _prose(words: str) -> Text:
    """Return words with what is code in bold in place of its marks."""
    parts = CODE.split(words)
    return Text.assemble(*((part, "bold") if number % 2 else part for number, part in enumerate(parts)))
