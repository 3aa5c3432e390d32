"""Where models come from: Stanza's own download, a mirror of it, or a folder."""

import hashlib
import logging
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrib.errors import ModelError
from attrib.parsing.models.listing import LISTING, Listing, model_file, read_listing


class FolderSource:
    """A Stanza folder, such as one that was carried into a newsroom without a network."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self) -> Listing:
        """Return what its resources.json lists."""
        try:
            return read_listing(self._folder)
        except (OSError, ValueError) as error:
            raise ModelError(f"{self._folder / LISTING}: is no listing of models: name another folder") from error

    def fetch(self, language: str, kind: str, name: str, described: Mapping[str, Any], target: Path) -> None:
        """Copy a model file."""
        source = model_file(self._folder, language, kind, name)
        with source.open("rb") as content:
            found = hashlib.file_digest(content, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
        if found != described["md5"]:
            raise ValueError(f"md5 for {source} is {found}, expected {described['md5']}")
        shutil.copyfile(source, target)


class Download:
    """Stanza's download, or a mirror: a Stanza folder behind a web address.

    A mirror has resources_<version>.json, as Stanza publishes it, or resources.json, as a Stanza folder has it,
    and <language>/<kind>/<name>.pt.
    """

    def __init__(self, mirror: str | None = None) -> None:
        self._mirror = None if mirror is None else mirror.rstrip("/")
        self._models = "default" if mirror is None else f"{self._mirror}/{{lang}}/{{filename}}"

    def read(self) -> Listing:
        """Return what is offered for the installed version of Stanza."""
        os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")  # the bar is ours, and so are the messages
        from stanza.resources import common

        common.logger.setLevel(logging.ERROR)
        with tempfile.TemporaryDirectory() as folder:
            if self._mirror is None:
                self._models = common.DEFAULT_MODEL_URL
                self._download_listing(folder, common.DEFAULT_RESOURCES_URL)
            else:
                self._download_listing(folder, self._mirror)
            try:
                listing = read_listing(Path(folder))
            except ValueError as error:
                raise ModelError(f"{self._where()}: does not send a listing of models: name another source") from error
        if self._models.lower() == "default":
            self._models = str(listing["url"])
        return listing

    def _download_listing(self, folder: str, address: str) -> None:
        from stanza.resources import common

        names = (f"resources_{common.DEFAULT_RESOURCES_VERSION}.json", LISTING)
        for name in names if self._mirror else names[:1]:
            try:
                common.request_file(f"{address}/{name}", str(Path(folder, LISTING)), raise_for_status=True)
            except Exception as error:  # no connection, no such file, no such host ...
                failure = error
            else:
                return
        reason = " ".join(str(failure).split())
        raise ModelError(f"{self._where()}: no listing of models ({reason}): check the network, or use --from")

    def _where(self) -> str:
        return self._mirror or "Stanza's download"

    def fetch(self, language: str, kind: str, name: str, described: Mapping[str, Any], target: Path) -> None:
        """Download a model file, as Stanza does; it compares the MD5 sum."""
        from stanza.resources import common

        address = self._models.format(
            resources_version=common.DEFAULT_RESOURCES_VERSION, lang=language, filename=f"{kind}/{name}.pt"
        )
        common.request_file(
            address,
            str(target),
            md5=described["md5"],
            raise_for_status=True,
            log_info=False,
            alternate_md5=described.get("alternate_md5"),
        )


def find_source(given: str | None) -> FolderSource | Download:
    """Return the source that a user names: a web address, a folder, or none for Stanza's own download."""
    if given is None:
        return Download()
    return Download(given) if given.startswith(("http://", "https://")) else FolderSource(Path(given))
