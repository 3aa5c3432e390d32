"""`attrib models` as its users run it."""

import hashlib
import shutil
import sys
from pathlib import Path

import pytest

from attrib import cli
from attrib.errors import ModelError
from attrib.parsing.models import embedded_folder
from attrib.parsing.models.install import install_models
from attrib.parsing.models.sources import FolderSource
from attrib.parsing.stanza_parser import StanzaParser
from attrib.report.progress import show_progress


def models(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return exit code, output and messages of `attrib models`, within this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["attrib", "models", *arguments])
        with pytest.raises(SystemExit) as end:
            cli.main()
    return int(end.value.code or 0), *capsys.readouterr()


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a folder of the user's own that has nothing yet."""
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path / "store"))
    monkeypatch.delenv("ATTRIB_MODELS", raising=False)
    return tmp_path / "store"


def test_the_embedded_models_are_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    """Until another set is asked for."""
    status, out, err = models(capsys, "list")

    assert (status, err) == (0, "")
    assert [line.split()[:3] for line in out.splitlines()] == [["*", "en", "attrib"], ["*", "nl", "attrib"]]
    assert str(embedded_folder()) in out


def test_installed_models_are_listed_and_can_be_chosen(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    """With the name that --models takes."""
    status, out, _ = models(capsys, "install", "nl", "--from", str(embedded_folder()))
    assert (status, out) == (0, f"5 files in {store}; use them with: attrib check --models stanza\n")

    listed = models(capsys, "list", "--models", "stanza")[1].splitlines()
    chosen = [line.split()[1:3] for line in listed if line.startswith("*")]
    assert chosen == [["nl", "stanza"]]
    assert ["nl", "attrib"] in [line.split()[:2] for line in listed]


def test_the_folder_is_printed(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    """By itself, for scripts."""
    assert models(capsys, "path") == (0, f"{store}\n", "")


def test_what_is_as_it_came(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    """Both the embedded models and those of the user."""
    install_models("nl", "default", FolderSource(embedded_folder()), store, show_progress)
    status, out, err = models(capsys, "verify")

    assert (status, err) == (0, "")
    assert [line.rpartition(": ")[2] for line in out.splitlines()] == [
        "12 files, all as they came",
        "6 files, all as they came",
        "as it came",
    ]


def test_what_is_not_as_it_came(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    """The file is named, with a remedy."""
    install_models("nl", "default", FolderSource(embedded_folder()), store, show_progress)
    changed = store / "nl" / "lemma" / "attrib.pt"
    changed.write_bytes(b"other")
    status, out, err = models(capsys, "verify")

    assert (status, out) == (2, "")
    assert err == (
        f"attrib: {changed}: has changed: its SHA-256 sum is not that in checksums.txt: "
        "reinstall attrib, or install these models again\n"
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("install", "xx"), "attrib: xx: no such language: choose one of en, nl"),
        (
            ("install", "nl", "--from", "/none"),
            "attrib: no models in /none: reinstall attrib, or name a Stanza model folder",
        ),
        (
            ("list", "--models", "stanza:lassy"),
            "attrib: no models are installed in {store}: run 'attrib models install en --package lassy'",
        ),
    ],
)
def test_mistakes_are_one_line(
    capsys: pytest.CaptureFixture[str], store: Path, arguments: tuple[str, ...], line: str
) -> None:
    """With a remedy, and exit code 2."""
    assert models(capsys, *arguments) == (2, "", line.format(store=store) + "\n")


def test_a_store_without_sums_cannot_be_verified(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    """Nobody wrote down how it was."""
    store.mkdir()
    shutil.copy(embedded_folder() / "resources.json", store)

    assert models(capsys, "verify")[0] == 2


def test_any_folder_and_any_weights_can_be_verified(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """By the sums of resources.json where nobody wrote down better ones."""
    folder, weights = tmp_path / "stanza", tmp_path / "own.safetensors"
    shutil.copytree(embedded_folder(), folder, ignore=shutil.ignore_patterns("*.py", "checksums.txt", "en", "training"))
    weights.write_bytes(b"weights")
    assert models(capsys, "verify", str(weights))[0] == 2
    weights.with_suffix(".sha256").write_text(hashlib.sha256(b"weights").hexdigest(), encoding="utf-8")

    assert models(capsys, "verify", str(folder), str(weights)) == (
        0,
        f"{folder}: 5 files, all as they came\n{weights}: as it came\n",
        "",
    )
    changed = folder / "nl" / "lemma" / "attrib.pt"
    changed.write_bytes(changed.read_bytes()[:-1])
    assert models(capsys, "verify", str(folder)) == (
        2,
        "",
        f"attrib: {changed}: has changed: its MD5 sum is not that in resources.json: "
        "reinstall attrib, or install these models again\n",
    )


@pytest.mark.parametrize("with_sums", [True, False])
def test_a_flipped_bit_is_told_before_anything_is_loaded(tmp_path: Path, with_sums: bool) -> None:
    """Torch would load such a file without a word."""
    folder = tmp_path / "stanza"
    shutil.copytree(embedded_folder(), folder, ignore=shutil.ignore_patterns("*.py", "en", "training"))
    if not with_sums:
        (folder / "checksums.txt").unlink()
    changed = folder / "nl" / "pos" / "attrib.pt"
    content = bytearray(changed.read_bytes())
    content[len(content) // 2] ^= 1
    changed.write_bytes(content)
    sums = "checksums.txt" if with_sums else "resources.json"

    with pytest.raises(ModelError, match=rf"nl/pos/attrib\.pt: has changed: its sum is not that in {sums}"):
        StanzaParser(folder).load("nl")
