"""The summary of a step on GitHub: a page under the run on which all findings stand, not only the first ten."""

import io
import os
from pathlib import Path

from attrib.cli.streams import say
from attrib.model import Run
from attrib.report import FORMATS

VARIABLE = "GITHUB_STEP_SUMMARY"
FORMAT = "github"


def append_step_summary(run: Run, format_name: str) -> None:
    """Append a run as Markdown to the file that GitHub reads, if the report is written for GitHub and there is one.

    Other formats leave it alone: a step that writes SARIF, too, would have everything twice.
    """
    file = os.environ.get(VARIABLE)
    if format_name != FORMAT or not file:
        return
    summary = io.StringIO()
    FORMATS["markdown"].write_report(run, summary)
    try:
        with Path(file).open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            out.write(summary.getvalue())
    except OSError as error:  # the findings themselves are written: no reason to fail
        say(f"{VARIABLE}={file}: cannot be written ({error.strerror}): the summary is left out")
