"""A server beside the cache parses for those who ask, and nobody is worse off without one."""

import os
import socket
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import UnixStreamServer
from typing import Any

import pytest

from attrib.article import make_article
from attrib.errors import DataError
from attrib.model import Article, ParsedArticle
from attrib.parsing.cache.encoding import encode
from attrib.parsing.cache.parser import CachedParser, Nowhere
from attrib.parsing.cache.resident import KEY, MOST, NAME, Resident, article_of, body_of, listening
from tests.reader.tiny import parsed_plainly

TEXT = "Dike holds\n\nHARSEL (Wire) — It holds, Lee said.\n\nQ: Will it?\n\nA: It will."
ARTICLE = make_article(TEXT, path="a.txt", language="en")


class Counting:
    """Parses plainly, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def parse(self, article: Article) -> ParsedArticle:
        """Return an article of one sentence."""
        self.count += 1
        return parsed_plainly(article.text)


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder whose path is short enough for a socket."""
    return tmp_path_factory.mktemp("r")


@contextmanager
def answering(folder: Path, answer: bytes, status: int = 200, key: str | None = None) -> Iterator[list[bytes]]:
    """Give the bodies that come to a server beside a cache, which answers each in the same way."""
    asked: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header(KEY, self.headers[KEY] if key is None else key)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with UnixStreamServer(str(folder / NAME), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield asked
        finally:
            server.shutdown()
            thread.join()


def parser_with(folder: Path, other: Counting) -> CachedParser:
    """Return a parser that asks beside a folder, and keeps nothing."""
    return CachedParser(other, Nowhere(), None, ("test",), Resident(folder))


PLAIN = parsed_plainly("It holds, Lee said.")


def test_what_is_parsed_comes_over_as_it_is() -> None:
    """Roles, datelines and answers decide what is parsed."""
    assert article_of(body_of(ARTICLE)).paragraphs == ARTICLE.paragraphs
    assert article_of(body_of(ARTICLE)).text == ARTICLE.text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b"[" * 5000,
        b'{"text": 1, "language": "en", "paragraphs": []}',
        b'{"text": "a", "language": "en", "paragraphs": [["body", 0, 9, -1, -1, -1, -1]]}',
        b'{"text": "a", "language": "en", "paragraphs": [["none", 0, 1, -1, -1, -1, -1]]}',
    ],
)
def test_what_is_no_request_is_refused(body: bytes) -> None:
    """Not even its own user can ask for what is no article."""
    with pytest.raises(DataError):
        article_of(body)


def test_an_answer_is_taken_in_place_of_parsing(folder: Path) -> None:
    """Word for word."""
    other = Counting()
    with answering(folder, encode(PLAIN)) as asked:
        parsed = parser_with(folder, other).parse(PLAIN.article)

    assert parsed.sentences == PLAIN.sentences
    assert [article_of(body).text for body in asked] == [PLAIN.article.text]
    assert other.count == 0


@pytest.mark.parametrize(
    ("answer", "status", "key"), [(b"damaged", 200, None), (encode(PLAIN), 404, None), (encode(PLAIN), 200, "00")]
)
def test_what_is_no_answer_costs_no_more_than_parsing(
    folder: Path, answer: bytes, status: int, key: str | None
) -> None:
    """Damaged, refused, or that of another article."""
    other = Counting()
    with answering(folder, answer, status, key):
        assert parser_with(folder, other).parse(PLAIN.article).sentences

    assert other.count == 1


def test_many_articles_are_parsed_here(folder: Path) -> None:
    """Loading models is then the smaller part."""
    other = Counting()
    with answering(folder, encode(PLAIN)) as asked:
        parser_with(folder, other).parse_many([PLAIN.article] * (MOST + 1))

    assert (other.count, asked) == (MOST + 1, [])


def test_nobody_there_is_no_error(folder: Path) -> None:
    """No socket, one at which nobody answers any more, and a file that is none."""
    resident = Resident(folder)
    assert resident.ask(ARTICLE, b"k") is None

    with socket.socket(socket.AF_UNIX) as gone:
        gone.bind(str(folder / NAME))
    assert resident.ask(ARTICLE, b"k") is None

    (folder / NAME).unlink()
    (folder / NAME).write_text("no socket")
    assert resident.ask(ARTICLE, b"k") is None


def test_a_socket_is_its_users_and_goes_with_the_server(folder: Path) -> None:
    """One that was left behind is taken over; that of a server at work, and what is no socket, is left alone."""
    with socket.socket(socket.AF_UNIX) as gone:
        gone.bind(str(folder / NAME))
    with listening(folder) as made:
        assert made
        assert stat.S_IMODE(os.lstat(folder / NAME).st_mode) == 0o600
        with listening(folder) as second:
            assert second is None
        assert (folder / NAME).is_socket()
    assert not (folder / NAME).exists()

    (folder / NAME).write_text("mine")
    with listening(folder) as made:
        assert made is None
    assert (folder / NAME).read_text() == "mine"
