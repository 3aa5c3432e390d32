"""A server that runs makes the user's own checks cheap: they need not load the models."""

import subprocess
import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from attrib.article import make_article
from attrib.parsing.cache.resident import KEY, NAME, PATH, body_of
from tests.cli.command import ENVIRONMENT
from tests.fixtures import ROOT
from tests.serve.running import running

ARTICLE = "fixtures/readme/pool.txt"


def test_nobody_else_is_answered(client: TestClient) -> None:
    """What comes by a port is not from a file that only its user can open."""
    body = body_of(make_article("It holds.", path="-", language="en"))

    assert client.post(PATH, content=body, headers={KEY: "00"}).status_code == 404


def check(cache: Path) -> tuple[str, bool]:
    """Return the report of a check, and whether it loaded PyTorch."""
    code = (
        "import sys\n"
        "from attrib.cli import main\n"
        f"sys.argv = ['attrib', 'check', {ARTICLE!r}, '--lang', 'en', '--format', 'text', '--isolated']\n"
        "try:\n    main()\nfinally:\n    sys.stderr.write(f'torch {\"torch\" in sys.modules}')\n"
    )
    variables = {
        "ATTRIB_CACHE": "true",
        "ATTRIB_CACHE_DIR": str(cache),
        "ATTRIB_READER": "off",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=ENVIRONMENT | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout, "torch True" in done.stderr


@pytest.mark.stanza
@pytest.mark.xdist_group("stanza")
def test_a_check_beside_a_server_loads_no_models(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The report is the same; what came is kept, so that the next check asks nobody; the socket goes in the end."""
    cache, apart = tmp_path_factory.mktemp("c"), tmp_path_factory.mktemp("d")
    variables = {"ATTRIB_CACHE": "true", "ATTRIB_CACHE_DIR": str(cache), "ATTRIB_READER": "off"}
    with running(variables=variables) as server:
        beside, again = check(cache), check(cache)
    alone = check(apart)

    assert alone[1]
    assert beside == again == (alone[0], False)
    assert len([line for line in server.lines if f"POST {PATH} 200" in line]) == 1
    assert not (cache / NAME).exists()
