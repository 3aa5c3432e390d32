"""The command lines of Stanza's own training modules, for the parts that they can train as they are."""

import sys
from pathlib import Path

from attrib.training.models.data import Data
from attrib.training.models.sizes import PRESENT

Command = tuple[str, ...]

MULTIWORD_EPOCHS = 10

SEED = 1234
TOKENIZER_STEPS = 6000
"""The Dutch tokenizer stopped improving there."""


def vectors_command(language: str, vectors: Path) -> Command:
    """Return the command that distils word vectors."""
    return _run("attrib.training.models.vectors", language, str(vectors))


def label_command(data: Data, part: str) -> Command:
    """Return the command that says of each character whether a token or a sentence ends there."""
    module = "stanza.utils.datasets.prepare_tokenizer_data"
    paths = (str(data.text(part)), str(data.conllu(part)))
    return _run(module, *paths, "-o", str(data.labels(part)), "-m", str(data.multiword(part)))


def tokenizer_command(language: str, data: Data, model: Path) -> Command:
    """Return the command that trains a tokenizer, which also splits sentences."""
    return _run(
        "stanza.models.tokenizer",
        *("--lang", language, *_common(language, model)),
        *("--txt_file", str(data.text("tokens")), "--label_file", str(data.labels("tokens"))),
        *("--dev_txt_file", str(data.text("dev")), "--dev_label_file", str(data.labels("dev"))),
        *("--dev_conll_gold", str(data.conllu("dev")), "--mwt_json_file", str(data.multiword("dev"))),
        *("--conll_file", str(model.with_suffix(".conllu")), "--max_seqlen", "100"),
        *("--steps", str(TOKENIZER_STEPS), "--eval_steps", "500"),
    )


def multiword_command(language: str, data: Data, model: Path) -> Command:
    """Return the command that trains what cuts multiword tokens, such as *don't* and *Arafat's*."""
    return _run(
        "stanza.models.mwt_expander",
        *("--lang", language, *_common(language, model)),
        *("--train_file", str(data.conllu("pieces")), "--eval_file", str(data.conllu("pieces-dev"))),
        *("--output_file", str(model.with_suffix(".conllu")), "--gold_file", str(data.conllu("pieces-dev"))),
        *("--force_exact_pieces", "--num_epoch", str(MULTIWORD_EPOCHS)),
    )


def lemmatizer_command(language: str, data: Data, model: Path) -> Command:
    """Return the command that makes a dictionary of lemmas."""
    return _run("stanza.models.lemmatizer", *_common(language, model), *_conllu_files(data, model), "--dict_only")


def lemmas_command(language: str, treebank: Path, model: Path, output: Path) -> Command:
    """Return the command that adds the frequent words that the treebank lacks to a dictionary of lemmas."""
    paths = ("--treebank", str(treebank), "--model", str(model), "--output", str(output))
    return _run("attrib.training.models.lemmas", language, *paths)


def fit_command(
    kind: str,
    language: str,
    *,
    train: Path,
    dev: Path,
    vectors: Path,
    folder: Path,
    start: Path | None,
    minutes: float,
    start_vectors: Path | None = None,
    size: str = PRESENT,
) -> Command:
    """Return the command that trains a ``tagger``, ``parser`` or ``tokenizer`` by the loop in ``fit.py``."""
    return _run(
        "attrib.training.models.fit",
        *(kind, "--language", language, "--train", str(train), "--dev", str(dev)),
        *("--vectors", str(vectors), "--folder", str(folder), "--minutes", str(minutes)),
        *("--size", size),
        *(() if start is None else ("--continue-from", str(start))),
        *(() if start_vectors is None else ("--start-vectors", str(start_vectors))),
    )


def retag_command(language: str, treebank: Path, output: Path, folders: tuple[Path, ...]) -> Command:
    """Return the command that puts predicted tags in a treebank."""
    return _run("attrib.training.models.retag", language, str(treebank), str(output), *map(str, folders))


def shrink_command(source: Path, target: Path, bits: int) -> Command:
    """Return the command that writes a model with fewer bytes."""
    return _run("attrib.training.models.shrink", str(source), str(target), "--bits", str(bits))


def evaluate_command(language: str, models: Path, treebank: Path, parsed: Path | None = None) -> Command:
    """Return the command that prints the figures of a whole pipeline, and can keep its answers."""
    options = ("--models", str(models), "--treebank", str(treebank))
    keep = () if parsed is None else ("--parsed", str(parsed))
    return _run("attrib.training.models.evaluate", language, *options, *keep)


def _run(module: str, *arguments: str) -> Command:
    return (sys.executable, "-m", module, *arguments)


def _common(language: str, model: Path) -> Command:
    place = ("--save_dir", str(model.parent), "--save_name", model.name)
    return ("--shorthand", f"{language}_attrib", *place, "--seed", str(SEED), "--cpu")


def _conllu_files(data: Data, model: Path) -> Command:
    train = ("--train_file", str(data.conllu("train")), "--eval_file", str(data.conllu("dev")))
    return (*train, "--output_file", str(model.with_suffix(".conllu")))
