"""What runs the models: many sentences at once, and no more work than the answer needs.

Models of the kinds that attrib brings along are read and run here, which gives what Stanza gives in a fifth of
the time and without importing it. Other models run in Stanza itself.
"""

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from attrib.parsing.models.inference.words import Models

KNOWN = frozenset({"1.15.0"})
"""The versions of Stanza whose answers these are; another may read the same files in another way."""


def load_models(language: str, folder: Path, packages: Mapping[str, str]) -> Models:
    """Return the models of a language in a folder, given which one each processor takes, on one thread.

    What torch and Stanza raise where a file cannot be read comes through.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with _keeping_everything():
        import torch

        torch.set_num_threads(1)
        return _load(language, folder, packages)


def _load(language: str, folder: Path, packages: Mapping[str, str]) -> Models:
    from importlib.metadata import version

    is_known = version("stanza") in KNOWN
    if is_known:
        from attrib.parsing.models.inference import load

        try:
            return load.load_models(language, folder, packages)
        except load.UnknownKindError as error:
            note = str(error)
    else:
        note = f"Stanza {version('stanza')} is not known"
    import logging

    logging.getLogger(__name__).info("The models of %s run in Stanza, which takes longer: %s.", language, note)
    from attrib.parsing.models.inference.stock import load_stock

    return load_stock(language, folder, packages, is_known=is_known)


@contextmanager
def _keeping_everything() -> Iterator[None]:
    """Keep Python from looking for garbage meanwhile: what is loaded stays, and looking takes a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
