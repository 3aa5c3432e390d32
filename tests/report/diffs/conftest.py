"""Diffs for the tests of their formats."""

from dataclasses import replace

import pytest

from attrib.diff.differences import compare
from attrib.diff.fresh_account import make_account
from attrib.diff.model import Account, Diff
from attrib.model import Run
from attrib.policy import load_policy
from tests import pairs
from tests.report.conftest import finish, hostile_run
from tests.sketch import sketch


@pytest.fixture
def better() -> Diff:
    """Return the diff of a story and its better version."""
    return pairs.diff_of("nl-kademuur")


@pytest.fixture
def worse() -> Diff:
    """Return the diff of a story and a version that lost a source."""
    return pairs.diff_of("en-ferry")


@pytest.fixture
def across() -> Diff:
    """Return the diff of stories in two languages."""
    return compare(
        pairs.account_of("nl-batterijbrand", "old"),
        pairs.account_of("en-battery-fire", "old"),
        load_policy(),
        version="test",
    )


def told_indexes(diff: Diff) -> str:
    """Return how a line says what the index did; both versions have one."""
    old, new = diff.old.score.index or 0, diff.new.score.index or 0
    return f"index {old} → {new} ({new - old:+d})".replace("-", "−")


def told_findings(diff: Diff) -> str:
    """Return how a line counts findings."""
    return f"{len(diff.fixed)} fixed, {len(diff.new_remarks)} new, {len(diff.remaining)} left"


def hostile_diff(words: str) -> Diff:
    """Return a diff with the given words in everything that comes from an article or a report."""
    old, new = _account(hostile_run(words)), _account(_other(words))
    return compare(
        replace(old, report=words, notes=(words,)),
        replace(new, notes=(words,)),
        load_policy(),
        version="test",
    )


def _account(run: Run) -> Account:
    return make_account(run.reports[0])


def _other(words: str) -> Run:
    """Return a run on the second version: a claim with another source, one reworded, one removed, one added."""
    return finish(
        sketch(
            f"{words}\n\n[1.content {words} is not over], [1.cue says] [1.source Mayor {words}], "
            f"[1.content “{words} a b c d e f”].\n\n"
            f"“{words} one two three four five six.” {words} [2.content {words} [2.hearsay reportedly] left].\n\n"
            f"[3.source {words}] [3.cue {words}] [3.content that {words} was never there, nor ever would be].",
            path=words,
            mayor="named-person 1",
            nobody="unattributed 2",
            somebody="anonymous-official 3",
        )
    )
