"""What tagger and parser know of a word by its letters alone: looked up once for each kind of word."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch

from attrib.parsing.models.inference.layers import OneWay, Padded, Weights, linear
from attrib.parsing.models.inference.words import batches

UNKNOWN = 1
ROOT = 3
"""Places that Stanza keeps free in every vocabulary."""

CHARACTERS = 8000
"""How many characters go through a model at once."""

# Tagger and parser read "?!?" as "?" and "!!" as "!", by the patterns of stanza.models.common.utils.
QUESTION = re.compile(r"[?？︖﹖⁇][?？︖﹖⁇!！︕﹗‼]+")
EXCLAMATION = re.compile(r"[!！︕﹗‼][?？︖﹖⁇!！︕﹗‼]+")


def plain(text: str) -> str:
    """Return a word as tagger and parser read it.

    >>> plain("?!?"), plain("!"), plain("ja")
    ('?', '!', 'ja')
    """
    if len(text) == 1 or text[0].isalnum():
        return text
    if QUESTION.fullmatch(text):
        return "?"
    return "!" if EXCLAMATION.fullmatch(text) else text


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Numbers of units, such as words or characters."""

    numbers: Mapping[str, int]
    units: Sequence[str]
    lower: bool

    @classmethod
    def read(cls, state: Mapping[str, Any]) -> "Vocabulary":
        """Return a vocabulary from its part of a checkpoint."""
        return cls(numbers=state["_unit2id"], units=state["_id2unit"], lower=state.get("lower", False))

    def __call__(self, units: Sequence[str]) -> list[int]:
        """Return the numbers of units."""
        numbers = self.numbers
        if self.lower:
            return [numbers.get(unit.lower(), UNKNOWN) for unit in units]
        return [numbers.get(unit, UNKNOWN) for unit in units]


@dataclass(frozen=True, slots=True)
class Vectors:
    """Word vectors."""

    vocabulary: Vocabulary
    table: Any

    def __call__(self, texts: Sequence[str]) -> Any:
        """Return the numbers of words."""
        return torch.tensor(self.vocabulary([text.replace(" ", "\xa0") for text in texts]), dtype=torch.int64)


class Spelling:
    """A model that reads words character by character."""

    def __init__(self, weights: Weights, vocabulary: Vocabulary, number: torch.dtype) -> None:
        """Take the weights of a tagger's or parser's checkpoint, its vocabulary of characters, and what to multiply."""
        self._vocabulary = vocabulary
        self._embedding = weights["charmodel.char_emb.weight"].to(number)
        start = weights["charmodel.charlstm_h_init"], weights["charmodel.charlstm_c_init"]
        self._states = OneWay(weights, "charmodel.charlstm.lstm", start, number=number)
        self._attention = weights["charmodel.char_attn.weight"].view(-1).to(number)
        self._out = linear(weights["trans_char.weight"], number=number)

    def __call__(self, words: Sequence[str | None]) -> Any:
        """Return a vector for each word; None stands for the root."""
        spelled = [[ROOT] if word is None else self._vocabulary(word) for word in words]
        vectors = torch.empty(len(words), self._attention.size(0), dtype=self._attention.dtype)
        for batch in batches([len(word) for word in spelled], CHARACTERS):
            padded = Padded([len(spelled[index]) for index in batch])
            characters = torch.tensor([number for index in batch for number in spelled[index]])
            states = self._states(self._embedding[characters[padded.ahead]].view(*padded.shape, -1))
            weight = torch.sigmoid(states @ self._attention).mul_(padded.inside)
            vectors[torch.tensor(batch)] = torch.einsum("pwf,pw->wf", states, weight)[: padded.count]
        return self._out(vectors)


def numbered(keys: Sequence[Any]) -> tuple[list[Any], list[int]]:
    """Return the kinds that occur, and for each key the number of its kind.

    >>> numbered(["a", "b", "a"])
    (['a', 'b'], [0, 1, 0])
    """
    kinds: dict[Any, int] = {}
    numbers = [kinds.setdefault(key, len(kinds)) for key in keys]
    return list(kinds), numbers
