"""Reading with a network, whatever it has learnt."""

import pytest
import torch

from attrib.article import make_article
from attrib.model import ParsedArticle
from attrib.reader.article import readings_of, units_of
from attrib.reader.claims import Claim
from attrib.reader.network import BEFORE, REACH, Reader
from attrib.reader.pieces import Pieces
from attrib.reader.reading import read_claims
from tests.reader.tiny import parsed_plainly, tiny_pieces, tiny_reader

TEXT = (
    "Dike holds\n\nTwo officials said the dike held, and Lee denied it. “No”, the mayor said.\n\n" + "It held. " * 150
)


@pytest.fixture
def pieces() -> Pieces:
    """Return the tiny vocabulary."""
    return tiny_pieces()


def sure(network: Reader) -> Reader:
    """Return a network that finds something everywhere."""
    with torch.no_grad():
        network.anchor.bias[1] = 9.0
        network.tag.bias[4] = 9.0
    return network


def claims_of(network: Reader, pieces: Pieces, *texts: str) -> list[list[Claim]]:
    """Return the claims that a network finds in some articles."""
    articles = [make_article(text, path="-", language="en") for text in texts]
    with torch.inference_mode():
        return read_claims(
            network, pieces, [(a.text, units_of(a, pieces)) for a in articles], broad=False, depth=4, threshold=0.5
        )


def test_articles_read_together_are_read_as_each_by_itself(pieces: Pieces) -> None:
    """Padding and neighbours change nothing."""
    network = sure(tiny_reader())
    together = claims_of(network, pieces, TEXT, "Lee said no.", TEXT[:60])
    alone = [claims_of(network, pieces, text)[0] for text in (TEXT, "Lee said no.", TEXT[:60])]

    assert [[(c.anchor, c.cue, c.content) for c in claims] for claims in alone] == [
        [(c.anchor, c.cue, c.content) for c in claims] for claims in together
    ]
    for one, other in zip(together, alone, strict=True):
        assert [c.sure for c in one] == pytest.approx([c.sure for c in other], abs=1e-4)


def test_what_is_claimed_is_near_its_anchor(pieces: Pieces) -> None:
    """No word beyond the reach of an anchor, none outside the article."""
    (claims,) = claims_of(sure(tiny_reader()), pieces, TEXT)
    count = len(units_of(make_article(TEXT, path="-", language="en"), pieces))

    assert claims
    for claim in claims:
        words = (*claim.source, *claim.cue, *claim.content)
        assert all(0 <= word < count and -BEFORE <= word - claim.anchor < REACH - BEFORE for word in words)


def test_nothing_is_found_in_nothing(pieces: Pieces) -> None:
    """An article without words has no windows."""
    assert claims_of(sure(tiny_reader()), pieces, "\n\n") == [[]]


def test_readings_are_whole_tokens(pieces: Pieces) -> None:
    """A word that the network cuts otherwise than the parse takes whole tokens; the full stop is a token of its own."""
    parsed = parsed_plainly("Officials said the U.S. lost.")
    units = units_of(parsed.article, pieces)
    words = {parsed.article.text[u.start : u.end]: n for n, u in enumerate(units)}
    claim = Claim(
        anchor=1, source=(0,), cue=(1,), content=(words["the"], words["U.S"], words["lost"]), kinds=(1.0,) + (0.0,) * 7,
        withheld=0.9, sure=0.8, described=(), reasons=(), speaker=0,
    )  # fmt: skip
    (reading,) = readings_of(parsed, units, [claim])

    assert parsed.article.quote(reading.content) == "the U.S. lost"
    assert (parsed.article.quote(reading.source), parsed.article.quote(reading.cue)) == ("Officials", "said")


def test_a_parse_without_readings_says_so() -> None:
    """None is not the same as nothing found."""
    parsed = parsed_plainly("Officials said so.")

    assert isinstance(parsed, ParsedArticle)
    assert parsed.readings is None
