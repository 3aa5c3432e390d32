"""`attrib check --watch` as a process of its own: it checks again when something changes, until it is interrupted."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from tests.cli.command import ENVIRONMENT, attrib, put_article
from tests.fixtures import ROOT
from tests.test_cli import ANONYMOUS, CLEAN, ON_STORED

# Longer than any of it takes; a test waits so long only where it fails.
LIMIT = 120
IGNORED = signal.getsignal(signal.SIGINT) == signal.SIG_IGN


class Watcher:
    """The command at work, with the lines that it writes."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*ON_STORED, "check", "--watch", "--quiet", *arguments],
            cwd=folder,
            env=ENVIRONMENT | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self._lines: Queue[str] = Queue()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def round(self) -> list[str]:
        """Return what is written up to the moment at which it waits for a change."""
        lines: list[str] = []
        while not lines or "watching" not in lines[-1]:
            lines.append(self._lines.get(timeout=LIMIT))
        return lines

    def end(self) -> int:
        """Interrupt it, as Ctrl+C does, and return its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=LIMIT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with an article full of anonymous sources."""
    return put_article(tmp_path, ANONYMOUS).parent


@pytest.fixture
def watch(folder: Path) -> Iterator[Callable[..., Watcher]]:
    """Return what starts a watcher in the folder, which ends with the test."""
    with ExitStack() as stack:

        def start(*arguments: str) -> Watcher:
            watcher = Watcher(folder, *arguments)
            stack.enter_context(watcher.process)
            stack.callback(watcher.process.kill)
            return watcher

        yield start


def replace(folder: Path, source: str) -> None:
    """Put another article in the place of the one in a folder."""
    (folder / "parse.conllu").write_bytes((ROOT / source).with_name("parse.conllu").read_bytes())
    put(folder, "article.txt", (ROOT / source).read_text(encoding="utf-8"))


def put(folder: Path, name: str, text: str) -> None:
    """Write a file as an editor that saves does: whole, in the place of the one before."""
    (folder / "new").write_text(text, encoding="utf-8")
    os.replace(folder / "new", folder / name)


@pytest.mark.skipif(IGNORED, reason="interrupts are ignored where this runs")
@pytest.mark.parametrize("path", ["article.txt", "."])
def test_an_article_is_checked_again_when_it_changes(folder: Path, path: str, watch: Callable[..., Watcher]) -> None:
    """Named, or in a folder; the exit code is that of the last time."""
    watcher = watch(path, "--lang", "nl")
    first = watcher.round()
    replace(folder, "fixtures/nl/geul-slibt-dicht/article.txt")
    second = watcher.round()

    assert any("ATR108 fout" in line for line in first)
    assert "attrib: watching 1 article for changes (Ctrl+C ends it)" in first
    assert not any("ATR" in line for line in second)
    assert watcher.end() == 0


@pytest.mark.skipif(IGNORED, reason="interrupts are ignored where this runs")
def test_what_is_set_is_read_again(folder: Path, watch: Callable[..., Watcher]) -> None:
    """A fault in it is told, and mended by the next change; what nobody reads changes nothing."""
    watcher = watch("article.txt")
    watcher.round()
    (folder / "notes.doc").write_text("nothing to read")
    put(folder, "attrib.toml", '[rules]\nignore = ["ATR108"\n')
    faulty = watcher.round()
    put(folder, "attrib.toml", '[rules]\nignore = ["ATR108"]\n')
    mended = watcher.round()

    assert any("attrib.toml" in line for line in faulty)
    assert not any("ATR108" in line for line in mended)
    assert any("ATR103 waarschuwing" in line for line in mended)
    assert watcher.end() == 0


@pytest.mark.skipif(IGNORED, reason="interrupts are ignored where this runs")
def test_the_exit_code_is_that_of_the_last_time(watch: Callable[..., Watcher]) -> None:
    """Findings that are left are told by it."""
    watcher = watch("article.txt")
    watcher.round()

    assert watcher.end() == 1


def test_standard_input_is_not_watched() -> None:
    """It does not change."""
    run = attrib("check", "--watch", "-", text="Two officials said the dike would be raised.")

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "attrib: --watch: standard input does not change: name files or folders\n"


def test_without_its_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line."""
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    run = attrib("check", "--watch", CLEAN)

    assert run.returncode == 2
    assert "pip install 'attrib[watch]'" in run.stderr
