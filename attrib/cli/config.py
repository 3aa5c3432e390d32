"""`attrib config`: a first configuration, what is set for an article and by whom, and the form of it for editors."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from attrib.cli.checking import flags
from attrib.cli.grouped_help import GroupedCommand
from attrib.cli.options import ConfigOption, IsolatedOption, ProfileOption, TrustConfigOption
from attrib.cli.streams import one_line_errors, open_output, say
from attrib.config.begin import QUESTIONS, Question, first_file
from attrib.config.schema import json_schema
from attrib.config.settings import read_configuration
from attrib.config.show import show_json, show_toml
from attrib.config.sources import NAMES, PYPROJECT, read_file
from attrib.errors import UsageError
from attrib.messages import Message, at
from attrib.report.safe_text import visible

app = typer.Typer(
    name="config",
    help="Begin a configuration; show what is set, and what can be.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


class ShowFormat(StrEnum):
    """How settings are shown."""

    TOML = "toml"
    JSON = "json"


@app.command("init", cls=GroupedCommand)
def init_command(
    folder: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="Where the articles are; if not given, this folder.")
    ] = Path("."),
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing: take the usual answers.")] = False,
) -> None:
    """Ask three questions, and write their answers into an attrib.toml with hints at what else can be set."""
    with one_line_errors():
        file = folder / NAMES[0]
        _expect_none(folder)
        answers = {} if yes else {question.name: _answer(question) for question in QUESTIONS}
        try:
            with file.open("x", encoding="utf-8", newline="\n") as out:
                out.write(first_file(answers))
        except OSError as error:
            raise UsageError(
                at(str(file), Message("cannot be written ({why}): name a folder of yours", why=error.strerror))
            ) from error
        typer.echo(visible(f"{file}: written; try it: attrib check {folder}"))


def _expect_none(folder: Path) -> None:
    """Raise UsageError where a folder has a configuration, which nobody wants overwritten."""
    there = next((folder / name for name in NAMES if os.path.lexists(folder / name)), None)
    if there:
        raise UsageError(at(str(there), Message("is there already: edit it; 'attrib config show' tells what is set")))
    if (folder / PYPROJECT).is_file() and read_file(folder / PYPROJECT).text:
        raise UsageError(at(str(folder / PYPROJECT), Message("has [tool.attrib] already: edit that")))


def _answer(question: Question) -> Any:
    """Return the answer to a question, asked again until it is one."""
    usual = ", ".join(question.usual) if isinstance(question.usual, list) else question.usual
    while True:
        typer.echo(f"{question.words} ({question.explained}) [{usual}] ", err=True, nl=False)
        line = sys.stdin.readline() if sys.stdin else ""
        if not line:
            raise UsageError(Message("no answer on standard input: use --yes for the usual ones"))
        if not line.strip():
            return question.usual
        value = question.kind.read(line.strip())
        mistake = question.kind.mistake(value)
        if mistake is None:
            return value
        say(mistake.why)


@app.command("show", cls=GroupedCommand)
def show_command(
    path: Annotated[
        str, typer.Argument(metavar="[PATH]", help="An article or folder; if not given, this folder.")
    ] = "-",
    format: Annotated[ShowFormat, typer.Option(help="Form of the output.")] = ShowFormat.TOML,  # noqa: A002 - as in check
    profile: ProfileOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    trust_config: TrustConfigOption = False,
) -> None:
    """Show every setting for an article with who set it; the TOML can be used as a configuration."""
    with one_line_errors():
        configuration = read_configuration(
            os.environ, flags({"profile": profile}), config, isolated=isolated, trusted=trust_config
        )
        settings = configuration.settings_for(path)
        shown = show_toml(settings) if format is ShowFormat.TOML else show_json(settings)
        with open_output(None) as out:
            out.writelines(f"{visible(line)}\n" for line in shown.splitlines())


@app.command("schema", cls=GroupedCommand)
def schema_command() -> None:
    """Print the JSON Schema of attrib.toml, for editors."""
    with one_line_errors(), open_output(None) as out:
        out.write(json_schema())
