"""Model files with fewer bytes, for Stanza to load as they are.

Stanza keeps every number in 32 bits and does not compress. Here the last bits, which decide nothing, are
set to zero, and the file is deflated; PyTorch inflates such files without being told. Optimiser states are left out.
"""

import argparse
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

OPTIMIZER_STATES = ("optimizer_state_dict", "scheduler_state_dict")


def shrink(source: Path, target: Path, bits: int) -> None:
    """Write a model with so many bits of precision after the leading one, and no optimiser states."""
    import torch

    content = torch.load(source, map_location="cpu", weights_only=True)
    for name in OPTIMIZER_STATES:
        content.pop(name, None)
    if "emb" in content:
        content = group_equal_rows(content)
    unfinished = target.with_suffix(".unfinished")
    torch.save(rounded(content, bits), unfinished)
    deflate(unfinished)
    unfinished.replace(target)


def rounded(content: Any, bits: int) -> Any:
    """Return a copy of nested containers whose float tensors have the given precision.

    1.1 is 1.125 with three bits and 1.1015625 with seven.
    """
    import torch

    if isinstance(content, torch.Tensor) and content.dtype == torch.float32:
        mantissa, exponent = torch.frexp(content)
        scale = 2.0 ** (bits + 1)
        return torch.ldexp(torch.round(mantissa * scale) / scale, exponent).contiguous()
    if isinstance(content, Mapping):
        return type(content)((key, rounded(value, bits)) for key, value in content.items())  # type: ignore[call-arg]  # a dict or an OrderedDict
    if isinstance(content, list | tuple):
        return type(content)(rounded(value, bits) for value in content)
    return content


def group_equal_rows(vectors: Mapping[str, Any]) -> dict[str, Any]:
    """Return word vectors with equal rows next to each other, where deflating finds them.

    Many rare words share a row. The first four rows are Stanza's own and stay; models look
    words up by name, so the order of the others means nothing.
    """
    table = vectors["emb"]
    vocabulary = dict(vectors["vocab"])
    words: list[str] = vocabulary["_id2unit"]
    first_word: dict[bytes, int] = {}
    own = 4
    groups = [first_word.setdefault(row.numpy().tobytes(), number) for number, row in enumerate(table)]
    order = [*range(own), *sorted(range(own, len(words)), key=lambda number: (groups[number], number))]
    vocabulary["_id2unit"] = [words[number] for number in order]
    vocabulary["_unit2id"] = {word: number for number, word in enumerate(vocabulary["_id2unit"])}
    return {**vectors, "vocab": vocabulary, "emb": table[order].contiguous()}


def deflate(path: Path) -> None:
    """Compress the members of a PyTorch file, with fixed dates so that equal models give equal bytes."""
    with zipfile.ZipFile(path) as stored:
        members = [(entry.filename, stored.read(entry)) for entry in stored.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as deflated:
        for name, data in members:
            deflated.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, 9)


def main() -> None:
    """Read the arguments and shrink one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--bits", type=int, default=10)
    options = parser.parse_args()
    shrink(options.source, options.target, options.bits)


if __name__ == "__main__":
    main()
