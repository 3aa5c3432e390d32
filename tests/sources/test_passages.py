"""Every kind of source and every hard case of its definition, in passages of every language."""

from typing import Any

import pytest

from attrib.model import SourceKind
from tests.sources.passages import PASSAGES, agrees, as_example, described, parses

TREES = {code: parses(code) for code in PASSAGES}


def examples() -> list[Any]:
    """Return the passages of all languages for pytest; a known gap must fail."""
    return [
        pytest.param(
            code,
            passage,
            id=f"{code} {as_example(passage)}",
            marks=[pytest.mark.xfail(reason=passage["gap"], strict=True)] if "gap" in passage else [],
        )
        for code, some in PASSAGES.items()
        for passage in some
    ]


@pytest.mark.parametrize(("code", "passage"), examples())
def test_a_passage(code: str, passage: dict[str, Any]) -> None:
    """Speakers are told apart, and each has its kind, role or description, and reason."""
    found = described(passage["text"], code, TREES[code])

    assert len(passage["expected"]) == len(found)
    assert [pair for pair in zip(passage["expected"], found, strict=True) if not agrees(*pair)] == []


@pytest.mark.parametrize("code", PASSAGES)
def test_every_kind_has_a_passage(code: str) -> None:
    """But for nobody, which is no question of words for a source."""
    shown = {kind for p in PASSAGES[code] for line in p["expected"] for kind in line.split(" | ")[1:2]}

    assert set(SourceKind) - {SourceKind.UNATTRIBUTED} == shown
