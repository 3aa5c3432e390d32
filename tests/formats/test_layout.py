"""What stands among the paragraphs of an article and is no part of it, in both languages."""

from pathlib import Path

import pytest

from attrib.article import make_article
from attrib.formats import read_documents
from attrib.formats.document import Document, plain_document
from attrib.model import Article, ParagraphRole

PARAGRAPHS = {
    "nl": (
        "De dijk bij Hamersele houdt stand, zei dijkgraaf Anna Bos maandag na het overleg.",
        "Het water is sinds zondag een meter gezakt, melden twee ambtenaren van de provincie.",
    ),
    "en": (
        "The dike at Hamersele will hold, reeve Anna Bos said on Monday after the talks.",
        "The water has fallen by a metre since Sunday, two officials of the province said.",
    ),
}
HEADINGS = {
    "nl": ["Geen paniek", "“We gaan door”", "‘Dit is een schande’", "Hoe lang nog?", "2027"],
    "en": ["No panic", "“We go on”", "‘This is a disgrace’", "How much longer?", "2027"],
}
SENTENCES = {
    "nl": ["Dat was het.", "“We gaan door.”", "“Hoe lang nog?”", "Bos: nee", "de rest volgt", "En dan dit:"],
    "en": ["That was it.", "“We go on.”", "“How much longer?”", "Bos: no", "the rest follows", "And then this:"],
}
ASIDES = {
    "nl": [
        "Lees ook: Dijk brak bijna door, zeggen bronnen.",
        "LEES OOK | Dijk brak bijna door",
        "Lees ook Dijk brak bijna door",
        "Bekijk ook: de dijk",
        "Meer over dit onderwerp",
        "Foto: Een ambtenaar zei dat de dijk brak. © Belga",
        "Beeld: Belga",
        "10:32",
        "10.32 uur",
        "Update 10:32 uur",
    ],
    "en": [
        "Read also: Dike nearly broke, sources say.",
        "READ MORE | Dike nearly broke",
        "Read more Dike nearly broke",
        "Related: Dike nearly broke",
        "More on this story",
        "Photo: An official said the dike broke. / Wire",
        "Image: Wire",
        "10:32",
        "10:32 a.m.",
        "Updated: 10:32 GMT",
    ],
}
STAMPS = ["10:32 – ", "10.32 uur – ", "[10:32] ", "10:32 | ", "10:32 uur: "]
each_language = pytest.mark.parametrize("code", PARAGRAPHS)


def lines_of(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Return the lines of a table, each with its language."""
    return [(code, line) for code, lines in table.items() for line in lines]


def article(text: str) -> Article:
    """Return a plain text as an article."""
    return make_article(text, path="-", language="nl")


def roles(made: Article) -> list[tuple[str, str]]:
    """Return roles and words of the paragraphs."""
    return [(p.role.value, made.slice(p.span)) for p in made.paragraphs]


def among(code: str, line: str) -> str:
    """Return an article with a line between its paragraphs."""
    return "\n\n".join((PARAGRAPHS[code][0], line, PARAGRAPHS[code][1]))


@pytest.mark.parametrize(("code", "line"), lines_of(HEADINGS))
def test_a_heading_between_paragraphs_is_nobodys_claim(code: str, line: str) -> None:
    """A quoted one neither: it is said again below, by somebody."""
    made = article(among(code, line))

    assert [role for role, _ in roles(made)] == ["body", "heading", "body"]
    assert not made.paragraphs[1].words


@pytest.mark.parametrize(("code", "line"), lines_of(SENTENCES))
def test_a_short_paragraph_is_no_heading(code: str, line: str) -> None:
    """Its full stop, its colon or its small letter tell."""
    assert roles(article(among(code, line)))[1] == ("body", line)


@each_language
def test_lines_of_a_list_are_no_headings(code: str) -> None:
    """A heading stands between paragraphs, not beside other short lines."""
    first, last = PARAGRAPHS[code]
    made = article("\n\n".join((first, "Hamersele", "Terwolde", last)))

    assert [role for role, _ in roles(made)] == ["body"] * 4


@pytest.mark.parametrize(("code", "line"), lines_of(ASIDES))
def test_a_line_that_is_no_paragraph_is_not_read(code: str, line: str) -> None:
    """It can be seen with --verbose."""
    made = article(among(code, line))

    assert roles(made) == [("body", words) for words in PARAGRAPHS[code]]
    assert [made.stored[part.start : part.end].strip() for part in made.left_out] == [line]


@pytest.mark.parametrize("stamp", STAMPS)
@each_language
def test_the_time_before_an_entry_of_a_live_blog_is_none_of_its_words(code: str, stamp: str) -> None:
    """The entry begins with its first word."""
    made = article(stamp + PARAGRAPHS[code][0] + "\n\n" + stamp + PARAGRAPHS[code][1])

    assert roles(made) == [("body", words) for words in PARAGRAPHS[code]]


@pytest.mark.parametrize(
    "text", ["Zie ook de dijk, zei Bos, die houdt.", "Read more of it, she said.", "10.32 meter hoog."]
)
def test_a_sentence_that_begins_so_is_read(text: str) -> None:
    """Only a mark or the lack of a full stop makes it a link."""
    assert plain_document(text).text == text


QUESTIONS = {
    "nl": ("V: Houdt de dijk het ook in de winter, denkt u?", "A: De dijk houdt het, dat weet ik zeker."),
    "en": ("Q: Will the dike hold in the winter, do you think?", "A: The dike will hold, I am sure of that."),
}


@each_language
def test_a_question_of_an_interview_is_nobodys_claim(code: str) -> None:
    """Where an answer is marked, too."""
    made = article("\n\n".join((PARAGRAPHS[code][0], *QUESTIONS[code])))

    assert [role for role, _ in roles(made)] == ["body", "heading", "body"]


@pytest.mark.parametrize("name", ["story.md", "story.html"])
@each_language
def test_a_bold_question_is_a_heading(code: str, name: str, tmp_path: Path) -> None:
    """So is a short bold line; a bold introduction is not."""
    first, last = PARAGRAPHS[code]
    question = QUESTIONS[code][0][3:]
    lines = {
        "story.md": f"# Dike\n\n**{first}**\n\n**{question}**\n\n{last}\n\n**Anna Bos**\n\n{first}\n",
        "story.html": f"<h1>Dike</h1><p><b>{first}</b></p><p><strong>{question}</strong></p><p>{last}</p>"
        f"<p><b>Anna Bos</b></p><p>{first}</p>",
    }
    (tmp_path / name).write_text(lines[name], encoding="utf-8")
    (document,) = read_documents(str(tmp_path / name))
    assert isinstance(document, Document)
    made = make_article(document, path=name, language=code)

    assert [role for role, _ in roles(made)] == ["headline", "body", "heading", "body", "heading", "body"]
    assert made.headline is not None
    assert made.paragraphs[2].role is ParagraphRole.HEADING
