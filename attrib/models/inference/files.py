"""Reading a model file, without trusting it.

A file of PyTorch is a pickle with tables of numbers beside it, and a pickle may name any function to be called.
PyTorch can refuse all but harmless ones, which it does with an unpickler written in Python; half of the time that a
short article took went there, into the words of the vocabularies. Python's own unpickler can be told the same.
"""

import pickle
import types
import zipfile
from pathlib import Path
from typing import Any

import torch

ALLOWED = frozenset({("collections", "OrderedDict"), ("_codecs", "encode"), ("torch._utils", "_rebuild_tensor_v2")})
"""What a model file may name beside PyTorch's kinds of numbers, which PyTorch looks up itself."""


class Careful(pickle.Unpickler):
    """An unpickler that makes nothing but numbers, text, and collections and tables of them."""

    def find_class(self, module: str, name: str) -> Any:
        """Return what a file names, or raise UnpicklingError."""
        if (module, name) not in ALLOWED:
            raise pickle.UnpicklingError(f"it asks for {module}.{name}, which no model needs")
        return super().find_class(module, name)


def read_checkpoint(file: Path) -> dict[str, Any]:
    """Return what a model file holds; raises what torch and pickle raise where it cannot be read."""
    careful = types.ModuleType("careful")
    careful.Unpickler = Careful  # type: ignore[attr-defined]
    checkpoint: dict[str, Any]
    if zipfile.is_zipfile(file):  # what PyTorch wrote before held several pickles, and is rare
        try:
            checkpoint = torch.load(file, map_location="cpu", weights_only=False, pickle_module=careful)
            return checkpoint
        except pickle.UnpicklingError:  # something else that PyTorch may know for harmless
            pass
    checkpoint = torch.load(file, map_location="cpu", weights_only=True)
    return checkpoint
