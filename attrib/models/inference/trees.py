"""The best tree of a sentence."""

from collections.abc import Sequence
from typing import Any

from attrib.models.inference.words import Words

# By stanza.models.depparse.head_constraints: a head has no two of one group.
GROUPS = {
    "nsubj": "subject", "csubj": "subject", "nsubj:pass": "subject", "csubj:pass": "subject",
    "nsubj:outer": "outer subject", "csubj:outer": "outer subject", "obj": "object",
}  # fmt: skip


def best_heads(scores: Any, lengths: Sequence[int]) -> list[list[int]]:
    """Return the heads of the words of each sentence, 0 first for the root itself.

    ``scores`` has how well each word fits as the head of each, by sentence, dependent and head. Where the best
    heads of all words make a tree with one dependent of the root, no other tree can be better.
    """
    trees = []
    for number, (heads, length) in enumerate(zip(scores.argmax(2).tolist(), lengths, strict=True)):
        tree = [0, *heads[1:length]]
        if tree[1:].count(0) != 1 or has_cycle(tree):
            tree = search(scores[number, :length, :length])
        trees.append(tree)
    return trees


def search(scores: Any) -> list[int]:
    """Return the heads of the best tree in which the root has one dependent."""
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    found: list[int] = chuliu_edmonds_one_root(scores.log_softmax(1).numpy()).tolist()
    return found


def has_cycle(heads: Sequence[int]) -> bool:
    """Tell whether from some word the way up never reaches the root.

    >>> has_cycle([0, 2, 0]), has_cycle([0, 2, 1])
    (False, True)
    """
    seen_from = [0] * len(heads)
    for start in range(1, len(heads)):
        word = start
        while word and not seen_from[word]:
            seen_from[word] = start
            word = heads[word]
        if word and seen_from[word] == start:
            return True
    return False


def needs_mending(sentence: Words) -> bool:
    """Tell whether some head has two subjects or two objects."""
    found = set()
    for head, relation in zip(sentence.heads, sentence.relations, strict=True):
        group = GROUPS.get(relation)
        if group:
            if (head, group) in found:
                return True
            found.add((head, group))
    return False


def mended(sentence: Words, scores: Any, labels: Any, relations: Sequence[str]) -> None:
    """Take the second subject or object away from every head that has two, as Stanza does.

    ``scores`` are those of heads, ``labels`` those of relations by dependent and head.
    """
    import numpy
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
    from stanza.models.depparse.head_constraints import resolve_head_constraint_violations

    class Names:
        def unmap(self, numbers: Sequence[int]) -> list[str]:
            return [relations[number - VOCAB_PREFIX_SIZE] for number in numbers]

    tree = numpy.array([0, *sentence.heads])
    found, numbers = resolve_head_constraint_violations(
        scores.log_softmax(1).numpy(), labels.numpy(), tree, Names()
    )
    sentence.heads = found.tolist()[1:]
    sentence.relations = [relations[number] for number in numbers]
