"""`attrib diff`: compare two versions of a story, or two stories on one event."""

import os
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from attrib.accounts.choose import choose
from attrib.accounts.fresh import make_account
from attrib.accounts.stored import is_stored, read_accounts
from attrib.article import STDIN, read_sidecar, read_text
from attrib.cli.checking import flags
from attrib.cli.exit_status import ExitStatus
from attrib.cli.grouped_help import GroupedCommand
from attrib.cli.options import (
    OUTCOME,
    REPORT,
    ColorOption,
    ColorWhen,
    ConfigOption,
    IsolatedOption,
    LanguageOption,
    ModelsOption,
    NoCacheOption,
    OutputOption,
    ProfileOption,
    ReaderOption,
)
from attrib.cli.parsers import make_detector, make_parser, open_store, reader_of
from attrib.cli.step_summary import append_step_summary
from attrib.cli.streams import one_line_errors, open_output
from attrib.cli.version import installed_version
from attrib.config.settings import Configuration, read_configuration
from attrib.diff import compare
from attrib.errors import AttribError, UsageError
from attrib.model import Account
from attrib.pipeline import Detect, Parser, check_text
from attrib.report import ELSEWHERE, ON_TERMINAL
from attrib.report.diffs import DIFF_FORMATS, NO_DIFF
from attrib.report.progress import show_status

SIDE = "An article as plain text, or a JSON report of attrib check; - is standard input."

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("diff", cls=GroupedCommand)
def diff_command(
    old: Annotated[str, typer.Argument(metavar="OLD", help=SIDE)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The version to compare with it, of either kind.")],
    article: Annotated[
        str | None, typer.Option(metavar="PATH", help="Which article of a report that has several.")
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name is the user's word
        str | None,
        typer.Option(
            metavar="|".join(DIFF_FORMATS),
            help="Form of the diff; rich on a terminal and text elsewhere if not given.",
            rich_help_panel=REPORT,
        ),
    ] = None,
    output: OutputOption = None,
    show_all: Annotated[bool, typer.Option("--all", help="Show unchanged claims too.", rich_help_panel=REPORT)] = False,
    fail_on_regression: Annotated[
        bool,
        typer.Option(
            "--fail-on-regression",
            help="Exit with 1 if a claim lost its identified source, a new error came, or the index fell beyond noise.",
            rich_help_panel=OUTCOME,
        ),
    ] = False,
    color: ColorOption = ColorWhen.AUTO,
    lang: LanguageOption = None,
    profile: ProfileOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    models: ModelsOption = None,
    reader: ReaderOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Compare two versions: which claims have another source, what moved the index, what is left to mend."""
    with one_line_errors():
        format_name = _format(format, output)
        if old == new == STDIN:
            raise UsageError("-: standard input is only one of the two: give the other as a file")
        given = flags(lang=lang, profile=profile, models=models, reader=reader, no_cache=no_cache)
        configuration = read_configuration(os.environ, given, config, isolated=isolated)
        # Of two versions the new one is to be published: what is set for it decides how they are compared.
        settings = configuration.settings_for(new)
        store = open_store(settings.cache)
        accounts_of = _Reader(
            configuration, make_parser(settings.models, store, reader_of(settings)), make_detector(store)
        )
        accounts = choose(accounts_of.read(old), accounts_of.read(new), article)
        diff = compare(*accounts, settings.policy, version=installed_version())
        with open_output(output) as out:
            if format_name == ON_TERMINAL:
                from attrib.report.diffs.terminal import write_diff  # brings Rich

                write_diff(diff, out, color=color.value, everything=show_all)
            else:
                DIFF_FORMATS[format_name].write_diff(diff, out)
        append_step_summary(partial(DIFF_FORMATS["markdown"].write_diff, diff), format_name)
        raise typer.Exit(ExitStatus.FINDINGS if fail_on_regression and diff.regressions else ExitStatus.OK)


@dataclass(frozen=True, slots=True)
class _Reader:
    """What makes accounts of what the command line names."""

    configuration: Configuration
    parser: Parser
    detect: Detect

    def read(self, path: str) -> tuple[Account, ...]:
        """Return the accounts of a stored report, or the one of an article; an error names the path."""
        try:
            text = read_text(path)
            settings = self.configuration.settings_for(path)
            if is_stored(text):
                return read_accounts(text, report=path, lead_factor=settings.policy.thresholds["lead-factor"])
            with show_status(path):
                report = check_text(
                    text,
                    path=path,
                    language=settings.lang,
                    parser=self.parser,
                    policy=settings.policy,
                    sidecar=read_sidecar(path),
                    detect=self.detect,
                )
            return (make_account(report),)
        except AttribError as error:
            raise type(error)(f"{path}: {error}") from error


def _format(name: str | None, output: Path | None) -> str:
    """Return the format asked for, or the one that fits where the diff goes."""
    if name is None:
        return ON_TERMINAL if output is None and sys.stdout and sys.stdout.isatty() else ELSEWHERE
    if name not in DIFF_FORMATS:
        known = ", ".join(DIFF_FORMATS)
        raise UsageError(f"--format {name}: {NO_DIFF.get(name, 'no such format')}: choose one of {known}")
    return name
