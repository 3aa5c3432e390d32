"""Where settings come from: a profile, a file, the environment, the command line; each read into one form."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path as File
from typing import Any

from attrib.config.keys import DEFAULT, PROFILES, Key, Path, declaration
from attrib.config.kinds import hint, to_toml
from attrib.config.locate import SECTION, Place, locate
from attrib.errors import ConfigError, UsageError
from attrib.files import DEEPEST, MEGABYTE, is_deep, read_bounded, read_ordinary
from attrib.languages.compiled import read_once
from attrib.languages.folders import read_toml
from attrib.messages import Message, at
from attrib.paths import is_outside, seen_from, tree_of
from attrib.records import dataclass, replace

NAMES = ("attrib.toml", ".attrib.toml")
PYPROJECT = "pyproject.toml"
IN_PYPROJECT = ("tool", "attrib")
VARIABLE_OF_FILE = "ATTRIB_CONFIG"
VARIABLE_OF_TRUST = "ATTRIB_TRUST_CONFIG"
LONGEST_VALUE = 60
TOO_DEEP = Message("brackets stand within each other more than {n} times: write tables as [sections]", n=DEEPEST)
LARGEST = MEGABYTE
"""Bytes of a configuration."""
LEADS_OUT = Message("is a link that leads elsewhere: name it with --config, or use --trust-config")
Read = Callable[[File, int], bytes]
"""Gives the bytes of a file, at most so many; raises OSError."""
ERROR_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A value and who set it."""

    value: Any
    origin: str
    """For people: "default", "profile strict", "attrib.toml", "ATTRIB_LANG", "--lang"."""
    folder: str = "."
    """From where a path in it is seen."""


Layer = Mapping[Path, Setting]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigFile:
    """A configuration as it was read."""

    name: str
    text: str
    inside: Path = ()
    """The table of the file that is ours: ("tool", "attrib")."""
    folder: str = "."
    """Where it lies, seen from here."""
    found: bool = False
    """Whether it was looked for, and not named by the user."""
    settings: Layer

    def place(self, path: Path, item: str | None = None) -> Place | None:
        """Return where the file sets a key, or has one item of its value."""
        return locate(self.text, (*self.inside, *path), item)


def built_in() -> Layer:
    """Return the settings that hold where nobody says anything."""
    own = {key.path: Setting(value=key.default, origin="default") for key in declaration().keys}
    return {**own, **profile(DEFAULT, origin="default")}


def profile(name: str, origin: str | None = None) -> Layer:
    """Return the settings of a profile."""
    file = PROFILES.joinpath(f"{name}.toml")
    tables = read_once(file, read_toml)
    return {path: Setting(value=value, origin=origin or f"profile {name}") for path, value in flatten(tables)}


def nearest_file(folder: File, *, trusted: bool = False) -> ConfigFile | None:
    """Return the configuration of a folder: the nearest one upwards.

    Raises ConfigError for one that leads out of the tree, if that is not trusted, and for a faulty one.
    """
    for parent in (folder, *folder.parents):
        for name in NAMES:
            if os.path.lexists(parent / name) and not (parent / name).is_dir():
                if not trusted and _leads_out(parent / name):
                    raise ConfigError(at(_shown(parent / name), LEADS_OUT))
                return replace(read_file(parent / name, read_ordinary), found=True)
        project = parent / PYPROJECT
        readable = project.is_file() and (trusted or not _leads_out(project))
        if readable and (found := _read_pyproject(project, read_ordinary)):
            return replace(found, found=True)
    return None


def _leads_out(file: File) -> bool:
    """Tell whether a file is a link to one elsewhere, of which nothing is to be shown."""
    return file.is_symlink() and file.exists() and is_outside(str(file), tree_of(str(file.parent)))


def read_file(file: File, read: Read = read_bounded) -> ConfigFile:
    """Return a configuration; ConfigError tells what is wrong with it, and where. `read` gives the bytes of a file."""
    if file.name == PYPROJECT:
        return _read_pyproject(file, read) or ConfigFile(name=_shown(file), text="", settings={})
    return _read(_shown(file), _text(file, read), folder=seen_from(".", str(file.parent)))


def from_environment(environment: Mapping[str, str]) -> Layer:
    """Return what environment variables set; an empty one sets nothing."""
    return {
        key.path: Setting(value=_checked(key, environment[key.variable], key.variable), origin=key.variable)
        for key in declaration().keys
        if key.variable and environment.get(key.variable)
    }


def from_flags(flags: Mapping[str, str | None]) -> Layer:
    """Return what options of the command line set, by the name of their keys: {"fail-on": "info"}."""
    given = {}
    for key in declaration().keys:
        text = flags.get(key.path[-1])
        if text is not None:
            option = f"--{key.path[-1]}"
            given[key.path] = Setting(value=_checked(key, text, option), origin=option)
    return given


def _checked(key: Key, text: str, origin: str) -> Any:
    """Return the value of a text, or raise UsageError."""
    value = key.kind.read(text)
    if mistake := key.kind.mistake(value):
        raise UsageError(at(f"{origin} {text}", mistake.why))
    return value


def _read_pyproject(file: File, read: Read) -> ConfigFile | None:
    """Return the part of a pyproject.toml that is ours; None if it has none, whatever else may be wrong with it."""
    text = _text(file, read)
    if not SECTION.search(text) and not _has_ours_inline(text):
        return None
    return _read(_shown(file), text, inside=IN_PYPROJECT, folder=seen_from(".", str(file.parent)))


def _read(name: str, text: str, *, inside: Path = (), folder: str) -> ConfigFile:
    """Return a configuration from its text, every value of it accepted."""
    import tomli  # most runs have no configuration

    try:
        tables: Any = tomli.loads(text)
    except RecursionError as error:
        raise ConfigError(at(name, TOO_DEEP)) from error
    except ValueError as error:  # also a number with more digits than Python reads
        raise _not_toml(name, text, error) from error
    if is_deep(tables):
        raise ConfigError(at(name, TOO_DEEP))
    for table in inside:
        tables = tables.get(table, {}) if isinstance(tables, dict) else {}
    settings = {path: Setting(value=value, origin=name, folder=folder) for path, value in flatten(tables)}
    file = ConfigFile(name=name, text=text, inside=inside, folder=folder, settings=settings)
    for path, setting in settings.items():
        _accept(file, path, setting.value)
    return file


def flatten(tables: Mapping[str, Any], path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every key with its value; tables that attrib has are no values, all others are."""
    for name, value in tables.items():
        below = (*path, name)
        if isinstance(value, dict) and declaration().is_table(below):
            yield from flatten(value, below)
        else:
            yield below, value


def _accept(file: ConfigFile, path: Path, value: Any) -> None:
    """Raise ConfigError for a key or value that attrib does not accept."""
    kind = declaration().kind_of(path)
    *tables, name = path
    if kind is None and declaration().is_table(path):
        raise error_at(
            file,
            path,
            Message(
                "{name} is a table: write [{table}] and its keys below",
                name=name,
                table=".".join((*file.inside, *path)),
            ),
        )
    if kind is None:
        names = declaration().names_in(tuple(tables)) or ()
        tables_of = f"[{'.'.join(tables)}]" if tables else ""
        known = Message("unknown key {name!r}", name=name)
        inside = Message("unknown key {name!r} in {table}", name=name, table=tables_of)
        raise error_at(file, path, at(inside if tables else known, hint(name, names)))
    if mistake := kind.mistake(value):
        raise error_at(file, path, at(f"{name} = {_brief(value)}", mistake.why), mistake.item)


def error_at(file: ConfigFile, path: Path, message: str, item: str | None = None) -> ConfigError:
    """Return an error that points at a key."""
    place = file.place(path, item)
    if place is None:
        return ConfigError(at(file.name, message))
    return ConfigError(at(f"{file.name}:{place.line}:{place.column}", message), place.lines())


def _not_toml(name: str, text: str, error: ValueError) -> ConfigError:
    """Return an error that points where TOML ends to be TOML."""
    match = ERROR_PLACE.search(str(error))
    lines = text.rstrip().split("\n")
    line, column = (int(match[1]), int(match[2])) if match else (len(lines) + 1, 1)
    if line > len(lines):  # it ends too early
        line, column = len(lines), max(1, len(lines[-1]))
    place = Place(line=line, column=column, width=1, excerpt=lines[line - 1].rstrip("\r"))
    why = ERROR_PLACE.sub("", str(error)).strip().removesuffix("(at end of document)").strip()
    return ConfigError(at(f"{name}:{line}:{column}", Message("not TOML: {why}", why=why)), place.lines())


def _brief(value: Any) -> str:
    """Return a value as one line that is not too long."""
    shown = to_toml(value)
    return shown if len(shown) <= LONGEST_VALUE else f"{shown[:LONGEST_VALUE]}…"


def _has_ours_inline(text: str) -> bool:
    """Tell whether a pyproject.toml has our table without a heading of its own: `attrib.lang = "nl"` below [tool]."""
    import tomli

    if IN_PYPROJECT[-1] not in text:
        return False
    try:
        tool = tomli.loads(text).get(IN_PYPROJECT[0])
    except (ValueError, RecursionError):
        return False
    return isinstance(tool, dict) and IN_PYPROJECT[-1] in tool


def _text(file: File, read: Read) -> str:
    """Return the text of a configuration, with line ends as Python has them."""
    try:
        return read(file, LARGEST).decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise ConfigError(
            at(
                _shown(file),
                Message("cannot be read ({why}): check the path of the configuration", why=error.strerror),
            )
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(at(_shown(file), Message("not UTF-8: save the configuration as UTF-8"))) from error


def _shown(file: File) -> str:
    """Return the path of a configuration: one that was looked for as seen from here, if that is shorter."""
    return min((str(file), seen_from(".", str(file))), key=len) if file.is_absolute() else str(file)
