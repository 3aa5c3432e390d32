"""The trees of Stanza's graph parser, found in half the time; imported only when a parser loads.

Stanza scores every relation between every two words of a sentence, and searches every sentence for its
best tree. But the relation of a word is wanted for its head alone, and the best heads of most sentences are
a tree already; the others are left to Stanza's own search. The trees are the same.
"""

from collections.abc import Sequence
from typing import Any

import numpy
import torch
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from stanza.models.common.utils import unsort
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.head_constraints import find_head_constraint_violations, resolve_head_constraint_violations
from stanza.models.depparse.model import GraphParser
from stanza.models.depparse.trainer import unpack_batch
from torch.nn import functional

Edge = tuple[int, str]
"""The number of a word's head, 0 for the root, and the relation to it."""


def is_understood(trainer: Any) -> bool:
    """Tell whether a Stanza parser is of the kind that is understood here, as all that it offers are."""
    arguments = trainer.args
    return isinstance(trainer.model, GraphParser) and not (
        arguments.get("use_arc_embedding") or arguments.get("reversed")
    )


def predict(trainer: Any, batch: Any, *, mend: bool) -> list[list[Edge]]:
    """Return head and relation of every word of a batch, by sentence, as ``trainer.predict`` does.

    Where ``mend`` says so, Stanza takes the second subject or object away from a head that has two.
    """
    model = trainer.model.eval()
    inputs, order, word_order, lengths, word_lengths, text = unpack_batch(batch, model.get_device())
    with torch.no_grad():
        words = model.embed(*inputs, word_order, lengths, word_lengths, text)
        arcs = functional.log_softmax(arc_scores(model, words)[0], 2).cpu().numpy()
        trees = [best_tree(arcs[number, :length, :length]) for number, length in enumerate(lengths)]
        heads = _padded(trees, words.size(1) - 1).to(words.device)
        labels = label_scores(model.deprel, words[:, 1:], words, heads).argmax(2).cpu().numpy()
        sentences = [_edges(model, tree, labels[number]) for number, tree in enumerate(trees)]
        for number, length in enumerate(lengths if mend else ()):
            cut = words[number : number + 1, :length], arcs[number, :length, :length]
            sentences[number] = _mended(model, *cut, sentences[number])
    sorted_back: list[list[Edge]] = unsort(sentences, order)
    return sorted_back


def arc_scores(model: Any, words: Any) -> tuple[Any, Any, Any]:
    """Return how well each word fits as the head of each, and the parts for order and distance, or None.

    ``words`` is what ``model.embed`` returns; a row belongs to a dependent, a column to a head.
    """
    places = torch.arange(words.size(1), device=words.device)
    offset = places.unsqueeze(0) - places.unsqueeze(1)
    arcs = model.unlabeled(model.drop(words), model.drop(words)).squeeze(3)
    order = distance = None
    if model.args["linearization"]:
        order = model.linearization(model.drop(words), model.drop(words)).squeeze(3)
        arcs = arcs + functional.logsigmoid(order * torch.sign(offset).float()).detach()
    if model.args["distance"]:
        guess = 1 + functional.softplus(model.distance(model.drop(words), model.drop(words)).squeeze(3))
        distance = -torch.log((offset.abs().float() - guess) ** 2 / 2 + 1)
        arcs = arcs + distance.detach()
    itself = torch.eye(words.size(1), dtype=torch.bool, device=words.device)
    return arcs.masked_fill(itself, -float("inf")), order, distance


def label_scores(scorer: Any, dependents: Any, words: Any, heads: Any) -> Any:
    """Return the score of each relation between each dependent and its head alone."""
    left = scorer.dropout(scorer.hidden_func(scorer.W1(dependents)))
    right = scorer.dropout(scorer.hidden_func(scorer.W2(words)))
    right = right.gather(1, heads.unsqueeze(2).expand(-1, -1, right.size(2)))
    left, right = (functional.pad(side, (0, 1), value=1.0) for side in (left, right))
    bilinear = scorer.scorer.W_bilin
    halfway = torch.einsum("nli,ijo->nljo", left, bilinear.weight)
    return torch.einsum("nljo,nlj->nlo", halfway, right) + bilinear.bias


def best_tree(scores: Any) -> list[int]:
    """Return the head of every word, 0 first for the root itself: the best tree in which the root has one dependent.

    Where the best heads of all words make such a tree, no other can be better.
    """
    heads: list[int] = scores.argmax(axis=1).tolist()
    heads[0] = 0
    if heads[1:].count(0) == 1 and not _has_cycle(heads):
        return heads
    searched: list[int] = chuliu_edmonds_one_root(scores).tolist()
    return searched


def _has_cycle(heads: Sequence[int]) -> bool:
    """Tell whether from some word the way up never reaches the root.

    >>> _has_cycle([0, 2, 0]), _has_cycle([0, 2, 1])
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


def _padded(trees: Sequence[Sequence[int]], width: int) -> Any:
    """Return the heads of all sentences in one table, without the root itself."""
    table = numpy.zeros((len(trees), width), dtype=numpy.int64)
    for row, tree in zip(table, trees, strict=True):
        row[: len(tree) - 1] = tree[1:]
    return torch.from_numpy(table)


def _edges(model: Any, tree: Sequence[int], labels: Any) -> list[Edge]:
    """Return the edges of one sentence."""
    return list(zip(tree[1:], _names(model, labels[: len(tree) - 1].tolist()), strict=True))


def _mended(model: Any, words: Any, arcs: Any, edges: list[Edge]) -> list[Edge]:
    """Return the edges of a sentence in which no head has two subjects or two objects."""
    tree = [0, *(head for head, _ in edges)]
    if not find_head_constraint_violations(tree, [name for _, name in edges]):
        return edges
    scores = functional.log_softmax(model.deprel(words, words), 3)[0].cpu().numpy()
    mended, labels = resolve_head_constraint_violations(arcs, scores, numpy.array(tree), model.vocab["deprel"])
    return list(zip(mended.tolist()[1:], _names(model, labels), strict=True))


def _names(model: Any, labels: Sequence[int]) -> list[str]:
    names: list[str] = model.vocab["deprel"].unmap([label + VOCAB_PREFIX_SIZE for label in labels])
    return names
