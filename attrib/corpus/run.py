"""A run over many articles: look what there is, go on where an earlier run stopped, end with the sums.

Whatever stops a run, the same command goes on: finished chunks are taken for done, all others are done again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from typing import Any, Protocol

from attrib.corpus.chunks import Chunks, chunk_count
from attrib.corpus.dataset import Corpus, chunk_of, chunk_size
from attrib.corpus.inputs import Inputs
from attrib.corpus.plan import Plan
from attrib.corpus.pool import Pool
from attrib.corpus.sums import sum_up
from attrib.corpus.worker import Tell, Worker
from attrib.errors import UsageError

RUNNING, FINISHED = "running", "finished"
# So many inputs are listed by name in the manifest.
GIVEN = 100
Engine = Callable[[Plan, Corpus, Chunks, Tell], None]
"""Has every chunk analysed and written, and tells how it goes on."""


class Progress(Protocol):
    """What shows how a run goes on."""

    def start(self, articles: int, done: int) -> None:
        """Show that of so many articles so many are done by an earlier run."""

    def advance(self, articles: int, words: int) -> None:
        """Show that so many more are done."""


class Outcome(Enum):
    """How a run came to its end."""

    FINISHED = "finished"
    """All articles are there now."""
    WAS_FINISHED = "was finished"
    """All articles were there before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run comes to."""

    outcome: Outcome
    summary: Mapping[str, Any]
    """The sums that the manifest tells: articles, errors, words, doubled ids …"""


def run_corpus(plan: Plan, inputs: Inputs, corpus: Corpus, engine: Engine, progress: Progress) -> Result:
    """Analyse all articles of the inputs that are not yet in the corpus.

    Raises UsageError where the corpus is of other inputs or settings, or an input cannot be read; ModelError,
    DataError where the work itself cannot go on.
    """
    manifest = corpus.read_manifest()
    survey = inputs.survey()
    wanted = {
        "settings": dict(plan.settings),
        "input": {
            "given": [given.path for given in inputs.inputs][:GIVEN],
            "files": survey.files,
            "articles": survey.articles,
            "digest": survey.digest,
            **({"taken": inputs.taken} if inputs.taken else {}),
        },
        "chunk_size": chunk_size(survey.articles),
    }
    if manifest is None:
        corpus.write_manifest({"status": RUNNING, **wanted})
    else:
        _check_same(corpus, manifest, wanted)
        chunks = range(chunk_count(survey.articles, chunk_size(survey.articles)))
        if manifest["status"] == FINISHED and "summary" in manifest and not corpus.damaged(chunks):
            return Result(outcome=Outcome.WAS_FINISHED, summary=manifest["summary"])
    corpus.clear()
    inputs = replace(inputs, picked=survey.picked)
    _work(plan, inputs, corpus, engine, progress, survey.articles)
    summary = sum_up(corpus, frozenset(range(chunk_count(survey.articles, chunk_size(survey.articles)))))
    corpus.write_manifest({"status": FINISHED, **wanted, "summary": summary})
    return Result(outcome=Outcome.FINISHED, summary=summary)


def _work(plan: Plan, inputs: Inputs, corpus: Corpus, engine: Engine, progress: Progress, articles: int) -> None:
    """Have the chunks done that are not finished."""
    size = chunk_size(articles)
    finished = corpus.finished()
    finished -= {chunk_of(part) for part in corpus.damaged(finished)}
    done = sum(min(size, articles - chunk * size) for chunk in finished)
    progress.start(articles, done)
    if done < articles:
        engine(plan, corpus, Chunks(inputs=inputs, size=size, finished=finished), progress.advance)


def _check_same(corpus: Corpus, manifest: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    """Raise UsageError, which tells the first difference, if a corpus is of another run."""
    for part in ("settings", "input"):
        old, new = manifest.get(part, {}), wanted[part]
        for name in new:
            if name != "given" and old.get(name) != new[name]:
                what = f"{part} ({name}: {_short(old.get(name))}, now {_short(new[name])})"
                raise UsageError(
                    f"--output {corpus.address}: holds a run of other {what}: choose another folder, or go back to "
                    "what it was made with"
                )


def _short(value: object) -> str:
    """Return a value for a message, not too long.

    >>> _short("a" * 64)
    'aaaaaaaaaaaa…'
    """
    text = str(value)
    return text if len(text) <= 60 and not (len(text) == 64 and text.isalnum()) else f"{text[:12]}…"


def run_here(plan: Plan, corpus: Corpus, chunks: Chunks, tell: Tell) -> None:
    """Work on chunks in this process."""
    worker = Worker(plan, corpus)
    for chunk in chunks:
        worker.work(chunk, tell)


def run_in_processes(plan: Plan, corpus: Corpus, chunks: Chunks, tell: Tell, *, jobs: int) -> None:
    """Work on chunks in several processes of this machine."""
    Pool(make_worker=partial(Worker, plan, corpus), jobs=jobs, tell=tell).run(iter(chunks))


def local_engine(jobs: int) -> Engine:
    """Return what works on this machine, with so many processes."""
    return run_here if jobs == 1 else partial(run_in_processes, jobs=jobs)
