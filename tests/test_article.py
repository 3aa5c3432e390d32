"""From bytes to an article: offsets into the text as stored, headline, byline, dateline, paragraphs."""

import io
import os
import sys
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from attrib.article import make_article, read_sidecar, read_text
from attrib.errors import ArticleError
from attrib.formats import files
from attrib.formats.files import check_size
from attrib.model import Article, ParagraphRole, Position, Span

HEADLINE, BYLINE, BODY = ParagraphRole.HEADLINE, ParagraphRole.BYLINE, ParagraphRole.BODY
# What a newsroom's files are made of, with all that moves offsets or breaks lines.
BREAKS = ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u2028", " ", "\t", "\u00a0", "\ufeff"]
WORDS = ["Dike holds", "Door Jan Jansen", "By Jane Doe", "GENT (Belga) – ", "Van onze redactie", "het water"]
PIECES = st.sampled_from([*BREAKS, *WORDS, *"😀“”.!\u0301"])
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join)
# Characters that Python's own lines end with and ours do not.
LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]) | st.just("\n"), max_size=60)


def article(text: str, language: str = "nl") -> Article:
    """Return a text as an article."""
    return make_article(text, path="-", language=language)


def roles(text: str) -> list[tuple[ParagraphRole, str]]:
    """Return the paragraphs of a text with their roles."""
    made = article(text)
    return [(paragraph.role, made.slice(paragraph.span)) for paragraph in made.paragraphs]


def dateline(text: str) -> str | None:
    """Return the dateline that is found in a text."""
    made = article(text)
    return next((made.slice(p.dateline) for p in made.paragraphs if p.dateline), None)


def place(made: Article, span: Span) -> tuple[int, int]:
    """Return where words of an article are stored."""
    stored = made.place(span)
    return stored.start, stored.end


def error_of(path: str | Path) -> str:
    """Return why a path cannot be read."""
    with pytest.raises(ArticleError) as error:
        read_text(str(path))
    return str(error.value)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    """Offset 0 is the first letter."""
    file = tmp_path / "article.txt"
    file.write_bytes(b"\xef\xbb\xbfDe dijk.")

    assert read_text(str(file)) == "De dijk."


@pytest.mark.parametrize(
    "text",
    ["Een.\r\n\r\nTwee.\r\n", "Een.\n\nTwee.", "10\u00a0km\u202fof 😀 meer.\n", "cafe\u0301 en café", "a\rb", "\tx  "],
)
def test_text_is_kept_as_stored(tmp_path: Path, text: str) -> None:
    """Line ends, odd spaces and combining marks are not touched."""
    file = tmp_path / "article.txt"
    file.write_bytes(text.encode())

    assert text == read_text(str(file)) == article(text).stored


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text can come through a pipe."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("De café’s.\r\n".encode()), encoding="ascii"))

    assert read_text("-") == "De café’s.\r\n"


def test_no_such_file(tmp_path: Path) -> None:
    """A wrong path is said to be one."""
    assert error_of(tmp_path / "none.txt") == "no such file: check the path"


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    """The message tells how to name the files in it."""
    assert error_of(tmp_path).startswith("this is a folder: name the files in it")


def test_a_file_without_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of somebody else is told from a missing one; root may read all, so the system's answer is a stand-in."""

    def refuse(self: Path, _mode: str) -> NoReturn:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)

    assert error_of("article.txt") == "not readable: check the permissions of the file"


def test_a_path_that_the_system_refuses() -> None:
    """What else can go wrong is told in the words of the system."""
    assert error_of("x" * 5000) == "cannot be read (File name too long): check the path"


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", "\u00a0\n\u2003".encode(), b"\xef\xbb\xbf\n"])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    """White space of any kind is no article."""
    file = tmp_path / "article.txt"
    file.write_bytes(data)

    assert error_of(file) == "the file is empty: give a file with the text of an article"


@pytest.mark.parametrize(
    "line", ["Dike holds", "Dijk houdt stand", "“We gaan door”", "Is it over?", "The Dike Holds Against All Odds."]
)
def test_a_short_first_line_without_full_stop_is_the_headline(line: str) -> None:
    """So is a question, and a line with capitals on all its long words."""
    assert [(HEADLINE, line), (BODY, "Het water zakt.")] == roles(f"{line}\n\nHet water zakt.")


@pytest.mark.parametrize(
    "line",
    [
        "De dijk houdt stand.",
        "“Is het voorbij?”",
        "Minister: ‘Wij stoppen.’",
        "The dike holds.",
        " ".join(["woord"] * 21),
    ],
)
def test_a_first_sentence_is_no_headline(line: str) -> None:
    """A full stop, spoken words or a length of more than 20 words make it body text."""
    assert [(BODY, line), (BODY, "Het water zakt.")] == roles(f"{line}\n\nHet water zakt.")


def test_a_single_paragraph_is_body_text() -> None:
    """One line can be the whole article."""
    assert roles("Dike holds\n") == [(BODY, "Dike holds")]


BYLINES = [
    "Door Jan de Vries",
    "Door Jan de Vries en Piet van der Smit",
    "DOOR ONZE VERSLAGGEVER",
    "Van onze redactie economie",
    "Door een van onze verslaggevers",
    "Bron: ANP",
    "Gepubliceerd: 5 mei 2026, 10.00 uur",
    "Laatste update 11 mei",
    "By Jane Doe",
    "By JANE DOE, science editor",
    "By our staff in Geneva",
    "From our correspondent",
    "Published 5 May 2026",
    "Updated: May 5",
    "Source: Wire",
]


@pytest.mark.parametrize("line", BYLINES)
def test_a_byline_below_the_headline(line: str) -> None:
    """Who wrote the article, and when, is no claim of anybody."""
    assert [(HEADLINE, "Dike holds"), (BYLINE, line), (BODY, "Het zakt.")] == roles(f"Dike holds\n{line}\n\nHet zakt.")


@pytest.mark.parametrize("line", BYLINES)
def test_a_byline_above_the_headline(line: str) -> None:
    """The first line after it can still be the headline."""
    assert [(BYLINE, line), (HEADLINE, "Dike holds"), (BODY, "Het zakt.")] == roles(
        f"{line}\n\nDike holds\n\nHet zakt."
    )


@pytest.mark.parametrize(
    "line",
    [
        "Door de storm viel de stroom uit",
        "Door Rotterdam raast een storm die alles meesleurt",
        "By noon the water fell",
        "By 2030 all homes are warm",
        "Date night returns",
        "Bronnen van zorg",
        "Onze man in Parijs",
    ],
)
def test_a_headline_that_begins_like_a_byline(line: str) -> None:
    """The word alone does not make a byline."""
    assert [(HEADLINE, line), (BODY, "Het water zakt.")] == roles(f"{line}\n\nHet water zakt.")


@pytest.mark.parametrize(
    "line", ["Door Jan Jansen ging het mis.", "Van onze gasten kwam niemand.", f"Van onze {'goede ' * 20}gasten"]
)
def test_a_sentence_that_begins_like_a_byline(line: str) -> None:
    """A full stop or its length makes it body text."""
    assert [(BODY, line), (BODY, "Later niet.")] == roles(f"{line}\n\nLater niet.")


@pytest.mark.parametrize(
    "place",
    [
        "GENEVA (Wire) — ",
        "BRUSSEL - ",
        "DEN HAAG – ",
        "DEN\u00a0HAAG –\u00a0",
        "DEN HAAG/GENT (ANP) – ",
        "’s-HERTOGENBOSCH – ",
        "'s-GRAVENHAGE (ANP) - ",
        "’t HARDE (ANP) – ",
        "ÅRHUS (Ritzau) – ",
        "NEW YORK -- ",
        "ST. LOUIS, Mo. (AP) — ",
        "WASHINGTON, Jan 5 (Reuters) - ",
        "Rotterdam (ANP) – ",
        "Bergen op Zoom (ANP) – ",
        "Alphen aan den Rijn (ANP) – ",
    ],
)
def test_a_dateline_is_told_from_the_first_sentence(place: str) -> None:
    """Place, agency and dash stand before the first sentence."""
    assert place == dateline(f"Dike holds\n\n{place}Het water zakt.")


@pytest.mark.parametrize(
    "words",
    ["London – dat is ver.", "Piet Hein (43) – bekend van zee – is terug.", "Het (ANP) zakt.", "NAVO-landen willen."],
)
def test_a_dash_alone_makes_no_dateline(words: str) -> None:
    """A name with an age, a compound and a place in mixed case are words of the sentence."""
    assert dateline(words) is None


def test_only_the_first_paragraph_has_a_dateline() -> None:
    """Further on, capitals are somebody's words."""
    assert dateline("Het water zakt.\n\nDEN HAAG – Het water zakt.") is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_single_line_breaks_end_paragraphs(end: str) -> None:
    """Many newsroom systems write one paragraph a line."""
    text = end.join(["Dijk houdt stand", "Het water zakt sinds maandag.", "De dijkgraaf is tevreden."])

    assert [line for _, line in roles(text)] == text.split(end)


WRAPPED = {
    "nl": "De gemeenteraad besloot maandagavond dat het dak van de\n"
    "bibliotheek niet voor de winter wordt hersteld, omdat het geld dat\n"
    "daarvoor was gereserveerd al aan het zwembad is uitgegeven.",
    "en": "The council said on Monday that the roof of the library would\n"
    "not be repaired before the winter, because the money that was\n"
    "set aside for it had been spent on the swimming pool.",
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("code", WRAPPED)
def test_hard_wrapped_lines_are_one_paragraph(code: str, end: str) -> None:
    """Mail breaks lines at a fixed width; the sentence goes on."""
    words = WRAPPED[code].replace("\n", end)

    assert [(HEADLINE, "Dak blijft lek"), (BODY, words)] == roles(f"Dak blijft lek{end}{end}{words}")


def test_long_lines_that_end_in_full_stops_are_paragraphs() -> None:
    """Width alone does not make wrapped text."""
    lines = ["De gemeenteraad besloot maandagavond dat het dak lek blijft."] * 3

    assert [line for _, line in roles("\n".join(lines))] == lines


def test_the_lead_is_headline_and_first_paragraph() -> None:
    """What the reader sees first does not include the byline."""
    text = "Dike holds\n\nBy Jane Doe\n\nIt held.\n\nStill."
    made = article(text, "en")

    assert [made.slice(span) for span in made.lead] == ["Dike holds", "It held."]


def test_line_and_column_count_code_points() -> None:
    """CR LF is one line end; an emoji is one column."""
    text = "Een.\r\n\r\nDe 😀 twee."

    assert article(text).position(text.index("twee")) == Position(3, 6)


@given(TEXTS)
def test_paragraphs_are_in_order_and_not_blank(text: str) -> None:
    """Every span slices to words without white space at its ends, and none touches another."""
    made = article(text)
    spans = [paragraph.span for paragraph in made.paragraphs]

    assert all(made.slice(span).strip() == made.slice(span) != "" for span in spans)
    assert all(first.end < second.start for first, second in pairwise(spans))


@given(TEXTS)
def test_nothing_but_white_space_stands_between_paragraphs(text: str) -> None:
    """No word of the article is lost."""
    made = article(text)

    assert "".join(made.text.split()) == "".join("".join(made.slice(p.span).split()) for p in made.paragraphs)


@given(TEXTS)
def test_an_article_has_one_headline_and_one_dateline_at_most(text: str) -> None:
    """A dateline stands at the start of its paragraph and within it; a headline has text below it."""
    made = article(text)
    datelines = [(p.span, p.dateline) for p in made.paragraphs if p.dateline]
    headlines = [index for index, p in enumerate(made.paragraphs) if p.role is HEADLINE]

    assert len(datelines) <= 1
    assert all(span.start == place.start and span.covers(place) for span, place in datelines)
    assert len(headlines) <= 1
    assert all(index < len(made.paragraphs) - 1 for index in headlines)


@given(LINES, st.integers(0, 60))
def test_position_agrees_with_the_lines_of_the_text(text: str, offset: int) -> None:
    """An editor's line and column lead to the same character."""
    made = article(text)
    offset = min(offset, len(made.text))
    before = (text[: place(made, Span(offset, offset))[0]] + "|").splitlines()

    assert Position(len(before), len(before[-1])) == made.position(offset)


@given(LINES)
def test_a_file_reads_back_as_it_was_written(text: str) -> None:
    """Decoding changes nothing."""
    read_end, write_end = os.pipe()
    os.write(write_end, text.encode())
    os.close(write_end)
    path = f"/dev/fd/{read_end}"
    try:
        read = read_text(path) if article(text).text.strip() else None
    finally:
        os.close(read_end)

    assert read in (None, text.removeprefix("\ufeff"))


def test_spans_know_what_they_cover_and_overlap() -> None:
    """Half-open: two spans that touch share nothing."""
    assert (
        Span(0, 5).covers(Span(2, 5)),
        Span(0, 5).overlaps(Span(5, 6)),
        Span(0, 5).overlaps(Span(4, 6)),
    ) == (True, False, True)


# Comments

COMMENTS = st.sampled_from(
    ["<!-- a -->", "<!--\nb\n\nc-->", "<!---->", "<!-->", "<!--->", "[//]: # (d)", "<!-- ", "-->"]
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One.\n\n<!-- note -->\n\nTwo.", ["One.", "Two."]),
        ("One.\n<!-- note -->\nTwo.", ["One.", "Two."]),
        ("<!-- note -->One. <!-- note -->", ["One."]),
        ("One <!-- a --> and <!-- b --> two.", ["One and two."]),
        ("One <!-- a\n\nb --> and two.", ["One and two."]),
        ("One.<!-- Officials said: “No.” -->", ["One."]),
        ("One.\n\n[//]: # (note)\n\nTwo.", ["One.", "Two."]),
        ('One.\r\n[//]: # "note"\r\nTwo.', ["One.", "Two."]),
        ("One [//]: # (no comment in mid-line)", ["One [//]: # (no comment in mid-line)"]),
        ("One <!-- never closed.", ["One <!-- never closed."]),
        ("One <!--> two <!---> three.", ["One two three."]),
        ("<!-- a --> b --> c", ["b --> c"]),
    ],
)
def test_a_comment_is_no_text(text: str, words: list[str]) -> None:
    """Neither alone nor among words; one that is not closed is text, as a browser would tell at once."""
    made = article(text)

    assert words == [" ".join(made.slice(paragraph.span).split()) for paragraph in made.paragraphs]


@given(st.lists(PIECES | COMMENTS | st.text(max_size=8), max_size=25).map("".join))
def test_comments_move_nothing(text: str) -> None:
    """Every comment has its place among the words, which know theirs in what was stored."""
    made = article(text)

    assert made.stored == text
    assert all(made.commented[c.span.start : c.span.end] == c.text for c in made.comments if c.span)
    assert all(text[slice(*place(made, c.span))] == c.text for c in made.comments if c.span)
    assert all(made.slice(paragraph.span).strip() for paragraph in made.paragraphs)


@given(TEXTS, st.sampled_from(["<!-- a -->", "<!--b\nc-->"]))
def test_a_comment_at_the_end_changes_no_paragraph(text: str, comment: str) -> None:
    """The article is the same with and without it."""
    assume("<!--" not in text)

    assert roles(text) == roles(f"{text}\n\n{comment}")


def test_a_comment_knows_its_line() -> None:
    """For the report."""
    made = make_article(
        "A.\n<!-- b\nc --> <!-- d -->\n\n[//]: # (e)\n", path="-", language="en", sidecar="# f\n\n g \n"
    )

    assert [(c.line, c.text, c.span is None) for c in made.comments] == [
        (2, "<!-- b\nc -->", False),
        (3, "<!-- d -->", False),
        (5, "[//]: # (e)", False),
        (3, "g", True),
    ]


def test_many_openings_take_no_time_of_their_own() -> None:
    """A hostile text of half a million characters is read like any other."""
    assert len(article("<!-- " * 100_000).comments) == 0


def test_a_file_of_comments_is_no_article(tmp_path: Path) -> None:
    """It says so."""
    file = tmp_path / "a.md"
    file.write_text("<!-- later -->\n", encoding="utf-8")

    assert "comments only" in error_of(file)


def test_a_side_car_is_read_if_it_is_there(tmp_path: Path) -> None:
    """Beside the article, under its name; standard input has none."""
    article_file = tmp_path / "a.txt"
    (tmp_path / "a.txt.attrib").write_text("ignore-file[ATR101] x", encoding="utf-8")

    assert read_sidecar(str(article_file)) == "ignore-file[ATR101] x"
    assert [read_sidecar(path) for path in (str(tmp_path / "b.txt"), "-", "")] == ["", "", ""]


def test_a_name_with_no_room_for_the_ending_of_a_side_car_has_none(tmp_path: Path) -> None:
    """File systems allow 255 bytes, which such a name has already."""
    article_file = tmp_path / f"{'a' * 246}.txt"
    article_file.write_text("It holds.")

    assert read_sidecar(str(article_file)) == ""


def test_a_text_that_is_too_large_is_no_article() -> None:
    """It is refused for its size in bytes, whatever stands in it; one of just that size is read."""
    check_size("x" * 1000, 0.001)
    for large in ("x" * 1001, "é" * 501):
        with pytest.raises(ArticleError, match=r"larger than 0.001 MB.*--max-size"):
            check_size(large, 0.001)


def test_no_more_is_read_than_a_file_of_articles_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A device never ends."""
    monkeypatch.setattr(files, "LARGEST_FILE", 1_000_000)
    (tmp_path / "large.txt").write_text("x" * 1_000_001, encoding="utf-8")

    devices = [device for device in (Path("/dev/zero"),) if device.exists()]  # not on Windows
    for path in (tmp_path / "large.txt", *devices):
        assert "larger than 1 MB" in error_of(path)
