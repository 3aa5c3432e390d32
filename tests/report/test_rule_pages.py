"""The pages about rules, in Markdown and JSON."""

import json

import pytest

from attrib.model import Rule
from attrib.report.rule_pages import rule_page, rules_json, rules_table
from attrib.rules import RULES
from tests.documents import page_of, rules_document
from tests.fixtures import ROOT

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)


def test_the_document_is_up_to_date() -> None:
    """After a change to a rule's help: make golden."""
    assert rules_document() == (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")


@each_rule
def test_a_page_has_the_whole_help_below_its_name(rule: Rule) -> None:
    """Headings are one level deeper where the page is a section."""
    page, section = rule_page(rule), rule_page(rule, heading="##")

    assert page.startswith(f"# {rule.code} {rule.slug}\n\n{rule.summary}. ({rule.level.value}, o")
    assert all(line in page.splitlines() for line in rule.help.splitlines()[1:])
    assert section.replace("\n### ", "\n## ").replace("## ", "# ", 1) == page


@each_rule
def test_every_rule_has_a_row(rule: Rule) -> None:
    """Code, name, level, default and what it finds, without a bar that would end a cell."""
    row = next(line for line in rules_table(RULES).splitlines() if rule.code in line)

    assert [cell.strip() for cell in row.split("|")[1:-1]] == [
        rule.code,
        rule.slug,
        rule.level.value,
        "on" if rule.default else "off",
        rule.summary,
    ]


def test_json_has_all_fields_and_an_address_that_exists() -> None:
    """It is that of the rule's own page, which `make docs` has written."""
    for entry, rule in zip(json.loads(rules_json(RULES)), RULES, strict=True):
        assert set(entry) == {"code", "slug", "level", "default", "summary", "help", "url"}
        assert (entry["code"], entry["help"], entry["default"]) == (rule.code, rule.help, rule.default)
        assert (ROOT / entry["url"]).read_text(encoding="utf-8") == page_of(rule)
