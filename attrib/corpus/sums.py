"""The sums of a finished run, for its manifest and the last line on the screen."""

from typing import Any

from attrib.corpus.dataset import Corpus
from attrib.corpus.views import ask, open_views

TOTALS = """
    select count(*) as articles,
        count(*) filter (status = 'error') as errors,
        count(*) filter (date is null and date_text is not null) as dates_not_understood,
        coalesce(sum(words), 0)::bigint as words,
        coalesce(sum(sentences), 0)::bigint as sentences,
        coalesce(sum(attributions), 0)::bigint as attributions
    from articles
"""
DOUBLED = """
    select count(*) as ids, min(id) as example
    from (select id from articles group by id having count(*) > 1)
"""
# What the search for doubled ids may hold in memory before it writes to disk.
MEMORY = "256MB"


def sum_up(corpus: Corpus, chunks: frozenset[int]) -> dict[str, Any]:
    """Return what chunks hold in all: articles, errors, words …, doubled ids, and the seconds that each step took."""
    with open_views(corpus, chunks) as connection:
        connection.execute(f"set memory_limit = '{MEMORY}'")
        totals = ask(connection, TOTALS)
        ((ids, example),) = ask(connection, DOUBLED).rows
    return {
        **dict(zip(totals.columns, totals.rows[0], strict=True)),
        "doubled_ids": ids,
        "doubled_id_example": example,
        "seconds": corpus.seconds(chunks),
    }
