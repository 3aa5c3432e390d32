"""Training files in the form that Stanza's commands want, from the treebanks as they are."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from conllu import TokenList

from attrib.training.models.augment import Shares, augment, drop_xpos, quote_some
from attrib.training.models.chance import chance
from attrib.training.models.multiword import with_plain_pieces
from attrib.training.models.paragraphs import make_paragraphs, paragraph_text
from attrib.training.models.treebank import read_sentences, replace_file, write_sentences

SEED = 1

PARTS = ("train", "dev", "tokens")
"""The last is what the tokenizer learns from: the first, with some sentences in quotation marks."""

QUOTED_SHARE = 0.3
"""Of the sentences of ``tokens`` that have no marks; more than in any newspaper, but the mistakes were made there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """Where the prepared files of one language are."""

    folder: Path

    def conllu(self, part: str) -> Path:
        """Return the CoNLL-U file of a part."""
        return self.folder / f"{part}.conllu"

    def text(self, part: str) -> Path:
        """Return the raw text, in paragraphs, that says the same."""
        return self.folder / f"{part}.txt"

    def labels(self, part: str) -> Path:
        """Return what each character of the text is to the tokenizer."""
        return self.folder / f"{part}.labels"

    def multiword(self, part: str) -> Path:
        """Return the expansions of multiword tokens."""
        return self.folder / f"{part}.mwt.json"


def prepare(treebanks: Path, language: str, data: Data) -> None:
    """Write the CoNLL-U and text files of a language; files that exist are left as they are.

    ``pieces`` and ``pieces-dev`` are for multiword tokens, see ``multiword.py``; they have no text.
    """
    data.folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        if data.text(part).exists():
            continue
        random = chance(SEED)
        sentences = _read_part(treebanks, language, part, random)
        write_sentences(sentences, data.conllu(part))
        replace_file(data.text(part), text_in_paragraphs(sentences, random))
    for part, pieces in (("train", "pieces"), ("dev", "pieces-dev")):
        if not data.conllu(pieces).exists():
            write_sentences(with_plain_pieces(read_sentences(data.conllu(part))), data.conllu(pieces))


def _read_part(treebanks: Path, language: str, part: str, random: Random) -> list[TokenList]:
    if part == "dev":
        return [drop_xpos(sentence) for sentence in read_sentences(treebanks / f"{language}-dev.conllu.xz")]
    sentences = augment(read_sentences(treebanks / f"{language}-train.conllu.xz"), language, random, Shares())
    return list(quote_some(sentences, language, random, QUOTED_SHARE) if part == "tokens" else sentences)


def text_in_paragraphs(sentences: list[TokenList], random: Random) -> str:
    """Return the text of the sentences with an empty line after one to six of them."""
    groups = make_paragraphs(sentences, random)
    return "\n\n".join(paragraph_text(group) for group in groups) + "\n\n"
