"""What is multiplied is told by the processor's flags, and in single precision wherever somebody asks for it."""

import os
from pathlib import Path

import pytest

from attrib.article import make_article
from attrib.cli import parsers
from attrib.model import Article, ParsedArticle
from attrib.parsing.cache.store import Place
from attrib.parsing.models import processor
from attrib.reader.parser import OFF, ReaderChoice

ARTICLE = make_article("The dike held.", path="a.txt", language="en")


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ("processor : 0\nflags\t\t: fpu avx2 avx512_vnni avx512_bf16\n", "bfloat16"),
        ("processor : 0\nflags\t\t: fpu avx2 amx_tile amx_bf16\n", "bfloat16"),
        ("processor : 0\nflags\t\t: fpu avx2 avx512_vnni\n", "float32"),
        ("processor : 0\nFeatures\t: asimd bf16\n", "float32"),
        (None, "float32"),
    ],
)
def test_the_flags_of_a_processor_tell(
    flags: str | None, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of Linux; anywhere else and on other processors it is single precision."""
    about = tmp_path / "cpuinfo"
    if flags is not None:
        about.write_text(flags, encoding="utf-8")
    monkeypatch.setattr(processor, "ABOUT", about)
    monkeypatch.delenv(processor.VARIABLE, raising=False)

    assert processor.numbers() == expected


def test_single_precision_can_be_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As all tests do, so that they answer alike everywhere."""
    about = tmp_path / "cpuinfo"
    about.write_text("flags : avx512_bf16\n", encoding="utf-8")
    monkeypatch.setattr(processor, "ABOUT", about)
    monkeypatch.setenv(processor.VARIABLE, processor.SINGLE)

    assert processor.numbers() == "float32"


class Counting:
    """A parser that counts what is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def parse(self, article: Article) -> ParsedArticle:
        """Return no sentences."""
        self.asked += 1
        return ParsedArticle(article=article, sentences=(), models="")


def test_a_parse_of_one_precision_is_not_taken_for_that_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache may be carried to another processor; what is kept there is then made anew."""
    counting = Counting()
    monkeypatch.setattr(parsers, "StanzaParser", lambda _: counting)
    for precision, asked in (("float32", 1), ("bfloat16", 2), ("float32", 2), ("bfloat16", 2)):
        monkeypatch.setattr(parsers, "numbers", lambda precision=precision: precision)
        store = parsers.open_store(Place(tmp_path / "cache", 10))
        parsers.make_parser(None, store, ReaderChoice(OFF)).parse(ARTICLE)

        assert counting.asked == asked


@pytest.mark.parametrize(("said", "kept"), [(None, processor.FEW), ("7", "7")])
def test_few_kernels_are_kept_unless_the_environment_says_how_many(
    said: str | None, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the moment at which a parser is made, before there is a kernel."""
    monkeypatch.setenv(processor.KEPT, said or "")
    if said is None:
        monkeypatch.delenv(processor.KEPT)
    parsers.make_parser(None, None, ReaderChoice(OFF))

    assert os.environ[processor.KEPT] == kept
