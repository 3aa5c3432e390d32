"""Sentences on their way through the models: one column after the other is filled in."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field

from attrib.records import dataclass

Span = tuple[int, int]
"""First character, and the one after the last, in the text that was given to the models."""


@dataclass(frozen=True, slots=True)
class Contraction:
    """A token that stands for several words, such as "don't"."""

    first: int
    """Index of its first word."""
    count: int
    text: str
    span: Span


@dataclasses.dataclass(slots=True)
class Words:
    """The words of a sentence; every column has one entry for each, in text order."""

    texts: list[str]
    spans: list[Span]
    unsplit: list[int] = field(default_factory=list)
    """Indices of the tokens that are still to be split into words."""
    contractions: list[Contraction] = field(default_factory=list)
    """Those that were split."""
    upos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    """As CoNLL-U has them: "Number=Plur|Person=3", or "_"."""
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    """Number of the word that each depends on, from 1; 0 for the root."""
    relations: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)

    def append(self, other: "Words") -> None:
        """Add the tokens of the sentence that follows."""
        self.unsplit += [index + len(self.texts) for index in other.unsplit]
        self.texts += other.texts
        self.spans += other.spans

    def split(self, place: int) -> "Words":
        """Cut the tokens from a place on off and return them as a sentence of their own."""
        tail = Words(texts=self.texts[place:], spans=self.spans[place:])
        tail.unsplit = [index - place for index in self.unsplit if index >= place]
        self.unsplit = [index for index in self.unsplit if index < place]
        del self.texts[place:], self.spans[place:]
        return tail


Annotator = Callable[[Sequence[Words]], None]
"""Fills in columns of sentences."""


@dataclass(frozen=True, slots=True)
class Models:
    """The models of a language, ready to run."""

    tokenize: Callable[[Sequence[str]], list[list[Words]]]
    """Return the sentences of each text; no sentence crosses an empty line."""
    annotators: Mapping[str, Annotator]
    """By the name of the processor, in the order in which they run."""

    def annotate(self, sentences: Sequence[Words]) -> None:
        """Fill in all columns."""
        for annotator in self.annotators.values() if sentences else ():
            annotator(sentences)


def batches(lengths: Sequence[int], size: int) -> Iterator[list[int]]:
    """Yield the indices of sequences that go through a model together, the longest first.

    A batch takes no more than `size` places, each sequence as many as the longest of the batch; one that is
    longer than that goes alone.

    >>> list(batches([2, 5, 3, 9], 8))
    [[3], [1], [2, 0]]
    """
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True):
        if batch and lengths[batch[0]] * (len(batch) + 1) > size:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch
