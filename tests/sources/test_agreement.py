"""Whether a pronoun agrees with a speaker."""

import pytest

from attrib.lexicon import Lexicon
from attrib.sources.agreement import asked_by
from tests.sources.conftest import Build

THEY = """
Ze ze PRON 2 nsubj
zeggen zeggen VERB 0 root {number}
niets niets PRON 2 obj
"""


@pytest.mark.parametrize(("number", "gender"), [("sg", "female"), ("pl", None)])
def test_ambiguous_pronoun_takes_its_number_from_the_verb(
    build: Build, dutch: Lexicon, number: str, gender: str | None
) -> None:
    """The Dutch "ze" is a woman beside a singular verb and several beside a plural one."""
    sentence = build(THEY.format(number=number), language="nl").sentences[0]
    wanted = asked_by(sentence.tokens[0], sentence, dutch)

    assert (gender, "Sing" if gender else "Plur") == (wanted.gender, wanted.number)


def test_neuter_pronoun_means_a_body(build: Build, english: Lexicon) -> None:
    """The English "it" means no person."""
    sentence = build("It it PRON 2 nsubj sg\nsaid say VERB 0 root\nno no INTJ 2 obj").sentences[0]

    assert asked_by(sentence.tokens[0], sentence, english).bodies_only
