"""The hooks for pre-commit: valid, and run by pre-commit itself on stored parses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.fixtures import ROOT
from tests.test_cli import ANONYMOUS, CLEAN, ENVIRONMENT, STORED

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
GIT = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
PRE_COMMIT = [sys.executable, "-m", "pre_commit"]


def call(*command: str, cwd: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Return a finished command; git and pre-commit see nothing of who runs the tests."""
    own = {name: value for name, value in ENVIRONMENT.items() if not name.startswith("GIT_")}
    return subprocess.run(
        command,
        cwd=cwd,
        env={**own, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def commit(folder: Path) -> None:
    """Make a folder a repository with all that is in it."""
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "x")):
        assert call(*GIT, *arguments, cwd=folder).returncode == 0


def test_the_manifest_is_valid() -> None:
    """By pre-commit's own check."""
    finished = call(*PRE_COMMIT, "validate-manifest", str(MANIFEST), cwd=ROOT)

    assert finished.returncode == 0, finished.stdout


def test_both_hooks_do_the_same_in_one_process() -> None:
    """They differ in where attrib comes from."""
    hooks = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    kept = ("entry", "types_or", "require_serial", "stages")

    assert [hook["id"] for hook in hooks] == ["attrib", "attrib-installed"]
    assert [hook["language"] for hook in hooks] == ["python", "system"]
    assert len({str([hook[key] for key in kept]) for hook in hooks}) == 1
    assert all(hook["require_serial"] for hook in hooks)


@pytest.mark.parametrize(("article", "code"), [(CLEAN, 0), (ANONYMOUS, 1)])
def test_pre_commit_runs_the_hook(tmp_path: Path, article: str, code: int) -> None:
    """It fails where attrib finds something, and shows it."""
    hooks, newsroom, bin_folder = (tmp_path / name for name in ("hooks", "newsroom", "bin"))
    for folder in (hooks, newsroom, bin_folder):
        folder.mkdir()
    (hooks / MANIFEST.name).write_bytes(MANIFEST.read_bytes())
    for name in ("article.txt", "parse.conllu"):
        (newsroom / name).write_bytes((ROOT / article).with_name(name).read_bytes())
    attrib = bin_folder / "attrib"
    attrib.write_text(f"#!{sys.executable}\n{STORED}\n", encoding="utf-8")
    attrib.chmod(0o755)
    commit(hooks)
    (newsroom / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: {call('git', 'rev-parse', 'HEAD', cwd=hooks).stdout.strip()}\n"
        "  hooks:\n  - id: attrib-installed\n    args: [--fail-on, warning]\n    files: article\n",
        encoding="utf-8",
    )
    commit(newsroom)
    finished = call(
        *PRE_COMMIT,
        "run",
        "--all-files",
        "--hook-stage",
        "manual",
        cwd=newsroom,
        PATH=f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        PRE_COMMIT_HOME=str(tmp_path / "cache"),
    )

    assert finished.returncode == code, finished.stdout + finished.stderr
    assert ("Failed" if code else "Passed") in finished.stdout
    assert ("article.txt:1:" in finished.stdout) is bool(code)
