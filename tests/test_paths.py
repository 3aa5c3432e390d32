"""Paths as seen from a folder, and patterns as in .gitignore."""

from pathlib import Path

import pytest

from attrib.paths import in_repository, is_outside, matches, seen_by_any_way, seen_from


@pytest.mark.parametrize(
    ("path", "patterns", "fits"),
    [
        ("a.md", ["*.md"], True),
        ("x/y/a.md", ["*.md"], True),
        ("x/y/a.md", ["/*.md"], False),
        ("opinion/x/a.md", ["opinion/**"], True),
        ("news/opinion/a.md", ["opinion/**"], False),
        ("drafts/a.txt", ["drafts/"], True),
        ("drafts/", ["drafts/"], True),
        ("drafts", ["drafts/"], False),
        (".git/x", [".*"], True),
        (".", [".*"], False),
        ("a.md", ["*.md", "!a.md"], False),
        ("a.md", [], False),
        ("../outside/a.md", ["*.md"], True),
        ("../.outside/a.md", [".*"], False),
        ("../..", [".*"], False),
    ],
)
def test_a_file_fits(tmp_path: Path, path: str, patterns: list[str], fits: bool) -> None:
    """Seen from a folder; outside of it by its name alone."""
    folder = tmp_path / "in" / "here"

    assert fits is matches(f"{folder}/{path}", patterns, str(folder))


def test_a_path_on_another_drive_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no way from one to the other."""

    def no_way(path: str, start: str) -> str:
        raise ValueError(f"path is on mount {path}, start on mount {start}")

    monkeypatch.setattr("attrib.paths.os.path.relpath", no_way)

    assert seen_from("/d", "/c/a.md") == "/c/a.md"
    assert matches("/c/a.md", ["*.md"], "/d")


def test_a_folder_whose_name_has_a_line_break_is_looked_into() -> None:
    """No pattern passes over one, so all in it were left out."""
    assert matches("/news/a\nb/c.txt", ["*.txt"], folder="/news")


@pytest.mark.parametrize("path", ["\0/", "drafts\0/a.txt", "\ud800/a.txt", f"{'long' * 2000}/a.txt"])
def test_a_path_that_no_system_can_have_stays_a_path(path: str) -> None:
    """A report from elsewhere may name one; to write it down again must not end in a traceback."""
    assert in_repository(path) == path.rstrip("/")
    assert seen_by_any_way("/news", path).endswith(path.rstrip("/"))
    assert is_outside(path, "/news")
