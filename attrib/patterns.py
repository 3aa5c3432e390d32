"""File patterns as in .gitignore: "*.md" anywhere, "opinion/**" from one folder on, "drafts/" with all in it."""

import os
from collections.abc import Iterable

from attrib.errors import DataError


def matches(path: str, patterns: Iterable[str], folder: str) -> bool:
    """Tell whether a file, seen from a folder, fits one of the patterns; the last that fits decides, "!" takes out.

    >>> matches("/news/opinion/today.md", ["opinion/**"], folder="/news")
    True
    """
    import pathspec  # half as long to import as all of attrib

    seen = os.path.relpath(os.path.abspath(path), os.path.abspath(folder)).replace(os.sep, "/")
    if seen == ".":
        return False
    if seen == ".." or seen.startswith("../"):
        seen = os.path.basename(os.path.abspath(path))  # what lies outside is known by its own name only
    try:
        return pathspec.GitIgnoreSpec.from_lines(patterns).match_file(f"{seen}/" if path.endswith("/") else seen)
    except ValueError as error:
        raise DataError(f"no file pattern: {error}") from error
