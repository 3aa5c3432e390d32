"""Train one model, new or continued, until its time is up; a process of its own, so that threads stay apart.

Stanza's tagger command always starts anew and its parser command rebuilds the vocabulary when it
continues, which silently exchanges words; so this loop drives Stanza's trainers, data sets and
scorers itself, always with the vocabulary of the model that it continues.
"""

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any, Protocol

from attrib.training.models.chance import chance
from attrib.training.models.fit_parser import ParserRun
from attrib.training.models.fit_tagger import TaggerRun
from attrib.training.models.fit_tokenizer import TokenizerRun
from attrib.training.models.schedule import Schedule
from attrib.training.models.sizes import PRESENT, SIZES

SEED = 1234

RUNS: dict[str, type[TaggerRun] | type[ParserRun] | type[TokenizerRun]] = {
    "parser": ParserRun,
    "tagger": TaggerRun,
    "tokenizer": TokenizerRun,
}

RATES = {"parser": 0.002, "tagger": 0.002, "tokenizer": 0.001}
"""The highest learning rate of each."""

EARLY = 0.15
"""Of the time, after which a model is kept that does not know the training data by heart: see ``retag.py``."""


class Run(Protocol):
    """What the loop needs from a model."""

    def batches(self, random: Random) -> Iterator[Any]:
        """Yield the batches of one epoch."""

    def update(self, batch: Any) -> float:
        """Learn from one batch; the loss comes back."""

    def score(self) -> dict[str, float]:
        """Return figures on the development data, the one to select by first."""

    def optimizers(self) -> dict[str, Any]:
        """Return the optimisers, so that their rate can be set and their state kept."""

    def save(self, path: Path) -> None:
        """Write the model without optimiser states."""


@dataclass(slots=True, kw_only=True)
class Progress:
    """Where a run is; what a resumed run starts from."""

    seconds: float = 0.0
    step: int = 0
    epoch: int = 0
    best: float = -1.0


def fit(run: Run, schedule: Schedule, folder: Path, evaluate_every: float) -> None:
    """Train until the time is up and keep the best model in ``folder/best.pt``, one of the first in ``early.pt``.

    The time is that of the processor, so that a busy machine, or one that was halted, takes nothing away.
    After each evaluation, every so many seconds, ``latest.pt`` and ``optimizer.pt`` allow to resume.
    """
    progress = _resume(run, folder)
    started = time.process_time() - progress.seconds
    next_score = progress.seconds + evaluate_every
    losses: list[float] = []
    while schedule.done(progress.seconds) < 1:
        progress.epoch += 1
        for batch in run.batches(chance(SEED + progress.epoch)):
            _set_rate(run, schedule.rate(progress.seconds))
            losses.append(run.update(batch))
            progress.step += 1
            progress.seconds = time.process_time() - started
            if schedule.done(progress.seconds) >= EARLY and not (folder / "early.pt").exists():
                _save(run, folder / "early.pt")
            finished = schedule.done(progress.seconds) >= 1
            if finished or progress.seconds >= next_score:
                _evaluate(run, progress, sum(losses) / len(losses), folder)
                next_score = progress.seconds + evaluate_every
                losses.clear()
            if finished:
                break


def _set_rate(run: Run, rate: float) -> None:
    for optimizer in run.optimizers().values():
        for group in optimizer.param_groups:
            group["lr"] = rate


def _evaluate(run: Run, progress: Progress, loss: float, folder: Path) -> None:
    import torch

    figures = run.score()
    selected = next(iter(figures.values()))
    _save(run, folder / "latest.pt")
    states = {name: optimizer.state_dict() for name, optimizer in run.optimizers().items()}
    torch.save(states, folder / "optimizer.pt")
    if selected > progress.best:
        progress.best = selected
        _save(run, folder / "best.pt")
    line = {
        "time": time.strftime("%H:%M:%S", time.gmtime()),
        "minutes": round(progress.seconds / 60, 1),
        "epoch": progress.epoch,
        "step": progress.step,
        "loss": round(loss, 4),
        **{name: round(100 * figure, 2) for name, figure in figures.items()},
    }
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")
    (folder / "progress.json").write_text(json.dumps(asdict(progress)), encoding="utf-8")


def _save(run: Run, path: Path) -> None:
    """Write a model by way of a second file, so that an interruption leaves none half written."""
    unfinished = path.with_suffix(".unfinished")
    run.save(unfinished)
    unfinished.replace(path)


def _resume(run: Run, folder: Path) -> Progress:
    """Return where an interrupted run stopped; its weights were loaded already, see ``start_from``."""
    state = folder / "progress.json"
    if not state.exists():
        return Progress()
    import torch

    saved = torch.load(folder / "optimizer.pt", weights_only=True)
    for name, optimizer in run.optimizers().items():
        optimizer.load_state_dict(saved[name])
    return Progress(**json.loads(state.read_text(encoding="utf-8")))


def start_from(folder: Path, given: Path | None) -> Path | None:
    """Return the model to load: that of the interrupted run, else the given one, else none."""
    return folder / "latest.pt" if (folder / "progress.json").exists() else given


def main() -> None:
    """Read the arguments and run; see ``stages.py`` for the caller."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=sorted(RUNS))
    parser.add_argument("--language", required=True)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--continue-from", type=Path)
    parser.add_argument("--start-vectors", type=Path, help="those of --continue-from, where --vectors are others")
    parser.add_argument("--size", choices=sorted(SIZES), default=PRESENT, help="of a new tagger or parser")
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--evaluate-every", type=float, default=300, help="seconds")
    options = parser.parse_args()
    import torch
    from stanza.models.common.utils import set_random_seed

    torch.set_num_threads(1)
    set_random_seed(SEED)
    options.folder.mkdir(parents=True, exist_ok=True)
    start = start_from(options.folder, options.continue_from)
    run = RUNS[options.model](
        language=options.language,
        train=options.train,
        dev=options.dev,
        vectors=options.vectors,
        start=start,
        start_vectors=options.start_vectors if start == options.continue_from else None,
        size=options.size,
    )
    schedule = Schedule(highest_rate=RATES[options.model], minutes=options.minutes)
    fit(run, schedule, options.folder, options.evaluate_every)


if __name__ == "__main__":
    main()
