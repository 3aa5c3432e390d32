"""A model file is read, and never run."""

import os
import pickle
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.stanza, pytest.mark.xdist_group("stanza")]


class Harmful:
    """What a model file must not be able to do."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, ("harmed",)


@pytest.mark.parametrize("is_zip", [True, False])
def test_numbers_and_words_are_read(tmp_path: Path, is_zip: bool) -> None:
    """From files of either kind that PyTorch writes."""
    import torch

    from attrib.models.inference.files import read_checkpoint

    given: dict[str, Any] = {
        "emb": torch.arange(6.0).view(2, 3),
        "vocab": {"<PAD>": 0, "é": 1},
        "lower": True,
        "dicts": b"\x00\xff",
    }
    torch.save(given, tmp_path / "model.pt", _use_new_zipfile_serialization=is_zip)

    found = read_checkpoint(tmp_path / "model.pt")
    assert given.pop("emb").tolist() == found.pop("emb").tolist()
    assert given == found


@pytest.mark.parametrize("is_zip", [True, False])
def test_a_file_that_would_do_something_is_refused(
    tmp_path: Path, is_zip: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before it does."""
    import torch

    from attrib.models.inference.files import read_checkpoint

    monkeypatch.chdir(tmp_path)
    torch.save({"model": Harmful()}, "model.pt", _use_new_zipfile_serialization=is_zip)

    with pytest.raises(pickle.UnpicklingError):
        read_checkpoint(Path("model.pt"))
    assert not Path("harmed").exists()
