"""Data files in a form that is read at once: JSON beside them, or beside Python's own compiled files.

The word lists of a language are TOML, for people. To read them takes longer than to check a short article. A wheel has
them compiled (`build_hook.py`), known by the sum of the file that they were made of, and nothing is written where it is
installed. In a checkout, where words change, what was read is left in __pycache__, as Python does with modules, and
taken from there as long as the file has not changed. Where nothing can be written, or PYTHONDONTWRITEBYTECODE says that
nothing be, the TOML is read every time.
"""

import json
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from attrib.files import write_whole

Content = dict[str, Any]
BUILT = ".json"
"""Behind the name of a file, in a wheel."""


def read_once(file: Path, read: Callable[[Path], Content]) -> Content:
    """Return the content of a data file, from its compiled form or else as `read` reads it. Raises what that raises."""
    if (built := _built(file)) is not None:
        return built
    compiled = file.parent / "__pycache__" / f"{file.name}.json"
    stamp = _stamp(file)
    try:
        kept = json.loads(compiled.read_bytes())
        if kept["stamp"] == stamp:
            return dict(kept["content"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    content = read(file)
    if not sys.dont_write_bytecode:
        _write(compiled, {"stamp": stamp, "content": content})
    return content


def built_of(content: bytes, read: Content) -> bytes:
    """Return what a wheel has beside a data file with this content."""
    return json.dumps({"sum": sha256(content).hexdigest(), "content": read}, separators=(",", ":")).encode("ascii")


def _built(file: Path) -> Content | None:
    """Return what a wheel has compiled of a file; None where it has nothing, or the file is another one since."""
    try:
        kept = json.loads(file.with_name(file.name + BUILT).read_bytes())
        same = kept["sum"] == sha256(file.read_bytes()).hexdigest()
        return dict(kept["content"]) if same else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _stamp(file: Path) -> list[int]:
    """Return what changes with a file; nothing if there is none, which is for its reader to tell."""
    try:
        status = file.stat()
    except OSError:
        return []
    return [status.st_mtime_ns, status.st_size]


def _write(compiled: Path, document: Content) -> None:
    """Put a compiled file in its place, whole or not at all."""
    try:
        compiled.parent.mkdir(exist_ok=True)
        write_whole(compiled, json.dumps(document, separators=(",", ":")).encode("ascii"))
    except (OSError, TypeError):  # a folder that cannot be written, or a value that JSON does not have
        pass
