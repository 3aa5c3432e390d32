"""Our dataclasses behave as those of the standard library, which they are checked against."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from attrib import records
from attrib.model import Paragraph, Span


def make(decorator: Callable[..., Any], *, kw_only: bool) -> Any:
    """Return a class with all kinds of fields."""

    class Example:
        """An example."""

        first: int
        second: str = "two"
        third: list[int] = dataclasses.field(default_factory=list)

        @property
        def double(self) -> int:
            return 2 * self.first

    return decorator(frozen=True, slots=True, kw_only=kw_only)(Example)


CLASSES = {
    (name, kw_only): make(decorator, kw_only=kw_only)
    for name, decorator in {"ours": records.dataclass, "standard": dataclasses.dataclass}.items()
    for kw_only in (False, True)
}
each_kind = pytest.mark.parametrize("kw_only", [False, True])


def outcome(question: Callable[[Any], Any], name: str, *, kw_only: bool) -> Any:
    """Return what a class of one maker answers to a question, or the error that it raises."""
    try:
        return question(CLASSES[name, kw_only])
    except Exception as error:
        return type(error)


@each_kind
@pytest.mark.parametrize(
    "question",
    [
        lambda c: repr(c(first=1)),
        lambda c: repr(c(first=1, second="x", third=[3])),
        lambda c: c(1, "x").second,
        lambda c: c(1, second="x").first,
        lambda c: c(),
        lambda c: c(first=1, other=2),
        lambda c: c(first=1) == c(first=1),
        lambda c: c(first=1) == c(first=2),
        lambda c: c(first=1) != c(first=1, third=[1]),
        lambda c: c(first=1) == (1, "two", []),
        lambda c: c(first=1).third is c(first=1).third,
        lambda c: hash(c(first=1)),
        lambda c: hash(c(first=1, third=())) == hash((1, "two", ())),
        lambda c: len({c(first=1, third=()), c(first=1, third=())}),
        lambda c: c(first=2).double,
        lambda c: c(first=1) < c(first=2),
        lambda c: setattr(c(first=1), "first", 2),
        lambda c: delattr(c(first=1), "first"),
        lambda c: vars(c(first=1)),
        lambda c: repr(dataclasses.replace(c(first=1), second="x")),
        lambda c: dataclasses.asdict(c(first=1)),
        lambda c: [field.name for field in dataclasses.fields(c)],
        lambda c: copy.deepcopy(c(first=1, third=[1])) == c(first=1, third=[1]),
        lambda c: copy.copy(c(first=1)) == c(first=1),
        lambda c: c.__slots__,
        lambda c: c.__match_args__,
        lambda c: c.__doc__,
    ],
)
def test_they_answer_as_those_of_the_standard_library(question: Callable[[Any], Any], kw_only: bool) -> None:
    """By value, or by the error that they raise."""
    assert outcome(question, "ours", kw_only=kw_only) == outcome(question, "standard", kw_only=kw_only)


@pytest.mark.parametrize("value", [Span(1, 2), Paragraph(span=Span(0, 9), dateline=Span(0, 3))])
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_they_can_be_sent_to_another_process(value: object, protocol: int) -> None:
    """As those of the standard library."""
    assert pickle.loads(pickle.dumps(value, protocol)) == value  # noqa: S301 - our own


def test_an_order_is_left_to_the_standard_library() -> None:
    """Which compares field by field."""
    assert sorted([Span(2, 3), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(2, 3)]


def test_replace_is_that_of_the_standard_library() -> None:
    """With other values in some fields, and for fields that there are not."""
    old = Paragraph(span=Span(0, 5))

    assert records.replace(old, span=Span(1, 5)) == dataclasses.replace(old, span=Span(1, 5))
    assert records.replace(old) == old
    assert old.span == Span(0, 5)
    with pytest.raises(TypeError, match="Paragraph has no words_in_it"):
        records.replace(old, words_in_it=3)
