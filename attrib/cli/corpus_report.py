"""`attrib corpus report` and `attrib corpus sql`: what a corpus tells, at the terminal, as a page, for programs."""

import csv
import json
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from attrib.cli.exit_status import ExitStatus
from attrib.cli.options import REPORT, OutputOption
from attrib.cli.streams import one_line_errors, open_output, replace_file, say
from attrib.corpus.extras import need
from attrib.errors import UsageError
from attrib.report.json import UNSAFE
from attrib.report.safe_text import visible

if TYPE_CHECKING:
    from attrib.corpus.dataset import Corpus
    from attrib.corpus.views import Answer

# A table at the terminal has no more rows; the other formats have all.
MOST_ROWS = 40


class TableFormat(StrEnum):
    """How tables are written."""

    RICH = "rich"
    JSON = "json"
    CSV = "csv"


DirArgument = Annotated[str, typer.Argument(metavar="DIR", help="The folder of a run, also an unfinished one.")]
FormatOption = Annotated[
    TableFormat | None,
    typer.Option("--format", help="If not given: rich on a terminal, csv elsewhere.", rich_help_panel=REPORT),
]


def report_command(
    directory: DirArgument,
    html: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a page with charts that needs no network.", rich_help_panel=REPORT),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name is the user's word
        TableFormat, typer.Option(help="How to write the tables.", rich_help_panel=REPORT)
    ] = TableFormat.RICH,
    table: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="One table only: overview, outlets, months, indexes, sources or phrases; csv needs one.",
            rich_help_panel=REPORT,
        ),
    ] = None,
    output: OutputOption = None,
) -> None:
    """Sum a corpus up by outlet and month: anonymous shares, index, kinds of source, words for anonymous sources."""
    with one_line_errors():
        corpus, manifest = _open(directory)
        from attrib.corpus.figures import FIGURES, compute_figures

        if html is None and format is TableFormat.CSV and table is None:
            raise UsageError(f"--format csv: holds one table: choose it with --table: {', '.join(FIGURES)}")
        if table is not None and table not in FIGURES:
            raise UsageError(f"--table {table}: no such table: choose one of {', '.join(FIGURES)}")
        if html is not None:
            need("vl_convert")
        figures = compute_figures(corpus, (table,) if table and html is None else tuple(FIGURES))
        if html is not None:
            from attrib.corpus.page import render_page

            name = Path(directory.rstrip("/")).name or directory
            replace_file(html, render_page(name, figures, _made_by(manifest)) + "\n", "--html")
        else:
            with open_output(output) as out:
                _write(figures, format, out, most=MOST_ROWS)
        raise typer.Exit(ExitStatus.OK)


def sql_command(
    directory: DirArgument,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="SQL of DuckDB over articles, attributions, sources and findings.")
    ],
    format: FormatOption = None,  # noqa: A002 - the option's name is the user's word
    output: OutputOption = None,
) -> None:
    """Ask a corpus in SQL: the tables are views that only read."""
    with one_line_errors():
        corpus, _ = _open(directory)
        from attrib.corpus.views import ask, open_views

        with open_views(corpus) as connection:
            answer = ask(connection, query)
        on_terminal = output is None and sys.stdout and sys.stdout.isatty()
        with open_output(output) as out:
            _write({"": answer}, format or (TableFormat.RICH if on_terminal else TableFormat.CSV), out)
        raise typer.Exit(ExitStatus.OK)


def _open(directory: str) -> tuple["Corpus", Mapping[str, Any]]:
    """Return a corpus with its manifest. Raises UsageError where there is none."""
    need("pyarrow")
    need("duckdb")
    from attrib.corpus.dataset import Corpus

    corpus = Corpus(directory)
    manifest = corpus.read_manifest()
    if manifest is None:
        raise UsageError(f"{directory}: holds no run: make one with 'attrib corpus run INPUT --output {directory}'")
    if manifest["status"] != "finished":
        say(f"{directory}: the run is not finished: the figures are those of what is there")
    return corpus, manifest


def _made_by(manifest: Mapping[str, Any]) -> str:
    """Return in one line how a corpus was made."""
    settings, articles = manifest["settings"], manifest["input"]["articles"]
    unfinished = "" if manifest["status"] == "finished" else ", not finished"
    return (
        f"{articles:,} articles{unfinished}; attrib {settings['version']}, profile {settings['profile']}, "
        f"policy {settings['policy']}"
    )


def _write(figures: Mapping[str, "Answer"], format_: TableFormat, out: TextIO, most: int | None = None) -> None:
    """Write tables; CSV has the last one, which is the only one."""
    match format_:
        case TableFormat.RICH:
            _write_tables(figures, out, most)
        case TableFormat.JSON:
            told = {name: _objects(answer) for name, answer in figures.items()}
            written = json.dumps(told.get("", told), ensure_ascii=False, indent=2, default=str)
            out.write(UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], written) + "\n")
        case TableFormat.CSV:
            for answer in figures.values():
                writer = csv.writer(out, lineterminator="\n")
                writer.writerow(answer.columns)
                writer.writerows([_unless_steering(value, out) for value in row] for row in answer.rows)


def _write_tables(figures: Mapping[str, "Answer"], out: TextIO, most: int | None) -> None:
    """Write tables for a terminal: those of the report with what fits there, an answer in SQL as it is."""
    from attrib.corpus.figures import FIGURES, are_percentages, fit
    from attrib.corpus.terminal import make_console, write_table

    console = make_console(out)
    for name, answer in figures.items():
        figure = FIGURES.get(name)
        shown = fit(name, answer) if figure else answer
        heads = [figure.narrow.get(column, column) if figure else column for column in shown.columns]
        percent = are_percentages(name, shown) if figure else [False] * len(heads)
        write_table(figure.title if figure else "", heads, shown.rows[:most], percent, console)
        if most is not None and len(shown.rows) > most:
            console.print(f"… {len(shown.rows) - most:,} more rows: --table {name} --format csv")


def _unless_steering(value: object, out: TextIO) -> object:
    """Return a value for CSV: as it is for a file, without what would steer it for a terminal."""
    return visible(value) if isinstance(value, str) and out.isatty() else value


def _objects(answer: "Answer") -> list[dict[str, Any]]:
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
