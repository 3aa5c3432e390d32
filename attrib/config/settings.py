"""The settings of an article: default, profile, file, environment and command line, each over the one before."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path as File
from types import MappingProxyType
from typing import Any

from attrib.config.keys import DEFAULT, Path
from attrib.config.sources import (
    VARIABLE_OF_FILE,
    VARIABLE_OF_TRUST,
    ConfigFile,
    Layer,
    Setting,
    built_in,
    from_environment,
    from_flags,
    nearest_file,
    profile,
    read_file,
)
from attrib.config.trust import expect_harmless
from attrib.errors import UsageError
from attrib.messages import Message
from attrib.model import FileIgnore, Level, Policy
from attrib.parsing.cache.store import Place, default_folder
from attrib.parsing.models import is_name
from attrib.reader.parser import DEPTHS, OFF
from attrib.records import dataclass
from attrib.rules import ALL, RULES, rules_named

SELECT, EXTEND, IGNORE = ("rules", "select"), ("rules", "extend-select"), ("rules", "ignore")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What put a rule in force, or out of it."""

    on: bool
    setting: Setting
    path: Path
    name: str
    """As it was written: the rule itself, or a group that it belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that is set for an article."""

    policy: Policy
    values: Layer
    """By key, with who set it; the selection of rules apart."""
    choices: Mapping[str, Choice]
    """By the code of the rule, of all rules that anybody chose."""
    file: ConfigFile | None
    """The configuration that was read."""

    @property
    def lang(self) -> str:
        return str(self._value("lang"))

    @property
    def format(self) -> str | None:
        return None if self._value("format") is None else str(self._value("format"))

    @property
    def report_lang(self) -> str:
        """In which language the report is, "auto" where that depends on the article."""
        return str(self._value("report-lang"))

    @property
    def fail_on(self) -> str:
        return str(self._value("fail-on"))

    @property
    def min_score(self) -> float | None:
        return None if self._value("min-score") is None else float(self._value("min-score"))

    @property
    def rule_pages(self) -> str | None:
        """Where the pages of the rules are, with a mark for the code; None if nobody says."""
        return None if self._value("rule-pages") is None else str(self._value("rule-pages"))

    @property
    def max_size(self) -> float:
        """How many megabytes an article may have."""
        return float(self._value("max-size"))

    @property
    def baseline(self) -> str | None:
        return self._file("baseline")

    @property
    def models(self) -> File | str | None:
        name = self._value("models")
        if name is not None and is_name(name):
            return str(name)
        folder = self._file("models")
        return None if folder is None else File(folder)

    @property
    def reader(self) -> str:
        """Who reads the article: "best", "fast", "off", or the path of weights."""
        name = str(self._value("reader"))
        return name if name in (*DEPTHS, OFF) else str(self._file("reader"))

    @property
    def cache(self) -> Place | None:
        """Where parses are kept; None if they are not, also for a user without a home."""
        try:
            return self.place if self._value("cache") else None
        except UsageError:
            return None

    @property
    def place(self) -> Place:
        """Where parses are kept if they are. Raises UsageError for a user without a home who names no folder."""
        folder = self._file("cache-dir")
        return Place(File(folder) if folder else default_folder(), float(self._value("cache-size")))

    @property
    def include(self) -> tuple[str, ...]:
        return tuple(self._value("include"))

    @property
    def respect_gitignore(self) -> bool:
        return bool(self._value("respect-gitignore"))

    @property
    def exclude(self) -> tuple[str, ...]:
        return tuple(self._value("exclude"))

    def _value(self, name: str) -> Any:
        return self.values[(name,)].value

    def _file(self, name: str) -> str | None:
        """Return a path, seen from where the command runs."""
        setting = self.values[(name,)]
        if setting.value is None:
            return None
        return os.path.normpath(os.path.join(setting.folder, os.path.expanduser(setting.value)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """Answers what is set for an article; every file is read once."""

    environment: Layer = field(default_factory=dict)
    flags: Layer = field(default_factory=dict)
    file: ConfigFile | None = None
    """In place of the nearest one."""
    isolated: bool = False
    """Whether no file is looked for."""
    trusted: bool = False
    """Whether a file that was found may set all that one may that is named."""
    _known: dict[str, Settings] = field(default_factory=dict)
    """By folder."""

    def settings_for(self, path: str) -> Settings:
        """Return what is set for a file, a folder, or for the folder where the command runs ("-")."""
        folder = path if os.path.isdir(path) else os.path.dirname(path)
        folder = os.path.abspath(folder if path != "-" else ".")
        if folder not in self._known:
            nearest = self.file or (None if self.isolated else nearest_file(File(folder), trusted=self.trusted))
            settings = resolve(nearest, self.environment, self.flags)
            if nearest and nearest.found and not self.trusted:
                expect_harmless(nearest, settings.values)
            self._known[folder] = settings
        return self._known[folder]


def read_configuration(
    environment: Mapping[str, str],
    flags: Mapping[str, str | None],
    config: str | None = None,
    *,
    isolated: bool = False,
    trusted: bool = False,
) -> Configuration:
    """Return the configuration of a command; `trusted` lets a file that is found set all that one may that is named.

    Raises UsageError for a faulty flag or variable, ConfigError for a faulty file, now or when an article asks.
    """
    if isolated and config is not None:
        raise UsageError(Message("--isolated and --config: choose one of them"))
    named = config if config is not None or isolated else environment.get(VARIABLE_OF_FILE) or None
    return Configuration(
        environment=from_environment(environment),
        flags=from_flags(flags),
        file=None if named is None else read_file(File(os.path.expanduser(named))),
        isolated=isolated,
        trusted=trusted or environment.get(VARIABLE_OF_TRUST, "").lower() in ("1", "true"),
    )


def resolve(
    file: ConfigFile | None, environment: Layer = MappingProxyType({}), flags: Layer = MappingProxyType({})
) -> Settings:
    """Return the settings that hold, with who set each."""
    own = file.settings if file else {}
    base = built_in()
    name = merge((base, own, environment, flags))[("profile",)].value
    layers = (base, profile(name) if name != DEFAULT else {}, own, environment, flags)
    values = merge(layers)
    choices = select(layers)
    return Settings(
        policy=_policy(values, choices),
        values={path: setting for path, setting in values.items() if path[0] != "rules"},
        choices=choices,
        file=file,
    )


def merge(layers: Iterable[Layer]) -> Layer:
    """Return all settings, the later over the earlier; words are added up."""
    merged: dict[Path, Setting] = {}
    for layer in layers:
        for path, setting in layer.items():
            earlier = merged.get(path)
            if path[0] == "words" and earlier:
                setting = Setting(value=[*earlier.value, *setting.value], origin=setting.origin, folder=setting.folder)
            merged[path] = setting
    return merged


def select(layers: Iterable[Layer]) -> Mapping[str, Choice]:
    """Return which rules are on and off, by code.

    A layer that selects begins anew; in each the more exact name wins, and of two equal ones the ignore.
    """
    choices: dict[str, Choice] = {}
    for layer in layers:
        if SELECT in layer and layer[SELECT].value is not None:
            choices = {}
        asked = [
            Choice(on=path != IGNORE, setting=layer[path], path=path, name=name)
            for path in (SELECT, EXTEND, IGNORE)
            if path in layer
            for name in layer[path].value or ()
        ]
        for choice in sorted(asked, key=lambda choice: (_exactness(choice.name), not choice.on)):
            choices |= dict.fromkeys(rules_named(choice.name), choice)
    return {rule.code: choices[rule.code] for rule in RULES if rule.code in choices}


def _exactness(name: str) -> int:
    """Return how exact a name is: ALL, first digits, whole codes and slugs.

    >>> [_exactness(name) for name in ("ALL", "ATR1", "ATR10", "ATR101", "anonymous-lead")]
    [0, 4, 5, 6, 6]
    """
    return 0 if name == ALL else min(len(name), 6) if name.startswith("ATR") else 6


def _policy(values: Layer, choices: Mapping[str, Choice]) -> Policy:
    """Return what rules and score ask of the settings."""
    ignores = _table(values, "per-file-ignores")
    return Policy(
        selected=frozenset(code for code, choice in choices.items() if choice.on),
        values=_numbers(values, "values"),
        thresholds=_numbers(values, "thresholds"),
        levels={
            code: Level(setting.value)
            for name, setting in _table(values, "levels").items()
            for code in rules_named(name)
        },
        words=_words(values),
        attitudes=values[("attitudes",)].value,
        file_ignores=tuple(
            FileIgnore(pattern=pattern, codes=frozenset(code for name in setting.value for code in rules_named(name)))
            for pattern, setting in ignores.items()
        ),
        folder=next((setting.folder for setting in ignores.values()), "."),
    )


def _table(values: Layer, table: str) -> dict[str, Setting]:
    return {path[-1]: setting for path, setting in values.items() if path[:-1] == (table,)}


def _numbers(values: Layer, table: str) -> Mapping[str, float]:
    return MappingProxyType({name: float(setting.value) for name, setting in _table(values, table).items()})


def _words(values: Layer) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return the added words by language and list."""
    added: dict[str, dict[str, frozenset[str]]] = {}
    for path, setting in values.items():
        if path[0] == "words":
            added.setdefault(path[1], {})[path[2]] = frozenset(setting.value)
    return MappingProxyType(added)
