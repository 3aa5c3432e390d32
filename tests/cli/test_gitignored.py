"""What git ignores is no article of a folder."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from attrib.cli.inputs import find_articles
from attrib.config.settings import read_configuration
from attrib.model import Failure
from tests.cli.command import attrib


def tree(folder: Path, files: dict[str, str]) -> Path:
    """Write files below a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def found(folder: Path) -> list[str]:
    """Return the articles in a folder, seen from it."""
    paths = find_articles([str(folder)], read_configuration({}, {}))
    return [Path(path).relative_to(folder).as_posix() for path in paths if not isinstance(path, Failure)]


FILES = {
    ".gitignore": "drafts/\n*.old.txt\n/only-here.txt\n# a remark\n",
    "a.txt": "x",
    "a.old.txt": "x",
    "only-here.txt": "x",
    "drafts/b.txt": "x",
    "news/only-here.txt": "x",
    "news/.gitignore": "!kept.old.txt\nmore/**\n",
    "news/kept.old.txt": "x",
    "news/lost.old.txt": "x",
    "news/more/c.txt": "x",
    "news/drafts/d.txt": "x",
}


def test_the_innermost_file_that_speaks_of_a_path_decides(tmp_path: Path) -> None:
    """As for git: a folder that is left out is not looked into."""
    assert found(tree(tmp_path, FILES)) == ["a.txt", "news/kept.old.txt", "news/only-here.txt"]


@pytest.mark.skipif(shutil.which("git") is None, reason="asks git itself")
def test_git_agrees(tmp_path: Path) -> None:
    """Of the same tree."""
    tree(tmp_path, FILES)
    for command in (["init", "--quiet"], ["add", "."]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, capture_output=True)
    listed = subprocess.run(["git", "ls-files", "*.txt"], cwd=tmp_path, check=True, capture_output=True, text=True)

    assert found(tmp_path) == sorted(listed.stdout.split())


def test_files_above_count_up_to_the_root_of_the_repository(tmp_path: Path) -> None:
    """And none beyond it, nor any where there is no repository."""
    tree(
        tmp_path,
        {".gitignore": "*.txt\n", "repo/.gitignore": "b.txt\n", "repo/news/a.txt": "x", "repo/news/b.txt": "x"},
    )

    assert found(tmp_path / "repo/news") == ["a.txt", "b.txt"]
    (tmp_path / "repo/.git").mkdir()
    assert found(tmp_path / "repo/news") == ["a.txt"]


def test_what_is_named_is_checked(tmp_path: Path) -> None:
    """A folder that git ignores, and a file."""
    tree(
        tmp_path,
        {".git/HEAD": "", ".gitignore": "data/\n", "data/a.txt": "x", "data/.gitignore": "b.txt", "data/b.txt": "x"},
    )

    assert found(tmp_path / "data") == ["a.txt"]
    assert find_articles([str(tmp_path / "data/b.txt")], read_configuration({}, {})) == (str(tmp_path / "data/b.txt"),)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_of_that_name_is_not_waited_for(tmp_path: Path) -> None:
    """Whoever put it there may never write to it."""
    tree(tmp_path, {"a.txt": "x"})
    os.mkfifo(tmp_path / ".gitignore")

    assert found(tmp_path) == ["a.txt"]


def test_the_configuration_can_do_without(tmp_path: Path) -> None:
    """And what is no pattern, or cannot be read, says nothing."""
    tree(tmp_path, {".gitignore": "*.txt\n", "a.txt": "x"})
    assert found(tmp_path) == []
    (tmp_path / "attrib.toml").write_text("respect-gitignore = false\n", encoding="utf-8")
    assert found(tmp_path) == ["a.txt"]
    (tmp_path / "attrib.toml").unlink()
    (tmp_path / ".gitignore").write_bytes(b"!\n\xff\nb.txt\n")
    assert found(tmp_path) == ["a.txt"]
    (tmp_path / ".gitignore").unlink()
    (tmp_path / ".gitignore").mkdir()
    assert found(tmp_path) == ["a.txt"]


def test_a_folder_with_nothing_left_says_why(tmp_path: Path) -> None:
    """In the line that says what would be an article."""
    tree(tmp_path, {".gitignore": "*.txt\n", "a.txt": "x"})
    finished = attrib("check", tmp_path)

    assert finished.returncode == 2
    assert "(*.txt, *.md, *.docx, *.odt): name the files, or set 'include'" in finished.stderr
    assert finished.stderr.endswith("; what .gitignore names is left out\n")
