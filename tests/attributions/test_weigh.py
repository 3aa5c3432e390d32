"""What tells likely attributions from unlikely ones."""

from dataclasses import replace

import pytest

from attrib.attributions.find import find_attributions, find_drafts
from attrib.attributions.quotes import find_quotations
from attrib.attributions.weigh import BIAS, KEEP, chance, features
from attrib.languages import BROAD, load_language
from attrib.model import Attribution, Language
from tests.attributions.trees import parse_by_hand

LAMENT = """
1  The       the      DET   2  det
2  mayor     mayor    NOUN  3  nsubj
3  lamented  lament   VERB  0  root   VerbForm=Fin
4  the       the      DET   5  det
5  delay     delay    NOUN  3  obj
6  .         .        PUNCT 3  punct
"""
PLANS = """
1  Lee    Lee   PROPN  2  nsubj
2  plans  plan  VERB   0  root   VerbForm=Fin
3  to     to    PART   4  mark
4  sue    sue   VERB   2  xcomp  VerbForm=Inf
5  the    the   DET    6  det
6  board  board NOUN   4  obj
7  .      .     PUNCT  2  punct
"""
NESTED = """
1   The       the      DET    2   det
2   paper     paper    NOUN   3   nsubj
3   reported  report   VERB   0   root   VerbForm=Fin
4   that      that     SCONJ  6   mark
5   Lee       Lee      PROPN  6   nsubj
6   said      say      VERB   3   ccomp  VerbForm=Fin
7   that      that     SCONJ  9   mark
8   it        it       PRON   9   nsubj
9   leaks     leak     VERB   6   ccomp  VerbForm=Fin
10  .         .        PUNCT  3   punct
"""


def weighing(**weights: float) -> Language:
    """Return English with other weights."""
    return replace(load_language("en"), weights=weights)


def find(text: str, tree: str, language: Language) -> tuple[Attribution, ...]:
    """Return the attributions of a text with the words and weights of a language."""
    parsed = parse_by_hand(text, tree, "en")
    return find_attributions(parsed, find_quotations(parsed.article), language)


def test_a_confidence_is_the_sum_of_weights_as_a_probability() -> None:
    """Weights are logarithms of odds: 0 is as likely as not, and what has no weight adds nothing."""
    language = weighing(**{BIAS: -1.0, "cue say": 1.0, "source name": 2.0})

    assert chance(language, frozenset({"cue say", "never seen"})) == 0.5
    assert chance(language, frozenset({"cue say", "source name"})) == pytest.approx(0.881, abs=0.001)


def test_features_say_in_words_what_is_seen() -> None:
    """They are the names of the weights, so that a reader of the file knows what each is about."""
    parsed = parse_by_hand("The mayor lamented the delay.", LAMENT, "en")
    language = weighing()
    (draft,) = find_drafts(parsed, (), language)

    seen = set(features(draft, (), parsed.article, language))

    assert {"cue lament object", "construction object", "source noun", "content 2 words"} <= seen


def test_an_unlikely_one_is_dropped() -> None:
    """Where the weights say so, and the lexicon is not sure by itself."""
    text = "The mayor lamented the delay."

    assert len(find(text, LAMENT, weighing(**{KEEP: 0.4, "cue lament": 1.0}))) == 1
    assert len(find(text, LAMENT, weighing(**{KEEP: 0.4, "cue lament": -1.0}))) == 0


def test_without_weights_the_lexicon_gives_the_confidence() -> None:
    """A language may do without."""
    language = weighing()
    (attribution,) = find("The mayor lamented the delay.", LAMENT, language)

    assert attribution.confidence == language.verbs["lament"].frames["object"]


def test_a_claim_within_a_claim_is_less_certain() -> None:
    """It leans on two readings of its sentence."""
    outer, inner = find("The paper reported that Lee said that it leaks.", NESTED, weighing())

    assert inner.confidence < outer.confidence * 0.9


def test_plans_are_attitudes_in_the_wide_sense_only() -> None:
    """By our own definition an intention for one's own action is no claim."""
    wide = find("Lee plans to sue the board.", PLANS, load_language("en", BROAD))

    assert [a.cue.lemma for a in wide if a.cue] == ["plan"]
    assert find("Lee plans to sue the board.", PLANS, load_language("en")) == ()


def test_in_the_wide_sense_no_claim_stands_within_another() -> None:
    """The corpora that have it so mark the outer one alone."""
    text = "The paper reported that Lee said that it leaks."

    assert len(find(text, NESTED, load_language("en"))) == 2
    assert len(find(text, NESTED, load_language("en", BROAD))) == 1
