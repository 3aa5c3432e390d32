"""The table of output formats. A writer sees a finished run and a stream, nothing else."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol, TextIO

from attrib.model import Run
from attrib.report import github, html, json, jsonl, junit, markdown, sarif, terminal, text


class Writer(Protocol):
    """What a format's module has."""

    def write_report(self, run: Run, out: TextIO) -> None:
        """Write a finished run to a stream."""


FORMATS: Mapping[str, Writer] = MappingProxyType(
    {
        "rich": terminal,
        "text": text,
        "json": json,
        "jsonl": jsonl,
        "sarif": sarif,
        "github": github,
        "junit": junit,
        "markdown": markdown,
        "html": html,
    }
)
"""By the name that `--format` takes, in the order in which help lists them."""

ON_TERMINAL = "rich"
"""The format for a person at a terminal, if none is asked for."""
ELSEWHERE = "text"
"""The format for a pipe or file, if none is asked for."""
NEEDS_WORDS = frozenset({"rich", "html"})
"""The formats that show the article, and so cannot do without its words."""
