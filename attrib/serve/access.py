"""Who may ask: the names by which the server is asked for, origins of other pages, and the token."""

import ipaddress
import re
import secrets
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from attrib.errors import UsageError
from attrib.records import dataclass
from attrib.serve.problems import Problem

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
ORIGIN = re.compile(r"https?://[^/*\s]+")
SHORTEST_TOKEN = 16
OPEN = ("/", "/api", "/openapi.json", "/v1/health")
"""What shows nobody's words, and so needs no token; files of the page begin with /static/ or /frame/."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may ask."""

    hosts: frozenset[str] | None
    """What the server may be called, so that no other name leads here; None where the token decides alone."""
    origins: tuple[str, ...] = ()
    """Other pages that may ask."""
    token: str | None = None

    def check(self, headers: Headers, path: str) -> None:
        """Raise Problem for a request that may not be answered."""
        host = headers.get("host", "")
        if self.hosts is not None and _name(host) not in self.hosts:
            raise Problem(421, "this server is not called so: ask for 127.0.0.1, or start it with --allow-host")
        origin = headers.get("origin")
        if origin and origin not in self.origins and urlsplit(origin).netloc != host:
            raise Problem(403, "pages from elsewhere may not ask: start the server with --allow-origin")
        if self.token and not (path in OPEN or path.startswith(("/static/", "/frame/"))):
            self._check_token(headers.get("authorization", ""))

    def _check_token(self, authorization: str) -> None:
        kind, _, given = authorization.partition(" ")
        known = str(self.token).encode()
        if kind.lower() != "bearer" or not secrets.compare_digest(given.strip().encode(), known):
            raise Problem(
                401,
                "the token is missing or another: send it as 'Authorization: Bearer TOKEN'",
                {"WWW-Authenticate": "Bearer"},
            )


def make_access(host: str, *, hosts: Iterable[str], origins: Iterable[str], token: str | None) -> Access:
    """Return who may ask a server that listens on an address. Raises UsageError for what would leave it open."""
    if token is not None and len(token) < SHORTEST_TOKEN:
        raise UsageError(f"--token: at least {SHORTEST_TOKEN} characters, please: 'openssl rand -hex 16' makes one")
    if not _is_loopback(host) and not token:
        raise UsageError(f"--host {host}: others could reach it: give --token as well, or leave --host out")
    for origin in origins:
        if not ORIGIN.fullmatch(origin):
            raise UsageError(f"--allow-origin {origin}: give scheme and host, such as https://cms.example.org")
    named = frozenset(name.lower() for name in hosts)
    closed = _is_loopback(host) or bool(named)
    return Access(hosts=LOOPBACK | named if closed else None, origins=tuple(origins), token=token)


def _is_loopback(host: str) -> bool:
    """Tell whether an address can be reached from this machine only.

    >>> [_is_loopback(host) for host in ("127.0.0.1", "localhost", "::1", "0.0.0.0", "example.org")]
    [True, True, True, False, False]
    """
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _name(host: str) -> str:
    """Return a Host header without its port.

    >>> [_name(host) for host in ("LocalHost:8642", "[::1]:8642", "[::1", "")]
    ['localhost', '::1', '', '']
    """
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
