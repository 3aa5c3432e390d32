"""Data files in a form that is read at once: JSON beside Python's own compiled files.

The word lists of a language are TOML, for people. To read them takes longer than to check a short article, so what was
read is left in __pycache__, as Python does with modules, and taken from there as long as the file has not changed.
Where nothing can be written, or PYTHONDONTWRITEBYTECODE says that nothing be, the TOML is read every time.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from attrib.files import write_whole

Content = dict[str, Any]


def read_once(file: Path, read: Callable[[Path], Content]) -> Content:
    """Return the content of a data file, from its compiled form or else as `read` reads it. Raises what that raises."""
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
