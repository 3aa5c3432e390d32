"""The whole noun phrase of a source."""

from attrib.attributions.noun_phrases import coordinated, noun_phrase, whole_phrase, with_conjuncts
from attrib.languages import load_lexicon
from attrib.model import Sentence
from tests.attributions.trees import sentence_by_hand, text_of

NOWHERE: frozenset[int] = frozenset()
PAIR = """
    1  Burgemeester  burgemeester  NOUN   4  nsubj
    2  en            en            CCONJ  3  cc
    3  wethouders    wethouder     NOUN   1  conj
    4  zwijgen       zwijgen       VERB   0  root   VerbForm=Fin
"""
TWO = """
    1  Vier          vier          NUM    2  nummod
    2  diplomaten    diplomaat     NOUN   6  nsubj
    3  en            en            CCONJ  5  cc
    4  een           een           DET    5  det
    5  ambtenaar     ambtenaar     NOUN   2  conj
    6  zwijgen       zwijgen       VERB   0  root   VerbForm=Fin
"""


def phrase(sentence: Sentence, head: int, language: str = "en") -> str:
    """Return the phrase of a word by its number in the tree."""
    return text_of(noun_phrase(sentence, sentence.tokens[head - 1], load_lexicon(language)).tokens)


def test_appositions_and_relative_clauses_are_in() -> None:
    """The preposition before it and the day after it are not."""
    sentence, _ = sentence_by_hand("""
        1   by       by      ADP    2   case
        2   Lee      Lee     PROPN  0   root
        3   ,        ,       PUNCT  5   punct
        4   the      the     DET    5   det
        5   mayor    mayor   NOUN   2   appos
        6   ,        ,       PUNCT  8   punct
        7   who      who     PRON   8   nsubj      PronType=Rel
        8   resigns  resign  VERB   2   acl:relcl  VerbForm=Fin
        9   Monday   Monday  PROPN  2   nmod
    """, "en")  # fmt: skip

    assert phrase(sentence, 2) == "Lee , the mayor , who resigns"


def test_a_relative_pronoun_stands_with_its_antecedent() -> None:
    """The rest of its clause is the claim."""
    sentence, _ = sentence_by_hand("""
        1  De     de      DET   2  det
        2  arts   arts    NOUN  0  root
        3  die    die     PRON  4  nsubj      PronType=Rel
        4  zegt   zeggen  VERB  2  acl:relcl  VerbForm=Fin
    """)

    assert phrase(sentence, 3, "nl") == "De arts die"


def test_described_nouns_are_several_sources() -> None:
    """Each can be told from the other."""
    sentence, _ = sentence_by_hand(TWO)

    assert text_of(coordinated(sentence, sentence.tokens[1], sentence.tokens[5:])) == "diplomaten ambtenaar"


def test_bare_nouns_are_one_source() -> None:
    """And all of them belong to its phrase."""
    sentence, _ = sentence_by_hand(PAIR)
    head, cue = sentence.tokens[0], sentence.tokens[3:]
    short = noun_phrase(sentence, head, load_lexicon("nl"))

    assert coordinated(sentence, head, cue) == [head]
    assert text_of(short.tokens) == "Burgemeester"
    assert text_of(with_conjuncts(sentence, short, cue, NOWHERE).tokens) == "Burgemeester en wethouders"


def test_the_subject_of_the_next_clause_is_no_second_source() -> None:
    """A tree may hang Bos on Lee in "…, said Lee, and Bos warns"."""
    sentence, _ = sentence_by_hand("""
        1  said   say   VERB   0  root   VerbForm=Fin
        2  Lee    Lee   PROPN  1  nsubj
        3  and    and   CCONJ  4  cc
        4  Bos    Bos   PROPN  2  conj
        5  warns  warn  VERB   1  conj   VerbForm=Fin
    """, "en")  # fmt: skip

    assert coordinated(sentence, sentence.tokens[1], (sentence.tokens[0],)) == [sentence.tokens[1]]


def test_an_aside_before_the_verb_is_in() -> None:
    """Also where a weak tree hangs it elsewhere."""
    sentence, _ = sentence_by_hand("""
        1  Lee   Lee   PROPN  6  nsubj
        2  ,     ,     PUNCT  6  punct
        3  who   who   PRON   4  nsubj   PronType=Rel
        4  left  leave VERB   6  dep     VerbForm=Fin
        5  ,     ,     PUNCT  6  punct
        6  said  say   VERB   0  root    VerbForm=Fin
    """, "en")  # fmt: skip
    english = load_lexicon("en")
    short = noun_phrase(sentence, sentence.tokens[0], english)

    whole = whole_phrase(sentence, short, (sentence.tokens[5],), NOWHERE, english)

    assert text_of(whole.tokens) == "Lee , who left"
