"""Reading a model file, without trusting it.

A file of PyTorch is a pickle with tables of numbers beside it, and a pickle may name any function to be called.
PyTorch can refuse all but harmless ones, which it does with an unpickler written in Python; half of the time that a
short article took went there, into the words of the vocabularies. Python's own unpickler can be told the same.
A file can also be a program, an archive of TorchScript, which PyTorch would run without asking any unpickler.
"""

import pickle
import types
from pathlib import Path
from typing import Any

import torch

ALLOWED = frozenset({("collections", "OrderedDict"), ("_codecs", "encode"), ("torch._utils", "_rebuild_tensor_v2")})
"""What a model file may name beside PyTorch's kinds of numbers, which PyTorch looks up itself."""
PROGRAM = "constants.pkl"
"""The record by which PyTorch knows a program."""
ZIP = b"PK\x03\x04"


class Careful(pickle.Unpickler):
    """An unpickler that makes nothing but numbers, text, and collections and tables of them."""

    def find_class(self, module: str, name: str) -> Any:
        """Return what a file names, or raise UnpicklingError."""
        if (module, name) not in ALLOWED:
            raise pickle.UnpicklingError(f"it asks for {module}.{name}, which no model needs")
        return super().find_class(module, name)


def read_checkpoint(file: Path) -> dict[str, Any]:
    """Return what a model file holds; raises what torch and pickle raise where it cannot be read."""
    is_zip = _is_zip(file)
    if is_zip and PROGRAM in torch._C.PyTorchFileReader(str(file)).get_all_records():
        raise pickle.UnpicklingError("it is a program of TorchScript, and no model")
    careful = types.ModuleType("careful")
    careful.Unpickler = Careful  # type: ignore[attr-defined]
    checkpoint: dict[str, Any]
    if is_zip:  # what PyTorch wrote before held several pickles, and is rare
        try:
            checkpoint = torch.load(file, map_location="cpu", weights_only=False, pickle_module=careful)
            return checkpoint
        except pickle.UnpicklingError:  # something else that PyTorch may know for harmless
            pass
    checkpoint = torch.load(file, map_location="cpu", weights_only=True)
    return checkpoint


def _is_zip(file: Path) -> bool:
    """Tell whether a file begins as those archives do that PyTorch opens: what it takes for none must be none here."""
    with file.open("rb") as opened:
        return opened.read(len(ZIP)) == ZIP
