"""The counting of one article: agreement that can be checked by eye."""

from attrib.evaluate.annotation import Annotation
from attrib.evaluate.overlap import compare
from attrib.model import Span, Spans

TEXT = "Ann Lee said the old dike leaks. “It does,” he said."


def spans(words: str) -> Spans:
    """Return the place of some words of the text."""
    return (Span(TEXT.index(words), TEXT.index(words) + len(words)),) if words else ()


def annotation(source: str, content: str, kind: str | None = None) -> Annotation:
    """Return an attribution of some words of the text."""
    return Annotation(source=spans(source), cue=spans("said"), content=spans(content), kind=kind)


GOLD = annotation("Ann Lee", "the old dike leaks", "named-person")


def hits(gold: list[Annotation], found: list[Annotation], measure: str) -> int:
    """Return how many of a measure agree."""
    return int(compare(TEXT, gold, found)[measure, "hits"])


def test_half_of_the_words_are_enough() -> None:
    """A content and a source of which one word in two is shared."""
    found = annotation("Lee", "dike leaks")

    assert hits([GOLD], [found], "end-to-end") == 1
    assert hits([GOLD], [found], "exact content") == 0


def test_another_source_is_not_right_end_to_end() -> None:
    """Nor is none at all."""
    found = annotation("", "the old dike leaks")

    assert hits([GOLD], [found], "attribution") == 1
    assert hits([GOLD], [found], "end-to-end") == 0


def test_no_source_on_both_sides_is_right() -> None:
    """Nothing was to be found."""
    assert hits([annotation("", "leaks")], [annotation("", "leaks")], "end-to-end") == 1


def test_one_to_one() -> None:
    """The better of two takes the gold one; the other is too much."""
    counts = compare(TEXT, [GOLD], [annotation("Ann Lee", "dike leaks"), annotation("Ann", "the old dike leaks")])

    assert counts["attribution", "hits"] == 1
    assert counts["attribution", "found"] == 2


def test_too_little_is_wrong() -> None:
    """One word of four is no agreement."""
    assert hits([GOLD], [annotation("Ann Lee", "leaks")], "attribution") == 0


def test_a_quoted_content_is_direct_unless_the_gold_says_otherwise() -> None:
    """By its marks."""
    counts = compare(TEXT, [annotation("he", "“It does,”"), GOLD], [])

    assert counts["attribution, direct", "gold"] == 1
    assert counts["attribution, indirect", "gold"] == 1


def test_kinds_are_compared_where_the_content_is_right() -> None:
    """What is taken for what."""
    counts = compare(TEXT, [GOLD], [annotation("Lee", "the old dike leaks", "anonymous-other")])

    assert counts["types", "named-person", "anonymous-other"] == 1
    assert (counts["anonymous", "hits"], counts["anonymous", "found"], counts["anonymous", "gold"]) == (0, 1, 0)
