"""Several processes that work on chunks: each has one at a time, so that nothing piles up between them.

A process that dies (out of memory, killed) is replaced, and its chunk done again; if a chunk costs two processes, the
run ends with a line that says which articles these were. When the run itself dies, its processes notice and end.
"""

import signal
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from attrib.corpus.chunks import Chunk
from attrib.corpus.starting import CONTEXT, begin
from attrib.corpus.worker import Tell, Worker
from attrib.errors import AttribError, DataError

TRIES = 2


@dataclass(slots=True)
class _Hand:
    """A process, the line to it, and the chunk it has."""

    process: BaseProcess
    line: "Connection"
    chunk: Chunk


@dataclass(slots=True)
class Pool:
    """Processes for the chunks of a run."""

    make_worker: Callable[[], Worker]
    """Makes what does the work; a thing that can be sent to another process."""
    jobs: int
    tell: Tell
    _hands: list[_Hand] = field(default_factory=list)
    _deaths: Counter[int] = field(default_factory=Counter)

    def run(self, chunks: Iterator[Chunk]) -> None:
        """Work on all chunks.

        Raises what a worker raised, DataError for a chunk that costs process after process.
        """
        begin()
        try:
            for chunk in (next(chunks, None) for _ in range(self.jobs)):
                if chunk:
                    self._hands.append(self._start(chunk))
            while self._hands:
                for line in wait([hand.line for hand in self._hands]):
                    self._hear(next(hand for hand in self._hands if hand.line is line), chunks)
        finally:
            for hand in self._hands:
                hand.process.kill()

    def _start(self, chunk: Chunk) -> _Hand:
        """Return a new process that has a chunk."""
        line, other = CONTEXT.Pipe()
        process = CONTEXT.Process(target=_serve, args=(self.make_worker, other), daemon=True)
        process.start()
        other.close()
        hand = _Hand(process, line, chunk)
        line.send(chunk)
        return hand

    def _hear(self, hand: _Hand, chunks: Iterator[Chunk]) -> None:
        """Take what a process says: that it goes on, is done, cannot do it, or is no more."""
        try:
            said = hand.line.recv()
        except (EOFError, ConnectionError):
            self._hands.remove(hand)
            self._hands.append(self._again(hand.chunk))
            return
        if isinstance(said, AttribError):
            raise said
        if said is not None:
            self.tell(*said)
            return
        following = next(chunks, None)
        if following is None:
            self._hands.remove(hand)
            hand.line.close()
            hand.process.join()
        else:
            hand.chunk = following
            hand.line.send(following)

    def _again(self, chunk: Chunk) -> _Hand:
        """Return a new process for a chunk whose process died."""
        self._deaths[chunk.number] += 1
        if self._deaths[chunk.number] == TRIES:
            first, last = chunk.records[0], chunk.records[-1]
            raise DataError(
                f"a process ended {TRIES} times at the articles from {first.path} {first.row or ''} to {last.path} "
                f"{last.row or ''} (numbers {first.number} to {last.number}), perhaps for want of memory: "
                "run the same command again with fewer --jobs, which goes on from here"
            )
        return self._start(chunk)


def _serve(make_worker: Callable[[], Worker], line: "Connection") -> None:
    """Work on chunks until there are no more, and say how it goes: what is done, None for a finished chunk."""
    # Ctrl-C is sent to all; the first process decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        worker = make_worker()
        while True:
            worker.work(line.recv(), lambda articles, words: line.send((articles, words)))
            line.send(None)
    except AttribError as error:
        line.send(error)
    except (EOFError, ConnectionError):
        pass  # no more chunks, or the run is no more
