"""What the .gitignore files of a tree leave out of a folder, as git itself would.

Those in the folders that are walked count, and above them those up to the root of the repository, if there is one. A
folder that was named is looked into, even where it is ignored itself.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from attrib.files import MEGABYTE, read_ordinary
from attrib.paths import Patterns
from attrib.records import dataclass

NAME = ".gitignore"
ROOT_MARK = ".git"


@dataclass(frozen=True, slots=True)
class Gitignored:
    """The files that say what is ignored at a place, the outermost first."""

    files: tuple[Patterns, ...] = ()

    def has(self, path: str) -> bool:
        """Tell whether a file, or a folder with "/" at its end, is ignored: the innermost that speaks of it decides."""
        said = (patterns.decides(path) for patterns in reversed(self.files))
        return next((answer for answer in said if answer is not None), False)

    def within(self, folder: str) -> "Gitignored":
        """Return what counts for the content of a folder, its own file included."""
        own = _read(folder)
        return Gitignored((*self.files, own)) if own else self


def gitignored_from(folder: str) -> Gitignored:
    """Return what counts for a folder that was named, without its own file."""
    above = Gitignored(tuple(filter(None, map(_read, _folders_above(folder)))))
    return Gitignored() if above.has(f"{folder.rstrip('/') or '.'}/") else above


def _folders_above(folder: str) -> Iterator[str]:
    """Yield the folders from the root of the repository down to the one above; none without a repository."""
    place = Path(os.path.abspath(folder))
    chain = [place, *place.parents]
    roots = [number for number, parent in enumerate(chain) if (parent / ROOT_MARK).exists()]
    yield from (str(parent) for parent in reversed(chain[1 : roots[0] + 1] if roots else []))


def _read(folder: str) -> Patterns | None:
    """Return the patterns of a folder; None if it has none that can be read."""
    try:
        lines = read_ordinary(Path(folder) / NAME, MEGABYTE).decode("utf-8", "replace").splitlines()
    except OSError:
        return None
    return Patterns(lines, folder)
