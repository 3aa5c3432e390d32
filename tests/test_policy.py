"""The default policy, and that of a newsroom's configuration: for who uses attrib as a library."""

from pathlib import Path

import pytest

from attrib.errors import DataError
from attrib.policy import load_policy
from attrib.rules import RULES


def test_the_default_policy_has_the_rules_that_are_on_by_default() -> None:
    """Selection and rules cannot drift apart."""
    assert load_policy().selected == {rule.code for rule in RULES if rule.default}


def test_the_values_keep_the_order_that_policies_back() -> None:
    """A named person with a role is worth most, nobody nothing."""
    values = load_policy().values

    assert list(values.values()) == sorted(values.values(), reverse=True)
    assert (values["named-person-with-role"], values["unattributed"]) == (1.0, 0.0)


def test_a_file_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    """A newsroom writes down its differences only."""
    policy = load_policy(write(tmp_path, "[values]\nspokesperson = 0.7\n"))

    assert policy.values["spokesperson"] == 0.7
    assert policy.values["collective"] == load_policy().values["collective"]
    assert policy.thresholds == load_policy().thresholds


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[value]\nspokesperson = 1\n", "policy.toml:1:2: unknown key 'value': did you mean 'values'?"),
        ("[values]\nspokesman = 1\n", "policy.toml:2:1: unknown key 'spokesman' in [values]: did you mean"),
        ("[values]\nspokesperson = 1.2\n", "spokesperson = 1.2: must be a number, from 0 to 1"),
        ("[values]\nspokesperson = nan\n", "spokesperson = NaN: must be"),
        ("[thresholds]\nleast-words = -1\n", "least-words = -1: must be a number, from 0 to 100000"),
        ("[thresholds]\nleast-words = true\n", "least-words = true: must be"),
        ("[rules]\nselect = 'ATR101'\n", "must be a list of rules"),
        ("rules = 3\n", "rules is a table: write [rules]"),
        ("[values\n", "not TOML"),
    ],
)
def test_a_faulty_policy_says_where_and_what(tmp_path: Path, content: str, message: str) -> None:
    """The message names the file, the place and what is accepted."""
    path = write(tmp_path, content)

    with pytest.raises(DataError) as error:
        load_policy(path)
    assert str(path) in str(error.value)
    assert message in str(error.value)


def test_a_missing_policy_is_an_error_of_data(tmp_path: Path) -> None:
    """No traceback for a wrong path."""
    with pytest.raises(DataError, match="cannot be read"):
        load_policy(tmp_path / "none.toml")


def write(folder: Path, content: str) -> Path:
    """Write a policy file and return its path."""
    path = folder / "policy.toml"
    path.write_text(content, encoding="utf-8")
    return path
