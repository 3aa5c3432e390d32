"""The table of output formats. A writer sees a finished run and a stream, nothing else."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TextIO

from attrib.model import Run


class Writer:
    """A format's module, which is imported when it writes: a run needs one of them, and some bring much along."""

    def __init__(self, module: str) -> None:
        self._module = module

    def write_report(self, run: Run, out: TextIO) -> None:
        """Write a finished run to a stream."""
        import_module(self._module).write_report(run, out)


FORMATS: Mapping[str, Writer] = MappingProxyType(
    {
        "rich": Writer("attrib.report.terminal"),
        "text": Writer("attrib.report.text"),
        "json": Writer("attrib.report.json"),
        "jsonl": Writer("attrib.report.jsonl"),
        "sarif": Writer("attrib.report.sarif"),
        "github": Writer("attrib.report.github"),
        "junit": Writer("attrib.report.junit"),
        "markdown": Writer("attrib.report.markdown"),
        "html": Writer("attrib.report.html"),
    }
)
"""By the name that `--format` takes, in the order in which help lists them."""

ON_TERMINAL = "rich"
"""The format for a person at a terminal, if none is asked for."""
ELSEWHERE = "text"
"""The format for a pipe or file, if none is asked for."""
NEEDS_WORDS = frozenset({"rich", "html"})
"""The formats that show the article, and so cannot do without its words."""
