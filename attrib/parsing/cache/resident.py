"""A server that runs anyway parses for whoever checks: `attrib serve` answers at a socket beside the cache as well.

Loading PyTorch and the models takes most of a check of one article; a server has them loaded. The socket is a file in
the cache's folder that nobody but its user can open, so that no word of an article goes to anybody else. What is
answered is what the cache would keep, asked for by its key: a server with other models, another reader or another
version has nothing to say. Where there is no such socket, as on Windows, or nobody answers at it, all goes on without.
"""

import contextlib
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrib.errors import DataError
from attrib.messages import Message
from attrib.model import Article, Paragraph, ParagraphRole, Span
from attrib.records import dataclass

if TYPE_CHECKING:
    import socket
    from http.client import HTTPConnection

NAME = "serve.sock"
PATH = "/resident"
KEY = "X-Attrib-Key"
MOST = 4
"""Articles that are asked for at once; of more, loading the models is the smaller part."""
PATIENCE, LONGEST = 0.5, 60.0
"""Seconds to wait for a connection, and for an answer."""
NO_REQUEST = Message("this is no request of attrib's own")
LARGEST = 16_000_000
"""Bytes of an answer."""


@dataclass(frozen=True, slots=True)
class Resident:
    """Asks the server whose socket is in a folder, if there is one."""

    folder: Path

    def ask(self, article: Article, key: bytes) -> bytes | None:
        """Return the parse of an article as the cache keeps it; None where nobody has it to give."""
        if not self._is_there():
            return None
        from http.client import OK, HTTPException  # most checks have no server beside them

        try:
            with contextlib.closing(self._connected()) as connection:
                connection.request("POST", PATH, body_of(article), {KEY: key.hex()})
                answer = connection.getresponse()
                given = answer.read(LARGEST)
                return given if answer.status == OK and answer.getheader(KEY) == key.hex() else None
        except (OSError, HTTPException, ValueError):
            return None

    def _is_there(self) -> bool:
        """Tell whether there is a socket of the user's own."""
        try:
            found = (self.folder / NAME).lstat()
        except OSError:
            return False
        return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()

    def _connected(self) -> "HTTPConnection":
        """Return a connection to the server. Raises OSError where nobody listens."""
        import socket
        from http.client import HTTPConnection

        place = self.folder / NAME
        connected = socket.socket(socket.AF_UNIX)
        try:
            connected.settimeout(PATIENCE)
            connected.connect(str(place))
            connected.settimeout(LONGEST)
        except OSError:
            connected.close()
            raise
        connection = HTTPConnection("localhost")
        connection.sock = connected
        return connection


@contextlib.contextmanager
def listening(folder: Path) -> "Iterator[socket.socket | None]":
    """Give a socket in a folder at which a server can answer, and take it away in the end.

    None where there can be none, or another server answers there.
    """
    import socket

    place = folder / NAME
    made = _listen(place) if hasattr(socket, "AF_UNIX") else None
    try:
        yield made
    finally:
        if made:
            made.close()
            with contextlib.suppress(OSError):
                place.unlink()


def _listen(place: Path) -> "socket.socket | None":
    import socket

    made = socket.socket(socket.AF_UNIX)
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if place.is_socket():
            if _answers(place):
                made.close()
                return None
            place.unlink()
        before = os.umask(0o177)
        try:
            made.bind(str(place))
        finally:
            os.umask(before)
        made.listen()
    except OSError:  # a folder that cannot be written, a path that is too long, a file that is no socket
        made.close()
        return None
    return made


def _answers(place: Path) -> bool:
    """Tell whether somebody listens at a socket."""
    import socket

    with socket.socket(socket.AF_UNIX) as tried:
        tried.settimeout(PATIENCE)
        return tried.connect_ex(str(place)) == 0


def body_of(article: Article) -> bytes:
    """Return what of an article is parsed, for a request."""
    paragraphs = [[p.role.value, *_pair(p.span), *_pair(p.dateline), *_pair(p.answer)] for p in article.paragraphs]
    told = {"language": article.language, "text": article.text, "paragraphs": paragraphs}
    return json.dumps(told).encode("ascii")


def article_of(body: bytes) -> Article:
    """Return the article of a request. Raises DataError for what `body_of` does not write."""
    try:
        told: dict[str, Any] = json.loads(body)
        text, language = told["text"], told["language"]
        paragraphs = tuple(_paragraph(*row) for row in told["paragraphs"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DataError(NO_REQUEST) from error
    inside = all(0 <= p.span.start <= p.span.end <= len(text) for p in paragraphs)
    if not isinstance(text, str) or not isinstance(language, str) or not inside:
        raise DataError(NO_REQUEST)
    return Article(path="-", text=text, language=language, paragraphs=paragraphs)


def _pair(span: Span | None) -> tuple[int, int]:
    return (span.start, span.end) if span else (-1, -1)


def _paragraph(role: str, *places: int) -> Paragraph:
    spans = [Span(start, end) if start >= 0 else None for start, end in zip(places[::2], places[1::2], strict=True)]
    span, dateline, answer = spans
    if span is None:
        raise ValueError(role)
    return Paragraph(span=span, role=ParagraphRole(role), dateline=dateline, answer=answer)
