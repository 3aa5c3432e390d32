"""The stored form of a parse: what is encoded is decoded, and damage is told."""

import json
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.article import make_article
from attrib.errors import DataError
from attrib.model import ParsedArticle, Reading, Span, Token, make_sentence
from attrib.parsing.cache.encoding import decode, encode
from attrib.parsing.stored import StoredParser
from tests.fixtures import fixture_folders, read_fixture

WORDS = st.text(min_size=1, max_size=8)
TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5).map("\n\n".join)
FEATS = st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple)


@st.composite
def parsed_articles(draw: st.DrawFn) -> ParsedArticle:
    """Return an article with any sentences: words, labels, heads and places that no parser would give."""
    article = make_article(f"x {draw(TEXTS)}", path="-", language="en")
    places = st.integers(0, len(article.text))
    sentences = []
    for index in range(draw(st.integers(0, 4))):
        length = draw(st.integers(1, 6))
        tokens = tuple(
            Token(
                index=number,
                text=draw(WORDS),
                lemma=draw(WORDS),
                upos=draw(WORDS),
                feats=draw(FEATS),
                head=draw(st.one_of(st.none(), st.integers(0, length - 1))),
                deprel=draw(WORDS),
                span=draw(st.tuples(places, places).map(lambda ends: Span(min(ends), max(ends)))),
            )
            for number in range(length)
        )
        sentences.append(make_sentence(index, draw(st.integers(0, len(article.paragraphs) - 1)), tokens))
    return ParsedArticle(article=article, sentences=tuple(sentences), models=draw(WORDS))


@given(parsed_articles())
def test_what_is_encoded_is_decoded(parsed: ParsedArticle) -> None:
    """Whatever stands in it, character for character."""
    assert parsed == decode(encode(parsed), parsed.article)


@pytest.mark.parametrize("folder", fixture_folders(), ids=lambda folder: folder.name)
def test_a_real_parse_is_small(folder: object) -> None:
    """Some ten bytes a word, less than the CoNLL-U by far."""
    parsed = StoredParser().parse(read_fixture(folder))  # type: ignore[arg-type]
    stored = encode(parsed)

    assert parsed == decode(stored, parsed.article)
    assert len(stored) < 12 * sum(len(sentence.tokens) for sentence in parsed.sentences)


def test_it_fits_an_article_with_other_space_between_its_paragraphs() -> None:
    """And with a comment there; the places are those in the new text."""
    parsed = StoredParser().parse(read_fixture(fixture_folders()[0]))
    old = parsed.article
    longer = make_article(old.text.replace("\n\n", "\n\n<!-- sure? -->\n\n"), path="-", language=old.language)
    moved = decode(encode(parsed), longer)

    assert [old.slice(t.span) for s in parsed.sentences for t in s.tokens] == [
        longer.slice(t.span) for s in moved.sentences for t in s.tokens
    ]
    assert moved.sentences[-1].tokens[0].span != parsed.sentences[-1].tokens[0].span


@given(st.data())
def test_damage_is_told(data: st.DataObject) -> None:
    """A changed byte, a lost end: DataError and nothing else, or what was stored."""
    parsed = StoredParser().parse(read_fixture(fixture_folders()[0]))
    stored = bytearray(encode(parsed))
    place = data.draw(st.integers(0, len(stored) - 1))
    if data.draw(st.booleans()):
        del stored[place:]
    else:
        stored[place] ^= data.draw(st.integers(1, 255))
    try:
        decoded = decode(bytes(stored), parsed.article)
    except DataError:
        return

    assert decoded == parsed


@pytest.mark.parametrize("document", [[], {}, {"words": []}, {"words": [], "features": [], "text": 3}])
def test_another_form_is_told(document: object) -> None:
    """JSON that is no parse of ours."""
    article = make_article("It leaks.", path="-", language="en")

    with pytest.raises(DataError, match="damaged"):
        decode(zlib.compress(json.dumps(document).encode()), article)


def test_readings_are_kept_with_the_parse() -> None:
    """Their places are those of tokens, so they still fit when only the space between paragraphs changes."""
    parsed = StoredParser().parse(read_fixture(fixture_folders()[0]))
    first, second = (sentence.tokens for sentence in parsed.sentences[:2])
    reading = Reading(
        source=(Span(first[0].span.start, first[1].span.end),), cue=(), kinds=(0.125,) * 8, withheld=0.5,
        confidence=0.75,
        content=(first[2].span, Span(second[0].span.start, second[-1].span.end)), speaker=3, reason=(first[1].span,),
    )  # fmt: skip
    for readings in ((reading,), (), None):
        kept = replace(parsed, readings=readings)
        assert kept == decode(encode(kept), parsed.article)


@pytest.mark.parametrize(
    "stored",
    [
        zlib.compress(b" " * 110_000_000, 9),
        zlib.compress(b"[" * 100_000),
        zlib.compress(b"[]"),
        zlib.compress(b'{"readings": 1, "words": 2}'),
        zlib.compress(b"{}")[:-1],
    ],
)
def test_what_nobody_encoded_is_damaged(stored: bytes) -> None:
    """Also where a megabyte would become gigabytes."""
    with pytest.raises(DataError, match="a stored parse is damaged"):
        decode(stored, make_article("It held.", path="-", language="en"))
