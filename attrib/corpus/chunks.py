"""The articles of a run in chunks, by their numbers alone: the same input gives the same chunks, always."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from attrib.corpus.inputs import Inputs
from attrib.corpus.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Articles that are analysed by one process and written together."""

    number: int
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunks:
    """The chunks of a run that are not finished; reads the inputs anew, wherever it is asked for them."""

    inputs: Inputs
    size: int
    finished: frozenset[int]

    def __iter__(self) -> Iterator[Chunk]:
        return divide(self.inputs.records(), self.size, self.finished)


def divide(records: Iterable[Record], size: int, finished: Container[int] = ()) -> Iterator[Chunk]:
    """Yield the chunks that are not finished, in order; each has `size` articles, the last one perhaps fewer.

    >>> records = [Record(number=number, path="a.jsonl", row=number + 1) for number in range(5)]
    >>> [(chunk.number, len(chunk.records)) for chunk in divide(records, 2, finished={0})]
    [(1, 2), (2, 1)]
    """
    held: list[Record] = []
    number = 0
    for record in records:
        if record.number // size != number:
            if held:
                yield Chunk(number=number, records=tuple(held))
            held, number = [], record.number // size
        if number not in finished:
            held.append(record)
    if held:
        yield Chunk(number=number, records=tuple(held))


def chunk_count(articles: int, size: int) -> int:
    """Return into how many chunks articles are divided.

    >>> chunk_count(5, 2)
    3
    """
    return -(-articles // size)
