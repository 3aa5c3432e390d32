"""Stored parses: what is written is read back, and what does not fit is refused."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.article import make_article
from attrib.errors import DataError
from attrib.formats.document import Document
from attrib.model import Article, ParsedArticle, Span, Token, make_sentence
from attrib.parsing.stored import StoredParser, read_parse, write_parse
from tests.fixtures import fixture_folders, read_fixture

TEXT = "It leaked.\n\n“We don’t know,” he said."
STORED = """\
# models = by hand
# sent_id = 1
# paragraph = 0
# text = It leaked.
1	It	it	PRON	_	Number=Sing|Person=3	2	nsubj	_	start_char=0|end_char=2
2	leaked	leak	VERB	_	_	0	root	_	start_char=3|end_char=9
3	.	.	PUNCT	_	_	2	punct	_	start_char=9|end_char=10

"""
WORDS = st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=6), min_size=1, max_size=8)
NAMES = st.text("abcXYZ:", min_size=1, max_size=6)
FEATS = st.dictionaries(st.sampled_from(["Number", "Person", "Voice"]), st.sampled_from(["Sing", "3", "Pass"]))


@st.composite
def parsed_articles(draw: st.DrawFn) -> ParsedArticle:
    """Return an article of one sentence with a tree of any shape."""
    words = draw(WORDS)
    text = "x " + " ".join(words)
    tokens = []
    start = 2
    for index, word in enumerate(words):
        tokens.append(
            Token(
                index=index,
                text=word,
                lemma=draw(st.sampled_from([word, "_", "be", "10 000"])),
                upos=draw(st.sampled_from(["NOUN", "VERB", "X"])),
                feats=tuple(draw(FEATS).items()),
                head=draw(st.integers(0, index - 1)) if index else None,
                deprel=draw(NAMES),
                span=Span(start, start + len(word)),
            )
        )
        start += len(word) + 1
    article = make_article(Document(text=text), path="article.txt", language="en")
    return ParsedArticle(article=article, sentences=(make_sentence(0, 0, tuple(tokens)),), models="any")


def two_paragraphs() -> Article:
    """Return the article that STORED is a parse of."""
    return make_article(TEXT, path="article.txt", language="en")


def message(stored: str) -> str:
    """Return why a stored parse is refused."""
    with pytest.raises(DataError) as error:
        read_parse(stored, two_paragraphs(), place="folder/parse.conllu")
    return str(error.value)


@pytest.mark.parametrize("folder", fixture_folders(), ids=lambda folder: folder.name)
def test_a_stored_parse_is_written_as_it_was_read(folder: Path) -> None:
    """Reading and writing lose nothing, byte for byte."""
    stored = (folder / "parse.conllu").read_text(encoding="utf-8")

    assert stored == write_parse(StoredParser().parse(read_fixture(folder)))


@given(parsed_articles())
def test_any_tree_is_read_back(parsed: ParsedArticle) -> None:
    """Words, lemmas, features and heads of every kind come back."""
    assert parsed == read_parse(write_parse(parsed), parsed.article, place="x")


def test_the_parts_of_a_contraction_may_share_one_span() -> None:
    """Where the models cannot tell which letters are whose, each part has the whole."""
    stored = STORED.replace("leaked	leak", "leak	leak")

    assert read_parse(stored, two_paragraphs(), place="x").sentences[0].tokens[1].span == Span(3, 9)


def test_a_space_that_does_not_break_is_written_as_a_space() -> None:
    """Other tools that read the format split words at it."""
    parsed = read_parse(STORED, two_paragraphs(), place="x")
    sentence = parsed.sentences[0]
    tokens = (replace(sentence.tokens[0], text="I\u00a0t"), *sentence.tokens[1:])

    assert "1\tI t\t" in write_parse(replace(parsed, sentences=(make_sentence(0, 0, tokens),)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("end_char=10", "end_char=11"),
        ("end_char=10", "end_char=999"),
        ("start_char=3", "start_char=4"),
        ("leaked	leak", "burnt	burn"),
        ("paragraph = 0", "paragraph = 1"),
        ("paragraph = 0", "paragraph = 2"),
        ("paragraph = 0", "paragraph = -1"),
    ],
)
def test_a_parse_of_another_text_is_refused(old: str, new: str) -> None:
    """The article was changed after the parse was stored."""
    assert message(STORED.replace(old, new)) == (
        "folder/parse.conllu: the stored parse belongs to another text: run 'make parses'"
    )


@pytest.mark.parametrize(
    ("pattern", "new", "why"),
    [
        ("(?s).*", "", "list index out of range"),
        ("(?s).*", "no conllu\n", "Invalid line format"),
        ("# paragraph = 0\n", "", "paragraph"),
        ("paragraph = 0", "paragraph = one", "invalid literal"),
        ("start_char=0.", "", "start_char"),
        ("start_char=0.end_char=2", "_", "NoneType"),
        ("2\tnsubj", "9\tnsubj", "out of range"),
        ("2\tnsubj", "x\tnsubj", "'x' is not a valid"),
        ("2\tleaked", "3\tleaked", "word 3 in place of 2"),
        ("0\troot", "1\troot", "sentence 1 has 0 roots"),
        ("2\tnsubj", "0\troot", "sentence 1 has 2 roots"),
        ("2\tpunct", "3\tpunct", "sentence 1 is no tree"),
    ],
)
def test_a_broken_parse_is_refused(pattern: str, new: str, why: str) -> None:
    """The message names the file, what is wrong in it and how to renew it."""
    said = message(re.sub(pattern, new, STORED, count=1))

    assert said.startswith("folder/parse.conllu: the stored parse cannot be read (")
    assert why in said
    assert said.endswith("): run 'make parses'")


def test_a_missing_parse_names_its_file(tmp_path: Path) -> None:
    """The message tells which file was expected, and how to make it."""
    path = tmp_path / "article.txt"

    with pytest.raises(DataError) as error:
        StoredParser().parse(make_article(TEXT, path=str(path), language="en"))
    assert str(error.value) == (
        f"{tmp_path / 'parse.conllu'}: no stored parse (No such file or directory): run 'make parses'"
    )


def test_a_parse_that_is_not_text_names_its_file(tmp_path: Path) -> None:
    """A binary file in its place is no traceback."""
    (tmp_path / "parse.conllu").write_bytes(b"\xff\xfe")

    with pytest.raises(DataError, match=r"parse\.conllu: the stored parse is not UTF-8: run 'make parses'"):
        StoredParser().parse(make_article(TEXT, path=str(tmp_path / "article.txt"), language="en"))
