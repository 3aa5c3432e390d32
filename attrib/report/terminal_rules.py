"""Rules on a terminal: the table of all, and their help with headings, examples and addresses set apart.

Rich's own rendering of Markdown centres headings, breaks addresses and runs examples together, so the few forms
that a rule's help has are shown here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from attrib.messages import Voice
from attrib.model import Rule
from attrib.report.console import LEVELS, make_console
from attrib.report.rule_pages import FINE, FLAGGED, on_or_off, said_help, status
from attrib.report.wording import IN_ENGLISH
from attrib.report.wording import LEVELS as LEVEL_WORDS

# From here on a rule and what it finds fit beside each other; else that stands below the name, so far in.
ONE_LINE, BELOW = 110, 8
# A line of prose is read with ease up to here.
WIDEST_PROSE = 100
ADDRESS = re.compile(r"\s*(https://\S+)")
CODE = re.compile(r"`([^`]+)`")
# Before an example: whether the rule flags it.
LABELS: Mapping[str, str] = {FLAGGED: "bold color(172)", FINE: "bold color(34)"}


def write_table(
    rules: Sequence[Rule], out: TextIO, width: int | None = None, color: str = "auto", say: Voice = IN_ENGLISH
) -> None:
    """Write every rule with what it finds: in a line, or on a narrow screen below its name."""
    console = make_console(out, width, color)
    if console.width >= ONE_LINE:
        console.print(_table(rules, say))
    else:
        for rule in rules:
            console.print(Text("  ").join((Text(rule.code, "bold"), Text(rule.slug, "bold"), _level(rule, say))))
            console.print(Padding(Text(say(rule.summary)), (0, 0, 0, BELOW)))
    off = sum(not rule.default for rule in rules)
    total = say(
        "{n} rules, {off} of them off by default. Read one with: attrib rule {code}",
        n=len(rules),
        off=off,
        code=rules[0].code,
    )
    console.print(f"\n{total}")


def _table(rules: Sequence[Rule], say: Voice) -> Table:
    """Return a line for each rule."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for name in (say("code"), say("rule"), say("level")):
        table.add_column(name, no_wrap=True)
    table.add_column(say("what it finds"))
    for rule in rules:
        table.add_row(rule.code, rule.slug, _level(rule, say), say(rule.summary))
    return table


def _level(rule: Rule, say: Voice) -> Text:
    """Return how serious a rule's findings are, and whether it is off by default."""
    off = "" if rule.default else f", {say(on_or_off(rule))}"
    return Text.assemble((say(LEVEL_WORDS[rule.level]), LEVELS[rule.level]), (off, "dim"))


def write_pages(
    rules: Sequence[Rule], out: TextIO, width: int | None = None, color: str = "auto", say: Voice = IN_ENGLISH
) -> None:
    """Write the help of rules one after the other."""
    console = make_console(out, width, color)
    console.width = min(console.width, WIDEST_PROSE)
    for number, rule in enumerate(rules):
        if number:
            console.rule(style="dim")
        summary, *blocks = re.split(r"\n{2,}", said_help(rule, say).strip())
        console.print(
            Text.assemble((f"{rule.code} {rule.slug}", "bold"), "  ", (say(status(rule)), LEVELS[rule.level]))
        )
        console.print(Text(summary))
        for block in blocks:
            _write_block(console, block, say)


def _write_block(console: Console, block: str, say: Voice) -> None:
    """Write a heading, a list, examples or prose, after an empty line but below its heading."""
    if block.startswith("## "):
        console.print(Text(f"\n{block[3:]}", style="bold underline"))
    elif block.startswith("    "):
        console.print()
        console.print(_examples(block, say))
    elif block.startswith("- "):
        for item in re.split(r"\n- ", block[2:]):
            _write_item(console, " ".join(item.split()))
    else:
        console.print(_prose(" ".join(block.split())))


def _examples(block: str, say: Voice) -> Table:
    """Return examples beside what the rule says to them."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 2))
    labels = {say(label): style for label, style in LABELS.items()}
    label = ""
    for line in block.splitlines():
        first, _, rest = line.strip().partition("  ")
        shown = first if first in labels else ""
        label = shown or label
        table.add_row(Text(shown, style=labels[label]), Text(rest.strip() if shown else line.strip()))
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
