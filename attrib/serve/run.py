"""The server at work: it listens, loads what it needs, and answers until it is stopped."""

import os
import socket
from collections.abc import Iterable

import uvicorn
from starlette.types import ASGIApp

from attrib.errors import UsageError

CONNECTIONS = 200
"""At once; what comes beyond is turned away."""
QUIET = 5
"""Seconds that a connection may be quiet, and that answers may take after the server is stopped."""


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens. Raises UsageError where that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        number = getattr(error, "errno", None) or 0
        reason = os.strerror(number) if number > 0 else error
        raise UsageError(f"{host}, port {port}: cannot be listened on ({reason}): choose another --port") from error


def address_of(listening: socket.socket) -> str:
    """Return where a browser finds the server."""
    host, port = listening.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{host}:{port}/"


def answer(app: ASGIApp, listening: Iterable[socket.socket]) -> None:
    """Answer at sockets until the process is told to stop; nothing is logged here: a line could tell too much."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=QUIET,
        timeout_graceful_shutdown=QUIET,
    )
    uvicorn.Server(config).run(sockets=list(listening))
