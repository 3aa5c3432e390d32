"""A language is one folder of data, and models: CONTRIBUTING.md's steps, taken with a language that nobody speaks."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from attrib.languages.folders import FOLDER
from attrib.parsing.models import embedded_folder
from attrib.training.models.embed import embed
from attrib.training.models.folder import build_folder, read_folder
from tests.fixtures import ROOT

CODE, NAME = "qq", "Toyish"
LIKE = "nl"
"""The language whose words and models the toy has."""
ARTICLE = ROOT / "fixtures" / LIKE / "geul-slibt-dicht" / "article.txt"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a copy of attrib that has the toy language."""
    folder = tmp_path_factory.mktemp("toy")
    copy = folder / "attrib"
    left_out = shutil.ignore_patterns("__pycache__", "training", "en.pt", "weights.safetensors")
    shutil.copytree(ROOT / "attrib", copy, ignore=left_out)
    data = copy / "languages" / CODE
    shutil.copytree(FOLDER / LIKE, data, ignore=shutil.ignore_patterns("__pycache__"))
    told = (data / "language.toml").read_text(encoding="utf-8")
    (data / "language.toml").write_text(told.replace('name = "Dutch"', f'name = "{NAME}"'), encoding="utf-8")
    build_folder(folder / "built", {CODE: read_folder(embedded_folder())[LIKE]})
    assert embed(folder / "built", copy / "parsing" / "models") == (CODE,)
    return folder


def attrib(package: Path, *arguments: str) -> str:
    """Return what the copy prints for a command."""
    done = subprocess.run(
        [sys.executable, "-m", "attrib", *arguments],
        cwd=package,
        env={**os.environ, "PYTHONPATH": str(package), "ATTRIB_CACHE": "false"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.mark.stanza
@pytest.mark.xdist_group("stanza")
def test_an_article_in_it_is_checked_like_one_in_the_language_it_was_made_of(package: Path) -> None:
    """Every attribution, source and finding, by the same words and models."""
    checks = (
        attrib(package, "check", str(ARTICLE), "--lang", code, "--reader", "off", "--format", "json")
        for code in (CODE, LIKE)
    )
    toy, like = (json.loads(text)["articles"][0] for text in checks)

    assert toy["lang"] == CODE
    assert len(toy["attributions"]) > 10
    assert {**toy, "lang": LIKE} == like


@pytest.mark.stanza
@pytest.mark.xdist_group("stanza")
def test_it_can_be_chosen_and_configured_and_is_called_by_its_name(package: Path) -> None:
    """Like any other."""
    stored = ("check", str(ARTICLE), "--lang", CODE, "--reader", "off", "--format", "rich")

    assert CODE in attrib(package, "config", "schema")
    assert NAME in attrib(package, *stored)
