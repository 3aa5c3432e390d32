"""`attrib baseline`: write down the findings of today, so that only new ones are reported, and forget mended ones."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from attrib.cli.checking import Checker, flags
from attrib.cli.grouped_help import GroupedCommand
from attrib.cli.options import (
    BaselineOption,
    ConfigOption,
    ExtendSelectOption,
    IgnoreOption,
    IsolatedOption,
    LanguageOption,
    ModelsOption,
    NoCacheOption,
    ProfileOption,
    ReaderOption,
    SelectOption,
    TrustConfigOption,
)
from attrib.cli.streams import one_line_errors, refuse_inputs, replace_file
from attrib.config.settings import Configuration, read_configuration
from attrib.errors import UsageError
from attrib.messages import Message
from attrib.paths import seen_by_any_way
from attrib.report.wording import count
from attrib.suppressions.baseline import Known, entries_of, format_baseline, pruned, read_baseline

DEFAULT = "attrib-baseline.json"

app = typer.Typer(
    name="baseline",
    help="Live with the findings of today and report new ones only.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Articles and folders, as for `attrib check`.")]


def _command(act: Callable[["_Book"], str]) -> Callable[..., None]:
    """Return the command that opens a baseline, does something with it and says what it did."""

    def command(
        paths: Paths,
        baseline: BaselineOption = None,
        select: SelectOption = None,
        ignore: IgnoreOption = None,
        extend_select: ExtendSelectOption = None,
        lang: LanguageOption = None,
        profile: ProfileOption = None,
        config: ConfigOption = None,
        isolated: IsolatedOption = False,
        trust_config: TrustConfigOption = False,
        models: ModelsOption = None,
        reader: ReaderOption = None,
        no_cache: NoCacheOption = False,
    ) -> None:
        with one_line_errors():
            given = flags(locals())
            read = read_configuration(os.environ, given, config, isolated=isolated, trusted=trust_config)
            book = _open_book(paths, read)
            typer.echo(f"{book.file}: {act(book)}")

    command.__doc__ = act.__doc__
    return command


def _write(book: "_Book") -> str:
    """Take all findings of these articles as known; entries of other articles stay."""
    known = read_baseline(book.file) if book.file.exists() else ()
    covered = book.covered(known)
    others = tuple(entry for entry in known if entry.path not in covered)
    book.write((*others, *book.found))
    return f"{_findings(book.found)} written, {_findings(others)} of other articles kept"


def _prune(book: "_Book") -> str:
    """Drop what no longer occurs in these articles, and articles that are gone from these folders."""
    known = read_baseline(book.file)
    kept = pruned(known, book.found, book.covered(known))
    book.write(kept)
    dropped = sum(entry.count for entry in known) - sum(entry.count for entry in kept)
    return f"{count(dropped, 'finding')} dropped, {_findings(kept)} kept"


app.command("write", cls=GroupedCommand)(_command(_write))
app.command("prune", cls=GroupedCommand)(_command(_prune))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    """A baseline file and what was found in the articles that it is to be brought up to date for."""

    file: Path
    paths: tuple[str, ...]
    """As given on the command line."""
    checked: frozenset[str]
    """The articles, seen from the folder of the file."""
    found: tuple[Known, ...]
    inputs: tuple[str, ...]
    """What was read, which the file must not be."""

    def covered(self, known: Iterable[Known]) -> frozenset[str]:
        """Return the articles whose entries are decided here: those checked, and those gone from a folder given."""
        folders = [seen_by_any_way(str(self.file.parent), path) for path in self.paths if os.path.isdir(path)]
        below = {e.path for e in known for folder in folders if folder == "." or e.path.startswith(f"{folder}/")}
        return self.checked | {path for path in below if not (self.file.parent / path).exists()}

    def write(self, entries: Iterable[Known]) -> None:
        """Put entries in the file's place."""
        replace_file(self.file, format_baseline(entries), "--baseline", self.inputs)


def _open_book(paths: list[str], configuration: Configuration) -> _Book:
    """Return what is found in articles; UsageError if one cannot be checked, since a baseline has no holes."""
    file = Path(configuration.settings_for("-").baseline or DEFAULT)
    refuse_inputs(file, "--baseline", paths)
    checker = Checker(configuration=configuration, with_baseline=False)
    run = checker.check(paths)
    if run.failures:
        raise UsageError(
            Message(
                "{number} cannot be checked: {file} is left as it is",
                number=count(len(run.failures), "article"),
                file=file,
            )
        )
    folder = str(file.parent)
    return _Book(
        file=file,
        paths=tuple(paths),
        checked=frozenset(seen_by_any_way(folder, report.article.path) for report in run.reports),
        found=tuple(entry for report in run.reports for entry in entries_of(report, folder)),
        inputs=checker.inputs(run),
    )


def _findings(entries: Iterable[Known]) -> str:
    return count(sum(entry.count for entry in entries), "finding")
