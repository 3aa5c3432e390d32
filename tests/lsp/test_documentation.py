"""docs/editors.md: what it says to write is something that an editor, and attrib, can read."""

import json
import re
import tomllib
from typing import Any

from attrib.config.settings import read_configuration
from tests.fixtures import ROOT

PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return what the page has in a language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def strings(value: Any) -> set[str]:
    """Return all texts in a value, but keys."""
    if isinstance(value, str):
        return {value}
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {text for item in items for text in strings(item)}


def test_every_editor_is_told_to_start_the_server() -> None:
    """In a file that can be read."""
    told = [*map(json.loads, blocks("json")), *map(tomllib.loads, blocks("toml"))]

    assert len(told) == 4
    assert all(text in ("attrib", "/path/to/attrib") for config in told for text in strings(config) if "attrib" in text)
    assert all("lsp" in strings(config) for config in told)
    assert all('cmd = { "attrib", "lsp" }' in lua for lua in blocks("lua"))


def test_the_settings_that_it_shows_are_accepted() -> None:
    """And do what they say."""
    (shown,) = re.findall(r"`(\{\"lang\".*?\})`", PAGE, re.DOTALL)
    settings = read_configuration({}, json.loads(shown), isolated=True).settings_for("-")

    assert (settings.lang, settings.reader, settings.fail_on) == ("nl", "fast", "warning")


def test_the_options_that_it_names_are_those_of_the_command() -> None:
    """The page and `attrib lsp --help` cannot drift apart."""
    from tests.cli.command import attrib

    helped = attrib("lsp", "--help", variables={"COLUMNS": "200"}).stdout
    named = re.search(r"options of the command, (.*?)\.", PAGE, re.DOTALL)
    assert named

    assert {f"--{name}" for name in re.findall(r"--([a-z-]+)", helped)} - {"--help", "--stdio"} == set(
        re.findall(r"--[a-z-]+", named[1])
    )
