"""The wheel: the tool with its models, and nothing that only a developer runs."""

from pathlib import PurePath

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.fixtures import ROOT

PACKED = {PurePath(file.distribution_path).as_posix() for file in WheelBuilder(str(ROOT)).recurse_included_files()}


@pytest.mark.parametrize(
    "name",
    [
        "parsing/models/nl/depparse/attrib.pt",
        "parsing/models/resources.json",
        "parsing/models/checksums.txt",
        "parsing/models/LICENSE",
        "reader/weights.safetensors",
        "reader/weights.sha256",
        "languages/en/cues.toml",
        "policies/strict.toml",
        "report/html/style.css",
        "serve/page/page.js",
        "py.typed",
    ],
)
def test_what_a_check_reads_is_packed(name: str) -> None:
    """Models, word lists and pages are files beside the code, and go where it goes."""
    assert f"attrib/{name}" in PACKED


def test_every_module_is_packed_but_those_that_train() -> None:
    """Training and the hook of the build are no part of the tool; everything else is."""
    modules = {file.relative_to(ROOT).as_posix() for file in (ROOT / "attrib").rglob("*.py")}

    assert {name for name in modules if name not in PACKED} == {
        name for name in modules if name.startswith("attrib/training/") or name == "attrib/languages/build_hook.py"
    }


def test_nothing_but_the_package_is_packed() -> None:
    """No tests, fixtures or compiled modules."""
    assert {name for name in PACKED if not name.startswith("attrib/") or name.endswith(".pyc")} == set()
