"""Policy: the rules in force and the numbers of rules and score, read from a TOML file."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrib.errors import DataError
from attrib.model import Policy

TABLES = {"rules", "values", "thresholds"}


def load_policy(path: Path | None = None) -> Policy:
    """Return the default policy, changed by what a file of the same form says.

    Raises DataError for a file that cannot be read or holds what a policy does not have.

    >>> load_policy().values["spokesperson"]
    0.8
    """
    default = _read(files("attrib").joinpath("policies", "default.toml"))
    own = _read(path) if path else {}
    place = str(path or "default.toml")
    _refuse_unknown(own, TABLES, place, "table")
    return Policy(
        selected=_codes(default["rules"], own.get("rules", {}), f"{place}, rules"),
        values=_numbers(default["values"], own.get("values", {}), f"{place}, values", most=1.0),
        thresholds=_numbers(default["thresholds"], own.get("thresholds", {}), f"{place}, thresholds"),
    )


def _read(file: Path | Traversable) -> dict[str, Any]:
    """Return the tables of a policy file."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(f"{file}: cannot be read ({error.strerror}): check the path of the policy") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{file}: not TOML: {error}") from error


def _codes(default: Mapping[str, Any], own: Any, place: str) -> frozenset[str]:
    """Return the selected rules of a policy."""
    _refuse_unknown(own, {"select"}, place, "key")
    codes = {**default, **own}["select"]
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise DataError(f'{place}: select is a list of codes, such as ["ATR101", "ATR103"]')
    return frozenset(codes)


def _numbers(default: Mapping[str, Any], own: Any, place: str, most: float = float("inf")) -> Mapping[str, float]:
    """Return a table of numbers with some of them replaced; all are between 0 and the given bound."""
    _refuse_unknown(own, set(default), place, "key")
    numbers = {**default, **own}
    for name, number in numbers.items():
        if isinstance(number, bool) or not isinstance(number, int | float) or not 0 <= number <= most:
            bound = "0 or more" if most == float("inf") else f"from 0 to {most:g}"
            raise DataError(f"{place}: {name} is {number!r}, but must be a number, {bound}")
    return MappingProxyType({name: float(number) for name, number in numbers.items()})


def _refuse_unknown(table: Any, known: set[str], place: str, what: str) -> None:
    """Raise DataError for a table with a name that a policy does not have."""
    if not isinstance(table, dict):
        raise DataError(f"{place}: this is no table; give one with {', '.join(sorted(known))}")
    if unknown := table.keys() - known:
        raise DataError(f"{place}: unknown {what} {', '.join(sorted(unknown))}; known are {', '.join(sorted(known))}")
