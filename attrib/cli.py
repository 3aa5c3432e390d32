"""The command line: read options, call one function, pick a writer, return an exit code."""

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Iterator
from enum import IntEnum, StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated, TextIO

import typer

from attrib.article import STDIN, read_text
from attrib.errors import AttribError, UsageError
from attrib.languages import language_codes
from attrib.model import Failure, Level, Report, Run
from attrib.parse import StanzaParser
from attrib.pipeline import AUTO, Parser, check_text
from attrib.policy import load_policy
from attrib.report import ELSEWHERE, FORMATS, ON_TERMINAL
from attrib.report.safe_text import visible
from attrib.report.terminal import show_status, write_report


class ExitStatus(IntEnum):
    """What the command tells the shell."""

    OK = 0
    FINDINGS = 1
    ERROR = 2
    INTERRUPTED = 130


class FailOn(StrEnum):
    """From which level on findings make the command fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class ColorWhen(StrEnum):
    """When the terminal report has colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


app = typer.Typer(
    name="attrib",
    help="Who says what: checks how news articles attribute their claims, in Dutch and English.",
    epilog="Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage or unreadable input, 130 interrupted.",
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
    app()


@app.callback(invoke_without_command=True)
def attrib(
    show_version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)] = False,
) -> None:
    """Who says what: checks how news articles attribute their claims, in Dutch and English."""
    if show_version:
        typer.echo(f"attrib {_version()}")
        raise typer.Exit(ExitStatus.OK)


@app.command()
def check(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Articles as plain text in UTF-8; - is standard input.")
    ],
    lang: Annotated[str, typer.Option(help="Language of the articles: auto, or one of our codes (en, nl).")] = AUTO,
    format: Annotated[  # noqa: A002 - the option's name is the user's word
        str | None, typer.Option(help="rich, text or json; rich on a terminal and text elsewhere if not given.")
    ] = None,
    output: Annotated[Path | None, typer.Option(help="Write the report to this file, whole or not at all.")] = None,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 for findings of this level or worse.")] = FailOn.ERROR,
    models: Annotated[
        Path | None, typer.Option(envvar="ATTRIB_MODELS", help="Folder of Stanza models in place of the embedded ones.")
    ] = None,
    color: Annotated[ColorWhen, typer.Option(help="Colour in the rich report.")] = ColorWhen.AUTO,
) -> None:
    """Check articles: who says what in them, which sources stay unknown, and what would mend it."""
    with _one_line_errors():
        format_name = _format(format, output)
        run = _check_all(paths, _language(lang), StanzaParser(models))
        with _stream(output) as out:
            if format_name == ON_TERMINAL:
                write_report(run, out, color=color.value)
            else:
                FORMATS[format_name].write_report(run, out)
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
    return Run(version=_version(), reports=tuple(reports), failures=tuple(failures))


def _failure(path: str, message: str) -> Failure:
    """Say on standard error, in one line, that an article could not be checked."""
    print(visible(f"attrib: {path}: {message}"), file=sys.stderr)  # noqa: T201
    return Failure(path=path, message=message)


def _language(code: str) -> str:
    """Return a language code as asked for, or raise UsageError."""
    if code != AUTO and code not in language_codes():
        raise UsageError(f"--lang {code}: no such language: choose auto or one of {', '.join(language_codes())}")
    return code


def _format(name: str | None, output: Path | None) -> str:
    """Return the format asked for, or the one that fits where the report goes."""
    if name is None:
        return ON_TERMINAL if output is None and sys.stdout and sys.stdout.isatty() else ELSEWHERE
    if name not in FORMATS:
        raise UsageError(f"--format {name}: no such format: choose one of {', '.join(FORMATS)}")
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


@contextlib.contextmanager
def _stream(output: Path | None) -> Iterator[TextIO]:
    """Give standard output, or a file that takes its place only when all is written."""
    if output is None or str(output) == STDIN:
        with _standard_output() as out:
            yield out
        return
    written = io.StringIO()
    yield written
    _replace(output, written.getvalue())


@contextlib.contextmanager
def _standard_output() -> Iterator[TextIO]:
    """Give standard output; UsageError if it is closed or its device is full."""
    if sys.stdout is None:
        raise UsageError("standard output is closed: name a file with --output")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _forget_output()
        raise UsageError(f"standard output cannot be written ({error.strerror}): name a file with --output") from error


def _forget_output() -> None:
    """Let Python's own flush at exit find an open place to write to."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _replace(file: Path, text: str) -> None:
    """Put a text in a file's place, whole or not at all."""
    if not file.name:
        raise UsageError(f"--output {file}: this is a folder: name a file in it")
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        reason = error.strerror or error
        raise UsageError(
            f"--output {file}: cannot be written ({reason}): name a file in a folder that exists"
        ) from error


@contextlib.contextmanager
def _one_line_errors() -> Iterator[None]:
    """Turn an error that the user can mend into one line and an exit code."""
    try:
        yield
    except AttribError as error:
        print(visible(f"attrib: {error}"), file=sys.stderr)  # noqa: T201
        raise typer.Exit(ExitStatus.ERROR) from error
    except KeyboardInterrupt as error:
        print("attrib: interrupted", file=sys.stderr)  # noqa: T201
        raise typer.Exit(ExitStatus.INTERRUPTED) from error
    except BrokenPipeError as error:
        _forget_output()  # the reader has seen enough
        raise typer.Exit(ExitStatus.OK) from error


def _version() -> str:
    """Return the installed version."""
    try:
        return version("attrib")
    except PackageNotFoundError:
        return "0+unknown"
