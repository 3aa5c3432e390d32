"""Cues are found by their words: particles, further words, reflexives, forms."""

import pytest

from attrib.attributions.cues import find_nouns, find_phrases, find_verbs, lemma_of
from attrib.languages import load_lexicon
from tests.attributions.trees import sentence_by_hand, text_of


def verbs(tree: str, language: str = "nl") -> list[tuple[str, str]]:
    """Return the words and the entry of every verb found."""
    sentence, _ = sentence_by_hand(tree, language)
    return [(text_of(m.tokens), m.entry.lemma) for m in find_verbs(sentence, load_lexicon(language))]


def test_a_separable_verb_stands_under_its_infinitive() -> None:
    """The lemma may lack the particle."""
    found = verbs("""
        1  Hij  hij    PRON  2  nsubj
        2  gaf  geven  VERB  0  root          VerbForm=Fin
        3  het  het    PRON  2  obj
        4  toe  toe    ADP   2  compound:prt
    """)

    assert found == [("gaf toe", "toegeven")]


def test_a_particle_makes_another_verb() -> None:
    """Who "zegde op" did not say anything."""
    found = verbs("""
        1  Zij    zij     PRON  2  nsubj
        2  zegde  zeggen  VERB  0  root          VerbForm=Fin
        3  het    het     PRON  2  obj
        4  op     op      ADP   2  compound:prt
    """)

    assert found == []


def test_a_particle_before_a_noun_is_a_preposition() -> None:
    """A weak tree took it for a particle: "zei op dinsdag"."""
    found = verbs("""
        1  Zij      zij      PRON   2  nsubj
        2  zei      zeggen   VERB   0  root          VerbForm=Fin
        3  op       op       ADP    2  compound:prt
        4  dinsdag  dinsdag  PROPN  2  obl
    """)

    assert found == [("zei", "zeggen")]


def test_an_entry_of_two_words_comes_before_one() -> None:
    """Its further word hangs on the verb."""
    found = verbs("""
        1  Zij    zij    PRON  2  nsubj
        2  liet   laten  VERB  0  root   VerbForm=Fin
        3  niets  niets  PRON  4  obj
        4  weten  weten  VERB  2  xcomp  VerbForm=Inf
    """)

    assert ("liet weten", "laten weten") in found


@pytest.mark.parametrize(
    ("verb", "lemma", "expected"), [("verklaart", "verklaren", []), ("herinnert", "herinneren", 1)]
)
def test_a_reflexive_verb_is_no_cue_unless_listed(verb: str, lemma: str, expected: object) -> None:
    """One who "verklaart zich" does not state, one who "herinnert zich" reports."""
    found = verbs(f"""
        1  Zij     zij      PRON  2  nsubj
        2  {verb}  {lemma}  VERB  0  root   VerbForm=Fin
        3  zich    zich     PRON  2  expl
    """)

    assert found == (expected and [(verb, lemma)])


def test_a_form_is_known_where_the_lemma_is_not() -> None:
    """The lexicon's own forms help a lemmatiser."""
    found = verbs("""
        1  Zij    zij    PRON  2  nsubj
        2  schreef  schreef  VERB  0  root   VerbForm=Fin
    """)

    assert found == [("schreef", "schrijven")]


def test_an_adjective_needs_a_copula() -> None:
    """What a confident mayor does is no claim, of what she is confident may be one."""
    without = verbs("""
        1  a          a          DET   3  det
        2  confident  confident  ADJ   3  amod
        3  mayor      mayor      NOUN  0  root
    """, "en")  # fmt: skip
    with_copula = verbs("""
        1  She        she        PRON  3  nsubj
        2  is         be         AUX   3  cop    VerbForm=Fin
        3  confident  confident  ADJ   0  root
    """, "en")  # fmt: skip

    assert (without, with_copula) == ([], [("confident", "confident")])


def test_a_noun_is_found_by_its_lemma() -> None:
    """A verb that a tagger took for a noun is none: "residents fear that"."""
    sentence, _ = sentence_by_hand("""
        1  Claims  claim   NOUN   2  nsubj
        2  spread  spread  VERB   0  root   VerbForm=Fin
    """, "en")  # fmt: skip

    assert [text_of(m.tokens) for m in find_nouns(sentence, load_lexicon("en"))] == ["Claims"]


def test_the_longer_phrase_is_taken() -> None:
    """Its words are not found once more."""
    sentence, _ = sentence_by_hand("""
        1  In      in     ADP   3  case
        2  the     the    DET   3  det
        3  words   word   NOUN  0  root
        4  of      of     ADP   5  case
        5  Lee     Lee    PROPN 3  nmod
    """, "en")  # fmt: skip

    assert [text_of(p) for p in find_phrases(sentence, frozenset({"of", "in the words of"}))] == ["In the words of"]


def test_a_lemma_has_no_marks_of_compounds() -> None:
    """Dutch treebanks write af_wijzen."""
    sentence, _ = sentence_by_hand("1  wees  Aan_wijzen  VERB  0  root")

    assert lemma_of(sentence.tokens[0]) == "aanwijzen"
