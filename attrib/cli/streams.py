"""Streams and errors: where a report goes, and one line on standard error for what a user can mend."""

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

import typer

from attrib.cli.exit_status import ExitStatus
from attrib.errors import AttribError, ConfigError, UsageError
from attrib.files import is_special, same_file, write_whole
from attrib.formats.files import STDIN
from attrib.messages import AUTO, Message, user_language, voice
from attrib.report.safe_text import visible


@contextlib.contextmanager
def open_output(output: Path | None, inputs: Iterable[str | Path] = ()) -> Iterator[TextIO]:
    """Give standard output, or a file that takes its place only when all is written.

    Raises UsageError where the file is one of the inputs.
    """
    if output is None or str(output) == STDIN:
        with _standard_output() as out:
            yield out
        return
    refuse_inputs(output, "--output", inputs := tuple(inputs))
    written = io.StringIO()
    yield written
    replace_file(output, written.getvalue(), "--output", inputs)


@contextlib.contextmanager
def _standard_output() -> Iterator[TextIO]:
    """Give standard output; UsageError if it is closed or its device is full."""
    if sys.stdout is None:
        raise UsageError(Message("standard output is closed: name a file with --output"))
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()  # the reader has seen enough; what the command says by its exit code stays
    except OSError as error:
        _forget_output()
        raise UsageError(
            Message("standard output cannot be written ({reason}): name a file with --output", reason=error.strerror)
        ) from error


def _forget_output() -> None:
    """Let Python's own flush at exit find an open place to write to."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def replace_file(file: Path, text: str, option: str, inputs: Iterable[str | Path] = ()) -> None:
    """Put a text in a file's place, whole or not at all; an error names the option that gave the file.

    A link stays, and what it points to is replaced, with its mode; a device or pipe, such as /dev/null, is written to
    where it is. Raises UsageError where the file is one of the inputs, or cannot be written.
    """
    refuse_inputs(file, option, inputs)
    if not file.name:
        raise UsageError(Message("{option} {file}: this is a folder: name a file in it", option=option, file=file))
    content = text.encode("utf-8", "backslashreplace")
    try:
        place = file.resolve() if file.is_symlink() else file
        if is_special(place):
            place.write_bytes(content)
        else:
            write_whole(place, content)
    except BrokenPipeError:
        raise
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        reason = getattr(error, "strerror", None) or error
        raise UsageError(
            Message(
                "{option} {file}: cannot be written ({reason}): name a file in a folder that exists",
                option=option,
                file=file,
                reason=reason,
            )
        ) from error


def refuse_inputs(file: Path | None, option: str, inputs: Iterable[str | Path]) -> None:
    """Raise UsageError where a file that is to be written is also one that is read."""
    if file is None or not file.is_file():
        return
    for one in inputs:
        if same_file(one, file):
            raise UsageError(
                Message(
                    "{option} {file}: this is what is read ({one}): name another file",
                    option=option,
                    file=file,
                    one=one,
                )
            )


@contextlib.contextmanager
def one_line_errors(language: str | None = None) -> Iterator[None]:
    """Turn an error that the user can mend into one line and an exit code; a bug keeps its traceback.

    It is told in a language, that of the user's locale if none is given. Of a faulty configuration the line is shown
    too.
    """
    try:
        yield
    except typer.Exit:
        raise
    except AttribError as error:
        say(error.message, language)
        for line in error.excerpt if isinstance(error, ConfigError) else ():
            print(visible(line), file=sys.stderr)  # noqa: T201 - for the user
        raise typer.Exit(ExitStatus.ERROR) from error
    except KeyboardInterrupt as error:
        say(Message("interrupted"), language)
        raise typer.Exit(ExitStatus.INTERRUPTED) from error
    except BrokenPipeError as error:
        _forget_output()  # the reader has seen enough
        raise typer.Exit(ExitStatus.OK) from error
    except Exception as error:
        traceback.print_exc()
        say(Message("internal error ({kind}): please report it", kind=type(error).__name__), language)
        raise typer.Exit(ExitStatus.ERROR) from error


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether somebody reads or writes a stream by hand; Python may have closed it."""
    return stream is not None and stream.isatty()


def ask_for_text(path: str) -> None:
    """Say how to give the text that is read next, if that is what somebody types or pastes."""
    if path == STDIN and is_terminal(sys.stdin):
        say(Message("paste the article and press Enter, then Ctrl-D; on Windows Ctrl-Z, Enter"))


def say(message: str, language: str | None = None) -> None:
    """Write a message for the user to standard error, in one line that steers no terminal.

    It is told in a language, that of the user's locale if none is given.
    """
    told = message
    if isinstance(message, Message):
        told = voice(user_language() if language in (None, AUTO) else language)(message)
    print(visible(f"attrib: {told}"), file=sys.stderr)  # noqa: T201
