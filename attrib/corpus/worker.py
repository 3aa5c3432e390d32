"""What a process does with a chunk: analyse its articles, write its parts."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pyarrow as pa

from attrib.corpus.analyst import STEPS, TABULATE, WRITE, Analyst
from attrib.corpus.chunks import Chunk
from attrib.corpus.dataset import Corpus
from attrib.corpus.plan import Plan
from attrib.corpus.rows import as_tables
from attrib.corpus.schema import ARTICLES, TABLES

Tell = Callable[[int, int], None]
"""Is told how many more articles, and words in them, are analysed."""
# So many new things, fewer than one batch makes, before Python looks for those that only refer to each other.
COLLECT_AFTER = 100_000
# So many articles are kept as rows; more are packed into tables, which take a fraction of the memory.
PACKED = 64


@dataclass(slots=True)
class Worker:
    """Analyses and writes chunks, one after the other, with models that are loaded once."""

    plan: Plan
    corpus: Corpus
    _analyst: Analyst = field(init=False)
    _unnoted: float = 0.0
    """What it took to write the last part of the chunk before, which has no room for that itself."""

    def __post_init__(self) -> None:
        pa.set_cpu_count(1)
        # All of a chunk lives until its end, and hardly anything refers to itself: to look for what can be given back
        # took a twentieth of a run.
        gc.set_threshold(COLLECT_AFTER)
        self._analyst = Analyst(self.plan)

    def work(self, chunk: Chunk, tell: Tell | None = None) -> None:
        """Analyse and write a chunk.

        Raises ModelError where the models cannot be used, DataError where the chunk cannot be written.
        """
        analyst = self._analyst
        analyst.seconds.update({**dict.fromkeys(STEPS, 0.0), WRITE: self._unnoted})
        packed: list[dict[str, pa.Table]] = []
        for start in range(0, len(chunk.records), PACKED):
            rows = analyst.rows(chunk.records[start : start + PACKED], tell)
            with analyst.timed(TABULATE):
                packed.append(as_tables(rows))
        with analyst.timed(WRITE):
            tables = {name: pa.concat_tables([tables[name] for tables in packed]) for name in TABLES}
            self.corpus.write(chunk.number, {name: table for name, table in tables.items() if name != ARTICLES})
        before = time.perf_counter()
        self.corpus.commit(chunk.number, tables[ARTICLES], analyst.seconds)
        self._unnoted = time.perf_counter() - before
