"""A run on Ray has the tables of a run on one machine, whatever dies on the way."""

import subprocess
import sys
from pathlib import Path

import pytest

from attrib.corpus.dataset import Corpus
from attrib.corpus.run import Outcome
from tests.corpus.known import articles, inputs, run, tables, write_lines
from tests.fixtures import ROOT

# One after the other: a cluster that is up is joined by whatever starts Ray on the machine.
pytestmark = [pytest.mark.ray, pytest.mark.xdist_group("ray")]


def test_a_run_on_two_workers_of_which_one_is_killed_equals_one_on_one_machine(tmp_path: Path) -> None:
    """No row is lost or doubled, and either engine takes the other's chunks for done."""
    source = write_lines(tmp_path / "news.jsonl", articles(160))
    run(inputs(source), tmp_path / "plain")
    command = [sys.executable, "-m", "tests.corpus.on_ray", str(source), str(tmp_path / "out")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)

    assert done.returncode == 0, done.stderr
    expected, found = tables(tmp_path / "plain"), tables(tmp_path / "out")
    assert dict.fromkeys(expected, True) == {name: expected[name].equals(found[name]) for name in expected}
    assert run(inputs(source), tmp_path / "out").outcome is Outcome.WAS_FINISHED
    assert len(Corpus(str(tmp_path / "out")).finished()) == 8


def test_missing_models_are_told_in_one_line_on_ray_too(tmp_path: Path) -> None:
    """The folders of the command are walked there, and what stops the run is told as it is here."""
    command = [sys.executable, "-m", "attrib", "corpus", "run", "fixtures/nl", "--output", str(tmp_path / "out")]
    options = ["--engine", "ray", "--jobs", "1", "--models", str(tmp_path)]
    done = subprocess.run([*command, *options], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)

    assert done.returncode == 2
    assert f"attrib: no models in {tmp_path}" in done.stderr
    assert "Traceback" not in done.stderr
