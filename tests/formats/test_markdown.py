"""Markdown and HTML: marks are no words, and every word keeps its place."""

from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.article import make_article
from attrib.formats import front_matter, html, markdown
from attrib.formats.document import Document
from attrib.model import Article, Span

WORDS = {
    "**said**": "said",
    "*said*": "said",
    "***said***": "said",
    "sa**id**": "said",
    "[said](https://example.org/said \"said 'so'\")": "said",
    "[said](<a said b> (said))": "said",
    "`said`": "said",
    "said[^1]": "said",
    "said![said](said.jpg)": "said",
    "sai&#100;": "said",
    r"said\*": "said*",
    "<b>said</b>": "said",
    "~~said~~": "said",
    "5 * 3 * said": "5 * 3 * said",
    "said_so_": "said_so_",
}
MARKS = ("**", "*", "_", "`", "[a](b)", "[", "](", ")", "![x](y)", "~~", "<b>", "<br>", "<!-- c -->", "&amp;")
OTHERS = ("&eacute", "\\", "\n", "\n\n", "\r\n", "\t", " ", "> ", "- ", "# ", "1. ", "| a |", "ja", "é", "“")
PIECES = st.sampled_from((*MARKS, *OTHERS))


def article(document: Document) -> Article:
    """Return a document as an article."""
    return make_article(document, path="-", language="nl")


def paragraphs(made: Article) -> list[tuple[str, str]]:
    """Return roles and words of the paragraphs."""
    return [(p.role.value, made.slice(p.span)) for p in made.paragraphs]


def read(text: str) -> Article:
    """Return a Markdown text as an article."""
    return article(markdown.read(text.encode())[0])


@pytest.mark.parametrize("mark", WORDS)
def test_marks_are_no_words(mark: str) -> None:
    """And the words behind them are where they stand."""
    text = f"The officials {mark} no.\n\n[^1]: Note.\n"
    made = read(text)
    start = made.text.index(" no.")

    assert paragraphs(made) == [("body", f"The officials {WORDS[mark]} no.")]
    assert text[made.place(Span(start, start + 4)).start :].startswith(" no.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: 'Dike holds'\n---\nIt held.", [("headline", "Dike holds"), ("body", "It held.")]),
        ("+++\ntitle = \"Dike holds\"\n+++\nIt held.", [("headline", "Dike holds"), ("body", "It held.")]),
        ("---\ntitle: Dike\n---\n# Dike holds\n\nIt held.", [("headline", "Dike holds"), ("body", "It held.")]),
        ("# Dike holds\n\nIt held.\n\n## Later\n\nIt broke.",
         [("headline", "Dike holds"), ("body", "It held."), ("heading", "Later"), ("body", "It broke.")]),
        ("It held.\n\n    Copy that is indented.", [("body", "It held."), ("body", "Copy that is indented.")]),
        ("> It\n> held.\n\n- It broke.", [("body", "It\nheld."), ("body", "It broke.")]),
        ("It held.  \nIt broke.<br>It leaks.", [("body", "It held."), ("body", "It broke."), ("body", "It leaks.")]),
        ("It held.\n\n```\ncode, he said\n```\n\n| a | b |\n|--|--|\n| c | d |\n", [("body", "It held.")]),
        ("It held.\n\n<div><p>It <i>broke</i>.</p></div>", [("body", "It held."), ("body", "It broke.")]),
    ],
)  # fmt: skip
def test_blocks_are_told_apart(text: str, expected: list[tuple[str, str]]) -> None:
    """Headings, quotes, lists, breaks, code, tables, and HTML within."""
    assert paragraphs(read(text)) == expected


def test_front_matter_tells_the_language() -> None:
    """It is no text, and ends with its own mark."""
    assert front_matter.read("---\nlang: nl-BE\n---\nHet houdt.").language == "nl-BE"
    assert front_matter.read("It held.\n\n---\nlang: nl\n---\n").end == 0


@pytest.mark.parametrize("module", [markdown, html])
@given(text=st.lists(PIECES, max_size=25).map("".join))
def test_every_word_is_where_it_is_said_to_be(module: object, text: str) -> None:
    """Whatever marks stand around it, a character is found at its place, as itself or as its entity."""
    (document,) = module.read(text.encode())  # type: ignore[attr-defined]
    made = article(document)
    for n, character in enumerate(made.text):
        place = made.place(Span(n, n + 1))
        stored = text[place.start : place.end]

        assert 0 <= place.start <= place.end <= len(text)
        assert character in unescape(stored) or character.isspace()


def test_a_page_may_say_its_encoding(tmp_path: Path) -> None:
    """As browsers do, Latin-1 is read as Windows-1252."""
    data = "<meta charset=iso-8859-1><p>Het café, “zei” Bos.</p>".encode("cp1252")
    (tmp_path / "a.html").write_bytes(data)

    assert paragraphs(article(html.read(data)[0])) == [("body", "Het café, “zei” Bos.")]


def test_a_fragment_need_not_have_a_headline() -> None:
    """A bold line further down is a heading, and does not become one."""
    text = "<p>It held, she said.</p><p><b>No panic</b></p><p>It broke.</p>"

    assert [role for role, _ in paragraphs(article(html.read(text.encode())[0]))] == ["body", "heading", "body"]
