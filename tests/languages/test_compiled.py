"""Compiled data: what is read from it is what is in the file, whatever happens to either."""

import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from attrib.languages.build_hook import CompileData
from attrib.languages.compiled import built_of, read_once
from attrib.languages.folders import FOLDER, language_codes, read_toml

CONTENT = {"words": ["één", "twee"], "weight": 0.1, "broad": True, "verbs": {"speech": {"lemmas": ["zeggen"]}}}
TOML = 'words = ["één", "twee"]\nweight = 0.1\nbroad = true\n[verbs.speech]\nlemmas = ["zeggen"]\n'


class Reader:
    """Reads TOML, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, file: Path) -> dict[str, Any]:
        """Return the content of a file."""
        self.count += 1
        return read_toml(file)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data file in a folder that can be written, where writing is allowed."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "cues.toml"
    path.write_text(TOML, encoding="utf-8")
    return path


def compiled(file: Path) -> Path:
    """Return where the compiled form of a file lies."""
    return file.parent / "__pycache__" / "cues.toml.json"


def test_a_file_is_read_once(file: Path) -> None:
    """Then it is taken from its compiled form."""
    read = Reader()

    assert [read_once(file, read) for _ in range(3)] == [CONTENT] * 3
    assert read.count == 1
    assert [path.name for path in compiled(file).parent.iterdir()] == ["cues.toml.json"]


def test_a_changed_file_is_read_again(file: Path) -> None:
    """By its size, or by its time."""
    read = Reader()
    read_once(file, read)
    file.write_text(TOML.replace("0.1", "0.25"), encoding="utf-8")
    assert read_once(file, read) == CONTENT | {"weight": 0.25}
    os.utime(file, ns=(1, 1))
    read_once(file, read)

    assert read.count == 3


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff", b'{"stamp": []}', b'{"stamp": 1, "content": {}}'])
def test_a_damaged_compiled_form_is_made_anew(file: Path, damage: bytes) -> None:
    """It is never trusted further than that."""
    read = Reader()
    read_once(file, read)
    compiled(file).write_bytes(damage)

    assert read_once(file, read) == CONTENT
    assert read_once(file, read) == CONTENT
    assert read.count == 2


def test_nothing_is_written_where_python_writes_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As PYTHONDONTWRITEBYTECODE says."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert read_once(file, read_toml) == CONTENT
    assert not compiled(file).parent.exists()


def test_a_folder_that_cannot_be_written_is_left_alone(file: Path) -> None:
    """Where a file is in the way, for instance."""
    compiled(file).parent.write_text("in the way", encoding="utf-8")

    assert read_once(file, read_toml) == CONTENT
    assert stat.S_ISREG(compiled(file).parent.stat().st_mode)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.toml")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_data_file_of_ours_can_be_compiled(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has nothing in it that JSON lacks."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file = tmp_path / "cues.toml"
    file.write_bytes(path.read_bytes())
    read = Reader()
    first, second = read_once(file, read), read_once(file, read)

    assert first == second == read_toml(path)
    assert read.count == 1


def test_what_a_wheel_has_is_taken_and_nothing_is_written(file: Path) -> None:
    """Known by the sum of the file: one that was changed since is read."""
    file.with_name("cues.toml.json").write_bytes(built_of(file.read_bytes(), CONTENT | {"weight": 0.5}))
    read = Reader()

    assert read_once(file, read) == CONTENT | {"weight": 0.5}
    assert (read.count, compiled(file).parent.exists()) == (0, False)
    file.write_text(TOML.replace("0.1", "0.25"), encoding="utf-8")
    assert read_once(file, read) == CONTENT | {"weight": 0.25}


@pytest.mark.parametrize("broken", [b"", b"[]", b'{"sum": 1}', b"\xff"])
def test_what_a_wheel_has_and_is_broken_is_passed_over(file: Path, broken: bytes) -> None:
    """The file itself is there."""
    file.with_name("cues.toml.json").write_bytes(broken)

    assert read_once(file, read_toml) == CONTENT


def test_a_build_compiles_every_data_file_and_an_editable_one_none(tmp_path: Path) -> None:
    """What is compiled is what is read."""
    root = FOLDER.parent.parent
    metadata: Any = None
    hook = CompileData(str(root), {}, metadata, metadata, str(tmp_path), "wheel")
    editable: dict[str, Any] = {"force_include": {}}
    built: dict[str, Any] = {"force_include": {}}
    hook.initialize("editable", editable)
    hook.initialize("standard", built)
    sources = {name.removesuffix(".json"): Path(made) for made, name in built["force_include"].items()}

    assert editable == {"force_include": {}}
    assert {f"attrib/languages/{code}/cues.toml" for code in language_codes()} <= set(sources)
    assert "attrib/policies/default.toml" in sources
    for name, made in sources.items():
        assert json.loads(made.read_bytes())["content"] == read_toml(root / name)
