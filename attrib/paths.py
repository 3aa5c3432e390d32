"""Paths as seen from a folder, and patterns for them as in .gitignore.

"*.md" anywhere, "opinion/**" from one folder on, "drafts/" with all in it.
"""

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from attrib.errors import DataError
from attrib.messages import Message

REPOSITORIES = (".git", ".hg", ".svn")
MOST_STARS = 3
"""In one part of a pattern, and parts that are two: every one more lets a long name be tried in so many more ways."""


def seen_from(folder: str, path: str) -> str:
    """Return a path from a folder, with "/" on every system; whole where there is no way, as between drives.

    >>> seen_from("/news/lists", "/news/today.md")
    '../today.md'
    """
    try:
        seen = os.path.relpath(path, folder or ".")
    except ValueError:
        seen = os.path.abspath(path)
    return seen.replace(os.sep, "/")


def tree_of(folder: str) -> str:
    """Return the folder that holds all that belongs together: the repository of a folder, or else the folder itself."""
    return _tree(_followed(folder))


def _followed(path: str) -> str:
    """Return a path with its links followed; one that no system can have, as with a NUL in it, as it is."""
    try:
        return os.path.realpath(path)
    except ValueError:
        return os.path.abspath(path)


@lru_cache(maxsize=1024)
def _tree(folder: str) -> str:
    start = Path(folder)
    for parent in (start, *start.parents):
        if any(os.path.lexists(parent / name) for name in REPOSITORIES):
            return str(parent)
    return str(start)


def in_repository(path: str) -> str:
    """Return a path as seen from the root of its repository, as annotations want it; as short as it goes outside one.

    >>> in_repository("./nowhere/../a.txt")[-5:]
    'a.txt'
    """
    if not path or path == "-":
        return path
    root = tree_of(os.path.dirname(path) or ".")
    if any(os.path.lexists(os.path.join(root, name)) for name in REPOSITORIES):
        return seen_by_any_way(root, path)
    return os.path.normpath(path).replace(os.sep, "/")


def is_outside(place: str, tree: str) -> bool:
    """Tell whether a path leads out of a tree, links followed.

    >>> is_outside("/news/../etc/passwd", "/news"), is_outside("/news/known.json", "/news")
    (True, False)
    """
    real = _followed(place)
    return os.path.splitdrive(real)[0] != os.path.splitdrive(tree)[0] or os.path.commonpath((real, tree)) != tree


def matches(path: str, patterns: Iterable[str], folder: str) -> bool:
    """Tell whether a file, seen from a folder, fits one of the patterns; the last that fits decides, "!" takes out.

    >>> matches("/news/opinion/today.md", ["opinion/**"], folder="/news")
    True
    """
    import pathspec  # half as long to import as all of attrib

    _expect_quick(patterns := tuple(patterns))
    seen = seen_from(folder, path)
    if seen == ".":
        return False
    if seen == ".." or seen.startswith("../") or os.path.isabs(seen):
        seen = os.path.basename(os.path.abspath(path))  # what lies outside is known by its own name only
    seen = seen.replace("\n", "\N{SYMBOL FOR NEWLINE}")  # no pattern can have one, and none passes over it
    try:
        return pathspec.GitIgnoreSpec.from_lines(patterns).match_file(f"{seen}/" if path.endswith("/") else seen)
    except ValueError as error:
        raise DataError(Message("no file pattern: {why}", why=error)) from error


@lru_cache(maxsize=64)
def _expect_quick(patterns: tuple[str, ...]) -> None:
    """Raise DataError for a pattern that would take for ever on a long name, such as *a*a*a*a*a*b."""
    for pattern in patterns:
        parts = pattern.split("/")
        if any(part.count("*") > MOST_STARS for part in parts) or parts.count("**") > MOST_STARS:
            raise DataError(
                Message(
                    "no file pattern: {pattern!r} has more than {most_stars} stars in one name, or parts of two",
                    pattern=pattern[:60],
                    most_stars=MOST_STARS,
                )
            )


def seen_by_any_way(folder: str, path: str) -> str:
    """Return a path from a folder, as `seen_from`; where it leads out of the folder, links are followed first.

    An archive may be reached through a link, and a file in it by its true name.
    """
    seen = seen_from(folder, path)
    if not seen.startswith("../"):
        return seen
    true = os.path.join(_followed(os.path.dirname(path) or "."), os.path.basename(path))
    within = seen_from(_followed(folder or "."), true)
    return seen if within.startswith("../") else within


class Patterns:
    """Patterns of a .gitignore, read once for many paths."""

    def __init__(self, lines: Iterable[str], folder: str) -> None:
        """Take the lines of a file, and its folder; a line that is no pattern says nothing, as for git."""
        import pathspec

        def is_pattern(line: str) -> bool:
            try:
                pathspec.GitIgnoreSpec.from_lines([line])
            except ValueError:
                return False
            return True

        self._spec = pathspec.GitIgnoreSpec.from_lines(filter(is_pattern, lines))
        self._folder = folder

    def decides(self, path: str) -> bool | None:
        """Return whether a path is ignored, or a folder with "/" at its end; None if no pattern speaks of it.

        >>> patterns = Patterns(["*.txt", "!kept.txt"], "/news")
        >>> [patterns.decides(f"/news/{name}") for name in ("a.txt", "kept.txt", "a.md")]
        [True, False, None]
        """
        seen = seen_from(self._folder, path)
        if seen == "." or seen == ".." or seen.startswith("../") or os.path.isabs(seen):
            return None
        return self._spec.check_file(f"{seen}/" if path.endswith("/") else seen).include
