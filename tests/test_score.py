"""The index, by hand and by its laws."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.model import Analysis, ScoredAttribution, SourceKind
from attrib.policy import load_policy
from attrib.score import breadth, compute_score, index, standing, target_sources, transparency, weigh_claims
from tests.sketch import sketch

POLICY = load_policy()
WEIGHTS = st.floats(8, 60)
VALUES = st.floats(0, 1)


def claim(number: int, words: int, *, nested: str = "") -> str:
    """Return a drawn paragraph with a claim of so many words."""
    return f"[{number}.source S{number}] [{number}.cue said] [{number}.content {'w ' * (words - 1)}w{nested}]."


def worked_example() -> Analysis:
    """Return the 420-word article of LANDSCAPE.md §4.4, its claims padded with words that nobody claims."""
    lengths = {1: 24, 2: 31, 3: 52, 4: 18, 5: 15, 6: 28, 7: 14, 8: 12}
    claims = [claim(number, words) for number, words in lengths.items()]
    claims[0] = claims[0].replace("S1", "[official.description S1]")
    claims[1] = claims[1].replace("S2", "[person.role S2]")
    padding = "x " * (420 - sum(lengths.values()) - 2 * len(lengths))
    return sketch(
        "\n\n".join([*claims, padding + "."]),
        official="anonymous-official 1",
        person="named-person 2 3",
        bare="anonymous-other 4",
        spokesperson="spokesperson 5",
        document="document 6",
        critics="collective 7",
        nobody="unattributed 8",
    )


def test_the_worked_example_comes_out_as_computed_by_hand() -> None:
    """Weights 36 31 40 18 15 28 14 12, values .3 1 1 0 .8 .9 .2 0: T = 121.8 / 194, B = 3 / 3, index 72."""
    score = compute_score(worked_example(), POLICY)

    assert [item.weight for item in score.items] == [36, 31, 40, 18, 15, 28, 14, 12]
    assert score.transparency == pytest.approx(121.8 / 194)
    assert (score.index, score.breadth, score.words, score.identified, score.target) == (72, 1.0, 420, 3, 3)


def test_nobody_is_no_source() -> None:
    """What is handed to nobody has a row in the shares but is not counted among the sources."""
    score = compute_score(worked_example(), POLICY)

    assert score.sources == 6
    assert score.shares[-1].kind is SourceKind.UNATTRIBUTED


def test_the_shares_leave_out_the_factor_of_the_lead() -> None:
    """The first claim has 24 of 182 capped words, though its weight is 36."""
    score = compute_score(worked_example(), POLICY)

    official = next(share for share in score.shares if share.kind is SourceKind.ANONYMOUS_OFFICIAL)
    assert official.words == 24
    assert official.share == pytest.approx(24 / 182)
    assert sum(share.share for share in score.shares) == pytest.approx(1)


def test_the_outer_source_carries_the_weight() -> None:
    """A claim within another's claim has no weight and no claim words."""
    analysis = sketch(
        f"Lead.\n\n{claim(1, 10, nested=' ' + claim(2, 9))}", outer="named-person 1", inner="anonymous-other 2"
    )

    assert [item.number for item in weigh_claims(analysis, POLICY)] == [1]
    assert [share.kind for share in compute_score(analysis, POLICY).shares] == [SourceKind.NAMED_PERSON]


def test_claim_words_are_capped_at_both_ends() -> None:
    """One word counts as eight, fifty as forty."""
    analysis = sketch(f"The lead.\n\n{claim(1, 1)} {claim(2, 50)}", some="collective 1 2")

    assert [item.words for item in weigh_claims(analysis, POLICY)] == [8, 40]


def test_a_short_text_has_no_index_but_a_reason() -> None:
    """Below 60 words the index would be chance; the parts are still told."""
    score = compute_score(sketch(f"The lead.\n\n{claim(1, 9)}", somebody="named-person 1"), POLICY)

    assert score.index is None
    assert score.null_reason == "an index needs 60 words, the text has 13"
    assert score.transparency == pytest.approx(0.9)


def test_two_claims_make_no_index() -> None:
    """Three attributions are the least."""
    score = compute_score(sketch(claim(1, 40) + " " + claim(2, 40), somebody="named-person 1 2"), POLICY)

    assert score.index is None
    assert score.null_reason == "an index needs 3 attributed claims, the text has 2"


def test_a_text_without_claims_has_no_index() -> None:
    """Nothing is divided by zero."""
    score = compute_score(sketch("word " * 100), POLICY)

    assert (score.index, score.transparency, score.shares) == (None, None, ())


@pytest.mark.parametrize(
    ("words", "target"), [(60, 1), (150, 1), (151, 2), (300, 2), (301, 3), (500, 3), (501, 4), (9000, 4)]
)
def test_longer_texts_should_have_more_sources(words: int, target: int) -> None:
    """The target steps up after 150, 300 and 500 words."""
    assert target == target_sources(words, POLICY.thresholds)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("named-person 1", "named-person"),
        ("named-organization 1", "named-organization"),
        ("spokesperson 1", "spokesperson"),
        ("document 1", "identified-document"),
        ("document 1 vague", "unidentified-document"),
        ("anonymous-official 1", "bare-anonymous"),
        ("anonymous-other 1", "bare-anonymous"),
        ("collective 1", "collective"),
        ("unattributed 1", "unattributed"),
    ],
)
def test_every_kind_of_source_has_a_value(source: str, expected: str) -> None:
    """Each standing is a row of the policy's table."""
    assert expected == standing(sketch(claim(1, 9), somebody=source).sources[0])
    assert expected in POLICY.values


def test_role_description_and_reason_raise_the_standing() -> None:
    """What the reader is told counts, and a reason without a description is worth nothing."""
    person = sketch(claim(1, 9), somebody="named-person 1").sources[0]
    official = sketch(claim(1, 9), somebody="anonymous-official 1").sources[0]
    somewhere = person.mentions[0].spans

    assert standing(replace(person, role=somewhere)) == "named-person-with-role"
    assert standing(replace(official, description=somewhere)) == "anonymous-described"
    assert standing(replace(official, description=somewhere, withheld=False)) == "not-named"
    assert standing(replace(official, description=somewhere, reason=somewhere)) == "anonymous-with-reason"
    assert standing(replace(official, reason=somewhere)) == "bare-anonymous"


def test_an_unidentified_document_is_not_counted_as_identified() -> None:
    """A report without publisher, title, author or date cannot be looked up."""
    score = compute_score(sketch(claim(1, 9) + claim(2, 9), a="document 1 vague", b="document 2"), POLICY)

    assert score.identified == 1


@given(st.lists(st.tuples(WEIGHTS, VALUES), min_size=1), st.integers(0, 9), st.integers(1, 4), VALUES)
def test_the_index_stays_between_0_and_100(
    claims: list[tuple[float, float]], identified: int, target: int, told_share: float
) -> None:
    """Whatever the claims and the policy."""
    told = transparency(scored(claims))

    assert told is not None
    assert 0 <= index(min(told, 1.0), breadth(identified, target), told_share) <= 100


@given(st.lists(st.tuples(WEIGHTS, VALUES), min_size=1), st.data())
def test_telling_more_about_a_source_never_lowers_the_index(
    claims: list[tuple[float, float]], data: st.DataObject
) -> None:
    """A higher value of one claim gives at least the same index."""
    place = data.draw(st.integers(0, len(claims) - 1))
    weight, value = claims[place]
    more = [*claims[:place], (weight, data.draw(st.floats(value, 1))), *claims[place + 1 :]]

    before, after = transparency(scored(claims)), transparency(scored(more))
    assert before is not None
    assert after is not None
    assert index(after, 0.5, 0.75) >= index(before, 0.5, 0.75)


@given(st.integers(0, 9), st.integers(1, 4), VALUES)
def test_one_more_identified_source_never_lowers_the_index(identified: int, target: int, told: float) -> None:
    """Breadth grows with the identified sources until the target is reached."""
    assert index(told, breadth(identified + 1, target), 0.75) >= index(told, breadth(identified, target), 0.75)


@given(st.lists(st.tuples(WEIGHTS, VALUES), min_size=1))
def test_transparency_lies_between_the_values_it_is_the_mean_of(claims: list[tuple[float, float]]) -> None:
    """A weighted mean."""
    told = transparency(scored(claims))

    assert told is not None
    assert min(v for _, v in claims) - 1e-9 <= told <= max(v for _, v in claims) + 1e-9


def scored(claims: list[tuple[float, float]]) -> list[ScoredAttribution]:
    """Return claims with weights and values."""
    return [ScoredAttribution(number=1, words=8, weight=weight, value=value) for weight, value in claims]
