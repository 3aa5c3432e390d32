"""`attrib eval`: run on articles that somebody annotated, and tell how well the attributions agree."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from attrib.cli.checking import flags
from attrib.cli.exit_status import ExitStatus
from attrib.cli.grouped_help import GroupedCommand
from attrib.cli.options import (
    REPORT,
    SETTINGS,
    LanguageOption,
    ModelsOption,
    NoCacheOption,
    OutputOption,
    ReaderOption,
)
from attrib.cli.parsers import make_parser, open_store, reader_of
from attrib.cli.streams import one_line_errors, open_output, say
from attrib.config.settings import read_configuration
from attrib.errors import AttribError, UsageError
from attrib.evaluate.annotation import Found, GoldArticle
from attrib.evaluate.figures import figures_of
from attrib.evaluate.gold import found_in, read_gold
from attrib.evaluate.table import show
from attrib.languages import BROAD, NARROW
from attrib.languages.folders import language_codes
from attrib.model import Policy
from attrib.pipeline import AUTO, Parser, check_text
from attrib.policy import load_policy
from attrib.report.progress import show_status


class EvalFormat(StrEnum):
    """How figures are written."""

    TABLE = "table"
    JSON = "json"


class Attitudes(StrEnum):
    """What counts as a claim."""

    NARROW = NARROW
    BROAD = BROAD


app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("eval", cls=GroupedCommand)
def eval_command(
    gold: Annotated[
        list[Path],
        typer.Argument(
            metavar="GOLD...",
            help="Annotated articles: text files, JSON Lines, plain or .xz, or a folder of texts or of brat.",
        ),
    ],
    lang: LanguageOption = None,
    format: Annotated[  # noqa: A002 - the option's name is the user's word
        EvalFormat, typer.Option(help="How to write the figures.", rich_help_panel=REPORT)
    ] = EvalFormat.TABLE,
    output: OutputOption = None,
    intervals: Annotated[
        bool,
        typer.Option("--intervals", help="Add 95% bootstrap intervals over articles.", rich_help_panel=REPORT),
    ] = False,
    attitudes: Annotated[
        Attitudes,
        typer.Option(
            help="What counts as a claim; broad takes in plans, questions and refusals, as PolNeAR does.",
            rich_help_panel=SETTINGS,
        ),
    ] = Attitudes.NARROW,
    models: ModelsOption = None,
    reader: ReaderOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Measure attrib on articles that somebody annotated: attributions, sources, what is told of them."""
    with one_line_errors():
        # No configuration is read: what a newsroom chose is no part of what is measured.
        given = flags(locals(), but=("format", "lang", "attitudes"))
        settings = read_configuration(os.environ, given, isolated=True).settings_for("-")
        articles = read_gold(*gold)
        found = dict(
            _find_all(
                articles,
                _known(lang),
                make_parser(
                    settings.models,
                    open_store(settings.cache),
                    replace(reader_of(settings), broad=attitudes is Attitudes.BROAD),
                ),
                replace(load_policy(), attitudes=attitudes.value),
            )
        )
        figures = figures_of(articles, found, intervals=intervals)
        with open_output(output, gold) as out:
            out.write(show(figures) if format is EvalFormat.TABLE else json.dumps(figures, indent=2) + "\n")
        raise typer.Exit(ExitStatus.ERROR if len(found) < len(articles) else ExitStatus.OK)


def _known(language: str | None) -> str | None:
    """Return the language asked for, or raise UsageError."""
    if language not in (None, AUTO, *language_codes()):
        raise UsageError(f"--lang {language}: no such language: choose auto or one of {', '.join(language_codes())}")
    return language


def _find_all(
    articles: tuple[GoldArticle, ...], language: str | None, parser: Parser, policy: Policy
) -> Iterator[tuple[str, Found]]:
    """Yield what we find in the articles by id; those that cannot be analysed are named on standard error."""
    for number, article in enumerate(articles, start=1):
        code = language or article.language or AUTO
        try:
            with show_status(f"{number}/{len(articles)} {article.id}"):
                report = check_text(article.text, path=article.id, language=code, parser=parser, policy=policy)
        except AttribError as error:
            say(f"{article.id}: {error}")
        else:
            yield article.id, found_in(report.analysis)
