"""The screen (to come)."""

from typing import TextIO

from attrib.model import Run
from attrib.report import text


def write_report(run: Run, out: TextIO, width: int | None = None, color: str = "auto") -> None:
    """Write."""
    text.write_report(run, out)
