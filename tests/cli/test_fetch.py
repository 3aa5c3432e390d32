"""Articles by their address, from a server on this machine."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from attrib.cli import fetch as fetching
from attrib.cli.fetch import LARGEST, fetch
from attrib.errors import ArticleError
from attrib.formats import documents_of
from attrib.formats.document import Document
from tests.cli.command import attrib
from tests.fixtures import ROOT

CLEAN = ROOT / "fixtures/en/library-roof/article.txt"
WORDS = "Zij zei „één”."
PIECES = 40


class Site(BaseHTTPRequestHandler):
    """Gives what is asked for by path, and notes each question."""

    asked: ClassVar[list[str]] = []
    pages: ClassVar[dict[str, tuple[str, bytes]]] = {
        "/story": ("text/plain; charset=utf-8", CLEAN.read_bytes()),
        "/old": ("text/html; charset=windows-1252", f"<p>{WORDS}</p>".encode("cp1252")),
        "/item": ("application/json", b'{"headline": "Dike", "body_text": "It held, Lee said."}'),
        "/file.md": ("application/octet-stream", b"**Lee** said so."),
        "/picture": ("image/png", b"\x89PNG"),
        "/paper": ("application/pdf", b"%PDF-1.7"),
        "/large": ("text/plain", b"a " * (LARGEST // 2 + 1)),
    }
    moved: ClassVar[dict[str, str]] = {
        "/new": "/item",
        "/loop": "/loop",
        "/away": "file:///etc/passwd",
        "/ftp": "ftp://a/b",
    }

    def do_GET(self) -> None:
        """Answer."""
        self.asked.append(self.path)
        if self.path in self.moved or self.path.startswith("/hop"):
            self.send_response(302)
            self.send_header("Location", self.moved.get(self.path, self.path + "p"))
            self.end_headers()
        elif self.path == "/slow":
            self.drip()
        elif self.path in self.pages:
            kind, content = self.pages[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(content)
        else:
            self.send_error(404)

    def drip(self) -> None:
        """Send a byte now and then."""
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _ in range(PIECES):
            self.wfile.write(b"a")
            self.wfile.flush()
            time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as above
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """Give the address of a server on this machine."""
    Site.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def words(address: str) -> str:
    """Return the words of the article that an address gives."""
    fetched = fetch(address, "1")
    (document,) = documents_of(fetched.data, fetched.name)
    assert isinstance(document, Document)
    return " ".join(document.text.split())


def test_nothing_is_asked_without_the_option(site: str) -> None:
    """One line says which, and the other articles are checked."""
    finished = attrib("check", f"{site}/story", CLEAN, "--format", "text", "--fail-on", "never")

    assert (finished.returncode, Site.asked) == (2, [])
    assert finished.stderr.splitlines() == [
        f"attrib: {site}/story: this is an address, and only --allow-network lets attrib fetch it: add that, or save "
        "the page and check it"
    ]
    assert "library-roof" in finished.stdout


def test_a_configuration_cannot_allow_it(tmp_path: Path, site: str) -> None:
    """Whoever wrote one may not be who runs the command."""
    (tmp_path / "attrib.toml").write_text("allow-network = true\n", encoding="utf-8")
    finished = attrib("check", f"{site}/story", cwd=tmp_path, variables={"ATTRIB_ALLOW_NETWORK": "1"})

    assert (finished.returncode, Site.asked) == (2, [])


def test_an_article_is_checked_by_its_address(site: str) -> None:
    """It is asked for once, whatever it links to."""
    finished = attrib("check", f"{site}/none", "--allow-network", "--format", "json")

    assert finished.returncode == 2
    assert finished.stderr == f"attrib: {site}/none: the server answers 404 (Not Found): check the address\n"
    assert Site.asked == ["/none"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/old", WORDS),
        ("/item", "Dike It held, Lee said."),
        ("/file.md", "Lee said so."),
        ("/new", "Dike It held, Lee said."),
    ],
)
def test_the_content_type_says_what_it_is(site: str, path: str, expected: str) -> None:
    """And in what it is encoded; an untold one is read by the address; a redirection is followed."""
    assert words(site + path) == expected


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/picture", "the server sends image/png, which nobody reads"),
        ("/large", "larger than 10 MB"),
        ("/loop", "redirect"),
        ("/hop", "redirect"),
        ("/away", "the server answers 302"),
        ("/ftp", "less safe or none of the web"),
    ],
)
def test_what_is_no_article_is_one_line(site: str, path: str, reason: str) -> None:
    """Neither size, nor redirections, nor other schemes go beyond their bounds."""
    with pytest.raises(ArticleError, match=reason) as error:
        fetch(site + path, "1")
    assert "\n" not in str(error.value)
    assert len(Site.asked) <= 1 + fetching.REDIRECTS


def test_a_paper_is_told_as_a_file_of_it_is(site: str) -> None:
    """With the way to its words."""
    fetched = fetch(f"{site}/paper", "1")

    with pytest.raises(ArticleError, match="pdftotext"):
        documents_of(fetched.data, fetched.name)


def test_a_slow_server_is_waited_for_so_long_and_no_longer(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it sends a byte."""
    monkeypatch.setattr(fetching, "SECONDS", 0.3)

    with pytest.raises(ArticleError, match="took longer than"):
        fetch(f"{site}/slow", "1")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://", "no address"),
        ("http://127.0.0.1:port/", "no address"),
        ("http://user:secret@127.0.0.1/", "name or password"),
        ("http://127.0.0.1/a b", "no address"),
        ("http://127.0.0.1:1/", "cannot be fetched"),
    ],
)
def test_a_faulty_address_is_one_line(address: str, reason: str) -> None:
    """Nothing is sent to a server that it does not name plainly."""
    with pytest.raises(ArticleError, match=reason) as error:
        fetch(address, "1")
    assert "secret" not in str(error.value)
