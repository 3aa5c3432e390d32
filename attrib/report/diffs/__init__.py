"""The table of formats for diffs. A writer sees a finished diff and a stream, nothing else."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol, TextIO

from attrib.model import Diff
from attrib.report.diffs import github, html, json, markdown, terminal, text


class DiffWriter(Protocol):
    """What a format's module has."""

    def write_diff(self, diff: Diff, out: TextIO) -> None:
        """Write a finished diff to a stream."""


DIFF_FORMATS: Mapping[str, DiffWriter] = MappingProxyType(
    {"rich": terminal, "text": text, "json": json, "markdown": markdown, "github": github, "html": html}
)
"""By the name that `--format` takes."""

NO_DIFF: Mapping[str, str] = MappingProxyType(
    {
        "jsonl": "a diff is one object, not one for every article",
        "sarif": "it holds the findings of one version",
        "junit": "it holds the findings of one version",
    }
)
"""Why other formats of `attrib check` have no form for a diff."""
