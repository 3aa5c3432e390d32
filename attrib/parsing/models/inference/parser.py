"""Heads and relations."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy
import torch
from torch.nn import functional

from attrib.parsing.models.inference.kinds import ROOT, Spelling, Vectors, Vocabulary, numbered, plain
from attrib.parsing.models.inference.layers import HighwayLayers, Padded, Weights, linear
from attrib.parsing.models.inference.rivals import find_rivals, without_rivals
from attrib.parsing.models.inference.trees import best_trees
from attrib.parsing.models.inference.words import Words, batches

WORDS = 1000
"""How many words go through the model at once."""

LONG = 300
"""Words; of a longer sentence the relations of all words to all others are never in memory at once."""

SCORERS = ("unlabeled", "linearization", "distance", "deprel")
"""What scores a word as the head of another: fit, order, distance, and the relation."""

Kind = tuple[str | None, str, str]
"""A word's text, lemma and tag, with all that the parser asks of it; no text for the root."""
THE_ROOT: Kind = (None, "", "")


class Parser:
    """Stanza's graph parser, with scores for the relations to the chosen heads only."""

    def __init__(
        self, weights: Weights, config: Mapping[str, Any], vocab: Mapping[str, Any], vectors: Vectors,
        number: torch.dtype = torch.float32,
    ) -> None:  # fmt: skip
        """Take the parts of a checkpoint, the word vectors it was trained with, and which numbers to multiply."""
        self._number = number
        self._vectors = vectors
        self._from_vectors = linear(weights["trans_pretrained.weight"], number=number)
        self._spelling = Spelling(weights, Vocabulary.read(vocab["char"]), number)
        self._tables = [
            (Vocabulary.read(vocab[name]), weights[f"{part}_emb.weight"].to(number))
            for name, part in (("word", "word"), ("lemma", "lemma"), ("upos", "upos"))
        ]
        self._layers = HighwayLayers(weights, "parserlstm", config["num_layers"], number)
        self._relations = vocab["deprel"]["_id2unit"][ROOT + 1 :]
        self._mends = config.get("resolve_head_constraints", True)
        self._sides = linear(
            torch.cat([weights[f"{name}.{side}.weight"] for name in SCORERS for side in ("W1", "W2")]),
            torch.cat([weights[f"{name}.{side}.bias"] for name in SCORERS for side in ("W1", "W2")]),
            "relu",
            number,
        )
        self._arcs = [_bilinear(weights, name, torch.float32) for name in SCORERS[:3]]
        self._labels = _bilinear(weights, "deprel", number)

    def __call__(self, sentences: Sequence[Words]) -> None:
        """Fill in heads and relations."""
        with torch.inference_mode():
            lengths = [len(sentence) + 1 for sentence in sentences]
            kinds, of_word = numbered(list(chain.from_iterable(_kinds(sentence) for sentence in sentences)))
            inputs = self._inputs(kinds)
            past = self._layers.past(inputs)
            rows = numpy.split(numpy.array(of_word), numpy.cumsum(lengths)[:-1])
            for batch in batches(lengths, WORDS):
                padded = Padded([lengths[index] for index in batch])
                of_batch = torch.from_numpy(numpy.concatenate([rows[index] for index in batch]))
                states = self._layers(inputs, past, of_batch, padded)
                self._fill_in([sentences[index] for index in batch], states, padded)

    def _inputs(self, kinds: Sequence[Kind]) -> Any:
        """Return what is known of kinds of words."""
        texts, of_kind = numbered([text for text, _, _ in kinds])
        rows = torch.tensor(of_kind)
        spelled = self._spelling(texts)
        vectors = self._vectors([text or "" for text in texts])
        vectors[[text is None for text in texts]] = ROOT
        tables = [self._from_vectors(self._vectors.table[vectors].to(self._number))[rows]]
        for (vocabulary, table), column in zip(self._tables, zip(*kinds, strict=True), strict=True):
            numbers = torch.tensor(vocabulary([unit or "" for unit in column]))
            numbers[[text is None for text, _, _ in kinds]] = ROOT
            tables.append(table[numbers])
        # Stanza gives the tag twice, the second time where features were meant.
        return torch.cat([*tables, tables[-1], spelled[rows]], 1)

    def _fill_in(self, sentences: Sequence[Words], states: Any, padded: Padded) -> None:
        """Fill in the columns of sentences by the states of their words."""
        sides = self._sides(states).float().chunk(2 * len(SCORERS), 1)
        scores = self._score(sides, padded)
        trees = best_trees(scores, [len(sentence) + 1 for sentence in sentences])
        labels = self._label(sides[-2], sides[-1], trees, padded)
        start = 0
        for number, (sentence, tree) in enumerate(zip(sentences, trees, strict=True)):
            end = start + len(tree)
            relations = [self._relations[label] for label in labels[start + 1 : end]]
            if self._mends and find_rivals(tree, relations):
                cut = scores[number, : len(tree), : len(tree)].log_softmax(1).numpy()
                every = self._label_all(sides[-2][start:end], sides[-1][start:end])
                tree, relations = without_rivals(tree, cut, every, self._relations)
            sentence.heads, sentence.relations = tree[1:], relations
            start = end

    def _score(self, sides: Sequence[Any], padded: Padded) -> Any:
        """Return how well each word fits as the head of each, by sentence, dependent and head."""
        fit, order, distance = (
            _pairwise(scorer, padded.side_by_side(left), padded.side_by_side(right))
            for scorer, left, right in zip(self._arcs, sides[0:6:2], sides[1:6:2], strict=True)
        )
        places = torch.arange(fit.size(1))
        offset = places.unsqueeze(0) - places.unsqueeze(1)
        fit += functional.logsigmoid(order.mul_(torch.sign(offset).float()))
        guess = functional.softplus(distance).add_(1)
        fit -= torch.log((offset.abs().float() - guess).pow_(2).div_(2).add_(1))
        fit.masked_fill_(offset == 0, -float("inf"))
        return fit.masked_fill_(~padded.inside.t()[: padded.count].unsqueeze(1), -float("inf"))

    def _label(self, left: Any, right: Any, trees: Sequence[Sequence[int]], padded: Padded) -> list[int]:
        """Return the best relation of each word to its head."""
        layer, bias = self._labels
        heads = numpy.concatenate([numpy.array(tree) + start for tree, start in zip(trees, padded.starts, strict=True)])
        right = functional.pad(right[torch.from_numpy(heads)], (0, 1), value=1.0).unsqueeze(1)
        halfway = layer(left.to(self._number)).view(left.size(0), right.size(2), -1).to(right.dtype)
        labels: list[int] = (torch.bmm(right, halfway).squeeze(1) + bias).argmax(1).tolist()
        return labels

    def _label_all(self, left: Any, right: Any) -> Callable[[int], Any]:
        """Return what tells how likely each relation of a word of a sentence is, by head and relation."""
        layer, bias = self._labels
        right = functional.pad(right, (0, 1), value=1.0)

        def label(words: slice) -> Any:
            halfway = layer(left[words].to(self._number)).to(right.dtype).view(-1, right.size(1), bias.size(0))
            return functional.log_softmax(torch.einsum("dfr,hf->dhr", halfway, right) + bias, 2).numpy()

        if left.size(0) > LONG:
            return lambda word: label(slice(word, word + 1))[0]
        table = label(slice(None))
        return lambda word: table[word]


def _bilinear(weights: Weights, name: str, number: torch.dtype) -> tuple[Any, Any]:
    """Return the layer that a scorer asks of dependents, and what it adds in the end."""
    weight = weights[f"{name}.scorer.W_bilin.weight"]
    flat = weight.reshape(weight.size(0), -1)
    layer = linear(flat[:-1].t().contiguous(), flat[-1].contiguous(), number=number)
    return layer, weights[f"{name}.scorer.W_bilin.bias"]


def _pairwise(scorer: tuple[Any, Any], left: Any, right: Any) -> Any:
    """Return the score of each pair of dependent and head."""
    layer, bias = scorer
    halfway = layer(left)
    return torch.baddbmm(halfway[:, :, -1:] + bias, halfway[:, :, :-1], right.transpose(1, 2))


def _kinds(sentence: Words) -> list[Kind]:
    """Return the kinds of the root and the words of a sentence."""
    columns = zip(sentence.texts, sentence.lemmas, sentence.upos, strict=True)
    return [THE_ROOT, *((plain(text), lemma, tag) for text, lemma, tag in columns)]
