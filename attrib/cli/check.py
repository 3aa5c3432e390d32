"""`attrib check`: read articles, report on each, and tell by the exit code what was found."""

import sys
import traceback
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from attrib.article import read_text
from attrib.cli.exit_status import ExitStatus
from attrib.cli.options import (
    ChecklistOption,
    ColorOption,
    ColorWhen,
    ExplainScoreOption,
    FailOn,
    LanguageOption,
    ModelsOption,
    OutputOption,
    known_language,
)
from attrib.cli.parsers import make_parser
from attrib.cli.step_summary import append_step_summary
from attrib.cli.streams import one_line_errors, open_output, say
from attrib.cli.version import installed_version
from attrib.errors import AttribError, UsageError
from attrib.model import Failure, Level, Report, Run
from attrib.pipeline import AUTO, Parser, check_text
from attrib.policy import load_policy
from attrib.report import ELSEWHERE, FORMATS, NEEDS_WORDS, ON_TERMINAL
from attrib.report.terminal import show_status, write_report
from attrib.report.wordless import without_words


def check_command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Articles as plain text in UTF-8; - is standard input.")
    ],
    lang: LanguageOption = AUTO,
    format: Annotated[  # noqa: A002 - the option's name is the user's word
        str | None,
        typer.Option(
            help=f"One of {', '.join(FORMATS)}. If not given: {ON_TERMINAL} on a terminal, {ELSEWHERE} elsewhere."
        ),
    ] = None,
    output: OutputOption = None,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 for findings of this level or worse.")] = FailOn.ERROR,
    models: ModelsOption = None,
    color: ColorOption = ColorWhen.AUTO,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave all words of the articles out.")] = False,
    explain_score: ExplainScoreOption = False,
    checklist: ChecklistOption = False,
) -> None:
    """Check articles: who says what in them, which sources stay unknown, and what would mend it."""
    with one_line_errors():
        format_name = _format(format, output, no_text=no_text)
        run = _check_all(paths, known_language(lang), make_parser(models))
        run = without_words(run) if no_text else run
        run = replace(run, explain_score=explain_score, checklist=checklist)
        with open_output(output) as out:
            if format_name == ON_TERMINAL:
                write_report(run, out, color=color.value)
            else:
                FORMATS[format_name].write_report(run, out)
        append_step_summary(partial(FORMATS["markdown"].write_report, run), format_name)
        raise typer.Exit(_status(run, fail_on))


def _check_all(paths: list[str], language: str, parser: Parser) -> Run:
    """Return the reports on all articles that can be checked, and the failures of the others."""
    policy = load_policy()
    reports: list[Report] = []
    failures: list[Failure] = []
    for number, path in enumerate(paths, start=1):
        try:
            with show_status(f"{number}/{len(paths)} {path}"):
                text = read_text(path)
                reports.append(check_text(text, path=path, language=language, parser=parser, policy=policy))
        except AttribError as error:
            failures.append(_failure(path, str(error)))
        except Exception as error:  # a bug in attrib must not cost the user the other articles
            traceback.print_exc()
            failures.append(_failure(path, f"internal error ({type(error).__name__}): please report it"))
    return Run(version=installed_version(), reports=tuple(reports), failures=tuple(failures))


def _failure(path: str, message: str) -> Failure:
    """Say on standard error, in one line, that an article could not be checked."""
    say(f"{path}: {message}")
    return Failure(path=path, message=message)


def _format(name: str | None, output: Path | None, *, no_text: bool) -> str:
    """Return the format asked for, or the one that fits where the report goes."""
    if name is None:
        return ON_TERMINAL if output is None and not no_text and sys.stdout and sys.stdout.isatty() else ELSEWHERE
    if name not in FORMATS:
        raise UsageError(f"--format {name}: no such format: choose one of {', '.join(FORMATS)}")
    if no_text and name in NEEDS_WORDS:
        others = ", ".join(other for other in FORMATS if other not in NEEDS_WORDS)
        raise UsageError(f"--no-text: the format {name} shows the article: choose one of {others}")
    return name


def _status(run: Run, fail_on: FailOn) -> ExitStatus:
    """Return the exit code: what could not be checked weighs more than what was found."""
    if run.failures:
        return ExitStatus.ERROR
    if fail_on is FailOn.NEVER:
        return ExitStatus.OK
    limit = Level(fail_on.value).rank
    found = any(finding.level.rank <= limit for report in run.reports for finding in report.findings)
    return ExitStatus.FINDINGS if found else ExitStatus.OK
