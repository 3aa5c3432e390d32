"""Help in plain text with the options under headings, which Typer by itself gives only with Rich's boxes."""

from typing import Any

import typer.core

OTHERS = "Options"


class GroupedCommand(typer.core.TyperCommand):
    """A command whose `--help` lists options under the headings that they name."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write arguments, then options by heading in the order in which they are declared, then the others."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is None:
                continue
            is_argument = parameter.param_type_name == "argument"
            heading = "Arguments" if is_argument else getattr(parameter, "rich_help_panel", None) or OTHERS
            groups.setdefault(heading, []).append(record)
        for heading in sorted(groups, key=lambda heading: heading == OTHERS):
            with formatter.section(heading):
                formatter.write_dl(groups[heading])
