"""Files are read within bounds and written whole."""

import os
import stat
from pathlib import Path

import pytest

from attrib.files import DEEPEST, parse_json, read_bounded, read_ordinary, same_file, write_whole

WITH_PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes and devices on this system")


def test_no_more_is_read_than_was_asked_for(tmp_path: Path) -> None:
    """To the byte."""
    file = tmp_path / "file"
    file.write_bytes(b"12345")

    assert read_bounded(file, 5) == read_ordinary(file, 5) == b"12345"
    for read in (read_bounded, read_ordinary):
        with pytest.raises(OSError, match="it has more than"):
            read(file, 4)


@WITH_PIPES
def test_a_device_without_end_fills_no_memory() -> None:
    """Whether it was named or found."""
    with pytest.raises(OSError, match="it has more than"):
        read_bounded("/dev/zero", 1000)
    with pytest.raises(OSError, match="it is a device or a pipe"):
        read_ordinary("/dev/zero", 1000)


@WITH_PIPES
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    """Where it was found in a folder."""
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(OSError, match="it is a device or a pipe"):
        read_ordinary(tmp_path / "pipe", 1000)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """As everywhere."""
    with pytest.raises(OSError, match="directory"):
        read_ordinary(tmp_path, 1000)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[" * 100_000 + "]" * 100_000, "within each other"),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "within each other"),
        ('{"a":' * 500 + "1" + "}" * 500, "within each other"),
        ('{"score": NaN}', "NaN is no number"),
        ('{"score": -Infinity}', "-Infinity is no number"),
        ("1e400", "too large"),
        ("1" + "0" * 400, "401 digits"),
        ("{", "line 1"),
    ],
)
def test_json_that_no_program_of_good_will_writes(text: str, why: str) -> None:
    """Is one kind of error, which says what is wrong."""
    with pytest.raises(ValueError, match=why):
        parse_json(text)


def test_json_as_it_is_written() -> None:
    """Up to the bounds."""
    assert parse_json('{"a": [1, -2.5, 1e3, null, "[[["]}') == {"a": [1, -2.5, 1000.0, None, "[[["]}
    assert parse_json("[" * DEEPEST + "]" * DEEPEST)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    """A report that others may not read is not opened to them; a new one is as the umask says."""
    private, new = tmp_path / "private", tmp_path / "new"
    private.write_bytes(b"old")
    private.chmod(0o600)
    before = os.umask(0o027)
    try:
        write_whole(private, b"new")
        write_whole(new, b"new")
    finally:
        os.umask(before)

    assert private.read_bytes() == new.read_bytes() == b"new"
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert stat.S_IMODE(new.stat().st_mode) == 0o640
    assert {private, new} == set(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_what_was_planted_in_its_way_is_neither_followed_nor_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where somebody guessed the name."""
    monkeypatch.setattr("secrets.token_hex", lambda _: "guessed")
    other, place = tmp_path / "other", tmp_path / "report.txt"
    other.write_bytes(b"dear")
    (tmp_path / ".attrib-guessed").symlink_to(other)

    with pytest.raises(FileExistsError):
        write_whole(place, b"report")
    assert other.read_bytes() == b"dear"
    assert not place.exists()


def test_one_file_by_two_names(tmp_path: Path) -> None:
    """Also one that is not there, which is no other."""
    (tmp_path / "a").write_bytes(b"")
    os.link(tmp_path / "a", tmp_path / "b")

    assert same_file(tmp_path / "a", tmp_path / "b")
    assert not same_file(tmp_path / "a", tmp_path / "c")
