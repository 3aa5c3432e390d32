"""What README and docs/ci.md tell newsrooms to copy: valid, and in step with action and hooks."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from attrib.report import FORMATS
from tests.fixtures import ROOT

PAGES = ("README.md", "docs/ci.md")
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def blocks(page: str) -> list[Any]:
    """Return the YAML of a page."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]


def steps() -> list[dict[str, Any]]:
    """Return all steps of workflows that are shown."""
    found: list[dict[str, Any]] = []
    for block in (block for page in PAGES for block in blocks(page)):
        found += block if isinstance(block, list) else []
        found += (
            [step for job in block.get("jobs", {}).values() for step in job["steps"]] if isinstance(block, dict) else []
        )
    return found


def test_the_action_is_used_with_inputs_that_it_has() -> None:
    """In the README and in both workflows."""
    ours = [step for step in steps() if "/attrib@" in step.get("uses", "")]
    required = {name for name, described in ACTION["inputs"].items() if described.get("required")}

    assert len(ours) == 3
    assert all(required <= set(step["with"]) <= set(ACTION["inputs"]) for step in ours)


def test_workflows_are_valid(tmp_path: Path) -> None:
    """By the schema of workflows that check-jsonschema carries."""
    workflows = [block for block in blocks("docs/ci.md") if isinstance(block, dict) and "jobs" in block]
    for number, workflow in enumerate(workflows):
        workflow["on"] = workflow.pop(True)  # what YAML 1.1 makes of "on"
        (tmp_path / f"{number}.yml").write_text(yaml.safe_dump(workflow), encoding="utf-8")
    files = sorted(tmp_path.glob("*.yml"))
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.github-workflows",
        *map(str, files),
    ]
    finished = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    assert len(files) == 2
    assert finished.returncode == 0, finished.stdout


def test_the_hook_that_is_shown_exists() -> None:
    """By its id."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    shown = [
        hook["id"]
        for block in blocks("docs/ci.md")
        if isinstance(block, dict)
        for repository in block.get("repos", ())
        for hook in repository["hooks"]
    ]

    assert shown == ["attrib"]
    assert set(shown) <= {hook["id"] for hook in hooks}


@pytest.mark.parametrize("name", ACTION["inputs"])
def test_every_input_is_described(name: str) -> None:
    """In the table of docs/ci.md."""
    assert f"| `{name}` | " in (ROOT / "docs/ci.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_in_the_readme(name: str) -> None:
    """In the table of formats."""
    rows = re.findall(r"^\| (`.*) \| .* \|$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert any(f"`{name}`" in row for row in rows)
