"""`attrib rule` as its users run it."""

import json

import pytest

from attrib.report.rule_pages import rule_page, rules_table
from attrib.rules import RULES, find_rule
from tests.report.test_languages import left_over
from tests.test_cli import error_line, run


def test_without_a_name_there_is_the_table() -> None:
    """In Markdown where it goes into a pipe."""
    finished = run("rule")

    assert (finished.returncode, finished.stdout, finished.stderr) == (0, rules_table(RULES), "")


@pytest.mark.parametrize("name", ["ATR103", "atr103", "no-reason-for-anonymity", "No-Reason-For-Anonymity"])
def test_a_rule_is_named_by_code_or_slug(name: str) -> None:
    """In any case of letters."""
    assert rule_page(find_rule("ATR103")) == run("rule", name).stdout


def test_several_names_and_beginnings_give_each_rule_once_in_order() -> None:
    """ATR2 is all of the two hundreds; a name given twice counts once."""
    shown = json.loads(run("rule", "atr2", "ATR201", "ATR101", "--format", "json").stdout)
    expected = ["ATR101", *(rule.code for rule in RULES if rule.code.startswith("ATR2"))]

    assert expected == [entry["code"] for entry in shown]
    assert [find_rule(code).help for code in expected] == [entry["help"] for entry in shown]


def test_all_gives_every_page() -> None:
    """In the order of the table."""
    headings = [line for line in run("rule", "--all").stdout.splitlines() if line.startswith("# ")]

    assert headings == [f"# {rule.code} {rule.slug}" for rule in RULES]


def test_the_terminal_form_can_be_asked_for() -> None:
    """Without the marks of Markdown."""
    shown = run("rule", "ATR101", "--format", "rich").stdout

    assert "ATR101 bare-anonymous-source  error, on by default\n" in shown
    assert "## " not in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (("ATR1O1",), "no rule 'ATR1O1': did you mean ATR101"),
        (("anonymous-leads",), "no rule 'anonymous-leads': did you mean ATR105 anonymous-lead?"),
        (("ATR101", "at"), "no rule 'at': choose one of ATR101 bare-anonymous-source, "),
        (("",), "no rule '': choose one of ATR101"),
        (("ATR101", "--all"), "--all shows every rule: leave the names out, or --all"),
    ],
)
def test_a_stranger_is_one_line(names: tuple[str, ...], line: str) -> None:
    """With what may have been meant."""
    assert error_line(run("rule", *names)).startswith(f"attrib: {line}")


def test_no_help_of_a_rule_is_left_in_english() -> None:
    """In the table, in the pages, on a terminal and for programs."""
    calls = (("--format", "rich"), ("--all", "--format", "rich"), ("--all",), ("--all", "--format", "json"))
    told = {" ".join(call): run("rule", *call, "--report-lang", "nl").stdout for call in calls}

    assert all(text for text in told.values())
    assert {call: found for call, text in told.items() if (found := left_over(text))} == {}
