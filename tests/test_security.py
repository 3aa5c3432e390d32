"""The page about security names tests that are there."""

import re

import pytest

from tests.fixtures import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)))


def test_every_promise_is_kept_by_tests() -> None:
    """Each has a table with at least one."""
    promises = re.split(r"\n\*\*", PAGE.partition("## Promises")[2].partition("## What is left")[0])[1:]

    assert len(promises) == 8
    assert all("`tests/" in promise for promise in promises)


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_test_that_is_named_is_there(file: str, name: str) -> None:
    """By file, or by file and function."""
    source = (ROOT / file).read_text(encoding="utf-8")

    assert f"\ndef {name}(" in source if name else "\ndef test_" in source
