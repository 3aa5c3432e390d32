"""Training one language, stage by stage; what a finished stage wrote is not made again."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from attrib.training.models import commands
from attrib.training.models.commands import Command
from attrib.training.models.data import Data, prepare
from attrib.training.models.folder import Parts, build_folder, read_folder
from attrib.training.models.sizes import PRESENT

SHARES = {"tagger": 0.35, "tokenizer": 0.08, "parser": 0.57}
"""Of the minutes; the parser is slower than the tagger and learns longer."""

PROCESSORS = {"tagger": "pos", "tokenizer": "tokenize", "parser": "depparse"}
"""What Stanza calls them."""

MODEL_BITS = 10
"""As many as a 16-bit number has."""

VECTOR_BITS = 7
"""With these two, 2 of the 11,541 words of nl-dev got another answer, and one figure changed by 0.01."""

STEPS = (("tokenize",), ("mwt",), ("pos",), ("depparse",))
"""Which parts are tried one after the other."""

STEPS_WITH_VECTORS = (("tokenize",), ("mwt",), ("pretrain", "pos", "depparse"))
"""A model knows its own vectors alone, so with new ones tagger and parser are taken together or not at all."""

Figures = dict[str, Any]
"""What ``evaluate.py`` prints."""

JEMALLOC = Path("/usr/lib/x86_64-linux-gnu/libjemalloc.so.2")
JEMALLOC_SETTINGS = "thp:always,oversize_threshold:0,dirty_decay_ms:30000"
"""Page faults took a third of the time with the usual allocator. A decay of -1 let the tagger grow past 22 GB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to train from what."""

    language: str
    treebanks: Path
    output: Path
    """The Stanza folder; intermediate files are in a folder beside it, of the same name with ``-work``."""
    vectors: Path
    """Made first where they are not there yet."""
    continue_from: Path | None
    """A Stanza folder whose tokenizer, tagger and parser are trained further, and whose other parts are kept."""
    minutes: float
    """For all training together."""
    jobs: int = 1
    """How many stages may run at the same time, each in a process of one thread."""
    earlier: Path | None = None
    """A Stanza folder whose tagger makes about as many mistakes in the training data as a finished one in new text."""
    size: str = PRESENT
    """Of a new tagger and parser; a name in ``sizes.py``."""
    prepared: Path | None = None
    """Where the prepared files are, where several plans share them; else they are with the intermediate ones."""

    @property
    def work(self) -> Path:
        """Return the folder of intermediate files."""
        return work_folder(self.output, self.language)

    @property
    def data(self) -> Data:
        """Return the prepared files."""
        return Data(folder=self.prepared or self.work / "data")

    @property
    def has_other_vectors(self) -> bool:
        """Tell whether the models to continue from learned from other word vectors."""
        return self.start.get("pretrain", self.vectors) != self.vectors

    @property
    def start(self) -> Parts:
        """Return the models to continue from, none when everything is new."""
        return {} if self.continue_from is None else read_folder(self.continue_from)[self.language]


def work_folder(output: Path, language: str) -> Path:
    """Return the folder of intermediate files."""
    return output.with_name(output.name + "-work") / language


def train(plan: Plan) -> None:
    """Train the models of one language and put them, made small, in the output folder."""
    prepare(plan.treebanks, plan.language, plan.data)
    _make(plan, plan.vectors, commands.vectors_command(plan.language, plan.vectors))
    parts: dict[str, Path] = {**plan.start, "pretrain": plan.vectors}
    with ThreadPoolExecutor(plan.jobs) as pool:
        tagger = pool.submit(fit, plan, "tagger", plan.data.conllu("train"), plan.data.conllu("dev"))
        parts |= pool.submit(_small_models, plan).result()
        parts["pos"] = tagger.result()
    parts["depparse"] = fit(plan, "parser", *retag(plan, parts))
    steps = STEPS_WITH_VECTORS if plan.has_other_vectors else STEPS
    chosen, figures = choose(plan.start, parts, lambda models: _evaluate(plan, models), steps)
    finish(plan, chosen)
    (plan.work / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def choose(
    start: Parts, new: Parts, evaluate: Callable[[Parts], Figures], steps: Sequence[Sequence[str]] = STEPS
) -> tuple[Parts, dict[str, Figures]]:
    """Return the better models, and the figures of every pipeline that was tried.

    New parts take the place of those to start from step by step, and stay only where the whole
    pipeline then labels more words right from raw text.
    """
    if not start:
        return new, {"new": evaluate(new)}
    chosen = start
    figures = {"first": evaluate(start)}
    best = figures["first"]["las"]
    for step in (step for step in steps if set(step) <= set(new)):
        candidate = {**chosen, **{processor: new[processor] for processor in step}}
        name = step[-1]
        figures[name] = evaluate(candidate)
        if figures[name]["las"] > best:
            chosen, best = candidate, figures[name]["las"]
    return chosen, figures


def fit(plan: Plan, kind: str, train_file: Path, dev_file: Path) -> Path:
    """Return a trained tokenizer, tagger or parser; the loop itself notices when its time was up already."""
    folder = plan.work / kind
    command = commands.fit_command(
        kind,
        plan.language,
        train=train_file,
        dev=dev_file,
        vectors=plan.vectors,
        folder=folder,
        start=plan.start.get(PROCESSORS[kind]),
        start_vectors=plan.start.get("pretrain") if plan.has_other_vectors else None,
        minutes=SHARES[kind] * plan.minutes,
        size=plan.size,
    )
    run(command, plan.work / "logs" / f"{kind}.log")
    return folder / "best.pt"


def retag(plan: Plan, parts: Parts) -> tuple[Path, Path]:
    """Return training and development data with predicted tags.

    The training data is tagged partly by an earlier tagger: see ``retag.py``.
    """
    train_file, dev_file = retagged_files(plan)
    tagged = _folder(plan, "tagged", parts)
    earlier = plan.earlier or plan.continue_from
    if earlier is None:
        earlier = _folder(plan, "tagged-early", {**parts, "pos": parts["pos"].with_name("early.pt")})
    language, data = plan.language, plan.data
    _make(plan, train_file, commands.retag_command(language, data.conllu("train"), train_file, (earlier, tagged)))
    _make(plan, dev_file, commands.retag_command(language, data.conllu("dev"), dev_file, (tagged,)))
    return train_file, dev_file


def retagged_files(plan: Plan) -> tuple[Path, Path]:
    """Return where ``retag`` writes training and development data."""
    folder = plan.work / "retagged"
    return folder / "train.conllu", folder / "dev.conllu"


def finish(plan: Plan, parts: Parts) -> None:
    """Put the models, made small, in the output folder beside the other languages there."""
    small: dict[str, Path] = {}
    for name, source in parts.items():
        if name in {"pos", "depparse", "pretrain"}:
            small[name] = plan.work / "small" / f"{name}.pt"
            small[name].parent.mkdir(parents=True, exist_ok=True)
            bits = VECTOR_BITS if name == "pretrain" else MODEL_BITS
            run(commands.shrink_command(source, small[name], bits), plan.work / "logs" / "shrink.log")
        else:
            small[name] = source
    build_folder(plan.output, {**read_folder(plan.output), plan.language: small})


def run(command: Command, log: Path) -> str:
    """Run a stage in a process of its own, on one thread; return what it prints, its messages go to a log file."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as messages:
        finished = subprocess.run(  # noqa: S603 - our own modules, without a shell
            command, check=True, stdout=subprocess.PIPE, stderr=messages, text=True, env=_environment()
        )
    return finished.stdout


def _environment() -> Mapping[str, str]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    if JEMALLOC.exists():
        environment |= {"LD_PRELOAD": str(JEMALLOC), "MALLOC_CONF": JEMALLOC_SETTINGS}
    return environment


def _small_models(plan: Plan) -> dict[str, Path]:
    """Return tokenizer, multiword model and lemmatizer; with models to continue, the lemmatizer is not made anew."""
    for part in ("tokens", "dev"):
        _make(plan, plan.data.labels(part), commands.label_command(plan.data, part))
    makers = {"mwt": commands.multiword_command} if _has_multiword_tokens(plan.data) else {}
    if plan.continue_from is None:
        makers |= {"tokenize": commands.tokenizer_command, "lemma": commands.lemmatizer_command}
    models = {name: plan.work / name / "model.pt" for name in makers}
    for name, maker in makers.items():
        _make(plan, models[name], maker(plan.language, plan.data, models[name]))
    if "lemma" in models:
        models["lemma"] = fuller_lemmas(plan, models["lemma"])
    if plan.continue_from is not None:
        models["tokenize"] = fit(plan, "tokenizer", plan.data.text("tokens"), plan.data.text("dev"))
    return models


def fuller_lemmas(plan: Plan, plain: Path) -> Path:
    """Return a lemmatizer that has more words than the treebank; the given one where there is no list of words."""
    if find_spec("wordfreq") is None:
        sys.stderr.write("lemmas of the treebank's words only: for more, pip install 'attrib[training]'\n")
        return plain
    fuller = plain.with_name("fuller.pt")
    treebank = plan.treebanks / f"{plan.language}-train.conllu.xz"
    _make(plan, fuller, commands.lemmas_command(plan.language, treebank, plain, fuller))
    return fuller


def _has_multiword_tokens(data: Data) -> bool:
    return bool(json.loads(data.multiword("tokens").read_text(encoding="utf-8")))


def _make(plan: Plan, product: Path, command: Command) -> None:
    if not product.exists():
        product.parent.mkdir(parents=True, exist_ok=True)
        run(command, plan.work / "logs" / f"{product.parent.name}-{product.stem}.log")


def _folder(plan: Plan, name: str, parts: Parts) -> Path:
    folder = plan.work / "folders" / name
    folder.parent.mkdir(parents=True, exist_ok=True)
    build_folder(folder, {plan.language: parts})
    return folder


def _evaluate(plan: Plan, parts: Parts) -> Figures:
    """Return the figures of a whole pipeline on the development text."""
    folder = _folder(plan, "candidate", parts)
    treebank = plan.treebanks / f"{plan.language}-dev.conllu.xz"
    answer = run(commands.evaluate_command(plan.language, folder, treebank), plan.work / "logs" / "evaluate.log")
    figures: Figures = json.loads(answer)
    return figures
