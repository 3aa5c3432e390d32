"""The embedded Stanza models: where they are, and whether they are all there.

The folder is a Stanza resource folder: resources.json and <language>/<processor>/<package>.pt. The
models have a licence of their own, see LICENSE and the card of each language beside this file.
"""

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from attrib.errors import ModelError

PACKAGE = "attrib"
# In the order in which they run.
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSet:
    """The models of one language in a resource folder."""

    folder: Path
    language: str
    processors: tuple[str, ...]
    """In the order in which they run: tokenize, mwt, pos, lemma, depparse."""
    name: str
    """For reports, such as "attrib-nl"."""


def find_models(language: str, folder: Path | None = None) -> ModelSet:
    """Return the models of a language, the embedded ones by default.

    Raises ModelError if the folder, its resources.json or a model file is missing.
    """
    folder = folder or Path(str(files("attrib.models")))
    listing = folder / "resources.json"
    try:
        resources = json.loads(listing.read_text(encoding="utf-8"))[language]
        processors = tuple(p for p in PROCESSORS if p in resources["default_processors"])
        needed = [*processors, *(["pretrain"] if "pretrain" in resources else [])]
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ModelError(f"no models in {folder}: reinstall attrib, or name a Stanza model folder") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"no models for {language!r} in {listing}: reinstall attrib, or name another") from error
    for processor in needed:
        file = folder / language / processor / f"{PACKAGE}.pt"
        if not file.is_file():
            raise ModelError(f"the model file {file} is missing: reinstall attrib, or name another model folder")
    return ModelSet(folder=folder, language=language, processors=processors, name=f"{PACKAGE}-{language}")
