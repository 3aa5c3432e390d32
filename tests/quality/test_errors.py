"""The causes that `make errors` sorts by, on sentences with a tree made by hand."""

from typing import Any

from attrib.model import ParsedArticle
from tests.attributions.trees import parse_by_hand
from tests.quality.errors import slips_of

TEXT = "The minister said that the dike leaks."
TREE = """
1  The       the       DET    2  det    PronType=Art
2  minister  minister  NOUN   3  nsubj  Number=Sing
3  said      say       VERB   0  root   Number=Sing|Person=3|Tense=Past|VerbForm=Fin
4  that      that      SCONJ  7  mark
5  the       the       DET    6  det    PronType=Art
6  dike      dike      NOUN   7  nsubj  Number=Sing
7  leaks     leak      VERB   3  ccomp  VerbForm=Fin
8  .         .         PUNCT  3  punct
"""


def causes(*attributions: dict[str, Any]) -> list[tuple[str, str]]:
    """Return group and cause of all that is wrong where the gold has these attributions."""
    parsed: ParsedArticle = parse_by_hand(TEXT, TREE, "en")
    gold = {"id": "dike", "lang": "en", "text": TEXT, "attributions": list(attributions)}
    return [slip[:2] for slip in slips_of(gold, parsed)]


def place(words: str) -> list[list[int]]:
    """Return the place of some words in the sentence, as the gold has it."""
    return [[TEXT.index(words), TEXT.index(words) + len(words)]]


SAID = {"source": place("The minister"), "cue": place("said"), "content": place("the dike leaks")}


def test_nothing_is_wrong_with_what_agrees() -> None:
    """No slip where gold and find are the same."""
    assert not causes(SAID)


def test_a_false_one_names_its_construction() -> None:
    """So that the rule at fault can be looked up."""
    assert causes() == [("false", "speech, clause")]


def test_a_missed_one_names_the_step_that_lost_it() -> None:
    """Here no word of the lexicon stands at the cue."""
    leaks = {"source": place("the dike"), "cue": place("leaks"), "content": place("dike")}

    assert ("missed", "no cue: a word that the lexicon lacks or does not see here") in causes(leaks, SAID)


def test_a_wrong_source_says_how_it_differs() -> None:
    """One of the gold's that nobody is found for, and the other way round."""
    assert causes({**SAID, "source": []}) == [("wrong source", "the gold has none")]
    assert causes({**SAID, "source": place("dike")}) == [("wrong source", "source elsewhere")]
    assert causes({**SAID, "source_type": "document"}) == [("wrong kind", "document taken for named-person")]
