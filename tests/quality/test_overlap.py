"""The counting itself: an agreement that can be checked by eye."""

from typing import Any

from tests.quality.overlap import count, f1

TEXT = "Ann Lee said the old dike leaks."


def record(source: str, content: str) -> dict[str, Any]:
    """Return an attribution of the words of the text."""
    return {
        name: [[TEXT.index(words), TEXT.index(words) + len(words)]] if words else []
        for name, words in (("source", source), ("content", content))
    }


GOLD = record("Ann Lee", "the old dike leaks")


def test_half_of_the_words_are_enough() -> None:
    """A content and a source of which one word in two is shared."""
    counts = count(TEXT, [GOLD], [record("Lee", "dike leaks")])

    assert counts == {"attribution": 1, "end-to-end": 1, "both": 2}


def test_another_source_is_not_right_end_to_end() -> None:
    """Nor is none at all."""
    counts = count(TEXT, [GOLD], [record("", "the old dike leaks")])

    assert counts == {"attribution": 1, "end-to-end": 0, "both": 2}


def test_no_source_on_both_sides_is_right() -> None:
    """Nothing was to be found."""
    assert f1(count(TEXT, [record("", "leaks")], [record("", "leaks")]), "end-to-end") == 1.0


def test_one_to_one() -> None:
    """The better of two takes the gold one; the other is too much."""
    counts = count(TEXT, [GOLD], [record("Ann Lee", "dike leaks"), record("Ann", "the old dike leaks")])

    assert f1(counts, "attribution") == 2 / 3


def test_too_little_is_wrong() -> None:
    """One word of four is no agreement."""
    assert f1(count(TEXT, [GOLD], [record("Ann Lee", "leaks")]), "attribution") == 0.0
