"""CoNLL-U in and out."""

import lzma
from pathlib import Path

import conllu
import pytest

from attrib.training.models.treebank import read_sentences, sentence_text, surface_tokens, write_sentences

TEXT = """\
# text = Don't go.
1-2	Don't	_	_	_	_	_	_	_	_
1	Do	do	AUX	_	_	3	aux	_	_
2	n't	not	PART	_	_	3	advmod	_	_
3	go	go	VERB	_	_	0	root	_	SpaceAfter=No
3.1	going	go	VERB	_	_	_	_	_	_
4	.	.	PUNCT	_	_	3	punct	_	_

"""


@pytest.mark.parametrize("name", ["small.conllu", "small.conllu.xz"])
def test_reads_plain_and_compressed(tmp_path: Path, name: str) -> None:
    """The suffix says which."""
    path = tmp_path / name
    path.write_bytes(lzma.compress(TEXT.encode()) if name.endswith("xz") else TEXT.encode())

    assert [len(sentence) for sentence in read_sentences(path)] == [6]


def test_writes_what_it_read(tmp_path: Path) -> None:
    """Comments and columns come back."""
    path = tmp_path / "out.conllu"

    write_sentences(conllu.parse(TEXT), path)

    assert path.read_text(encoding="utf-8") == TEXT
    assert list(tmp_path.iterdir()) == [path]


def test_multiword_token_stands_for_its_words() -> None:
    """Words of a multiword token and empty nodes have no text of their own."""
    assert surface_tokens(conllu.parse(TEXT)[0]) == (("Don't", True), ("go", False), (".", True))


def test_text_has_the_spaces_of_the_tokens() -> None:
    """The text ends in a space, so that sentences can be joined."""
    assert sentence_text(conllu.parse(TEXT)[0]) == "Don't go. "
