"""ATR900, whose passages need the other rules: what ignores keep away is known when all of them have run."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from attrib.model import Analysis, Finding, Level
from attrib.policy import load_policy
from attrib.rules import in_order, run_rules
from attrib.rules.unused_ignore import RULE
from attrib.suppressions.suppress import suppress
from tests.sketch import sketch

# The rules that the passages speak of.
POLICY = replace(load_policy(), selected=frozenset({"ATR101", "ATR201", "ATR900"}))
PASSAGES = tomllib.loads((Path(__file__).parent / "passages" / "unused-ignore.toml").read_text(encoding="utf-8"))
Passage = dict[str, Any]


def passages(kind: str) -> list[Any]:
    """Return the passages of a kind, for pytest."""
    return [pytest.param(passage, id=passage["why"]) for passage in PASSAGES[kind]]


def found(passage: Passage) -> tuple[Analysis, list[Finding]]:
    """Return a passage's analysis and what is found about its comments."""
    analysis = sketch(passage["text"], **passage["sources"])
    kept, _ = suppress(run_rules(analysis, POLICY), analysis.article, POLICY)
    return analysis, [finding for finding in kept if finding.code == RULE.code]


@pytest.mark.parametrize("passage", passages("flagged"))
def test_a_comment_that_does_nothing_is_flagged(passage: Passage) -> None:
    """The finding stands at the comment, quotes it and says what would do."""
    analysis, findings = found(passage)
    stored = analysis.article.stored

    assert passage["at"] == [stored[f.span.start : f.span.end] for f in findings if f.span]
    assert {(f.slug, f.level) for f in findings} == {(RULE.slug, Level.INFO)}
    assert all(f.message.startswith(f"“{at}” ") for f, at in zip(findings, passage["at"], strict=True))
    assert all(f.message.endswith((".", "?")) for f in findings)


@pytest.mark.parametrize("passage", passages("unflagged"))
def test_a_comment_that_is_needed_is_left_alone(passage: Passage) -> None:
    """No finding."""
    assert found(passage)[1] == []


def test_the_level_can_be_set() -> None:
    """As for every rule."""
    passage = PASSAGES["flagged"][0]
    analysis = sketch(passage["text"], **passage["sources"])
    kept, _ = suppress((), analysis.article, replace(POLICY, levels={"ATR900": Level.ERROR}))

    assert [finding.level for finding in in_order(kept)] == [Level.ERROR]
