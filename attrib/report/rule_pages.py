"""The pages about rules: one rule's help, the table of all, and the same for machines.

Markdown for a pipe and for docs/rules.md, JSON for editors; the terminal shows the Markdown rendered.
"""

import json
from collections.abc import Iterable
from typing import Any

from attrib.model import Rule

# Where a rule's page stands in the repository.
DOCUMENT = "docs/rules.md"


def rules_table(rules: Iterable[Rule]) -> str:
    """Return a table of rules in Markdown."""
    rows = (f"| {r.code} | {r.slug} | {r.level} | {on_or_off(r)} | {r.summary} |" for r in rules)
    return (
        "\n".join(["| code | rule | level | default | what it finds |", "| --- | --- | --- | --- | --- |", *rows])
        + "\n"
    )


def rule_page(rule: Rule, heading: str = "#") -> str:
    """Return the help of a rule in Markdown, below a heading of the given depth."""
    summary, _, body = rule.help.partition("\n")
    deeper = "\n".join(f"{heading}{line[1:]}" if line.startswith("## ") else line for line in body.splitlines())
    return f"{heading} {rule.code} {rule.slug}\n\n{summary} ({status(rule)})\n{deeper}\n"


def rules_json(rules: Iterable[Rule]) -> str:
    """Return rules for machines: a list of objects."""
    return json.dumps([_fields(rule) for rule in rules], ensure_ascii=False, indent=2) + "\n"


def status(rule: Rule) -> str:
    """Return how serious a rule's findings are and whether it is in force.

    >>> from attrib.model import Level
    >>> status(Rule(code="ATR104", slug="formulaic-reason", level=Level.INFO, summary="", help="", default=False))
    'info, off by default'
    """
    return f"{rule.level.value}, {on_or_off(rule)} by default"


def on_or_off(rule: Rule) -> str:
    """Return whether a rule is in force where nobody says otherwise."""
    return "on" if rule.default else "off"


def _fields(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "slug": rule.slug,
        "level": rule.level.value,
        "default": rule.default,
        "summary": rule.summary,
        "help": rule.help,
        "url": f"{DOCUMENT}#{rule.code.lower()}-{rule.slug}",
    }
