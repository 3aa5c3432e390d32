"""Annotated articles as the network learns them."""

import random

from hypothesis import given
from hypothesis import strategies as st

from attrib.reader.network import ANCHORS, KINDS, TAGS
from attrib.reader.pieces import cut_units
from attrib.training.reader.lessons import make_anchors, make_lesson, paragraphs, restyled
from tests.reader.tiny import tiny_pieces

TEXT = "Dike holds\n\nTwo aides and Lee said the dike held. “No.”"


def spans(*words: str) -> list[list[int]]:
    """Return where some words stand in the text."""
    return [[TEXT.index(w), TEXT.index(w) + len(w)] for w in words]


ARTICLE = {
    "id": "a", "text": TEXT,
    "attributions": [
        {"source": spans("Two aides"), "cue": spans("said"), "content": spans("the dike held"),
         "source_type": "anonymous-official", "source_id": "aides", "withheld": True},
        {"source": spans("Lee"), "cue": spans("said"), "content": spans("the dike held"),
         "source_type": "named-person", "source_id": "lee", "withheld": False},
        {"source": [], "cue": [], "content": spans("“No.”"), "source_type": "named-person", "source_id": "lee",
         "withheld": False},
    ],
    "descriptions": [{"source_id": "aides", "spans": spans("aides")}],
    "reasons": [],
}  # fmt: skip


def test_sources_of_one_cue_are_learnt_together() -> None:
    """Each begins anew; the quotation by itself is an anchor at its first word."""
    units = cut_units(TEXT, paragraphs(TEXT), tiny_pieces())
    anchors = make_anchors(ARTICLE, units, TEXT)
    words = [TEXT[u.start : u.end] for u in units]
    said, quoted = anchors[words.index("said")], anchors[words.index("“")]
    tags = {words[n]: TAGS[tag] for n, tag in said.tags.items()}

    assert tags == {
        "Two": "source-begins", "aides": "source", "Lee": "source-begins", "said": "cue",
        "the": "content", "dike": "content", "held": "content",
    }  # fmt: skip
    assert [KINDS[o.kind] for o in said.origins] == ["anonymous-official", "named-person"]
    assert [o.withheld for o in said.origins] == [1, -1]
    assert said.told == (frozenset({words.index("aides")}), frozenset())
    assert (ANCHORS[quoted.type], quoted.origins[0].words, quoted.origins[0].speaker) == ("content", (), "lee")


def test_who_is_nobody_is_no_speaker() -> None:
    """Two reports of hearsay are not of one source."""
    article = {"text": TEXT, "attributions": [{**ARTICLE["attributions"][0], "source_type": "unattributed"}]}  # type: ignore[dict-item]
    (anchor,) = make_anchors(article, cut_units(TEXT, paragraphs(TEXT), tiny_pieces()), TEXT).values()

    assert anchor.origins[0].speaker is None
    assert anchor.told is None


def test_a_lesson_counts_its_pieces() -> None:
    """By which batches are filled."""
    lesson = make_lesson(ARTICLE, tiny_pieces(), broad=False, weight=1.0, generator=None)

    assert lesson.pieces == sum(len(window.ids) for window in lesson.windows)


@given(st.text(alphabet="a “”\"„«»'‘’\n", max_size=40), st.integers(0, 50))
def test_other_marks_stand_in_the_same_places(text: str, seed: int) -> None:
    """Only marks change, so that all places stay right."""
    other = restyled(text, random.Random(seed))  # noqa: S311  no secret

    assert len(other) == len(text)
    assert all(a == b or a in '“”"„«»' for a, b in zip(text, other, strict=True))
