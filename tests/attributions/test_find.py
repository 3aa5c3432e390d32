"""Everything put together: order, numbers, nesting, pronouns."""

from tests.attributions.trees import attributions_of, in_words, parse_by_hand

NESTED = """
1   The       the      DET    2   det
2   paper     paper    NOUN   3   nsubj
3   reported  report   VERB   0   root   VerbForm=Fin
4   that      that     SCONJ  6   mark
5   Lee       Lee      PROPN  6   nsubj
6   said      say      VERB   3   ccomp  VerbForm=Fin
7   that      that     SCONJ  9   mark
8   Bos       Bos      PROPN  9   nsubj
9   denied    deny     VERB   6   ccomp  VerbForm=Fin
10  the       the      DET    11  det
11  leak      leak     NOUN   9   obj
12  .         .        PUNCT  3   punct
"""
SAID_SO = """
1  {0}    {0}  PROPN  2  nsubj
2  said   say  VERB   0  root    VerbForm=Fin
3  so     so   ADV    2  advmod
4  .      .    PUNCT  2  punct
"""
CLAIM = """
1  Lee    Lee   PROPN  2  nsubj
2  said   say   VERB   0  root   VerbForm=Fin
3  that   that  SCONJ  5  mark
4  it     it    PRON   5  nsubj
5  leaks  leak  VERB   2  ccomp  VerbForm=Fin
6  .      .     PUNCT  2  punct
"""


def found(text: str, tree: str) -> list[str]:
    """Return the attributions of an English text."""
    parsed = parse_by_hand(text, tree, "en")
    return [in_words(attribution, parsed.article) for attribution in attributions_of(parsed)]


def test_numbers_follow_the_text_and_nesting_names_the_innermost() -> None:
    """Three claims, each within the one before."""
    parsed = parse_by_hand("The paper reported that Lee said that Bos denied the leak.", NESTED, "en")

    assert [(a.number, a.nested_in) for a in attributions_of(parsed)] == [(1, None), (2, 1), (3, 2)]


def test_a_pronoun_stands_for_what_was_claimed_before_it() -> None:
    """Not for the cue of the sentence before."""
    lines = found("Lee said that it leaks. Bos said so.", f"{CLAIM}\n{SAID_SO.format('Bos').lstrip()}")

    assert lines[1] == "Bos | said | it leaks … so | pronoun, indirect"


def test_a_pronoun_does_not_point_into_another_paragraph() -> None:
    """What it stands for is not looked up there."""
    lines = found("Lee said that it leaks.\n\nBos said so.", f"{CLAIM}\n{SAID_SO.format('Bos').lstrip()}")

    assert lines[1] == "Bos | said | so | pronoun, indirect"
