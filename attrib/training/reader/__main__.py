"""Train the reader from the base encoder to the file that is shipped: `python -m attrib.training.reader SHARED FOLDER`.

SHARED has `treebanks/`, `corpus/` and `evaluation/`; what training needs, and its checkpoint, go into FOLDER. The open
reader learns from texts that may be shipped: ours, Wikinews and the treebanks. The taught one (the default) learns from
real Dutch newspaper articles and PolNeAR as well, whose texts stay where they are. `--resume` goes on from the
checkpoint.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import torch

from attrib.evaluate.annotated import read_annotated
from attrib.reader.parser import EMBEDDED
from attrib.training.reader.base import frequent_words, read_text, save_base
from attrib.training.reader.pack import pack
from attrib.training.reader.train import begin, train

OPEN, TAUGHT = "open", "taught"
CORPUS = Path(__file__).parents[3] / "fixtures" / "corpus"
MINUTES = 90.0
"""Of wall time; the shipped weights had so many on two cores that multiply bfloat16."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the base and the sets, train, pack."""
    options = read_options(arguments)
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    sets = [*write_open(folder), *(write_taught(folder, options.shared) if options.data == TAUGHT else ())]
    base, checkpoint = folder / "reader-base.pt", folder / f"reader-{options.data}.pt"
    if not base.is_file():
        treebanks = sorted((options.shared / "treebanks").glob("*-train.conllu.xz"))
        count = save_base(
            base, (*map(read_text, (*treebanks, *(Path(s.split(":")[0]) for s in sets))), frequent_words())
        )
        sys.stdout.write(f"{base}: {count:,} pieces\n")
    start = checkpoint if options.resume and checkpoint.is_file() else base
    options.train, options.out = sets, str(checkpoint)
    torch.set_num_threads(options.threads)
    train(begin(str(start), options.rate, options.seed), options)
    pack(checkpoint, options.weights, f"{options.data}-{options.seed}")


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m attrib.training.reader",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", choices=(OPEN, TAUGHT), default=TAUGHT)
    parser.add_argument("--weights", type=Path, default=EMBEDDED, help="file to write")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in FOLDER")
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--pieces", type=int, default=3000, help="of a step, with padding")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--shares", nargs=3, type=float, default=(0.25, 0.15, 0.6), help="of 6, 8 and 12 layers")
    parser.add_argument("--fp32", action="store_true", help="for processors without bfloat16")
    return parser.parse_args(arguments)


def write_open(folder: Path) -> Iterable[str]:
    """Write the training part of our corpus as one file, and yield it as an argument of training."""
    yield _write(folder / "open.jsonl", read_annotated(CORPUS, part="train"))


def write_taught(folder: Path, shared: Path) -> Iterable[str]:
    """Write what is not ours to ship, and yield it: newspaper articles, and a quarter of PolNeAR each pass, at half."""
    yield _write(folder / "papers.jsonl", read_annotated(shared / "corpus" / "real-nl", part="train")) + ":1.2"
    yield f"{shared / 'evaluation' / 'polnear-train.gold.jsonl.xz'}:0.5:0.25"


def _write(path: Path, articles: Iterable[dict[str, Any]]) -> str:
    path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), encoding="utf-8")
    return str(path)


if __name__ == "__main__":
    main()
