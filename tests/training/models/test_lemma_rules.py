"""Lemmas of words that a treebank lacks."""

import conllu
import pytest

from attrib.training.models.lemma_rules import FOLDS, Rules, folds, read_types, weigh_evidence

PLURALS = ("bakker", "slager", "kapper", "ridder", "koster", "molenaar", "hengel", "lepel", "deksel")
SAME = ("rundvlees", "gras", "glas", "moeras", "kaas", "baas", "vlas", "waas", "haas")
TYPES = {
    **{(f"{word}s", "NOUN"): word for word in PLURALS},
    **{(word, "NOUN"): word for word in (*PLURALS, *SAME)},
    ("geregeerd", "VERB"): "regeren",
    ("gefeliciteerd", "VERB"): "feliciteren",
    ("gezet", "VERB"): "zetten",
    ("zetten", "VERB"): "zetten",
}
SENTENCES = """1\tDe\tde\tDET\t_\t_\t2\tdet\t_\t_
2\tSlagers\tslager\tNOUN\t_\t_\t0\troot\t_\t_
3\tslagers\tslager\tNOUN\t_\t_\t0\troot\t_\t_
4\tslagers\tslagers\tNOUN\t_\t_\t0\troot\t_\t_
5\t2e\t2e\tADJ\t_\t_\t0\troot\t_\t_
6\tjong\t_\tADJ\t_\t_\t0\troot\t_\t_

"""


def test_only_words_with_a_lemma_are_learned_from() -> None:
    """Small and capital letters are counted together; numbers, function words and missing lemmas are left out."""
    assert read_types(conllu.parse(SENTENCES)) == {("slagers", "NOUN"): "slager"}


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [("makelaars", "NOUN", "makelaar"), ("tegels", "NOUN", "tegel"), ("gelanceerd", "VERB", "lanceren")],
)
def test_rules_are_chosen_by_ending(form: str, upos: str, lemma: str) -> None:
    """Each was learned from other words."""
    assert Rules(TYPES, ()).lemma(form, upos) == lemma


def test_a_word_that_no_rule_fits_stays() -> None:
    """There is no adjective here to learn from."""
    assert Rules(TYPES, ()).lemma("slagers", "ADJ") == "slagers"


def test_support_tells_what_is_known_of_a_lemma() -> None:
    """The words of the language come with the most frequent first."""
    rules = Rules(TYPES, ["tegel", *map(str, range(60_000)), "ekster"])

    assert [rules.support(word, "NOUN") for word in ("slager", "tegel", "ekster", "mier")] == [
        "known",
        "frequent",
        "rare",
        "none",
    ]


def test_a_lemma_that_is_a_word_is_believed() -> None:
    """Between *ananas* and *anana*, each as likely by its ending, the list of words decides."""
    words = [*PLURALS, *SAME, "ananas", "makelaar"]
    evidence = weigh_evidence(TYPES, words)
    rules = Rules(TYPES, words, evidence)

    assert evidence.of("NOUN", "frequent") > evidence.of("NOUN", "none")
    assert rules.lemma("ananas", "NOUN") == "ananas"
    assert rules.lemma("makelaars", "NOUN") == "makelaar"


def test_every_word_is_held_back_once() -> None:
    """And never learned from at the same time."""
    parts = list(folds(TYPES))

    assert len(parts) == FOLDS
    assert all(not seen.keys() & unseen.keys() and {**seen, **unseen} == TYPES for seen, unseen in parts)
    assert sorted(key for _, unseen in parts for key in unseen) == sorted(TYPES)
