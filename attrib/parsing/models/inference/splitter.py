"""The words of contractions."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import torch

from attrib.parsing.models.inference.kinds import UNKNOWN
from attrib.parsing.models.inference.layers import BothWays, Padded, Weights, linear
from attrib.parsing.models.inference.words import Contraction, Span, Words

START, END = 2, 3
"""Stand before and after a token; places that Stanza keeps free in the vocabulary."""


class Splitter:
    """Stanza's model for tokens of several words, of the kind that cuts and changes no character."""

    def __init__(
        self, weights: Weights, config: Mapping[str, Any], vocab: Mapping[str, Any], dictionary: Mapping[str, str]
    ) -> None:
        """Take the parts of a checkpoint."""
        self._known = dictionary if config.get("ensemble_dict", False) else {}
        self._units = vocab["_unit2id"]
        self._embedding = weights["embedding.weight"]
        self._layers = [BothWays(weights, "encoder", layer=number) for number in range(config["num_layers"])]
        self._hidden = linear(weights["output_layer.0.weight"], weights["output_layer.0.bias"], "relu")
        self._out = linear(weights["output_layer.2.weight"], weights["output_layer.2.bias"])

    def __call__(self, sentences: Sequence[Words]) -> None:
        """Put words in the place of contractions."""
        tokens = dict.fromkeys(sentence.texts[index] for sentence in sentences for index in sentence.unsplit)
        known = {token: _by_dictionary(token, self._known) for token in tokens}
        known |= self._cut([token for token, expansion in known.items() if expansion is None])
        parts = {token: str(expansion).split() for token, expansion in known.items()}
        for sentence in sentences:
            if sentence.unsplit:
                _split(sentence, parts)

    def _cut(self, tokens: Sequence[str]) -> dict[str, str]:
        """Return tokens with spaces where the model cuts them."""
        if not tokens:
            return {}
        spelled = [[START, *(self._units.get(character, UNKNOWN) for character in token), END] for token in tokens]
        padded = Padded([len(numbers) for numbers in spelled])
        with torch.inference_mode():
            states = self._embedding[torch.tensor([number for numbers in spelled for number in numbers])]
            for layer in self._layers:
                states = layer(states, padded)
            scores = self._out(self._hidden(states))
            cuts = (scores[:, 1] > scores[:, 0]).split([len(numbers) for numbers in spelled])
        return {
            token: "".join(f" {character}" if cut else character for character, cut in zip(token, of_token[1:]))  # noqa: B905 - the last belongs to none
            for token, of_token in zip(tokens, cuts, strict=True)
        }


def _by_dictionary(token: str, known: Mapping[str, str]) -> str | None:
    """Return the words of a token as the dictionary has them, whatever its case."""
    if token in known:
        return known[token]
    expansion = known.get(token.lower())
    if expansion is not None and token.isupper():
        return expansion.upper()
    if expansion is not None and token[0].isupper() and token[1:].islower():
        return expansion[0].upper() + expansion[1:]
    return None


def _split(sentence: Words, parts: Mapping[str, Sequence[str]]) -> None:
    """Put words in the place of the contractions of a sentence."""
    unsplit = set(sentence.unsplit)
    texts: list[str] = []
    spans: list[Span] = []
    for index, (token, span) in enumerate(zip(sentence.texts, sentence.spans, strict=True)):
        words = parts[token] if index in unsplit else ()
        if len(words) < 2:
            texts.append(token)
            spans.append(span)
            continue
        sentence.contractions.append(Contraction(len(texts), len(words), token, span))
        texts += words
        spans += _spans(words, token, span)
    sentence.texts, sentence.spans, sentence.unsplit = texts, spans, []


def _spans(words: Sequence[str], token: str, span: Span) -> list[Span]:
    """Return where the words of a token are; where they cannot be told apart, each is all of it.

    >>> _spans(["ca", "n't"], "can't", (5, 10)), _spans(["in", "het"], "in't", (0, 4))
    ([(5, 7), (7, 10)], [(0, 4), (0, 4)])
    """
    found = re.fullmatch(r"\s*".join(f"({re.escape(word)})" for word in words), token)
    if not found:
        return [span] * len(words)
    return [(found.start(number) + span[0], found.end(number) + span[0]) for number in range(1, len(words) + 1)]
