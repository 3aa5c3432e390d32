"""From a checkpoint of training to the file that a wheel ships.

python -m attrib.training.reader.pack CHECKPOINT.pt WEIGHTS.safetensors --name taught-1 [--with OTHER --share .33]

Weights of two trainings, of which one went on from the other, can be averaged: often better than either (Wortsman et
al. 2022, "Model soups").
"""

import argparse
import hashlib
from pathlib import Path

from attrib.reader.parser import SUM
from attrib.reader.weights import save_weights
from attrib.training.reader.train import load, sizes_of


def pack(checkpoint: Path, target: Path, name: str, other: Path | None = None, share: float = 0.0) -> None:
    """Write the weights of a checkpoint, and their SHA-256 sum beside them; `share` of them, 0 to 1, are another's."""
    network, pieces, stored = load(str(checkpoint))
    if other:
        others = load(str(other))[0].state_dict()
        network.load_state_dict({key: value.lerp(others[key], share) for key, value in network.state_dict().items()})
    save_weights(target, network, pieces, sizes_of(stored), name)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    target.with_suffix(SUM).write_text(f"{digest}  {target.name}\n", encoding="utf-8")


def main() -> None:
    """Read the arguments and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--name", required=True, help="what a report calls it")
    parser.add_argument("--with", dest="other", type=Path, help="checkpoint or weights to average with")
    parser.add_argument("--share", type=float, default=0.5, help="of these")
    options = parser.parse_args()
    pack(options.checkpoint, options.target, options.name, options.other, options.share)


if __name__ == "__main__":
    main()
