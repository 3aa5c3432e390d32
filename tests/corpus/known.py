"""Articles for the tests of many, and a parser that knows them: short beginnings of the fixture articles.

python -m tests.corpus.known INPUT OUTPUT JOBS     a run on them in a process of its own, which can be killed
"""

import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from attrib.corpus.dataset import Corpus
from attrib.corpus.inputs import Inputs, find_inputs
from attrib.corpus.plan import Plan, make_plan
from attrib.corpus.records import Columns
from attrib.corpus.run import Engine, Result, local_engine, run_corpus
from attrib.corpus.schema import TABLES
from attrib.corpus.terminal import Silence
from attrib.model import Article, ParsedArticle, Sentence
from attrib.parsing.stored import StoredParser
from attrib.pipeline import Parser
from attrib.policy import load_policy
from tests.fixtures import fixture_folders, read_fixture

PARAGRAPHS = 3
# A text with this word cannot be parsed.
BROKEN = "onleesbaar"


class KnownParser:
    """Answers with the stored parses of the beginnings."""

    def parse(self, article: Article) -> ParsedArticle:
        """Return an article with the sentences that are stored of its text."""
        if BROKEN in article.text:
            raise ValueError("broken")
        return ParsedArticle(article=article, sentences=beginnings()[article.text], models="known")


class BatchedParser(KnownParser):
    """One that takes several articles at a time, and fails for all if it does for one."""

    def parse_many(self, articles: Sequence[Article]) -> list[ParsedArticle]:
        """Return the articles with their sentences."""
        if len({article.language for article in articles}) > 1:
            raise AssertionError("articles of several languages in one batch")
        return [self.parse(article) for article in articles]


def known_parser(models: Path | str | None = None) -> Parser:  # noqa: ARG001 - what makes parsers takes models
    """Return the parser, in whatever process."""
    return KnownParser()


def batched_parser(models: Path | str | None = None) -> Parser:  # noqa: ARG001 - what makes parsers takes models
    """Return the parser that takes several articles at a time."""
    return BatchedParser()


@cache
def beginnings() -> dict[str, tuple[Sentence, ...]]:
    """Return the sentences of the first paragraphs of every fixture article by their text."""
    found = {}
    for folder in fixture_folders():
        article = read_fixture(folder)
        last = article.paragraphs[:PARAGRAPHS][-1]
        sentences = StoredParser().parse(article).sentences
        found[article.text[: last.span.end]] = tuple(s for s in sentences if s.paragraph < PARAGRAPHS)
    return found


def articles(count: int) -> Iterator[dict[str, Any]]:
    """Yield so many articles with all that an input can tell."""
    texts = tuple(beginnings())
    for number in range(count):
        yield {
            "id": f"n{number}",
            "text": texts[number % len(texts)],
            "date": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "outlet": ("De Oosterpost", "The Ledger", "Kustbode")[number % 3],
        }


def write_lines(file: Path, rows: Sequence[object] | Iterator[object]) -> Path:
    """Write a file of JSON Lines and return its path."""
    with file.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return file


def plan(**changes: Any) -> Plan:
    """Return a plan for the known articles."""
    parts = {
        "policy": load_policy(),
        "profile": "default",
        "lang": "auto",
        "models": None,
        "make_parser": known_parser,
        "columns": Columns(),
        "words": True,
        "version": "1",
    }
    return make_plan(**{**parts, **changes})


def inputs(*paths: str | Path, columns: Columns | None = None) -> Inputs:
    """Return inputs; of folders all text files."""
    return find_inputs(
        [str(path) for path in paths],
        columns or Columns(),
        lambda folder: (str(file) for file in sorted(Path(folder).rglob("*.txt"))),
    )


def run(source: Inputs, output: Path | str, engine: Engine | None = None, **changes: Any) -> Result:
    """Run in this process, or by another engine."""
    columns = source.columns
    return run_corpus(
        plan(columns=columns, **changes), source, Corpus(str(output)), engine or local_engine(1), Silence()
    )


def tables(output: Path | str) -> dict[str, pa.Table]:
    """Return all tables of a run, sorted by article."""
    corpus = Corpus(str(output))
    finished = corpus.finished()
    read = {name: corpus.table(name, finished).to_table() for name in TABLES}
    return {name: table.sort_by("number" if name == "articles" else "article") for name, table in read.items()}


def main(source: str, output: str, jobs: str) -> None:
    """Run with so many processes."""
    run(inputs(source), output, local_engine(int(jobs)))


if __name__ == "__main__":
    main(*sys.argv[1:])
