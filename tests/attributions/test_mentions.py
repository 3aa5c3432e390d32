"""Who a cue belongs to."""

from attrib.attributions.cues import find_nouns, find_verbs
from attrib.attributions.mentions import source_of_noun, source_of_verb
from attrib.languages import load_lexicon
from tests.attributions.trees import sentence_by_hand


def source(tree: str, language: str = "en", verb: int = 0) -> str | None:
    """Return the head of the source of a sentence's first verb in the lexicon, or of a later one."""
    sentence, _ = sentence_by_hand(tree, language)
    words = load_lexicon(language)
    found = source_of_verb(list(find_verbs(sentence, words))[verb], words)
    return found.text if found else None


def test_a_passive_has_its_agent() -> None:
    """Its subject is what was said, or who was told."""
    found = source("""
        1  Residents  resident  NOUN   3  nsubj:pass
        2  were       be        AUX    3  aux:pass    VerbForm=Fin
        3  told       tell      VERB   0  root        VerbForm=Part
        4  by         by        ADP    5  case
        5  police     police    NOUN   3  obl:agent
    """)

    assert found == "police"


def test_a_passive_without_agent_has_nobody() -> None:
    """The hearer is no source."""
    found = source("""
        1  Residents  resident  NOUN   3  nsubj:pass
        2  were       be        AUX    3  aux:pass    VerbForm=Fin
        3  told       tell      VERB   0  root        VerbForm=Part
    """)

    assert found is None


def test_a_second_cue_shares_the_subject() -> None:
    """The subject is left out after "and"."""
    found = source("""
        1  Lee      Lee    PROPN  2  nsubj
        2  agreed   agree  VERB   0  root   VerbForm=Fin
        3  and      and    CCONJ  5  cc
        4  quietly  quiet  ADV    5  advmod
        5  added    add    VERB   2  conj   VerbForm=Fin
    """, verb=1)  # fmt: skip

    assert found == "Lee"


def test_a_day_is_no_source() -> None:
    """A weak tree takes the noun of time after the verb for its subject."""
    found = source("""
        1  Hij      hij      PRON   3  nsubj
        2  had      hebben   AUX    3  aux     VerbForm=Fin
        3  gezegd   zeggen   VERB   0  root    VerbForm=Part
        4  dinsdag  dinsdag  PROPN  3  nsubj
    """, "nl")  # fmt: skip

    assert found == "Hij"


def test_a_name_right_after_the_verb_is_the_subject_whatever_the_tree_says() -> None:
    """After comma and verb nothing else can stand there."""
    found = source("""
        1  Het     het     PRON   2  nsubj
        2  lekt    lekken  VERB   0  root       VerbForm=Fin
        3  ,       ,       PUNCT  4  punct
        4  zei     zeggen  VERB   2  parataxis  VerbForm=Fin
        5  Jansen  Jansen  PROPN  2  obj
    """, "nl")  # fmt: skip

    assert found == "Jansen"


def test_the_subject_of_a_finite_clause_is_not_shared_below() -> None:
    """In "Lee fears that it is said" nobody says it."""
    found = source("""
        1  Lee     Lee    PROPN  2  nsubj
        2  fears   fear   VERB   0  root        VerbForm=Fin
        3  it      it     PRON   5  nsubj:pass
        4  is      be     AUX    5  aux:pass    VerbForm=Fin
        5  said    say    VERB   2  ccomp       VerbForm=Part
    """, verb=1)  # fmt: skip

    assert found is None


def test_a_noun_has_its_owner() -> None:
    """A possessive, or the object of its preposition."""
    possessive, _ = sentence_by_hand("""
        1  Her     she     PRON  2  nmod:poss
        2  claim   claim   NOUN  0  root
    """, "en")  # fmt: skip
    prepositional, _ = sentence_by_hand("""
        1  De        de        DET   2  det
        2  vrees     vrees     NOUN  0  root
        3  van       van       ADP   4  case
        4  bewoners  bewoner   NOUN  2  nmod
    """)
    owners = []
    for sentence, code in ((possessive, "en"), (prepositional, "nl")):
        words = load_lexicon(code)
        owner = source_of_noun(next(find_nouns(sentence, words)), (), words)
        owners.append(owner.text if owner else None)

    assert owners == ["Her", "bewoners"]
