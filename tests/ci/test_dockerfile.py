"""The container: it runs as nobody special, asks for a token, and is made of files that there are."""

import json
import re
import shlex
import tomllib

import pytest

from tests.cli.command import attrib
from tests.fixtures import ROOT

TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
STEPS = [line.split(maxsplit=1) for line in TEXT.splitlines() if line and not line.startswith("#")]
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()


def last(name: str) -> str:
    """Return what the last step of a name says."""
    return [said for step, said in STEPS if step == name][-1]


def copied() -> list[str]:
    """Return the files that are taken from here."""
    steps = [shlex.split(said) for step, said in STEPS if step == "COPY" and not said.startswith("--from")]
    return [name for step in steps for name in step[:-1]]


@pytest.mark.parametrize("name", copied())
def test_what_is_copied_is_there_and_sent(name: str) -> None:
    """The list of what is left out lets it pass."""
    assert (ROOT / name).exists()
    assert f"!{name}" in IGNORED


def test_it_runs_as_nobody_special() -> None:
    """The last user is not root, and nothing is installed after it."""
    names = [step for step, _ in STEPS]

    assert last("USER") == "10001"
    assert any("--uid 10001 attrib" in said for step, said in STEPS if step == "RUN")
    assert "RUN" not in names[max(i for i, name in enumerate(names) if name == "USER") :]


def test_it_serves_with_a_token_only() -> None:
    """By itself it does not start without one."""
    command = [*json.loads(last("ENTRYPOINT")), *json.loads(last("CMD"))]
    run = attrib(*command[1:])

    assert command[:2] == ["attrib", "serve"]
    assert run.returncode == 2
    assert "give --token as well" in run.stderr


def test_what_it_installs_is_pinned_and_known() -> None:
    """PyTorch by the constraints, the extra by the project."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]

    assert re.search(r"^torch==", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"'\.\[(\w+)\]'", TEXT)) == {"serve"} <= set(extras)
    assert f"EXPOSE {8642}" in TEXT
