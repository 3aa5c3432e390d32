"""The table of output formats. A writer sees a finished run and a stream, nothing else."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
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
        "gitlab": Writer("attrib.report.gitlab"),
        "azure": Writer("attrib.report.azure"),
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
ENDINGS: Mapping[str, str] = MappingProxyType(
    {
        ".html": "html",
        ".htm": "html",
        ".json": "json",
        ".jsonl": "jsonl",
        ".md": "markdown",
        ".markdown": "markdown",
        ".sarif": "sarif",
        ".xml": "junit",
    }
)
"""The formats of files by their endings, if none is asked for; others have the one for files."""
NEEDS_WORDS = frozenset({"rich", "html"})
"""The formats that show the article, and so cannot do without its words."""


def usual_format(output: Path | None, *, terminal: bool) -> str:
    """Return the format that fits where a report goes: a file with its ending, or else a terminal or not.

    >>> usual_format(Path("report.HTML"), terminal=False), usual_format(None, terminal=True)
    ('html', 'rich')
    """
    if output is None:
        return ON_TERMINAL if terminal else ELSEWHERE
    return ENDINGS.get(output.suffix.lower(), ELSEWHERE)
