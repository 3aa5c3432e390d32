"""`attrib check`: read articles, report on each, and tell by the exit code what was found."""

import os
import sys
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from attrib.cli.checking import Checker, flags
from attrib.cli.exit_status import ExitStatus
from attrib.cli.grouped_help import GroupedCommand
from attrib.cli.options import (
    OUTCOME,
    REPORT,
    SETTINGS,
    BaselineOption,
    ChecklistOption,
    ColorOption,
    ColorWhen,
    ConfigOption,
    ExplainScoreOption,
    ExtendSelectOption,
    FailOn,
    IgnoreOption,
    IsolatedOption,
    LanguageOption,
    ModelsOption,
    NoCacheOption,
    OutputOption,
    ProfileOption,
    ReaderOption,
    SelectOption,
)
from attrib.cli.step_summary import append_step_summary
from attrib.cli.streams import one_line_errors, open_output, say
from attrib.config.settings import Settings, read_configuration
from attrib.errors import UsageError
from attrib.model import Level, Report, Run
from attrib.report import ELSEWHERE, FORMATS, NEEDS_WORDS, ON_TERMINAL

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("check", cls=GroupedCommand)
def check_command(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Articles as plain text or Markdown in UTF-8, folders of them, patterns; - is standard input.",
        ),
    ],
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    extend_select: ExtendSelectOption = None,
    format: Annotated[  # noqa: A002 - the option's name is the user's word
        str | None,
        typer.Option(
            metavar="NAME",
            help=f"One of {', '.join(FORMATS)}. If not given: {ON_TERMINAL} on a terminal, {ELSEWHERE} elsewhere.",
            rich_help_panel=REPORT,
        ),
    ] = None,
    output: OutputOption = None,
    color: ColorOption = ColorWhen.AUTO,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Leave all words of the articles out.", rich_help_panel=REPORT)
    ] = False,
    explain_score: ExplainScoreOption = False,
    checklist: ChecklistOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.", rich_help_panel=REPORT)] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose", "-v", help="Say for each article what was set and what was suppressed.", rich_help_panel=REPORT
        ),
    ] = False,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(help="Exit with 1 for findings of this level or worse. Default: error.", rich_help_panel=OUTCOME),
    ] = None,
    min_score: Annotated[
        float | None,
        typer.Option(
            metavar="N",
            help="Exit with 1 for an index below this; an article without index never fails.",
            rich_help_panel=OUTCOME,
        ),
    ] = None,
    baseline: BaselineOption = None,
    lang: LanguageOption = None,
    profile: ProfileOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            metavar="PATH", help="What standard input is called; its configuration is used.", rich_help_panel=SETTINGS
        ),
    ] = None,
    models: ModelsOption = None,
    reader: ReaderOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Check articles: who says what in them, which sources stay unknown, and what would mend it."""
    with one_line_errors():
        given = flags(
            select=select,
            ignore=ignore,
            extend_select=extend_select,
            format=format,
            fail_on=fail_on.value if fail_on else None,
            min_score=min_score,
            baseline=baseline,
            lang=lang,
            profile=profile,
            models=models,
            reader=reader,
            no_cache=no_cache,
        )
        configuration = read_configuration(os.environ, given, config, isolated=isolated)
        format_name = _format(configuration.settings_for("-").format, output, no_text=no_text)
        checker = Checker(configuration=configuration, stdin_filename=stdin_filename, quiet=quiet, verbose=verbose)
        run = checker.check(paths)
        for report in run.reports if verbose else ():
            say(_account(report, checker.settings_for(report.article.path)))
        if no_text:
            from attrib.report.wordless import without_words  # asked for now and then

            run = without_words(run)
        run = replace(run, explain_score=explain_score, checklist=checklist)
        with open_output(output) as out:
            if format_name == ON_TERMINAL:
                from attrib.report.terminal import write_report  # brings Rich

                write_report(run, out, color=color.value)
            else:
                FORMATS[format_name].write_report(run, out)
        append_step_summary(partial(FORMATS["markdown"].write_report, run), format_name)
        raise typer.Exit(_status(run, checker))


def _format(name: str | None, output: Path | None, *, no_text: bool) -> str:
    """Return the format that is set, or the one that fits where the report goes."""
    if name is None:
        return ON_TERMINAL if output is None and not no_text and sys.stdout and sys.stdout.isatty() else ELSEWHERE
    if no_text and name in NEEDS_WORDS:
        others = ", ".join(other for other in FORMATS if other not in NEEDS_WORDS)
        raise UsageError(f"--no-text: the format {name} shows the article: choose one of {others}")
    return name


def _status(run: Run, checker: Checker) -> ExitStatus:
    """Return the exit code: what could not be checked weighs more than what was found."""
    failed = [_fails(report, checker.settings_for(report.article.path)) for report in run.reports]
    if run.failures:
        return ExitStatus.ERROR
    return ExitStatus.FINDINGS if any(failed) else ExitStatus.OK


def _fails(report: Report, settings: Settings) -> bool:
    """Tell whether an article has findings that must not be, or an index below what was asked, which is said."""
    index, least = report.score.index, settings.min_score
    too_low = index is not None and least is not None and index < least
    if too_low:
        say(f"{report.article.path}: index {index} is below min-score {least:g}")
    if settings.fail_on == FailOn.NEVER:
        return too_low
    limit = Level(settings.fail_on).rank
    return too_low or any(finding.level.rank <= limit for finding in report.findings)


def _account(report: Report, settings: Settings) -> str:
    """Return by what an article was checked, and what is kept from the report."""
    counts = Counter(item.by.value for item in report.suppressed)
    suppressed = ", ".join(f"{count} by {by}" for by, count in sorted(counts.items())) or "none"
    source = settings.file.name if settings.file else "no configuration"
    profile = settings.values[("profile",)].value
    return (
        f"{report.article.path}: {source}, profile {profile}, {len(report.rules)} rules in force; "
        f"findings suppressed: {suppressed}"
    )
