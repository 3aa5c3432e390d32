"""The command line as its users run it, within this process and on stored parses."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from attrib import cli
from attrib.cli import parsers
from attrib.parsing.stored import StoredParser
from tests.fixtures import ROOT

# What may change how output looks, or what is set, is not taken from the machine that runs the tests.
COLOUR_VARIABLES = {"NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "COLUMNS"}
LOCALE_VARIABLES = {"LC_ALL", "LC_MESSAGES", "LANG"}
VARIABLES = {*COLOUR_VARIABLES, *LOCALE_VARIABLES, "GITHUB_STEP_SUMMARY"}
# The cache of whoever runs the tests is neither used nor added to; a test of the cache brings its own.
# Stored parses are read by the grammar alone, but for tests of the reader; networks answer alike on every processor.
WITHOUT_CACHE = {"ATTRIB_CACHE": "false", "ATTRIB_READER": "off", "ATTRIB_PRECISION": "single"}
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name not in VARIABLES and not name.startswith("ATTRIB_")
} | WITHOUT_CACHE
Run = subprocess.CompletedProcess[str]


def attrib(*arguments: str | Path, text: str = "", cwd: Path = ROOT, variables: Mapping[str, str] | None = None) -> Run:
    """Return a finished run of a command: one in a process of its own takes a second to start."""
    out, err = io.BytesIO(), io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsers, "StanzaParser", lambda models: StoredParser())  # noqa: ARG005 - the real one's argument
        patch.setattr(sys, "argv", ["attrib", *map(str, arguments)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="ascii", write_through=True))
        patch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="ascii", write_through=True))
        patch.setattr(os, "environ", {**ENVIRONMENT, **(variables or {})})
        patch.chdir(cwd)
        with pytest.raises(SystemExit) as end:
            cli.main()
        said = (out.getvalue().decode(), err.getvalue().decode())
    return Run(arguments, int(end.value.code or 0), *said)


def put_article(folder: Path, source: str, name: str = "article.txt") -> Path:
    """Copy a fixture article with its parse into a folder under a name, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes((ROOT / source).read_bytes())
    (folder / "parse.conllu").write_bytes((ROOT / source).with_name("parse.conllu").read_bytes())
    return folder / name
