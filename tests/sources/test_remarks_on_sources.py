"""Sentences that tell something of a source without claiming anything, and which part of a sentence is about whom."""

import pytest

from attrib.languages import load_lexicon
from attrib.sources.remarks_on_sources import find_asides
from attrib.sources.resolve import resolve_sources
from tests.sources.passages import PASSAGES, parses, read_passage


def words_of_asides(text: str, code: str) -> list[str]:
    """Return the subjects of the asides of a passage that holds a text."""
    passage = next(p["text"] for p in PASSAGES[code] if text in p["text"])
    parsed, attributions = read_passage(passage, code, parses(code))
    asides = find_asides(parsed, attributions, (), load_lexicon(code))
    return [" ".join(t.text for t in phrase.tokens) for phrase in asides]


@pytest.mark.parametrize(
    ("text", "code", "subjects"),
    [
        ("Zij willen anoniem blijven", "nl", ["Zij"]),
        ("Hij werkt bij de woningcorporatie", "nl", ["Hij"]),
        ("None of the officers would be named", "en", ["the officers"]),
        ("The company] said <talks", "en", []),
    ],
)
def test_asides(text: str, code: str, subjects: list[str]) -> None:
    """Their subjects are pronouns, nouns for people, or all of a kind."""
    assert words_of_asides(text, code) == subjects


def test_a_reason_belongs_to_whom_it_follows() -> None:
    """Of two speakers in one article, only the one who asked not to be named has it."""
    passage = next(p["text"] for p in PASSAGES["en"] if "[A porter" in p["text"])
    parsed, attributions = read_passage(passage, "en", parses("en"))
    driver, porter = resolve_sources(parsed, attributions, load_lexicon("en"))

    assert driver.reason == ()
    assert parsed.article.quote(porter.reason) == "because he feared for his job"
