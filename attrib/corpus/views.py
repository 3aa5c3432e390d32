"""Questions to a corpus in SQL: its tables as views of DuckDB, which reads what it needs and no more."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb

from attrib.corpus.dataset import Corpus
from attrib.corpus.schema import TABLES
from attrib.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a query gives."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]


@contextmanager
def open_views(corpus: Corpus, chunks: frozenset[int] | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a connection that knows the tables of a corpus: what is in finished chunks, or in the given ones."""
    known = corpus.finished() if chunks is None else chunks
    with duckdb.connect(config={"threads": 1}) as connection:
        for name in TABLES:
            connection.register(name, corpus.table(name, known))
        # Words that were found in articles, or come with them, must not make DuckDB look at other files.
        connection.execute("set enable_external_access = false")
        yield connection


def ask(connection: duckdb.DuckDBPyConnection, query: str) -> Answer:
    """Return the answer to a query. Raises UsageError, with the line that DuckDB says, for a faulty one."""
    try:
        result = connection.execute(query)
        description = result.description or []
        return Answer(columns=tuple(str(column[0]) for column in description), rows=result.fetchall())
    except duckdb.Error as error:
        # Below the message DuckDB draws the place, which needs several lines.
        raise UsageError(
            f"{' '.join(str(error).partition('LINE')[0].split())} (tables: {', '.join(TABLES)})"
        ) from error
