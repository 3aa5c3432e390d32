"""The folders of the languages we have, and how a file in them is read."""

from functools import cache
from pathlib import Path
from typing import Any

from attrib.errors import DataError
from attrib.languages.compiled import read_once

FOLDER = Path(__file__).parent


@cache
def language_codes() -> tuple[str, ...]:
    """Return the ISO 639-1 codes of the languages we have, sorted.

    >>> language_codes()
    ('en', 'nl')
    """
    return tuple(sorted(file.parent.name for file in FOLDER.glob("*/language.toml")))


def read_description(folder: Path) -> dict[str, Any]:
    """Return what the language.toml of a folder tells. Raises DataError for a faulty file."""
    return read_data(folder / "language.toml")


def read_data(file: Path) -> dict[str, Any]:
    """Return the content of a data file of ours, which hardly ever changes."""
    return read_once(file, read_toml)


def read_toml(file: Path) -> dict[str, Any]:
    """Return the content of a TOML data file; DataError names file and line where it is faulty."""
    import tomli  # most runs take what was compiled

    try:
        return tomli.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise DataError(f"{file}: {error}") from error
