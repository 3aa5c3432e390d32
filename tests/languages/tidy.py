"""Word lists in one form: sorted, without doubles, wrapped. `make words` brings the files of all languages into it."""

import re
from pathlib import Path

import tomli

from attrib.languages.folders import FOLDER

WIDTH = 120
INDENT = "  "
# Lists whose order means something.
ORDERED = ("frames", "traits", "switches")
# A name, a list of strings over any number of lines, and no comment in it.
LIST = re.compile(r'^(?P<name>[\w"-]+) = (?P<words>\[(?:\s*"(?:[^"\\]|\\.)*"\s*,?)*\s*\])$', re.MULTILINE)


def tidied(text: str) -> str:
    r"""Return a data file with its word lists sorted, without doubles and wrapped; all else stays as it is.

    >>> tidied('# Days.\ndays = ["b",\n "a", "b"]')
    '# Days.\ndays = ["a", "b"]'
    """
    return LIST.sub(lambda match: match[0] if match["name"] in ORDERED else _tidy(match), text)


def _tidy(match: re.Match[str]) -> str:
    words = sorted(set(tomli.loads(f"words = {match['words']}")["words"]))
    quoted = [f'"{word}"' for word in words]
    line = f"{match['name']} = [{', '.join(quoted)}]"
    return line if len(line) <= WIDTH else "\n".join((f"{match['name']} = [", *_wrapped(quoted), "]"))


def _wrapped(quoted: list[str]) -> list[str]:
    """Return words in lines, each with a comma behind it."""
    lines = [INDENT]
    for word in quoted:
        if len(lines[-1]) + len(word) + 1 > WIDTH:
            lines.append(INDENT)
        lines[-1] += f"{word}, "
    return [line.rstrip() for line in lines]


def data_files() -> list[Path]:
    """Return the data files of all languages that hold word lists."""
    return sorted(file for file in FOLDER.glob("*/*.toml"))


def main() -> None:
    """Bring all files into the form."""
    for file in data_files():
        text = file.read_text(encoding="utf-8")
        if (tidy := tidied(text)) != text:
            file.write_text(tidy, encoding="utf-8")


if __name__ == "__main__":
    main()
