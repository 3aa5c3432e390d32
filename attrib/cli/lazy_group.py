"""Commands that are imported when they run: `attrib --help` needs no more of them than a name and a line."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
import typer.core


def add_commands(app: typer.Typer, commands: Mapping[str, str]) -> None:
    """Register commands by name with the line that stands for each in the list; the app is of class `LazyGroup`."""
    for name, line in commands.items():
        app.command(name, help=line)(_stand_in)


def _stand_in() -> None:
    """Stand for a command until it is imported."""


class LazyGroup(typer.core.TyperGroup):
    """A group whose command NAME is the Typer app of the module attrib.cli.NAME."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the arguments name, imported."""
        if args and args[0] in self.commands:
            module = import_module(f"attrib.cli.{args[0]}")
            self.commands[args[0]] = typer.main.get_command(module.app)
        return super().resolve_command(ctx, args)
