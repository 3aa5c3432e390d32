"""Where a key stands in a TOML file: the standard library reads values without their places.

The lines before a key are TOML by themselves, and with the lines of the key the value is there. So the key
begins after the longest beginning of the file that can be read and does not have it.
"""

import re
from typing import Any

from attrib.config.keys import Path
from attrib.records import dataclass

SECTION = re.compile(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*[\"']?attrib\b", re.MULTILINE)


MOST_LINES = 1000
"""Of a file in which a key is looked for: each of them is an end of what is read anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a file to point at."""

    line: int
    column: int
    """From 1."""
    width: int
    excerpt: str
    """The whole line."""

    def lines(self) -> tuple[str, str]:
        """Return the line and a second one that points.

        >>> Place(line=3, column=1, width=4, excerpt="lnag = 1").lines()
        ('  3 | lnag = 1', '    | ^^^^')
        """
        number = f"{self.line:>3}"
        excerpt = self.excerpt.replace("\t", " ")
        return f"{number} | {excerpt}", f"{' ' * len(number)} | {' ' * (self.column - 1)}{'^' * self.width}"


def locate(text: str, path: Path, item: str | None = None) -> Place | None:
    """Return the place of a key, or of one item of its value; None if it is not found."""
    import tomli  # asked for where something is wrong, or shown

    section = SECTION.search(text) if path[:2] == ("tool", "attrib") else None
    skipped = text.count("\n", 0, section.start()) if section else 0
    lines = text.split("\n")[skipped:]
    if len(lines) > MOST_LINES:
        return None
    begin = 0
    for end in range(1, len(lines) + 1):
        try:
            tables = tomli.loads("\n".join(lines[:end]) + "\n")
        except tomli.TOMLDecodeError:
            continue
        if _has(tables, path):
            return _point(lines, begin, end, path[-1], item, skipped)
        begin = end
    return None


def _has(tables: Any, path: Path) -> bool:
    """Tell whether tables have a key."""
    for name in path:
        if not isinstance(tables, dict) or name not in tables:
            return False
        tables = tables[name]
    return True


def _point(lines: list[str], begin: int, end: int, name: str, item: str | None, skipped: int) -> Place:
    """Return the place of a word in some lines, of the whole first line if it is written otherwise."""
    for word in (item, name):
        for number in range(begin, end):
            if word and (found := re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", lines[number])):
                return _place(lines, number, found.start(), len(word), skipped)
    return _place(lines, begin, 0, max(1, len(lines[begin].rstrip())), skipped)


def _place(lines: list[str], number: int, column: int, width: int, skipped: int) -> Place:
    return Place(line=skipped + number + 1, column=column + 1, width=width, excerpt=lines[number].rstrip("\r\n"))
