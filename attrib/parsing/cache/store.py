"""Where things are kept between runs: a SQLite file in a folder of the user's own, bounded in size.

A cache is a help, never a need: where its file cannot be read or written, is damaged or is held by another process,
everything goes on without it. Nobody else may read the file (mode 0600), for articles may be unpublished. A file that
another program or user has put in its place, or a link, is left alone.
"""

import contextlib
import errno
import os
import sqlite3
import stat
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from attrib.errors import UsageError
from attrib.files import MEGABYTE
from attrib.messages import Message, at
from attrib.records import dataclass

NAME = "cache.sqlite"
# What SQLite writes beside a file that it changes. It goes first, or SQLite would take it for that of the next file.
BESIDE = ("-journal", "-wal", "-shm")
# The kinds of things that are kept.
PARSE, GUESS = "parse", "guess"

SCHEMA = 2
APPLICATION = 0x41545442
"""By which a SQLite file of ours is known."""
# Seconds to wait for another process, and how often in a row that may be in vain.
PATIENCE = 0.2
TRIES = 3
# Seconds. That a thing was used is written down once an hour at most, so that reading hardly ever costs a write.
FRESH = 3600

# What is not synchronised may be damaged when the power fails, which is noticed, and costs no more than the cache.
SET_UP = "PRAGMA synchronous = OFF; PRAGMA trusted_schema = OFF"
CREATE = f"""
    PRAGMA auto_vacuum = INCREMENTAL;
    BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS kept (
        key BLOB PRIMARY KEY, kind TEXT NOT NULL, value BLOB NOT NULL, used INTEGER NOT NULL
    );
    CREATE INDEX IF NOT EXISTS by_use ON kept (used);
    PRAGMA application_id = {APPLICATION};
    PRAGMA user_version = {SCHEMA};
    COMMIT;
"""
OLDEST = "DELETE FROM kept WHERE key IN (SELECT key FROM kept ORDER BY used, rowid LIMIT ?)"

BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
DAMAGE = sqlite3.SQLITE_CORRUPT
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}

T = TypeVar("T")


class _OtherSchemaError(sqlite3.DatabaseError):
    """The file is that of another attrib, which is as good as damaged."""

    sqlite_errorcode = sqlite3.SQLITE_NOTADB


class _OtherProgramError(sqlite3.DatabaseError):
    """The file is that of another program, which is left alone."""

    sqlite_errorcode = sqlite3.SQLITE_PERM


@dataclass(frozen=True, slots=True)
class Place:
    """Where things are kept, and how many of them."""

    folder: Path
    megabytes: float
    """The largest size of the file."""

    @property
    def file(self) -> Path:
        return self.folder / NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is kept."""

    articles: int
    size: int
    """Bytes on the disk."""


def default_folder() -> Path:
    """Return the folder for what a user can do without: on Linux below XDG_CACHE_HOME or ~/.cache.

    Raises UsageError where the user has no home.
    """
    from platformdirs import user_cache_path

    try:
        return user_cache_path("attrib", appauthor=False)
    except (RuntimeError, KeyError) as error:
        raise UsageError(
            Message("there is no home folder for a cache: set HOME, or name a folder as cache-dir")
        ) from error


class Store:
    """Keeps bytes by key; nothing is raised for what is wrong with file, folder or disk.

    The file is opened for every use: that takes a fraction of a millisecond, and neither a fork nor a process that
    is killed leaves anything open.
    """

    def __init__(self, place: Place, complain: Callable[[str], None] = lambda _: None) -> None:
        """Take a place, and what is told, once, why it cannot be used."""
        self._place = place
        self._complain = complain
        self._readable = self._writable = True
        self._in_vain = 0

    @property
    def folder(self) -> Path:
        """Where it keeps things."""
        return self._place.folder

    def get(self, key: bytes) -> bytes | None:
        """Return what is kept under a key, if it is."""
        found = self._attempt(
            lambda file: file.execute("SELECT value, used FROM kept WHERE key = ?", (key,)).fetchone()
        )
        if found is None:
            return None
        value, used = found
        if not isinstance(value, bytes) or not isinstance(used, int):
            return None  # nothing that was put here
        now = _now()
        if not 0 <= now - used < FRESH:
            self._attempt(lambda file: file.execute("UPDATE kept SET used = ? WHERE key = ?", (now, key)), writing=True)
        return value

    def put(self, kind: str, values: Mapping[bytes, bytes]) -> None:
        """Keep values of one kind by key; what was not used for longest goes if there is no room."""
        if values:
            self._attempt(lambda file: self._put(file, kind, values), writing=True)

    def _put(self, file: sqlite3.Connection, kind: str, values: Mapping[bytes, bytes]) -> None:
        now = _now()
        rows = [(key, kind, value, now) for key, value in values.items()]
        file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
        while _bytes_in_use(file) > self._place.megabytes * MEGABYTE:
            (count,) = file.execute("SELECT count(*) FROM kept").fetchone()
            if not count:
                break
            file.execute(OLDEST, (max(1, count // 10),))
        file.executescript("PRAGMA incremental_vacuum")  # commits; and `execute` would free one page only

    def _attempt(self, work: Callable[[sqlite3.Connection], T], *, writing: bool = False) -> T | None:
        """Return what some work on the file gives, or None if there is no way; a damaged file is replaced."""
        if not self._readable or (writing and not self._writable):
            return None
        for is_last in (False, True):
            try:
                with closing(_open(self._place.file)) as file, file:
                    result = work(file)
            except (sqlite3.Error, OSError, ValueError) as error:
                # A damaged list of tables may be no text.
                code = DAMAGE if isinstance(error, ValueError) else getattr(error, "sqlite_errorcode", 0) & 0xFF
                if code in BUSY:
                    self._in_vain += 1
                    if self._in_vain == TRIES:
                        self._give_up(error, writing=False)
                    return None
                if code not in DAMAGED or is_last or not self._remove():
                    self._give_up(error, writing=writing)
                    return None
            else:
                self._in_vain = 0
                return result
        return None

    def _give_up(self, error: Exception, *, writing: bool) -> None:
        """Do without the file from now on, or at least change it no more."""
        what = "what is parsed now is not kept" if writing else "articles are parsed anew"
        if self._readable and self._writable:
            self._complain(f"{self._place.file}: the cache cannot be used ({_why(error)}): {what}")
        self._writable = False
        self._readable = self._readable and writing

    def _remove(self) -> bool:
        """Remove a damaged file, and tell whether that was possible."""
        try:
            return remove(self._place)
        except UsageError:
            return False


def look(place: Place) -> Content:
    """Return what is kept in a place. Raises UsageError where that cannot be read."""
    if not place.file.exists():
        return Content(articles=0, size=0)
    try:
        with closing(_open(place.file)) as file:
            (articles,) = file.execute("SELECT count(*) FROM kept WHERE kind = ?", (PARSE,)).fetchone()
        return Content(articles=articles, size=place.file.stat().st_size)
    except (sqlite3.Error, OSError, ValueError) as error:
        why = Message(
            "the cache cannot be read ({why}): try again, or remove it with 'attrib cache clear'", why=_why(error)
        )
        raise UsageError(at(str(place.file), why)) from error


def remove(place: Place) -> bool:
    """Remove all that is kept in a place, and tell whether there was anything. Raises UsageError where it stays.

    What another program or user has put there stays, and so does what a link leads to.
    """
    try:
        with contextlib.suppress(FileNotFoundError), closing(_open_existing(place.file)):
            pass
    except _OtherProgramError as error:
        raise UsageError(
            at(str(place.file), Message("cannot be removed ({why}): name another folder as cache-dir", why=error))
        ) from error
    except OSError as error:
        raise UsageError(
            at(str(place.file), Message("the cache cannot be removed ({why}): remove it yourself", why=_why(error)))
        ) from error
    except (sqlite3.Error, ValueError):
        pass  # damaged, or of an older attrib
    try:
        for ending in BESIDE:
            place.file.with_name(NAME + ending).unlink(missing_ok=True)
        there = place.file.exists()
        place.file.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(
            at(str(place.file), Message("the cache cannot be removed ({why}): remove it yourself", why=_why(error)))
        ) from error
    return there


def _open(path: Path) -> sqlite3.Connection:
    """Return a connection to the file, which is made if there is none. Raises OSError, sqlite3.Error or ValueError."""
    if not os.path.lexists(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):  # another process was quicker
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return _open_existing(path)


def _open_existing(path: Path) -> sqlite3.Connection:
    """Return a connection to a file, with tables; what is not ours is not opened. Raises what `_open` raises."""
    for one in (path, *(path.with_name(NAME + ending) for ending in BESIDE)):
        if one == path or os.path.lexists(one):
            _expect_own(one)
    file = sqlite3.connect(path, timeout=PATIENCE)
    try:
        file.executescript(SET_UP)
        _expect_ours(file)
    except BaseException:
        file.close()
        raise
    return file


def _expect_own(path: Path) -> None:
    """Raise OSError where a path is a link or of another user; nobody else may read what is ours."""
    status = os.lstat(path)
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is a link or a folder, and no file", str(path))
    if not hasattr(os, "geteuid"):
        return
    if status.st_uid != os.geteuid():
        raise OSError(errno.EPERM, "it belongs to another user", str(path))
    if stat.S_IMODE(status.st_mode) & 0o077:
        with contextlib.suppress(OSError):  # a disk that can only be read
            path.chmod(0o600)


def _expect_ours(file: sqlite3.Connection) -> None:
    """Make the tables of a new file. Raises an error of SQLite for a file of an older attrib or another program."""
    (application,), (schema,) = (
        file.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
    )
    if (application, schema) == (APPLICATION, SCHEMA):
        return
    tables = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if application == schema == 0 and not tables:
        file.executescript(CREATE)
    elif application == APPLICATION or (application, schema, tables) == (0, 1, {"kept"}):
        raise _OtherSchemaError(f"the file has form {schema}")
    else:
        raise _OtherProgramError("it is a file of another program")


def _bytes_in_use(file: sqlite3.Connection) -> int:
    (pages,), (free,), (size,) = (
        file.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _now() -> int:
    return int(time.time())


def _why(error: Exception) -> str:
    return str(error.strerror or error) if isinstance(error, OSError) else str(error)
