"""The parts of the documentation that are made from the code, and the command that renews them: make docs."""

import re
from pathlib import Path

from attrib.config.schema import json_schema, markdown_tables

DOCS = Path(__file__).parent.parent / "docs"
BEGIN, END = "<!-- made by 'make docs' -->\n", "<!-- end -->\n"


def documents() -> dict[Path, str]:
    """Return what the files should have."""
    page = DOCS / "config.md"
    return {
        DOCS / "attrib.schema.json": json_schema(),
        page: with_part(page.read_text(encoding="utf-8"), markdown_tables()),
    }


def with_part(text: str, part: str) -> str:
    """Return a page with another text between its two marks."""
    return re.sub(
        f"(?<={re.escape(BEGIN)}).*(?={re.escape(END)})", lambda _: f"\n{part}\n", text, count=1, flags=re.DOTALL
    )


if __name__ == "__main__":
    for file, text in documents().items():
        file.write_text(text, encoding="utf-8", newline="\n")
        print(file.relative_to(DOCS.parent))  # noqa: T201 - for the developer
