"""The command line: one file per command, put together here."""

import atexit
import gc
import os
import sys
from typing import Annotated

import typer

from attrib.cli.exit_status import ExitStatus
from attrib.cli.lazy_group import LazyGroup, add_commands

COMMANDS = {
    "check": "Tell who says what in articles, and what would mend them.",
    "diff": "Compare two versions of a story, or two stories.",
    "eval": "Measure attrib on articles that somebody annotated.",
    "lsp": "Show findings in an editor, while you write.",
    "serve": "A page to paste an article into, and an API, on this machine.",
    "trace": "Tell step by step why some words gave a claim, or none.",
    "rule": "Show the rules, and what each finds and why.",
    "corpus": "Check many articles into tables, sum them up, ask them in SQL.",
    "baseline": "Live with the findings of today and report new ones only.",
    "config": "Begin a configuration; show what is set, and what can be.",
    "models": "List, install and verify language models.",
    "cache": "Show and remove the parses that are kept.",
    "schema": "Print the JSON Schema of a JSON format.",
}
"""Each in the module of its name, with its line in the list."""

# Objects made beyond those given back; Python's own number is 700.
COLLECT_AFTER = 100_000

app = typer.Typer(
    name="attrib",
    cls=LazyGroup,
    help="Who says what: checks how news articles attribute their claims, in Dutch and English.",
    epilog="Exit codes: 0 nothing at or above --fail-on, 1 findings, --min-score or regressions, "
    "2 usage, configuration or unreadable input, 130 interrupted.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line: the entry point of `attrib` and `attrib-check`."""
    if not os.path.isfile(__file__):  # its word lists and models are files, which an archive does not have
        sys.stderr.write("attrib: runs from a folder, not from an archive: install it with pip, or unpack it\n")
        sys.exit(ExitStatus.ERROR)
    # Nearly all that a run makes lives to its end: to look for what can be given back takes a tenth of a short run.
    gc.set_threshold(COLLECT_AFTER)
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # The process ends after this: to look through all that torch holds for garbage took a tenth of a short check.
    atexit.register(gc.freeze)
    app()


@app.callback(invoke_without_command=True)
def attrib(
    show_version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)] = False,
) -> None:
    """Who says what: checks how news articles attribute their claims, in Dutch and English."""
    if show_version:
        from attrib.cli.version import installed_version

        typer.echo(f"attrib {installed_version()}")
        raise typer.Exit(ExitStatus.OK)


add_commands(app, COMMANDS)
