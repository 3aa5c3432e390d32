"""`attrib corpus report` and `attrib corpus sql`: what a corpus tells, at the terminal, as a page, for programs."""

import csv
import json
import math
import re
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from attrib.cli.exit_status import ExitStatus
from attrib.cli.options import REPORT, OutputOption, ReportLanguageOption
from attrib.cli.spoken import chosen_voice
from attrib.cli.streams import one_line_errors, open_output, replace_file, say
from attrib.corpus.extras import need
from attrib.errors import UsageError
from attrib.messages import Message, Plural, Voice, at
from attrib.report.json import UNSAFE
from attrib.report.safe_text import visible
from attrib.report.wording import IN_ENGLISH

if TYPE_CHECKING:
    from attrib.corpus.dataset import Corpus
    from attrib.corpus.views import Answer

# What a spreadsheet takes for a formula, and runs.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
# Control characters but line breaks and tabs, which are part of a cell.
STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# A table at the terminal has no more rows; the other formats have all.
MOST_ROWS = 40
ARTICLES = Plural("{n:,} article", "{n:,} articles")


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
    by: Annotated[
        str,
        typer.Option(
            metavar="COLUMN",
            help="A column of the table of articles, such as lang, in place of outlets.",
            rich_help_panel=REPORT,
        ),
    ] = "outlet",
    report_lang: ReportLanguageOption = None,
    output: OutputOption = None,
) -> None:
    """Sum a corpus up by outlet and month: anonymous shares, index, kinds of source, words for anonymous sources."""
    with one_line_errors(report_lang):
        voice = chosen_voice(report_lang)
        corpus, manifest = _open(directory)
        from attrib.corpus.figures import FIGURES, GROUPS, compute_figures

        if by not in GROUPS:
            raise UsageError(
                Message("--by {by}: no such column: choose one of {known}", by=by, known=", ".join(GROUPS))
            )
        if by != "outlet" and html is not None:
            raise UsageError(Message("--by: the page is by outlet: leave one of --by and --html out"))
        if html is None and format is TableFormat.CSV and table is None:
            raise UsageError(
                Message("--format csv: holds one table: choose it with --table: {known}", known=", ".join(FIGURES))
            )
        if table is not None and table not in FIGURES:
            raise UsageError(
                Message("--table {table}: no such table: choose one of {known}", table=table, known=", ".join(FIGURES))
            )
        figures = compute_figures(corpus, (table,) if table and html is None else tuple(FIGURES), by)
        if html is not None:
            from attrib.corpus.page import render_page

            name = Path(directory.rstrip("/")).name or directory
            page = render_page(name, figures, voice(_made_by(manifest)), voice) + "\n"
            replace_file(html, page, "--html", corpus.local_files())
        else:
            with open_output(output, corpus.local_files()) as out:
                _write(figures, format, out, voice, most=MOST_ROWS)
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
        with open_output(output, corpus.local_files()) as out:
            _write({"": answer}, format or (TableFormat.RICH if on_terminal else TableFormat.CSV), out, IN_ENGLISH)
        raise typer.Exit(ExitStatus.OK)


def _open(directory: str) -> tuple["Corpus", Mapping[str, Any]]:
    """Return a corpus with its manifest. Raises UsageError where there is none, or a part of it is damaged."""
    if not directory:
        raise UsageError(Message("DIR is empty: name the folder of a run"))
    need("pyarrow")
    need("duckdb")
    from attrib.corpus.dataset import Corpus

    corpus = Corpus(directory)
    manifest = corpus.read_manifest()
    if manifest is None:
        raise UsageError(
            at(
                str(directory),
                Message(
                    "holds no run: make one with 'attrib corpus run INPUT --output {directory}'", directory=directory
                ),
            )
        )
    if damaged := corpus.damaged(corpus.finished()):
        raise UsageError(
            at(
                str(directory),
                Message(
                    "{damaged} is missing or damaged: repeat the 'attrib corpus run' that made it, "
                    "which does that part anew",
                    damaged=damaged[0],
                ),
            )
        )
    if manifest["status"] != "finished":
        say(at(str(directory), Message("the run is not finished: the figures are those of what is there")))
    return corpus, manifest


def _made_by(manifest: Mapping[str, Any]) -> Message:
    """Return in one line how a corpus was made."""
    settings, articles = manifest["settings"], manifest["input"]["articles"]
    counted = ARTICLES(articles)
    unfinished = Message("{articles}, not finished", articles=counted)
    return Message(
        "{articles}; attrib {version}, profile {profile}, policy {policy}",
        articles=counted if manifest["status"] == "finished" else unfinished,
        version=settings["version"],
        profile=settings["profile"],
        policy=settings["policy"],
    )


def _write(
    figures: Mapping[str, "Answer"], format_: TableFormat, out: TextIO, say: Voice, most: int | None = None
) -> None:
    """Write tables; CSV has the last one, which is the only one."""
    match format_:
        case TableFormat.RICH:
            _write_tables(figures, out, most, say)
        case TableFormat.JSON:
            told = {name: _objects(answer) for name, answer in figures.items()}
            written = json.dumps(_plain(told.get("", told)), ensure_ascii=False, indent=2, default=str, allow_nan=False)
            out.write(UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], written) + "\n")
        case TableFormat.CSV:
            for answer in figures.values():
                writer = csv.writer(out, lineterminator="\n")
                writer.writerows([_cell(value, out) for value in row] for row in (answer.columns, *answer.rows))


def _write_tables(figures: Mapping[str, "Answer"], out: TextIO, most: int | None, say: Voice) -> None:
    """Write tables for a terminal: those of the report with what fits there, an answer in SQL as it is."""
    from attrib.corpus.figures import (
        FIGURES,
        MONTHS,
        are_percentages,
        fit,
        head_of,
        in_our_words,
        title_of,
        without_repeats,
    )
    from attrib.corpus.terminal import make_console, write_table

    console = make_console(out)
    for name, answer in figures.items():
        figure = FIGURES.get(name)
        shown = fit(name, answer) if figure else answer
        heads = [figure.narrow.get(column) or head_of(column) if figure else column for column in shown.columns]
        shown = in_our_words(shown) if figure else shown
        percent = are_percentages(name, shown) if figure else [False] * len(heads)
        rows = without_repeats(shown.rows[:most]) if name == MONTHS else shown.rows[:most]
        write_table(title_of(name, answer.columns[0]) if figure else "", heads, rows, percent, console, say)
        if most is not None and len(shown.rows) > most:
            console.print(say("… {n:,} more rows: --table {name} --format csv", n=len(shown.rows) - most, name=name))


def _cell(value: object, out: TextIO) -> object:
    r"""Return a value for CSV in which nothing steers a terminal, nor is a formula for a spreadsheet.

    >>> from io import StringIO
    >>> _cell("=cmd|' /C calc'!A0", StringIO()), _cell("a\x1b[31mb", StringIO()), _cell(-5, StringIO())
    ("'=cmd|' /C calc'!A0", 'a␛[31mb', -5)
    """
    if not isinstance(value, str):
        return value
    shown = visible(value) if out.isatty() else STEERING.sub(lambda match: visible(match[0]), value)
    return f"'{shown}" if shown.startswith(FORMULAS) else shown


def _plain(value: Any) -> Any:
    """Return a value for JSON, which has no number that is none."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {str(name): _plain(below) for name, below in value.items()}
    return [_plain(below) for below in value] if isinstance(value, list | tuple) else value


def _objects(answer: "Answer") -> list[dict[str, Any]]:
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
