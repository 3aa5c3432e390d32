"""`attrib config`: what is shown, on standard output."""

import json
import tomllib
from pathlib import Path

from attrib.config.schema import json_schema
from tests.cli.command import attrib


def test_settings_are_shown_with_who_set_them(tmp_path: Path) -> None:
    """For the folder where the command runs, or a path."""
    (tmp_path / "attrib.toml").write_text('# house\nlang = "nl"\n', encoding="utf-8")
    (tmp_path / "desk").mkdir()
    here = attrib("config", "show", cwd=tmp_path, variables={"ATTRIB_FAIL_ON": "info"})
    there = attrib("config", "show", "desk/a.txt", "--format", "json", cwd=tmp_path)

    assert here.returncode == 0
    assert 'lang = "nl"  # attrib.toml:2' in here.stdout.splitlines()
    assert 'fail-on = "info"  # ATTRIB_FAIL_ON' in here.stdout.splitlines()
    assert tomllib.loads(here.stdout)["lang"] == "nl"
    assert json.loads(there.stdout)["settings"]["lang"] == {"value": "nl", "origin": "attrib.toml:2"}


def test_a_profile_can_be_looked_at() -> None:
    """Before it is chosen."""
    assert 'fail-on = "warning"  # profile strict' in attrib("config", "show", "--profile", "strict").stdout


def test_a_faulty_configuration_is_shown_as_in_check(tmp_path: Path) -> None:
    """With its line."""
    (tmp_path / "attrib.toml").write_text("lnag = 1\n", encoding="utf-8")
    finished = attrib("config", "show", cwd=tmp_path)

    assert finished.returncode == 2
    assert finished.stderr.splitlines()[1:] == ["  1 | lnag = 1", "    | ^^^^"]


def test_the_schema_is_printed() -> None:
    """As it is checked in."""
    assert attrib("config", "schema").stdout == json_schema()
