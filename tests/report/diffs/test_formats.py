"""Diffs for pipes, programs, pull requests and build servers."""

import io
import json
import re
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from attrib.diff.model import ChangeKind, Diff, Regression, RegressionKind
from attrib.report import FORMATS
from attrib.report.diffs import DIFF_FORMATS, NO_DIFF
from attrib.report.diffs.wording import PHRASES, SECTIONS
from tests import pairs
from tests.report.conftest import HOSTILE, UNPRINTABLE
from tests.report.diffs.conftest import hostile_diff, told_findings, told_indexes

SCHEMA = json.loads(files("attrib").joinpath("report", "schemas", "diff.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
WORDS = st.text(st.characters(exclude_characters="[]"), min_size=1, max_size=40)


def written(diff: Diff, format_name: str) -> str:
    """Return what a format writes."""
    out = io.StringIO()
    DIFF_FORMATS[format_name].write_diff(diff, out)
    return out.getvalue()


def test_every_format_of_a_report_is_a_format_of_a_diff_or_known_to_be_none() -> None:
    """A new format is decided on."""
    assert set(FORMATS) <= DIFF_FORMATS.keys() | NO_DIFF.keys()
    assert not DIFF_FORMATS.keys() & NO_DIFF.keys()


def test_every_kind_of_change_has_one_section_and_a_phrase() -> None:
    """Nothing that happens to a claim is left out; another source has the kinds for its phrase."""
    assert sorted(kind for kinds in SECTIONS.values() for kind in kinds) == sorted(ChangeKind)
    assert set(ChangeKind) - {ChangeKind.RESOURCED} == set(PHRASES)


@pytest.mark.parametrize("name", DIFF_FORMATS)
@settings(deadline=None, max_examples=25)
@given(words=WORDS)
def test_any_text_is_written_without_control_characters(name: str, words: str) -> None:
    """No crash, no control character, no mark that turns the direction of writing."""
    assert not UNPRINTABLE.search(written(hostile_diff(words), name))


# Text


def test_the_plain_diff_has_a_line_for_everything(worse: Diff) -> None:
    """Index, items, changes with a sign, findings, regressions."""
    lines = written(worse, "text").splitlines()

    assert lines[0] == (
        "fixtures/diff/en-ferry/old/article.txt → fixtures/diff/en-ferry/new/article.txt: "
        f"{told_indexes(worse)}; findings: {told_findings(worse)}"
    )
    signs = [line[0] for line in lines if re.match("[!~+-] ", line)]
    assert len(signs) == sum(change.kind is not ChangeKind.UNCHANGED for change in worse.changes)
    assert set(signs) == set("!~+-")
    assert sum(line.startswith("new: ") for line in lines) == len(worse.new_remarks)
    assert sum(line.startswith("regression: ") for line in lines) == len(worse.regressions)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_make_no_line(words: str) -> None:
    """As many lines as for harmless words of as many words."""
    text = written(hostile_diff(words), "text")

    assert not re.search(r"^\s*::|##\[", text, re.MULTILINE)
    assert all(
        re.match(r"  (?:[+−±]|made of )|[!~+-] |new: |left: |fixed: |regression: |no sum|claims are", line)
        for line in text.splitlines()[1:]
    )


# JSON


@pytest.mark.parametrize("pair", pairs.PAIRS)
def test_json_follows_its_schema(pair: str) -> None:
    """And every field that is written is in the schema."""
    value = json.loads(written(pairs.diff_of(pair), "json"))

    assert [error.message for error in VALIDATOR.iter_errors(value)] == []
    assert undocumented(SCHEMA, value) == set()


def undocumented(schema: Any, value: Any, path: str = "") -> set[str]:
    """Return the fields of a value that its schema does not know."""
    if "$ref" in schema:
        return undocumented(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], value, path)
    if isinstance(value, list):
        return {name for item in value for name in undocumented(schema["items"], item, path)}
    if not isinstance(value, dict) or "properties" not in schema:
        return set()
    unknown = {f"{path}/{name}" for name in value.keys() - schema["properties"].keys()}
    return unknown.union(
        *(
            undocumented(schema["properties"][name], item, f"{path}/{name}")
            for name, item in value.items()
            if name in schema["properties"]
        )
    )


def test_json_without_alignment_follows_its_schema(across: Diff) -> None:
    """Two languages."""
    value = json.loads(written(across, "json"))

    assert VALIDATOR.is_valid(value)
    assert (value["aligned"], value["claims"]) == (False, [])


def test_the_parts_in_json_add_up(better: Diff) -> None:
    """Exactly, once rounded as they are written."""
    score = json.loads(written(better, "json"))["score"]

    assert round(sum(part["points"] for part in score["parts"]), 1) == score["delta"] == 24


def test_a_wrong_diff_breaks_the_schema(better: Diff) -> None:
    """The schema can fail."""
    value = json.loads(written(better, "json"))
    value["claims"][0]["status"] = "improved"

    assert not VALIDATOR.is_valid(value)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_back_as_they_were(words: str) -> None:
    """Escaped in the file, the same when read."""
    value = json.loads(written(hostile_diff(words), "json"))

    assert value["old"]["report"] == words
    assert VALIDATOR.is_valid(value)


# Markdown


def test_markdown_has_the_table_and_the_claims(better: Diff) -> None:
    """As GitHub shows it."""
    html = github_flavored_markdown_to_html(written(better, "markdown"))

    assert "<h2>Index of source transparency: 62 → 86 ▲ +24</h2>" in html
    assert re.search(r"<td align=\"right\">\+15\.8</td>\s*<td>2 claims with another source</td>", html)
    assert "<strong>stadsingenieur Hilde Brakman</strong> <em>zegt</em>" in html


@pytest.mark.parametrize(
    "words", [*HOSTILE, "<script>x</script>", "| a | b |", "![x](y)", "[x](https://x.org)", "@mayor #12", "**x**"]
)
def test_hostile_words_make_no_markdown(words: str) -> None:
    """No link, picture, table or HTML that was not ours."""
    html = github_flavored_markdown_to_html(written(hostile_diff(words), "markdown"))

    assert not re.search(r"<(?:a|img|script|h[3-6]|code|pre|del)\b", html)
    assert html.count("<table>") <= 1
    assert html.count("<h1>") == 1


# GitHub


def test_github_has_a_command_for_every_regression(worse: Diff) -> None:
    """With file and line of the new version; then one line on the whole."""
    lines = written(worse, "github").splitlines()

    assert any(
        line.startswith(
            "::error file=fixtures/diff/en-ferry/new/article.txt,line=3,title=source-lost::a claim that rested on "
        )
        for line in lines
    )
    assert len(lines) == len(worse.regressions) + 1
    assert lines[-1].startswith(f"attrib: {told_indexes(worse)}; findings: {told_findings(worse)}.")


def test_a_better_version_is_not_annotated(better: Diff) -> None:
    """Only the last line."""
    assert "::" not in written(better, "github")


def test_github_shows_ten_of_a_kind(worse: Diff) -> None:
    """The rest is counted."""
    one = Regression(kind=RegressionKind.NEW_ERROR, message="x", line=1)
    fell = Regression(kind=RegressionKind.INDEX_FELL, message="the index fell")
    lines = written(replace(worse, regressions=(one,) * 12 + (fell,)), "github").splitlines()

    assert [line.split()[0] for line in lines[:-1]] == ["::error"] * 10 + ["::warning"]
    assert lines[-1].endswith("2 more than GitHub shows are not annotated")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_make_no_command(words: str) -> None:
    """Every command is one of ours."""
    lines = written(hostile_diff(words), "github").splitlines()

    assert all(re.match(r"::(error|warning) file=[^:,]*,", line) for line in lines[:-1])
    assert all(line.count("::") == 2 for line in lines[:-1])
    assert "::" not in lines[-1]
