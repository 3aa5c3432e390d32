"""Findings that are fixed, new or left, and what makes the new version worse."""

from dataclasses import replace

import pytest

from attrib.diff.differences import compare
from attrib.diff.model import Account, Diff, Regression, RegressionKind, Remark
from attrib.model import Level
from attrib.policy import load_policy
from tests.diff.accounts import HARRIS, OFFICIALS, POLICE, account, claim, remark

POLICY = load_policy()
DIKE = claim(1, HARRIS, "the dike along the canal could break before the winter")
ROOF = claim(2, OFFICIALS, "the roof of the library had leaked for years and years")
TRAM = claim(3, POLICE, "no tram would run on Sunday because of the strike")


def difference(old: tuple[Remark, ...], new: tuple[Remark, ...]) -> Diff:
    """Return the diff of the same claims with other findings."""
    claims = (DIKE, ROOF, TRAM)
    return compare(account(*claims, remarks=old), account(*claims, remarks=new), POLICY, version="test")


def test_the_same_fingerprint_is_the_same_finding() -> None:
    """Wherever it stands now."""
    old, new = remark(line=3), remark(line=9)
    diff = difference((old,), (new,))

    assert (diff.fixed, diff.new_remarks, diff.remaining) == ((), (), (new,))


def test_what_is_gone_is_fixed_and_what_came_is_new() -> None:
    """Other rules, other claims."""
    old, new = remark("ATR103", fingerprint="a"), remark("ATR201", fingerprint="b")
    diff = difference((old,), (new,))

    assert (diff.fixed, diff.new_remarks, diff.remaining) == ((old,), (new,), ())


def test_two_of_the_same_are_counted_twice() -> None:
    """One mended, one left."""
    diff = difference((remark(), remark(line=5)), (remark(),))

    assert (len(diff.fixed), len(diff.remaining)) == (1, 1)


def test_a_reworded_claim_keeps_its_finding() -> None:
    """The words are in the fingerprint; the rule and the claim are the same."""
    old, new = remark(fingerprint="a", claim=2), remark(fingerprint="b", claim=2)
    diff = difference((old,), (new,))

    assert (diff.fixed, diff.new_remarks, diff.remaining) == ((), (), (new,))


def test_a_finding_on_another_claim_is_another() -> None:
    """Though the rule is the same."""
    diff = difference((remark(fingerprint="a", claim=2),), (remark(fingerprint="b", claim=3),))

    assert (len(diff.fixed), len(diff.new_remarks)) == (1, 1)


def test_a_finding_once_for_a_source_is_found_by_its_source() -> None:
    """It points at the first claim, which may be another now."""
    old = remark("ATR103", fingerprint="a", claim=1, source="officials")
    new = remark("ATR103", fingerprint="b", claim=3, source="officials")

    assert difference((old,), (new,)).remaining == (new,)


# Regressions


def regressions(old: Account, new: Account) -> list[RegressionKind]:
    """Return the kinds of regressions."""
    return [regression.kind for regression in compare(old, new, POLICY, version="test").regressions]


def test_nothing_is_worse_in_the_same_text() -> None:
    """Even with errors: they were there."""
    same = account(DIKE, ROOF, TRAM, remarks=(remark(),))

    assert regressions(same, same) == []


def test_a_lost_source_is_worse() -> None:
    """It says whose, and where to look."""
    lost = replace(TRAM, speaker=OFFICIALS, value=0.0, line=7)
    diff = compare(account(DIKE, TRAM), account(DIKE, lost), POLICY, version="test")

    assert diff.regressions[0] == Regression(
        kind=RegressionKind.SOURCE_LOST,
        message="a claim that rested on “the police” now rests on “two officials”",
        line=7,
    )


def test_another_identified_source_is_not_worse() -> None:
    """The reader can ask that one, too."""
    assert regressions(account(DIKE, TRAM), account(DIKE, replace(TRAM, speaker=HARRIS, value=1.0))) == []


def test_a_removed_claim_is_not_worse() -> None:
    """An editor may cut."""
    assert regressions(account(DIKE, TRAM, target=1), account(DIKE, target=1)) == []


@pytest.mark.parametrize(("level", "expected"), [(Level.ERROR, [RegressionKind.NEW_ERROR]), (Level.WARNING, [])])
def test_only_a_new_error_is_worse(level: Level, expected: list[RegressionKind]) -> None:
    """A warning may be the price of a better story."""
    assert regressions(account(DIKE, TRAM), account(DIKE, TRAM, remarks=(remark(level=level),))) == expected


@pytest.mark.parametrize(("extra", "expected"), [(10, []), (11, [RegressionKind.INDEX_FELL])])
def test_the_index_may_fall_within_noise(extra: int, expected: list[RegressionKind]) -> None:
    """By ten points, not by eleven."""
    new = account(DIKE, TRAM)
    assert new.score.index is not None
    old = replace(new, score=replace(new.score, index=new.score.index + extra))

    assert regressions(old, new) == expected


def test_what_cannot_be_matched_has_no_new_errors() -> None:
    """In another language every finding would be new."""
    old, new = account(DIKE, TRAM), account(DIKE, TRAM, language="nl", remarks=(remark(),))

    assert regressions(old, new) == []
