"""`attrib check --watch`: the articles of a command, checked again whenever one of them, or what is set, changes.

Folders are watched, not files: an editor that saves puts another file in the place of the old one.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from attrib.article import SIDECAR
from attrib.cli.checking import Checker
from attrib.cli.exit_status import ExitStatus
from attrib.cli.inputs import find_articles
from attrib.cli.streams import say
from attrib.config.settings import Configuration
from attrib.corpus.extras import need
from attrib.errors import AttribError, UsageError
from attrib.formats.files import STDIN
from attrib.messages import Message
from attrib.report.wording import count

EXTRA = "watch"
CONFIGURATIONS = ("attrib.toml", "pyproject.toml", ".gitignore")
PAUSE = 100
"""Milliseconds between two looks at what has changed."""
CLEAR = "\x1b[2J\x1b[3J\x1b[H"
"""Empties a terminal and what was scrolled out of it."""

Check = Callable[[Checker], tuple[ExitStatus, tuple[str, ...]]]
"""Checks all articles once; gives what came of it, and the files that were read."""


def watch_articles(
    paths: Sequence[str], check: Check, checker: Checker, configure: Callable[[], Configuration]
) -> ExitStatus:
    """Check articles now and after every change, until the user ends it; return what came of the last time.

    Models stay loaded; the configuration is read anew each time. Raises what the first check raises, and UsageError
    where there is nothing that can be watched.
    """
    need("watchfiles", EXTRA)
    if STDIN in paths:
        raise UsageError(Message("--watch: standard input does not change: name files or folders"))
    inputs: tuple[str, ...] = ()
    status, changes = ExitStatus.OK, _Changes(_folders(paths, inputs))
    try:
        status, inputs = check(checker)
        while True:
            changes = changes.also(_folders(paths, inputs))
            articles = _articles(paths, checker)
            say(Message("watching {number} for changes (Ctrl+C ends it)", number=count(len(articles), "article")))
            changes.wait(partial(_concern, inputs, partial(_articles, paths, checker)))
            _clear()
            try:
                checker = checker.renewed(configure())
                status, inputs = check(checker)
            except AttribError as error:  # of the configuration: the next change may mend it
                say(str(error))
                status = ExitStatus.ERROR
    except KeyboardInterrupt:
        return status


class _Changes:
    """What changes in some folders from the moment on that this is made, while nobody waits for it, too."""

    def __init__(self, folders: frozenset[str]) -> None:
        from watchfiles import watch

        self._folders = folders
        self._found = watch(*folders, recursive=False, yield_on_timeout=True, rust_timeout=PAUSE)
        next(self._found)  # it begins to look when it is first asked

    def also(self, folders: frozenset[str]) -> "_Changes":
        """Return the changes in other folders, if they are others."""
        return self if folders <= self._folders else _Changes(folders)

    def wait(self, concern: Callable[[set[str]], bool]) -> None:
        """Wait until files change that are of concern."""
        for changes in self._found:
            if changes and concern({path for _, path in changes}):
                return


def _articles(paths: Sequence[str], checker: Checker) -> list[str]:
    """Return the articles that a command names now."""
    return [one for one in find_articles(paths, checker.configuration) if isinstance(one, str)]


def _folders(paths: Sequence[str], inputs: Iterable[str]) -> frozenset[str]:
    """Return the folders in which something may change: those of the files, and what was named with all in it."""
    named = {folder for path in paths if os.path.isdir(path) for folder in _tree(path)}
    beside = {os.path.dirname(os.path.abspath(path)) for path in (*paths, *inputs)}
    return frozenset(folder for folder in named | beside if os.path.isdir(folder))


def _tree(folder: str) -> Iterator[str]:
    """Yield a folder and those below it that are not hidden."""
    for place, below, _ in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        yield os.path.abspath(place)


def _concern(inputs: Iterable[str], find: Callable[[], Sequence[str]], changed: set[str]) -> bool:
    """Tell whether files that changed were read by a check, or would be now."""
    articles = find()
    read = {os.path.abspath(path) for path in (*inputs, *articles, *(f"{one}{SIDECAR}" for one in articles))}
    return any(path in read or os.path.basename(path) in CONFIGURATIONS for path in map(os.path.abspath, changed))


def _clear() -> None:
    """Empty the screen, where there is one."""
    if sys.stdout is not None and sys.stdout.isatty():
        sys.stdout.write(CLEAR)
