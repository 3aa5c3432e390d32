"""The summary of a step on GitHub: a page under the run on which all findings stand, not only the first ten."""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from attrib.cli.streams import say
from attrib.messages import Message, at

VARIABLE = "GITHUB_STEP_SUMMARY"
FORMAT = "github"


def append_step_summary(write: Callable[[TextIO], None], format_name: str) -> None:
    """Append Markdown to the file that GitHub reads, if the report is written for GitHub and there is one.

    Other formats leave it alone: a step that writes SARIF, too, would have everything twice.
    """
    file = os.environ.get(VARIABLE)
    if format_name != FORMAT or not file:
        return
    summary = io.StringIO()
    write(summary)
    try:
        with Path(file).open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            out.write(summary.getvalue())
    except OSError as error:  # the findings themselves are written: no reason to fail
        say(at(f"{VARIABLE}={file}", Message("cannot be written ({why}): the summary is left out", why=error.strerror)))
