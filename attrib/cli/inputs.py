"""Which articles a command line names: files as given, what fits a pattern, and what lies in a folder."""

import glob
import os
from collections.abc import Iterator, Sequence

from attrib.cli.gitignored import Gitignored, gitignored_from
from attrib.config.settings import Configuration
from attrib.formats.files import STDIN
from attrib.messages import Message
from attrib.model import Failure
from attrib.paths import matches


def find_articles(
    paths: Sequence[str], configuration: Configuration, *, force_exclude: bool = False
) -> tuple[str | Failure, ...]:
    """Return the articles in the order of the command line, each once, and a failure where a path leads to none.

    A file that is named is an article whatever it is called, unless `force_exclude` asks that what is excluded be left
    out all the same; a folder has those that the configuration includes, in the order of their names.
    """
    found: dict[str, str | Failure] = {}
    for path in paths:
        for article in _articles(path, configuration):
            if not (force_exclude and isinstance(article, str) and _is_excluded(article, configuration)):
                found.setdefault(_place(article), article)
    return tuple(found.values())


def _place(article: str | Failure) -> str:
    """Return what is the same for two names of one place: ./a.txt and a.txt."""
    path = article if isinstance(article, str) else article.path
    return path if path in ("", STDIN) else os.path.abspath(path)


def _is_excluded(path: str, configuration: Configuration) -> bool:
    """Tell whether a file that was named is one that the configuration leaves out of folders."""
    setting = configuration.settings_for(path).values[("exclude",)]
    return path != STDIN and matches(path, setting.value, setting.folder)


def _articles(path: str, configuration: Configuration) -> Iterator[str | Failure]:
    """Yield the articles of one path."""
    if os.path.isdir(path):
        articles = tuple(articles_in(path, configuration))
        settings = configuration.settings_for(path)
        why = Message(
            "no articles in this folder ({included}): name the files, or set 'include' in the configuration",
            included=", ".join(settings.include),
        )
        why = Message("{what}; what .gitignore names is left out", what=why) if settings.respect_gitignore else why
        yield from articles or (Failure(path=path, message=why),)
    elif path != STDIN and "://" not in path and glob.has_magic(path) and not os.path.lexists(path):
        fitting = sorted(glob.glob(path, recursive=True))
        yield from (article for name in fitting for article in _articles(name, configuration))
        if not fitting:
            yield Failure(path=path, message=Message("no such file, and nothing fits it as a pattern: check the path"))
    else:
        yield path


def articles_in(folder: str, configuration: Configuration) -> Iterator[str | Failure]:
    """Yield the articles in a folder and the folders below that the configuration includes, in the order of names."""
    obeyed = configuration.settings_for(folder).respect_gitignore
    return _walk(folder, folder, configuration, gitignored_from(folder) if obeyed else None)


def _walk(folder: str, root: str, configuration: Configuration, ignored: Gitignored | None) -> Iterator[str | Failure]:
    """Yield the articles in a folder and the folders below; `ignored` is what git leaves out, if that is obeyed."""
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield Failure(
            path=folder,
            message=Message("this folder cannot be read ({reason}): check its permissions", reason=error.strerror),
        )
        return
    ignored = ignored.within(folder) if ignored else None
    for name in names:
        path = name if folder == "." else os.path.join(folder, name)
        if os.path.isdir(path):
            if not os.path.islink(path) and not _is_left_out(f"{path}/", root, configuration, ignored):
                yield from _walk(path, root, configuration, ignored)
        elif _fits(path, root, "include", configuration) and not _is_left_out(path, root, configuration, ignored):
            yield path


def _is_left_out(path: str, root: str, configuration: Configuration, ignored: Gitignored | None) -> bool:
    """Tell whether the configuration, or git, leaves a file or folder out."""
    return _fits(path, root, "exclude", configuration) or (ignored is not None and ignored.has(path))


def _fits(path: str, root: str, key: str, configuration: Configuration) -> bool:
    """Tell whether a path is included or excluded; a folder that was named is looked into, even an excluded one."""
    settings = configuration.settings_for(os.path.dirname(path.rstrip("/")) or STDIN)
    setting = settings.values[(key,)]
    base = setting.folder
    if key == "exclude" and matches(f"{root.rstrip('/')}/", setting.value, base):
        base = root
    return matches(path, setting.value, base)
