"""How a word becomes its lemma."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.training.models.scripts import apply_script, cut_compound, edit_script

WORDS = st.text("abdegnort", min_size=1, max_size=9)


@given(form=WORDS, lemma=WORDS)
def test_a_rule_makes_the_lemma_it_was_made_of(form: str, lemma: str) -> None:
    """Unless it takes the whole word, which no rule does."""
    front, end, _ = script = edit_script(form, lemma, "VERB")

    assert apply_script(script, form) == (None if len(front) + len(end) == len(form) else lemma)


@pytest.mark.parametrize(("form", "lemma"), [("huis", "huizen"), ("genoten", "genoot"), ("bestuurders", "bestuurder")])
def test_what_stays_the_same_is_in_no_rule(form: str, lemma: str) -> None:
    """So that it fits other words."""
    front, end, added = edit_script(form, lemma, "NOUN")

    assert front == ""
    assert form.removesuffix(end) == lemma.removesuffix(added)


def test_a_rule_that_does_not_fit_makes_nothing() -> None:
    """Neither the wrong end nor the wrong front."""
    assert apply_script(("ge", "d", "en"), "gered") == "reen"
    assert apply_script(("ge", "d", "en"), "verred") is None
    assert apply_script(("ge", "d", "en"), "gered.") is None


@pytest.mark.parametrize(
    ("form", "upos", "lemma", "front", "tail"),
    [
        ("ploeggenoten", "NOUN", "ploeg_genoot", "ploeg", "genoten"),
        ("boerenvoormannen", "NOUN", "boer_voorman", "boeren", "voormannen"),
        ("aangeslagen", "VERB", "aan_slaan", "aan", "geslagen"),
    ],
)
def test_compounds_come_apart_where_least_changes(form: str, upos: str, lemma: str, front: str, tail: str) -> None:
    """Letters that link stay with the first part."""
    cut = cut_compound(form, lemma, upos)

    assert cut is not None
    assert (front, tail) == (cut.front, cut.tail)


@pytest.mark.parametrize("lemma", ["genoot", "_", "ploeg_", "_genoot"])
def test_only_what_has_two_parts_is_cut(lemma: str) -> None:
    """The mark for a missing lemma is no joint."""
    assert cut_compound("genoten", lemma, "NOUN") is None
