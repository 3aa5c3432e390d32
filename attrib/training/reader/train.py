"""Train the reader: `python -m attrib.training.reader.train OUT.pt --start BASE.pt --train GOLD.jsonl…`.

Learning rates rise for the first minutes and fall linearly to nothing at the end of the time. Of the layers the first
4 or all 8 are used by turns (EXITS, SHARES), so that one set of weights can be read at any of these depths. What is
saved are averaged weights (exponential moving average). A file whose name has "polnear" in it follows the wider
definition of PolNeAR, which the network is told. Patterns of files are looked up anew for every pass.
"""

import argparse
import glob
import json
import lzma
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from attrib.reader.network import EXITS, Reader, Sizes
from attrib.reader.pieces import Pieces
from attrib.reader.weights import load_weights, read_sizes
from attrib.training.reader.lessons import Lesson, make_lesson
from attrib.training.reader.losses import loss_of

SHARES = (0.3, 0.7)
"""How often each depth of EXITS is learnt."""
HEADS = 4.0
"""How much faster the new layers learn than the encoder."""
WARM = 0.04
"""Share of the time in which the rates rise."""
AVERAGED = 0.997
SAVED = 300.0
"""Seconds between checkpoints."""
TOGETHER = 240
"""Lessons among which those of one length are put together."""
PACKED = ".safetensors"
SHOWN = 20
"""Steps between lines of the log."""


@dataclass(slots=True)
class Training:
    """A training on its way."""

    network: Reader
    pieces: Pieces
    stored: dict[str, Any]
    optimizer: torch.optim.Optimizer
    rates: tuple[float, float]
    generator: random.Random
    kept: dict[str, Tensor]
    """The averaged weights."""
    begun: float = field(default_factory=time.time)
    step: int = 0
    seen: int = 0
    losses: list[float] = field(default_factory=list)


def read(path: str) -> list[dict[str, Any]]:
    """Return the articles of a gold file."""
    with (lzma.open if path.endswith(".xz") else open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def lessons(names: Sequence[str], pieces: Pieces, generator: random.Random) -> list[Lesson]:
    """Return the lessons of one pass.

    A name is a pattern of files; ":weight" and ":share" may follow it, the share of its articles that is drawn.
    """
    out = []
    for name in names:
        pattern, weight, share = (*name.split(":"), "1", "1")[:3]
        for path in sorted(glob.glob(pattern)):
            articles = read(path)
            if float(share) < 1:
                articles = generator.sample(articles, round(float(share) * len(articles)))
            broad = "polnear" in path
            out += [make_lesson(a, pieces, broad=broad, weight=float(weight), generator=generator) for a in articles]
    return [lesson for lesson in out if lesson.windows]


def batches(every: list[Lesson], most: int, generator: random.Random) -> list[list[Lesson]]:
    """Return lessons of about one length together, at most so many pieces with padding, in any order."""
    generator.shuffle(every)
    made = [
        batch
        for start in range(0, len(every), TOGETHER)
        for batch in _filled(sorted(every[start : start + TOGETHER], key=_longest), most)
    ]
    generator.shuffle(made)
    return made


def _filled(ordered: Sequence[Lesson], most: int) -> Iterator[list[Lesson]]:
    batch: list[Lesson] = []
    for lesson in ordered:
        if batch and sum(len(x.windows) for x in (*batch, lesson)) * _longest(lesson) > most:
            yield batch
            batch = []
        batch.append(lesson)
    if batch:
        yield batch


def _longest(lesson: Lesson) -> int:
    return max(len(window.ids) for window in lesson.windows)


def load(path: str) -> tuple[Reader, Pieces, dict[str, Any]]:
    """Return a network and its vocabulary, with all that the file holds.

    The file is a base encoder, a checkpoint, or weights as they are shipped, in 8 bits.
    """
    if path.endswith(PACKED):
        return _load_packed(Path(path))
    stored = torch.load(path, weights_only=True)
    tok = stored["tok"]
    network = Reader(sizes_of(stored))
    if "reader" in stored:
        network.load_state_dict({k: v.float() for k, v in stored["reader"].items()})
    else:
        kept = network.encoder.state_dict()  # the base may have more layers than the reader uses
        network.encoder.load_state_dict({k: v.float() for k, v in stored["state"].items() if k in kept})
    pieces = Pieces(tok["pieces"], tok["scores"], tok["norm"], tok["bos"], tok["eos"], tok["pad"], tok["unk"])
    return network, pieces, stored


def _load_packed(path: Path) -> tuple[Reader, Pieces, dict[str, Any]]:
    network, pieces, _ = load_weights(path)
    sizes = read_sizes(path)
    tok = {
        "pieces": pieces.pieces, "scores": pieces.scores, "norm": pieces.same, "bos": pieces.begin, "eos": pieces.end,
        "pad": pieces.padding, "unk": pieces.unknown,
    }  # fmt: skip
    of = {
        "H": sizes.hidden, "NH": sizes.heads, "FF": sizes.inner, "NL": sizes.layers, "MAXP": sizes.positions,
        "eps": sizes.epsilon,
    }  # fmt: skip
    return network, pieces, {"sizes": of, "tok": tok}


def sizes_of(stored: dict[str, Any]) -> Sizes:
    """Return what the network of a checkpoint is made of."""
    of = stored["sizes"]
    return Sizes(
        len(stored["tok"]["pieces"]), of["H"], of["NH"], of["FF"], min(of["NL"], EXITS[-1]), of["MAXP"], of["eps"]
    )


def begin(path: str, rate: float, seed: int) -> Training:
    """Return a training that starts from a base encoder or goes on from a checkpoint. Word vectors stay as they are."""
    torch.manual_seed(seed)
    network, pieces, stored = load(path)
    network.encoder.word.requires_grad_(False)
    body = [q for n, q in network.named_parameters() if n.startswith("encoder.") and q.requires_grad]
    heads = [q for n, q in network.named_parameters() if not n.startswith("encoder.")]
    rates = (rate, HEADS * rate)
    groups = [{"params": body, "lr": rates[0]}, {"params": heads, "lr": rates[1]}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    kept = {k: v.detach().clone() for k, v in network.state_dict().items() if k != "encoder.word.weight"}
    network.train()
    generator = random.Random(seed)  # noqa: S311  no secret
    return Training(network, pieces, stored, optimizer, rates, generator, kept)


def learn(training: Training, batch: list[Lesson], share: float, depth: int, *, half: bool) -> None:
    """Take one step; `share` is how much of the time has gone, `half` asks for bfloat16."""
    if training.step % 100 == 0:
        training.network.thin.refill()
    for group, rate in zip(training.optimizer.param_groups, training.rates, strict=True):
        group["lr"] = rate * min(1.0, share / WARM + 0.01) * max(0.01, 1 - share)
    with torch.autocast("cpu", torch.bfloat16, enabled=half):
        loss = loss_of(training.network, batch, training.pieces.padding, depth)
    training.optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_([q for q in training.network.parameters() if q.grad is not None], 1.0)
    training.optimizer.step()
    training.step += 1
    training.seen += sum(lesson.pieces for lesson in batch)
    training.losses.append(float(loss.detach()))
    _average(training)


@torch.no_grad()
def _average(training: Training) -> None:
    decay = min(AVERAGED, (1 + training.step) / (10 + training.step))
    for name, value in training.network.state_dict().items():
        if name in training.kept:
            training.kept[name].lerp_(value, 1 - decay)


def save(path: str, training: Training) -> None:
    """Write a checkpoint, whole or not at all."""
    state = {**training.network.state_dict(), **training.kept}
    partial = Path(path + ".part")
    stored = training.stored
    torch.save(
        {"sizes": stored["sizes"], "tok": stored["tok"], "reader": {k: v.half() for k, v in state.items()}}, partial
    )
    partial.replace(path)


def train(training: Training, options: argparse.Namespace) -> None:
    """Train for the time that is given, saving every five minutes."""
    saved = training.begun
    queue: list[list[Lesson]] = []
    while (share := (time.time() - training.begun) / (60 * options.minutes)) < 1:
        if not queue:
            every = lessons(options.train, training.pieces, training.generator)
            queue = batches(every, options.pieces, training.generator)
            _say(f"a pass: {len(every)} articles, {sum(x.pieces for x in every)} pieces, {len(queue)} batches")
        depth = training.generator.choices(EXITS, options.shares)[0]
        learn(training, queue.pop(), share, depth, half=not options.fp32)
        if training.step % SHOWN == 0:
            _tell(training, len(queue))
        if time.time() - saved > SAVED:
            save(options.out, training)
            saved = time.time()
    save(options.out, training)


def _tell(training: Training, left: int) -> None:
    minutes = (time.time() - training.begun) / 60
    loss = sum(training.losses) / len(training.losses)
    speed = training.seen / minutes / 60
    _say(f"{minutes:5.1f} min, step {training.step}, loss {loss:.3f}, {speed:.0f} pieces/s, {left} batches left")
    training.losses.clear()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    """Train as the options say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", help="checkpoint to write")
    parser.add_argument("--start", required=True, help="base encoder, or checkpoint or weights to go on from")
    parser.add_argument("--train", nargs="+", required=True, help="gold files: PATTERN[:WEIGHT[:SHARE]]")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--pieces", type=int, default=3000, help="of a step, with padding")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--fp32", action="store_true", help="for processors without bfloat16")
    parser.add_argument("--shares", nargs=len(EXITS), type=float, default=SHARES)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    train(begin(options.start, options.rate, options.seed), options)


if __name__ == "__main__":
    main()
