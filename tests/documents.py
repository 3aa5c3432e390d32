"""The parts of the documentation that are made from the code, and the command that renews them: make docs."""

import re
from pathlib import Path

from attrib.config.schema import json_schema, markdown_tables
from attrib.model import Rule
from attrib.report.rule_pages import rule_page, rules_table
from attrib.rules import RULES
from tests.evaluate.datacard import CARD, tables
from tests.pictures import readme_pictures
from tests.quality.gaps import gaps_page

DOCS = Path(__file__).parent.parent / "docs"
BEGIN, END = "<!-- made by 'make docs' -->\n", "<!-- end -->\n"
RULES_HEAD = """# Rules

This page is made of the help in `attrib/rules/`: `attrib rule ATR101` shows a section on the terminal, `make docs`
renews the page. A finding says what the text does not show and what would mend it, never that somebody did wrong. The
policies are named for what they ask in public; no newsroom has endorsed these rules.
"""


def documents() -> dict[Path, str]:
    """Return what the files should have."""
    page = DOCS / "config.md"
    return {
        DOCS / "attrib.schema.json": json_schema(),
        DOCS / "gaps.md": gaps_page(),
        DOCS / "rules.md": rules_document(),
        **{DOCS / "rules" / f"{rule.code}.md": page_of(rule) for rule in RULES},
        page: with_part(page.read_text(encoding="utf-8"), markdown_tables()),
    }


def data_card() -> str:
    """Return fixtures/corpus/DATACARD.md, with what is in the corpus counted anew."""
    return with_part(CARD.read_text(encoding="utf-8"), tables())


def rules_document() -> str:
    """Return docs/rules.md: the table of the rules and a section for each."""
    pages = "\n".join(rule_page(rule, heading="##") for rule in RULES)
    return f"{RULES_HEAD}\n{rules_table(RULES)}\n{pages}"


def page_of(rule: Rule) -> str:
    """Return the page of a rule, by itself at an address that stays the same."""
    return f"{rule_page(rule)}\n[All rules](../rules.md)\n"


def with_part(text: str, part: str) -> str:
    """Return a page with another text between its two marks."""
    return re.sub(
        f"(?<={re.escape(BEGIN)}).*(?={re.escape(END)})", lambda _: f"\n{part}\n", text, count=1, flags=re.DOTALL
    )


if __name__ == "__main__":
    for file, text in {**documents(), **readme_pictures(), CARD: data_card()}.items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        print(file.relative_to(DOCS.parent))  # noqa: T201 - for the developer
