"""A folder of models as ``stanza.Pipeline(language, dir=...)`` reads it."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from attrib.languages import language_name
from attrib.languages.folders import language_codes
from attrib.parsing.models.verify import write_checksums

PACKAGE = "attrib"

Parts = Mapping[str, Path]
"""Model files by processor; ``pretrain`` holds the word vectors."""


_NEED_VECTORS = frozenset({"pos", "depparse"})
_ORDER = ("tokenize", "mwt", "pos", "lemma", "depparse", "pretrain")


def build_folder(target: Path, languages: Mapping[str, Parts]) -> None:
    """Write a folder with these models beside the target, then put it in the place of the target."""
    aside = target.with_name(target.name + ".new")
    before = target.with_name(target.name + ".old")
    for leftover in (aside, before):
        shutil.rmtree(leftover, ignore_errors=True)
    for language, parts in languages.items():
        for processor, source in parts.items():
            place = aside / language / processor / f"{PACKAGE}.pt"
            place.parent.mkdir(parents=True)
            shutil.copyfile(source, place)
    entries = {language: _entry(language, aside / language, parts) for language, parts in languages.items()}
    (aside / "resources.json").write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")
    write_checksums(aside)
    if target.exists():
        target.rename(before)
    aside.rename(target)
    shutil.rmtree(before, ignore_errors=True)


def read_folder(folder: Path) -> dict[str, dict[str, Path]]:
    """Return the model files of a folder by language and processor; a missing folder has none."""
    return {
        language.name: {model.parent.name: model for model in sorted(language.glob(f"*/{PACKAGE}.pt"))}
        for language in sorted(folder.glob("*"))
        if language.is_dir() and any(language.glob(f"*/{PACKAGE}.pt"))
    }


def _entry(language: str, folder: Path, parts: Parts) -> dict[str, object]:
    """Return what Stanza's resources file says of one language."""
    present = [processor for processor in _ORDER if processor in parts]
    defaults = {processor: PACKAGE for processor in present if processor != "pretrain"}
    models = {processor: {PACKAGE: _description(processor, folder)} for processor in present}
    return {
        "lang_name": language_name(language) if language in language_codes() else language,
        "packages": {"default": defaults},
        "default_processors": defaults,
        **models,
    }


def _description(processor: str, folder: Path) -> dict[str, object]:
    content = (folder / processor / f"{PACKAGE}.pt").read_bytes()
    description: dict[str, object] = {"md5": hashlib.md5(content, usedforsecurity=False).hexdigest()}
    if processor in _NEED_VECTORS:
        description["dependencies"] = [{"model": "pretrain", "package": PACKAGE}]
    return description
