"""What lies in a folder of Stanza models, by its resources.json.

The file lists by language the packages (which model each processor takes), and by processor the models with their
MD5 sum and the models that they need, such as word vectors:

    {"nl": {"packages": {"default": {"tokenize": "alpino", "pos": "alpino_charlm", ...}, ...},
            "tokenize": {"alpino": {"md5": "..."}},
            "pos": {"alpino_charlm": {"md5": "...", "dependencies": [...]}}, ...}}
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrib.errors import ModelError
from attrib.files import MEGABYTE, parse_json, read_ordinary
from attrib.messages import Message

LISTING = "resources.json"
# In the order in which they run.
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse")
DEFAULT = "default"
LARGEST = 100 * MEGABYTE

Listing = Mapping[str, Any]
"""Of all languages, or of one."""


def read_listing(folder: Path) -> Listing:
    """Return what a folder lists, by language; raises ModelError where there is nothing, ValueError for nonsense."""
    try:
        listing = parse_json(read_ordinary(folder / LISTING, LARGEST).decode("utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ModelError(
            Message("no models in {folder}: reinstall attrib, or name a Stanza model folder", folder=folder)
        ) from error
    if not isinstance(listing, dict):
        raise ValueError(f"{folder / LISTING} lists no languages")
    return listing


def list_packages(listing: Listing) -> tuple[str, ...]:
    """Return the names of the packages that are listed for a language, each a set of models that fit together."""
    return tuple(sorted(listing.get("packages", {})))


def choose_models(listing: Listing, package: str = DEFAULT) -> dict[str, str]:
    """Return the model of each processor that attrib runs; KeyError for a package that is not listed.

    >>> choose_models({"packages": {"default": {"pos": "b", "tokenize": "a", "ner": "c"}}})
    {'tokenize': 'a', 'pos': 'b'}
    """
    packages = listing.get("packages") or {DEFAULT: listing["default_processors"]}
    chosen = packages[package]
    return {processor: str(chosen[processor]) for processor in PROCESSORS if processor in chosen}


def needed_models(listing: Listing, models: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return the MD5 sum of every model that a set needs, by kind and name: also word vectors and the like.

    >>> listing = {"pos": {"b": {"md5": "1", "dependencies": [{"model": "pretrain", "package": "c"}]}},
    ...            "pretrain": {"c": {"md5": "2"}}}
    >>> needed_models(listing, {"pos": "b"})
    {('pos', 'b'): '1', ('pretrain', 'c'): '2'}
    """
    needed: dict[tuple[str, str], str] = {}
    waiting = list(models.items())
    while waiting:
        kind, name = waiting.pop(0)
        described = listing[kind][name]
        if (kind, name) not in needed:
            needed[kind, name] = str(described["md5"])
            waiting += [(other["model"], other["package"]) for other in described.get("dependencies", [])]
    return needed


def model_file(folder: Path, language: str, kind: str, name: str) -> Path:
    """Return where a model lies."""
    return folder / language / kind / f"{name}.pt"
