"""The inputs of a run: which there are, what they hold, and their articles one after the other.

Nothing is held but the article at hand: a million of them take no more memory than a hundred.
"""

import glob
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from hashlib import sha256
from pathlib import Path, PurePath
from random import Random

from pyarrow import ArrowException
from pyarrow.fs import FileType

from attrib.corpus import tables_in
from attrib.corpus.places import find_place
from attrib.corpus.records import Columns, Record
from attrib.errors import ArticleError, DataError, UsageError
from attrib.model import Failure

Walk = Callable[[str], Iterable[str | Failure]]
"""Gives the articles in a folder, in an order that stays the same."""


class InputKind(Enum):
    """What an input is."""

    FOLDER = "folder"
    ARTICLE = "article"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """Something that the command line names, or that fits a pattern there."""

    path: str
    kind: InputKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What the inputs hold, and what tells whether they are still the same."""

    files: int
    articles: int
    digest: str
    """Of the names, sizes and times of change of all files, in their order."""
    picked: frozenset[int] | None = None
    """The articles that are taken, by their place in the whole input; None for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """All inputs of a run, in the order of the command line."""

    inputs: tuple[Input, ...]
    columns: Columns
    walk: Walk
    limit: int | None = None
    """How many articles are taken, the first ones."""
    sample: int | None = None
    """How many articles are taken, drawn by `seed`."""
    seed: int = 0
    picked: frozenset[int] | None = None
    """The articles that are taken, once a survey has told; None for all."""

    @property
    def taken(self) -> str:
        """Which articles are taken, in words; empty for all."""
        if self.sample is not None:
            return f"sample of {self.sample}, seed {self.seed}"
        return f"first {self.limit}" if self.limit is not None else ""

    def survey(self) -> Survey:
        """Return what the inputs hold.

        Raises UsageError where one cannot be read, lacks a column that is needed, or there is no article at all.
        """
        files = articles = 0
        digest = sha256()
        for path, is_table, _ in self._files():
            with _readable(path):
                digest.update(f"{path}\0{_state(path)}\n".encode("utf-8", "surrogatepass"))
                if is_table:
                    tables_in.check_columns(path, self.columns)
            files += 1
            articles += self._count(path) if is_table else 1
        if not articles:
            raise UsageError("the input has no articles: name folders, files or tables that have some")
        picked = self._pick(articles)
        taken = articles if picked is None else len(picked)
        return Survey(files=files, articles=taken, digest=digest.hexdigest(), picked=picked)

    def _pick(self, articles: int) -> frozenset[int] | None:
        """Return the articles that are taken, of so many that there are."""
        if self.sample is not None and self.sample < articles:
            return frozenset(Random(self.seed).sample(range(articles), self.sample))  # noqa: S311 - no secret
        return frozenset(range(min(self.limit, articles))) if self.limit is not None else None

    def records(self) -> Iterator[Record]:
        """Yield the articles that are taken as they are stored, numbered from 0.

        Raises UsageError for a file that breaks off.
        """
        if self.picked is None:
            yield from self._all()
            return
        last, number = max(self.picked), 0
        for record in self._all():
            if record.number in self.picked:
                yield replace(record, number=number)
                number += 1
            if record.number == last:
                return

    def _all(self) -> Iterator[Record]:
        """Yield all articles, numbered from 0."""
        number = 0
        for path, is_table, outlet in self._files():
            if not is_table:
                yield Record(number=number, path=path, outlet=outlet)
                number += 1
                continue
            with _readable(path):
                for row, stored in tables_in.read_rows(path, self.columns):
                    yield Record(number=number, path=path, row=row, stored=stored)
                    number += 1

    def _count(self, path: str) -> int:
        with _readable(path):
            return tables_in.count_rows(path, self.columns)

    def _files(self) -> Iterator[tuple[str, bool, str | None]]:
        """Yield path, whether it is a table, and the outlet that the folder tells."""
        for given in self.inputs:
            if given.kind is InputKind.FOLDER:
                for found in self.walk(given.path):
                    if isinstance(found, Failure):
                        raise UsageError(f"{found.path}: {found.message}")
                    yield found, False, outlet_of(found, given.path)
            else:
                yield given.path, given.kind is InputKind.TABLE, None


class _readable:  # noqa: N801 - reads as a with statement
    """Turns what goes wrong when a file is read into one line that names it."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __enter__(self) -> None:
        """Do nothing."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Raise UsageError in place of an error of the file."""
        if isinstance(error, (ArrowException, OSError, ArticleError, DataError, EOFError, UnicodeError)):
            raise UsageError(f"{self.path}: {str(error).splitlines()[0]}") from error


def find_inputs(paths: Sequence[str], columns: Columns, walk: Walk) -> Inputs:
    """Return the inputs that a command line names: folders, files, addresses and patterns, each once.

    Raises UsageError for what is not there.
    """
    found: dict[Input, None] = {}
    for path in paths:
        names = [path]
        if "://" not in path and glob.has_magic(path) and not os.path.lexists(path):
            names = sorted(glob.glob(path, recursive=True))
        if not names:
            raise UsageError(f"{path}: nothing fits this pattern: check the path")
        found |= dict.fromkeys(given for name in names for given in _within(_input(name)))
    return Inputs(inputs=tuple(found), columns=columns, walk=walk)


def _within(given: Input) -> tuple[Input, ...]:
    """Return the tables in a folder that has Parquet, in the order of their names; any other input as it is."""
    if given.kind is not InputKind.FOLDER:
        return (given,)
    files = (file for file in sorted(Path(given.path).rglob("*.parquet")) if file.is_file())
    # What writes such folders puts notes of its own there, under names with these signs.
    shown = (f for f in files if not any(part.startswith(("_", ".")) for part in f.relative_to(given.path).parts))
    return tuple(Input(path=str(file), kind=InputKind.TABLE) for file in shown) or (given,)


def outlet_of(path: str, root: str) -> str | None:
    """Return the folder below the root in which an article lies: where it appeared, if the folders are by outlet.

    >>> outlet_of("news/oosterpost/2024/a.txt", "news"), outlet_of("news/a.txt", "news")
    ('oosterpost', None)
    """
    inner = PurePath(path).relative_to(root).parts if root != "." else PurePath(path).parts
    return inner[0] if len(inner) > 1 else None


def _input(path: str) -> Input:
    """Return what a path is. Raises UsageError where there is nothing, or a folder in object storage."""
    system, inner = find_place(path)
    with _readable(path):
        kind = system.get_file_info(inner).type
    if kind is FileType.NotFound:
        raise UsageError(f"{path}: no such file or folder: check the path")
    if kind is FileType.Directory and "://" in path:
        raise UsageError(f"{path}: folders of articles must be local: name tables ({', '.join(tables_in.ENDINGS)})")
    if kind is FileType.Directory:
        return Input(path=path, kind=InputKind.FOLDER)
    is_table = tables_in.format_of(path) is not None
    if path.lower().endswith(".json"):
        raise UsageError(f"{path}: a file of JSON is no article: give an object for each line, in a .jsonl file")
    if not is_table and "://" in path:
        raise UsageError(f"{path}: only tables are read from there: {', '.join(tables_in.ENDINGS)}")
    return Input(path=path, kind=InputKind.TABLE if is_table else InputKind.ARTICLE)


def _state(path: str) -> str:
    """Return what changes when a file does."""
    if "://" not in path:  # also a name that is no UTF-8, which PyArrow does not take
        status = os.stat(path)
        return f"{status.st_size}\0{status.st_mtime_ns}"
    system, inner = find_place(path)
    info = system.get_file_info(inner)
    return f"{info.size}\0{info.mtime_ns}"
