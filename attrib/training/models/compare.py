"""What vectors and sizes cost: ``python -m attrib.training.models.compare nl --treebanks DIR --output DIR``.

For each variant a tagger and a parser are trained from nothing in the same CPU time, one after the other; the other
models are those given. Then all that is finished is measured in one go, and a Markdown table printed. A second run
goes on where the first stopped. The runs are short, so the figures are below those of the embedded models: they tell
the variants apart, no more.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from attrib.files import MEGABYTE
from attrib.languages.folders import language_codes
from attrib.training.models import commands
from attrib.training.models.cue_trees import accuracy, cue_verbs, find_links
from attrib.training.models.data import prepare
from attrib.training.models.folder import Parts, read_folder
from attrib.training.models.sizes import PRESENT, options_of
from attrib.training.models.stages import SHARES, Figures, Plan, finish, fit, retag, retagged_files, run
from attrib.training.models.treebank import read_sentences
from attrib.training.models.vectors import cut

MINUTES = 16
"""Of CPU time for the tagger and the parser of one variant."""

ROUNDS = 3
"""Of measuring, each through all variants, so that a busy moment of the machine meets all of them."""

GIVEN = frozenset({"tokenize", "mwt", "lemma"})
"""What every variant takes as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Models to train in place of the embedded ones."""

    name: str
    title: str
    words: int | None = None
    """How many words have a vector; None takes all that there are."""
    dimensions: int | None = None
    """Of each vector, the first ones; None takes all."""
    size: str = PRESENT
    """Of tagger and parser; a name in ``sizes.py``."""


VARIANTS = (
    Variant(name="base", title="all vectors, present sizes"),
    # Stanza wants a table, if only of one word.
    Variant(name="none", title="no vectors", words=1, dimensions=1),
    Variant(name="20k-50", title="20,000 words × 50", words=20_000, dimensions=50),
    Variant(name="one-layer", title="parser of one layer", size="one-layer"),
    Variant(name="20k", title="20,000 words, all dimensions", words=20_000),
    Variant(name="narrow", title="tagger 100 and parser 128 wide", size="narrow"),
    Variant(name="50", title="all words × 50", dimensions=50),
)
"""In the order in which they are trained; the most telling first, for the case that time runs out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a variant costs and gives."""

    title: str
    megabytes: float
    """Of all models of the language, as they would be shipped."""
    upos: float
    las: float
    subjects: float
    """Subjects of verbs of speech that are found, in percent."""
    words_per_cpu_second: float
    load_cpu_seconds: float


def plan_of(variant: Variant, language: str, treebanks: Path, output: Path, minutes: float) -> Plan:
    """Return the plan of a variant; its models come to a folder of its name, the prepared data is that of all."""
    folder = output / language / variant.name
    return Plan(
        language=language,
        treebanks=treebanks,
        output=folder / "models",
        vectors=folder / "vectors.pt",
        continue_from=None,
        minutes=minutes / (SHARES["tagger"] + SHARES["parser"]),
        size=variant.size,
        prepared=output / language / "data",
    )


def train_variants(plans: Mapping[Variant, Plan], models: Parts) -> None:
    """Train what is not finished, given the other models and the full vectors.

    The parsers of all variants learn from the tags of the first one's taggers: tagging the training data again
    would take longer than the difference is worth. A variant with another parser alone has the first one's tagger.
    """
    first = plans[VARIANTS[0]]
    for variant, plan in plans.items():
        if is_finished(plan):
            continue
        prepare(plan.treebanks, plan.language, plan.data)
        plan.vectors.parent.mkdir(parents=True, exist_ok=True)
        cut(models["pretrain"], plan.vectors, variant.words, variant.dimensions)
        parts = {name: path for name, path in models.items() if name in GIVEN} | {"pretrain": plan.vectors}
        owner = first if has_first_tagger(variant) else plan
        parts["pos"] = fit(owner, "tagger", plan.data.conllu("train"), plan.data.conllu("dev"))
        if plan == first:
            retag(plan, parts)
        parts["depparse"] = fit(plan, "parser", *retagged_files(first))
        finish(plan, parts)
        sys.stderr.write(f"{variant.name} is trained\n")


def has_first_tagger(variant: Variant) -> bool:
    """Tell whether a variant's tagger is that of the first variant.

    >>> [variant.name for variant in VARIANTS if has_first_tagger(variant)]
    ['base', 'one-layer']
    """
    first = VARIANTS[0]
    tagger = (variant.words, variant.dimensions, options_of(variant.size, "tagger"))
    return tagger == (first.words, first.dimensions, options_of(first.size, "tagger"))


def is_finished(plan: Plan) -> bool:
    """Tell whether the models of a variant are there."""
    return plan.language in read_folder(plan.output)


def measure(plans: Mapping[Variant, Plan]) -> list[Measured]:
    """Return the figures of the variants that are finished; speeds are medians."""
    finished = {variant: plan for variant, plan in plans.items() if is_finished(plan)}
    figures: dict[Variant, list[Figures]] = {variant: [] for variant in finished}
    for _ in range(ROUNDS):
        for variant, plan in finished.items():
            command = commands.evaluate_command(plan.language, plan.output, _gold(plan), plan.work / "parsed.conllu")
            figures[variant].append(json.loads(run(command, plan.work / "logs" / "evaluate.log")))
    return [
        Measured(
            title=variant.title,
            megabytes=sum(file.stat().st_size for file in read_folder(plan.output)[plan.language].values()) / MEGABYTE,
            upos=figures[variant][0]["upos"],
            las=figures[variant][0]["las"],
            subjects=_subjects(plan),
            words_per_cpu_second=median(each["words_per_cpu_second"] for each in figures[variant]),
            load_cpu_seconds=median(each["load_cpu_seconds"] for each in figures[variant]),
        )
        for variant, plan in finished.items()
    ]


def table(rows: Sequence[Measured]) -> str:
    """Return a Markdown table."""
    lines = [
        "| | MB | UPOS | LAS | subject of a verb of speech | words per CPU second | CPU seconds to load |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.title} | {row.megabytes:.1f} | {row.upos:.2f} | {row.las:.2f} | {row.subjects:.1f}"
        f" | {row.words_per_cpu_second:.0f} | {row.load_cpu_seconds:.2f} |"
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def _gold(plan: Plan) -> Path:
    return plan.treebanks / f"{plan.language}-dev.conllu.xz"


def _subjects(plan: Plan) -> float:
    gold = tuple(find_links(read_sentences(_gold(plan)), cue_verbs(plan.language), plan.language))
    found = frozenset(find_links(read_sentences(plan.work / "parsed.conllu"), None, plan.language))
    return accuracy(gold, found)["subject"][0]


def main() -> None:
    """Read the arguments, train, measure, print the table."""
    parser = argparse.ArgumentParser(prog="python -m attrib.training.models.compare", description=__doc__)
    parser.add_argument("language", choices=language_codes())
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with <language>-train.conllu.xz and -dev")
    parser.add_argument(
        "--models", type=Path, default=Path("attrib/parsing/models"), help="where the other models come from"
    )
    parser.add_argument("--output", type=Path, required=True, help="folder for all that is made")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="of CPU time for each variant")
    parser.add_argument("--measure-only", action="store_true", help="train nothing more")
    options = parser.parse_args()
    models = read_folder(options.models).get(options.language)
    if models is None:
        parser.error(f"{options.models} has no {options.language} models; name another folder with --models")
    plans = {
        variant: plan_of(variant, options.language, options.treebanks, options.output, options.minutes)
        for variant in VARIANTS
    }
    if not options.measure_only:
        train_variants(plans, models)
    sys.stdout.write(table(measure(plans)))


if __name__ == "__main__":
    main()
