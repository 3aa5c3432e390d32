"""Whether model files are the ones that were shipped or installed, by their SHA-256 sums.

The sums stand in checksums.txt beside resources.json, in the form of the command sha256sum. A folder of Stanza's has
none: there the MD5 sums of resources.json tell a damaged file.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrib.errors import ModelError
from attrib.messages import Message, at
from attrib.parsing.models.listing import LISTING, model_file, needed_models, read_listing

CHECKSUMS = "checksums.txt"


def write_checksums(folder: Path) -> None:
    """Write down the sums of all model files in a folder and of its listing."""
    lines = [f"{checksum(file)}  {file.relative_to(folder).as_posix()}\n" for file in _files(folder)]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")


def find_changes(folder: Path) -> Iterator[str]:
    """Yield what is not as it was, a line a file; raises ModelError if nobody wrote down how it was."""
    expected = read_checksums(folder)
    for name, wanted in expected.items():
        file = folder / name
        if not file.is_file():
            yield f"{file}: is missing"
        elif checksum(file) != wanted:
            yield f"{file}: has changed: its SHA-256 sum is not that in {CHECKSUMS}"
    for file in _files(folder):
        if file.relative_to(folder).as_posix() not in expected:
            yield f"{file}: is not in {CHECKSUMS}"


def expect_as_written(folder: Path, language: str, models: Mapping[str, str]) -> None:
    """Raise ModelError where a file that some models need is not as its sum says; takes .02 s for those of attrib.

    `models` has the model of each processor. A folder without checksums.txt is known by what resources.json says.
    """
    needed = needed_models(read_listing(folder)[language], models)
    files = {model_file(folder, language, *model): md5 for model, md5 in needed.items()}
    if has_checksums(folder):
        known = read_checksums(folder)
        wrong = [file for file in files if checksum(file) != known.get(file.relative_to(folder).as_posix())]
        sums = CHECKSUMS
    else:
        wrong, sums = [file for file, md5 in files.items() if _md5(file) != md5], LISTING
    if wrong:
        raise ModelError(
            at(str(wrong[0]), Message("has changed: its sum is not that in {sums}: install it again", sums=sums))
        )


def find_changes_by_listing(folder: Path) -> Iterator[str]:
    """Yield what is not as resources.json says, a line a file. Raises ModelError where there is no such listing."""
    there = [(file, described) for file, described in _listed(folder) if file.is_file()]
    if not there:  # a listing of Stanza's names more than anybody installs, but something is
        yield f"{folder}: has none of the models that it lists"
    for file, described in there:
        if _md5(file) != described["md5"]:
            yield f"{file}: has changed: its MD5 sum is not that in {LISTING}"


def _listed(folder: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield every model file that a listing describes."""
    try:
        for language, kinds in read_listing(folder).items():
            for kind, models in kinds.items() if isinstance(kinds, dict) else ():
                for name, described in models.items() if isinstance(models, dict) else ():
                    if isinstance(described, dict) and "md5" in described:
                        yield model_file(folder, language, kind, name), described
    except (OSError, ValueError) as error:
        raise ModelError(at(str(folder / LISTING), Message("is no listing of models: name another folder"))) from error


def has_checksums(folder: Path) -> bool:
    """Tell whether anybody wrote down the SHA-256 sums of a folder."""
    return (folder / CHECKSUMS).is_file()


def count_files(folder: Path) -> int:
    """Return how many files of a folder have a sum that is known."""
    if has_checksums(folder):
        return len(read_checksums(folder))
    return sum(file.is_file() for file, _ in _listed(folder))


def checksum(file: Path) -> str:
    """Return the SHA-256 sum of a file."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _md5(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def read_checksums(folder: Path) -> dict[str, str]:
    """Return the sums that are written down for a folder, by file; raises ModelError if nobody wrote any down."""
    file = folder / CHECKSUMS
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise ModelError(
            at(str(file), Message("cannot be read: reinstall attrib, or install the models again"))
        ) from error
    return {name: wanted for wanted, _, name in (line.partition("  ") for line in lines)}


def _files(folder: Path) -> Iterable[Path]:
    return [folder / LISTING, *sorted(folder.glob("*/*/*.pt"))]
