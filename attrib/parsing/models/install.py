"""Installing Stanza's own models: from its download, from a mirror, or from a folder that somebody carried over.

The only part of attrib that uses the network. What comes is checked by the MD5 sums of the listing it came
with; its SHA-256 sums are written down for `attrib models verify`.
"""

import json
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from attrib.errors import ModelError
from attrib.parsing.models.listing import (
    LISTING,
    Listing,
    choose_models,
    list_packages,
    model_file,
    needed_models,
    read_listing,
)
from attrib.parsing.models.verify import write_checksums

NAME = re.compile(r"\w[\w.-]*")
"""Of a model; anything else could lead out of the folder."""

Progress = Callable[[str, int], AbstractContextManager[Callable[[], None]]]
"""Shows a bar of so many steps, and gives what moves it on by one."""


class Source(Protocol):
    """Where models come from."""

    def read(self) -> Listing:
        """Return what there is, by language."""

    def fetch(self, language: str, kind: str, name: str, described: Mapping[str, Any], target: Path) -> None:
        """Put a model file in its place, if its MD5 sum is the one described."""


def install_models(language: str, package: str, source: Source, folder: Path, progress: Progress) -> tuple[Path, ...]:
    """Put a package of models into a folder and return their files.

    Raises ModelError, and then the folder's models are as they were.
    """
    listing = source.read()
    language_listing = _of_language(listing, language)
    try:
        models = choose_models(language_listing, package)
    except (KeyError, TypeError, AttributeError) as error:
        there = ", ".join(list_packages(language_listing)) or "none"
        raise ModelError(f"there is no package {package!r} for {language!r}: choose one of {there}") from error
    needed = tuple(needed_models(language_listing, models))
    _check_names(needed)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".installing-") as aside:
        with progress(f"{language} {package}", len(needed)) as step:
            for kind, name in needed:
                target = model_file(Path(aside), language, kind, name)
                target.parent.mkdir(parents=True, exist_ok=True)
                _fetch(source, language, kind, name, language_listing[kind][name], target)
                step()
        return _take(Path(aside), folder, language, package, models, language_listing)


def _of_language(listing: Listing, language: str) -> Listing:
    entry = listing.get(language)
    if not isinstance(entry, dict):
        raise ModelError(f"there are no models for {language!r}: name another source with --from")
    return entry


def _check_names(needed: tuple[tuple[str, str], ...]) -> None:
    for kind, name in needed:
        if not NAME.fullmatch(kind) or not NAME.fullmatch(name):
            raise ModelError(f"the source lists a model {kind}/{name}, which is no name of a file: use another source")


def _fetch(source: Source, language: str, kind: str, name: str, described: Mapping[str, Any], target: Path) -> None:
    try:
        source.fetch(language, kind, name, described, target)
    except Exception as error:  # Stanza's download raises many kinds; nothing is installed after any of them.
        raise ModelError(
            f"{language}/{kind}/{name}.pt: {one_line(error)}: nothing was installed; try again, or name another "
            "source with --from"
        ) from error


def one_line(error: Exception) -> str:
    """Return what an error says, without line breaks."""
    return " ".join(str(error).split()) or type(error).__name__


def _take(
    aside: Path, folder: Path, language: str, package: str, models: Mapping[str, str], listing: Listing
) -> tuple[Path, ...]:
    """Move fetched files to their places and add them to the folder's listing."""
    files = []
    for fetched in sorted(aside.glob("*/*/*.pt")):
        place = folder / fetched.relative_to(aside)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(fetched, place)
        files.append(place)
    before = dict(read_listing(folder)) if (folder / LISTING).is_file() else {}
    merged = {**before, language: _merged(before.get(language, {}), package, models, listing)}
    (folder / LISTING).write_text(json.dumps(merged, indent=1) + "\n", encoding="utf-8")
    write_checksums(folder)
    return tuple(files)


def _merged(before: Listing, package: str, models: Mapping[str, str], listing: Listing) -> dict[str, Any]:
    """Return a language's listing with one package more, and nothing of what was not installed."""
    merged = {**before, "lang_name": listing.get("lang_name", "")}
    merged["packages"] = {**before.get("packages", {}), package: dict(models)}
    for kind, name in needed_models(listing, models):
        merged[kind] = {**merged.get(kind, {}), name: listing[kind][name]}
    return merged
