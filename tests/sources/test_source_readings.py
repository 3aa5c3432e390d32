"""What the reader says of a source's kind."""

from dataclasses import replace

import pytest

from attrib.grammar import Construction
from attrib.languages import load_lexicon
from attrib.model import Attribution as Claim
from attrib.model import Evidence, Form, Mention, Reading, SourceKind, Span, make_sentence
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
from attrib.sources.resolve import resolve_sources
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


def test_a_reason_is_of_whom_it_stands_beside() -> None:
    """Of two who are read with the same one; where none stands beside it, both keep it."""
    text = "A lawyer declined to be named because of an agreement. Another man said so. It ended."
    plain = parsed_plainly(text)
    first = [token for token in plain.sentences[0].tokens if token.span.end <= text.index(" Another")]
    rest = [token for token in plain.sentences[0].tokens if token.span.start >= text.index("Another")]
    second = tuple(replace(t, index=n, head=n - 1 if n else None) for n, t in enumerate(rest))
    parsed = replace(plain, sentences=(make_sentence(0, 0, tuple(first)), make_sentence(1, 0, second)))

    def spoken(number: int, words: str, sentence: int, content: str) -> Claim:
        places = [Span(text.index(w), text.index(w) + len(w)) for w in (words, content, "because of an agreement")]
        plain_reading = claim(SourceKind.ANONYMOUS_OTHER).reading
        assert plain_reading
        read = replace(plain_reading, reason=(places[2],), source=(places[0],))
        return replace(
            claim(None), number=number, content=(places[1],), reading=read,
            mention=Mention(spans=(places[0],), sentence=sentence, head=1),
        )  # fmt: skip

    lexicon = load_lexicon("en")
    lawyer, man = spoken(1, "A lawyer", 0, "declined"), spoken(2, "Another man", 1, "so")
    apart = {source.name: bool(source.reason) for source in resolve_sources(parsed, (lawyer, man), lexicon)}
    alone = resolve_sources(parsed, (man,), lexicon)

    assert apart == {"A lawyer": True, "Another man": False}
    assert bool(alone[0].reason)
