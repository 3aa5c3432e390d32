"""Where compounds that a treebank lacks come apart."""

import pytest

from attrib.training.models.compounds import Compounds, share_of, weigh_places
from attrib.training.models.lemma_rules import Evidence, Rules, Types

FRONTS = {"stads": "stad", "gemeente": "gemeente", "water": "water", "kranten": "krant", "voor": "voor"}
TAILS = {"bestuur": "bestuur", "raden": "raad", "verhogingen": "verhoging", "berichten": "bericht"}
TYPES = {
    **{(f + t, "NOUN"): f"{front}_{tail}" for f, front in FRONTS.items() for t, tail in TAILS.items()},
    ("meegedeeld", "VERB"): "mee_delen",
    ("havens", "NOUN"): "haven",
    ("lezers", "NOUN"): "lezer",
    ("oorlog", "NOUN"): "oorlog",
}


def made(types: Types, *words: str) -> Compounds:
    """Return the compounds of a treebank, their places weighed."""
    return Compounds(types, Rules(types, words), weigh_places(types, words, Evidence({})))


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("havenbestuur", "haven_bestuur"), ("krantenlezers", "krant_lezer"), ("oorlogsberichten", "oorlog_bericht")],
)
def test_known_parts_join_anew(form: str, lemma: str) -> None:
    """A first part is known from other compounds or as a noun, with or without its linking letter."""
    assert lemma in dict(made(TYPES).options(form, "NOUN"))


def test_separable_verbs_lose_what_stands_between() -> None:
    """Parts are looked for among words of the same part of speech."""
    types = {**TYPES, ("geleverd", "VERB"): "leveren"}

    assert dict(made(types).options("meegeleverd", "VERB")).keys() == {"mee_leveren"}
    assert dict(made(types).options("meegeleverd", "NOUN")) == {}


def test_a_place_is_as_likely_as_it_was_right() -> None:
    """Of the compounds held back all came apart between parts of others."""
    lemma, share = made({key: value for key, value in TYPES.items() if key[0] != "waterraden"}).best(
        "waterraden", "NOUN"
    )

    assert lemma == "water_raad"
    assert share > 0.5


def test_words_in_which_parts_are_found_by_chance_stay_whole() -> None:
    """Where such words never came apart, no other will."""
    whole = {(f + t, "NOUN"): f + t for f in FRONTS for t in TAILS if f != "water"}
    types = {**whole, ("waterraad", "NOUN"): "water_raad", **{(t, "NOUN"): t for t in (*FRONTS, *TAILS)}}

    assert made(types).best("gemeenteoorlog", "NOUN") == ("gemeenteoorlog", 0.0)
    assert made(types).best("waterraden", "NOUN")[1] < 0.5


def test_without_known_parts_a_word_is_its_lemma() -> None:
    """And nothing is claimed for it."""
    assert made(TYPES).best("giraf", "NOUN") == ("giraf", 0.0)


def test_what_was_never_seen_is_judged_by_less() -> None:
    """First without the lengths, then without the kinds."""
    shares = {("NOUN",): 0.2, ("NOUN", "noun", "word"): 0.6}

    assert share_of(("NOUN", "noun", "word", "4", "5"), shares) == 0.6
    assert share_of(("NOUN", "noun", "part 1", "4", "5"), shares) == 0.2
