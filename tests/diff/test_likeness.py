"""How alike claims and sources are."""

from collections import Counter
from dataclasses import replace

import pytest

from attrib.diff.likeness import likeness, make_bags, same_source, stem, weigh_words
from attrib.diff.model import Speaker
from attrib.model import SourceKind
from tests.diff.accounts import HARRIS, NOBODY, OFFICIALS, POLICE, claim


def alike(one: str, other: str, language: str = "en", *more: str) -> float:
    """Return how alike two claims are among others."""
    bags = make_bags([claim(n, HARRIS, text) for n, text in enumerate((one, other, *more), 1)], language)
    return likeness(bags[0], bags[1], weigh_words(bags))


def test_marks_and_case_do_not_matter() -> None:
    """The same words are the same claim."""
    assert alike("“It is over,”", "it is OVER") == 1.0


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("nl", "de muren verzakten", "de muur verzakte"), ("en", "the walls are sinking", "the wall sinks")],
)
def test_endings_do_not_matter(language: str, one: str, other: str) -> None:
    """Words are compared by their stems."""
    assert alike(one, other, language) > 0.6


def test_a_language_without_stemmer_is_compared_by_its_words() -> None:
    """Nothing is lost but endings."""
    assert stem(("muren",), "xx") == ("muren",)


def test_a_shortened_claim_is_still_the_same() -> None:
    """All of its words stand in the longer one."""
    long = "the dike along the northern canal broke in three places because nobody had looked at it since the war"

    assert alike("the dike along the northern canal broke", long) > 0.8


def test_a_few_words_are_not_found_in_every_longer_claim() -> None:
    """Three words are no shortened claim."""
    assert alike("it was safe", "it was clear that the boat on which she was had not been safe for years") < 0.5


def test_words_that_every_claim_has_count_little() -> None:
    """What tells claims apart is what few of them have."""
    others = [f"the council will look at {thing}" for thing in ("roofs", "roads", "trams", "trees", "taxes", "bins")]

    assert alike("the council will look at dikes", "the council will look at ducks", "en", *others) < 0.5


def test_nothing_is_like_nothing() -> None:
    """A claim without words is not every claim."""
    assert likeness(Counter(), Counter(["word"]), {"word": 1.0}) == 0.0


def named(name: str, id: str = "x", kind: SourceKind = SourceKind.NAMED_PERSON) -> Speaker:  # noqa: A002 - the field
    """Return a source of a name."""
    return Speaker(id=id, name=name, kind=kind, identified=kind.identified)


OFFICIAL, ORGANISATION = SourceKind.ANONYMOUS_OFFICIAL, SourceKind.NAMED_ORGANIZATION


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (named("burgemeester Marijke Oostwal", "a"), named("Oostwal", "b"), True),
        (named("Minister Harris", "a"), named("Minister Jones", "b"), False),
        (named("Rik Wassenaar, the fire commander", "a"), named("commandant Rik Wassenaar", "b"), True),
        (named("two officials", "a", OFFICIAL), named("officials familiar with the talks", "b", OFFICIAL), True),
        (named("bronnen binnen de gemeente", "a", OFFICIAL), named("bronnen binnen het bedrijf", "b", OFFICIAL), False),
        (named("the police", "a", ORGANISATION), named("the army", "b", ORGANISATION), False),
        (HARRIS, replace(HARRIS, name="she"), True),
        (OFFICIALS, HARRIS, False),
        (NOBODY, NOBODY, True),
        (NOBODY, POLICE, False),
        (named("de GGD", "a", ORGANISATION), named("GGD", "b", ORGANISATION), True),
        (named("het OM", "a", ORGANISATION), named("het VK", "b", ORGANISATION), False),
    ],
)
def test_sources_are_the_same_by_their_names(one: Speaker, other: Speaker, same: bool) -> None:
    """Surnames, fuller descriptions and the name within an article tell."""
    claims = claim(1, one, "x"), claim(2, other, "x")

    assert same == same_source(*claims)
    assert same == same_source(*reversed(claims))


def test_a_source_is_told_by_its_words_here_and_at_their_fullest() -> None:
    """A pronoun is somebody, and a spokeswoman speaks for somebody."""
    spokeswoman = named("a spokeswoman", "a-spokeswoman", SourceKind.SPOKESPERSON)
    police, army, she = (
        claim(1, spokeswoman, "x", source=words)
        for words in ("a spokeswoman for the police", "a spokeswoman for the army", "she")
    )

    assert not same_source(police, army)
    assert same_source(police, she)
