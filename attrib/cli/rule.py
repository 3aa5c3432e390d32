"""`attrib rule`: which rules there are, and the help of each."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from attrib.cli.options import ColorOption, ColorWhen, ReportLanguageOption
from attrib.cli.spoken import chosen_voice
from attrib.cli.streams import one_line_errors, open_output
from attrib.errors import UsageError
from attrib.messages import ENGLISH, Message, Voice, user_language
from attrib.model import Rule
from attrib.report.rule_pages import rule_page, rules_json, rules_table
from attrib.report.terminal_rules import write_pages, write_table
from attrib.rules import RULES, find_rule

# "ATR" is the shortest beginning of a code that means a group of rules, and all of them.
SHORTEST_PREFIX = 3


class RuleFormat(StrEnum):
    """How rules are shown."""

    RICH = "rich"
    MARKDOWN = "markdown"
    JSON = "json"


app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("rule")
def rule_command(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[RULE]...", help="Codes, their beginnings (ATR1) or slugs; the table if none is given."
        ),
    ] = None,
    all_rules: Annotated[bool, typer.Option("--all", help="The help of all rules.")] = False,
    format: Annotated[  # noqa: A002 - the option's name is the user's word
        RuleFormat | None,
        typer.Option(help="rich on a terminal and markdown elsewhere if not given.", show_choices=True),
    ] = None,
    report_lang: ReportLanguageOption = None,
    color: ColorOption = ColorWhen.AUTO,
) -> None:
    """Show the rules: a table of all, or what one finds, why, and how to mend or ignore it."""
    with one_line_errors(report_lang):
        if names and all_rules:
            raise UsageError(Message("--all shows every rule: leave the names out, or --all"))
        rules = _named(names) if names else RULES
        pages = bool(names) or all_rules
        chosen = format or _usual()
        say = _voice(report_lang, chosen)
        with open_output(None) as out:
            match chosen:
                case RuleFormat.JSON:
                    out.write(rules_json(rules, say))
                case RuleFormat.RICH:
                    (write_pages if pages else write_table)(rules, out, color=color.value, say=say)
                case RuleFormat.MARKDOWN:
                    out.write(
                        "\n".join(rule_page(rule, say=say) for rule in rules) if pages else rules_table(rules, say)
                    )


def _voice(language: str | None, format_: RuleFormat) -> Voice:
    """Return what says the rules; JSON is in English where nobody says otherwise."""
    return chosen_voice(language, ENGLISH if format_ is RuleFormat.JSON else user_language())


def _named(names: list[str]) -> tuple[Rule, ...]:
    """Return the rules that names stand for, each once, in the order of the table; UsageError for a stranger."""
    codes = {rule.code for name in names for rule in _matching(name)}
    return tuple(rule for rule in RULES if rule.code in codes)


def _matching(name: str) -> tuple[Rule, ...]:
    """Return the rules whose code begins so, or the one with this slug."""
    begun = tuple(rule for rule in RULES if rule.code.startswith(name.upper()))
    return begun if begun and len(name) >= SHORTEST_PREFIX else (find_rule(name),)


def _usual() -> RuleFormat:
    """Return the format that fits where the output goes."""
    return RuleFormat.RICH if sys.stdout and sys.stdout.isatty() else RuleFormat.MARKDOWN
