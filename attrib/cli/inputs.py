"""Which articles a command line names: files as given, what fits a pattern, and what lies in a folder."""

import glob
import os
from collections.abc import Iterator, Sequence

from attrib.article import STDIN
from attrib.config.settings import Configuration
from attrib.model import Failure
from attrib.paths import matches


def find_articles(paths: Sequence[str], configuration: Configuration) -> tuple[str | Failure, ...]:
    """Return the articles in the order of the command line, and a failure where a path leads to none.

    A file that is named is an article whatever it is called; a folder has those that the configuration includes,
    in the order of their names, each once.
    """
    found: list[str | Failure] = []
    seen: set[str | Failure] = set()
    for path in paths:
        new = [article for article in _articles(path, configuration) if article == path or article not in seen]
        found += new
        seen.update(new)
    return tuple(found)


def _articles(path: str, configuration: Configuration) -> Iterator[str | Failure]:
    """Yield the articles of one path."""
    if os.path.isdir(path):
        articles = tuple(articles_in(path, configuration))
        include = ", ".join(configuration.settings_for(path).include)
        why = f"no articles in this folder ({include}): name the files, or set 'include' in the configuration"
        yield from articles or (Failure(path=path, message=why),)
    elif path != STDIN and glob.has_magic(path) and not os.path.lexists(path):
        fitting = sorted(glob.glob(path, recursive=True))
        yield from (article for name in fitting for article in _articles(name, configuration))
        if not fitting:
            yield Failure(path=path, message="no such file, and nothing fits it as a pattern: check the path")
    else:
        yield path


def articles_in(folder: str, configuration: Configuration) -> Iterator[str | Failure]:
    """Yield the articles in a folder and the folders below that the configuration includes, in the order of names."""
    return _walk(folder, folder, configuration)


def _walk(folder: str, root: str, configuration: Configuration) -> Iterator[str | Failure]:
    """Yield the articles in a folder and the folders below."""
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield Failure(path=folder, message=f"this folder cannot be read ({error.strerror}): check its permissions")
        return
    for name in names:
        path = name if folder == "." else os.path.join(folder, name)
        if os.path.isdir(path):
            if not os.path.islink(path) and not _fits(f"{path}/", root, "exclude", configuration):
                yield from _walk(path, root, configuration)
        elif _fits(path, root, "include", configuration) and not _fits(path, root, "exclude", configuration):
            yield path


def _fits(path: str, root: str, key: str, configuration: Configuration) -> bool:
    """Tell whether a path is included or excluded; a folder that was named is looked into, even an excluded one."""
    settings = configuration.settings_for(os.path.dirname(path.rstrip("/")) or STDIN)
    setting = settings.values[(key,)]
    base = setting.folder
    if key == "exclude" and matches(f"{root.rstrip('/')}/", setting.value, base):
        base = root
    return matches(path, setting.value, base)
