"""docs/serve.md names what there is."""

import re

from attrib.report.diffs import DIFF_FORMATS
from attrib.serve.limits import Limits
from attrib.serve.questions import CHECK_FIELDS, CHECK_FORMATS
from tests.cli.command import attrib
from tests.fixtures import ROOT

PAGE = (ROOT / "docs" / "serve.md").read_text(encoding="utf-8")


def test_every_option_of_the_page_is_one() -> None:
    """And every option that only this command has is on it."""
    help_text = attrib("serve", "--help").stdout
    options = set(re.findall(r"--[a-z-]+", help_text))
    shared = set(re.findall(r"--[a-z-]+", attrib("check", "--help").stdout))
    others = {"--data-binary", "--tag", "--rm", "--read-only", "--network", "--format"}

    assert set(re.findall(r"--[a-z][a-z-]+", PAGE)) - options == others
    assert options - shared - set(re.findall(r"--[a-z-]+", PAGE)) == {"--port"}


def test_limits_and_fields_are_those_of_the_server() -> None:
    """In numbers and names."""
    limits = Limits()
    table = PAGE.partition("| field |")[2].partition("\n\n")[0]

    assert f"| `--max-characters` | {limits.characters:,} " in PAGE
    assert f"| `--max-waiting` | {limits.waiting} " in PAGE
    assert f"| `--time-limit` | {limits.seconds:g} s" in PAGE
    assert f"{limits.body // 1_000_000} MB" in PAGE
    named = {
        name for row in re.findall(r"^\| (`[^|]+`) \|", table, re.MULTILINE) for name in re.findall(r"`([^`]+)`", row)
    }
    assert named == set(CHECK_FIELDS)
    assert [name for name in CHECK_FORMATS if f"`{name}`" not in table] == []
    assert [name for name in DIFF_FORMATS if name != "rich" and f"`{name}`" not in PAGE] == []
