"""Train the reader from the base encoder to the file that is shipped: `python -m attrib.training.reader SHARED FOLDER`.

SHARED has `treebanks/`, `corpus/` and `evaluation/`; what training needs, and its checkpoint, go into FOLDER. The open
reader learns from texts that may be shipped: ours, Wikinews and the treebanks. The taught one (the default) learns from
real Dutch newspaper articles and PolNeAR as well, whose texts stay where they are. `--resume` goes on from the
checkpoint in FOLDER, `--start attrib/reader/weights.safetensors` from what is shipped.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from attrib.reader.network import EXITS
from attrib.reader.parser import WEIGHTS
from attrib.training.reader.base import frequent_words, read_text, save_base
from attrib.training.reader.pack import pack
from attrib.training.reader.sets import open_files, paper_files, write_set
from attrib.training.reader.train import SHARES, begin, train

OPEN, TAUGHT = "open", "taught"
PAPERS_WEIGH = ":1.2"
POLNEAR_WEIGHS = ":0.5:0.25"
"""A quarter of it in each pass, at half the weight: its definition is another one."""
MINUTES = 90.0
"""Of wall time; the shipped weights had so many on two cores that multiply bfloat16."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the base and the sets, train, pack."""
    options = read_options(arguments)
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    sets = [write_set(open_files(), folder / "open.jsonl")]
    if options.data == TAUGHT:
        papers = paper_files(options.shared / "corpus" / "real-nl")
        sets.append(write_set(papers, folder / "papers.jsonl") + PAPERS_WEIGH)
        sets.append(str(options.shared / "evaluation" / "polnear-train.gold.jsonl.xz") + POLNEAR_WEIGHS)
    base, checkpoint = folder / "reader-base.pt", folder / f"reader-{options.data}.pt"
    if not (options.start or base.is_file()):
        treebanks = sorted((options.shared / "treebanks").glob("*-train.conllu.xz"))
        count = save_base(
            base, (*map(read_text, (*treebanks, *(Path(s.split(":")[0]) for s in sets))), frequent_words())
        )
        sys.stdout.write(f"{base}: {count:,} pieces\n")
    start = options.start or (checkpoint if options.resume and checkpoint.is_file() else base)
    options.train, options.out = [*sets, *options.more], str(checkpoint)
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
    parser.add_argument("--more", nargs="*", default=[], help="gold files besides: PATTERN[:WEIGHT[:SHARE]]")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="file to write")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in FOLDER")
    parser.add_argument("--start", type=Path, help="weights to go on from, such as the shipped ones")
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--pieces", type=int, default=3000, help="of a step, with padding")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--shares", nargs=len(EXITS), type=float, default=SHARES, help=f"of {EXITS} layers")
    parser.add_argument("--fp32", action="store_true", help="for processors without bfloat16")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
