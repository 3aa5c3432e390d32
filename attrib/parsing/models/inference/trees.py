"""The best tree of a sentence.

A tree is a list of heads by word, 0 first for the root itself, whose number is 0. Scores of heads are a table by
dependent and head, scores of relations one by dependent, head and relation; both as logarithms of probabilities.
"""

from collections.abc import Sequence
from typing import Any

import numpy

Tree = list[int]


def best_trees(scores: Any, lengths: Sequence[int]) -> list[Tree]:
    """Return the best tree of each sentence, its root included in the lengths, in which the root has one dependent.

    The scores are those of sentences side by side, without a chance for heads beyond the end of one. Where the
    best heads of all words make such a tree, no other can be better.
    """
    trees = []
    for table, heads, length in zip(scores, scores.argmax(2).tolist(), lengths, strict=True):
        tree = [0, *heads[1:length]]
        if tree.count(0) != 2 or find_cycle(tree, range(1, length)):
            tree = search(table[:length, :length].log_softmax(1).numpy())
        trees.append(tree)
    return trees


def search(scores: Any) -> Tree:
    """Return the best tree in which the root has one dependent, by the algorithm of Chu, Liu and Edmonds.

    As in Stanza every arc from the root is made so bad that one must do.
    """
    table = scores.astype(numpy.float64)
    table[:, 0] += table[numpy.isfinite(table)].min() * len(table)
    numpy.fill_diagonal(table, -numpy.inf)
    heads = [0, *table[1:].argmax(1).tolist()]
    alive = list(range(1, len(heads)))
    contracted = []
    while cycle := find_cycle(heads, alive):
        old = [heads[word] for word in cycle]
        gains = table[cycle] - table[cycle, old][:, None]
        enter, leave = gains.argmax(0), table[:, cycle].argmax(1)
        first, *rest = cycle
        table[first], table[:, first] = gains.max(0), table[:, cycle].max(1)
        table[first, cycle] = -numpy.inf
        table[:, rest] = -numpy.inf
        alive = [word for word in alive if word not in rest]
        for word in alive:
            heads[word] = first if heads[word] in cycle else heads[word]
        heads[first] = int(table[first].argmax())
        contracted.append((cycle, old, enter, leave))
    for cycle, old, enter, leave in reversed(contracted):
        first, outside = cycle[0], heads[cycle[0]]
        heads = [cycle[leave[word]] if head == first else head for word, head in enumerate(heads)]
        for word, head in zip(cycle, old, strict=True):
            heads[word] = head
        heads[cycle[enter[outside]]] = outside
    return heads


def find_cycle(heads: Sequence[int], words: Sequence[int]) -> list[int]:
    """Return words that go round by their heads and never reach the root, or none.

    >>> find_cycle([0, 2, 0], [1, 2]), find_cycle([0, 2, 1], [1, 2])
    ([], [1, 2])
    """
    seen_from = [0] * len(heads)
    for start in words:
        word = start
        while word and not seen_from[word]:
            seen_from[word] = start
            word = heads[word]
        if word and seen_from[word] == start:
            cycle = [word]
            while heads[cycle[-1]] != word:
                cycle.append(heads[cycle[-1]])
            return cycle
    return []
