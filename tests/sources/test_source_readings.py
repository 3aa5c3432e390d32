"""What the reader says of a source's kind."""

import pytest

from attrib.model import Attribution as Claim
from attrib.model import Evidence, Form, Mention, Reading, SourceKind, Span
from attrib.sources.nouns import Verdict
from attrib.sources.readings import KINDS, read_withheld, with_readings
from tests.reader.tiny import parsed_plainly

PARSED = parsed_plainly("Officials said no.")
BY_WORDS = Verdict(SourceKind.ANONYMOUS_OFFICIAL, Evidence(span=Span(0, 9), why="'Officials' are officials"))


def claim(kind: SourceKind | None, share: float = 1.0, withheld: float = 0.9) -> Claim:
    """Return a claim of "Officials" that the reader takes for one of a kind, or has not read."""
    rest = (1 - share) / (len(KINDS) - 1)
    read = None if kind is None else Reading(
        source=(Span(0, 9),), cue=(), content=(Span(15, 17),), kinds=tuple(share if k is kind else rest for k in KINDS),
        withheld=withheld, confidence=0.9, speaker=0,
    )  # fmt: skip
    return Claim(
        number=1, mention=Mention(spans=(Span(0, 9),), sentence=0, head=0), cue=None, content=(Span(15, 17),),
        form=Form.INDIRECT, pattern="read", confidence=0.9, reading=read,
    )  # fmt: skip


def test_without_readings_the_words_decide() -> None:
    """As they always did."""
    assert BY_WORDS is with_readings(BY_WORDS, [claim(None)], PARSED)


def test_where_both_agree_the_words_explain() -> None:
    """A reader's number explains less than a word."""
    assert BY_WORDS is with_readings(BY_WORDS, [claim(SourceKind.ANONYMOUS_OFFICIAL)], PARSED)


def test_where_the_reader_is_surer_it_decides_and_says_how_sure() -> None:
    """With the word that it is about."""
    verdict = with_readings(BY_WORDS, [claim(SourceKind.COLLECTIVE, 0.96)], PARSED)

    assert verdict.kind is SourceKind.COLLECTIVE
    assert verdict.evidence == Evidence(
        span=Span(0, 9), why="'Officials' reads as a group that nobody could ring up here (96 % sure)"
    )


def test_all_claims_of_a_source_count() -> None:
    """One odd reading does not outweigh two others."""
    claims = [claim(SourceKind.COLLECTIVE, 0.9), *[claim(SourceKind.ANONYMOUS_OFFICIAL, 0.9)] * 2]

    assert with_readings(BY_WORDS, claims, PARSED).kind is SourceKind.ANONYMOUS_OFFICIAL


@pytest.mark.parametrize(("shares", "expected"), [((0.9, 0.2), True), ((0.3, 0.4), False), ((), None)])
def test_a_name_is_withheld_by_the_mean_of_its_claims(shares: tuple[float, ...], expected: bool | None) -> None:
    """Nobody knows where nothing was read."""
    claims = [claim(SourceKind.ANONYMOUS_OTHER, withheld=share) for share in shares] or [claim(None)]

    assert expected is read_withheld(claims)
