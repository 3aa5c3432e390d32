"""The folder that Stanza reads."""

import hashlib
import json
from pathlib import Path

from attrib.training.models.folder import build_folder, read_folder


def models(folder: Path, *processors: str) -> dict[str, Path]:
    """Write small files that stand for models."""
    paths = {processor: folder / f"{processor}.bin" for processor in processors}
    for processor, path in paths.items():
        path.write_bytes(processor.encode())
    return paths


def test_resources_name_processors_and_sums(tmp_path: Path) -> None:
    """Word vectors are no processor of their own, but what tagger and parser need."""
    target = tmp_path / "models"

    build_folder(target, {"nl": models(tmp_path, "tokenize", "pos", "pretrain")})

    dutch = json.loads((target / "resources.json").read_text(encoding="utf-8"))["nl"]
    assert dutch["default_processors"] == {"tokenize": "attrib", "pos": "attrib"}
    assert dutch["pos"]["attrib"] == {
        "md5": hashlib.md5(b"pos", usedforsecurity=False).hexdigest(),
        "dependencies": [{"model": "pretrain", "package": "attrib"}],
    }
    assert "dependencies" not in dutch["tokenize"]["attrib"]


def test_reads_what_it_built(tmp_path: Path) -> None:
    """A second language can be added to the first."""
    target = tmp_path / "models"
    build_folder(target, {"nl": models(tmp_path, "tokenize", "pos")})

    build_folder(target, {**read_folder(target), "en": models(tmp_path, "tokenize", "mwt")})

    assert {language: set(parts) for language, parts in read_folder(target).items()} == {
        "nl": {"tokenize", "pos"},
        "en": {"tokenize", "mwt"},
    }
    assert (target / "nl" / "pos" / "attrib.pt").read_bytes() == b"pos"


def test_nothing_is_left_beside(tmp_path: Path) -> None:
    """The folder is built aside and then moved."""
    parts = models(tmp_path, "tokenize")
    for _ in range(2):
        build_folder(tmp_path / "models", {"nl": parts})

    assert sorted(path.name for path in tmp_path.iterdir()) == ["models", "tokenize.bin"]


def test_missing_folder_has_no_models(tmp_path: Path) -> None:
    """Nothing to add to is no mistake."""
    assert read_folder(tmp_path / "none") == {}
