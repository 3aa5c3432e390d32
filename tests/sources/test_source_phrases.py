"""What a mention says by itself."""

import pytest

from attrib.lexicon import Lexicon
from attrib.sources.names import find_names
from attrib.sources.source_phrases import SourcePhrase, phrase_of
from tests.sources.conftest import Build
from tests.sources.test_resolve import noun_sentence


def phrase(build: Build, lexicon: Lexicon, *words: str, first: int = 0) -> SourcePhrase:
    """Return what "text/upos/number" words say, read from one of them on."""
    parsed = build(noun_sentence(*words), language=lexicon.language.code)
    sentence = parsed.sentences[0]
    return phrase_of(sentence, sentence.tokens[first : len(words)], find_names(parsed, lexicon), lexicon)


@pytest.mark.parametrize(
    ("word", "plural"),
    [
        ("gasambtenaren/NOUN/pl", True),
        ("zwembaddirecteuren/NOUN/pl", True),
        ("parlementariërs/NOUN/pl", True),
        ("boeren/NOUN/pl", True),
        ("zwembaddirecteur/NOUN/pl", False),
        ("commissaris/NOUN/pl", False),
    ],
)
def test_compound_is_plural_by_its_last_part(build: Build, dutch: Lexicon, word: str, plural: bool) -> None:
    """Known nouns tell number better than the tagger, alone and at the end of a compound."""
    assert plural is phrase(build, dutch, word).plural


def test_name_that_a_mention_cuts_is_whole(build: Build, english: Lexicon) -> None:
    """A mention that starts inside a name means the bearer of the whole name."""
    found = phrase(build, english, "Then/ADV", "Karin/PROPN/sg", "Dukers/PROPN/sg", first=2)

    assert [name.words for name in found.names] == [("Karin", "Dukers")]


def test_possessor_is_told_from_the_head(build: Build, english: Lexicon) -> None:
    """An owner stands before the noun that speaks."""
    found = phrase(build, english, "Obama/PROPN/sg", "'s/PART", "aides/NOUN/pl")

    assert [token.text for token in found.possessor] == ["Obama"]
    assert found.head.text == "aides"
