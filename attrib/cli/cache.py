"""`attrib cache`: where the parses of articles are kept, how many, and removing them."""

import json
import os
from enum import StrEnum
from typing import Annotated

import typer

from attrib.cli.checking import flags
from attrib.cli.grouped_help import GroupedCommand
from attrib.cli.options import ConfigOption, IsolatedOption, TrustConfigOption
from attrib.cli.streams import one_line_errors
from attrib.config.settings import Settings, read_configuration
from attrib.files import MEGABYTE
from attrib.parsing.cache.store import Content, Place, look, remove
from attrib.report.wording import count

app = typer.Typer(
    name="cache",
    help="Parses that are kept, so that an article that has not changed is parsed once.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


class InfoFormat(StrEnum):
    """How the cache is described."""

    TEXT = "text"
    JSON = "json"


@app.command("info", cls=GroupedCommand)
def info_command(
    format: Annotated[InfoFormat, typer.Option(help="Form of the output.")] = InfoFormat.TEXT,  # noqa: A002 - as in check
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    trust_config: TrustConfigOption = False,
) -> None:
    """Tell where parses are kept, of how many articles, and how much room they take."""
    with one_line_errors():
        settings = _settings(config, isolated=isolated, trusted=trust_config)
        place = settings.place
        content = look(place)
        if format is InfoFormat.JSON:
            typer.echo(json.dumps(_facts(place, content, on=settings.cache is not None), indent=2))
        else:
            typer.echo(_words(place, content, on=settings.cache is not None))


@app.command("clear", cls=GroupedCommand)
def clear_command(
    config: ConfigOption = None, isolated: IsolatedOption = False, trust_config: TrustConfigOption = False
) -> None:
    """Remove all parses that are kept."""
    with one_line_errors():
        place = _settings(config, isolated=isolated, trusted=trust_config).place
        typer.echo(f"{place.file}: {'removed' if remove(place) else 'there is none'}")


def _settings(config: str | None, *, isolated: bool, trusted: bool) -> Settings:
    """Return what is set for the folder where the command runs."""
    return read_configuration(os.environ, flags({}), config, isolated=isolated, trusted=trusted).settings_for("-")


def _facts(place: Place, content: Content, *, on: bool) -> dict[str, str | int | bool]:
    """Return what there is to tell, for programs."""
    return {
        "on": on,
        "file": str(place.file),
        "articles": content.articles,
        "bytes": content.size,
        "limit": round(place.megabytes * MEGABYTE),
    }


def _words(place: Place, content: Content, *, on: bool) -> str:
    """Return the same for people."""
    lines = [
        f"{place.file}",
        f"{count(content.articles, 'article')}, {content.size / MEGABYTE:.1f} of at most {place.megabytes:g} MB",
    ]
    return "\n".join(lines if on else [*lines, "The cache is off (cache = false): nothing is added, nothing is used."])
