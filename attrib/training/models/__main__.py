"""Train the embedded models of one language: ``python -m attrib.training.models nl --treebanks DIR --output DIR``."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from attrib.languages.folders import language_codes
from attrib.training.models.folder import read_folder
from attrib.training.models.stages import Plan, train, work_folder

MINUTES = 112
"""Of CPU time; with so many the English models were made."""


def read_plan(arguments: Sequence[str] | None = None) -> Plan:
    """Return what the command line asks for; ends the program with a message where it does not add up."""
    parser = argparse.ArgumentParser(prog="python -m attrib.training.models", description=__doc__)
    parser.add_argument("language", choices=language_codes())
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with <language>-train.conllu.xz and -dev")
    parser.add_argument("--output", type=Path, required=True, help="Stanza folder to write; other languages in it stay")
    parser.add_argument("--continue-from", type=Path, help="Stanza folder whose models are trained further")
    parser.add_argument(
        "--vectors", type=Path, help="word vectors; by default those of --continue-from, and without it new ones"
    )
    parser.add_argument("--jobs", type=int, default=1, help="how many stages may run at the same time")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="of CPU time, for tagger and parser together")
    parser.add_argument(
        "--earlier", type=Path, help="Stanza folder whose tagger, too, tags for the parser; by default --continue-from"
    )
    options = parser.parse_args(arguments)
    start, vectors = options.continue_from, options.vectors
    if vectors is None and start is not None:
        vectors = read_folder(start).get(options.language, {}).get("pretrain")
        if vectors is None:
            parser.error(f"{start} has no {options.language} models; give --vectors")
    output = options.output
    return Plan(
        language=options.language,
        treebanks=options.treebanks,
        output=output,
        vectors=vectors or work_folder(output, options.language) / "vectors" / "vectors.pt",
        continue_from=options.continue_from,
        minutes=options.minutes,
        jobs=options.jobs,
        earlier=options.earlier,
    )


if __name__ == "__main__":
    train(read_plan())
