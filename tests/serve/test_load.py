"""Sixteen clients at once: every one gets its own answer, and memory stays where it was."""

import json
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.fixtures import ROOT
from tests.serve.running import Running, running

CLIENTS = 16
ROUNDS = 6
ARTICLES = [
    (ROOT / "fixtures" / path / "article.txt").read_text(encoding="utf-8")
    for path in ("nl/gasplafond-eu", "en/library-roof", "nl/markerlijn-uitgelekt")
]
# Of what it had after the first two rounds: what a leak of one article a request would be far above.
GROWTH = 1.06


def ask(server: Running, text: str) -> Any:
    """Return the report on an article."""
    request = urllib.request.Request(  # noqa: S310 - our own address
        f"{server.address}v1/check", json.dumps({"text": text}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310
        return json.load(answer)


@pytest.mark.stanza
def test_sixteen_clients_at_once() -> None:
    """No error, the same answers as one by one, flat memory, nothing but times and sizes in the log."""
    with running() as server, ThreadPoolExecutor(CLIENTS) as clients:
        alone = [ask(server, text) for text in ARTICLES]
        memory = []
        for _ in range(ROUNDS):
            jobs = [clients.submit(ask, server, ARTICLES[number % len(ARTICLES)]) for number in range(CLIENTS)]
            answers = [job.result() for job in jobs]
            memory.append(server.memory)
            assert answers == [alone[number % len(ARTICLES)] for number in range(CLIENTS)]

    assert max(memory[2:]) <= GROWTH * memory[1], memory
    assert len(server.lines) == len(ARTICLES) + CLIENTS * ROUNDS
    assert all(line.startswith("attrib: POST /v1/check 200 in ") for line in server.lines)
