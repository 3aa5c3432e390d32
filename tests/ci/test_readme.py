"""The README: its commands work as they stand, and what it shows is what the command writes."""

import glob
import re
import shlex
from pathlib import Path

import pytest

from attrib.model import Article, ParsedArticle
from attrib.parsing.stanza_parser import StanzaParser
from attrib.parsing.stored import StoredParser
from attrib.pipeline import Parser
from tests.cli.command import attrib
from tests.fixtures import ROOT
from tests.pictures import readme_pictures

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    re.sub(r"\s+#.*", "", line[2:])
    for block in re.findall(r"```console\n(.*?)```", TEXT, re.DOTALL)
    for line in block.splitlines()
]
# What asks for the network, for another program, or goes on until it is stopped.
NOT_HERE = r"make|\.|pip|uv|docker|mkdir|attrib (models install|serve|lsp|check --models|corpus)\b"


def here() -> list[str]:
    """Return the commands that can be run by a test."""
    return [command for command in COMMANDS if not re.match(NOT_HERE, command)]


class Kept:
    """Answers with the stored parse of an article, and parses one that has none."""

    def __init__(self) -> None:
        self._parser: Parser | None = None

    def parse(self, article: Article) -> ParsedArticle:
        """Return the parsed article."""
        if Path(article.path).with_name("parse.conllu").exists():
            return StoredParser().parse(article)
        self._parser = self._parser or StanzaParser()
        return self._parser.parse(article)


@pytest.mark.stanza
@pytest.mark.xdist_group("stanza")
def test_every_command_works_as_it_stands(tmp_path: Path) -> None:
    """From the root of a checkout: none is turned away as wrong, and every file that it names is there."""
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    (tmp_path / "build").mkdir()
    kept = Kept()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.cli.command.StoredParser", lambda: kept)
        runs = {command: run_in(tmp_path, command) for command in here()}

    assert len(runs) >= 10
    assert {command: said for command, (code, said) in runs.items() if code not in (0, 1)} == {}


def run_in(folder: Path, command: str) -> tuple[int, str]:
    """Return exit code and messages of a command, with what it is fed."""
    command, _, fed = command.partition(" < ")
    text = (folder / fed).read_text(encoding="utf-8") if fed else ""
    finished = attrib(*as_a_shell_does(command, folder), text=text, cwd=folder)
    return finished.returncode, finished.stderr


def as_a_shell_does(command: str, folder: Path) -> list[str]:
    """Return the arguments of a command with its patterns turned into names."""
    arguments = shlex.split(command)[1:]
    return [name for one in arguments for name in sorted(glob.glob(one, root_dir=folder)) or [one]]


def test_the_commands_are_those_of_a_machine_that_is_set_up() -> None:
    """After `make run` the environment is entered before the first of ours."""
    first = next(number for number, command in enumerate(COMMANDS) if command.startswith("attrib "))

    assert COMMANDS[:2] == ["make run", ". .venv/bin/activate"]
    assert first > 1


@pytest.mark.parametrize("path", re.findall(r"(?<=[ (])(?:docs|fixtures|attrib)/[\w./-]+(?![\w.*/-])", TEXT))
def test_what_it_names_is_there(path: str) -> None:
    """Pages that it leads to, and files that it checks."""
    assert (ROOT / path).exists()


@pytest.mark.stanza
@pytest.mark.xdist_group("stanza")
def test_picture_and_pages_are_up_to_date() -> None:
    """They are what the command writes now: renew them with `make docs`."""
    for file, text in readme_pictures().items():
        assert text == file.read_text(encoding="utf-8"), file
