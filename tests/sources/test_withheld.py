"""Whether a name is kept back, by the words alone; what settles it stands among the passages."""

import pytest

from tests.passages import read_passages, sketch_of

PASSAGES = [p for passages in read_passages("bare-anonymous-source").values() for p in passages]
WITHHELD = [
    ("the source is a bare noun", True),
    ("one finding per source, at its first mention", True),
    ("another noun of the same form is described below only", True),
    ("no noun for informants", False),
    ("more than a dozen is a crowd", False),
    ("named in apposition", False),
    ("a share of a poll", False),
    ("somebody known, by a definite noun", False),
    ("een ding", False),
    ("een functie achter een naam", False),
    ("a pronoun means whom it was resolved to", True),
    ("a named person needs no description", None),
]


@pytest.mark.parametrize(("why", "expected"), WITHHELD)
def test_by_its_words_only_a_person_is_kept_back(why: str, expected: bool | None) -> None:
    """Not things, shares, those named beside the mention, or those whom the reader knows."""
    (passage,) = (p for p in PASSAGES if p["why"] == why)
    analysis = sketch_of(passage)

    assert {expected} == {source.withheld for source in analysis.sources}
