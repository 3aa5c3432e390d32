"""Interviews and boxes, by their layout: who answers, and what is a text of its own."""

import re
from functools import cache

import pytest

from attrib.article import make_article
from attrib.cli.parsers import make_parser
from attrib.formats import documents_of
from attrib.formats.document import Document
from attrib.model import Article, Attribution, Report
from attrib.pipeline import Parser, check_text
from attrib.policy import load_policy
from attrib.reader.parser import OFF, ReaderChoice
from tests.fixtures import FIXTURES

LAYOUT = FIXTURES / "layout"
FORMS = ("txt", "md", "html", "labels")
PERSON = "Anna Bos"
each_language = pytest.mark.parametrize("code", ["nl", "en"])
real_models = pytest.mark.stanza


def stored(code: str, name: str = "interview.txt") -> str:
    """Return the text of a fixture."""
    return (LAYOUT / code / name).read_text(encoding="utf-8")


def written(text: str, form: str) -> str:
    """Return an interview in another form: bold questions, or labels."""
    lines = text.rstrip("\n").split("\n\n")
    asked = [line.endswith("?") for line in lines]
    match form:
        case "md":
            lines = [f"**{line}**" if asks else line for line, asks in zip(lines, asked, strict=True)]
            return "\n\n".join([f"# {lines[0]}", *lines[1:]])
        case "html":
            lines = [
                f"<p><b>{line}</b></p>" if asks else f"<p>{line}</p>" for line, asks in zip(lines, asked, strict=True)
            ]
            return "\n".join([f"<h1>{lines[0][3:-4]}</h1>", *lines[1:]])
        case "labels":
            follows = [False, *asked[:-1]]
            marks = ["Q: " if asks else "A: " if below else "" for asks, below in zip(asked, follows, strict=True)]
            return "\n\n".join(mark + line for mark, line in zip(marks, lines, strict=True))
    return text


def document(text: str, name: str) -> Document:
    """Return what is read from a text in a format."""
    (read,) = documents_of(text.encode(), name)
    assert isinstance(read, Document)
    return read


def article(text: str, code: str, name: str = "story.txt") -> Article:
    """Return a text in a format as an article."""
    return make_article(document(text, name), path=name, language=code)


def name_of(form: str) -> str:
    """Return a file name of a form."""
    return f"story.{form if form in ('md', 'html') else 'txt'}"


def answers(made: Article) -> list[str]:
    """Return what is answered."""
    return [made.slice(p.answer) for p in made.paragraphs if p.answer]


@cache
def parser() -> Parser:
    """Return the embedded models, without a reader."""
    return make_parser(None, reader=ReaderChoice(OFF))


def report(code: str, form: str) -> Report:
    """Return the report on an interview in a form."""
    made = document(written(stored(code), form), name_of(form))
    return check_text(made, path=name_of(form), language=code, parser=parser(), policy=load_policy())


@pytest.mark.parametrize("form", FORMS)
@each_language
def test_questions_are_headings_and_what_stands_below_them_is_answered(code: str, form: str) -> None:
    """Whether they are bold, have a label or stand by themselves; the introduction is no answer."""
    made = article(written(stored(code), form), code, name_of(form))
    lines = stored(code).rstrip("\n").split("\n\n")

    shown = written(stored(code), "labels" if form == "labels" else "txt").split("\n\n")

    assert [made.slice(p.span) for p in made.paragraphs if p.role == "heading"] == [s for s in shown if s.endswith("?")]
    assert answers(made) == [
        line for line in lines[2:] if not line.endswith("?") and (form != "labels" or not line.startswith("Bos la"))
    ]


@each_language
def test_a_newsroom_that_asks_itself_is_no_interview(code: str) -> None:
    """Nobody says "I" in what is answered."""
    made = article(stored(code, "explainer.txt"), code)

    assert answers(made) == []


@each_language
def test_words_in_quotation_marks_make_no_interview(code: str) -> None:
    """Who says "I" there is quoted, and is no answer of whoever is asked."""
    quoted = {"nl": "“Ik weet het niet”, zegt een wijze.", "en": "“I do not know,” a wise one says."}[code]
    text = "\n\n".join([stored(code, "explainer.txt").rstrip("\n"), quoted])

    assert answers(article(text, code)) == []


@each_language
def test_a_bold_line_of_an_interview_asks_too(code: str) -> None:
    """Interviewers state things: "That sounds dramatic."."""
    text = written(stored(code), "md")
    remark = {"nl": "Dat klinkt vrij dramatisch.", "en": "That sounds rather dramatic."}[code]
    made = article(text.replace("\n\nBos ", f"\n\n**{remark}**\n\nBos ", 1), code, "story.md")

    assert (remark, "heading") in [(made.slice(p.span), p.role.value) for p in made.paragraphs]


@real_models
@pytest.mark.parametrize("form", FORMS)
@each_language
def test_answers_are_claims_of_the_person_interviewed(code: str, form: str) -> None:
    """Each answer is one, and the headline's quotation another; what others say in an answer is theirs, within it."""
    made = report(code, form)
    said = [a for a in made.analysis.attributions if a.pattern == "answer"]
    minister = next(a for a in made.analysis.attributions if a.mention and "inister" in words(made, a))

    assert len(said) == 3
    assert {made.analysis.source_of(a).name for a in said} == {PERSON}
    assert {made.analysis.source_of(a).kind.value for a in said} == {"named-person"}
    assert minister.nested_in in {a.number for a in said}
    assert all(made.article.quote(a.content)[:2] != "A:" for a in said)


@real_models
@each_language
def test_what_the_writer_tells_between_answers_is_nobodys_claim(code: str) -> None:
    """A line such as "Bos laughs." names the person who speaks elsewhere."""
    made = report(code, "txt")
    laughs = re.search("Bos la[^.]*", made.article.text)

    assert laughs
    assert not any(s.start <= laughs.start() < s.end for a in made.analysis.attributions for s in a.content)


def words(made: Report, attribution: Attribution) -> str:
    """Return who is named for a claim."""
    return made.article.quote(attribution.mention.spans) if attribution.mention else ""


@real_models
@each_language
def test_turns_with_names_are_claims_of_those_who_are_named(code: str) -> None:
    """A question is no claim of whoever asks."""
    asked, one, two = {
        "nl": (
            "Liep de stad toen gevaar?",
            "De stad liep gevaar, dat wist ik al lang.",
            "De dijk houdt het nu echt wel.",
        ),
        "en": (
            "Was the town in danger?",
            "The town was in danger, I knew that well.",
            "The dike will surely hold now, I think.",
        ),
    }[code]
    turns = [f"Interviewer: {asked}", f"Bos: {one}", f"Interviewer: {asked}", f"Bos: {two}"]
    text = "\n\n".join([*stored(code).split("\n\n")[:2], *turns])
    made = check_text(text, path="-", language=code, parser=parser(), policy=load_policy())
    said = {
        made.article.quote(a.content).rstrip("."): made.analysis.source_of(a).name for a in made.analysis.attributions
    }

    assert {name for content, name in said.items() if content in (one.rstrip("."), two.rstrip("."))} == {PERSON}
    assert not any("?" in content for content in said)


@each_language
def test_a_box_is_a_text_of_its_own_behind_the_article(code: str) -> None:
    """What stands after it goes on with what stands before it; places are those of the file."""
    text = stored(code, "box.html")
    made = article(text, code, "box.html")
    said = [made.slice(p.span) for p in made.paragraphs]
    last = next(p for p in made.paragraphs if made.slice(p.span).startswith(("Zij ", "She ")))

    assert [p.role.value for p in made.paragraphs] == ["headline", "body", "body", "heading", "body", "body"]
    assert said.index(made.slice(last.span)) == 2
    assert text[made.place(last.span).start :].startswith(said[2])
    assert all(
        text[made.place(p.span).start :].startswith(words) for p, words in zip(made.paragraphs, said, strict=True)
    )


@pytest.mark.parametrize(
    "opening", ["<aside>", '<div class="c-sidebar">', '<section class="kader">', '<div role="complementary">']
)
def test_boxes_have_several_names(opening: str) -> None:
    """An element, a role or a class; a word that only has one of these in it is none."""
    closing = f"</{opening[1:].split()[0].rstrip('>')}>"
    made = document(f"<h1>Dike</h1><p>It held.</p>{opening}<p>Pumps.</p>{closing}<p>It leaks.</p>", "a.html")

    assert made.text.split() == ["Dike", "It", "held.", "It", "leaks.", "Pumps."]


def test_a_class_that_only_begins_so_is_no_box() -> None:
    """Bekader is a verb."""
    made = document('<h1>Dike</h1><div class="bekaderd"><p>Pumps.</p></div><p>It leaks.</p>', "a.html")

    assert made.text.split() == ["Dike", "Pumps.", "It", "leaks."]


def test_comments_stay_where_they_are_beside_a_box() -> None:
    """One in a box, one after the article's own words."""
    text = (
        "<h1>Dike</h1>\n<p>It held.</p>\n<aside><p>Pumps <!-- attrib: ignore[ATR101] in --> work.</p></aside>\n"
        "<p>It leaks.</p> <!-- attrib: ignore[ATR102] out -->\n"
    )
    made = article(text, "en", "a.html")
    places = [made.place(c.span) for c in made.comments if c.span]

    assert sorted(text[p.start : p.end] for p in places) == sorted(c.text for c in made.comments)
    assert [made.text[c.span.start - 2 : c.span.start].strip() for c in made.comments if c.span] == ["s.", "s"]
    assert made.text.index("leaks") < made.text.index("Pumps")


@each_language
def test_between_labelled_answers_a_paragraph_without_label_is_the_writers(code: str) -> None:
    """Unless somebody says "I" in it."""
    lines = written(stored(code), "labels").split("\n\n")
    told = {"nl": "Het waterschap telde twaalf doden.", "en": "The water board counted twelve dead."}[code]
    made = article("\n\n".join([*lines[:4], told, *lines[4:]]), code)

    assert told not in answers(made)
    assert len(answers(made)) == 4
