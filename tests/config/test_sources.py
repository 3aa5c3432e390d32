"""Configurations read: every mistake with file, line, the line itself, and what is accepted."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attrib.config.sources import read_file
from attrib.errors import ConfigError
from tests.config.configurations import write


def error_of(folder: Path, content: str, name: str = "attrib.toml") -> ConfigError:
    """Return why a configuration is not accepted."""
    with pytest.raises(ConfigError) as error:
        read_file(write(folder, content, name))
    return error.value


@pytest.mark.parametrize(
    ("content", "place", "why", "pointed"),
    [
        ('lnag = "nl"', "1:1", "unknown key 'lnag': did you mean 'lang'? Choose one of profile, lang,", "lnag"),
        ('\n# note\n\nlang = "nll"', "4:1", "lang = \"nll\": did you mean 'nl'? Choose one of auto, en, nl", "lang"),
        ('[rules]\nselct = ["ATR1"]', "2:1", "unknown key 'selct' in [rules]: did you mean 'select'?", "selct"),
        ('[rules]\nselect = [\n  "ATR1",\n  "ATR1x",\n]', "4:4", "no rule 'ATR1x': did you mean 'ATR1", "ATR1x"),
        ('rules.select = ["weather"]', "1:18", "no rule 'weather': choose one of ALL, ATR1", "weather"),
        ("[levels]\nATR101 = 'eror'", "2:1", "did you mean 'error'? Choose one of error, warning, info", "ATR101"),
        ("[levels]\nATR1 = 'info'", "2:1", "unknown key 'ATR1' in [levels]", "ATR1"),
        ("[words.nl]\ntitels = ['x']", "2:1", "unknown key 'titels' in [words.nl]: did you mean 'titles'?", "titels"),
        ("[words.nl]\ntitles = 'x'", "2:1", "must be a list", "titles"),
        ("[words.de]\ntitles = ['x']", "1:8", "unknown key 'de' in [words]: choose one of en, nl", "de"),
        ("min-score = 200", "1:1", "min-score = 200: must be a number, from 0 to 100", "min-score"),
        ("min-score = true", "1:1", "min-score = true: must be a number", "min-score"),
        ("include = '*.txt'", "1:1", 'must be a list, such as ["*.txt", "*.md"]', "include"),
        ("baseline = ''", "1:1", "must be a path between quotation marks", "baseline"),
        ("lang = 2026-01-01", "1:1", "lang = 2026-01-01: choose one of", "lang"),
        ("lang = {a = 1}", "1:1", 'lang = {"a" = 1}: choose one of', "lang"),
        ("rules = 3", "1:1", "rules is a table: write [rules]", "rules"),
        ("[per-file-ignores]\n'a/**' = 'ATR101'", "2:2", "must be a list of rules", "a/**"),
        ("lang = 'nl'\nlang = 'en'", "2:11", "not TOML: Cannot overwrite a value", ""),
        ("lang = [", "1:8", "not TOML: ", ""),
    ],
)
def test_a_mistake_is_shown_with_its_line(tmp_path: Path, content: str, place: str, why: str, pointed: str) -> None:
    """The first line is the message, then the line of the file, then marks under what is meant."""
    error = error_of(tmp_path, content)
    excerpt, marks = error.excerpt

    assert str(error).startswith(f"{tmp_path / 'attrib.toml'}:{place}: ")
    assert why in str(error)
    if pointed:
        assert pointed == "".join(c for c, mark in zip(excerpt, marks, strict=False) if mark == "^")


def test_a_table_of_pyproject_is_found_at_its_place(tmp_path: Path) -> None:
    """Lines count from the top of the file, and tables are named as they are there."""
    content = '[project]\nname = "x"\n\n[tool.attrib]\nlang = "nl"\nrules = 1\n'
    error = error_of(tmp_path, content, "pyproject.toml")

    assert ":6:1: rules is a table: write [tool.attrib.rules]" in str(error)


def test_line_ends_of_another_system_change_nothing(tmp_path: Path) -> None:
    """Nor does a byte order mark."""
    error = error_of(tmp_path, '\ufefflang = "nl"\r\nlnag = "nl"\r\n')

    assert ":2:1: unknown key" in str(error)
    assert error.excerpt[0] == '  2 | lnag = "nl"'


@pytest.mark.parametrize(("data", "why"), [(None, "cannot be read"), (b"\xff", "not UTF-8")])
def test_a_file_that_cannot_be_read(tmp_path: Path, data: bytes | None, why: str) -> None:
    """One line, without an excerpt."""
    file = tmp_path / "attrib.toml"
    if data:
        file.write_bytes(data)

    with pytest.raises(ConfigError, match=why) as error:
        read_file(file)
    assert error.value.excerpt == ()


PIECES = st.sampled_from(
    ["lang", "rules", "select", "levels", "ATR101", "words", "nl", "titles", "x", "'nl'", '"info"']
)
SIGNS = st.sampled_from(
    ["=", "=", "[", "]", "[[", "{", "}", ",", ".", "\n", "\n", "\r\n", "#", '"""', " ", "\t", "3", "true"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES | SIGNS | st.text(st.characters(codec="utf-8"), max_size=3), max_size=20).map("".join))
def test_no_text_is_more_than_a_mistake(tmp_path: Path, text: str) -> None:
    """Whatever a file has, it is read, or an error says where it is wrong, in two more lines at most."""
    try:
        read_file(write(tmp_path, text))
    except ConfigError as error:
        assert "\n" not in str(error)  # noqa: PT017 - both ends are right
        assert len(error.excerpt) in (0, 2)  # noqa: PT017
