"""Where a noun phrase is cut."""

import pytest

from attrib.lexicon import Lexicon
from attrib.sources.cuts import cut_core, cut_members
from tests.sources.conftest import Build
from tests.sources.test_resolve import noun_sentence


@pytest.mark.parametrize(
    ("words", "core"),
    [
        (("a/DET", "senior/ADJ", "official/NOUN/sg", "at/ADP", "the/DET", "ministry/NOUN/sg"), "a senior official"),
        (("an/DET", "official/NOUN/sg", "who/PRON", "left/VERB"), "an official"),
        (("the/DET", "Trump/PROPN/sg", "campaign/NOUN/sg"), "the Trump campaign"),
    ],
)
def test_core_ends_after_its_head(build: Build, english: Lexicon, words: tuple[str, ...], core: str) -> None:
    """A preposition or relative pronoun after the noun starts the rest."""
    tokens = build(noun_sentence(*words)).sentences[0].tokens[: len(words)]

    assert core == " ".join(token.text for token in cut_core(tokens, (), english)[0])


def test_members_of_a_coordination_are_cut_apart(build: Build, english: Lexicon) -> None:
    """Commas and "and" part the members."""
    words = ("parents/NOUN/pl", ",/PUNCT", "teachers/NOUN/pl", "and/CCONJ", "pupils/NOUN/pl")
    tokens = build(noun_sentence(*words)).sentences[0].tokens[: len(words)]

    assert [[t.text for t in p] for p in cut_members(tokens, (), english)] == [["parents"], ["teachers"], ["pupils"]]
