"""The action for GitHub: valid, and its scripts run as a runner runs them, on stored parses."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.fixtures import ROOT
from tests.test_cli import ANONYMOUS, CLEAN, ENVIRONMENT, STORED

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
BY_ID = {step["id"]: step for step in STEPS if "id" in step}
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
# What GitHub knows of the action that runs.
GITHUB = {"github.action_repository": "news/attrib", "github.action_ref": "v1"}
# How GitHub starts `shell: bash`.
BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]


def run_step(name: str, folder: Path, *, variables: dict[str, str] | None = None, **inputs: str) -> "Run":
    """Return a run of a step's script in a folder, with inputs under their names with underscores."""
    runner = folder / "runner"
    runner.mkdir(exist_ok=True)
    output, summary = runner / "output", runner / "summary.md"
    script = runner / "script.sh"
    script.write_text(BY_ID[name]["run"], encoding="utf-8")
    finished = subprocess.run(
        [*BASH, str(script)],
        cwd=folder,
        env={
            **ENVIRONMENT,
            **{variable: value_of(text, inputs) for variable, text in BY_ID[name].get("env", {}).items()},
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_SERVER_URL": "https://git.example.org",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            "RUNNER_TEMP": str(runner),
            "RUNNER_OS": "Linux",
            "RUNNER_ARCH": "X64",
            **(variables or {}),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Run(finished, *(file.read_text(encoding="utf-8") if file.is_file() else "" for file in (output, summary)))


class Run:
    """A finished step with what it told the runner."""

    def __init__(self, finished: "subprocess.CompletedProcess[str]", output: str, summary: str) -> None:
        self.code, self.out, self.err = finished.returncode, finished.stdout, finished.stderr
        self.output, self.summary = output, summary


def value_of(text: str, inputs: dict[str, str]) -> str:
    """Return a value in which inputs stand for their expressions."""

    def given(match: re.Match[str]) -> str:
        if match[1] in GITHUB:
            return GITHUB[match[1]]
        name = match[1].removeprefix("inputs.")
        return inputs.get(name.replace("-", "_"), str(ACTION["inputs"][name].get("default", "")))

    return EXPRESSION.sub(given, text)


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Return a folder with articles and an attrib that has stored parses, where the action installs it."""
    for path, folder in ((ANONYMOUS, "nieuws/a b"), (CLEAN, "nieuws/clean")):
        (tmp_path / folder).mkdir(parents=True)
        for name in ("article.txt", "parse.conllu"):
            (tmp_path / folder / name).write_bytes((ROOT / path).with_name(name).read_bytes())
    attrib = tmp_path / "runner" / "attrib" / "bin" / "attrib"
    attrib.parent.mkdir(parents=True)
    attrib.write_text(f"#!{sys.executable}\n{STORED}\n", encoding="utf-8")
    attrib.chmod(0o755)
    return tmp_path


def test_the_action_is_valid() -> None:
    """By the schema of actions that check-jsonschema carries."""
    finished = subprocess.run(
        [
            sys.executable,
            "-m",
            "check_jsonschema",
            "--builtin-schema",
            "vendor.github-actions",
            str(ROOT / "action.yml"),
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert finished.returncode == 0, finished.stdout


def test_every_input_is_used_and_every_used_one_is_there() -> None:
    """In expressions, of which none stands within a script: a file may be called like a command."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    used = set(re.findall(r"inputs\.([\w-]+)", text))

    assert used == set(ACTION["inputs"])
    assert not any(EXPRESSION.search(step.get("run", "")) for step in STEPS)
    assert {step["shell"] for step in STEPS if "run" in step} == {"bash"}


def test_outputs_of_steps_are_those_that_are_written() -> None:
    """An expression names a step and an output that exist."""
    named = re.findall(r"steps\.([\w-]+)\.outputs\.([\w-]+)", (ROOT / "action.yml").read_text(encoding="utf-8"))

    assert {("key", "key"), ("cache", "cache-hit"), ("check", "exit-code")} == set(named)
    assert all(f'echo "{output}=' in BY_ID[step]["run"] for step, output in named if step != "cache")


def test_findings_become_annotations_summary_and_exit_code(newsroom: Path) -> None:
    """All articles under a folder, names with spaces, too."""
    run = run_step("check", newsroom, files="nieuws/**/*.txt\n", fail_on="warning")

    assert (run.code, run.output, run.err) == (1, "exit-code=1\n", "")
    assert "::warning file=nieuws/a b/article.txt,line=1," in run.out
    assert "attrib: 2 articles: " in run.out
    assert "## attrib: 2 articles" in run.summary


def test_nothing_at_the_level_is_0(newsroom: Path) -> None:
    """With the level that is the default."""
    assert run_step("check", newsroom, files="nieuws/clean/article.txt").code == 0


def test_the_configuration_of_the_newsroom_counts(newsroom: Path) -> None:
    """Where no input says otherwise."""
    (newsroom / "attrib.toml").write_text('fail-on = "warning"\n', encoding="utf-8")

    assert run_step("check", newsroom, files="nieuws/a b/article.txt").code == 1
    assert run_step("check", newsroom, files="nieuws/a b/article.txt", fail_on="never").code == 0


def test_sarif_is_written_even_if_there_are_findings(newsroom: Path) -> None:
    """And what could not be checked is said once."""
    files = "  nieuws/a b/*.txt  \n\nnieuws/none.txt\n"
    run = run_step("check", newsroom, files=files, fail_on="warning", sarif="attrib.sarif")
    log = json.loads((newsroom / "attrib.sarif").read_text(encoding="utf-8"))

    assert (run.code, run.output) == (2, "exit-code=2\n")
    assert run.err == "attrib: nieuws/none.txt: no such file: check the path\n"
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == (
        "nieuws/a%20b/article.txt"
    )


def test_rules_link_to_the_version_of_the_action_that_runs(newsroom: Path) -> None:
    """Unless a newsroom has pages of its own."""
    (newsroom / "attrib.toml").write_text('[rules]\nselect = ["ATR101"]\n', encoding="utf-8")
    for pages, address in (
        ("", "https://git.example.org/news/attrib/blob/v1/docs/rules/ATR101.md"),
        ("https://example.org/{code}", "https://example.org/ATR101"),
    ):
        run_step("check", newsroom, files="nieuws/a b/*.txt", sarif="attrib.sarif", rule_pages=pages)
        log = json.loads((newsroom / "attrib.sarif").read_text(encoding="utf-8"))
        assert [rule["helpUri"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == [address]


def test_no_text_keeps_the_words_back(newsroom: Path) -> None:
    """In annotations, summary and SARIF."""
    run = run_step("check", newsroom, files="nieuws/a b/*.txt", sarif="attrib.sarif", no_text="true")
    told = run.out + run.summary + json.dumps(json.loads((newsroom / "attrib.sarif").read_text())["runs"][0]["results"])

    assert "::warning " in run.out
    assert "ontwerptekst" not in told


def test_a_pattern_without_article_is_an_error(newsroom: Path) -> None:
    """Not a green check of nothing."""
    run = run_step("check", newsroom, files="nieuws/**/*.txt\nniews/**/*.md")

    assert (run.code, run.output) == (2, "exit-code=2\n")
    assert run.out.startswith("::error title=attrib::no article")


@pytest.mark.parametrize("files", ["$(touch hit).txt", "`touch hit`.txt", '"; touch hit; ".txt', "--output=hit"])
def test_a_hostile_name_is_a_name(newsroom: Path, files: str) -> None:
    """No command and no option."""
    run = run_step("check", newsroom, files=files, lang="en")

    assert not (newsroom / "hit").exists()
    assert run.code == 2


def test_the_key_of_the_cache_changes_with_the_package(tmp_path: Path) -> None:
    """And with the Python; the same package gives the same key."""
    package = tmp_path / "package"
    (package / "attrib").mkdir(parents=True)
    for name in ("attrib/a.py", "constraints.txt", "pyproject.toml"):
        (package / name).write_text("x", encoding="utf-8")
    keys = []
    for text, python in (("x", "3.12"), ("x", "3.12"), ("y", "3.12"), ("y", "3.13")):
        (package / "attrib/a.py").write_text(text, encoding="utf-8")
        run = run_step("key", tmp_path, variables={"GITHUB_ACTION_PATH": str(package)}, python_version=python)
        keys.append(run.output.splitlines()[-1])

    assert all(re.fullmatch(r"key=attrib-Linux-X64-3\.1[23]-[0-9a-f]{16}", key) for key in keys)
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3


def test_attrib_is_installed_with_the_small_pytorch(tmp_path: Path) -> None:
    """By a Python that only notes what it is asked for."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    log = tmp_path / "log"
    python = bin_folder / "python"
    python.write_text(
        f'#!/bin/sh\necho "$@" >> {log}\nif [ "$2" = venv ]; then mkdir -p "$3/bin" && cp "$0" "$3/bin/python"; fi\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    run = run_step("install", tmp_path, variables={"PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}"})
    pip = f"-m pip install --quiet --constraint {ROOT}/constraints.txt"

    assert run.code == 0, run.err
    assert log.read_text(encoding="utf-8").splitlines() == [
        f"-m venv {tmp_path}/runner/attrib",
        f"{pip} --index-url https://download.pytorch.org/whl/cpu torch",
        f"{pip} {ROOT}",
    ]
    assert (ROOT / "constraints.txt").is_file()
