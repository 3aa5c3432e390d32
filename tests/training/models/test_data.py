"""Training files from a treebank."""

import lzma
from pathlib import Path

from attrib.training.models.data import Data, prepare

SENTENCE = """\
# text = Ja.
1	Ja	ja	INTJ	TSW	_	0	root	_	SpaceAfter=No
2	.	.	PUNCT	LET	_	1	punct	_	_

"""


def treebanks(folder: Path) -> Path:
    """Write treebanks of a few sentences."""
    for part, count in (("train", 30), ("dev", 2)):
        (folder / f"nl-{part}.conllu.xz").write_bytes(lzma.compress((SENTENCE * count).encode()))
    return folder


def test_development_sentences_are_not_changed(tmp_path: Path) -> None:
    """Figures are about the treebank as it is, but for XPOS."""
    data = Data(folder=tmp_path / "data")

    prepare(treebanks(tmp_path), "nl", data)

    assert data.conllu("dev").read_text(encoding="utf-8") == 2 * SENTENCE.replace("TSW", "_").replace("LET", "_")
    assert "".join(data.text("dev").read_text(encoding="utf-8").split()) == "Ja.Ja."


def test_text_and_trees_say_the_same(tmp_path: Path) -> None:
    """The tokenizer learns from text that has every character of the trees."""
    data = Data(folder=tmp_path / "data")

    prepare(treebanks(tmp_path), "nl", data)

    lines = data.conllu("train").read_text(encoding="utf-8").splitlines()
    forms = "".join(line.split("\t")[1] for line in lines if line and not line.startswith("#"))
    assert "".join(data.text("train").read_text(encoding="utf-8").split()) == forms


def test_finished_files_are_kept(tmp_path: Path) -> None:
    """A second run starts where the first stopped."""
    data = Data(folder=tmp_path / "data")
    prepare(treebanks(tmp_path), "nl", data)
    data.text("train").write_text("mine", encoding="utf-8")

    prepare(tmp_path, "nl", data)

    assert data.text("train").read_text(encoding="utf-8") == "mine"
