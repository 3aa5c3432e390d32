"""What must be seen in the article that this project began with. It is not ours, so it is read where it lies."""

import pytest

from attrib.article import make_article, read_text
from attrib.model import Analysis, Attribution, SourceKind, Span
from attrib.parse import StanzaParser
from attrib.pipeline import analyse
from attrib.policy import load_policy
from tests.fixtures import ROOT

SEED = ROOT.parent / "shared" / "seed" / "article.nl.txt"
pytestmark = [
    pytest.mark.stanza,
    pytest.mark.xdist_group("stanza"),
    pytest.mark.skipif(not SEED.is_file(), reason=f"no {SEED}: it belongs to others and is not stored here"),
]
# Words out of every claim by officials, each found only there.
CLAIMS = [
    "trendlijnen in de steun", "zo bezorgd waren", "bracht de kwestie ter sprake", "zich publiekelijk probeert",
    "niet-dodelijke apparatuur", "de meer robuuste militaire hulp", "nu zou kunnen overwegen",
    "nauwlettend in de gaten",
]  # fmt: skip


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    """Return the analysis by the embedded models."""
    article = make_article(read_text(str(SEED)), path=str(SEED), language="nl")
    return analyse(article, parser=StanzaParser(), policy=load_policy()).analysis


def claimed(analysis: Analysis, words: str) -> list[Attribution]:
    """Return the attributions that claim some words of the article."""
    start = analysis.article.text.index(words)
    place = Span(start, start + len(words))
    return [a for a in analysis.attributions if any(span.covers(place) for span in a.content)]


def named(analysis: Analysis, name: str) -> set[SourceKind]:
    """Return the kinds of the sources whose name holds a word."""
    return {source.kind for source in analysis.sources if name in source.name.split()}


@pytest.mark.parametrize("words", CLAIMS)
def test_a_claim_by_officials_is_found(analysis: Analysis, words: str) -> None:
    """They are anonymous officials."""
    kinds = {analysis.source_of(attribution).kind for attribution in claimed(analysis, words)}

    assert SourceKind.ANONYMOUS_OFFICIAL in kinds


def test_the_officials_of_the_first_paragraphs_are_one_source(analysis: Analysis) -> None:
    """They are "Amerikaanse functionarissen", "de functionarissen" and "functionarissen"."""
    sources = {
        analysis.source_of(attribution).id
        for words in CLAIMS[:3]
        for attribution in claimed(analysis, words)
        if analysis.source_of(attribution).kind is SourceKind.ANONYMOUS_OFFICIAL
    }

    assert len(sources) == 1


def test_a_quotation_that_runs_on_is_one_attribution(analysis: Analysis) -> None:
    """Harris' second sentence belongs to her first."""
    (first,) = claimed(analysis, "zijn ook verontrust")

    assert [first] == claimed(analysis, "het moorden voortzetten")
    assert analysis.source_of(first).name.endswith("Harris")


@pytest.mark.parametrize("name", ["Harris", "Wang"])
def test_a_person_is_named(analysis: Analysis, name: str) -> None:
    """Whoever speaks under this name is a person."""
    assert named(analysis, name) == {SourceKind.NAMED_PERSON}


def test_who_says_nothing_is_at_most_a_person(analysis: Analysis) -> None:
    """Blinken raises a matter, which is no claim of his."""
    assert named(analysis, "Blinken") <= {SourceKind.NAMED_PERSON}


def test_a_medium_is_an_organisation(analysis: Analysis) -> None:
    """Where CNN is the source, not the hearer."""
    assert SourceKind.NAMED_ORGANIZATION in named(analysis, "CNN")
