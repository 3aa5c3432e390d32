"""The folder of a run: parts of four tables, and a manifest that tells what they are.

    DIR/manifest.json
    DIR/articles/part-000000.parquet      DIR/attributions/…  DIR/sources/…  DIR/findings/…

The articles are divided into chunks by their numbers alone. A chunk is written as one part of each table, each under
another name first, `articles` last: where its part of `articles` stands, a chunk is finished, and nowhere else is that
noted. What an interrupted run leaves of other chunks is no part of the data set and is written over.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa
from pyarrow import ArrowException, parquet
from pyarrow.dataset import Dataset, dataset
from pyarrow.fs import FileSelector, FileSystem, FileType

from attrib.corpus.places import find_place, is_local
from attrib.corpus.schema import ARTICLES, SCHEMA_VERSION, SCHEMAS
from attrib.errors import DataError, UsageError
from attrib.files import parse_json
from attrib.messages import Message, at

MANIFEST = "manifest.json"
UNFINISHED = ".unfinished"
"""Where files stand until they are whole."""
FORMAT = "attrib corpus"
COMPRESSION = "zstd"
SECONDS = "attrib.seconds"
# The smallest and largest number of articles in a chunk, and into how many a run is divided in between: small ones
# share the work of a short run evenly, large ones make few files of a long one.
LEAST, MOST, CHUNKS = 20, 500, 64


def chunk_size(articles: int) -> int:
    """Return how many articles of a run are one chunk.

    >>> chunk_size(200), chunk_size(20_000), chunk_size(1_000_000)
    (20, 313, 500)
    """
    return min(MOST, max(LEAST, -(-articles // CHUNKS)))


@dataclass(frozen=True, slots=True)
class Corpus:
    """The folder of a run, in a local place or in object storage."""

    address: str

    def read_manifest(self) -> dict[str, Any] | None:
        """Return the manifest, None if nothing is there yet.

        Raises UsageError where there is something else than a run, or one of a version that we do not know.
        """
        system, root = self._place()
        file = f"{root}/{MANIFEST}"
        with self._one_line():
            if system.get_file_info(file).type is FileType.NotFound:
                if _is_taken(system, root):
                    raise UsageError(
                        at(str(self.address), Message("holds other files, and no run of attrib: name an empty folder"))
                    )
                return None
            with system.open_input_stream(file) as stored:
                return self._known(stored.read())

    def write_manifest(self, manifest: Mapping[str, Any]) -> None:
        """Put the manifest in its place, whole or not at all."""
        text = json.dumps({"format": FORMAT, "schema_version": SCHEMA_VERSION, **manifest}, indent=2) + "\n"
        with self._one_line():
            self._put(MANIFEST, text.encode())

    def clear(self) -> None:
        """Remove what an interrupted run left unfinished."""
        system, root = self._place()
        with self._one_line():
            if is_local(system) and system.get_file_info(f"{root}/{UNFINISHED}").type is FileType.Directory:
                system.delete_dir(f"{root}/{UNFINISHED}")

    def write(self, chunk: int, tables: Mapping[str, pa.Table], seconds: Mapping[str, float] | None = None) -> None:
        """Write a chunk's parts of some tables, in place of what an interrupted run may have left of them."""
        notes = {"attrib.schema_version": SCHEMA_VERSION, SECONDS: json.dumps(dict(seconds or {}))}
        with self._one_line():
            for name, table in tables.items():
                sink = pa.BufferOutputStream()
                parquet.write_table(table.replace_schema_metadata(notes), sink, compression=COMPRESSION)
                self._put(part_of(name, chunk), sink.getvalue())

    def commit(self, chunk: int, articles: pa.Table, seconds: Mapping[str, float]) -> None:
        """Write the part that makes a chunk finished, after all others; `seconds` tells what its steps took."""
        self.write(chunk, {ARTICLES: articles}, seconds)

    def finished(self) -> frozenset[int]:
        """Return the numbers of the chunks that are finished."""
        system, root = self._place()
        with self._one_line():
            return frozenset(
                number_of(info.base_name)
                for info in system.get_file_info(FileSelector(f"{root}/{ARTICLES}", allow_not_found=True))
                if info.base_name.startswith("part-")
            )

    def damaged(self, chunks: Iterable[int]) -> tuple[str, ...]:
        """Return the parts of some chunks that are not there, or break off, by their names in the folder."""
        parts = [part_of(table, chunk) for chunk in sorted(chunks) for table in SCHEMAS]
        return tuple(part for part in parts if not self._is_whole(part))

    def _is_whole(self, part: str) -> bool:
        """Tell whether a part can be opened: a file that breaks off has lost its end, where its columns are told."""
        system, root = self._place()
        try:
            with system.open_input_file(f"{root}/{part}") as file:
                parquet.read_metadata(file)
        except (ArrowException, OSError):
            return False
        return True

    def local_files(self) -> tuple[str, ...]:
        """Return all files of the run, where they lie on this machine."""
        system, root = self._place()
        if not is_local(system):
            return ()
        return tuple(str(file) for file in (Path(root) / MANIFEST, *Path(root).glob("*/*.parquet")))

    def seconds(self, chunks: frozenset[int]) -> dict[str, float]:
        """Return what each step took in finished chunks, summed up."""
        system, root = self._place()
        total: dict[str, float] = {}
        with self._one_line():
            for chunk in sorted(chunks):
                with system.open_input_file(f"{root}/{part_of(ARTICLES, chunk)}") as file:
                    notes = parquet.read_metadata(file).metadata or {}
                for step, seconds in json.loads(notes.get(SECONDS.encode(), b"{}")).items():
                    total[step] = total.get(step, 0.0) + seconds
        return {step: round(seconds, 3) for step, seconds in total.items()}

    def table(self, name: str, chunks: frozenset[int]) -> Dataset:
        """Return a table, of finished chunks only, to be read piece by piece."""
        system, root = self._place()
        files = [f"{root}/{part_of(name, chunk)}" for chunk in sorted(chunks)]
        with self._one_line():
            return dataset(files, schema=SCHEMAS[name], filesystem=system, format="parquet")

    def _known(self, stored: bytes) -> dict[str, Any]:
        try:
            manifest = parse_json(stored.decode("utf-8"))
        except ValueError as error:
            raise UsageError(
                at(f"{self.address}/{MANIFEST}", Message("is no JSON ({why}): name another folder", why=error))
            ) from error
        if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
            raise UsageError(at(f"{self.address}/{MANIFEST}", Message("is no manifest of attrib: name another folder")))
        if manifest.get("schema_version") != SCHEMA_VERSION:
            raise UsageError(
                at(
                    str(self.address),
                    Message(
                        "has tables of version {other}, this attrib reads and writes {own}: "
                        "use the attrib that made it, or run anew in another folder",
                        other=manifest.get("schema_version"),
                        own=SCHEMA_VERSION,
                    ),
                )
            )
        wanted = {"status": str, "settings": dict, "input": dict}
        if not all(isinstance(manifest.get(name), kind) for name, kind in wanted.items()):
            raise UsageError(at(f"{self.address}/{MANIFEST}", Message("is damaged: run anew in another folder")))
        return manifest

    def _put(self, name: str, content: Any) -> None:
        """Write a file so that it is there whole or not at all, even when the power goes."""
        system, root = self._place()
        target = f"{root}/{name}"
        if not is_local(system):
            # Object storage shows an object only when all of it has been sent.
            with system.open_output_stream(target) as sink:
                sink.write(content)
            return
        beside = f"{root}/{UNFINISHED}/{uuid4().hex}"
        for path in (target, beside):
            os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(beside, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
        _keep_name(os.path.dirname(target))

    def _place(self) -> tuple[FileSystem, str]:
        system, root = find_place(self.address)
        return system, root.rstrip("/") or "/"

    @contextmanager
    def _one_line(self) -> Iterator[None]:
        """Name the folder where it cannot be read or written."""
        try:
            yield
        except (ArrowException, OSError) as error:
            reason = getattr(error, "strerror", None) or str(error).partition("\n")[0]
            raise DataError(
                at(str(self.address), Message("cannot be read or written ({reason}): check the folder", reason=reason))
            ) from error


def part_of(table: str, chunk: int) -> str:
    """Return the name of a part, seen from the folder of the run.

    >>> part_of("articles", 7)
    'articles/part-000007.parquet'
    """
    return f"{table}/part-{chunk:06}.parquet"


def chunk_of(part: str) -> int:
    """Return the chunk of a part by its name in the folder.

    >>> chunk_of("articles/part-000007.parquet")
    7
    """
    return number_of(part.rpartition("/")[2])


def number_of(file: str) -> int:
    """Return the chunk that a part belongs to.

    >>> number_of("part-000007.parquet")
    7
    """
    return int(file.removeprefix("part-").removesuffix(".parquet"))


def _is_taken(system: FileSystem, root: str) -> bool:
    """Tell whether there is anything in a folder but what a run that was stopped at once may leave."""
    found = system.get_file_info(FileSelector(root, allow_not_found=True))
    return any(info.base_name != UNFINISHED for info in found)


def _keep_name(folder: str) -> None:
    """Have a new name in a folder written to disk; where the system cannot, the name comes with its own pace."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
