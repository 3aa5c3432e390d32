"""Train the embedded models of one language: ``python -m attrib.models.training nl --treebanks DIR --output DIR``."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from attrib.models.training.folder import LANGUAGE_NAMES, read_folder
from attrib.models.training.stages import Plan, train

DAY = 24 * 60


def read_plan(arguments: Sequence[str] | None = None) -> Plan:
    """Return what the command line asks for; ends the program with a message where it does not add up."""
    parser = argparse.ArgumentParser(prog="python -m attrib.models.training", description=__doc__)
    parser.add_argument("language", choices=sorted(LANGUAGE_NAMES))
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with <language>-train.conllu.xz and -dev")
    parser.add_argument("--output", type=Path, required=True, help="Stanza folder to write; other languages in it stay")
    parser.add_argument("--continue-from", type=Path, help="Stanza folder whose models are trained further")
    parser.add_argument("--vectors", type=Path, help="word vectors; by default those of --continue-from")
    parser.add_argument("--minutes", type=float, default=DAY, help="for all training together")
    parser.add_argument(
        "--earlier", type=Path, help="Stanza folder whose tagger, too, tags for the parser; by default --continue-from"
    )
    options = parser.parse_args(arguments)
    vectors = options.vectors
    if vectors is None:
        if options.continue_from is None:
            parser.error("give --vectors or --continue-from: the models need word vectors")
        vectors = read_folder(options.continue_from).get(options.language, {}).get("pretrain")
        if vectors is None:
            parser.error(f"{options.continue_from} has no {options.language} models; give --vectors")
    return Plan(
        language=options.language,
        treebanks=options.treebanks,
        output=options.output,
        vectors=vectors,
        continue_from=options.continue_from,
        minutes=options.minutes,
        earlier=options.earlier,
    )


if __name__ == "__main__":
    train(read_plan())
