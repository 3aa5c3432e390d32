"""A parser that has the article read."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from attrib.article import make_article
from attrib.errors import ModelError
from attrib.model import Article, ParsedArticle
from attrib.reader.parser import ArticleReader, ReaderChoice, ReadingParser, changed_weights
from attrib.reader.weights import save_weights
from tests.cli.command import attrib
from tests.reader.tiny import SIZES, parsed_plainly, tiny_pieces, tiny_reader


class Plain:
    """Parses every article as one sentence, and counts how often it was asked for several at once."""

    calls = 0

    def parse(self, article: Article) -> ParsedArticle:
        """Return one sentence."""
        return parsed_plainly(article.text)

    def parse_many(self, articles: Sequence[Article]) -> list[ParsedArticle]:
        """Return one sentence each."""
        self.calls += 1
        return [self.parse(article) for article in articles]


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """Return a file of tiny weights."""
    save_weights(tmp_path / "tiny.safetensors", tiny_reader(), tiny_pieces(), SIZES, "tiny")
    return tmp_path / "tiny.safetensors"


def test_articles_are_parsed_together_and_read(weights: Path) -> None:
    """Each has its readings, and the report can tell who read."""
    inner = Plain()
    parser = ReadingParser(inner, ArticleReader(ReaderChoice(str(weights))))
    articles = [make_article(text, path="-", language="en") for text in ("Lee said no.", "It held.")]
    parsed = parser.parse_many(articles)

    assert inner.calls == 1
    assert all(p.readings is not None for p in parsed)
    assert parsed[0].models.endswith(", reader tiny from tiny.safetensors (8 layers)")
    assert parsed[0].readings == parser.parse(articles[0]).readings


def test_a_parser_for_single_articles_will_do(weights: Path) -> None:
    """As that of stored parses is."""

    class Single:
        def parse(self, article: Article) -> ParsedArticle:
            return parsed_plainly(article.text)

    parsed = ReadingParser(Single(), ArticleReader(ReaderChoice(str(weights)))).parse(
        make_article("Lee said no.", path="-", language="en")
    )

    assert parsed.readings is not None


def test_other_weights_and_other_definitions_are_other_readers(weights: Path, tmp_path: Path) -> None:
    """So that what is kept of one is not taken for that of the other."""
    other = tmp_path / "other.safetensors"
    save_weights(other, tiny_reader(2), tiny_pieces(), SIZES, "other, and longer")
    choices = [ReaderChoice(str(weights)), ReaderChoice(str(weights), broad=True), ReaderChoice(str(other))]

    assert len({ArticleReader(choice).identity for choice in choices}) == len(choices)


def test_an_unknown_reader_is_named() -> None:
    """With what there is."""
    with pytest.raises(ModelError, match=r"bset: no such reader: choose one of best, fast, off"):
        ArticleReader(ReaderChoice("bset"))


def test_the_command_refuses_an_unknown_reader_in_one_line(tmp_path: Path) -> None:
    """Exit code 2, nothing checked."""
    article = tmp_path / "story.txt"
    article.write_text("Lee said no.\n", encoding="utf-8")
    run = attrib("check", "--lang", "en", "--reader", "bset", str(article))

    assert run.returncode == 2
    assert "no such reader" in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_changed_weights_are_told(weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By their sum, which stands beside them; what is missing is told too."""
    monkeypatch.setattr("attrib.reader.parser.WEIGHTS", weights)
    beside = weights.with_suffix(".sha256")

    assert changed_weights() == (f"{beside}: is missing",)
    beside.write_text(f"{hashlib.sha256(weights.read_bytes()).hexdigest()}  tiny.safetensors\n", encoding="utf-8")
    assert changed_weights() == ()
    weights.write_bytes(weights.read_bytes()[:-1] + b"x")
    assert changed_weights() == (f"{weights}: has changed: its SHA-256 sum is not that in tiny.sha256",)


def test_a_flipped_bit_is_told_before_anything_is_read(weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the sum stands beside the weights, as it does beside the embedded ones."""
    monkeypatch.setattr("attrib.reader.parser.WEIGHTS", weights)
    content = bytearray(weights.read_bytes())
    weights.with_suffix(".sha256").write_text(f"{hashlib.sha256(content).hexdigest()}  x\n", encoding="utf-8")
    ArticleReader().load()
    content[-1] ^= 1
    weights.write_bytes(content)

    with pytest.raises(ModelError, match=r"has changed: its SHA-256 sum is not that in tiny\.sha256"):
        ArticleReader().load()
