"""Who may ask, how much an answer may cost, and what is told of it."""

import asyncio
import threading
from typing import Any

import pytest
from starlette.testclient import TestClient

from attrib.errors import UsageError
from attrib.model import Article, ParsedArticle
from attrib.serve.access import make_access
from attrib.serve.limits import Limits
from attrib.serve.problems import Problem
from attrib.serve.work import Work
from tests.serve.conftest import Serve, question
from tests.serve.test_api import detail

TOKEN = "0123456789abcdef"  # noqa: S105 - of this test


@pytest.mark.parametrize("host", ["127.0.0.1:8642", "localhost", "LOCALHOST:1", "[::1]:8642"])
def test_this_machine_may_be_called_by_its_names(client: TestClient, host: str) -> None:
    """With any port."""
    assert client.get("/v1/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8642", "", "[::1", "a@b"])
@pytest.mark.parametrize("path", ["/", "/v1/check", "/static/page.js"])
def test_no_other_name_leads_here(client: TestClient, host: str, path: str) -> None:
    """A page that has its name lead to this machine (DNS rebinding) gets nothing."""
    answer = client.request("POST" if path == "/v1/check" else "GET", path, headers={"Host": host})

    assert "this server is not called so" in detail(answer, 421)


def test_a_name_can_be_allowed(serve: Serve) -> None:
    """Say behind a proxy."""
    client = serve(hosts=("Desk.example",))

    assert client.get("/", headers={"Host": "desk.example"}).status_code == 200
    assert client.get("/", headers={"Host": "other.example"}).status_code == 421


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:9999"])
def test_pages_from_elsewhere_may_not_ask(client: TestClient, origin: str) -> None:
    """Not even without reading the answer."""
    answer = client.post("/v1/check", json=question(), headers={"Origin": origin})

    assert "pages from elsewhere may not ask" in detail(answer, 403)
    assert "access-control-allow-origin" not in answer.headers


def test_the_page_itself_and_allowed_pages_may_ask(serve: Serve) -> None:
    """And a browser that asks first is told so."""
    own = serve().post("/v1/check", json=question(), headers={"Origin": "http://127.0.0.1:8642"})
    client = serve(origins=("https://cms.example",), token=TOKEN)
    headers = {"Origin": "https://cms.example", "Authorization": f"Bearer {TOKEN}"}
    other = client.post("/v1/check", json=question(), headers=headers)
    first = client.options("/v1/check", headers={**headers, "Access-Control-Request-Method": "POST"})

    assert own.status_code == 200
    assert (other.status_code, other.headers["access-control-allow-origin"]) == (200, "https://cms.example")
    assert first.headers["access-control-allow-methods"] == "POST"
    assert (
        "access-control-allow-origin"
        not in client.options(
            "/v1/check", headers={"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
        ).headers
    )


@pytest.mark.parametrize("given", [None, "Bearer x", f"Basic {TOKEN}", f"Bearer {TOKEN}x", b"Bearer \xc3\xa9"])
def test_without_the_token_nothing_is_checked(serve: Serve, given: str | bytes | None) -> None:
    """The page may be seen; it has nobody's words."""
    client = serve(token=TOKEN, host="0.0.0.0")  # noqa: S104 - it does not listen
    headers: Any = {"Authorization": given} if given else {}

    for path in ("/v1/check", "/v1/diff", "/page/check"):
        answer = client.post(path, json=question(), headers=headers)
        assert "the token is missing or another" in detail(answer, 401)
        assert answer.headers["www-authenticate"] == "Bearer"
    assert client.get("/", headers=headers).status_code == 200


def test_with_the_token_it_is_checked_under_any_name(serve: Serve) -> None:
    """Which a machine on the network has."""
    client = serve(token=TOKEN, host="0.0.0.0")  # noqa: S104
    answer = client.post(
        "/v1/check", json=question(), headers={"Authorization": f"Bearer {TOKEN}", "Host": "desk.example"}
    )

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("host", "access", "told"),
    [
        ("0.0.0.0", {}, "--host 0.0.0.0: others could reach it: give --token as well"),  # noqa: S104
        ("::", {}, "--host ::: others could reach it"),
        ("desk.example", {}, "--host desk.example: others could reach it"),
        ("127.0.0.1", {"token": "short"}, "--token: at least 16 characters"),
        ("127.0.0.1", {"origins": ["*"]}, r"--allow-origin \*: give scheme and host"),
        ("127.0.0.1", {"origins": ["cms.example"]}, "--allow-origin cms.example: give scheme and host"),
    ],
)
def test_what_would_leave_it_open_is_refused(host: str, access: Any, told: str) -> None:
    """Before it listens."""
    with pytest.raises(UsageError, match=told):
        make_access(host, **{"hosts": (), "origins": (), "token": None, **access})


def test_long_bodies_and_long_articles_are_refused(serve: Serve) -> None:
    """By their length, said or not."""
    client = serve(limits=Limits(body=10_000, characters=1000))

    assert "longer than 10000 bytes" in detail(client.post("/v1/check", json={"text": "x" * 10_000}), 413)
    unsaid = client.post("/v1/check", content=iter([b"x" * 6000] * 2), headers={"Content-Type": "text/plain"})
    assert "longer than 10000 bytes" in detail(unsaid, 413)
    assert "2000 characters, 1000 are the most" in detail(client.post("/v1/check", json={"text": "x" * 2000}), 422)


def test_every_answer_closes_the_doors_of_the_browser(client: TestClient) -> None:
    """Pages take nothing from elsewhere, and nothing is kept on the way."""
    for path in ("/", "/api", "/frame/report", "/frame/diff"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
    for answer in (client.get("/"), client.post("/v1/check", json=question()), client.get("/nothing")):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"


def test_the_log_has_times_and_sizes_and_no_words(client: TestClient, log: list[str]) -> None:
    """Not even of an address."""
    client.post("/v1/check?secret=words", json={**question(), "path": "secret.txt"})
    client.get("/secret/words")
    client.get("/?lang=nl&secret=words")

    assert len(log) == 3
    assert log[1].startswith("GET … 404 in 0 out ")
    assert log[2].startswith("GET / 200 in 0 out ")
    assert not any("secret" in line or "functionarissen" in line for line in log)


class Broken:
    """A parser with a bug."""

    def parse(self, article: Article) -> ParsedArticle:
        """Raise an error with words of the article."""
        raise KeyError(article.text)


def test_a_bug_is_told_without_words(serve: Serve, log: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Neither to the client nor in the log; where it is, is."""
    answer = serve(parser=Broken()).post("/v1/check", json=question())

    assert detail(answer, 500) == "internal error (KeyError): please report it"
    assert "KeyError at test_safety.py:" in log[0]
    assert not any("functionarissen" in said for said in (*log, *capsys.readouterr(), answer.text))


class Held:
    """A parser that holds on until it is let go."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go = threading.Event()

    def parse(self, article: Article) -> ParsedArticle:
        """Wait, and return an article without sentences."""
        self.begun.set()
        assert self.go.wait(60)
        return ParsedArticle(article=article, sentences=(), models="none")


def test_who_takes_too_long_is_told(serve: Serve) -> None:
    """And the next one is answered as soon as the work is done."""
    held = Held()
    client = serve(parser=held, limits=Limits(seconds=0.05))
    answer = client.post("/v1/check", json=question())
    held.go.set()

    assert "this took longer than 0.05 seconds" in detail(answer, 504)


def test_only_so_many_may_wait() -> None:
    """The next is told to come back, until there is room again."""
    go, done = threading.Event(), []

    def job() -> None:
        assert go.wait(60)
        done.append(1)

    async def crowd() -> None:
        work = Work(Limits(waiting=2))
        inside = [asyncio.ensure_future(work.do(job)) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(Problem, match="too many articles wait") as refused:
            await work.do(job)
        assert (refused.value.status, refused.value.headers) == (503, {"Retry-After": "2"})
        go.set()
        await asyncio.gather(*inside)
        await work.do(job)
        work.close()

    asyncio.run(crowd())
    assert len(done) == 4


def test_who_leaves_is_not_worked_for() -> None:
    """A job whose client is gone is not begun."""
    go, done = threading.Event(), []

    async def leave() -> None:
        work = Work(Limits())
        first = asyncio.ensure_future(work.do(lambda: go.wait(60)))
        second = asyncio.ensure_future(work.do(lambda: done.append(2)))
        await asyncio.sleep(0.01)
        second.cancel()
        await asyncio.sleep(0)
        go.set()
        await first
        await work.do(lambda: done.append(3))
        work.close()

    asyncio.run(leave())
    assert done == [3]
