"""Training files in the form that Stanza's commands want, from the treebanks as they are."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from conllu import TokenList

from attrib.models.training.augment import Shares, augment, drop_xpos
from attrib.models.training.chance import chance
from attrib.models.training.paragraphs import make_paragraphs, paragraph_text
from attrib.models.training.treebank import read_sentences, replace_file, write_sentences

SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """Where the prepared files of one language are."""

    folder: Path

    def conllu(self, part: str) -> Path:
        """Return the CoNLL-U file of ``train`` or ``dev``."""
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
    """Write the CoNLL-U and text files of a language; files that exist are left as they are."""
    data.folder.mkdir(parents=True, exist_ok=True)
    for part in ("train", "dev"):
        if data.text(part).exists():
            continue
        sentences = list(read_sentences(treebanks / f"{language}-{part}.conllu.xz"))
        random = chance(SEED)
        if part == "train":
            sentences = list(augment(sentences, language, random, Shares()))
        else:
            sentences = [drop_xpos(sentence) for sentence in sentences]
        write_sentences(sentences, data.conllu(part))
        replace_file(data.text(part), text_in_paragraphs(sentences, random))


def text_in_paragraphs(sentences: list[TokenList], random: Random) -> str:
    """Return the text of the sentences with an empty line after one to six of them."""
    groups = make_paragraphs(sentences, random)
    return "\n\n".join(paragraph_text(group) for group in groups) + "\n\n"
