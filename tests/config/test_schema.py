"""The JSON Schema accepts what the loader accepts, and what is checked in is what the code says."""

import contextlib
import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attrib.config.keys import PROFILE_NAMES, declaration
from attrib.config.kinds import to_toml
from attrib.config.schema import json_schema
from attrib.config.sources import read_file
from attrib.errors import ConfigError
from tests.config.configurations import write
from tests.documents import documents

VALIDATOR = jsonschema.Draft202012Validator(json.loads(json_schema()))
ROOT = Path(__file__).parents[2]
VALUES = st.one_of(
    st.sampled_from(["nl", "info", "strict", "text", "ATR101", "ALL", "", "x", "0.5"]),
    st.integers(-2, 120),
    st.floats(0, 2),
    st.booleans(),
    st.lists(st.sampled_from(["ATR101", "ATR2", "anonymous-lead", "ATR999", "", "*.md"]), max_size=3),
)
PATHS = st.sampled_from(
    [
        *(key.path for key in declaration().keys),
        *((*table.path, (table.names or ("*.md",))[0]) for table in declaration().tables),
        *((*table.path, "nothing") for table in declaration().tables),
        ("nothing",),
        ("rules",),
        ("words", "nl"),
        ("words", "de", "titles"),
    ]
)


def accepted(folder: Path, content: str) -> bool:
    """Tell whether the loader accepts a configuration."""
    with contextlib.suppress(ConfigError):
        read_file(write(folder, content))
        return True
    return False


def test_the_schema_is_one() -> None:
    """Of the dialect it names."""
    jsonschema.Draft202012Validator.check_schema(json.loads(json_schema()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=PATHS, value=VALUES)
def test_schema_and_loader_agree(tmp_path: Path, path: tuple[str, ...], value: Any) -> None:
    """On every key with any value."""
    content = f"{'.'.join(map(to_toml, path))} = {to_toml(value)}"

    assert VALIDATOR.is_valid(tomllib.loads(content)) is accepted(tmp_path, content), content


@pytest.mark.parametrize("name", PROFILE_NAMES)
def test_the_profiles_fit_the_schema(name: str) -> None:
    """They are examples to start from."""
    text = (ROOT / "attrib" / "policies" / f"{name}.toml").read_text(encoding="utf-8")

    VALIDATOR.validate(tomllib.loads(text))


def test_every_key_tells_an_editor_what_it_is_for() -> None:
    """In a sentence."""
    schema = json.loads(json_schema())
    described = [*schema["properties"].values(), *schema["properties"]["rules"]["properties"].values()]

    assert [part for part in described if "description" not in part and "properties" not in part] == []
    assert all(key.help.endswith(".") or key.help.endswith(").") for key in declaration().keys)


@pytest.mark.parametrize("file", documents(), ids=lambda file: file.name)
def test_the_documentation_is_up_to_date(file: Path) -> None:
    """The files that are made from the code have what it says: renew them with `make docs`."""
    assert documents()[file] == file.read_text(encoding="utf-8")


def test_the_example_of_the_documentation_is_accepted(tmp_path: Path) -> None:
    """It can be copied."""
    examples = (ROOT / "docs" / "config.md").read_text(encoding="utf-8").split("```toml\n")[1:]

    assert examples
    for example in examples:
        read_file(write(tmp_path, example.partition("```")[0]))
