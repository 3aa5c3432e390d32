"""What looks like an anonymous source, in the parses of the passages of a rule that asks for words."""

import pytest

from attrib.rules.withheld import is_withheld
from tests.passages import read_passages, sketch_of

PASSAGES = [p for passages in read_passages("bare-anonymous-source").values() for p in passages]
WITHHELD = [
    ("the source is a bare noun", True),
    ("one finding per source, at its first mention", True),
    ("another noun of the same form is described below only", True),
    ("no noun for informants", False),
    ("een kop laat weg wat de tekst heeft", False),
    ("more than a dozen is a crowd", False),
    ("named in apposition", False),
    ("a share of a poll", False),
    ("somebody known, by a definite noun", False),
    ("een ding", False),
    ("een functie achter een naam", False),
    ("a pronoun means whom it was resolved to", True),
    ("a named person needs no description", False),
]


@pytest.mark.parametrize(("why", "expected"), WITHHELD)
def test_only_people_whose_names_are_kept_back_are_withheld(why: str, expected: bool) -> None:
    """Not things, shares, those named beside the mention, or those whom the reader knows."""
    (passage,) = (p for p in PASSAGES if p["why"] == why)
    analysis = sketch_of(passage)

    assert {expected} == {is_withheld(analysis, source) for source in analysis.sources}
