"""Frozen, slotted dataclasses that take a third of the time to define.

`dataclasses` writes and compiles six methods for every class. Of some sixty classes that a check of one article needs,
this took longer than the check. Here all classes share what can be shared, and only `__init__` is compiled for each. To
a type checker, to `replace` and to `fields` they are dataclasses like others.
"""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

Record = TypeVar("Record")
Slots = tuple[tuple[str, Callable[[Any, Any], None]], ...]

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen, slots, kw_only=False, order=False):
        """Return a decorator that makes a dataclass, as that of the standard library does with these arguments."""
        if order or not (frozen and slots):
            return _usual(frozen=frozen, slots=slots, kw_only=kw_only, order=order)

        def decorate(cls):
            for method in (__eq__, __hash__, __repr__, __setattr__, __delattr__, __getstate__, __setstate__):
                if method.__name__ not in vars(cls):
                    setattr(cls, method.__name__, method)
            plain = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
            plain.__init__ = _init(plain)
            return plain

        return decorate


_MISSING = object()
_SLOTS: dict[type, Slots] = {}


def replace(record: Record, **changes: Any) -> Record:
    """Return a record of such a class with other values in some fields.

    `dataclasses.replace` does the same in twice the time, and analysing an article asks for it a hundred times. Fields
    that are filled later (`init=False`) are taken over. Raises TypeError for a field that there is not.
    """
    kind = type(record)
    if kind not in _SLOTS:
        _SLOTS[kind] = tuple((name, getattr(kind, name).__set__) for name in kind.__dataclass_fields__)  # type: ignore[attr-defined]
    made = kind.__new__(kind)
    for name, put in _SLOTS[kind]:
        put(made, changes.pop(name) if name in changes else getattr(record, name))
    if changes:
        raise TypeError(f"{kind.__name__} has no {', '.join(changes)}")
    return made


def _usual(*, frozen: bool, slots: bool, kw_only: bool, order: bool) -> Any:
    """Return what makes a dataclass of the standard library; one that is frozen and slotted, with our `__init__`."""

    def decorate(cls: type) -> Any:
        made: Any = dataclasses.dataclass(frozen=frozen, slots=slots, kw_only=kw_only, order=order)(cls)
        if frozen and slots:
            made.__init__ = _init(made)
        return made

    return decorate


def __eq__(self: Any, other: Any) -> bool:  # noqa: N807 - becomes a method
    if type(self) is not type(other):
        return NotImplemented
    if self is other:
        return True
    for name, field in self.__dataclass_fields__.items():
        if field.compare and getattr(self, name) != getattr(other, name):
            return False
    return True


def __hash__(self: Any) -> int:  # noqa: N807
    return hash(tuple(__getstate__(self)))


def __repr__(self: Any) -> str:  # noqa: N807
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
    return f"{type(self).__qualname__}({shown})"


def __setattr__(self: Any, name: str, value: Any) -> None:  # noqa: ARG001, N807
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def __delattr__(self: Any, name: str) -> None:  # noqa: ARG001, N807
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def __getstate__(self: Any) -> list[Any]:  # noqa: N807
    return [getattr(self, name) for name in self.__dataclass_fields__]


def __setstate__(self: Any, state: list[Any]) -> None:  # noqa: N807
    for name, value in zip(self.__dataclass_fields__, state, strict=True):
        object.__setattr__(self, name, value)


def _init(cls: type) -> Any:
    """Return the method that sets all fields of a class once."""
    names: dict[str, Any] = {"_MISSING": _MISSING}
    parameters, lines = [], []
    star = False
    for field in sorted(dataclasses.fields(cls), key=lambda field: bool(field.kw_only)):
        name, value = field.name, field.name
        if field.kw_only and not star:
            parameters.append("*")
            star = True
        if field.default is not dataclasses.MISSING:
            names[f"_d_{name}"] = field.default
            parameters.append(f"{name}=_d_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            names[f"_d_{name}"] = field.default_factory
            parameters.append(f"{name}=_MISSING")
            value = f"_d_{name}() if {name} is _MISSING else {name}"
        else:
            parameters.append(name)
        # The slot itself takes a value in half the time that object.__setattr__ takes.
        names[f"_set_{name}"] = getattr(cls, name).__set__
        lines.append(f"_set_{name}(self, {value})")
    body = "; ".join(lines) or "pass"
    exec(f"def __init__(self, {', '.join(parameters)}): {body}", names)  # noqa: S102 - as dataclasses does
    return names["__init__"]
