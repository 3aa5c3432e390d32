"""Where things are kept between runs: a SQLite file in a folder of the user's own, bounded in size.

A cache is a help, never a need: where its file cannot be read or written, is damaged or is held by another process,
everything goes on without it. Nobody else may read the file (mode 0600), for articles may be unpublished.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from attrib.errors import UsageError
from attrib.records import dataclass

NAME = "cache.sqlite"
# What SQLite writes beside a file that it changes. It goes first, or SQLite would take it for that of the next file.
BESIDE = ("-journal", "-wal", "-shm")
# The kinds of things that are kept.
PARSE, GUESS = "parse", "guess"

SCHEMA = 1
# Seconds to wait for another process, and how often in a row that may be in vain.
PATIENCE = 0.2
TRIES = 3
# Seconds. That a thing was used is written down once an hour at most, so that reading hardly ever costs a write.
FRESH = 3600
MEGABYTE = 1_000_000

# What is not synchronised may be damaged when the power fails, which is noticed, and costs no more than the cache.
SET_UP = "PRAGMA synchronous = OFF"
CREATE = f"""
    PRAGMA auto_vacuum = INCREMENTAL;
    BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS kept (
        key BLOB PRIMARY KEY, kind TEXT NOT NULL, value BLOB NOT NULL, used INTEGER NOT NULL
    );
    CREATE INDEX IF NOT EXISTS by_use ON kept (used);
    PRAGMA user_version = {SCHEMA};
    COMMIT;
"""
OLDEST = "DELETE FROM kept WHERE key IN (SELECT key FROM kept ORDER BY used, rowid LIMIT ?)"

BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}

T = TypeVar("T")


class _OtherSchemaError(sqlite3.DatabaseError):
    """The file is that of another attrib, which is as good as damaged."""

    sqlite_errorcode = sqlite3.SQLITE_NOTADB


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
    """Return the folder for what a user can do without: on Linux below XDG_CACHE_HOME or ~/.cache."""
    from platformdirs import user_cache_path

    return user_cache_path("attrib", appauthor=False)


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

    def get(self, key: bytes) -> bytes | None:
        """Return what is kept under a key, if it is."""
        found = self._attempt(
            lambda file: file.execute("SELECT value, used FROM kept WHERE key = ?", (key,)).fetchone()
        )
        if found is None:
            return None
        value, used = found
        now = _now()
        if not 0 <= now - used < FRESH:
            self._attempt(lambda file: file.execute("UPDATE kept SET used = ? WHERE key = ?", (now, key)), writing=True)
        return bytes(value)

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
            except (sqlite3.Error, OSError) as error:
                code = getattr(error, "sqlite_errorcode", 0) & 0xFF
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
    except (sqlite3.Error, OSError) as error:
        why = f"{place.file}: the cache cannot be read ({_why(error)})"
        raise UsageError(f"{why}: try again, or remove it with 'attrib cache clear'") from error


def remove(place: Place) -> bool:
    """Remove all that is kept in a place, and tell whether there was anything. Raises UsageError where it stays."""
    try:
        for ending in BESIDE:
            place.file.with_name(NAME + ending).unlink(missing_ok=True)
        there = place.file.exists()
        place.file.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"{place.file}: the cache cannot be removed ({_why(error)}): remove it yourself") from error
    return there


def _open(path: Path) -> sqlite3.Connection:
    """Return a connection to the file, which is made if there is none. Raises OSError or sqlite3.Error."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    file = sqlite3.connect(path, timeout=PATIENCE)
    try:
        file.executescript(SET_UP)
        (schema,) = file.execute("PRAGMA user_version").fetchone()
        if schema == 0:
            file.executescript(CREATE)
        elif schema != SCHEMA:
            raise _OtherSchemaError(f"the file has form {schema}")
    except BaseException:
        file.close()
        raise
    return file


def _bytes_in_use(file: sqlite3.Connection) -> int:
    (pages,), (free,), (size,) = (
        file.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _now() -> int:
    return int(time.time())


def _why(error: Exception) -> str:
    return str(error.strerror or error) if isinstance(error, OSError) else str(error)
