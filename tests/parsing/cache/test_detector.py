"""A language is guessed once: what was certain is kept, what was not is asked again."""

from pathlib import Path

import pytest

from attrib.errors import LanguageError
from attrib.languages.detect import HEAD, detect_language
from attrib.parsing.cache.detector import CachedDetector
from attrib.parsing.cache.keys import guess_key
from attrib.parsing.cache.store import GUESS, Place, Store, look

CODES = ("en", "nl")
DUTCH = "De minister zei dat de dijk het hield."


class Counting:
    """Detects languages and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, text: str, codes: tuple[str, ...]) -> str:
        """Return the code of a language."""
        self.count += 1
        return detect_language(text, codes)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return an empty store."""
    return Store(Place(tmp_path, 10))


def test_a_language_is_guessed_once(store: Store, tmp_path: Path) -> None:
    """For the same head of an article; it does not count as an article that is kept."""
    detect = Counting()
    text = DUTCH * HEAD

    assert [CachedDetector(detect, store)(part, CODES) for part in (text, text, text + "The end.")] == ["nl"] * 3
    assert detect.count == 1
    assert look(Place(tmp_path, 10)).articles == 0


def test_what_is_not_certain_is_not_kept(store: Store) -> None:
    """The error comes every time."""
    detect = Counting()
    for _ in range(2):
        with pytest.raises(LanguageError):
            CachedDetector(detect, store)("Ja.", CODES)

    assert detect.count == 2


def test_other_languages_are_another_question(store: Store) -> None:
    """And so is another text."""
    detect = Counting()
    CachedDetector(detect, store)(DUTCH, CODES)
    CachedDetector(detect, store)(DUTCH, ("nl",))
    CachedDetector(detect, store)(f"{DUTCH} Echt.", CODES)

    assert detect.count == 3


@pytest.mark.parametrize("kept", [b"xx", b"\xff", b""])
def test_a_guess_that_is_none_of_ours_is_not_taken(store: Store, kept: bytes) -> None:
    """As in a file that somebody changed."""
    store.put(GUESS, {guess_key(DUTCH, CODES): kept})

    assert CachedDetector(detect_language, store)(DUTCH, CODES) == "nl"
