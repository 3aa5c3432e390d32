"""What the reader says of a source's kind."""

from dataclasses import replace

import pytest

from attrib.grammar import Construction
from attrib.model import Attribution as Claim
from attrib.model import Evidence, Form, Mention, Reading, SourceKind, Span
from attrib.sources.group import Group
from attrib.sources.kind_by_noun import Verdict
from attrib.sources.readings import (
    KINDS,
    REACH,
    mean_withheld,
    read_description,
    read_reason,
    with_readings,
    with_silent,
)
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
        form=Form.INDIRECT, pattern=Construction.READ, confidence=0.9, reading=read,
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


@pytest.mark.parametrize(("shares", "expected"), [((0.9, 0.2), 0.55), ((0.3, 0.4), 0.35), ((), None)])
def test_a_name_is_withheld_by_the_mean_of_its_claims(shares: tuple[float, ...], expected: float | None) -> None:
    """Nobody knows where nothing was read."""
    claims = [claim(SourceKind.ANONYMOUS_OTHER, withheld=share) for share in shares] or [claim(None)]

    assert mean_withheld(claims) == (pytest.approx(expected) if expected is not None else None)


def spoken(number: int, kind: SourceKind, speaker: int) -> Claim:
    """Return a claim of somebody, who is somebody else to the reader than others are."""
    made = claim(kind)
    assert made.reading
    return replace(made, number=number, reading=replace(made.reading, speaker=speaker))


def silent(number: int, kind: SourceKind, speaker: int) -> Claim:
    """Return a quotation that stands by itself."""
    return replace(spoken(number, kind, speaker), mention=None)


PERSON, BODY = SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANIZATION


@pytest.mark.parametrize(
    ("quotation", "owner"),
    [
        pytest.param(silent(3, PERSON, 2), 1, id="whom the reader takes for its speaker"),
        pytest.param(silent(4, PERSON, 9), 0, id="else the nearest before of its kind"),
        pytest.param(silent(4, BODY, 9), 2, id="not a nearer one of another kind"),
        pytest.param(silent(8 + REACH, BODY, 9), None, id="nobody far off"),
        pytest.param(silent(4, SourceKind.UNATTRIBUTED, 9), None, id="nobody where it is nobody's"),
    ],
)
def test_a_quotation_by_itself_goes_to_its_speaker(quotation: Claim, owner: int | None) -> None:
    """By the reader's links, else by what stands near."""
    claims = (spoken(2, PERSON, 1), spoken(6, PERSON, 2), spoken(7, BODY, 3))
    groups = [Group(attributions=(a,), phrases=()) for a in claims]

    joined, taken = with_silent(groups, (*claims, quotation), PARSED.article)

    assert [quotation in group.attributions for group in joined] == [place == owner for place in range(3)]
    assert taken == (frozenset({quotation.number}) if owner is not None else frozenset())


HEADLINE = parsed_plainly("‘We read it in a text.’ The mayor said nothing. ‘We read it in a text,’ said Ann.")


@pytest.mark.parametrize(
    ("said", "owner"),
    [("We read it in a text", 1), ("We read", 0)],
    ids=["its words are said again below", "too few words to tell"],
)
def test_what_a_headline_quotes_is_whose_it_is_below(said: str, owner: int) -> None:
    """Whomever else the reader takes for its speaker."""
    text = HEADLINE.article.text
    below = text.rindex("We read it in a text")
    claims = (spoken(2, PERSON, 1), replace(spoken(3, PERSON, 2), content=(Span(below, below + 20),)))
    quotation = replace(silent(1, PERSON, 1), content=(Span(1, 1 + len(said)),))

    joined, _ = with_silent(
        [Group(attributions=(a,), phrases=()) for a in claims], (quotation, *claims), HEADLINE.article
    )

    assert [quotation in group.attributions for group in joined] == [place == owner for place in range(2)]


def test_what_is_told_of_a_source_is_the_longest_of_its_claims_without_gaps() -> None:
    """The network may leave out a word; words far apart stay apart."""
    short, long = claim(PERSON), claim(PERSON)
    assert short.reading
    assert long.reading
    told = (Span(0, 9), Span(12, 20), Span(60, 63))
    claims = [
        replace(short, reading=replace(short.reading, description=(Span(0, 9),))),
        replace(long, reading=replace(long.reading, description=told, reason=told[:1])),
    ]

    assert read_description(claims) == (Span(0, 20), Span(60, 63))
    assert read_reason(claims) == (Span(0, 9),)
    assert read_reason([claim(None)]) == ()
