"""What became of readings and of the grammar's findings, in words."""

from attrib.attributions.combine import ALONE, TOGETHER
from attrib.attributions.trace import Trace, find_words, trace_words
from attrib.model import Reading
from attrib.records import replace
from tests.attributions.test_combine import OFFICIALS, TEXT, reading
from tests.attributions.trees import scene_of
from tests.reader.tiny import parsed_plainly


def traced(*readings: Reading) -> Trace:
    """Return how the first sentence came to its claims, with no grammar but what its words give."""
    scene = scene_of(replace(parsed_plainly(TEXT), readings=readings))
    return trace_words(next(find_words("DIKE  held", scene.article)), scene)


def fate(confidence: float) -> str:
    """Return what becomes of a reading of some confidence."""
    (read,) = traced(reading(*OFFICIALS, confidence)).read or ()
    return read.words


def test_the_fate_of_a_reading_is_told() -> None:
    """By the bounds that combine what both found."""
    assert [fate(ALONE), fate(TOGETHER), fate(TOGETHER - 0.01)] == [
        "is a1",
        f"the grammar does not have it, and alone {ALONE:.2f} is asked",
        f"too unlikely to count: at least {TOGETHER:.2f} is asked",
    ]


def test_without_a_reader_nothing_is_said_of_it() -> None:
    """None is not the same as nothing seen."""
    scene = scene_of(parsed_plainly(TEXT))
    place = next(find_words("dike", scene.article))

    assert trace_words(place, scene).read is None
    assert traced().read == ()
