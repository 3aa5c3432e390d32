"""Withheld names, speakers, descriptions and reasons: agreement that can be checked by eye."""

from collections import Counter
from typing import Any

from attrib.evaluate.annotation import Annotation, Found, GoldArticle, Told
from attrib.evaluate.overlap import compare
from attrib.evaluate.told import compare_told
from attrib.model import Span, Spans

TEXT = "An insider at the ministry said it leaks. He feared for his job, he said, and added that it stinks."


def spans(words: str) -> Spans:
    """Return the place of some words of the text."""
    return (Span(TEXT.index(words), TEXT.index(words) + len(words)),) if words else ()


def said(content: str, source_id: str, *, withheld: bool | None = True, kind: str = "anonymous-other") -> Annotation:
    """Return what an insider said."""
    return Annotation(
        source=spans("An insider"), cue=(), content=spans(content), kind=kind, source_id=source_id, withheld=withheld
    )


def told(source_id: str, description: str = "", reason: str = "") -> Told:
    """Return what is told about a source."""
    return Told(source_id=source_id, description=spans(description), reason=spans(reason))


def rates(counts: Counter[Any], measure: str) -> tuple[int, int, int]:
    """Return hits, found ones and those of the gold."""
    return counts[measure, "hits"], counts[measure, "found"], counts[measure, "gold"]


def compared(gold: list[Annotation], found: list[Annotation]) -> Counter[Any]:
    """Return the counts of some attributions."""
    return compare(TEXT, gold, found)


def test_withheld_counts_over_right_attributions_of_unnamed_sources() -> None:
    """A hit, one taken for withheld wrongly, one missed; named persons and what is not said do not count."""
    gold = [said("leaks", "x"), said("stinks", "y", withheld=False), said("feared", "z")]
    found = [said("leaks", "1"), said("stinks", "2"), said("feared", "3", withheld=False)]

    assert rates(compared(gold, found), "withheld") == (1, 2, 2)
    assert rates(compared([said("leaks", "x", withheld=None)], found), "withheld") == (0, 0, 0)
    assert rates(compared([said("leaks", "x", kind="named-person")], found), "withheld") == (0, 0, 0)
    assert rates(compared(gold, [said("added", "1")]), "withheld") == (0, 0, 0)


def test_same_speaker_counts_pairs() -> None:
    """Three of one source make three pairs, of which one is found where two of them have one source."""
    gold = [said("leaks", "x"), said("stinks", "x"), said("feared", "x")]
    found = [said("leaks", "1"), said("stinks", "1"), said("feared", "2")]

    assert rates(compared(gold, found), "same speaker") == (1, 1, 3)
    assert rates(compared(found, gold), "same speaker") == (1, 3, 1)


def article(annotations: list[Annotation], sources: tuple[Told, ...] | None) -> GoldArticle:
    """Return a gold article."""
    return GoldArticle(id="a", text=TEXT, language="en", annotations=tuple(annotations), told=sources)


def test_a_description_is_right_if_a_third_of_its_words_is_shared() -> None:
    """Of the source that the claim was given to; a reason that the gold lacks is too much."""
    gold = article([said("leaks", "x")], (told("x", "at the ministry"),))
    found = Found(annotations=(said("leaks", "1"),), told=(told("1", "ministry said", "for his job"), told("2")))
    counts = compare_told(gold, found)

    assert rates(counts, "descriptions") == (1, 1, 1)
    assert rates(counts, "reasons") == (0, 1, 0)


def test_too_few_words_are_wrong() -> None:
    """One in three of one side, of many on the other."""
    gold = article([said("leaks", "x")], (told("x", reason="He feared for his job"),))
    found = Found(annotations=(said("leaks", "1"),), told=(told("1", reason="job, he said, and added"),))

    assert rates(compare_told(gold, found), "reasons") == (0, 1, 1)


def test_a_source_is_the_one_that_most_of_its_claims_were_given_to() -> None:
    """Two of three."""
    gold = article([said(c, "x") for c in ("leaks", "feared", "stinks")], (told("x", "at the ministry"),))
    annotations = (said("leaks", "1"), said("feared", "2"), said("stinks", "2"))
    found = Found(annotations=annotations, told=(told("1", "at the ministry"), told("2", "his job")))

    assert rates(compare_told(gold, found), "descriptions") == (0, 1, 1)


def test_what_is_not_annotated_or_not_withheld_or_not_found_is_not_counted() -> None:
    """Nothing can be said of it."""
    sources = (told("x", "at the ministry"),)
    found = Found(annotations=(said("leaks", "1"),), told=(told("1", "at the ministry"),))

    assert not compare_told(article([said("leaks", "x")], None), found)
    assert not compare_told(article([said("leaks", "x", withheld=False)], sources), found)
    assert not compare_told(article([said("stinks", "x")], sources), found)
    assert not compare_told(article([said("leaks", "x")], sources), Found(annotations=found.annotations))
