"""Where the article names somebody."""

from attrib.lexicon import Lexicon
from attrib.sources.named_figures import find_figures
from attrib.sources.names import find_names
from tests.sources.conftest import Build

DIRECTOR = """
Directeur directeur NOUN 6 nsubj sg
Maarten Maarten PROPN 1 appos sg
Poortvliet Poortvliet PROPN 2 flat sg
van van ADP 5 case
RiverStar RiverStar PROPN 1 nmod sg
spreekt spreken VERB 0 root
"""
GRID = """
Netbeheerder netbeheerder NOUN 3 nsubj sg
NoordNet NoordNet PROPN 1 appos sg
bouwt bouwen VERB 0 root
"""
MEMBER = """
Gisteren gisteren ADV 2 advmod
sprak spreken VERB 0 root
een een DET 4 det
Kamerlid Kamerlid NOUN 2 nsubj sg
"""
VOLUNTEER = """
Gisteren gisteren ADV 2 advmod
sprak spreken VERB 0 root
Tineke Tineke PROPN 2 nsubj sg
de de ADP 3 flat
Bruin Bruin PROPN 3 flat sg
"""


def test_preposition_ends_a_full_name(build: Build, dutch: Lexicon) -> None:
    """After first name and surname "van" leads to a body, and is no part of the name."""
    names = find_names(build(DIRECTOR, language="nl"), dutch)

    assert [name.words for name in names] == [("Maarten", "Poortvliet"), ("RiverStar",)]


def test_particle_belongs_to_a_name(build: Build, dutch: Lexicon) -> None:
    """A small word after a first name belongs to the surname."""
    (name,) = find_names(build(VOLUNTEER, language="nl"), dutch)

    assert name.words == ("Tineke", "de", "Bruin")


def test_noun_before_a_name_tells_a_body(build: Build, dutch: Lexicon) -> None:
    """A name without any sign of its own is a body if a body's noun stands before it."""
    parsed = build(GRID, language="nl")
    (figure,) = find_figures(find_names(parsed, dutch), parsed, dutch)

    assert not figure.person
    assert figure.why == "stands beside 'Netbeheerder'"


def test_first_name_and_role_tell_a_person(build: Build, dutch: Lexicon) -> None:
    """A first name makes a person, with the noun before it as role."""
    parsed = build(DIRECTOR, language="nl")
    person = find_figures(find_names(parsed, dutch), parsed, dutch)[0]

    assert (person.person, person.gender) == (True, "male")
    assert [role.text for role in person.roles] == ["Directeur"]


def test_function_after_an_indefinite_article_is_no_name(build: Build, dutch: Lexicon) -> None:
    """Dutch writes some functions with a capital."""
    parsed = build(MEMBER, language="nl")

    assert find_names(parsed, dutch) == ()
