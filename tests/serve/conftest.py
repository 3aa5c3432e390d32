"""A server within this process, on stored parses: an article is known by its path."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from starlette.testclient import TestClient

from attrib.config.settings import Configuration
from attrib.languages.detect import detect_language
from attrib.parsing.cache.parser import CachedParser, Nowhere
from attrib.parsing.stored import StoredParser
from attrib.pipeline import Parser
from attrib.serve.access import make_access
from attrib.serve.app import make_app
from attrib.serve.desk import Desk
from attrib.serve.limits import Limits
from tests.fixtures import ROOT

STORY = ROOT / "fixtures" / "nl" / "gasplafond-eu" / "article.txt"
OTHER = ROOT / "fixtures" / "en" / "library-roof" / "article.txt"
ADDRESS = "http://127.0.0.1:8642"
Serve = Callable[..., TestClient]


def question(path: Any = STORY, **fields: Any) -> Mapping[str, Any]:
    """Return what a program asks about a fixture article."""
    return {"text": path.read_text(encoding="utf-8"), "path": str(path), **fields}


@pytest.fixture
def log() -> list[str]:
    """Return where lines of log go."""
    return []


def keyed(parser: Parser) -> CachedParser:
    """Return a parser that knows by which keys what it makes is kept elsewhere."""
    return CachedParser(parser, Nowhere(), None, ("test",))


@pytest.fixture
def serve(log: list[str]) -> Serve:
    """Return what starts a server with some limits, parser and access."""

    def start(
        *, parser: Parser | None = None, limits: Limits | None = None, host: str = "127.0.0.1", **access: Any
    ) -> TestClient:
        limits = limits or Limits()
        desk = Desk(
            Configuration(isolated=True), keyed(parser or StoredParser()), detect_language, characters=limits.characters
        )
        allowed = make_access(host, **{"hosts": (), "origins": (), "token": None, **access})
        return TestClient(make_app(desk, allowed, limits, log.append), base_url=ADDRESS)

    return start


@pytest.fixture
def client(serve: Serve) -> TestClient:
    """Return a server as it is started without options."""
    return serve()
