"""The same article in every format gives the same attributions as its plain text, at its places in the file."""

import json
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from attrib.article import make_article
from attrib.formats import read_documents
from attrib.formats.document import Document
from attrib.model import Article, ParsedArticle, Report, Span
from attrib.parsing.cache.encoding import decode, encode
from attrib.parsing.stored import StoredParser
from attrib.pipeline import analyse, language_of
from attrib.policy import load_policy
from tests.fixtures import FIXTURES, read_fixture

FILES = sorted(path for path in (FIXTURES / "formats").glob("*/*/*.*"))
each_file = pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.parent.name}/{f.parent.name}/{f.name}")


class Moved:
    """Answers with the parse of the plain text, put where the same words are in another article."""

    def __init__(self, plain: ParsedArticle) -> None:
        self.plain = plain

    def parse(self, article: Article) -> ParsedArticle:
        """Return the article with the sentences of the plain text."""
        return decode(encode(self.plain), article)


@cache
def plain(folder: str) -> ParsedArticle:
    """Return the plain text of an article with its parse."""
    return StoredParser().parse(read_fixture(FIXTURES / folder))


@cache
def report(file: Path) -> Report:
    """Return the report on a file by the parse of its plain text."""
    (document,) = read_documents(str(file))
    assert isinstance(document, Document)
    article = make_article(document, path=str(file), language=language_of(document))
    return analyse(article, parser=Moved(plain(f"{article.language}/{file.parent.name}")), policy=load_policy())


def words_of(article: Article) -> list[tuple[str, str]]:
    """Return the paragraphs of an article with their roles, in one line each."""
    return [(p.role.value, " ".join(article.slice(p.span).split())) for p in article.paragraphs]


def told(made: Report) -> list[tuple[object, ...]]:
    """Return the attributions of a report in words."""
    quote = made.article.quote
    return [
        (
            made.analysis.source_of(a).kind,
            made.analysis.source_of(a).name,
            quote(a.mention.spans) if a.mention else "",
            quote(a.cue.spans) if a.cue else "",
            quote(a.content),
            a.form,
        )
        for a in made.analysis.attributions
    ]


def test_every_format_is_there_in_both_languages() -> None:
    """A new format brings its files."""
    kinds = {(file.parent.parent.name, file.name) for file in FILES}

    assert {name for code, name in kinds if code == "nl"} == {name for code, name in kinds if code == "en"}
    expected = {"article.md", "fragment.html", "page.html", "article.docx", "ninjs1.json", "ninjs3.json", "newsml.xml"}

    assert expected <= {name for _, name in kinds}


@each_file
def test_the_words_are_those_of_the_plain_text(file: Path) -> None:
    """No mark is left among them, none is missing, and headline and byline are told apart alike."""
    made = report(file).article

    assert words_of(made) == words_of(plain(f"{made.language}/{file.parent.name}").article)


@each_file
def test_the_attributions_are_those_of_the_plain_text(file: Path) -> None:
    """Whoever claims what in the plain text does so in any format."""
    made = report(file)
    parsed = plain(f"{made.article.language}/{file.parent.name}")
    expected = analyse(parsed.article, parser=Moved(parsed), policy=load_policy())

    assert told(expected)
    assert told(made) == told(expected)
    assert [f.code for f in made.findings] == [f.code for f in expected.findings]
    assert made.score.index == expected.score.index


@each_file
def test_places_are_those_of_the_stored_text(file: Path) -> None:
    """What stands there begins and ends with the same letters as the words do."""
    article = report(file).article
    for attribution in report(file).analysis.attributions:
        for span in attribution.content:
            words, place = article.slice(span), article.place(span)
            stored = article.stored[place.start : place.end]
            first, last = article.place(Span(span.start, span.start + 1)), article.place(Span(span.end - 1, span.end))

            assert as_read(article.stored[first.start : first.end]) == words[0]
            assert as_read(article.stored[last.start : last.end]) == words[-1]
            assert stored.startswith(article.stored[first.start : first.end])
            assert stored.endswith(article.stored[last.start : last.end])


def as_read(stored: str) -> str:
    """Return a character as a reader sees it."""
    if stored.startswith("\\") and len(stored) > 2:
        return str(json.loads(f'"{stored}"'))
    return unescape(stored).removeprefix("\\") if len(stored) > 1 else stored
