"""Streams and errors: where a report goes, and one line on standard error for what a user can mend."""

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import typer

from attrib.article import STDIN
from attrib.cli.exit_status import ExitStatus
from attrib.errors import AttribError, ConfigError, UsageError
from attrib.report.safe_text import visible


@contextlib.contextmanager
def open_output(output: Path | None) -> Iterator[TextIO]:
    """Give standard output, or a file that takes its place only when all is written."""
    if output is None or str(output) == STDIN:
        with _standard_output() as out:
            yield out
        return
    written = io.StringIO()
    yield written
    replace_file(output, written.getvalue(), "--output")


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


def replace_file(file: Path, text: str, option: str) -> None:
    """Put a text in a file's place, whole or not at all; an error names the option that gave the file.

    A link stays, and what it points to is replaced; a device or pipe, such as /dev/null, is written to where it is.
    """
    if not file.name:
        raise UsageError(f"{option} {file}: this is a folder: name a file in it")
    place = file.resolve() if file.is_symlink() else file
    special = place.exists() and not place.is_file() and not place.is_dir()
    beside = place if special else place.with_name(f".{place.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
        if not special:
            beside.replace(place)
    except OSError as error:
        if not special:
            beside.unlink(missing_ok=True)
        reason = error.strerror or error
        raise UsageError(
            f"{option} {file}: cannot be written ({reason}): name a file in a folder that exists"
        ) from error


@contextlib.contextmanager
def one_line_errors() -> Iterator[None]:
    """Turn an error that the user can mend into one line and an exit code; a bug keeps its traceback.

    Of a faulty configuration the line is shown too.
    """
    try:
        yield
    except typer.Exit:
        raise
    except AttribError as error:
        say(str(error))
        for line in error.excerpt if isinstance(error, ConfigError) else ():
            print(visible(line), file=sys.stderr)  # noqa: T201 - for the user
        raise typer.Exit(ExitStatus.ERROR) from error
    except KeyboardInterrupt as error:
        say("interrupted")
        raise typer.Exit(ExitStatus.INTERRUPTED) from error
    except BrokenPipeError as error:
        _forget_output()  # the reader has seen enough
        raise typer.Exit(ExitStatus.OK) from error
    except Exception as error:
        traceback.print_exc()
        say(f"internal error ({type(error).__name__}): please report it")
        raise typer.Exit(ExitStatus.ERROR) from error


def say(message: str) -> None:
    """Write a message for the user to standard error, in one line that steers no terminal."""
    print(visible(f"attrib: {message}"), file=sys.stderr)  # noqa: T201
