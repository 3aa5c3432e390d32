"""The open corpus in fixtures/corpus: that it can be read, says where it is from, and is counted as its card says."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from attrib.evaluate.annotated_text import Written, split_articles
from attrib.evaluate.annotation import GoldArticle
from attrib.evaluate.gold import read_gold
from attrib.languages.folders import language_codes
from tests.documents import data_card
from tests.evaluate.datacard import CARD, CORPUS, SPLITS, corpus_files, count_sentences

FOLDERS = sorted(folder for folder in CORPUS.iterdir() if folder.is_dir())


@pytest.fixture(scope="module")
def articles() -> tuple[GoldArticle, ...]:
    """Return all articles and sentences; one that is in it twice, or that does not fit its annotation, is an error."""
    return read_gold(CORPUS)


def as_written(folder: str) -> list[Written]:
    """Return the articles of a folder as they stand in their files."""
    files = sorted((CORPUS / folder).glob("*.txt"))
    return [article for file in files for article in split_articles(file.read_text(encoding="utf-8"), str(file))]


def test_all_of_it_can_be_read(articles: tuple[GoldArticle, ...]) -> None:
    """In one of our languages, without white space at the ends of a span."""
    wrong = [
        (article.id, article.text[span.start : span.end])
        for article in articles
        for annotation in article.annotations
        for span in (*annotation.source, *annotation.cue, *annotation.content)
        if article.text[span.start : span.end].strip() != article.text[span.start : span.end]
    ]

    assert wrong == []
    assert {article.language for article in articles} == set(language_codes())


def test_no_article_stands_in_it_twice(articles: tuple[GoldArticle, ...]) -> None:
    """Under two ids, perhaps once for training and once for development; sentences may well be the same."""
    texts = Counter(article.text for article in articles if article.told is not None)

    assert [text[:60] for text, count in texts.items() if count > 1] == []


def test_the_card_has_the_counts_of_today() -> None:
    """`make docs` counts anew."""
    assert data_card() == CARD.read_text(encoding="utf-8")


def test_every_development_file_is_there() -> None:
    """No pattern is empty."""
    patterns = tomllib.loads(SPLITS.read_text(encoding="utf-8"))["development"]

    assert [pattern for pattern in patterns if not list(CORPUS.glob(pattern))] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_folder_says_what_may_be_done_with_it(folder: Path) -> None:
    """In a file of its own, and in the table of the README and on the card."""
    assert (folder / "LICENSE").is_file()
    assert all(f"`{folder.name}/`" in page.read_text(encoding="utf-8") for page in (CARD, CORPUS / "README.md"))


@pytest.mark.parametrize("folder", ["real-en", "real-nl"])
def test_every_article_of_wikinews_has_its_address(folder: str) -> None:
    """As its licence asks for; those out of GUM are known by the ids of that corpus."""
    headers = [article.headers for article in as_written(folder) if not article.headers["id"].startswith("gum-")]
    addresses = {header["id"]: header.get("url", "") for header in headers}

    assert [id_ for id_, url in addresses.items() if not url.startswith("https://en.wikinews.org/wiki/")] == []


def test_nothing_is_shipped_that_may_only_be_measured_on() -> None:
    """The articles that a publisher released for research have ids and files of their own."""
    assert [file.name for file in corpus_files() if file.name.startswith("dpg")] == []
    assert [article.place for article in as_written("real-nl") if not article.headers["id"].startswith("wnnl-")] == []


@pytest.mark.parametrize("ids", sorted(CORPUS.glob("*/ids.tsv")), ids=lambda file: file.parent.name)
def test_every_sentence_has_the_id_of_its_tree(ids: Path) -> None:
    """A line of ids.tsv for each: file, number of the sentence there, id."""
    lines = ids.read_text(encoding="utf-8").splitlines()
    known = [(name, int(number)) for name, number, _ in (line.split("\t") for line in lines)]
    there = [
        (file.stem, number)
        for file in sorted(ids.parent.glob("*.txt"))
        for number in range(1, count_sentences(file) + 1)
    ]

    assert sorted(known) == there


def test_every_list_of_sentences_has_ids() -> None:
    """So that their trees can be found."""
    lists = {file.parent for file in corpus_files() if count_sentences(file)}

    assert [folder for folder in lists if not (folder / "ids.tsv").is_file()] == []
