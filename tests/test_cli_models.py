"""`attrib models` as its users run it."""

import shutil
import sys
from pathlib import Path

import pytest

from attrib import cli
from attrib.models import embedded_folder
from attrib.models.install import install_models
from attrib.models.sources import FolderSource
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
