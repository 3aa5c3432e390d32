"""What nobody sees hides no claim, and every word keeps its place in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.article import make_article
from attrib.formats.document import plain_document
from attrib.model import Article, Span

SEEN = "Officials said the café – naïve and flat – holds. Really."
WAYS = {
    "soft hyphen": SEEN.replace("Offi", "Offi\u00ad"),
    "zero-width space": SEEN.replace(" said", " sa\u200bid"),
    "word joiner": SEEN.replace("said", "said\u2060"),
    "direction": f"\u202b{SEEN}\u202c",
    "byte order mark in mid-file": SEEN.replace("said", "\ufeffsaid"),
    "ligature": SEEN.replace("ffi", "\ufb03").replace("fl", "\ufb02"),
    "accents of their own": SEEN.replace("é", "e\u0301").replace("ï", "i\u0308"),
    "bold letters": SEEN.replace("said", "𝐬𝐚𝐢𝐝"),
    "bullet": f"• {SEEN}",
    "dash": f"– {SEEN}",
    "number": f"1. {SEEN}",
    "emoji": f"🔴 {SEEN}",
    "emoji with its variant": f"▶\ufe0f {SEEN}",
}


def article(text: str) -> Article:
    """Return a text as an article."""
    return make_article(text, path="-", language="en")


@pytest.mark.parametrize("name", WAYS)
def test_all_ways_of_writing_are_read_in_one(name: str) -> None:
    """The analysis sees what a reader sees."""
    made = article(WAYS[name])

    assert [made.slice(p.span) for p in made.paragraphs] == [SEEN]


@pytest.mark.parametrize("name", WAYS)
def test_places_are_those_of_the_file(name: str) -> None:
    """The last word is where it stands in the file."""
    made = article(WAYS[name])
    start = made.text.index("Really")

    assert made.stored == WAYS[name]
    assert WAYS[name][made.place(Span(start, start + 6)).start :].startswith("Really")


def test_a_letter_that_becomes_two_is_one_place() -> None:
    """Both letters of a ligature stand for the whole of it."""
    made = article("The o\ufb03ce said so.")

    assert made.slice(Span(4, 10)) == "office"
    assert (made.place(Span(4, 10)), made.place(Span(5, 6))) == (Span(4, 8), Span(5, 6))


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\u2029", "\f", "\v", "\x85"])
def test_every_line_end_ends_a_line(end: str) -> None:
    """Old Macs write CR, pages end with a form feed."""
    made = article(f"Dike holds{end}The water fell since Monday.{end}It held, officials said.")

    assert [made.slice(p.span) for p in made.paragraphs][1:] == [
        "The water fell since Monday.",
        "It held, officials said.",
    ]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_lines_are_counted_by_any_line_end(end: str) -> None:
    """So that an editor's line is ours."""
    made = article(f"Dike holds{end}{end}It held.")

    assert (made.position(made.text.index("It")).line, made.position(made.text.index("It")).column) == (3, 1)


def test_a_dash_in_a_running_sentence_is_no_bullet() -> None:
    """Wrapped text may break before a dash."""
    text = "The minister for the waters of the northern province\n– a former engineer – said on Monday that it would."

    assert plain_document(text).text == text


def test_a_list_may_follow_a_colon_and_its_own_items() -> None:
    """Each item is read without its mark."""
    text = "They said:\n- the dike holds\n- the water falls\n* and so on"

    assert plain_document(text).text == "They said:\nthe dike holds\nthe water falls\nand so on"


@given(st.text(max_size=60))
def test_words_are_where_they_are_said_to_be(text: str) -> None:
    """Whatever a text holds, places are in order, inside it, and letters that were kept are found there."""
    made = article(text)
    places = [made.place(Span(n, n + 1)) for n in range(len(made.text))]

    assert all(0 <= place.start < place.end <= len(text) for place in places)
    assert places == sorted(places)
    assert all(
        character in (text[place.start : place.end], " ", "\n")
        for character, place in zip(made.text, places, strict=True)
        if len(place) == 1 and character.isascii() and text[place.start].isascii()
    )
