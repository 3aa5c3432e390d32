"""The pages about rules: one rule's help, the table of all, and the same for machines.

Markdown for a pipe and for docs/rules.md, JSON for editors; the terminal shows the Markdown rendered.
"""

import json
import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from attrib.messages import ENGLISH, Message, Voice
from attrib.model import Rule
from attrib.report.wording import IN_ENGLISH, LEVELS

# Where a rule's page stands in the repository.
PAGES = "docs/rules"
CODE = "{code}"
"""Stands for a rule's code in the address of its page."""
EXAMPLE, ITEM = "    ", "- "
# Of the help of a rule: what parts its pieces, and what begins one.
BREAK = re.compile(r"\n\s*\n|\n(?=- )")
PIECE = re.compile(r"(?P<mark>## |- |    |)(?P<words>.*)", re.DOTALL)
WIDTH = 119
# Before an example: whether the rule flags it.
FLAGGED, FINE = Message("flagged"), Message("fine")
LABELS: Mapping[str, Message] = {FLAGGED: FLAGGED, FINE: FINE}
LABEL = re.compile(r"(?<=^ {4})(?:flagged|fine) +(?= )", re.MULTILINE)


def rules_table(rules: Iterable[Rule], say: Voice = IN_ENGLISH) -> str:
    """Return a table of rules in Markdown."""
    heads = (say("code"), say("rule"), say("level"), say("default"), say("what it finds"))
    lines = [heads, ("---",) * len(heads), *(_row(rule, say) for rule in rules)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _row(rule: Rule, say: Voice) -> tuple[str, ...]:
    return rule.code, rule.slug, say(LEVELS[rule.level]), say(on_or_off(rule)), say(rule.summary)


def rule_page(rule: Rule, heading: str = "#", say: Voice = IN_ENGLISH) -> str:
    """Return the help of a rule in Markdown, below a heading of the given depth."""
    summary, _, body = said_help(rule, say).partition("\n")
    deeper = "\n".join(f"{heading}{line[1:]}" if line.startswith("## ") else line for line in body.splitlines())
    return f"{heading} {rule.code} {rule.slug}\n\n{summary} ({say(status(rule))})\n{deeper}\n"


def help_messages(rule: Rule) -> tuple[str, ...]:
    """Return the pieces of a rule's help that can be said in another language, with a gap for its code."""
    pieces = (PIECE.match(piece) for piece in BREAK.split(rule.help.strip()))
    told = (_flat(piece["words"], rule) for piece in pieces if piece and piece["mark"] != EXAMPLE)
    return tuple(words for words in told if words != f"{rule.summary}.")


def said_help(rule: Rule, say: Voice = IN_ENGLISH) -> str:
    """Return the help of a rule in a language."""
    if say.code == ENGLISH:
        return rule.help
    parts = BREAK.split(rule.help.strip())
    breaks = (*(found[0] for found in BREAK.finditer(rule.help.strip())), "\n")
    return "".join(f"{_said(part, rule, say)}{gap}" for part, gap in zip(parts, breaks, strict=True))


def _said(part: str, rule: Rule, say: Voice) -> str:
    """Return a piece of the help in a language: a heading, an item of a list, or a paragraph."""
    piece = PIECE.match(part)
    if piece is None:
        return part
    if piece["mark"] == EXAMPLE:
        return LABEL.sub(lambda label: say(LABELS[label[0].strip()]).ljust(len(label[0])), part)
    flat = _flat(piece["words"], rule)
    words = f"{say(rule.summary)}." if flat == f"{rule.summary}." else say(flat, code=rule.code)
    inner = " " * len(piece["mark"]) if piece["mark"] == ITEM else ""
    return textwrap.fill(
        words,
        WIDTH,
        initial_indent=piece["mark"],
        subsequent_indent=inner,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _flat(words: str, rule: Rule) -> str:
    return " ".join(words.split()).replace("{", "{{").replace("}", "}}").replace(rule.code, CODE)


def page_address(pages: str | None, code: str) -> str | None:
    """Return the address of a rule's page; None if there are no pages.

    >>> page_address("https://example.org/rules/{code}.md", "ATR101")
    'https://example.org/rules/ATR101.md'
    """
    return pages.replace(CODE, code) if pages else None


def rules_json(rules: Iterable[Rule], say: Voice = IN_ENGLISH) -> str:
    """Return rules for machines: a list of objects."""
    return json.dumps([_fields(rule, say) for rule in rules], ensure_ascii=False, indent=2) + "\n"


def status(rule: Rule) -> Message:
    """Return how serious a rule's findings are and whether it is in force.

    >>> from attrib.model import Level
    >>> status(Rule(code="ATR104", slug="formulaic-reason", level=Level.INFO, summary="", help="", default=False))
    'info, off by default'
    """
    level = LEVELS[rule.level]
    if rule.default:
        return Message("{level}, on by default", level=level)
    return Message("{level}, off by default", level=level)


def on_or_off(rule: Rule) -> Message:
    """Return whether a rule is in force where nobody says otherwise."""
    return Message("on") if rule.default else Message("off")


def _fields(rule: Rule, say: Voice) -> dict[str, Any]:
    return {
        "code": rule.code,
        "slug": rule.slug,
        "level": rule.level.value,
        "default": rule.default,
        "summary": say(rule.summary),
        "help": said_help(rule, say),
        "url": f"{PAGES}/{rule.code}.md",
    }
