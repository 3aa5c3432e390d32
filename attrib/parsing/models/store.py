"""Where models that a user installed are kept, and which there are."""

import os
from pathlib import Path

from attrib.errors import ModelError
from attrib.messages import Message
from attrib.parsing.models.listing import LISTING, choose_models, list_packages, model_file, needed_models, read_listing

VARIABLE = "STANZA_RESOURCES_DIR"
"""Stanza's own name for the folder of its models."""


def store_folder() -> Path:
    """Return the folder that is installed into: Stanza's, if the environment names one, else one of the user's own.

    Raises ModelError where the user has no home.
    """
    if named := os.environ.get(VARIABLE):
        return Path(named)
    from platformdirs import user_data_path

    try:
        return user_data_path("attrib", appauthor=False) / "models"
    except (RuntimeError, KeyError) as error:
        raise ModelError(
            Message("there is no home folder for models: set HOME, or name a folder in {variable}", variable=VARIABLE)
        ) from error


def installed_packages(folder: Path, language: str) -> tuple[str, ...]:
    """Return the packages of a language whose files are all there."""
    if not (folder / LISTING).is_file():
        return ()
    listed = list_packages(read_listing(folder).get(language, {}))
    return tuple(name for name in listed if all(file.is_file() for file in package_files(folder, language, name)))


def package_files(folder: Path, language: str, package: str) -> tuple[Path, ...]:
    """Return the model files of a package, by the folder's listing."""
    listing = read_listing(folder)[language]
    needed = needed_models(listing, choose_models(listing, package))
    return tuple(model_file(folder, language, kind, name) for kind, name in needed)
