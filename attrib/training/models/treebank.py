"""Reading and writing CoNLL-U files, plain or xz-compressed."""

import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path

import conllu
from conllu import TokenList


def read_sentences(path: Path) -> Iterator[TokenList]:
    """Yield the sentences of a CoNLL-U file; the name says whether it is compressed."""
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as compressed:
            yield from conllu.parse_incr(compressed)
    else:
        with path.open(encoding="utf-8") as plain:
            yield from conllu.parse_incr(plain)


def write_sentences(sentences: Iterable[TokenList], path: Path) -> None:
    """Write sentences as plain CoNLL-U."""
    replace_file(path, "".join(sentence.serialize() for sentence in sentences))


def replace_file(path: Path, text: str) -> None:
    """Write a file by way of a second one, so that an interruption leaves none half written."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)


def surface_tokens(sentence: TokenList) -> tuple[tuple[str, bool], ...]:
    """Return the tokens as they stand in the text, each with whether a space follows.

    A multiword token stands for its words: *don't* is one token here, *do* and *n't* are not.
    """
    tokens = []
    covered = 0
    for token in sentence:
        identifier = token["id"]
        if isinstance(identifier, tuple):
            if identifier[1] != "-":
                continue  # an empty node of the enhanced graph, which has no text
            covered = identifier[2]
        elif identifier <= covered:
            continue
        tokens.append((token["form"], (token["misc"] or {}).get("SpaceAfter") != "No"))
    return tuple(tokens)


def sentence_text(sentence: TokenList) -> str:
    """Return the text of a sentence, with a final space where one follows it."""
    return "".join(form + " " * space for form, space in surface_tokens(sentence))
