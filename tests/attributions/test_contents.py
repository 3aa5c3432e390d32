"""What a cue governs, where the constructions do not show it."""

from attrib.attributions.contents import content_of_noun, content_of_verb
from attrib.attributions.cues import find_nouns, find_verbs
from attrib.languages import load_lexicon
from tests.attributions.trees import sentence_by_hand, text_of


def content(tree: str, language: str = "en") -> str | None:
    """Return the content of the first verb of a sentence."""
    sentence, _ = sentence_by_hand(tree, language)
    words = load_lexicon(language)
    found = content_of_verb(next(find_verbs(sentence, words)), words)
    return text_of(found.tokens) if found else None


def test_a_content_ends_where_the_cue_is_coordinated() -> None:
    """What the source did next is no part of what she said."""
    found = content("""
        1   She      she      PRON   2   nsubj
        2   said     say      VERB   0   root   VerbForm=Fin
        3   it       it       PRON   5   nsubj
        4   was      be       AUX    5   cop    VerbForm=Fin
        5   late     late     ADJ    2   ccomp
        6   ,        ,        PUNCT  8   punct
        7   but      but      CCONJ  8   cc
        8   left     leave    VERB   2   conj   VerbForm=Fin
        9   .        .        PUNCT  2   punct
    """)

    assert found == "it was late"


def test_a_content_goes_on_after_a_tree_that_is_cut_short() -> None:
    """All that follows in the sentence is said, the full stop is not in."""
    found = content("""
        1   She      she      PRON   2   nsubj
        2   said     say      VERB   0   root   VerbForm=Fin
        3   it       it       PRON   4   nsubj
        4   broke    break    VERB   2   ccomp  VerbForm=Fin
        5   on       on       ADP    6   case
        6   Monday   Monday   PROPN  2   obl
        7   .        .        PUNCT  2   punct
    """)

    assert found == "it broke on Monday"


def test_a_reason_is_no_content() -> None:
    """A clause with "omdat" hangs below the verb as a complement would."""
    found = content("""
        1  Zij        zij       PRON   2  nsubj
        2  reageerde  reageren  VERB   0  root   VerbForm=Fin
        3  ,          ,         PUNCT  6  punct
        4  omdat      omdat     SCONJ  6  mark
        5  het        het       PRON   6  nsubj
        6  lekte      lekken    VERB   2  ccomp  VerbForm=Fin
    """, "nl")  # fmt: skip

    assert found is None


def test_wanting_needs_that_and_another_subject() -> None:
    """To want to stop is a plan of one's own, to want that he stops a claim on another."""
    own = content("""
        1  Zij      zij      PRON  2  nsubj
        2  wil      willen   VERB  0  root   VerbForm=Fin
        3  stoppen  stoppen  VERB  2  xcomp  VerbForm=Inf
    """, "nl")  # fmt: skip
    other = content("""
        1  Zij    zij      PRON   2  nsubj
        2  wil    willen   VERB   0  root   VerbForm=Fin
        3  dat    dat      SCONJ  5  mark
        4  hij    hij      PRON   5  nsubj
        5  stopt  stoppen  VERB   2  ccomp  VerbForm=Fin
    """, "nl")  # fmt: skip

    assert (own, other) == (None, "hij stopt")


def test_a_noun_with_a_relative_clause_claims_nothing() -> None:
    """In "the claim that she made" nothing tells what was claimed."""
    sentence, _ = sentence_by_hand("""
        1  the    the    DET   2  det
        2  claim  claim  NOUN  0  root
        3  that   that   PRON  5  obj        PronType=Rel
        4  she    she    PRON  5  nsubj
        5  made   make   VERB  2  acl:relcl  VerbForm=Fin
    """, "en")  # fmt: skip
    words = load_lexicon("en")

    assert content_of_noun(next(find_nouns(sentence, words)), words) is None


def test_a_pronoun_points_back() -> None:
    """The content is the pronoun, and what it stands for is looked up later."""
    sentence, _ = sentence_by_hand("""
        1  Dat   dat     PRON  2  obj    PronType=Dem
        2  zegt  zeggen  VERB  0  root   VerbForm=Fin
        3  Lee   Lee     PROPN 2  nsubj
    """)
    words = load_lexicon("nl")
    found = content_of_verb(next(find_verbs(sentence, words)), words)

    assert found
    assert (text_of(found.tokens), found.points_back) == ("Dat", True)
