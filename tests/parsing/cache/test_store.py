"""The store keeps what there is room for, and whatever is wrong with its file costs nothing but the cache."""

import os
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from attrib.errors import UsageError
from attrib.parsing.cache import store as module
from attrib.parsing.cache.store import PARSE, PATIENCE, TRIES, Place, Store, default_folder, look, remove

KEY, VALUE = b"key", b"value"
HOUR = 3600


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Return a place of one megabyte that does not exist yet."""
    return Place(tmp_path / "deep" / "cache", 1)


@contextmanager
def locked(place: Place) -> Iterator[None]:
    """Hold a file as a process that writes does."""
    with closing(sqlite3.connect(place.file, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        yield
        holder.execute("ROLLBACK")


def complaining(place: Place) -> tuple[Store, list[str]]:
    """Return a store and what it complains of."""
    said: list[str] = []
    return Store(place, said.append), said


def times(place: Place) -> dict[bytes, int]:
    """Return when what is kept was used, by key."""
    with closing(sqlite3.connect(place.file)) as file:
        return dict(file.execute("SELECT key, used FROM kept").fetchall())


# What it is for


def test_what_is_put_is_found_by_another_run(place: Place) -> None:
    """And what was put later under the same key takes its place."""
    assert Store(place).get(KEY) is None
    Store(place).put(PARSE, {KEY: b"old", b"other": b""})
    Store(place).put(PARSE, {KEY: VALUE})

    assert Store(place).get(KEY) == VALUE
    assert Store(place).get(b"other") == b""
    assert look(place).articles == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_can_read_it(place: Place) -> None:
    """Whatever the umask allows."""
    before = os.umask(0)
    try:
        Store(place).put(PARSE, {KEY: VALUE})
    finally:
        os.umask(before)

    assert stat.S_IMODE(place.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.folder.stat().st_mode) == 0o700


def test_it_lies_in_the_folder_for_caches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Which the environment can name."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    assert default_folder().name == "attrib" or os.name == "nt"
    assert default_folder().is_relative_to(tmp_path) or sys.platform in ("win32", "darwin")


# Room


def test_it_stays_within_its_size(place: Place) -> None:
    """On the disk, too; what was put last is there."""
    store = Store(place)
    for number in range(150):
        store.put(PARSE, {b"%d" % number: os.urandom(20_000)})
        assert place.file.stat().st_size <= 1_100_000

    content = look(place)
    assert content.size == place.file.stat().st_size
    assert 30 < content.articles < 60
    assert store.get(b"149") is not None
    assert store.get(b"0") is None


def test_what_was_used_last_stays(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read an hour later counts as use."""
    store = Store(place)
    now = int(time.time())
    for number in range(40):
        store.put(PARSE, {b"%d" % number: os.urandom(20_000)})
    monkeypatch.setattr(module, "_now", lambda: now + 2 * HOUR)
    assert store.get(b"0") is not None
    for number in range(40, 60):
        store.put(PARSE, {b"%d" % number: os.urandom(20_000)})

    assert store.get(b"0") is not None
    assert store.get(b"1") is None


def test_a_read_within_the_hour_changes_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later one writes down that it was used, and so does one after the clock was set back."""
    now = int(time.time())
    monkeypatch.setattr(module, "_now", lambda: now)
    Store(place).put(PARSE, {KEY: VALUE})
    monkeypatch.setattr(module, "_now", lambda: now + HOUR - 1)
    Store(place).get(KEY)
    assert times(place) == {KEY: now}
    monkeypatch.setattr(module, "_now", lambda: now + HOUR)
    Store(place).get(KEY)
    assert times(place) == {KEY: now + HOUR}
    monkeypatch.setattr(module, "_now", lambda: now)
    Store(place).get(KEY)

    assert times(place) == {KEY: now}


def test_what_is_larger_than_the_cache_is_not_kept(place: Place) -> None:
    """And nothing turns in a circle."""
    store, said = complaining(place)
    store.put(PARSE, {KEY: os.urandom(2_000_000)})

    assert store.get(KEY) is None
    assert said == []
    assert place.file.stat().st_size < 100_000


# What can be wrong


@pytest.mark.parametrize("content", [b"this is no database" * 1000, b"SQLite format 3\0" + b"\7" * 8000])
def test_a_damaged_file_is_replaced(place: Place, content: bytes) -> None:
    """Without a word, and with what lies beside it."""
    place.folder.mkdir(parents=True)
    place.file.write_bytes(content)
    journal = place.file.with_name(f"{place.file.name}-journal")
    journal.write_bytes(content)
    store, said = complaining(place)

    assert store.get(KEY) is None
    store.put(PARSE, {KEY: VALUE})
    assert Store(place).get(KEY) == VALUE
    assert not journal.exists()
    assert said == []


def test_a_file_that_is_damaged_in_the_middle_is_replaced(place: Place) -> None:
    """As after a power cut."""
    store = Store(place)
    for number in range(30):
        store.put(PARSE, {b"%d" % number: os.urandom(20_000)})
    content = bytearray(place.file.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    place.file.write_bytes(content)
    store.put(PARSE, {KEY: VALUE})

    assert store.get(KEY) == VALUE
    assert look(place).articles == 1


def test_a_file_of_another_attrib_is_replaced(place: Place) -> None:
    """Whether it is newer or older."""
    Store(place).put(PARSE, {KEY: VALUE})
    with closing(sqlite3.connect(place.file)) as file:
        file.executescript("DROP TABLE kept; CREATE TABLE other (x); PRAGMA user_version = 99")
    Store(place).put(PARSE, {KEY: VALUE})

    assert Store(place).get(KEY) == VALUE


def test_no_folder_can_be_made(tmp_path: Path) -> None:
    """Where a file is in the way, or the disk is read-only: said once, and nothing is tried again."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    place = Place(tmp_path / "file" / "cache", 1)
    store, said = complaining(place)

    assert store.get(KEY) is None
    store.put(PARSE, {KEY: VALUE})
    assert store.get(KEY) is None
    assert [line.replace(str(place.file), "FILE") for line in said] == [
        "FILE: the cache cannot be used (Not a directory): articles are parsed anew"
    ]


def test_a_file_that_can_only_be_read_is_read(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a disk that is mounted so: what is kept is used, and that nothing is added is said once."""
    store, said = complaining(place)
    store.put(PARSE, {KEY: VALUE})
    monkeypatch.setattr(module, "SET_UP", f"{module.SET_UP}; PRAGMA query_only = ON")
    monkeypatch.setattr(module, "_now", lambda: int(time.time()) + HOUR)

    assert store.get(KEY) == VALUE
    store.put(PARSE, {b"new": VALUE})
    assert store.get(KEY) == VALUE
    assert store.get(b"new") is None
    assert [line.partition("cannot be used ")[2] for line in said] == [
        "(attempt to write a readonly database): what is parsed now is not kept"
    ]


def test_a_full_disk(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there is used; that nothing more is kept is said once."""
    store, said = complaining(place)
    store.put(PARSE, {KEY: VALUE})
    monkeypatch.setattr(module, "SET_UP", f"{module.SET_UP}; PRAGMA max_page_count = 5")
    store.put(PARSE, {b"large": os.urandom(100_000)})
    store.put(PARSE, {b"small": b"value"})

    assert store.get(KEY) == VALUE
    assert store.get(b"small") is None
    assert [line.partition("cannot be used ")[2] for line in said] == [
        "(database or disk is full): what is parsed now is not kept"
    ]


def test_a_file_that_another_process_holds_is_not_waited_for(place: Place) -> None:
    """Not at all after a few times; what is parsed in the meantime is only not kept."""
    store, said = complaining(place)
    store.put(PARSE, {KEY: VALUE})
    with locked(place):
        before = time.monotonic()
        answers = [store.get(KEY) for _ in range(50)]
        waited = time.monotonic() - before

    assert answers == [None] * 50
    assert waited < 50 * PATIENCE
    assert [line.partition("cannot be used ")[2] for line in said] == ["(database is locked): articles are parsed anew"]


def test_one_that_is_held_for_a_moment_is_used_again(place: Place) -> None:
    """Another process wrote something, no more."""
    store, said = complaining(place)
    store.put(PARSE, {KEY: VALUE})
    for _ in range(TRIES + 1):
        with locked(place):
            assert store.get(KEY) is None
        assert store.get(KEY) == VALUE

    assert said == []


WRITER = """
import os, sys
from pathlib import Path
from attrib.parsing.cache.store import *
store = Store(Place(Path(sys.argv[1]), 1), print)
for number in range(60):
    key = f"{number % 20}".encode()
    store.put(PARSE, {key: key * 5000, os.urandom(8): os.urandom(4000)})
    assert store.get(key) in (None, key * 5000), number
"""


def test_several_processes_at_once(place: Place) -> None:
    """Nothing is mixed up, and the file is whole at the end."""
    command = [sys.executable, "-c", WRITER, str(place.folder)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for _ in range(3)]
    said = [process.communicate()[0] for process in processes]

    assert [process.returncode for process in processes] == [0, 0, 0], said
    with closing(sqlite3.connect(place.file)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)


# Looking at it and removing it


def test_it_can_be_removed(place: Place) -> None:
    """Once."""
    Store(place).put(PARSE, {KEY: VALUE})

    assert remove(place)
    assert not remove(place)
    assert list(place.folder.iterdir()) == []
    assert (look(place).articles, look(place).size) == (0, 0)


def test_a_damaged_one_is_told_when_looked_at(place: Place) -> None:
    """With a remedy."""
    place.folder.mkdir(parents=True)
    place.file.write_bytes(b"this is no database" * 1000)

    with pytest.raises(UsageError, match=r"cannot be read \(file is not a database\): .* 'attrib cache clear'"):
        look(place)
    assert remove(place)


def test_what_cannot_be_removed_is_told(place: Place) -> None:
    """A folder of that name, for instance."""
    (place.file / "in the way").mkdir(parents=True)

    with pytest.raises(UsageError, match="cannot be removed"):
        remove(place)
    assert Store(place).get(KEY) is None


# What others put in its place


def foreign(place: Place, script: str) -> bytes:
    """Put a database of another program in the place, and return its bytes."""
    place.folder.mkdir(parents=True)
    with closing(sqlite3.connect(place.file)) as file:
        file.executescript(script)
    return place.file.read_bytes()


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE bookmarks (url)",
        "PRAGMA application_id = 77; CREATE TABLE kept (key); PRAGMA user_version = 1",
        "CREATE TABLE kept (key); CREATE TABLE more (x); PRAGMA user_version = 1",
        "PRAGMA user_version = 99; CREATE TABLE kept (x)",
    ],
)
def test_a_file_of_another_program_is_left_alone(place: Place, script: str) -> None:
    """Neither written into nor removed, and the user is told."""
    before = foreign(place, script)
    store, said = complaining(place)

    assert store.get(KEY) is None
    store.put(PARSE, {KEY: VALUE})
    assert place.file.read_bytes() == before
    assert said == [
        f"{place.file}: the cache cannot be used (it is a file of another program): articles are parsed anew"
    ]
    with pytest.raises(UsageError, match=r"cannot be removed \(it is a file of another program\)"):
        remove(place)
    assert place.file.read_bytes() == before


def test_the_file_of_an_older_attrib_is_replaced(place: Place) -> None:
    """It had no sign yet."""
    foreign(place, "CREATE TABLE kept (key BLOB PRIMARY KEY); PRAGMA user_version = 1")
    Store(place).put(PARSE, {KEY: VALUE})

    assert Store(place).get(KEY) == VALUE


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_file_that_others_may_read_is_closed_to_them(place: Place) -> None:
    """However it came to be so."""
    Store(place).put(PARSE, {KEY: VALUE})
    place.file.chmod(0o644)

    assert Store(place).get(KEY) == VALUE
    assert stat.S_IMODE(place.file.stat().st_mode) == 0o600


@pytest.mark.parametrize("dangling", [True, False])
def test_a_link_is_not_followed(place: Place, tmp_path: Path, dangling: bool) -> None:
    """Whoever planted it would have a file made or changed elsewhere."""
    target = tmp_path / "elsewhere"
    if not dangling:
        target.write_bytes(b"")
    place.folder.mkdir(parents=True)
    place.file.symlink_to(target)
    store, said = complaining(place)
    store.put(PARSE, {KEY: VALUE})

    assert said == [f"{place.file}: the cache cannot be used (it is a link or a folder, and no file): "
                    "what is parsed now is not kept"]  # fmt: skip
    assert target.exists() is not dangling
    assert dangling or target.read_bytes() == b""
    with pytest.raises(UsageError, match="cannot be removed"):
        remove(place)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no owners on this system")
def test_a_file_of_another_user_is_not_read(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it says of an article is not to be believed."""
    Store(place).put(PARSE, {KEY: VALUE})
    monkeypatch.setattr(os, "geteuid", lambda: place.file.stat().st_uid + 1)
    store, said = complaining(place)

    assert store.get(KEY) is None
    assert "it belongs to another user" in said[0]


def test_a_list_of_tables_that_is_no_text_is_damage(place: Place) -> None:
    """What Python says of it is no error of SQLite, and made every later check fail."""
    Store(place).put(PARSE, {KEY: VALUE})
    content = place.file.read_bytes()
    place.file.write_bytes(content.replace(b"INDEX by_use ON", b"IN\xff\xffX by_use ON"))
    store, said = complaining(place)
    store.put(PARSE, {KEY: b"new"})

    assert store.get(KEY) == b"new"
    assert said == []


def test_what_was_never_put_there_is_nothing(place: Place) -> None:
    """A number as a value once asked for so many bytes of memory."""
    store = Store(place)
    store.put(PARSE, {KEY: VALUE})
    with closing(sqlite3.connect(place.file)) as file, file:
        file.execute("UPDATE kept SET value = 1000000000000")

    assert store.get(KEY) is None
