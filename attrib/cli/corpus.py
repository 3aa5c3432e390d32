"""`attrib corpus`: many articles at once, for research; each command in a function that loads what it needs."""

import typer

from attrib.cli.corpus_report import report_command, sql_command
from attrib.cli.corpus_run import run_command
from attrib.cli.grouped_help import GroupedCommand

app = typer.Typer(
    name="corpus",
    help="Many articles: analyse them in parallel into Parquet, sum them up, ask them in SQL.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command("run", cls=GroupedCommand)(run_command)
app.command("report", cls=GroupedCommand)(report_command)
app.command("sql", cls=GroupedCommand)(sql_command)
