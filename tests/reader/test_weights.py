"""The file of weights."""

from pathlib import Path

import pytest
import torch

from attrib.errors import ModelError
from attrib.reader.weights import load_weights, read_name, save_weights
from tests.reader.tiny import SIZES, tiny_pieces, tiny_reader


def test_what_is_stored_is_loaded(tmp_path: Path) -> None:
    """Up to the rounding of 8 bits a row, with its vocabulary and name."""
    network, pieces = tiny_reader(), tiny_pieces()
    save_weights(tmp_path / "w.safetensors", network, pieces, SIZES, "tiny")
    loaded, again, name = load_weights(tmp_path / "w.safetensors")
    before, after = network.state_dict(), loaded.state_dict()

    assert "tiny" == name == read_name(tmp_path / "w.safetensors")
    assert (pieces.pieces, pieces.scores, pieces.padding) == (again.pieces, again.scores, again.padding)
    assert before.keys() == after.keys()
    for key, value in before.items():
        step = value.abs().amax(-1, keepdim=True) / 127
        assert torch.all((value - after[key]).abs() <= 0.51 * step + 2e-3), key


@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"\x08\0\0\0\0\0\0\0{}      "])
def test_another_file_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    """It is named, with what to do."""
    file = tmp_path / "w.safetensors"
    file.write_bytes(content)

    with pytest.raises(ModelError, match=r"w\.safetensors: .*name another file"):
        load_weights(file)


def test_a_pickle_is_never_loaded(tmp_path: Path) -> None:
    """A checkpoint of PyTorch, which could run code, is no file of weights."""
    file = tmp_path / "w.safetensors"
    torch.save({"reader": {}}, file)

    with pytest.raises(ModelError):
        load_weights(file)
