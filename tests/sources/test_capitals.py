"""Which words in capitals can be a name."""

import pytest

from attrib.sources.capitals import without_possessive
from attrib.sources.lexicon import Lexicon
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


@pytest.mark.parametrize("particle", ["aan", "in", "van", "op"])
def test_countries_do_not_run_into_the_next_name(build: Build, dutch: Lexicon, particle: str) -> None:
    """A small word between two countries belongs to no name."""
    names = find_names(build(COUNTRIES.format(particle=particle), language="nl"), dutch)

    assert [name.words for name in names] == [("China",), ("Rusland",)]


def test_possessive_is_no_part_of_a_name() -> None:
    """What the tokenizer leaves on a name is taken off."""
    assert [without_possessive(word) for word in ("Obama’s", "Fransen")] == ["Obama", "Fransen"]
