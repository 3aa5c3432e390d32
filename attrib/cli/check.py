"""`attrib check`: read articles, report on each, and tell by the exit code what was found."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated, TextIO

import typer

from attrib.cli.checking import Checker, flags, passed_over
from attrib.cli.exit_status import ExitStatus
from attrib.cli.grouped_help import GroupedCommand
from attrib.cli.inputs import find_articles
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
    MaxSizeOption,
    ModelsOption,
    NoCacheOption,
    OutputOption,
    ProfileOption,
    ReaderOption,
    ReportLanguageOption,
    SelectOption,
    TrustConfigOption,
)
from attrib.cli.step_summary import append_step_summary
from attrib.cli.streams import is_terminal, one_line_errors, open_output, refuse_inputs, say
from attrib.config.settings import Settings, read_configuration
from attrib.errors import UsageError
from attrib.formats.files import STDIN
from attrib.messages import Message, at
from attrib.model import Failure, Level, Report, Run
from attrib.records import dataclass
from attrib.report import ELSEWHERE, FORMATS, NEEDS_WORDS, ON_TERMINAL, usual_format
from attrib.report.safe_text import visible
from attrib.report.voices import told_in

COUNTED = ("rich", "text", "json")
"""The formats in which findings can be counted."""

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("check", cls=GroupedCommand)
def check_command(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Articles as text, Markdown, HTML, Word, JSON or XML; folders of them, patterns; - is standard input.",
        ),
    ],
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    extend_select: ExtendSelectOption = None,
    format: Annotated[  # noqa: A002 - the option's name is the user's word
        str | None,
        typer.Option(
            metavar="NAME",
            help=f"One of {', '.join(FORMATS)}. If not given: {ON_TERMINAL} on a terminal, in a file by its ending, "
            f"{ELSEWHERE} elsewhere.",
            rich_help_panel=REPORT,
        ),
    ] = None,
    report_lang: ReportLanguageOption = None,
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
            "--verbose",
            "-v",
            help="Say for each what was set, suppressed and not read, and why a source is of its kind (rich).",
            rich_help_panel=REPORT,
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
    trust_config: TrustConfigOption = False,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            metavar="PATH", help="What standard input is called; its configuration is used.", rich_help_panel=SETTINGS
        ),
    ] = None,
    force_exclude: Annotated[
        bool,
        typer.Option(
            "--force-exclude",
            help="Leave out what is excluded also where it is named, as a hook names files.",
            rich_help_panel=SETTINGS,
        ),
    ] = False,
    allow_network: Annotated[
        bool,
        typer.Option(
            "--allow-network", help="Fetch articles that are named by address (https://…).", rich_help_panel=SETTINGS
        ),
    ] = False,
    models: ModelsOption = None,
    reader: ReaderOption = None,
    max_size: MaxSizeOption = None,
    no_cache: NoCacheOption = False,
    statistics: Annotated[
        bool,
        typer.Option(
            "--statistics", help="Count the findings of each rule instead (text, json).", rich_help_panel=REPORT
        ),
    ] = False,
    show_files: Annotated[
        bool, typer.Option("--show-files", help="List the articles that would be checked, and check none.")
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", "-w", help="Check again whenever something changes.")] = False,
) -> None:
    """Check articles: who says what in them, which sources stay unknown, and what would mend it."""
    with one_line_errors(report_lang):
        refuse_inputs(output, "--output", paths)
        given = flags(locals())
        read = partial(read_configuration, os.environ, given, config, isolated=isolated, trusted=trust_config)
        if show_files:
            raise typer.Exit(list_articles(find_articles(paths, read(), force_exclude=force_exclude)))
        checker = Checker(
            configuration=read(),
            stdin_filename=stdin_filename,
            force_exclude=force_exclude,
            allow_network=allow_network,
            language=report_lang,
            quiet=quiet,
            verbose=verbose,
        )
        wish = _Wish(
            paths=paths,
            output=output,
            color=color,
            words=not no_text,
            explain_score=explain_score,
            checklist=checklist,
            statistics=statistics,
        )
        if watch:
            from attrib.cli.watch import watch_articles  # asked for now and then

            raise typer.Exit(watch_articles(paths, partial(_check, wish), checker, read))
        raise typer.Exit(_check(wish, checker)[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """What a command line asks for, beside what is set for each article."""

    paths: Sequence[str]
    output: Path | None
    color: ColorWhen
    words: bool
    explain_score: bool
    checklist: bool
    statistics: bool


def _check(wish: _Wish, checker: Checker) -> tuple[ExitStatus, tuple[str, ...]]:
    """Check articles and write the report; return what came of it, and the files that were read."""
    here = checker.settings_for("-")
    format_name = _format(here.format, wish)
    run = checker.check(wish.paths)
    if checker.verbose:
        _tell(run, checker, words=wish.words)
    shown = run if wish.words else _wordless(run)
    shown = replace(
        shown,
        explain_score=wish.explain_score,
        checklist=wish.checklist,
        evidence=checker.verbose,
        rule_pages=here.rule_pages,
    )
    shown = told_in(shown, here.report_lang, format_name)
    inputs = checker.inputs(run)
    with open_output(wish.output, inputs) as out:
        _writer(format_name, wish)(shown, out)
    append_step_summary(partial(FORMATS["markdown"].write_report, shown), format_name)
    return _status(run, checker), inputs


def list_articles(articles: Iterable[str | Failure]) -> ExitStatus:
    """Print the articles that would be checked, one a line; say which paths lead to none."""
    status = ExitStatus.OK
    with open_output(None) as out:
        for article in articles:
            if failure := _missing(article):
                say(at(failure.path, failure.message))
                status = ExitStatus.ERROR
            else:
                out.write(f"{visible(str(article))}\n")
    return status


def _missing(article: str | Failure) -> Failure | None:
    """Return why a path of the command line leads to no article, None if it leads to one."""
    if isinstance(article, Failure) or article == STDIN or os.path.exists(article):
        return article if isinstance(article, Failure) else None
    return Failure(path=article, message=Message("no such file: check the path"))


def _tell(run: Run, checker: Checker, *, words: bool) -> None:
    """Say by what each article was checked, and what of its file was not read."""
    for report in run.reports:
        say(_account(report, checker.settings_for(report.article.path)))
        for line in passed_over(report.article, words=words):
            say(line)


def _wordless(run: Run) -> Run:
    from attrib.report.wordless import without_words  # asked for now and then

    return without_words(run)


def _writer(format_name: str, wish: _Wish) -> Callable[[Run, TextIO], None]:
    """Return what writes a run."""
    if wish.statistics:
        from attrib.report import statistics

        return statistics.write_json if format_name == "json" else statistics.write_text
    if format_name == ON_TERMINAL:
        from attrib.report.terminal import write_report  # brings Rich

        return partial(write_report, color=wish.color.value)
    return FORMATS[format_name].write_report


def _format(name: str | None, wish: _Wish) -> str:
    """Return the format that is set, or the one that fits where the report goes."""
    if name is None:
        name = usual_format(wish.output, terminal=wish.words and is_terminal(sys.stdout))
    if wish.statistics and name not in COUNTED:
        raise UsageError(
            Message(
                "--statistics: counts are not written as {name}: choose one of {known}",
                name=name,
                known=", ".join(COUNTED),
            )
        )
    if not wish.words and name in NEEDS_WORDS and not wish.statistics:
        others = ", ".join(other for other in FORMATS if other not in NEEDS_WORDS)
        raise UsageError(
            Message("--no-text: the format {name} shows the article: choose one of {others}", name=name, others=others)
        )
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
        say(at(report.article.path, Message("index {index} is below min-score {least:g}", index=index, least=least)))
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
