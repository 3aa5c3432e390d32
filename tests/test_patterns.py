"""File patterns as in .gitignore."""

from pathlib import Path

import pytest

from attrib.patterns import matches


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
