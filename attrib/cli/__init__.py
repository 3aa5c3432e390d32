"""The command line: one file per command, put together here."""

import atexit
import gc
import sys
from typing import Annotated

import typer

from attrib.cli import baseline, config, corpus, models
from attrib.cli.check import check_command
from attrib.cli.diff import diff_command
from attrib.cli.eval import eval_command
from attrib.cli.exit_status import ExitStatus
from attrib.cli.grouped_help import GroupedCommand
from attrib.cli.rule import rule_command
from attrib.cli.schema import schema_command
from attrib.cli.version import installed_version

app = typer.Typer(
    name="attrib",
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
        typer.echo(f"attrib {installed_version()}")
        raise typer.Exit(ExitStatus.OK)


app.command("check", cls=GroupedCommand)(check_command)
app.command("diff", cls=GroupedCommand)(diff_command)
app.command("eval", cls=GroupedCommand)(eval_command)
app.command("schema")(schema_command)
app.add_typer(baseline.app)
app.add_typer(config.app)
app.add_typer(corpus.app)
app.add_typer(models.app)
app.command("rule")(rule_command)
