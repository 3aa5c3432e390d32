"""The reader's weights in one file: safetensors, which holds numbers and text and can run nothing.

Matrices are stored as whole numbers of 8 bits with a scale for each row (half precision), everything else in half
precision. Sizes, vocabulary and name stand in the header.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from attrib.errors import ModelError
from attrib.messages import Message, at
from attrib.reader.network import Reader, Sizes
from attrib.reader.pieces import Pieces

FORMAT = "attrib-reader-1"
SCALE = ".scale"
SCORES = "vocabulary.scores"
LARGEST = 127


def save_weights(path: Path, network: Reader, pieces: Pieces, sizes: Sizes, name: str) -> None:
    """Write a network with its vocabulary; `name` is what a report calls it."""
    tensors: dict[str, Tensor] = {SCORES: torch.tensor(pieces.scores, dtype=torch.float32)}
    for key, value in network.state_dict().items():
        if value.dim() == 2:
            scale = value.abs().amax(1).clamp(min=1e-8) / LARGEST
            tensors[key] = (value / scale[:, None]).round().to(torch.int8)
            tensors[key + SCALE] = scale.half()
        else:
            tensors[key] = value.half().contiguous()
    vocabulary = {
        "pieces": pieces.pieces, "same": dict(pieces.same), "begin": pieces.begin, "end": pieces.end,
        "padding": pieces.padding, "unknown": pieces.unknown,
    }  # fmt: skip
    header = {
        "format": FORMAT,
        "name": name,
        "sizes": json.dumps({key: getattr(sizes, key) for key in Sizes.__dataclass_fields__}),
        "vocabulary": json.dumps(vocabulary, ensure_ascii=False),
    }
    save_file(tensors, path, header)
    path.chmod(0o644)  # it is made readable for its owner alone


def load_weights(path: Path, number: torch.dtype = torch.float32) -> tuple[Reader, Pieces, str]:
    """Return a network that multiplies such numbers, its vocabulary and its name.

    Raises ModelError where the file is no reader's.
    """
    try:
        with safe_open(path, "pt") as file:
            header = file.metadata() or {}
            if header.get("format") != FORMAT:
                raise ModelError(
                    at(str(path), Message("is no reader of this version: reinstall attrib, or name another file"))
                )
            stored = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118  it is no mapping
        return _network(header, stored, number), _pieces(header, stored), header["name"]
    except (OSError, SafetensorError, KeyError, ValueError, TypeError, RuntimeError) as error:
        raise ModelError(
            at(str(path), Message("cannot be read ({why}): reinstall attrib, or name another file", why=error))
        ) from error


def read_name(path: Path) -> str:
    """Return the name in the header of a file without reading its numbers. Raises ModelError as `load_weights` does."""
    return str(_read_header(path)["name"])


def read_sizes(path: Path) -> Sizes:
    """Return what the network of a file is made of. Raises ModelError as `load_weights` does."""
    return Sizes(**json.loads(_read_header(path)["sizes"]))


def _read_header(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            size = int.from_bytes(file.read(8), "little")
            header: dict[str, Any] = json.loads(file.read(min(size, 1 << 25)))["__metadata__"]
        return {"name": header["name"], "sizes": header["sizes"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            at(str(path), Message("cannot be read ({why}): reinstall attrib, or name another file", why=error))
        ) from error


def _network(header: Mapping[str, str], stored: Mapping[str, Tensor], number: torch.dtype) -> Reader:
    sizes = Sizes(**json.loads(header["sizes"]))
    network = Reader(sizes, "meta")
    state = {
        key: _whole(key, value, stored).to(number)
        for key, value in stored.items()
        if key != SCORES and not key.endswith(SCALE)
    }
    network.load_state_dict(state, assign=True)
    return network.eval()


def _whole(key: str, value: Tensor, stored: Mapping[str, Tensor]) -> Tensor:
    """Return a tensor in single precision."""
    scale = stored.get(key + SCALE)
    return value.float() if scale is None else value.float() * scale.float()[:, None]


def _pieces(header: Mapping[str, str], stored: Mapping[str, Tensor]) -> Pieces:
    read = json.loads(header["vocabulary"])
    return Pieces(
        read["pieces"], stored[SCORES].tolist(), read["same"], read["begin"], read["end"], read["padding"],
        read["unknown"],
    )  # fmt: skip
