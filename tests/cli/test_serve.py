"""`attrib serve` as it is started: what it refuses, what it says, and how it ends."""

import signal
import sys
import time
import urllib.request

import pytest

from tests.cli.command import attrib
from tests.serve.running import running


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--host", "0.0.0.0"), "attrib: --host 0.0.0.0: others could reach it: give --token as well, or leave --host"),  # noqa: S104
        (("--token", "short"), "attrib: --token: at least 16 characters, please"),
        (("--allow-origin", "*"), "attrib: --allow-origin *: give scheme and host"),
        (("--host", "203.0.113.7", "--token", "0123456789abcdef"), "203.0.113.7, port 8642: cannot be listened on"),
        (("--lang", "xx"), "attrib: --lang xx: "),
    ],
)
def test_what_cannot_be_is_one_line(options: tuple[str, ...], told: str) -> None:
    """With exit code 2, before anything is loaded."""
    run = attrib("serve", *options)

    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert told in run.stderr


@pytest.mark.parametrize("package", ["starlette", "uvicorn"])
def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    """With what to install."""
    monkeypatch.setitem(sys.modules, package, None)
    run = attrib("serve")

    assert run.returncode == 2
    assert "which is not installed: pip install 'attrib[serve]'" in run.stderr


@pytest.mark.stanza
def test_a_port_that_is_taken_is_told_and_ctrl_c_ends_it() -> None:
    """Without a traceback, as that is how it ends."""
    with running("--quiet") as server:
        port = server.address.rstrip("/").rpartition(":")[2]
        taken = attrib("serve", "--port", port)
        with urllib.request.urlopen(f"{server.address}v1/health") as answer:  # noqa: S310 - our own address
            assert answer.status == 200
        server.process.send_signal(signal.SIGINT)
        for _ in range(600):
            if server.process.poll() is not None:
                break
            time.sleep(0.05)
        assert server.process.returncode == 0

    assert (
        f"127.0.0.1, port {port}: cannot be listened on (Address already in use): choose another --port" in taken.stderr
    )
    assert server.lines == []
