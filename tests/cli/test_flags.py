"""Every option that is called like a setting sets it."""

import inspect
from collections.abc import Callable, Iterator

import pytest

from attrib.cli.check import check_command
from attrib.cli.checking import flags
from attrib.cli.corpus_run import run_command
from attrib.cli.serve import serve_command
from attrib.config.keys import declaration

KEYS = {key.path[-1] for key in declaration().keys}


def settable(command: Callable[..., None]) -> Iterator[str]:
    """Yield the parameters of a command that are settings."""
    return (name for name in inspect.signature(command).parameters if name.replace("_", "-") in KEYS)


@pytest.mark.parametrize("command", [check_command, run_command, serve_command])
def test_no_option_for_a_setting_is_forgotten(command: Callable[..., None]) -> None:
    """By its name alone; what is no setting is left out."""
    options = dict.fromkeys(settable(command), "x")

    assert flags({**options, "quiet": True, "paths": []}) == {name.replace("_", "-"): "x" for name in options}
    assert len(options) >= 7


def test_what_means_something_else_is_left_out() -> None:
    """And --no-cache is the setting `cache`."""
    assert flags({"format": "html", "lang": "nl"}, but=("format",)) == {"lang": "nl"}
    assert flags({"no_cache": True}) == {"cache": "false"}
    assert flags({"no_cache": False}) == {}
