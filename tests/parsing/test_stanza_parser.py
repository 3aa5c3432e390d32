"""The real models, in both languages; all in one process, so that they load once."""

import json
import re
import shutil
import socket
from hashlib import md5
from pathlib import Path
from typing import Any

import pytest

from attrib.article import make_article
from attrib.errors import ModelError
from attrib.model import ParsedArticle
from attrib.parsing.models import find_models
from attrib.parsing.stanza_parser import StanzaParser
from attrib.parsing.stored import StoredParser
from tests.fixtures import FIXTURES, read_fixture

real = pytest.mark.usefixtures("no_network")
pytestmark = [pytest.mark.stanza, pytest.mark.xdist_group("stanza")]
EMBEDDED = find_models("nl").folder
DUTCH = (
    "Dak blijft lek\r\n\r\nDoor Jan de Vries\r\n\r\nDEN HAAG (ANP) – „Wij gaan door”, zei ’s avonds de minister. "
    "Zij was niet\u00a0blij.\r\n\r\nEr ging 10\u00a0000\u00a0euro 😀 naar zo’n ‘plan’.\r\n"
)
ENGLISH = (
    "Roof still leaks\n\nGENEVA (Wire) — “We don’t know,” she said. They can't and won't say.\n\n"
    "It cost ten\u00a0euros 😀 in the café. He's gone.\n\nNobody saw the end of it\n"
)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every look at the network fail."""

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="session")
def parser() -> StanzaParser:
    """Return one parser for all tests: loading the models takes seconds."""
    return StanzaParser()


def parse(parser: StanzaParser, text: str, language: str) -> ParsedArticle:
    """Return a text with its sentences."""
    return parser.parse(make_article(text, path="-", language=language))


def words(parsed: ParsedArticle) -> list[list[str]]:
    """Return the words of every sentence as they stand in the article."""
    return [[parsed.article.slice(token.span) for token in sentence.tokens] for sentence in parsed.sentences]


@real
@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (DUTCH, "nl", ["„ Wij gaan door ” , zei ’s avonds de minister .", "Zij was niet blij .", "zo’n ‘ plan ’ ."]),
        (ENGLISH, "en", ["“ We do n’t know , ” she said .", "They ca n't and wo n't say .", "He 's gone ."]),
    ],
    ids=["nl", "en"],
)
def test_offsets_point_into_the_article_as_stored(
    parser: StanzaParser, text: str, language: str, expected: list[str]
) -> None:
    """Typographic marks, CR LF, spaces that do not break, emoji and contractions shift nothing."""
    found = "\n".join(" ".join(sentence) for sentence in words(parse(parser, text, language)))

    assert [line for line in expected if line not in found] == []


@real
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The mayor was asked to answer "without delay." Moor plans to visit the port on Sunday.', "Moor"),
        ('Staffing, the club said, was "in line with the rules." Chairman Sir Alan Moyle said so.', "Chairman"),
        ("The council votes on June 4. Hartnett plans to reopen the reading room.", "Hartnett"),
    ],
)
def test_a_sentence_begins_after_a_full_stop_between_marks(parser: StanzaParser, text: str, expected: str) -> None:
    """The tokenizer runs on there now and then; a capital tells."""
    assert [sentence[0] for sentence in words(parse(parser, text, "en"))][1:] == [expected]


@real
@pytest.mark.parametrize("text", ["Lt. Gov. Ann B. Moor met U.S. Sen. Roe on Nov. 4 in St. Ives.", "No. 4 is closed."])
def test_no_sentence_begins_after_an_abbreviation(parser: StanzaParser, text: str) -> None:
    """A capital alone does not tell."""
    assert len(words(parse(parser, text, "en"))) == 1


@real
def test_its_is_one_word(parser: StanzaParser) -> None:
    """Only with an apostrophe it is a contraction."""
    sentences = words(parse(parser, "Its spokesman, Goran Petric, said it's closed. Its doors were shut.", "en"))

    assert [sentence[0] for sentence in sentences] == ["Its", "Its"]
    assert "'s" in sentences[0]


@real
def test_a_mark_typed_as_two_characters_is_one_token(parser: StanzaParser) -> None:
    """Its place in the article is that of both."""
    (sentence,) = words(parse(parser, ",,Vraag het haar'', zei hij.", "nl"))

    assert [word for word in sentence if not word.isalnum()] == [",,", "''", ",", "."]


@real
@pytest.mark.parametrize(("text", "language"), [(DUTCH, "nl"), (ENGLISH, "en")], ids=["nl", "en"])
def test_every_word_of_the_article_is_in_one_token(parser: StanzaParser, text: str, language: str) -> None:
    """Nothing is lost or doubled but the dateline."""
    found = "".join("".join(sentence) for sentence in words(parse(parser, text, language)))
    without_dateline = re.sub(r"(DEN HAAG|GENEVA) \(\w+\) . ", "", text)

    assert "".join(without_dateline.split()) == "".join(found.split())


@real
@pytest.mark.parametrize(("text", "language"), [(DUTCH, "nl"), (ENGLISH, "en")], ids=["nl", "en"])
def test_a_sentence_stays_in_its_paragraph(parser: StanzaParser, text: str, language: str) -> None:
    """A headline or last line without full stop does not run into its neighbour."""
    parsed = parse(parser, text, language)
    paragraphs = parsed.article.paragraphs

    assert all(paragraphs[sentence.paragraph].span.covers(sentence.span) for sentence in parsed.sentences)
    assert {sentence.paragraph for sentence in parsed.sentences} == set(range(len(paragraphs)))


@real
@pytest.mark.parametrize("slug", ["nl/zwembad-hamersele", "en/library-roof"])
def test_the_stored_parse_is_what_the_models_say(parser: StanzaParser, slug: str) -> None:
    """The fixtures show what a user sees; `make parses` renews them.

    On another processor a sum of floating-point numbers may come out the other way, so a word in fifty may differ.
    """
    article = read_fixture(FIXTURES / slug)
    stored, fresh = (links(parsed) for parsed in (StoredParser().parse(article), parser.parse(article)))

    assert len(stored & fresh) >= 0.98 * len(stored | fresh), "the models have changed: run 'make parses golden'"


def links(parsed: ParsedArticle) -> set[tuple[object, ...]]:
    """Return each word with its place, tag and relation to its head."""
    return {
        (token.span, token.upos, token.deprel, sentence.tokens[token.head].span if token.head is not None else None)
        for sentence in parsed.sentences
        for token in sentence.tokens
    }


@real
def test_a_paragraph_without_a_full_stop_can_be_long(parser: StanzaParser) -> None:
    """A transcript is cut where no sentence ends, because memory grows with the square of a sentence."""
    parsed = parse(parser, "de dijk houdt stand en " * 70, "nl")

    assert max(len(sentence.tokens) for sentence in parsed.sentences) <= 300
    assert sum(len(sentence.tokens) for sentence in parsed.sentences) == 350


@real
def test_a_word_of_nothing_but_marks_is_no_sentence_of_its_length(parser: StanzaParser) -> None:
    """Each mark is a token; they are cut by tokens, with nothing lost, or one such word takes gigabytes."""
    parsed = parse(parser, "It held.\n\n" + '"' * 2000 + "\n\nIt ended.", "en")

    assert max(len(sentence.tokens) for sentence in parsed.sentences) <= 600
    assert sum(token.text == '"' for sentence in parsed.sentences for token in sentence.tokens) == 2000


@real
def test_an_article_without_words_has_no_sentences(parser: StanzaParser) -> None:
    """White space gives the models nothing to do."""
    assert parse(parser, " \n\n ", "en").sentences == ()


@real
@pytest.mark.parametrize("characters", [1000, 200_000])
def test_many_articles_are_parsed_as_one_by_one(
    parser: StanzaParser, characters: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In any order, in both languages at once, without words or with one sentence of hundreds, however many fit."""
    monkeypatch.setattr("attrib.parsing.stanza_parser.TOGETHER", characters)
    texts = [(DUTCH, "nl"), ("de dijk houdt stand en " * 70, "nl"), (ENGLISH, "en"), (" \n\n ", "en"), ("Ja.", "nl")]
    articles = [make_article(text, path="-", language=language) for text, language in texts]
    articles += [read_fixture(FIXTURES / slug) for slug in ("en/library-roof", "nl/zwembad-hamersele")]

    assert [parser.parse(article) for article in articles] == parser.parse_many(articles)
    assert parser.parse_many([]) == []


@pytest.mark.parametrize("code", ["nl", "en"])
def test_the_models_lie_in_the_package(code: str) -> None:
    """With all that Stanza's listing asks for."""
    assert find_models(code).name == f"attrib-{code}"


def test_a_missing_model_folder(tmp_path: Path) -> None:
    """The message has path and remedy."""
    with pytest.raises(ModelError) as error:
        find_models("nl", tmp_path / "none")
    assert str(error.value) == f"no models in {tmp_path / 'none'}: reinstall attrib, or name a Stanza model folder"


def test_a_file_in_place_of_the_model_folder(tmp_path: Path) -> None:
    """The message has path and remedy."""
    file = tmp_path / "file"
    file.touch()

    with pytest.raises(ModelError, match="reinstall attrib, or name a Stanza model folder"):
        find_models("nl", file)


BROKEN = ["{", "\0", "[]", "{}", '{"nl": 3}', '{"nl": {}}', '{"nl": {"default_processors": 3}}']


@pytest.mark.parametrize("listing", BROKEN)
def test_a_broken_listing_of_models(tmp_path: Path, listing: str) -> None:
    """The message names the file and has a remedy."""
    (tmp_path / "resources.json").write_text(listing, encoding="utf-8")

    with pytest.raises(ModelError) as error:
        find_models("nl", tmp_path)
    listed = tmp_path / "resources.json"
    assert f"no models for 'nl' in {listed}: reinstall attrib, or name another" == str(error.value)


def test_a_missing_model_file(tmp_path: Path) -> None:
    """The message names the first file that is not there."""
    shutil.copy(EMBEDDED / "resources.json", tmp_path)

    with pytest.raises(ModelError) as error:
        find_models("en", tmp_path)
    assert str(error.value) == (
        f"the model file {tmp_path / 'en' / 'tokenize' / 'attrib.pt'} is missing: "
        "reinstall attrib, or name another model folder"
    )


def test_a_model_file_that_is_no_model(tmp_path: Path) -> None:
    """What Stanza and torch say of it stands in one line with the folder and a remedy."""
    listing = json.loads((EMBEDDED / "resources.json").read_text(encoding="utf-8"))
    for processor in ("tokenize", "pos", "lemma", "depparse", "pretrain"):
        listing["nl"][processor]["attrib"]["md5"] = md5(b"no model", usedforsecurity=False).hexdigest()
    (tmp_path / "resources.json").write_text(json.dumps(listing), encoding="utf-8")
    for processor in ("tokenize", "pos", "lemma", "depparse", "pretrain"):
        (tmp_path / "nl" / processor).mkdir(parents=True)
        (tmp_path / "nl" / processor / "attrib.pt").write_bytes(b"no model")

    with pytest.raises(ModelError) as error:
        parse(StanzaParser(tmp_path), "Het is zo.", "nl")
    assert f"the models in {tmp_path / 'nl'} do not load (" in str(error.value)
    assert str(error.value).endswith("reinstall attrib, which brings models that fit its Stanza")
