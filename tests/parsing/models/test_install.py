"""Models from a folder, from a mirror and from Stanza's own download, here a server on this machine."""

import functools
import gc
import hashlib
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from attrib.article import make_article
from attrib.errors import ModelError
from attrib.parsing.models import embedded_folder, find_models
from attrib.parsing.models.install import Source, install_models
from attrib.parsing.models.sources import Download, FolderSource, find_source
from attrib.parsing.models.store import installed_packages
from attrib.parsing.models.verify import count_files, find_changes
from attrib.parsing.stanza_parser import StanzaParser
from tests.fixtures import ROOT

# Stanza leaves the connections of its downloads to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

VERSION = "1.15.0"
"""Of the resources that the installed Stanza asks for."""
VECTORS = {"model": "pretrain", "package": "vectors"}
MODELS = {
    ("tokenize", "alpino"): [],
    ("pos", "alpino_nocharlm"): [VECTORS],
    ("lemma", "alpino"): [],
    ("depparse", "alpino"): [VECTORS],
    ("pretrain", "vectors"): [],
    ("ner", "large"): [],
}
PACKAGE = {"tokenize": "alpino", "pos": "alpino_nocharlm", "lemma": "alpino", "depparse": "alpino", "ner": "large"}
FILES = {"tokenize/alpino", "pos/alpino_nocharlm", "lemma/alpino", "depparse/alpino", "pretrain/vectors"}


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """Let what Stanza left open be closed here and not in another test."""
    yield
    gc.collect()


@contextmanager
def no_bar(message: str, steps: int) -> Iterator[Callable[[], None]]:
    """Show nothing."""
    assert message == "nl default"
    assert steps in {len(FILES), 6}
    yield lambda: None


@pytest.fixture
def stanza_folder(tmp_path: Path) -> Path:
    """Return a small folder as Stanza has it, with Dutch models that hold their own names."""
    folder = tmp_path / "stanza"
    listing: dict[str, dict[str, object]] = {"nl": {"lang_name": "Dutch", "packages": {"default": PACKAGE}}}
    for (kind, name), dependencies in MODELS.items():
        file = folder / "nl" / kind / f"{name}.pt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(name.encode())
        described = {"md5": hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), "dependencies": dependencies}
        listing["nl"].setdefault(kind, {})[name] = described  # type: ignore[index]  # a tree of dictionaries
    (folder / "resources.json").write_text(json.dumps(listing), encoding="utf-8")
    return folder


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of requests."""


@pytest.fixture
def mirror(stanza_folder: Path) -> Iterator[str]:
    """Return the address of a server that has the folder, on this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(stanza_folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def install(source: Source, folder: Path, package: str = "default") -> set[str]:
    """Install Dutch models and return which files came."""
    files = install_models("nl", package, source, folder, no_bar)
    return {file.relative_to(folder / "nl").with_suffix("").as_posix() for file in files}


def test_a_folder_is_installed_from(stanza_folder: Path, tmp_path: Path) -> None:
    """What attrib runs comes, with the vectors that it needs; what it does not run stays."""
    folder = tmp_path / "mine"

    assert install(FolderSource(stanza_folder), folder) == FILES
    assert installed_packages(folder, "nl") == ("default",)
    assert list(find_changes(folder)) == []
    assert count_files(folder) == len(FILES) + 1


def test_a_mirror_is_installed_from(mirror: str, tmp_path: Path) -> None:
    """A Stanza folder behind any web server is one."""
    assert install(Download(mirror + "/"), tmp_path / "mine") == FILES


def test_a_mirror_may_have_the_listing_by_stanzas_name(mirror: str, stanza_folder: Path, tmp_path: Path) -> None:
    """As the folder of Stanza's own listings has it."""
    (stanza_folder / "resources.json").rename(stanza_folder / f"resources_{VERSION}.json")

    assert install(Download(mirror), tmp_path / "mine") == FILES


def test_stanzas_own_download(mirror: str, stanza_folder: Path, tmp_path: Path) -> None:
    """The command goes where Stanza goes, here sent to this machine by Stanza's own variables."""
    listing = json.loads((stanza_folder / "resources.json").read_text(encoding="utf-8"))
    listing["url"] = f"{mirror}/v{{resources_version}}/{{lang}}/models/{{filename}}"
    (stanza_folder / f"resources_{VERSION}.json").write_text(json.dumps(listing), encoding="utf-8")
    (stanza_folder / f"v{VERSION}" / "nl").mkdir(parents=True)
    (stanza_folder / "nl").rename(stanza_folder / f"v{VERSION}" / "nl" / "models")
    finished = subprocess.run(
        [sys.executable, "-m", "attrib", "models", "install", "nl"],
        cwd=ROOT,
        env={"STANZA_RESOURCES_URL": mirror, "STANZA_RESOURCES_DIR": str(tmp_path / "mine"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout == f"5 files in {tmp_path / 'mine'}; use them with: attrib check --models stanza\n"
    assert installed_packages(tmp_path / "mine", "nl") == ("default",)


def test_what_came_broken_is_not_installed(mirror: str, stanza_folder: Path, tmp_path: Path) -> None:
    """The sums of the listing decide, and the folder stays as it was."""
    folder = tmp_path / "mine"
    (stanza_folder / "nl" / "lemma" / "alpino.pt").write_bytes(b"something else")

    for source in (Download(mirror), FolderSource(stanza_folder)):
        with pytest.raises(ModelError, match=r"nl/lemma/alpino\.pt: md5 .* nothing was installed"):
            install(source, folder)
        assert list(folder.rglob("*")) == []


def test_a_file_that_the_source_lacks(mirror: str, stanza_folder: Path, tmp_path: Path) -> None:
    """A page that says so is no model."""
    (stanza_folder / "nl" / "lemma" / "alpino.pt").unlink()

    with pytest.raises(ModelError, match=r"nl/lemma/alpino\.pt: 404 .* nothing was installed"):
        install(Download(mirror), tmp_path / "mine")


def test_packages_and_languages_that_do_not_exist(stanza_folder: Path, tmp_path: Path) -> None:
    """The message says what there is."""
    source = FolderSource(stanza_folder)

    with pytest.raises(ModelError, match="there is no package 'lassy' for 'nl': choose one of default"):
        install(source, tmp_path, "lassy")
    with pytest.raises(ModelError, match="there are no models for 'en'"):
        install_models("en", "default", source, tmp_path, no_bar)


def test_a_name_that_leads_out_of_the_folder_is_refused(stanza_folder: Path, tmp_path: Path) -> None:
    """A listing from elsewhere is not trusted with places."""
    listing = (stanza_folder / "resources.json").read_text(encoding="utf-8")
    (stanza_folder / "resources.json").write_text(listing.replace('"vectors"', '"../../vectors"'), encoding="utf-8")

    with pytest.raises(ModelError, match="no name of a file"):
        install(FolderSource(stanza_folder), tmp_path / "mine")


def test_nobody_there(tmp_path: Path) -> None:
    """A mirror that does not answer, and a folder without models, each in one line."""
    with pytest.raises(ModelError, match=r"^http://127.0.0.1:1: no listing of models \(.*\): check the network"):
        install(Download("http://127.0.0.1:1"), tmp_path)
    with pytest.raises(ModelError, match="no models in"):
        install(FolderSource(tmp_path / "none"), tmp_path)


def test_sources_are_told_apart() -> None:
    """By what a user gives with --from."""
    assert isinstance(find_source(None), Download)
    assert isinstance(find_source("https://models.example/stanza"), Download)
    assert isinstance(find_source("/media/usb/stanza"), FolderSource)


def test_changes_are_found(stanza_folder: Path, tmp_path: Path) -> None:
    """A file that is other, one that is gone, and one that nobody knows."""
    folder = tmp_path / "mine"
    install(FolderSource(stanza_folder), folder)
    (folder / "nl" / "pos" / "alpino_nocharlm.pt").write_bytes(b"other")
    (folder / "nl" / "lemma" / "alpino.pt").rename(folder / "nl" / "lemma" / "new.pt")

    assert {change.partition(str(folder))[2] for change in find_changes(folder)} == {
        "/nl/pos/alpino_nocharlm.pt: has changed: its SHA-256 sum is not that in checksums.txt",
        "/nl/lemma/alpino.pt: is missing",
        "/nl/lemma/new.pt: is not in checksums.txt",
    }


def test_the_embedded_models_are_those_that_were_shipped() -> None:
    """Every file has its sum in the repository."""
    assert list(find_changes(embedded_folder())) == []


@pytest.mark.stanza
@pytest.mark.xdist_group("stanza")
def test_installed_models_are_used_by_their_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And the report names them."""
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    with pytest.raises(ModelError, match=r"run 'attrib models install nl'"):
        find_models("nl", "stanza")
    install(FolderSource(embedded_folder()), tmp_path)
    parsed = StanzaParser("stanza").parse(make_article("Hij slaapt.", path="-", language="nl"))

    assert parsed.models == "stanza-nl"
    assert [token.deprel for token in parsed.sentences[0].tokens] == ["nsubj", "root", "punct"]
    with pytest.raises(ModelError, match=r"run 'attrib models install nl --package alpino'"):
        find_models("nl", "stanza:alpino")
