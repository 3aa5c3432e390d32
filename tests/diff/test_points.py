"""The change of the index as a sum: exact for all articles, and sensible to a reader."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.diff.differences import compare
from attrib.diff.model import Account, Change, ChangeKind, Claim, Diff, IndexPart, Speaker
from attrib.model import SourceKind
from attrib.policy import load_policy
from tests.diff.accounts import HARRIS, NOBODY, OFFICIALS, POLICE, account, claim

POLICY = load_policy()
ANY = settings(deadline=None, max_examples=60)
DIKE = claim(1, HARRIS, "the dike along the canal could break before the winter")
ROOF = claim(2, OFFICIALS, "the roof of the library had leaked for years")
TRAM = claim(3, POLICE, "no tram would run on Sunday because of the strike")
BOAT = claim(4, NOBODY, "four boats were lost in the storm off the northern coast")


def difference(old: tuple[Claim, ...], new: tuple[Claim, ...], target: int = 2) -> Diff:
    """Return the diff of two lists of claims."""
    return compare(account(*old), account(*new, target=target), POLICY, version="test")


def points(diff: Diff) -> dict[IndexPart, float]:
    """Return the points of every part."""
    return {item.part: item.points for item in diff.items}


def only(diff: Diff, kind: ChangeKind) -> Change:
    """Return the one change of a kind."""
    (found,) = (change for change in diff.changes if change.kind is kind)
    return found


# Any two accounts. Values depend on what is told of a source, as in the score.

speakers = st.builds(
    lambda kind, number, role, description, reason: Speaker(
        id=f"{kind.value}-{number}",
        name=f"name{number}" if kind is not SourceKind.UNATTRIBUTED else "",
        kind=kind,
        identified=kind.identified,
        role=role and kind is SourceKind.NAMED_PERSON,
        description=description and kind.anonymous,
        reason=reason and kind.anonymous,
    ),
    st.sampled_from(SourceKind),
    st.integers(0, 3),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
contents = st.lists(
    st.sampled_from(["dike", "roof", "tram", "boat", "storm", "minister", "breaks", "will", "not"]), max_size=45
).map(" ".join)


def value(speaker: Speaker) -> float:
    """Return a value that depends on all that can decide it."""
    told = 0.3 * speaker.role + 0.2 * speaker.description + 0.17 * speaker.reason
    return round(list(SourceKind).index(speaker.kind) / 20 + told, 4)


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    """Return an account of some claims."""
    drawn = draw(st.lists(st.tuples(speakers, contents, st.booleans(), st.booleans()), min_size=1, max_size=9))
    claims = [
        replace(made, weight=0.0, words=0) if nested and number > 1 else made
        for number, (speaker, content, lead, nested) in enumerate(drawn, 1)
        for made in (claim(number, speaker, content, lead=lead, nested=nested and number > 1, value=value(speaker)),)
    ]
    return account(*claims, target=draw(st.integers(1, 4)))


@ANY
@given(accounts(), accounts())
def test_the_items_add_up_exactly(old: Account, new: Account) -> None:
    """To the difference of the printed indexes, as they are printed, with little lost to rounding."""
    diff = compare(old, new, POLICY, version="test")

    assert diff.unsummed is None
    assert diff.delta == pytest.approx(sum(item.points for item in diff.items), abs=1e-9)
    assert abs(points(diff).get(IndexPart.ROUNDING, 0)) <= 1.05


@ANY
@given(accounts(), accounts())
def test_the_changes_add_up_to_their_items(old: Account, new: Account) -> None:
    """What stands beside the claims is what stands in the table."""
    diff = compare(old, new, POLICY, version="test")
    of_claims = [item for item in diff.items if item.claims]

    assert diff.unaligned or sum(item.points for item in of_claims) == pytest.approx(
        sum(change.points for change in diff.changes), abs=1e-9
    )


@ANY
@given(accounts(), accounts())
def test_sources_and_length_count_the_same_on_the_way_back(old: Account, new: Account) -> None:
    """With the opposite sign, if the versions change places."""
    there, back = (compare(*pair, POLICY, version="test") for pair in ((old, new), (new, old)))

    for part in (IndexPart.BREADTH, IndexPart.TARGET):
        assert points(there).get(part, 0) == pytest.approx(-points(back).get(part, 0), abs=0.11)


@ANY
@given(accounts())
def test_the_same_text_has_no_items(same: Account) -> None:
    """All unchanged, nothing to sum up."""
    diff = compare(same, same, POLICY, version="test")

    assert {change.kind for change in diff.changes} <= {ChangeKind.UNCHANGED}
    assert diff.items == ()


@ANY
@given(accounts(), accounts())
def test_unchanged_claims_add_nothing(old: Account, new: Account) -> None:
    """However much the others do."""
    diff = compare(old, new, POLICY, version="test")

    assert all(change.points == 0 for change in diff.changes if change.kind is ChangeKind.UNCHANGED)


# What a reader expects


def test_a_better_source_is_a_gain() -> None:
    """And the reverse a loss of the same size."""
    better = replace(ROOF, speaker=POLICE, value=0.9)
    up, down = (
        difference((DIKE, ROOF, TRAM), (DIKE, better, TRAM)),
        difference((DIKE, better, TRAM), (DIKE, ROOF, TRAM)),
    )

    assert only(up, ChangeKind.RESOURCED).points > 0
    assert points(up)[IndexPart.RESOURCED] == -points(down)[IndexPart.RESOURCED]


def test_to_add_a_well_sourced_claim_is_a_gain() -> None:
    """And to take it away a loss."""
    assert only(difference((ROOF, TRAM), (DIKE, ROOF, TRAM)), ChangeKind.ADDED).points > 0
    assert only(difference((DIKE, ROOF, TRAM), (ROOF, TRAM)), ChangeKind.REMOVED).points < 0


def test_to_remove_an_anonymous_claim_is_a_gain() -> None:
    """And to add it a loss."""
    assert only(difference((DIKE, ROOF, TRAM), (DIKE, TRAM)), ChangeKind.REMOVED).points > 0
    assert only(difference((DIKE, TRAM), (DIKE, ROOF, TRAM)), ChangeKind.ADDED).points < 0


def test_the_lead_makes_a_source_weigh_more() -> None:
    """A good source in the lead is a gain, an anonymous one a loss."""
    good, bad = replace(DIKE, lead=True, weight=DIKE.weight * 1.5), replace(ROOF, lead=True, weight=ROOF.weight * 1.5)

    assert points(difference((DIKE, ROOF, TRAM), (good, ROOF, TRAM)))[IndexPart.LEAD] > 0
    assert points(difference((DIKE, ROOF, TRAM), (DIKE, bad, TRAM)))[IndexPart.LEAD] < 0


def test_several_things_done_to_a_claim_are_told_apart() -> None:
    """A reason given is a gain, though the claim now opens the article."""
    told = replace(OFFICIALS, description=True)
    old = replace(ROOF, speaker=told, value=0.3)
    new = replace(old, speaker=replace(told, reason=True), value=0.5, lead=True, weight=old.weight * 1.5)
    change = only(difference((DIKE, old, TRAM), (DIKE, new, TRAM)), ChangeKind.EXPLAINED)
    parts = {item.part: item.points for item in change.items}

    assert parts.keys() == {IndexPart.TOLD, IndexPart.LEAD}
    assert parts[IndexPart.TOLD] > 0 > parts[IndexPart.LEAD]


def test_identified_sources_and_length_are_items_of_their_own() -> None:
    """The second part of the index."""
    assert points(difference((DIKE, ROOF), (DIKE, ROOF, TRAM)))[IndexPart.BREADTH] == 12.5
    assert points(difference((DIKE, ROOF, TRAM), (DIKE, ROOF, TRAM), target=4))[IndexPart.TARGET] == -12.5


def test_without_an_index_there_is_no_sum() -> None:
    """The reason is that of the score."""
    diff = difference((DIKE,), ())

    assert (diff.items, diff.delta, diff.unsummed) == ((), None, "the new version has no index: no claims")


def test_an_index_made_otherwise_is_not_summed() -> None:
    """A stored report by another policy."""
    old = account(DIKE, ROOF, TRAM)
    diff = compare(replace(old, score=replace(old.score, index=1)), old, POLICY, version="test")

    assert diff.items == ()
    assert "the old version was made by other conventions" in str(diff.unsummed)


def test_values_of_two_policies_are_not_summed() -> None:
    """What the same source is worth must be the same on both sides."""
    diff = difference((DIKE, ROOF, TRAM), (DIKE, replace(ROOF, value=0.4), TRAM))

    assert diff.items == ()
    assert "value sources differently" in str(diff.unsummed)


def test_claims_that_cannot_be_matched_are_one_item() -> None:
    """Two languages."""
    diff = compare(account(DIKE, ROOF), account(DIKE, TRAM, language="nl"), POLICY, version="test")

    assert "different languages" in str(diff.unaligned)
    assert diff.changes == ()
    assert points(diff).keys() <= {IndexPart.TRANSPARENCY, IndexPart.BREADTH, IndexPart.ROUNDING}
    assert sum(points(diff).values()) == pytest.approx(diff.delta)


def test_texts_on_something_else_are_not_matched() -> None:
    """No claim has its like: that is said, not shown as all removed and all added."""
    diff = difference((DIKE, ROOF), (TRAM, BOAT))

    assert "no claim of one text has its like" in str(diff.unaligned)
    assert diff.changes == ()
