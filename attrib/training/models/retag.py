"""Predicted tags and lemmas in place of the gold ones: what a parser meets in use.

A parser that learned from gold tags believes them. Tagging the training data with the finished tagger is
hardly better, for it knows those sentences by heart. Jackknifing would be right and takes five taggers;
instead each sentence is tagged by one of several taggers at random, of which some saw the data only a few times
and make about as many mistakes there as the finished one makes in new text.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrib.training.models.chance import chance
from attrib.training.models.evaluate import load_pipeline
from attrib.training.models.treebank import replace_file

SEED = 11

PREDICTED = ("upos", "feats", "lemma")


def retag(treebank: Path, output: Path, language: str, folders: Sequence[Path]) -> float:
    """Write the treebank with predicted tags and lemmas; return the share of right UPOS.

    Each sentence gets the answers of the models in one of the Stanza folders, chosen at random.
    """
    from stanza.utils.conll import CoNLL

    gold = CoNLL.conll2doc(str(treebank))
    answers = [_tag(treebank, language, folder) for folder in folders]
    random = chance(SEED)
    right = total = 0
    for number, sentence in enumerate(gold.sentences):
        chosen = random.choice(answers).sentences[number]
        for word, answer in zip(sentence.words, chosen.words, strict=True):
            right += word.upos == answer.upos
            total += 1
            for name in PREDICTED:
                setattr(word, name, getattr(answer, name))
    replace_file(output, f"{gold:C}\n\n")
    return right / total


def _tag(treebank: Path, language: str, folder: Path) -> Any:
    from stanza.utils.conll import CoNLL

    pipeline = load_pipeline(folder, language, ("tokenize", "pos", "lemma"))
    document = CoNLL.conll2doc(str(treebank))
    for name in ("pos", "lemma"):
        document = pipeline.processors[name].process(document)
    return document


def main() -> None:
    """Read the arguments, write the file, print the share of right tags."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("treebank", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    options = parser.parse_args()
    import torch

    torch.set_num_threads(1)
    share = retag(options.treebank, options.output, options.language, options.folders)
    sys.stdout.write(f"{share:.4f}\n")


if __name__ == "__main__":
    main()
