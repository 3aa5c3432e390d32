"""The same run on Ray: on one machine or many, with actors that load the models once.

One task reads the inputs and hands chunks on as they are wanted; a pool of actors analyses and writes them, each chunk
by the same steps and with the same commit as on one machine, so that either engine goes on where the other stopped.
Ray starts an actor that dies anew and gives its chunk to another.
"""

import logging
import os
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
import ray
from ray.data import ActorPoolStrategy, DataContext, Datasource, ReadTask, read_datasource
from ray.data.block import BlockMetadata

from attrib.corpus.chunks import Chunk, Chunks
from attrib.corpus.dataset import Corpus
from attrib.corpus.plan import Plan
from attrib.corpus.worker import Tell, Worker
from attrib.errors import AttribError

CHUNK, ARTICLES, WORDS, ERROR = "chunk", "articles", "words", "error"
DONE = pa.schema({ARTICLES: pa.int64(), WORDS: pa.int64(), ERROR: pa.binary()})


class ChunkActor:
    """A process of the pool: a worker with its models."""

    def __init__(self, plan: Plan, corpus: Corpus) -> None:
        self._worker = Worker(plan, corpus)

    def __call__(self, batch: pa.Table) -> pa.Table:
        """Work on the chunks of a batch, and return how many articles and words they had, or why that cannot be."""
        rows = [self._work(pickle.loads(stored)) for stored in batch[CHUNK].to_pylist()]  # noqa: S301 - of our own task
        return pa.Table.from_pylist(rows, schema=DONE)

    def _work(self, chunk: Chunk) -> dict[str, Any]:
        told: list[tuple[int, int]] = []
        try:
            self._worker.work(chunk, lambda articles, words: told.append((articles, words)))
        except AttribError as error:
            # What is raised here reaches the other side as text alone.
            return {ERROR: pickle.dumps(error)}
        return {ARTICLES: sum(articles for articles, _ in told), WORDS: sum(words for _, words in told)}


class ChunkSource(Datasource):
    """The chunks of a run as Ray reads them: one task, one chunk in a block."""

    def __init__(self, chunks: Chunks) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._chunks = chunks

    def estimate_inmemory_data_size(self) -> int | None:
        """Return None: nobody knows."""
        return None

    def get_read_tasks(self, parallelism: int, *_: object, **__: object) -> list[ReadTask]:  # noqa: ARG002
        """Return the one task."""
        metadata = BlockMetadata(num_rows=None, size_bytes=None, exec_stats=None, input_files=None)
        chunks = self._chunks
        return [ReadTask(lambda: _blocks(chunks), metadata)]


def _blocks(chunks: Iterable[Chunk]) -> Iterator[pa.Table]:
    """Yield a block for every chunk."""
    for chunk in chunks:
        yield pa.table({CHUNK: pa.array([pickle.dumps(chunk)], pa.large_binary())})


def run_on_ray(plan: Plan, corpus: Corpus, chunks: Chunks, tell: Tell, *, jobs: int | None = None) -> None:
    """Work on chunks with actors of a Ray cluster: that of RAY_ADDRESS, or one that is started here.

    `jobs` is the number of actors, of one core each; None for one per core of the cluster.
    """
    with _ray() as cores, _small_blocks():
        size = jobs or max(1, cores)
        source = read_datasource(ChunkSource(chunks), override_num_blocks=1, num_cpus=0)
        done = source.map_batches(
            ChunkActor,
            fn_constructor_args=(plan, corpus),
            batch_size=1,
            batch_format="pyarrow",
            num_cpus=1,
            compute=ActorPoolStrategy(min_size=1, max_size=size, initial_size=size, max_tasks_in_flight_per_actor=2),
        )
        for row in done.iter_rows():
            if row[ERROR] is not None:
                raise pickle.loads(row[ERROR])  # noqa: S301 - of our own actors
            tell(row[ARTICLES], row[WORDS])


@contextmanager
def _ray() -> Iterator[int]:
    """Give the number of cores of a cluster, which is left as it was found."""
    if ray.is_initialized():
        yield _cores()
        return
    # Ray's own processes write to the terminal too, of what they mend by themselves.
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    ray.init(logging_level=logging.ERROR, log_to_driver=False, include_dashboard=False)
    try:
        yield _cores()
    finally:
        ray.shutdown()


def _cores() -> int:
    return int(ray.cluster_resources().get("CPU", 1))  # type: ignore[no-untyped-call]


@contextmanager
def _small_blocks() -> Iterator[None]:
    """Have Ray hand every chunk on by itself, and say little."""
    context = DataContext.get_current()
    before = context.target_max_block_size, context.enable_progress_bars
    context.target_max_block_size, context.enable_progress_bars = 1, False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    try:
        yield
    finally:
        context.target_max_block_size, context.enable_progress_bars = before
