"""What the article shows of a name in capitals."""

import pytest

from attrib.lexicon import Lexicon
from attrib.sources.bodies import body_evidence
from attrib.sources.names import find_names
from tests.sources.conftest import Build


def evidence(build: Build, lexicon: Lexicon, *sentences: str) -> str | None:
    """Return what shows that the first name of some tagged sentences is a body's: "word/UPOS word/UPOS"."""
    tables = [
        "\n".join(f"{w} {w.lower()} {u} {0 if i == 0 else 1} {'root' if i == 0 else 'dep'}" for i, (w, u) in words)
        for words in (
            list(enumerate(tuple(part.rsplit("/", 1)) for part in sentence.split())) for sentence in sentences
        )
    ]
    parsed = build(*tables, language=lexicon.language.code)
    names = find_names(parsed, lexicon)
    return body_evidence(tuple(n for n in names if n.words == names[0].words), parsed, lexicon)


@pytest.mark.parametrize(
    "sentences",
    [
        ("Then/ADV Corvane/PROPN 's/PART shares/NOUN fell/VERB",),
        ("Then/ADV shares/NOUN of/ADP Corvane/PROPN fell/VERB",),
        ("Then/ADV Corvane/PROPN ,/PUNCT which/PRON sells/VERB chips/NOUN ,/PUNCT fell/VERB",),
        ("In/ADP Tarn/PROPN it/PRON rained/VERB",),
        ("So/ADV wrote/VERB The/DET Harbourist/PROPN",),
        ("Corvane/PROPN Miko/PROPN cut/VERB jobs/NOUN", "The/DET company/NOUN said/VERB nothing/PRON"),
    ],
)
def test_a_body_is_shown(build: Build, english: Lexicon, sentences: tuple[str, ...]) -> None:
    """By its shares, a relative pronoun for things, a place, a masthead, or a noun that takes it up."""
    assert evidence(build, english, *sentences)


@pytest.mark.parametrize(
    "sentences",
    [
        ("Then/ADV Tarnley/PROPN 's/PART wife/NOUN left/VERB",),
        ("Then/ADV Tarnley/PROPN ,/PUNCT who/PRON sells/VERB chips/NOUN ,/PUNCT left/VERB",),
        ("Belief/NOUN in/ADP Tarnley/PROPN fell/VERB",),
        ("Tarnley/PROPN left/VERB", "The/DET lawyer/NOUN said/VERB nothing/PRON"),
    ],
)
def test_a_person_is_no_body(build: Build, english: Lexicon, sentences: tuple[str, ...]) -> None:
    """By his wife, "who", belief in him, or a noun for a person."""
    assert evidence(build, english, *sentences) is None


def test_the_neuter_article_is_no_persons(build: Build, dutch: Lexicon) -> None:
    """Not even with an adjective after it."""
    assert evidence(build, dutch, "Toen/ADV zweeg/VERB het/DET Deense/ADJ Vento/PROPN")
    assert evidence(build, dutch, "Toen/ADV zweeg/VERB de/DET Deense/ADJ Vento/PROPN") is None
