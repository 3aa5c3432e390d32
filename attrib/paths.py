"""Paths as seen from a folder, and patterns for them as in .gitignore.

"*.md" anywhere, "opinion/**" from one folder on, "drafts/" with all in it.
"""

import os
from collections.abc import Iterable

from attrib.errors import DataError


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


def matches(path: str, patterns: Iterable[str], folder: str) -> bool:
    """Tell whether a file, seen from a folder, fits one of the patterns; the last that fits decides, "!" takes out.

    >>> matches("/news/opinion/today.md", ["opinion/**"], folder="/news")
    True
    """
    import pathspec  # half as long to import as all of attrib

    seen = seen_from(folder, path)
    if seen == ".":
        return False
    if seen == ".." or seen.startswith("../") or os.path.isabs(seen):
        seen = os.path.basename(os.path.abspath(path))  # what lies outside is known by its own name only
    try:
        return pathspec.GitIgnoreSpec.from_lines(patterns).match_file(f"{seen}/" if path.endswith("/") else seen)
    except ValueError as error:
        raise DataError(f"no file pattern: {error}") from error
