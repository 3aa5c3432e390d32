"""Run the tests of one's own corner, without models, clusters and browsers: `make quick`.

The corner is named (`CORNER=rules`), or it is every folder or module in which something differs from the last commit:
`attrib/rules/late_attribution.py` is tested by `tests/rules`, `attrib/score.py` by `tests/test_score.py`.
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SLOW = "not stanza and not ray"
BROWSERS = "not browser and not test_page"
ALWAYS = ("tests/test_layers.py", "tests/test_messages.py", "tests/languages")
"""What a change anywhere can break, and takes a few seconds."""


def corners_of(paths: Iterable[str], root: Path = ROOT) -> tuple[str, ...]:
    """Return the tests for some files, by path: a folder of tests, or the module for a module; in order.

    >>> corners_of(["attrib/score.py", "attrib/rules/words.py", "attrib/rules/passages.py", "README.md"])
    ('tests/rules', 'tests/test_score.py')
    """
    found = set()
    for path in map(Path, paths):
        if len(path.parts) < 2 or path.parts[0] not in ("attrib", "tests"):
            continue
        folder, module = Path("tests", path.parts[1]), Path("tests", f"test_{path.stem.removeprefix('test_')}.py")
        found |= {place.as_posix() for place in (folder, module) if (root / place).exists() and place != Path("tests")}
    return tuple(sorted(place for place in found if place.endswith(".py") or (root / place).is_dir()))


def changed() -> list[str]:
    """Return the files that differ from the last commit, new ones included."""
    told = subprocess.run(
        ["git", "status", "--porcelain", "--untracked-files=all"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [line[3:].rpartition(" -> ")[2].strip('"') for line in told.stdout.splitlines()]


def main() -> None:
    """Run them, two at a time; end as pytest does."""
    named = [f"attrib/{corner}/x.py" for corner in sys.argv[1:]]
    corners = corners_of(named or changed())
    sys.exit(pytest.main(["-q", "-n", "2", "--dist", "loadgroup", "-m", SLOW, "-k", BROWSERS, *ALWAYS, *corners]))


if __name__ == "__main__":
    main()
