"""The trees of Stanza's graph parser, found in half the time; imported only when a parser loads in Stanza.

Stanza scores every relation between every two words of a sentence, and searches every sentence for its
best tree. But the relation of a word is wanted for its head alone, and the best heads of most sentences are
a tree already. The trees are the same.
"""

from collections.abc import Sequence
from typing import Any

import numpy
import torch
from stanza.models.common.utils import unsort
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.model import GraphParser
from stanza.models.depparse.trainer import unpack_batch
from torch.nn import functional

from attrib.parsing.models.inference.rivals import find_rivals, without_rivals
from attrib.parsing.models.inference.trees import best_trees

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
        beyond = torch.arange(words.size(1), device=words.device) >= torch.tensor(lengths, device=words.device)[:, None]
        arcs = arc_scores(model, words)[0].masked_fill(beyond[:, None], -float("inf")).log_softmax(2).cpu()
        trees = best_trees(arcs, lengths)
        heads = _padded(trees, words.size(1) - 1).to(words.device)
        labels = label_scores(model.deprel, words[:, 1:], words, heads).argmax(2).cpu().numpy()
        sentences = [_edges(model, tree, labels[number]) for number, tree in enumerate(trees)]
        for number, length in enumerate(lengths if mend else ()):
            cut = words[number : number + 1, :length], arcs[number, :length, :length].numpy()
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
    if not find_rivals(tree, [name for _, name in edges]):
        return edges
    scores = functional.log_softmax(model.deprel(words, words), 3)[0].cpu().numpy()
    names = _names(model, range(scores.shape[2]))
    mended, relations = without_rivals(tree, arcs, scores.__getitem__, names)
    return list(zip(mended[1:], relations, strict=True))


def _names(model: Any, labels: Sequence[int]) -> list[str]:
    names: list[str] = model.vocab["deprel"].unmap([label + VOCAB_PREFIX_SIZE for label in labels])
    return names
