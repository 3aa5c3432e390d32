"""Nouns for persons that a tagger takes for something else."""

from attrib.lexicon import Lexicon
from attrib.sources.tags import mend_tags
from tests.sources.conftest import Build

NAMED = """
Gedeputeerde gedeputeren VERB 2 amod
Bas Bas PROPN 4 nsubj sg
Wolters Wolters PROPN 2 flat sg
zwijgt zwijgen VERB 0 root
"""
OWNED = """
Its its PRON 2 nmod:poss
spokesman spokesman ADJ 3 amod
left leave VERB 0 root
"""
VERB = """
They they PRON 2 nsubj pl
judge judge VERB 0 root
him he PRON 2 obj sg
"""
BEFORE_NOUN = """
De de DET 3 det
verdachte verdacht ADJ 3 amod
man man NOUN 4 nsubj sg
zwijgt zwijgen VERB 0 root
"""


def tags(build: Build, table: str, lexicon: Lexicon) -> list[str]:
    """Return the word classes of a sentence after mending."""
    parsed = build(table, language=lexicon.language.code)
    return [token.upos for token in mend_tags(parsed, lexicon).sentences[0].tokens]


def test_an_office_before_a_name_is_a_noun(build: Build, dutch: Lexicon) -> None:
    """Though it looks like a participle."""
    assert tags(build, NAMED, dutch)[0] == "NOUN"


def test_an_owned_function_is_a_noun(build: Build, english: Lexicon) -> None:
    """After a possessive."""
    assert tags(build, OWNED, english)[1] == "NOUN"


def test_a_verb_stays_a_verb(build: Build, english: Lexicon) -> None:
    """Where it has a subject and an object."""
    assert tags(build, VERB, english)[1] == "VERB"


def test_what_describes_a_noun_stays_an_adjective(build: Build, dutch: Lexicon) -> None:
    """The man is the noun."""
    assert tags(build, BEFORE_NOUN, dutch)[1] == "ADJ"
