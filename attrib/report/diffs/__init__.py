"""The table of formats for diffs. A writer sees a finished diff and a stream, nothing else."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TextIO

from attrib.diff.model import Diff


class DiffWriter:
    """A format's module, which is imported when it writes."""

    def __init__(self, module: str) -> None:
        self._module = module

    def write_diff(self, diff: Diff, out: TextIO) -> None:
        """Write a finished diff to a stream."""
        import_module(self._module).write_diff(diff, out)


DIFF_FORMATS: Mapping[str, DiffWriter] = MappingProxyType(
    {
        "rich": DiffWriter("attrib.report.diffs.terminal"),
        "text": DiffWriter("attrib.report.diffs.text"),
        "json": DiffWriter("attrib.report.diffs.json"),
        "markdown": DiffWriter("attrib.report.diffs.markdown"),
        "github": DiffWriter("attrib.report.diffs.github"),
        "html": DiffWriter("attrib.report.diffs.html"),
    }
)
"""By the name that `--format` takes."""

NO_DIFF: Mapping[str, str] = MappingProxyType(
    {
        "jsonl": "a diff is one object, not one for every article",
        "sarif": "it holds the findings of one version",
        "gitlab": "GitLab itself compares the findings of two versions",
        "azure": "it holds the findings of one version",
        "junit": "it holds the findings of one version",
    }
)
"""Why other formats of `attrib check` have no form for a diff."""
