"""Whether model files are the ones that were shipped or installed, by their SHA-256 sums.

The sums stand in checksums.txt beside resources.json, in the form of the command sha256sum.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrib.errors import ModelError
from attrib.models.listing import LISTING

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


def count_files(folder: Path) -> int:
    """Return how many files a folder's sums are written down of."""
    return len(read_checksums(folder))


def checksum(file: Path) -> str:
    """Return the SHA-256 sum of a file."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def read_checksums(folder: Path) -> dict[str, str]:
    """Return the sums that are written down for a folder, by file; raises ModelError if nobody wrote any down."""
    file = folder / CHECKSUMS
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise ModelError(f"{file}: cannot be read: reinstall attrib, or install the models again") from error
    return {name: wanted for wanted, _, name in (line.partition("  ") for line in lines)}


def _files(folder: Path) -> Iterable[Path]:
    return [folder / LISTING, *sorted(folder.glob("*/*/*.pt"))]
