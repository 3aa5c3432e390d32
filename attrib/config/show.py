"""The settings in force, with who set each: as TOML that can be used as a configuration, and as JSON."""

import json
from collections.abc import Iterator

from attrib.config.keys import Path, declaration
from attrib.config.kinds import to_toml
from attrib.config.settings import Choice, Settings
from attrib.config.sources import Setting
from attrib.rules import ALL, RULES

CODE_LENGTH = len("ATR101")
# What a key may have without quotation marks.
BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


def show_toml(settings: Settings) -> str:
    """Return the settings as TOML; a comment behind each value says who set it."""
    lines = [f"# {settings.file.name}" if settings.file else "# no configuration file", ""]
    lines += [_line(settings, key.path) for key in declaration().keys if key.path[0] != "rules"]
    lines += ["", "[rules]", "select = [", *_selected(settings), "]", *_switched_off(settings)]
    for table in declaration().tables:
        paths = [path for path in settings.values if path[:-1] == table.path]
        if paths:
            lines += ["", f"[{table.name}]", *(_line(settings, path) for path in paths)]
    return "\n".join(lines) + "\n"


def show_json(settings: Settings) -> str:
    """Return the settings as JSON: value and origin by key, and what put every rule on or off."""
    shown = {
        "file": settings.file.name if settings.file else None,
        "settings": {
            ".".join(path): {"value": setting.value, "origin": origin(settings, path, setting)}
            for path, setting in settings.values.items()
        },
        "rules": {
            code: {"on": choice.on, "origin": _chosen_by(settings, choice)} for code, choice in settings.choices.items()
        },
    }
    return json.dumps(shown, indent=2) + "\n"


def origin(settings: Settings, path: Path, setting: Setting, item: str | None = None) -> str:
    """Return who set a value: "default", "attrib.toml:5", "ATTRIB_LANG", "--lang"."""
    if settings.file is None or setting.origin != settings.file.name:
        return setting.origin
    place = settings.file.place(path, item)
    return f"{setting.origin}:{place.line}" if place else setting.origin


def _line(settings: Settings, path: Path) -> str:
    """Return a key with its value and who set it; a comment alone if it has no value."""
    setting = settings.values[path]
    name = path[-1] if path[-1] and BARE.issuperset(path[-1]) else to_toml(path[-1])
    if setting.value is None:
        return f"# {name} is not set"
    return f"{name} = {to_toml(setting.value)}  # {origin(settings, path, setting)}"


def _selected(settings: Settings) -> Iterator[str]:
    """Yield the rules in force."""
    slugs = {rule.code: rule.slug for rule in RULES}
    for code, choice in settings.choices.items():
        if choice.on:
            yield f'  "{code}",  # {slugs[code]}: {_chosen_by(settings, choice)}'


def _switched_off(settings: Settings) -> Iterator[str]:
    """Yield as comments the rules that somebody switched off."""
    for code, choice in settings.choices.items():
        if not choice.on:
            yield f"# {code} is off: {_chosen_by(settings, choice)}"


def _chosen_by(settings: Settings, choice: Choice) -> str:
    """Return what put a rule on or off, and under which name if not its own."""
    by = origin(settings, choice.path, choice.setting, choice.name)
    group = choice.name == ALL or (choice.name.startswith("ATR") and len(choice.name) < CODE_LENGTH)
    return f"{by}, as {choice.name}" if group else by
