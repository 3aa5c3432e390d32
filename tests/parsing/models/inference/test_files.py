"""A model file is read, and never run."""

import os
import pickle
import zipfile
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

    from attrib.parsing.models.inference.files import read_checkpoint

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

    from attrib.parsing.models.inference.files import read_checkpoint

    monkeypatch.chdir(tmp_path)
    torch.save({"model": Harmful()}, "model.pt", _use_new_zipfile_serialization=is_zip)

    with pytest.raises(pickle.UnpicklingError):
        read_checkpoint(Path("model.pt"))
    assert not Path("harmed").exists()


def test_a_program_is_refused_before_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyTorch hands an archive of TorchScript to another loader, which asks no unpickler."""
    import torch

    from attrib.parsing.models.inference.files import read_checkpoint

    ran: list[object] = []
    monkeypatch.setattr(torch.jit, "load", lambda *given, **_: ran.append(given))
    file = tmp_path / "model.pt"
    torch.save({"model": {}}, file)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(f"{file.stem}/constants.pkl", b"\x80\x02).")

    with pytest.raises(pickle.UnpicklingError, match="a program of TorchScript"):
        read_checkpoint(file)
    assert ran == []


def test_an_archive_behind_something_else_is_no_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Python takes for one, since its list stands at the end, and PyTorch does not."""
    import torch

    from attrib.parsing.models.inference.files import read_checkpoint

    monkeypatch.chdir(tmp_path)
    torch.save({"model": Harmful()}, "harmful.pt", _use_new_zipfile_serialization=False)
    torch.save({}, "harmless.pt")
    Path("both.pt").write_bytes(Path("harmful.pt").read_bytes() + Path("harmless.pt").read_bytes())

    with pytest.raises(pickle.UnpicklingError):
        read_checkpoint(Path("both.pt"))
    assert not Path("harmed").exists()
