"""Articles by their address, fetched over the network: only where the command line allows it, and within bounds.

What is fetched is read as a file of the format that its sender names would be; nothing of it runs, and nothing that it
links to is asked for.
"""

import http.client
import socket
import ssl
import threading
import urllib.error
import urllib.request
from email.message import Message as Headers
from pathlib import PurePosixPath
from typing import IO
from urllib.parse import urlsplit

from attrib.errors import ArticleError
from attrib.files import MEGABYTE
from attrib.formats import ADDRESSES, MODULES
from attrib.messages import Message
from attrib.records import dataclass

NOT_ALLOWED = Message(
    "this is an address, and only --allow-network lets attrib fetch it: add that, or save the page and check it"
)
LARGEST = 10 * MEGABYTE
SECONDS = 20.0
"""In all, however slowly bytes come in."""
REDIRECTS = 5
PIECE = 1 << 16
# Content types by the ending of files that are read alike; what is not here is read by the ending of the address.
ENDINGS = {
    "text/html": ".html", "application/xhtml+xml": ".html",
    "text/plain": ".txt", "text/markdown": ".md",
    "application/json": ".json", "application/ld+json": ".json", "application/x-ndjson": ".jsonl",
    "application/xml": ".xml", "text/xml": ".xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}  # fmt: skip
UNTOLD = ("application/octet-stream", "binary/octet-stream", "")
TEXTUAL = (".html", ".txt", ".md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave."""

    data: bytes
    name: str
    """The name of a file of the same format."""


def is_address(path: str) -> bool:
    """Tell whether a path is an address on the web.

    >>> is_address("https://example.org/a"), is_address("a.html")
    (True, False)
    """
    return path.lower().startswith(ADDRESSES)


def fetch(address: str, version: str) -> Fetched:
    """Return what an address gives, within bounds of size, time and redirections.

    Raises ArticleError where it cannot be had, or is nothing that attrib reads.
    """
    _check(address)
    done: list[Fetched | Exception] = []
    # A server may give a byte now and then; its connection ends with the command.
    thread = threading.Thread(target=lambda: done.append(_attempt(address, version)), daemon=True)
    thread.start()
    thread.join(SECONDS)
    result = done[0] if done else ArticleError(_too_slow())
    if isinstance(result, Exception):
        raise result
    return result


def _attempt(address: str, version: str) -> Fetched | Exception:
    """Return what an address gives, or why it gives nothing."""
    try:
        return _fetched(address, version)
    except Exception as error:
        return error


def _fetched(address: str, version: str) -> Fetched:
    """Return what `fetch` does, or raise what it does, however long that takes."""
    request = urllib.request.Request(  # noqa: S310 - the scheme is checked, here and at every redirection
        address, headers={"User-Agent": f"attrib/{version}", "Accept-Encoding": "identity"}
    )
    try:
        with _opener().open(request, timeout=SECONDS) as response:
            name = f"page{_ending(response.headers, address)}"
            return Fetched(data=_recoded(_read(response), response.headers, name), name=name)
    except urllib.error.HTTPError as error:
        error.close()
        raise ArticleError(
            Message(
                "the server answers {code} ({reason}): check the address", code=error.code, reason=_told(error.reason)
            )
        ) from error
    except TimeoutError as error:
        raise ArticleError(_too_slow()) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            raise ArticleError(_too_slow()) from error
        raise ArticleError(
            Message("cannot be fetched ({reason}): check address and network", reason=_told(reason))
        ) from error


def _check(address: str) -> None:
    """Raise ArticleError for an address that is not asked."""
    try:
        parts = urlsplit(address)
        named = parts.hostname
        _ = parts.port
    except ValueError as error:
        raise ArticleError(Message("this is no address ({error}): check it", error=error)) from error
    if not named or not address.isascii() or any(letter.isspace() for letter in address):
        raise ArticleError(Message("this is no address: give it as the browser copies it"))
    if parts.username or parts.password:
        raise ArticleError(
            Message("this address has a name or password in it, which attrib sends to nobody: save the page")
        )


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows some redirections, to the web alone, and never from https to http."""

    max_redirections = REDIRECTS
    max_repeats = 1

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Headers,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return the next request; ArticleError where it is none that is asked."""
        if not is_address(newurl) or (req.full_url.lower().startswith("https:") and urlsplit(newurl).scheme == "http"):
            fp.close()
            raise ArticleError(
                Message("the server points to an address that is less safe or none of the web: save the page")
            )
        _check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]  # as it is called


def _opener() -> urllib.request.OpenerDirector:
    """Return what asks the web, by the proxies of the environment, and opens nothing else such as files."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        _Redirects(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _read(response: http.client.HTTPResponse) -> bytes:
    """Return what is sent, if it is not too much."""
    if response.headers.get("Content-Encoding", "identity").lower() not in ("identity", ""):
        raise ArticleError(
            Message("the server sends what was not asked for (compressed): save the page, and check the file")
        )
    pieces, size = [], 0
    while piece := response.read1(PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise ArticleError(
                Message(
                    "larger than {most} MB, which is no article: save its text, and check that",
                    most=LARGEST // MEGABYTE,
                )
            )
    return b"".join(pieces)


def _ending(headers: Headers, address: str) -> str:
    """Return the ending that a file of this content has. Raises ArticleError for content that is not read."""
    sent = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if sent in ENDINGS:
        return ENDINGS[sent]
    ending = PurePosixPath(urlsplit(address).path).suffix.lower()
    if sent in UNTOLD and ending in MODULES:
        return ending or ".html"
    if sent == "application/pdf":
        return ".pdf"  # which is told as a file of it is
    raise ArticleError(
        Message(
            "the server sends {what}, which nobody reads: save its text, and check that",
            what=sent[:60] or Message("something"),
        )
    )


def _recoded(data: bytes, headers: Headers, name: str) -> bytes:
    """Return text in UTF-8 where its sender says that it is in another encoding."""
    charset = headers.get_content_charset()
    if charset is None or not name.endswith(TEXTUAL):
        return data
    try:
        return data.decode(charset.replace("iso-8859-1", "windows-1252")).encode()
    except (LookupError, UnicodeError):
        return data  # its own bytes, or its tags, may tell


def _told(reason: object) -> str:
    """Return in a few words what went wrong."""
    if isinstance(reason, socket.gaierror):
        return "no such server"
    return str(getattr(reason, "strerror", None) or reason).splitlines()[0][:120] or type(reason).__name__


def _too_slow() -> Message:
    return Message(
        "took longer than {seconds:g} seconds: try again, or save the page and check the file", seconds=SECONDS
    )
