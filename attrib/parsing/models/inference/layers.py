"""The layers of Stanza's models, for answers only.

They give what Stanza's own give. PyTorch's recurrent layers are two to three times as fast on sequences of one
length as on packed ones, so these run once on all sequences padded, and once on all of them turned round.

Weights of eight bits (dynamic quantisation, measured again when PyTorch changes) would save another sixth of the
time, but one word in two hundred comes out otherwise, so they are left as they are.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy
import torch
from torch.nn import functional

Weights = Mapping[str, Any]
"""Tensors of a checkpoint by name."""


THEN: Mapping[str, Callable[[Any], Any]] = {
    "none": lambda elements: elements,
    "relu": torch.relu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
}
"""What may follow a linear layer."""


STEP = 8
"""Tables are as long and as wide as the next multiple: oneDNN prepares itself for every size that it has not seen of
late, which would take a fifth of the time when no two batches have the same."""


class Padded:
    """Where the elements of sequences of several lengths lie: one after the other, and side by side."""

    def __init__(self, lengths: Sequence[int]) -> None:
        """Take the lengths of the sequences."""
        self.count = len(lengths)
        sizes = numpy.array([*lengths, *[0] * (-self.count % STEP)], dtype=numpy.int64)
        places = numpy.arange(-(-max(lengths) // STEP) * STEP)[:, None]
        starts = numpy.cumsum(sizes) - sizes
        inside = places < sizes
        last = numpy.maximum(sizes - 1, 0)
        starts[self.count :] = 0
        ahead, back = starts + numpy.minimum(places, last), starts + numpy.maximum(last - places, 0)
        self.shape = inside.shape
        """Places and sequences of the table in which they lie side by side; it may be larger than they need."""
        self.starts: Sequence[int] = starts[: self.count].tolist()
        """Place of the first element of each when they lie one after the other."""
        self.inside: Any = torch.from_numpy(inside)
        """By place and sequence, whether there is an element."""
        self.ahead: Any = torch.from_numpy(ahead.reshape(-1))
        """For every place side by side the element there, by its place one after the other."""
        self.back: Any = torch.from_numpy(back.reshape(-1))
        """The same when all sequences are turned round."""
        self.from_ahead: Any = torch.from_numpy(_inverse(ahead, inside))
        """For every element its place side by side."""
        self.from_back: Any = torch.from_numpy(_inverse(back, inside))

    def side_by_side(self, elements: Any) -> Any:
        """Return elements as a table by sequence and place; beyond the end of a sequence stands its last element."""
        return elements[self.ahead.view(self.shape).t()[: self.count]]


def _inverse(order: Any, inside: Any) -> Any:
    found = numpy.empty(int(inside.sum()), dtype=numpy.int64)
    found[order[inside]] = numpy.flatnonzero(inside)
    return found


def linear(
    weight: Any, bias: Any = None, then: str = "none", number: torch.dtype = torch.float32
) -> Callable[[Any], Any]:
    """Return a linear layer with what follows it, by its name in THEN, that takes and gives such numbers.

    It runs in oneDNN where PyTorch has that, which is twice as fast as the default on many processors.
    """
    weight, bias = weight.to(number), bias if bias is None else bias.to(number)
    try:
        packed = torch.ops.mkldnn._reorder_linear_weight(weight.detach().contiguous())
        layer = partial(_linear_by_onednn, packed, bias, then)
        layer(torch.zeros(1, weight.size(1), dtype=number))
    except (AttributeError, RuntimeError, NotImplementedError):  # an internal name of PyTorch, or built without oneDNN
        return partial(_linear, weight, bias, THEN[then])
    return layer


def _linear_by_onednn(packed: Any, bias: Any, then: str, elements: Any) -> Any:
    return torch.ops.mkldnn._linear_pointwise(elements, packed, bias, then, [], "")


def _linear(weight: Any, bias: Any, then: Callable[[Any], Any], elements: Any) -> Any:
    return then(functional.linear(elements, weight, bias))


class OneWay:
    """A recurrent layer of one direction."""

    def __init__(
        self,
        weights: Weights,
        name: str,
        start: tuple[Any, Any] | None = None,
        suffix: str = "_l0",
        number: torch.dtype = torch.float32,
    ) -> None:
        """Take the weights of a checkpoint, the layer's name there, and its state before the first element."""
        parts = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        self._weights = [weights[f"{name}.{part}{suffix}"].to(number) for part in parts]
        width = self._weights[1].size(1)
        first, second = start or (torch.zeros(1, 1, width), torch.zeros(1, 1, width))
        self._start = first.to(number), second.to(number)

    def __call__(self, elements: Any) -> Any:
        """Return the states for elements by place, sequence and feature."""
        start = tuple(state.expand(1, elements.size(1), -1).contiguous() for state in self._start)
        return torch.lstm(elements, start, self._weights, True, 1, 0.0, False, False, False)[0]


class BothWays:
    """A recurrent layer of two directions, on elements that lie one after the other."""

    def __init__(
        self,
        weights: Weights,
        name: str,
        starts: Sequence[tuple[Any, Any]] = (),
        layer: int = 0,
        number: torch.dtype = torch.float32,
    ) -> None:
        """Take what OneWay takes, with a state for each direction."""
        ahead, back = starts or (None, None)
        self._ahead = OneWay(weights, name, ahead, f"_l{layer}", number)
        self._back = OneWay(weights, name, back, f"_l{layer}_reverse", number)

    def __call__(self, elements: Any, padded: Padded, rows: Any = None) -> Any:
        """Return the states of both directions; ``rows`` tells which of the elements stands in each place."""
        found = []
        for layer, order, places in (
            (self._ahead, padded.ahead, padded.from_ahead),
            (self._back, padded.back, padded.from_back),
        ):
            table = elements.index_select(0, order if rows is None else rows[order])
            states = layer(table.view(*padded.shape, -1))
            found.append(states.reshape(-1, states.size(2)).index_select(0, places))
        return torch.cat(found, 1)


class HighwayLayers:
    """The recurrent layers of tagger and parser, each with a way past it."""

    def __init__(self, weights: Weights, name: str, count: int, number: torch.dtype) -> None:
        """Take the weights of a checkpoint, the name of the layers there, how many they are, and their numbers."""
        self._layers = []
        for place in range(count):
            starts = [
                (weights[f"{name}_h_init"][2 * place + way][None], weights[f"{name}_c_init"][2 * place + way][None])
                for way in (0, 1)
            ]
            gate, past = (
                linear(weights[f"{name}.{part}.{place}.weight"], weights[f"{name}.{part}.{place}.bias"], then, number)
                for part, then in (("gate", "sigmoid"), ("highway", "tanh"))
            )
            layer = BothWays(weights, f"{name}.lstm.{place}.lstm", starts, number=number)
            self._layers.append((layer, gate, past))

    def past(self, kinds: Any) -> Any:
        """Return what goes past the first layer, by kind of word."""
        _, gate, past = self._layers[0]
        return gate(kinds) * past(kinds)

    def __call__(self, kinds: Any, past: Any, rows: Any, padded: Padded) -> Any:
        """Return the states of words one after the other, each of the kind that ``rows`` tells."""
        states = self._layers[0][0](kinds, padded, rows).add_(past.index_select(0, rows))
        for layer, gate, highway in self._layers[1:]:
            states = layer(states, padded).add_(gate(states).mul_(highway(states)))
        return states
