"""The options that several commands share, what they may be, and under which heading `--help` lists them."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from attrib.languages.folders import language_codes
from attrib.messages import report_languages
from attrib.pipeline import AUTO

# Headings of --help.
RULES, REPORT, SETTINGS, OUTCOME = "Rules", "Report", "Settings", "Outcome"


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


# What the configuration can set too has None for "not given".
LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="|".join((AUTO, *language_codes())),
        help="Language of the articles; auto guesses, and asks where it is not certain.",
        rich_help_panel=SETTINGS,
    ),
]
ReportLanguageOption = Annotated[
    str | None,
    typer.Option(
        "--report-lang",
        metavar="|".join((AUTO, *report_languages())),
        help="Language of the report; auto: that of the article, English for feeds such as json. Default: auto.",
        rich_help_panel=REPORT,
    ),
]
MaxSizeOption = Annotated[
    float | None,
    typer.Option(
        "--max-size",
        metavar="MB",
        help="Megabytes that an article may have; a larger one is not read. Default: 1.",
        rich_help_panel=SETTINGS,
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", help="Write the report to this file, whole or not at all.", rich_help_panel=REPORT),
]
ModelsOption = Annotated[
    str | None,
    typer.Option(
        "--models",
        metavar="NAME|FOLDER",
        envvar="ATTRIB_MODELS",
        help="Models in place of the embedded ones: stanza, stanza:PACKAGE (see attrib models), or a Stanza folder.",
        rich_help_panel=SETTINGS,
    ),
]
ReaderOption = Annotated[
    str | None,
    typer.Option(
        "--reader",
        metavar="best|fast|off|FILE",
        help="Who reads the article beside the grammar: best (default), fast (half the layers), off, or other weights.",
        rich_help_panel=SETTINGS,
    ),
]
NoCacheOption = Annotated[
    bool,
    typer.Option("--no-cache", help="Neither keep parses nor use those that are kept.", rich_help_panel=SETTINGS),
]
ColorOption = Annotated[ColorWhen, typer.Option("--color", help="Colour in the rich report.", rich_help_panel=REPORT)]
SelectOption = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULES",
        help="The rules in force: codes, first digits (ATR1), slugs or ALL, with commas or repeated.",
        rich_help_panel=RULES,
    ),
]
IgnoreOption = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULES", help="Rules that are not in force.", rich_help_panel=RULES),
]
ExtendSelectOption = Annotated[
    list[str] | None,
    typer.Option("--extend-select", metavar="RULES", help="Rules in force beside the others.", rich_help_panel=RULES),
]
ProfileOption = Annotated[
    str | None,
    typer.Option("--profile", metavar="NAME", help="Settings to start from.", rich_help_panel=SETTINGS),
]
ConfigOption = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Configuration in place of the nearest attrib.toml (also ATTRIB_CONFIG).",
        rich_help_panel=SETTINGS,
    ),
]
IsolatedOption = Annotated[
    bool, typer.Option("--isolated", help="Look for no configuration.", rich_help_panel=SETTINGS)
]
TrustConfigOption = Annotated[
    bool,
    typer.Option(
        "--trust-config",
        help="Let a configuration that is found name models, and files outside its folders.",
        rich_help_panel=SETTINGS,
    ),
]
BaselineOption = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="File of known findings.", rich_help_panel=SETTINGS),
]
ExplainScoreOption = Annotated[
    bool,
    typer.Option(
        "--explain-score",
        help="Show how the index is computed, and by which values (rich, text, markdown).",
        rich_help_panel=REPORT,
    ),
]
ChecklistOption = Annotated[
    bool,
    typer.Option(
        "--checklist",
        help="End with what policies ask and no text can show (rich, text, markdown).",
        rich_help_panel=REPORT,
    ),
]
