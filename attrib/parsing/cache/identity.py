"""What tells one set of models from another, without loading or reading their files."""

import re
from importlib.util import find_spec
from pathlib import Path

from attrib.errors import ModelError
from attrib.messages import Message
from attrib.parsing.models import ModelSet, embedded_folder
from attrib.parsing.models.listing import model_file, needed_models, read_listing
from attrib.parsing.models.verify import read_checksums

VERSION = re.compile(r"^__version__ = [\"']([^\"']+)", re.MULTILINE)


def identify(models: ModelSet) -> tuple[str, ...]:
    """Return a line for each file that a set needs; another set, or other contents, give other lines.

    The embedded models are known by their SHA-256 sums, so that they are the same wherever attrib is installed;
    other files by size and time of change. Raises ModelError where a file cannot be looked at.
    """
    sums = read_checksums(models.folder) if models.folder == embedded_folder() else {}
    try:
        listing = read_listing(models.folder)[models.language]
        needed = needed_models(listing, dict(models.models))
        return tuple(_line(models, kind, name, md5, sums) for (kind, name), md5 in needed.items())
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            Message(
                "the models in {folder} cannot be looked at ({why}): name another folder",
                folder=models.folder,
                why=error,
            )
        ) from error


def _line(models: ModelSet, kind: str, name: str, md5: str, sums: dict[str, str]) -> str:
    file = model_file(models.folder, models.language, kind, name)
    status = file.stat()
    known = sums.get(file.relative_to(models.folder).as_posix(), str(status.st_mtime_ns))
    return f"{kind}/{name} {md5} {status.st_size} {known}"


def package_version(name: str) -> str:
    """Return the version of an installed package, without importing it.

    >>> package_version("stanza")[:2]
    '1.'
    """
    found = find_spec(name)
    folder = Path(found.origin).parent if found and found.origin else None
    for file in (folder / "_version.py", folder / "__init__.py") if folder else ():
        if file.is_file() and (match := VERSION.search(file.read_text(encoding="utf-8"))):
            return match[1]
    from importlib.metadata import version  # takes longer to import than all of this module

    return version(name)
