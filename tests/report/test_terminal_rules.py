"""Rules on a terminal, at fixed widths and with and without colour."""

import io
import re

import pytest

from attrib.model import Rule
from attrib.report.terminal_rules import write_pages, write_table
from attrib.rules import RULES, find_rule

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
ADDRESS = re.compile(r"https://\S+")


def page(rule: Rule, width: int = 80, color: str = "never") -> str:
    """Return what a reader of one rule's help sees."""
    out = io.StringIO()
    write_pages([rule], out, width=width, color=color)
    return out.getvalue()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
@pytest.mark.parametrize("width", [40, 80, 200])
def test_every_word_is_shown_and_no_address_is_broken(rule: Rule, width: int) -> None:
    """Also on a narrow screen; only marks of Markdown are dropped."""
    shown = page(rule, width)
    words = re.sub(r"`|^## |^- ", "", rule.help, flags=re.MULTILINE).split()

    assert set(ADDRESS.findall(rule.help)) <= set(ADDRESS.findall(shown))
    joined = "".join(shown.split())
    assert [word for word in words if word not in joined] == []
    assert all(len(line) <= min(width, 100) for line in shown.splitlines() if "https://" not in line)


def test_code_and_headings_are_set_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """By weight of the letters, so that NO_COLOR keeps it."""
    monkeypatch.setenv("TERM", "xterm-256color")
    shown = page(find_rule("ATR101"), color="always")

    assert "\x1b[1;4mWhat it finds\x1b[0m" in shown
    assert "\x1b[1mattrib.toml\x1b[0m" in shown
    assert "What it finds" in ESCAPES.sub("", shown)


def test_examples_stand_beside_what_the_rule_says() -> None:
    """The second example of a kind is below the first."""
    lines = page(find_rule("ATR101"), 100).splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("  flagged"))

    assert lines[start].split("  ", 2)[2].strip() == "Sources said the talks had stalled."
    assert lines[start + 1].strip() == "Functionarissen zeiden dat het overleg vastzit."
    assert lines[start].index("Sources") == lines[start + 1].index("Functionarissen")


def test_several_pages_are_apart() -> None:
    """A rule is drawn between them, not before the first."""
    out = io.StringIO()
    write_pages(RULES[:2], out, width=60, color="never")

    assert out.getvalue().startswith(f"{RULES[0].code} ")
    assert out.getvalue().count("─" * 60) == 1


def test_on_a_narrow_screen_what_a_rule_finds_stands_below_its_name() -> None:
    """In the whole width, not in what the names leave."""
    out = io.StringIO()
    write_table(RULES, out, width=80, color="never")
    lines = [line.rstrip() for line in out.getvalue().splitlines()]

    assert lines[:2] == ["ATR101  bare-anonymous-source  error", "        An anonymous source is not described at all"]
    assert len(lines) == 2 * len(RULES) + 2 + sum(len(rule.summary) > 72 for rule in RULES)


def test_the_table_tells_level_and_what_is_off() -> None:
    """And how to read on."""
    out = io.StringIO()
    write_table(RULES, out, width=120, color="never")
    lines = out.getvalue().splitlines()

    assert lines[0].split() == ["code", "rule", "level", "what", "it", "finds"]
    assert any(re.match(r"ATR104 +formulaic-reason +info, off +The reason", line) for line in lines)
    assert lines[-1] == f"{len(RULES)} rules, {sum(not rule.default for rule in RULES)} of them off by default. " + (
        "Read one with: attrib rule ATR101"
    )
