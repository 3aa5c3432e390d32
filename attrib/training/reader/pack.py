"""From a checkpoint of training to the file that a wheel ships.

python -m attrib.training.reader.pack CHECKPOINT.pt WEIGHTS.safetensors --name taught-1
"""

import argparse
import hashlib
from pathlib import Path

from attrib.reader.parser import SUM
from attrib.reader.weights import save_weights
from attrib.training.reader.train import load, sizes_of


def pack(checkpoint: Path, target: Path, name: str) -> None:
    """Write the weights of a checkpoint, and their SHA-256 sum beside them."""
    network, pieces, stored = load(str(checkpoint))
    save_weights(target, network, pieces, sizes_of(stored), name)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    target.with_suffix(SUM).write_text(f"{digest}  {target.name}\n", encoding="utf-8")


def main() -> None:
    """Read the arguments and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--name", required=True, help="what a report calls it")
    options = parser.parse_args()
    pack(options.checkpoint, options.target, options.name)


if __name__ == "__main__":
    main()
