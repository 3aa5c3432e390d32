"""Which of our languages a text is in, and when to ask."""

import pytest

from attrib.errors import LanguageError
from attrib.languages.detect import detect_language

CODES = ("en", "nl")


def message(text: str) -> str:
    """Return why the language of a text cannot be told."""
    with pytest.raises(LanguageError) as error:
        detect_language(text, CODES)
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("De minister zei dat de dijk het hield.", "nl"),
        ("„Wij gaan door”, zei de burgemeester van Gent.", "nl"),
        ("The minister said that the dike held.", "en"),
        ("“We carry on,” the mayor of Bruges said.", "en"),
        ("DE MINISTER ZEI DAT DE DIJK HET HIELD.", "nl"),
        ("De\u00a0minister\r\nzei 10.000 keer 😀 dat de dijk het hield.", "nl"),
    ],
)
def test_our_languages_are_told_by_one_sentence(text: str, code: str) -> None:
    """Marks, figures and line ends do not matter."""
    assert code == detect_language(text, CODES)


def test_the_head_of_an_article_decides() -> None:
    """An appendix in another language does not change it."""
    text = "De minister zei dat de dijk het hield. " * 120 + "The minister said that the dike held. " * 500

    assert detect_language(text, CODES) == "nl"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le ministre a déclaré que la digue avait tenu pendant la nuit.", "fr"),
        ("Der Minister sagte am Montag, dass der Deich gehalten habe.", "de"),
    ],
)
def test_another_language_is_named(text: str, code: str) -> None:
    """And what to say if it is not that language."""
    assert (
        f"the language looks like {code!r}, which attrib does not know: if it is not, say --lang en or --lang nl"
    ) == message(text)


@pytest.mark.parametrize("text", ["", "---", "12 345", "😀", "Ja", "ok", "Paris"])
def test_a_text_too_short_asks_for_the_language(text: str) -> None:
    """No wild guess."""
    assert message(text) == "the text is too short or too mixed to tell its language: say --lang en or --lang nl"
