"""Which claim of one version is which of the other."""

from pathlib import Path

import pytest

from attrib.diff.align import match_claims
from attrib.diff.differences import compare
from attrib.diff.fresh_account import make_account
from attrib.diff.model import ChangeKind, Claim
from attrib.policy import load_policy
from tests.diff.accounts import HARRIS, OFFICIALS, POLICE, account, claim
from tests.fixtures import fixture_folders, report_on

DIKE = "the dike along the canal could break before the winter"
ROOF = "the roof of the library had leaked for years"
TRAM = "no tram would run on Sunday because of the strike"


def matched(old: list[Claim], new: list[Claim]) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the numbers of claims that were matched, and of those that stand alone."""
    return {
        (tuple(c.number for c in match.old), tuple(c.number for c in match.new))
        for match in match_claims(account(*old), account(*new))
    }


def test_identical_texts_match_one_by_one() -> None:
    """Whatever the sources."""
    claims = [claim(1, HARRIS, DIKE), claim(2, OFFICIALS, ROOF), claim(3, POLICE, TRAM)]

    assert matched(claims, claims) == {((n,), (n,)) for n in (1, 2, 3)}


def test_claims_are_found_wherever_they_went() -> None:
    """Content comes before order."""
    old = [claim(1, HARRIS, DIKE), claim(2, OFFICIALS, ROOF), claim(3, POLICE, TRAM)]
    new = [claim(1, POLICE, TRAM), claim(2, HARRIS, DIKE), claim(3, OFFICIALS, ROOF)]

    assert matched(old, new) == {((1,), (2,)), ((2,), (3,)), ((3,), (1,))}


def test_the_same_words_of_several_sources_keep_their_sources() -> None:
    """What Harris and the police said is two claims."""
    old = [claim(1, HARRIS, DIKE), claim(2, POLICE, DIKE)]
    new = [claim(1, POLICE, DIKE), claim(2, HARRIS, DIKE)]

    assert matched(old, new) == {((1,), (2,)), ((2,), (1,))}


def test_the_same_words_of_the_same_source_keep_their_order() -> None:
    """A claim made twice."""
    old = [claim(1, HARRIS, DIKE), claim(2, POLICE, ROOF), claim(3, HARRIS, DIKE)]

    assert matched(old, old) == {((n,), (n,)) for n in (1, 2, 3)}


def test_what_has_no_like_stands_alone() -> None:
    """Added and removed."""
    assert matched([claim(1, HARRIS, DIKE)], [claim(1, HARRIS, TRAM)]) == {((1,), ()), ((), (1,))}


def test_a_claim_rephrased_by_the_same_source_in_the_same_place_is_found() -> None:
    """Between the same neighbours fewer words need to be shared; elsewhere they are not enough."""
    before = claim(2, POLICE, "the road is closed until the cracks in the bridge are mended")
    after = claim(2, POLICE, "drivers should avoid the bridge, whose cracks grew")
    ends = (claim(1, HARRIS, DIKE), claim(3, HARRIS, TRAM))

    assert ((2,), (2,)) in matched([ends[0], before, ends[1]], [ends[0], after, ends[1]])
    assert ((2,), (2,)) not in matched([ends[0], ends[1], before], [after, ends[0], ends[1]])


def test_a_split_claim_keeps_both_halves() -> None:
    """Neither half is new."""
    old = [claim(1, HARRIS, f"{DIKE} and {ROOF}"), claim(2, POLICE, TRAM)]
    new = [claim(1, HARRIS, DIKE), claim(2, HARRIS, ROOF), claim(3, POLICE, TRAM)]

    assert {len(b) for a, b in matched(old, new) if a == (1,)} == {2}
    assert len(matched(old, new)) == 2


def test_joined_claims_are_one() -> None:
    """Neither is removed."""
    old = [claim(1, HARRIS, DIKE), claim(2, HARRIS, ROOF), claim(3, POLICE, TRAM)]
    new = [claim(1, HARRIS, f"{DIKE} and {ROOF}"), claim(2, POLICE, TRAM)]

    assert {len(a) for a, b in matched(old, new) if b == (1,)} == {2}
    assert len(matched(old, new)) == 2


def test_a_claim_within_another_is_matched_with_its_like() -> None:
    """Outer with outer, inner with inner."""
    outer = claim(1, HARRIS, f"officials had told her that {DIKE}")
    inner = claim(2, OFFICIALS, DIKE, nested=True, weight=0.0)

    assert matched([outer, inner], [outer, inner]) == {((1,), (1,)), ((2,), (2,))}


def test_no_claims_match_nothing() -> None:
    """An empty side is no crash."""
    assert matched([], [claim(1, HARRIS, DIKE)]) == {((), (1,))}
    assert matched([], []) == set()


@pytest.mark.parametrize("folder", fixture_folders(), ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_every_article_is_unchanged_against_itself(folder: Path) -> None:
    """Each claim is its own like, also where several have the same words."""
    same = make_account(report_on(folder))
    diff = compare(same, same, load_policy(), version="test")

    assert [(change.old, change.new) for change in diff.changes] == [((claim,), (claim,)) for claim in same.claims]
    assert {change.kind for change in diff.changes} == {ChangeKind.UNCHANGED}
