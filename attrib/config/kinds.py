"""What the value of a setting may be: one class for each kind, which checks, describes and reads it."""

import json
import math
import re
from typing import Any, Protocol

from attrib.hints import close_name
from attrib.messages import Message, at
from attrib.records import dataclass

# More accepted names than these are not read in a message.
SHOWN = 24


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a value is not accepted."""

    why: str
    """What is accepted, and what may have been meant."""
    item: str | None = None
    """The faulty one of several."""


class Kind(Protocol):
    """What every kind of value can be asked."""

    def mistake(self, value: Any) -> Mistake | None:
        """Return what is wrong with a value from a TOML file."""

    def read(self, text: str) -> Any:
        """Return the value that a text of the environment or command line stands for, right or wrong."""

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a value."""

    @property
    def words(self) -> str:
        """What is accepted, for people."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words."""

    accepted: tuple[str, ...]

    def mistake(self, value: Any) -> Mistake | None:
        return None if isinstance(value, str) and value in self.accepted else Mistake(hint(value, self.accepted))

    def read(self, text: str) -> str:
        return text

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.accepted)}

    @property
    def words(self) -> str:
        return " ".join(f"`{word}`" for word in self.accepted)


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off."""

    words: str = "`true` `false`"

    def mistake(self, value: Any) -> Mistake | None:
        return None if isinstance(value, bool) else Mistake(Message("must be true or false, without quotation marks"))

    def read(self, text: str) -> bool | str:
        return {"true": True, "false": False}.get(text.lower(), text)

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number within bounds."""

    least: float = 0
    most: float = math.inf

    def mistake(self, value: Any) -> Mistake | None:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        # A whole number may be too large for Python to ask whether it is finite.
        right = is_number and self.least <= value <= self.most and value != math.inf
        return None if right else Mistake(Message("must be a number, {bounds}", bounds=self.words))

    def read(self, text: str) -> float | str:
        try:
            return float(text)
        except ValueError:
            return text

    def schema(self) -> dict[str, Any]:
        bound = {} if math.isinf(self.most) else {"maximum": self.most}
        return {"type": "number", "minimum": self.least, **bound}

    @property
    def words(self) -> str:
        if math.isinf(self.most):
            return Message("{least:g} or more", least=self.least)
        return Message("from {least:g} to {most:g}", least=self.least, most=self.most)


@dataclass(frozen=True, slots=True)
class Text:
    """Any text but an empty one, such as a path."""

    words: str = Message("a path")

    def mistake(self, value: Any) -> Mistake | None:
        return (
            None
            if isinstance(value, str) and value
            else Mistake(Message("must be {words} between quotation marks", words=self.words))
        )

    def read(self, text: str) -> str:
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1}


@dataclass(frozen=True, slots=True)
class Address:
    """An address with a mark in it, for which something else stands each time."""

    mark: str

    @property
    def words(self) -> str:
        return f"an address with {self.mark} in it"

    @property
    def pattern(self) -> str:
        """What it must look like."""
        return rf"^https?://[^\s\"<>]*{re.escape(self.mark)}[^\s\"<>]*$"

    def mistake(self, value: Any) -> Mistake | None:
        if isinstance(value, str) and re.search(self.pattern, value):
            return None
        return Mistake(
            Message("must be an address of the web that has {mark} in it, between quotation marks", mark=self.mark)
        )

    def read(self, text: str) -> str:
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": self.pattern}


@dataclass(frozen=True, slots=True)
class Texts:
    """A list of texts, none of them empty."""

    example: str
    words: str = "a list"

    def mistake(self, value: Any) -> Mistake | None:
        right = isinstance(value, list) and all(isinstance(item, str) and item for item in value)
        return None if right else Mistake(Message("must be a list, such as {example}", example=self.example))

    def read(self, text: str) -> list[str]:
        return split(text)

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": {"type": "string", "minLength": 1}}


@dataclass(frozen=True, slots=True)
class Rules:
    """A list of what names rules: codes, their first digits, slugs, ALL."""

    accepted: tuple[str, ...]
    words: str = "a list of codes, their first digits (`ATR1`), slugs or `ALL`"

    def mistake(self, value: Any) -> Mistake | None:
        if not isinstance(value, list):
            return Mistake(Message('must be a list of rules, such as ["ATR101", "ATR2"]'))
        wrong = next((item for item in value if item not in self.accepted), None)
        if wrong is None:
            return None
        return Mistake(at(Message("no rule {name!r}", name=wrong), hint(wrong, self.accepted)), item=str(wrong))

    def read(self, text: str) -> list[str]:
        """Return the names in the case of letters that they have: a command line is typed in a hurry."""
        names = {name.lower(): name for name in self.accepted}
        return [names.get(name.lower(), name) for name in split(text)]

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": {"$ref": "#/$defs/rule"}}


def split(text: str) -> list[str]:
    """Return the parts of a list with commas.

    >>> split("ATR101, ATR2,")
    ['ATR101', 'ATR2']
    """
    return [part.strip() for part in text.split(",") if part.strip()]


def hint(value: Any, accepted: tuple[str, ...]) -> str:
    """Return what may have been meant, and what there is to choose from, as far as one reads that.

    >>> hint("eror", ("error", "info"))
    "did you mean 'error'? Choose one of error, info"
    """
    shown = accepted if len(accepted) <= SHOWN else (*accepted[:SHOWN], "…")
    close = close_name(str(value), accepted)
    if close:
        return Message("did you mean {close!r}? Choose one of {known}", close=close, known=", ".join(shown))
    return Message("choose one of {known}", known=", ".join(shown))


def to_toml(value: Any) -> str:
    r"""Return a value as TOML writes it.

    >>> to_toml(["a\tb", 0.5])
    '["a\\tb", 0.5]'
    """
    if isinstance(value, list):
        return f"[{', '.join(map(to_toml, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{json.dumps(name)} = {to_toml(below)}' for name, below in value.items())}}}"
    # JSON writes texts, numbers and truth as TOML does, but for one character; the rest, such as a date, as it is.
    written = json.dumps(value, ensure_ascii=False) if isinstance(value, str | int | float) else str(value)
    return written.replace("\x7f", "\\u007f")
