"""Which words in capitals can be a name."""

import pytest

from attrib.lexicon import Lexicon
from attrib.sources.capitals import without_possessive
from attrib.sources.names import find_names
from tests.sources.conftest import Build

COUNTRIES = """
De de DET 2 det
steun steun NOUN 7 nsubj sg
van van ADP 4 case
China China PROPN 2 nmod sg
{particle} {particle} ADP 6 case
Rusland Rusland PROPN 2 nmod sg
groeit groeien VERB 0 root
"""

PLACE = """
Dat dat PRON 2 obj
zei zeggen VERB 0 root
Mark Mark PROPN 2 nsubj sg
in in ADP 5 case
Brussel Brussel PROPN 3 nmod sg
"""
SURNAME = """
Dat dat PRON 2 obj
zei zeggen VERB 0 root
Mark Mark PROPN 2 nsubj sg
in in ADP 6 case
't het DET 6 det
Veld Veld PROPN 3 nmod sg
"""


@pytest.mark.parametrize("particle", ["aan", "in", "van", "op"])
def test_countries_do_not_run_into_the_next_name(build: Build, dutch: Lexicon, particle: str) -> None:
    """A small word between two countries belongs to no name."""
    names = find_names(build(COUNTRIES.format(particle=particle), language="nl"), dutch)

    assert [name.words for name in names] == [("China",), ("Rusland",)]


def test_preposition_needs_an_article_to_begin_a_surname(build: Build, dutch: Lexicon) -> None:
    """A place after a first name is no surname, and "in 't Veld" is one."""
    place, surname = (find_names(build(table, language="nl"), dutch) for table in (PLACE, SURNAME))

    assert [name.words for name in place] == [("Mark",), ("Brussel",)]
    assert [name.words for name in surname] == [("Mark", "in", "'t", "Veld")]


def test_possessive_is_no_part_of_a_name() -> None:
    """What the tokenizer leaves on a name is taken off."""
    assert [without_possessive(word) for word in ("Obama’s", "Fransen")] == ["Obama", "Fransen"]


LOST_STOP = """
Klaar klaar ADJ 0 root
, , PUNCT 3 punct
Volgens volgen ADP 4 case
Breuker Breuker PROPN 1 obl sg
"""
BODY = """
Zo zo ADV 2 advmod
zegt zeggen VERB 0 root
OM OM ADP 2 nsubj
"""


def test_a_small_word_opens_no_name(build: Build, dutch: Lexicon) -> None:
    """Whatever its first letter; an abbreviation that is tagged as one is a name all the same."""
    names, body = (find_names(build(table, language="nl"), dutch) for table in (LOST_STOP, BODY))

    assert [name.words for name in names] == [("Breuker",)]
    assert [name.words for name in body] == [("OM",)]
