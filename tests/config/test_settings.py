"""Which setting holds: default, profile, file, environment, command line; nearest file; selection of rules."""

import os
from pathlib import Path

import pytest

from attrib.config.keys import PROFILE_NAMES, PROFILES
from attrib.config.settings import Configuration, read_configuration
from attrib.config.sources import profile, read_file
from attrib.errors import ConfigError, UsageError
from attrib.model import FileIgnore, Level
from attrib.policy import load_policy
from attrib.rules import RULES
from tests.config.configurations import settings, write
from tests.fixtures import ROOT

ALL = {rule.code for rule in RULES}
DEFAULT = load_policy().selected


def configuration(environment: dict[str, str] | None = None, config: str | None = None) -> Configuration:
    """Return a configuration without options."""
    return read_configuration(environment or {}, {}, config)


# Precedence


@pytest.mark.parametrize(
    ("content", "environment", "flags", "holds"),
    [
        ("", {}, {}, "error"),
        ('profile = "strict"', {}, {}, "warning"),
        ('profile = "strict"\nfail-on = "never"', {}, {}, "never"),
        ('fail-on = "never"', {"ATTRIB_FAIL_ON": "info"}, {}, "info"),
        ('fail-on = "never"', {"ATTRIB_FAIL_ON": "info"}, {"fail-on": "warning"}, "warning"),
        ('fail-on = "never"', {"ATTRIB_FAIL_ON": ""}, {}, "never"),
        ("", {"ATTRIB_PROFILE": "strict"}, {}, "warning"),
        ('profile = "strict"', {}, {"profile": "default"}, "error"),
    ],
)
def test_each_source_goes_over_the_one_before(
    tmp_path: Path, content: str, environment: dict[str, str], flags: dict[str, str], holds: str
) -> None:
    """Default, profile, file, environment, command line."""
    assert holds == settings(tmp_path, content, environment, flags).fail_on


@pytest.mark.parametrize(
    ("name", "value", "attribute", "holds"),
    [
        ("ATTRIB_LANG", "nl", "lang", "nl"),
        ("ATTRIB_FORMAT", "json", "format", "json"),
        ("ATTRIB_MIN_SCORE", "60", "min_score", 60.0),
        ("ATTRIB_BASELINE", "b.json", "baseline", "b.json"),
        ("ATTRIB_MODELS", "m", "models", Path("m")),
        ("ATTRIB_EXCLUDE", "drafts/, *.md", "exclude", ("drafts/", "*.md")),
        ("ATTRIB_RULE_PAGES", "https://x.org/{code}", "rule_pages", "https://x.org/{code}"),
        ("ATTRIB_RESPECT_GITIGNORE", "false", "respect_gitignore", False),
    ],
)
def test_every_key_outside_of_tables_has_a_variable(
    tmp_path: Path, name: str, value: str, attribute: str, holds: object
) -> None:
    """Its name in capitals."""
    assert holds == getattr(settings(tmp_path, environment={name: value}), attribute)


@pytest.mark.parametrize(
    ("environment", "flags", "message"),
    [
        ({"ATTRIB_LANG": "xx"}, {}, "ATTRIB_LANG xx: choose one of auto, en, nl"),
        ({}, {"format": "jsno"}, "--format jsno: did you mean 'json'? Choose one of rich, text, json"),
        ({}, {"min-score": "much"}, "--min-score much: must be a number, from 0 to 100"),
        ({}, {"min-score": "101"}, "--min-score 101: must be a number, from 0 to 100"),
        ({}, {"select": "ATR101,anonymous-leed"}, "no rule 'anonymous-leed': did you mean 'anonymous-lead'?"),
    ],
)
def test_a_faulty_variable_or_option_says_what_can_be(
    tmp_path: Path, environment: dict[str, str], flags: dict[str, str], message: str
) -> None:
    """With its name."""
    with pytest.raises(UsageError) as error:
        settings(tmp_path, "", environment, flags)
    assert message in str(error.value)


# Files


def test_the_nearest_file_holds(tmp_path: Path) -> None:
    """Alone: one further up is not asked."""
    write(tmp_path, 'lang = "nl"\nfail-on = "info"')
    write(tmp_path / "desk", 'lang = "en"')
    found = configuration().settings_for(str(tmp_path / "desk" / "today" / "a.txt"))

    assert (found.lang, found.fail_on) == ("en", "error")
    assert configuration().settings_for(str(tmp_path / "a.txt")).lang == "nl"


@pytest.mark.parametrize(
    ("files", "lang"),
    [
        ({".attrib.toml": 'lang = "nl"'}, "nl"),
        ({"attrib.toml": 'lang = "nl"', ".attrib.toml": 'lang = "en"'}, "nl"),
        ({"pyproject.toml": '[tool.attrib]\nlang = "nl"'}, "nl"),
        ({"pyproject.toml": '[tool.attrib.rules]\nselect = []\n[tool.attrib]\nlang = "nl"'}, "nl"),
        ({"attrib.toml": 'lang = "en"', "pyproject.toml": '[tool.attrib]\nlang = "nl"'}, "en"),
        ({"pyproject.toml": '[tool.other]\nlang = "nl"'}, "en"),
        ({"pyproject.toml": "[tool.other\n"}, "en"),
    ],
)
def test_what_a_configuration_is_called(tmp_path: Path, files: dict[str, str], lang: str) -> None:
    """A pyproject.toml without a table of ours is none, whatever else may be wrong with it."""
    write(tmp_path, 'lang = "en"')
    for name, content in files.items():
        write(tmp_path / "project", content, name)

    assert lang == configuration().settings_for(str(tmp_path / "project" / "a.txt")).lang


def test_a_file_that_is_named_stands_for_all_others(tmp_path: Path) -> None:
    """By option or variable; the option wins."""
    write(tmp_path, 'lang = "en"')
    named, other = write(tmp_path / "x", 'lang = "nl"', "house.toml"), write(tmp_path / "x", 'lang = "auto"', "b.toml")
    article = str(tmp_path / "a.txt")

    assert configuration(config=str(named)).settings_for(article).lang == "nl"
    assert configuration({"ATTRIB_CONFIG": str(named)}).settings_for(article).lang == "nl"
    assert configuration({"ATTRIB_CONFIG": str(other)}, config=str(named)).settings_for(article).lang == "nl"


def test_isolated_asks_no_file(tmp_path: Path) -> None:
    """Not even one that a variable names; together with --config it makes no sense."""
    file = write(tmp_path, 'lang = "nl"')
    alone = read_configuration({"ATTRIB_CONFIG": str(file)}, {}, isolated=True)

    assert alone.settings_for(str(tmp_path / "a.txt")).lang == "auto"
    with pytest.raises(UsageError, match="choose one"):
        read_configuration({}, {}, str(file), isolated=True)


def test_paths_are_seen_from_their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of variables and options from where the command runs."""
    write(tmp_path, 'baseline = "known.json"\nmodels = "stanza"')
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    found = configuration().settings_for("a.txt")

    assert (found.baseline, found.models) == (os.path.join("..", "known.json"), "stanza")
    assert configuration({"ATTRIB_BASELINE": "mine.json"}).settings_for("a.txt").baseline == "mine.json"


# Rules


@pytest.mark.parametrize(
    ("content", "flags", "selected"),
    [
        ("", {}, DEFAULT),
        ('[rules]\nselect = ["ATR103"]', {}, {"ATR103"}),
        ('[rules]\nselect = ["no-reason-for-anonymity"]', {}, {"ATR103"}),
        ("[rules]\nselect = []", {}, set()),
        ('[rules]\nselect = ["ALL"]', {}, ALL),
        ('[rules]\nselect = ["ATR2"]', {}, {code for code in ALL if code.startswith("ATR2")}),
        ('[rules]\nignore = ["ATR103"]', {}, DEFAULT - {"ATR103"}),
        ('[rules]\nselect = ["ATR101"]\nextend-select = ["ATR103"]', {}, {"ATR101", "ATR103"}),
        ('[rules]\nselect = ["ATR101"]\nignore = ["ATR1"]', {}, {"ATR101"}),
        ('[rules]\nselect = ["ATR1"]\nignore = ["ATR1"]', {}, set()),
        (
            '[rules]\nselect = ["ALL"]\nignore = ["ATR10", "ATR2", "ATR9"]\nextend-select = ["ATR103"]',
            {},
            {"ATR103", "ATR110"},
        ),
        ('[rules]\nignore = ["ATR103"]', {"select": "ATR103"}, {"ATR103"}),
        ('[rules]\nignore = ["ATR103"]', {"extend-select": "ATR101"}, DEFAULT - {"ATR103"}),
        ('[rules]\nselect = ["ATR101", "ATR103"]', {"ignore": "bare-anonymous-source"}, {"ATR103"}),
        ("", {"select": "atr101, Anonymous-Lead"}, {"ATR101", "ATR105"}),
    ],
)
def test_which_rules_are_in_force(tmp_path: Path, content: str, flags: dict[str, str], selected: set[str]) -> None:
    """The more exact name wins within a source, a later source over an earlier one; a select begins anew."""
    experimental = {code for code in ALL if code.startswith("ATR3")}

    assert selected - experimental == settings(tmp_path, content, flags=flags).policy.selected - experimental


def test_the_policy_has_what_rules_and_score_ask(tmp_path: Path) -> None:
    """Levels by code, words by list, ignores by pattern, numbers."""
    policy = settings(
        tmp_path,
        '[levels]\nanonymous-lead = "info"\n[per-file-ignores]\n"opinion/**" = ["ATR103", "anonymous-lead"]\n'
        '[words.nl]\ntitles = ["wijkgraaf"]\n[values]\nspokesperson = 1\n[thresholds]\nleast-words = 10\n',
    ).policy

    assert policy.levels == {"ATR105": Level.INFO}
    assert policy.file_ignores == (FileIgnore(pattern="opinion/**", codes=frozenset({"ATR103", "ATR105"})),)
    assert policy.words == {"nl": {"titles": frozenset({"wijkgraaf"})}}
    assert (policy.values["spokesperson"], policy.thresholds["least-words"]) == (1.0, 10.0)


# Profiles


@pytest.mark.parametrize("name", PROFILE_NAMES)
def test_a_profile_can_be_used(name: str, tmp_path: Path) -> None:
    """It is a configuration like any other, and says in a comment what it is for."""
    assert settings(tmp_path, f'profile = "{name}"').policy.selected
    assert profile(name)
    assert read_file(PROFILES / f"{name}.toml").settings
    assert PROFILES.joinpath(f"{name}.toml").read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("name", PROFILE_NAMES)
def test_a_profile_is_in_the_documentation(name: str) -> None:
    """In the table of docs/config.md."""
    page = (ROOT / "docs" / "config.md").read_text(encoding="utf-8")

    assert f"| `{name}` | " in page


def test_a_faulty_file_is_an_error_when_an_article_asks(tmp_path: Path) -> None:
    """Not before: another article may have a good one."""
    write(tmp_path / "bad", "x = 1")
    write(tmp_path / "good", 'lang = "nl"')
    known = configuration()

    assert known.settings_for(str(tmp_path / "good" / "a.txt")).lang == "nl"
    with pytest.raises(ConfigError):
        known.settings_for(str(tmp_path / "bad" / "a.txt"))
