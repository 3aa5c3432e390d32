"""Trees in which no head has two subjects or two objects.

A parser chooses every head by itself, so a verb may end up with two subjects. Stanza then takes all but one of them
away, by the tree that is best without them; ``stanza.models.depparse.head_constraints`` says the same at length.
"""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

import numpy

from attrib.parsing.models.inference.trees import Tree, search

GROUPS = {
    "nsubj": "subject", "csubj": "subject", "nsubj:pass": "subject", "csubj:pass": "subject",
    "nsubj:outer": "outer subject", "csubj:outer": "outer subject", "obj": "object",
}  # fmt: skip
"""Relations of which a head has one, by the group within which they are rivals."""

ROUNDS = 5
"""How many groups are mended in a sentence."""


def find_rivals(tree: Tree, relations: Sequence[str]) -> tuple[int, str, list[int]] | None:
    """Return the first head that has rivals, with their group and the words; relations are by word, from 1.

    >>> find_rivals([0, 2, 0, 2], ["nsubj", "root", "nsubj"])
    (2, 'subject', [1, 3])
    """
    found: dict[int, dict[str, list[int]]] = {}
    for word, relation in enumerate(relations, start=1):
        group = GROUPS.get(relation)
        if group:
            found.setdefault(tree[word], {}).setdefault(group, []).append(word)
    each = ((head, group, words) for head, groups in found.items() for group, words in groups.items())
    return next((rivals for rivals in each if len(rivals[2]) > 1), None)


def without_rivals(
    tree: Tree, scores: Any, labels: Callable[[int], Any], names: Sequence[str]
) -> tuple[Tree, list[str]]:
    """Return a tree without rivals, and the relation of each word.

    ``scores`` are those of heads; ``labels`` returns those of the relations of a word, by head and relation.
    """
    barred: set[tuple[int, int, str]] = set()
    groups = numpy.array([GROUPS.get(name, "") for name in names])

    def allowed(word: int, head: int, more: set[tuple[int, int, str]]) -> Any:
        """Return the scores of the relations that a word may have to a head."""
        out = [group for *place, group in barred | more if place == [word, head]]
        found = labels(word)[head]
        return numpy.where(numpy.isin(groups, out), -numpy.inf, found) if out else found

    def label(tree: Tree, more: set[tuple[int, int, str]]) -> list[int]:
        return [int(allowed(word, tree[word], more).argmax()) for word in range(1, len(tree))]

    relations = label(tree, set())
    for _ in range(ROUNDS):
        rivals = find_rivals(tree, [names[relation] for relation in relations])
        if not rivals:
            break
        head, group, words = rivals
        trials = []
        for kept in words:
            leaving = {(word, head, group) for word in words if word != kept}
            table = scores.copy()
            for word, *_ in leaving:
                best = labels(word).max(1)
                for other in {head} | {place for dependent, place, _ in barred if dependent == word}:
                    best[other] = allowed(word, other, leaving).max()
                table[word] += best
            trial = search(table)
            labelled = label(trial, leaving)
            trials.append((_total(trial, labelled, scores, labels), trial, labelled, leaving))
        _, tree, relations, leaving = max(trials, key=itemgetter(0))
        barred |= leaving
    return tree, [names[relation] for relation in relations]


def _total(tree: Tree, relations: Sequence[int], scores: Any, labels: Callable[[int], Any]) -> float:
    found = (
        scores[word, tree[word]] + labels(word)[tree[word], relation]
        for word, relation in enumerate(relations, start=1)
    )
    return float(sum(found))
