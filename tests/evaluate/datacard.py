"""What is in the open corpus, counted: the tables of fixtures/corpus/DATACARD.md, which `make docs` renews."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from attrib.evaluate.annotated_text import KINDS, split_articles
from attrib.evaluate.gold import read_gold
from attrib.evaluate.places import Text
from attrib.model import count_words
from tests.fixtures import FIXTURES

CORPUS = FIXTURES / "corpus"
CARD = CORPUS / "DATACARD.md"
SPLITS = CORPUS / "splits.toml"
ALL = "**all**"
SET_COLUMNS = ("files", "articles", "words", "attributions", "articles, development", "attributions, development")
KIND_COLUMNS = (*(kind.value for kind in KINDS.values()), "withheld", "described", "with a reason")

Table = dict[str, Counter[str]]
"""Counts by column, for every row."""


def corpus_files() -> list[Path]:
    """Return all files of the corpus that hold articles."""
    return sorted(CORPUS.glob("*/*.txt"), key=lambda file: (series(file), len(file.stem), file.stem))


def development_files() -> set[Path]:
    """Return the files that nothing is trained on."""
    patterns = tomllib.loads(SPLITS.read_text(encoding="utf-8"))["development"]
    return {file for pattern in patterns for file in CORPUS.glob(pattern)}


def tables() -> str:
    """Return the tables of the data card."""
    counted = {file: count_file(file) for file in corpus_files()}
    sentences = sum(map(count_sentences, corpus_files()))
    parts = (
        f"Of {sentences:,} sentences those with a bare quotation are left out, as `attrib eval` leaves them out.\n",
        markdown("set", SET_COLUMNS, add_up(counted, series)),
        "Attributions by the kind of their source; *withheld*: those of anonymous sources whose name is kept back;",
        "*described*, *with a reason*: sources.\n",
        markdown("", KIND_COLUMNS, add_up(counted, language_of_folder)),
    )
    return "\n".join(parts).rstrip("\n")


def count_file(file: Path) -> Counter[str]:
    """Return the counts of a file under the names of the columns."""
    counts = Counter(files=1)
    for article in read_gold(file):
        told = article.told or ()
        counts.update(articles=1, words=count_words(article.text), attributions=len(article.annotations))
        counts.update(str(annotation.kind) for annotation in article.annotations)
        counts["withheld"] += sum(annotation.withheld is True for annotation in article.annotations)
        counts.update({"described": sum(bool(t.description) for t in told)})
        counts.update({"with a reason": sum(bool(t.reason) for t in told)})
    if file in development_files():
        counts.update({f"{name}, development": counts[name] for name in ("articles", "attributions")})
    return counts


def count_sentences(file: Path) -> int:
    """Return the number of sentences in a list of them, with those that are left out."""
    articles = split_articles(file.read_text(encoding="utf-8"), str(file))
    return sum(len(Text(article.text).paragraphs) for article in articles if article.is_sentences)


def series(file: Path) -> str:
    """Return what a file is one of.

    >>> series(Path("articles/nl-a-4.txt")), series(Path("real-en/wn-09.txt"))
    ('`articles/nl-a`', '`real-en/wn`')
    """
    return f"`{file.parent.name}/{re.sub(r'-?[0-9]+$', '', file.stem)}`"


def language_of_folder(file: Path) -> str:
    """Return the folder of a file, and its language where the folder has several.

    >>> language_of_folder(Path("articles/nl-a-4.txt")), language_of_folder(Path("real-en/wn-09.txt"))
    ('`articles/nl-*`', '`real-en`')
    """
    language = f"/{file.stem[:2]}-*" if file.parent.name == "articles" else ""
    return f"`{file.parent.name}{language}`"


def add_up(counted: dict[Path, Counter[str]], row_of: Callable[[Path], str]) -> Table:
    """Return the counts of files together by the row they belong to, and of all."""
    table: Table = {}
    for file, counts in counted.items():
        table.setdefault(row_of(file), Counter()).update(counts)
    table[ALL] = sum(table.values(), Counter())
    return table


def markdown(first: str, columns: Iterable[str], table: Table) -> str:
    """Return a table as Markdown, with a blank line after it."""
    columns = list(columns)
    lines = [f"| {' | '.join((first, *columns))} |", f"| ---{' | ---:' * len(columns)} |"]
    lines += [f"| {' | '.join((name, *(f'{counts[c]:,}' for c in columns)))} |" for name, counts in table.items()]
    return "\n".join(lines) + "\n"
