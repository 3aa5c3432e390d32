"""What happened to a claim."""

from dataclasses import replace

import pytest

from attrib.diff.align import Match
from attrib.diff.kinds import change_kinds
from attrib.diff.model import ChangeKind, Claim, Speaker
from attrib.model import SourceKind
from tests.diff.accounts import HARRIS, NOBODY, OFFICIALS, POLICE, claim

DIKE = "the dike could break"
DESCRIBED = replace(OFFICIALS, description=True)
EXPLAINED = replace(OFFICIALS, description=True, reason=True)
REPORT = Speaker(id="report", name="a report", kind=SourceKind.DOCUMENT, identified=False)
HERE = claim(1, HARRIS, DIKE)


def kinds(old: Claim, new: Claim) -> tuple[ChangeKind, ...]:
    """Return what happened between two versions of a claim."""
    return change_kinds(Match((old,), (new,)), "en")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (OFFICIALS, HARRIS, [ChangeKind.RESOURCED]),
        (HARRIS, OFFICIALS, [ChangeKind.RESOURCED]),
        (HARRIS, POLICE, [ChangeKind.RESOURCED]),
        (NOBODY, POLICE, [ChangeKind.RESOURCED]),
        (OFFICIALS, replace(OFFICIALS, id="x", name="insiders"), [ChangeKind.RESOURCED]),
        (OFFICIALS, DESCRIBED, [ChangeKind.DESCRIBED]),
        (DESCRIBED, OFFICIALS, [ChangeKind.UNDESCRIBED]),
        (DESCRIBED, EXPLAINED, [ChangeKind.EXPLAINED]),
        (EXPLAINED, DESCRIBED, [ChangeKind.UNEXPLAINED]),
        (OFFICIALS, EXPLAINED, [ChangeKind.DESCRIBED, ChangeKind.EXPLAINED]),
        (
            OFFICIALS,
            replace(EXPLAINED, id="x", name="insiders"),
            [ChangeKind.RESOURCED, ChangeKind.DESCRIBED, ChangeKind.EXPLAINED],
        ),
        (replace(HARRIS, role=False), HARRIS, [ChangeKind.ROLE_GIVEN]),
        (HARRIS, replace(HARRIS, role=False), [ChangeKind.ROLE_DROPPED]),
        (REPORT, replace(REPORT, identified=True), [ChangeKind.DOCUMENT_IDENTIFIED]),
        (replace(REPORT, identified=True), REPORT, [ChangeKind.DOCUMENT_UNIDENTIFIED]),
        (HARRIS, HARRIS, [ChangeKind.UNCHANGED]),
    ],
)
def test_what_happened_to_the_source(old: Speaker, new: Speaker, expected: list[ChangeKind]) -> None:
    """Another one, or more or less told about it."""
    assert tuple(expected) == kinds(claim(1, old, DIKE), claim(1, new, DIKE))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (HERE, replace(HERE, lead=True), ChangeKind.MOVED_INTO_LEAD),
        (replace(HERE, lead=True), HERE, ChangeKind.MOVED_OUT_OF_LEAD),
        (HERE, replace(HERE, nested=True), ChangeKind.NESTED),
        (replace(HERE, nested=True), HERE, ChangeKind.UNNESTED),
        (HERE, replace(HERE, content="the dike will break"), ChangeKind.REWORDED),
        (HERE, replace(HERE, content="“The dike could break.”"), ChangeKind.UNCHANGED),
        (HERE, replace(HERE, cue="admitted"), ChangeKind.REWORDED),
        (replace(HERE, cue="warns"), replace(HERE, cue="warn"), ChangeKind.UNCHANGED),
        (HERE, replace(HERE, number=9, line=12), ChangeKind.UNCHANGED),
    ],
)
def test_what_happened_to_place_and_words(old: Claim, new: Claim, expected: ChangeKind) -> None:
    """The lead, another claim, other words."""
    assert (expected,) == kinds(old, new)


def test_another_source_has_its_own_cue() -> None:
    """According to officials: for what Harris said that is one change, not two."""
    assert kinds(HERE, claim(1, OFFICIALS, DIKE, cue="according to")) == (ChangeKind.RESOURCED,)


def test_several_things_are_told_in_order() -> None:
    """The source first, words last."""
    new = claim(1, POLICE, "the dike will break", lead=True)

    assert kinds(HERE, new) == (ChangeKind.RESOURCED, ChangeKind.MOVED_INTO_LEAD, ChangeKind.REWORDED)


def test_split_and_joined() -> None:
    """Several claims on one side."""
    assert change_kinds(Match((HERE,), (HERE, HERE)), "en") == (ChangeKind.SPLIT,)
    assert change_kinds(Match((HERE, HERE), (HERE,)), "en") == (ChangeKind.JOINED,)


def test_added_and_removed() -> None:
    """One side is empty."""
    assert change_kinds(Match((), (HERE,)), "en") == (ChangeKind.ADDED,)
    assert change_kinds(Match((HERE,), ()), "en") == (ChangeKind.REMOVED,)
