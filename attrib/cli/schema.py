"""`attrib schema`: print the JSON Schema of what attrib writes as JSON."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated

import typer

from attrib.cli.streams import one_line_errors, open_output
from attrib.errors import UsageError

ENDING = ".schema.json"

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("schema")
def schema_command(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Which one; without it the names are listed.")
    ] = None,
) -> None:
    """Print the JSON Schema of a JSON format, for programs that read it."""
    with one_line_errors(), open_output(None) as out:
        out.write(_schema(name) if name else "".join(f"{known}\n" for known in schema_names()))


def schema_names() -> tuple[str, ...]:
    """Return the names of all schemas.

    >>> "report" in schema_names()
    True
    """
    return tuple(sorted(file.name.removesuffix(ENDING) for file in _folder().iterdir() if file.name.endswith(ENDING)))


def _schema(name: str) -> str:
    """Return a schema as it is stored."""
    if name not in schema_names():
        raise UsageError(f"schema {name}: no such schema: choose one of {', '.join(schema_names())}")
    return _folder().joinpath(name + ENDING).read_text(encoding="utf-8")


def _folder() -> Traversable:
    """Return the folder of the schemas."""
    return files("attrib").joinpath("report", "schemas")
