"""Parts of speech and features."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import numpy
import torch

from attrib.parsing.models.inference.kinds import Spelling, Vectors, Vocabulary, numbered, plain
from attrib.parsing.models.inference.layers import HighwayLayers, Padded, Weights, linear
from attrib.parsing.models.inference.words import Words, batches

WORDS = 1000
"""How many words go through the model at once."""

EMPTY = 2
"""What a feature has that does not apply; a place that Stanza keeps free in every vocabulary."""


class Tagger:
    """Stanza's tagger, with the answers that attrib uses: UPOS and features."""

    def __init__(
        self, weights: Weights, config: Mapping[str, Any], vocab: Mapping[str, Any], vectors: Vectors,
        number: torch.dtype = torch.float32,
    ) -> None:  # fmt: skip
        """Take the parts of a checkpoint, the word vectors it was trained with, and which numbers to multiply."""
        self._number = number
        self._vectors = vectors
        self._from_vectors = linear(weights["trans_pretrained.weight"], number=number)
        self._words = Vocabulary.read(vocab["word"])
        self._embedding = weights["word_emb.weight"].to(number)
        self._spelling = Spelling(weights, Vocabulary.read(vocab["char"]), number)
        self._layers = HighwayLayers(weights, "taggerlstm", config["num_layers"], number)
        self._hidden = linear(weights["upos_hid.weight"], weights["upos_hid.bias"], "relu", number)
        self._upos = linear(weights["upos_clf.weight"], weights["upos_clf.bias"])
        self._tags = vocab["upos"]["_id2unit"]
        self._feats_hidden = linear(weights["tag_hid.feats.weight"], weights["tag_hid.feats.bias"], "relu", number)
        self._names = list(vocab["feats"]["_id2unit"].items())
        self._feats = _by_tag(weights, len(self._names))
        self._joined: dict[bytes, str] = {}

    def __call__(self, sentences: Sequence[Words]) -> None:
        """Fill in UPOS and features."""
        with torch.inference_mode():
            lengths = [len(sentence) for sentence in sentences]
            kinds, of_word = numbered([plain(text) for text in chain.from_iterable(s.texts for s in sentences)])
            inputs = self._inputs(kinds)
            past = self._layers.past(inputs)
            rows = numpy.split(numpy.array(of_word), numpy.cumsum(lengths)[:-1])
            for batch in batches(lengths, WORDS):
                padded = Padded([lengths[index] for index in batch])
                of_batch = torch.from_numpy(numpy.concatenate([rows[index] for index in batch]))
                states = self._layers(inputs, past, of_batch, padded)
                self._fill_in([sentences[index] for index in batch], states)

    def _inputs(self, words: Sequence[str]) -> Any:
        """Return what is known of kinds of words."""
        embedded = self._embedding[torch.tensor(self._words(words), dtype=torch.int64)]
        vectors = self._from_vectors(self._vectors.table[self._vectors(words)].to(self._number))
        return torch.cat([embedded, vectors, self._spelling(words)], 1)

    def _fill_in(self, sentences: Sequence[Words], states: Any) -> None:
        """Fill in the columns of sentences by the states of their words."""
        tags = self._upos(self._hidden(states).float()).argmax(1)
        feats = self._best_feats(self._feats_hidden(states).float(), tags)
        start = 0
        named = [self._tags[tag] for tag in tags.tolist()]
        for sentence in sentences:
            end = start + len(sentence)
            sentence.upos, sentence.feats = named[start:end], feats[start:end]
            start = end

    def _best_feats(self, hidden: Any, tags: Any) -> list[str]:
        """Return the features of words by their tags."""
        weight, bias = self._feats
        found = torch.empty(len(tags), len(self._names), dtype=torch.uint8)
        for tag in tags.unique().tolist():
            of_tag = (tags == tag).nonzero().view(-1)
            scores = torch.addmm(bias[tag], hidden[of_tag], weight[tag])
            found[of_tag] = scores.view(len(of_tag), len(self._names), -1).argmax(2).to(torch.uint8)
        return [self._join(row.tobytes()) for row in found.numpy()]

    def _join(self, values: bytes) -> str:
        """Return features as CoNLL-U has them."""
        if values not in self._joined:
            pairs = zip(values, self._names, strict=True)
            shown = "|".join(f"{name}={units[value]}" for value, (name, units) in pairs if value != EMPTY)
            self._joined[values] = shown or "_"
        return self._joined[values]


def _by_tag(weights: Weights, count: int) -> tuple[Any, Any]:
    """Return, by tag, the weights and bias that give the scores of all features at once.

    Stanza scores a feature by the word's state and a vector of its tag; there are few tags, so all is done
    beforehand that needs the tag alone.
    """
    scorers = [f"tag_clf.feats.{number}.W_bilin" for number in range(count)]
    most = max(weights[f"{name}.bias"].size(0) for name in scorers)
    tags = torch.nn.functional.pad(weights["upos_emb.weight"], (0, 1), value=1.0)
    table = torch.zeros(count, most, weights[f"{scorers[0]}.weight"].size(1), tags.size(0))
    bias = torch.full((count, most, 1), -float("inf"))
    for number, name in enumerate(scorers):
        values = weights[f"{name}.bias"].size(0)
        table[number, :values] = torch.einsum("vhg,tg->vht", weights[f"{name}.weight"], tags)
        bias[number, :values, 0] = weights[f"{name}.bias"]
    by_tag = table.permute(3, 2, 0, 1).reshape(tags.size(0), table.size(2), -1)
    return by_tag[:, :-1].contiguous(), by_tag[:, -1] + bias.view(-1)
