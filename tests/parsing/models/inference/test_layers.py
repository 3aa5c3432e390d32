"""The layers give what PyTorch's own give."""

from typing import Any

import pytest

pytestmark = [pytest.mark.stanza, pytest.mark.xdist_group("stanza")]
LENGTHS = [3, 1, 7, 2]


def test_sequences_of_all_lengths_run_side_by_side() -> None:
    """As packed, in both directions."""
    import torch
    from torch.nn.utils.rnn import pack_sequence, unpack_sequence

    from attrib.parsing.models.inference.layers import BothWays, Padded

    torch.manual_seed(1)
    own = torch.nn.LSTM(5, 4, bidirectional=True, batch_first=True)
    sequences = [torch.randn(length, 5) for length in LENGTHS]
    with torch.inference_mode():
        expected = unpack_sequence(own(pack_sequence(sequences, enforce_sorted=False))[0])
        weights = {f"rnn.{name}": value for name, value in own.named_parameters()}
        found = BothWays(weights, "rnn")(torch.cat(sequences), Padded(LENGTHS))

    torch.testing.assert_close(torch.cat(expected), found)


def test_a_table_has_the_elements_of_every_sequence() -> None:
    """In a row of eight; beyond the end of one its last element stands."""
    import torch

    from attrib.parsing.models.inference.layers import Padded

    assert Padded([2, 3]).side_by_side(torch.arange(5)).tolist() == [[0, *[1] * 7], [2, 3, *[4] * 6]]


@pytest.mark.parametrize("then", ["none", "relu", "tanh", "sigmoid"])
@pytest.mark.parametrize("has_onednn", [True, False])
def test_a_linear_layer_is_the_same_without_onednn(
    then: str, has_onednn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where PyTorch is built without it, or keeps it elsewhere."""
    import torch

    from attrib.parsing.models.inference.layers import THEN, linear

    def refuse(*_: Any) -> None:
        raise NotImplementedError

    if not has_onednn:
        monkeypatch.setattr(torch.ops.mkldnn, "_reorder_linear_weight", refuse)
    torch.manual_seed(1)
    own, elements = torch.nn.Linear(6, 3), torch.randn(4, 6)
    with torch.inference_mode():
        found = linear(own.weight, own.bias, then)(elements)

        torch.testing.assert_close(THEN[then](own(elements)), found)
