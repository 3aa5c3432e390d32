"""`attrib config show`: values with who set them, in a form that can be used again."""

import json
from pathlib import Path

import pytest

from attrib.config.keys import PROFILE_NAMES
from attrib.config.settings import resolve
from attrib.config.show import show_json, show_toml
from attrib.config.sources import read_file
from tests.config.configurations import settings, write

HOUSE = """\
profile = "strict"
exclude = [".*", "drafts/"]

[rules]
select = ["ATR1"]
ignore = ["ATR103"]

[levels]
anonymous-lead = "info"

[per-file-ignores]
"opinion/**" = ["ATR105"]

[words.nl]
titles = ["wijkgraaf \\"x\\""]

[values]
spokesperson = 0.25
"""


def test_every_value_says_who_set_it(tmp_path: Path) -> None:
    """File with line, profile, variable, option, or nobody."""
    lines = show_toml(
        settings(tmp_path, HOUSE, {"ATTRIB_LANG": "nl"}, {"format": "json", "extend-select": "ATR201"})
    ).splitlines()
    file = tmp_path / "attrib.toml"

    assert lines[0] == f"# {file}"
    for line in (
        f'profile = "strict"  # {file}:1',
        'lang = "nl"  # ATTRIB_LANG',
        'format = "json"  # --format',
        'fail-on = "warning"  # profile strict',
        f'exclude = [".*", "drafts/"]  # {file}:2',
        'include = ["*.txt", "*.md", "*.docx", "*.odt"]  # default',
        "# min-score is not set",
        f'  "ATR101",  # bare-anonymous-source: {file}:5, as ATR1',
        '  "ATR201",  # agentless-hearsay: --extend-select',
        f"# ATR103 is off: {file}:6",
        f'anonymous-lead = "info"  # {file}:9',
        f'"opinion/**" = ["ATR105"]  # {file}:12',
        f"spokesperson = 0.25  # {file}:18",
        "collective = 0.2  # default",
    ):
        assert line in lines


@pytest.mark.parametrize("content", ["", HOUSE, *(f'profile = "{name}"' for name in PROFILE_NAMES)])
def test_what_is_shown_is_a_configuration_that_sets_the_same(tmp_path: Path, content: str) -> None:
    """It can be saved and used on another machine."""
    first = settings(tmp_path, content)
    again = resolve(read_file(write(tmp_path, show_toml(first))))

    assert first.policy == again.policy
    assert {path: s.value for path, s in first.values.items()} == {path: s.value for path, s in again.values.items()}


def test_json_has_the_same(tmp_path: Path) -> None:
    """For programs: file, settings with origin, rules with what put them on or off."""
    shown = json.loads(show_json(settings(tmp_path, HOUSE)))
    file = str(tmp_path / "attrib.toml")

    assert shown["file"] == file
    assert shown["settings"]["profile"] == {"value": "strict", "origin": f"{file}:1"}
    assert shown["settings"]["min-score"] == {"value": None, "origin": "default"}
    assert shown["rules"]["ATR103"] == {"on": False, "origin": f"{file}:6"}
