"""`attrib config`: what is set for an article and by whom, and the form of a configuration for editors."""

import os
from enum import StrEnum
from typing import Annotated

import typer

from attrib.cli.checking import flags
from attrib.cli.grouped_help import GroupedCommand
from attrib.cli.options import ConfigOption, IsolatedOption, ProfileOption
from attrib.cli.streams import one_line_errors, open_output
from attrib.config.schema import json_schema
from attrib.config.settings import read_configuration
from attrib.config.show import show_json, show_toml
from attrib.report.safe_text import visible

app = typer.Typer(
    name="config",
    help="Show what is set, and what can be.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


class ShowFormat(StrEnum):
    """How settings are shown."""

    TOML = "toml"
    JSON = "json"


@app.command("show", cls=GroupedCommand)
def show_command(
    path: Annotated[
        str, typer.Argument(metavar="[PATH]", help="An article or folder; if not given, this folder.")
    ] = "-",
    format: Annotated[ShowFormat, typer.Option(help="Form of the output.")] = ShowFormat.TOML,  # noqa: A002 - as in check
    profile: ProfileOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
) -> None:
    """Show every setting for an article with who set it; the TOML can be used as a configuration."""
    with one_line_errors():
        configuration = read_configuration(os.environ, flags(profile=profile), config, isolated=isolated)
        settings = configuration.settings_for(path)
        shown = show_toml(settings) if format is ShowFormat.TOML else show_json(settings)
        with open_output(None) as out:
            out.writelines(f"{visible(line)}\n" for line in shown.splitlines())


@app.command("schema", cls=GroupedCommand)
def schema_command() -> None:
    """Print the JSON Schema of attrib.toml, for editors."""
    with one_line_errors(), open_output(None) as out:
        out.write(json_schema())
