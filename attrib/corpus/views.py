"""Questions to a corpus in SQL: its tables as views of DuckDB, which reads what it needs and no more."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from attrib.corpus.dataset import Corpus
from attrib.corpus.schema import TABLES
from attrib.errors import UsageError
from attrib.messages import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a query gives."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]


QUESTIONS = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI)
"""Statements that change nothing; several in one are what a pivot is made of."""


@contextmanager
def open_views(corpus: Corpus, chunks: frozenset[int] | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a connection that knows the tables of a corpus: what is in finished chunks, or in the given ones."""
    known = corpus.finished() if chunks is None else chunks
    # What does not fit into memory is written to a folder that nobody can name, and that goes afterwards.
    with TemporaryDirectory(prefix="attrib-") as spill, duckdb.connect(config={"threads": 1}) as connection:
        connection.execute("set temp_directory = ?", [spill])
        for name in TABLES:
            connection.register(name, corpus.table(name, known))
        # Words that were found in articles, or come with them, must not make DuckDB look at other files.
        connection.execute("set enable_external_access = false")
        yield connection


def ask(connection: duckdb.DuckDBPyConnection, query: str) -> Answer:
    """Return the answer to a query; a column that has the name of another gets a number.

    Raises UsageError, with the line that DuckDB says, for a faulty one, and for one that does more than ask.
    """
    try:
        asked = duckdb.extract_statements(query)
        if not asked:
            raise UsageError(Message("the query is empty: ask something, such as 'select count(*) from articles'"))
        if not all(statement.type in QUESTIONS for statement in asked):
            raise UsageError(Message("this query does more than ask: the tables are only read, with select"))
        result = connection.execute(query)
        description = result.description or []
        return Answer(columns=_told_apart([str(column[0]) for column in description]), rows=result.fetchall())
    except duckdb.Error as error:
        # Below the message DuckDB draws the place, which needs several lines.
        raise UsageError(
            Message(
                "{why} (tables: {known})",
                why=" ".join(str(error).partition("LINE")[0].split()),
                known=", ".join(TABLES),
            )
        ) from error


def _told_apart(names: Sequence[str]) -> tuple[str, ...]:
    """Return names without doubles.

    >>> _told_apart(["a", "b", "a"])
    ('a', 'b', 'a_2')
    """
    told: list[str] = []
    for name in names:
        number, new = 1, name
        while new in told:
            number += 1
            new = f"{name}_{number}"
        told.append(new)
    return tuple(told)
