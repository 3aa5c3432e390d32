"""The options that several commands share, and what they may be."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from attrib.errors import UsageError
from attrib.languages import language_codes
from attrib.pipeline import AUTO


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


LanguageOption = Annotated[
    str, typer.Option("--lang", help="Language of the articles: auto, or one of our codes (en, nl).")
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", help="Write the report to this file, whole or not at all.")
]
ModelsOption = Annotated[
    Path | None,
    typer.Option("--models", envvar="ATTRIB_MODELS", help="Folder of Stanza models in place of the embedded ones."),
]
ColorOption = Annotated[ColorWhen, typer.Option("--color", help="Colour in the rich report.")]

ExplainScoreOption = Annotated[
    bool,
    typer.Option("--explain-score", help="Show how the index is computed, and by which values (rich, text, markdown)."),
]
ChecklistOption = Annotated[
    bool,
    typer.Option("--checklist", help="End with what policies ask and no text can show (rich, text, markdown)."),
]


def known_language(code: str) -> str:
    """Return a language code as asked for, or raise UsageError."""
    if code != AUTO and code not in language_codes():
        raise UsageError(f"--lang {code}: no such language: choose auto or one of {', '.join(language_codes())}")
    return code
