"""Files read within bounds and written whole: whoever put a file there may mean harm.

What is read is never more than was asked for, so that a device or a file that grows fills no memory; what is found in a
folder, and not named by the user, is an ordinary file or nothing. What is written takes its place in one step.
"""

import contextlib
import errno
import json
import math
import os
import secrets
import stat
from pathlib import Path
from typing import Any

MEGABYTE = 1_000_000
DEEPEST = 100
"""Lists and tables within each other: more than any file of ours has, and a tenth of what Python can follow."""
TOO_DEEP = f"brackets stand within each other more than {DEEPEST} times"
LONGEST_NUMBER = 300
_BESIDE = ".attrib-"
_ONLY_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def read_bounded(file: str | Path, most: int) -> bytes:
    """Return the bytes of a file, also of a pipe. Raises OSError where it cannot be read or has more than `most`."""
    with open(file, "rb") as opened:
        return _all_of(opened.fileno(), file, most)


def read_ordinary(file: str | Path, most: int) -> bytes:
    """Return the bytes of an ordinary file of at most `most`; OSError for what is none, such as a pipe or a device."""
    # A pipe would make the opening wait for whoever writes to it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(file, flags)
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "it is a device or a pipe, and no file", str(file))
        return _all_of(descriptor, file, most)
    finally:
        os.close(descriptor)


def _all_of(descriptor: int, file: str | Path, most: int) -> bytes:
    """Return what is left to read, or raise OSError if that is too much."""
    pieces, left = [], most + 1
    while left and (piece := os.read(descriptor, min(left, MEGABYTE))):
        pieces.append(piece)
        left -= len(piece)
    if not left:
        raise OSError(errno.EFBIG, f"it has more than {most / MEGABYTE:g} MB", str(file))
    return b"".join(pieces)


def parse_json(text: str) -> Any:
    """Return what a text in JSON says; ValueError where it is none, is nested too deeply or has an absurd number.

    >>> parse_json('{"a": [1, 2.5]}')
    {'a': [1, 2.5]}
    >>> parse_json("NaN")
    Traceback (most recent call last):
    ValueError: NaN is no number in JSON
    """
    try:
        value = json.loads(text, parse_constant=_no_number, parse_float=_finite, parse_int=_short)
    except RecursionError as error:
        raise ValueError(TOO_DEEP) from error
    if is_deep(value):
        raise ValueError(TOO_DEEP)
    return value


def is_deep(value: Any) -> bool:
    """Tell whether lists and tables stand within each other more than `DEEPEST` times."""
    level = [value]
    for _ in range(DEEPEST + 1):
        level = [one for one in level if isinstance(one, dict | list)]
        if not level:
            return False
        level = [below for one in level for below in (one.values() if isinstance(one, dict) else one)]
    return True


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number in JSON")


def _finite(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError(f"{written[:LONGEST_NUMBER]} is too large a number")
    return number


def _short(written: str) -> int:
    if len(written) > LONGEST_NUMBER:
        raise ValueError(f"a number of {len(written)} digits is too large")
    return int(written)


def is_special(place: Path) -> bool:
    """Tell whether something is there that is neither a file nor a folder, such as a pipe or a device."""
    return place.exists() and not place.is_file() and not place.is_dir()


def write_whole(place: Path, content: bytes) -> None:
    """Put content in a file's place, whole or not at all; raises OSError, and then all is as it was.

    The file keeps mode and, where the system lets it, owner; a new one has those of any new file. Nobody can guess the
    name under which it is written first, and nothing that stands there is opened.
    """
    old = place.stat() if place.exists() else None
    beside = place.with_name(f"{_BESIDE}{secrets.token_hex(8)}")
    descriptor = os.open(beside, _ONLY_NEW, 0o666 if old is None else 0o600)
    try:
        with os.fdopen(descriptor, "wb") as written:
            written.write(content)
            if old is not None:
                _as_before(written.fileno(), old)
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _as_before(descriptor: int, old: os.stat_result) -> None:
    """Give an open file the owner and mode of another."""
    if hasattr(os, "fchown"):
        new = os.fstat(descriptor)
        if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
            with contextlib.suppress(OSError):  # only root may give a file away
                os.fchown(descriptor, old.st_uid, old.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def same_file(one: str | Path, other: str | Path) -> bool:
    """Tell whether two paths lead to one file; False where one leads to none."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False
