"""The models answer as in Stanza, whether they run here or there."""

import logging
from pathlib import Path
from typing import Any

import pytest

from attrib.article import make_article
from attrib.parsing.models import find_models, inference
from attrib.parsing.models.inference import load_models
from attrib.parsing.models.inference.words import Models
from attrib.parsing.stanza_parser import StanzaParser
from tests.fixtures import fixture_folders, read_fixture
from tests.parsing.models.inference.stock import Word, stock_pipeline, words_of, words_of_stanza

pytestmark = [pytest.mark.stanza, pytest.mark.xdist_group("stanza")]
ARTICLES = [read_fixture(folder) for folder in fixture_folders()]
ODD = [
    "Mail jan@example.nl of kijk op www.example.org/pad?x=1 voor meer.  Twee  spaties\u0097hier.\n \t \nA . b",
    "He can't, won't and shan't go to 'em; CAN'T HE? Rock'n'roll, y'know. The dogs' owner isn't Kim's.",
    "!" * 150 + "?!?! Nee!!! \u201cJa\u201d ?? " + "x" * 120 + " einde",
    "Zij zei dat het zo was. " * 90 + "Het slot\n\n" + "En zo ging het door zonder een eind " * 40 + "\n\nKort.",
    "\U0001f600 10 000 \u20ac \u4e16\u754c z\u2019n auto\u2019s",
    " ",
]
"""Addresses, white space, contractions, rows of marks, words and paragraphs that are long, rare characters."""


@pytest.fixture(scope="module", params=["nl", "en"])
def both(request: pytest.FixtureRequest) -> tuple[str, Models, Any]:
    """Return a language, its models, and the same models in Stanza."""
    models = find_models(request.param)
    return models.language, load_models(models.language, models.folder, dict(models.models)), stock_pipeline(models)


def test_every_word_is_as_in_stanza(both: tuple[str, Models, Any]) -> None:
    """Text, place, part of speech, features, lemma, head and relation, in every fixture article and in odd texts."""
    language, models, pipeline = both
    texts = [article.text for article in ARTICLES if article.language == language] + ODD
    together = models.tokenize(texts)
    models.annotate([sentence for sentences in together for sentence in sentences])

    for text, sentences in zip(texts, together, strict=True):
        assert words_of_stanza(pipeline(text)) == words_of(sentences)


def test_a_long_sentence_is_parsed_as_a_short_one(
    both: tuple[str, Models, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With less in memory at once."""
    from attrib.parsing.models.inference import kinds, parser, tagger, tokenizer

    language, models, _ = both
    texts = [article.text for article in ARTICLES if article.language == language][:4]
    expected: list[list[Word]] = []
    found: list[list[Word]] = []
    for words in (expected, found):
        for sentences in models.tokenize(texts):
            models.annotate(sentences)
            words += words_of(sentences)
        monkeypatch.setattr(parser, "LONG", 1)
        for module, name in ((parser, "WORDS"), (tagger, "WORDS"), (tokenizer, "CHARACTERS"), (kinds, "CHARACTERS")):
            monkeypatch.setattr(module, name, 50)

    assert expected == found


@pytest.fixture(scope="module")
def by_stanza() -> StanzaParser:
    """Return a parser for which this version of Stanza is unknown."""
    parser = StanzaParser()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inference, "KNOWN", frozenset())
        for language in ("nl", "en"):
            parser.parse(make_article("", path="-", language=language))
    return parser


def test_another_version_of_stanza_runs_the_models_itself(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says so."""
    models = find_models("nl")
    monkeypatch.setattr(inference, "KNOWN", frozenset({"0.9"}))

    with caplog.at_level(logging.INFO, logger="attrib"):
        ready = load_models(models.language, models.folder, dict(models.models))

    assert list(ready.annotators) == ["others"]
    assert "The models of nl run in Stanza, which takes longer: Stanza 1." in caplog.text
    parser = ready.annotators["others"].__self__._others[-1]  # type: ignore[attr-defined]
    assert type(parser).__module__.startswith("stanza.")


def test_articles_are_the_same_whoever_runs_the_models(by_stanza: StanzaParser) -> None:
    """With the sentences that are mended between tokenizer and tagger."""
    odd = [make_article(text, path="-", language=language) for text in ODD for language in ("nl", "en")]
    articles = [*ARTICLES[::4], *odd]

    assert [by_stanza.parse(article) for article in articles] == StanzaParser().parse_many(articles)


@pytest.mark.parametrize(
    ("processor", "key", "value"),
    [
        ("tokenize", "use_dictionary", True),
        ("tokenize", "feat_funcs", ["space_before", "phone_id"]),
        ("mwt", "force_exact_pieces", False),
        ("pos", "charlm", True),
        ("pos", "tag_columns", [["upos", "upos", None, "WORD", True, []]]),
        ("lemma", "dict_only", False),
        ("depparse", "use_xpos", True),
    ],
)
def test_models_of_other_kinds_are_left_to_stanza(
    processor: str, key: str, value: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as those that Stanza offers, with models of characters."""
    from attrib.parsing.models.inference import load
    from attrib.parsing.models.inference.files import read_checkpoint

    def read(file: Path) -> dict[str, Any]:
        checkpoint = read_checkpoint(file)
        if file.parent.name == processor:
            checkpoint["config"][key] = value
        return checkpoint

    monkeypatch.setattr("attrib.parsing.models.inference.load.read_checkpoint", read)
    models = find_models("en")
    with pytest.raises(load.UnknownKindError, match=key):
        load.load_models("en", models.folder, dict(models.models))


def test_what_is_left_to_stanza_is_parsed_as_well(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """With the quicker parser; the log tells what is not understood."""
    from attrib.parsing.models.inference import load

    monkeypatch.setitem(load.CHECKS["pos"], "tag_columns", lambda _: False)
    with caplog.at_level(logging.INFO, logger="attrib"):
        left = StanzaParser()
        articles = [make_article(text, path="-", language=language) for text in ODD for language in ("nl", "en")]
        found = left.parse_many(articles)
    monkeypatch.undo()

    assert "The models of en run in Stanza, which takes longer: the pos model has tag_columns" in caplog.text
    assert StanzaParser().parse_many(articles) == found


def test_a_model_with_a_missing_part_is_left_to_stanza(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which says what it misses."""
    from attrib.parsing.models.inference import load
    from attrib.parsing.models.inference.files import read_checkpoint

    def read(file: Path) -> dict[str, Any]:
        checkpoint = read_checkpoint(file)
        if file.parent.name == "depparse":
            del checkpoint["model"]["lemma_emb.weight"]
        return checkpoint

    monkeypatch.setattr("attrib.parsing.models.inference.load.read_checkpoint", read)
    models = find_models("nl")
    with pytest.raises(load.UnknownKindError, match=r"lemma_emb\.weight"):
        load.load_models("nl", models.folder, dict(models.models))


def test_a_set_without_a_lemmatizer_is_left_to_stanza() -> None:
    """All four steps are needed here; Stanza may do without."""
    from attrib.parsing.models.inference import load

    models = find_models("nl")
    with pytest.raises(load.UnknownKindError, match="lemma"):
        load.load_models("nl", models.folder, {"tokenize": "attrib", "pos": "attrib", "depparse": "attrib"})


def test_in_bfloat16_nearly_every_word_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tagger and parser multiply it, the tokenizer does not; a word in five hundred may be answered otherwise."""
    import torch

    from attrib.parsing.models.inference import load

    texts = [article.text for article in ARTICLES if article.language == "nl"]
    found = []
    for number in ("float32", "bfloat16"):
        monkeypatch.setattr(load, "numbers", lambda number=number: number)
        models = find_models("nl")
        ready = load_models("nl", models.folder, dict(models.models))
        together = [sentence for sentences in ready.tokenize(texts) for sentence in sentences]
        ready.annotate(together)
        found.append((load.best_number(), [word for sentence in words_of(together) for word in sentence]))
    (first, expected), (second, words) = found

    assert (torch.float32, torch.bfloat16) == (first, second)
    assert len(expected) == len(words)
    assert [word[:2] for word in expected] == [word[:2] for word in words]
    assert 0 < sum(one != other for one, other in zip(expected, words, strict=True)) < len(words) / 500
