"""Around every answer: who may ask, headers that close the browser's doors, and one line of log without any words."""

import sys
import traceback
from collections.abc import Callable
from time import monotonic

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from attrib.serve.access import Access
from attrib.serve.problems import Problem, problem_response

Log = Callable[[str], None]
BUG = "attrib.bug"
"""Where an answer leaves word of a bug of ours."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def is_own(scope: Scope) -> bool:
    """Tell whether a request came through the socket that is a file, which nobody but its user can open."""
    server = scope.get("server")
    return server is None or server[1] is None


class Guard:
    """Lets an application answer only what may be asked."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why it is not answered."""
        try:
            if not is_own(scope):
                self._access.check(Headers(scope=scope), scope["path"])
        except Problem as problem:
            await problem_response(problem)(scope, receive, send)
            return
        await self._app(scope, receive, send)


class Account:
    """Tells of each answer its kind, size and time, never a word of what was asked."""

    def __init__(self, app: ASGIApp, log: Log, known: frozenset[str]) -> None:
        """Take the application, where lines go, and the paths that may be told."""
        self._app = app
        self._log = log
        self._known = known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request and tell of it."""
        if scope["type"] != "http":
            return
        started, sent, status = monotonic(), 0, 0

        async def count(message: Message) -> None:
            nonlocal sent, status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            sent += len(message.get("body", b""))
            await send(message)

        await self._app(scope, receive, count)
        if BUG in scope:
            self._log(f"internal error, please report it: {scope[BUG]}")
        path = scope["path"] if scope["path"] in self._known else "…"
        length = Headers(scope=scope).get("content-length", "0")
        received = int(length) if length.isdecimal() else 0
        self._log(f"{scope['method']} {path} {status or 'gone'} in {received} out {sent} {monotonic() - started:.2f} s")


def place_of(error: Exception) -> str:
    """Return what an error is and where it was raised; its message may have words of an article."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__} at {places}"


def to_stderr(line: str) -> None:
    """Write a line of log."""
    print(f"attrib: {line}", file=sys.stderr, flush=True)  # noqa: T201 - the log
