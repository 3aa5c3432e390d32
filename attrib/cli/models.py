"""`attrib models`: which language models there are, and installing others."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from attrib.cli.exit_status import ExitStatus
from attrib.cli.options import ModelsOption
from attrib.cli.streams import one_line_errors, say
from attrib.errors import UsageError
from attrib.files import MEGABYTE
from attrib.languages.folders import language_codes
from attrib.parsing.models import EMBEDDED, ModelSet, embedded_folder, find_models
from attrib.parsing.models.install import install_models
from attrib.parsing.models.listing import DEFAULT, LISTING, model_file, needed_models, read_listing
from attrib.parsing.models.sources import find_source
from attrib.parsing.models.store import installed_packages, store_folder
from attrib.parsing.models.verify import count_files, find_changes, find_changes_by_listing, has_checksums
from attrib.reader.parser import SUM, WEIGHTS, changed_weights
from attrib.report.progress import show_progress

app = typer.Typer(
    name="models",
    help="Language models: those that attrib brings along, and Stanza's own for those who want more.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@app.command("list")
def list_command(models: ModelsOption = None) -> None:
    """List the models of every language; a star marks those that `attrib check` takes."""
    with one_line_errors():
        asked = models or EMBEDDED
        rows = [(language, choice) for language in language_codes() for choice in _choices(language)]
        if asked not in {choice for _, choice in rows}:
            rows += [(language, asked) for language in language_codes()]
        found = [(find_models(*row), row[1]) for row in rows]
        for model_set, choice in found:
            typer.echo(f"{'*' if choice == asked else ' '} {_line(model_set, choice)}")


@app.command("path")
def path_command() -> None:
    """Print the folder that models are installed into: of the user, or STANZA_RESOURCES_DIR if that is set."""
    typer.echo(store_folder())


@app.command("verify")
def verify_command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...", help="Stanza folders and .safetensors files; if not given, all that attrib knows."
        ),
    ] = None,
) -> None:
    """Compare models with the sums they had when they came: the embedded and installed ones, or those named."""
    with one_line_errors():
        folders = [embedded_folder(), *([store_folder()] if (store_folder() / LISTING).is_file() else [])]
        named = paths or [*folders, WEIGHTS]
        changes = [change for path in named for change in _changes(path)]
        for change in changes:
            say(f"{change}: reinstall attrib, or install these models again")
        if changes:
            raise typer.Exit(ExitStatus.ERROR)
        for path in named:
            typer.echo(f"{path}: {f'{count_files(path)} files, all as they came' if path.is_dir() else 'as it came'}")


def _changes(path: Path) -> Iterable[str]:
    """Return what is not as it came in a folder or about weights. Raises UsageError where no sum is known."""
    if path.is_dir():
        return find_changes(path) if has_checksums(path) else find_changes_by_listing(path)
    if not path.is_file() or (path != WEIGHTS and not path.with_suffix(SUM).is_file()):
        raise UsageError(f"{path}: no sum is known of it: name a Stanza folder, or weights with {SUM} beside them")
    return changed_weights(path)


@app.command("install")
def install_command(
    language: Annotated[str, typer.Argument(metavar="LANGUAGE", help="One of our codes: en, nl.")],
    package: Annotated[str, typer.Option(help="Stanza's name for a set of models that fit together.")] = DEFAULT,
    source: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="FOLDER|URL", help="A Stanza folder, or a mirror, in place of Stanza's download."
        ),
    ] = None,
) -> None:
    """Install Stanza's own models of a language. No other command uses the network."""
    with one_line_errors():
        folder = store_folder()
        if language not in language_codes():
            raise UsageError(f"{language}: no such language: choose one of {', '.join(language_codes())}")
        files = install_models(language, package, find_source(source), folder, show_progress)
        name = "stanza" if package == DEFAULT else f"stanza:{package}"
        typer.echo(f"{len(files)} files in {folder}; use them with: attrib check --models {name}")


def _choices(language: str) -> list[str]:
    """Return by which names the models of a language can be asked for."""
    installed = installed_packages(store_folder(), language)
    return [EMBEDDED, *("stanza" if package == DEFAULT else f"stanza:{package}" for package in installed)]


def _line(found: ModelSet, choice: str) -> str:
    """Return a line of the list: language, name, size, folder."""
    listing = read_listing(found.folder)[found.language]
    needed = needed_models(listing, dict(found.models))
    size = sum(model_file(found.folder, found.language, *model).stat().st_size for model in needed)
    name = Path(choice).name if os.sep in choice else choice
    return f"{found.language}  {name:<24} {size / MEGABYTE:6.1f} MB  {found.folder}"
