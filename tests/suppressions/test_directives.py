"""Comments for attrib: verb, names, passage and reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.article import make_article
from attrib.model import Comment
from attrib.suppressions.directives import Directive, Verb, is_ours, read_directive

NAMES = st.lists(st.sampled_from(["ATR101", "ATR1", "ALL", "anonymous-lead", "x"]), min_size=1, unique=True)
REASONS = st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), max_size=4).map(" ".join)


def comments(text: str, sidecar: str = "") -> list[Comment]:
    """Return the comments of a text that speak to attrib."""
    return [c for c in make_article(text, path="-", language="en", sidecar=sidecar).comments if is_ours(c)]


def directive(text: str, sidecar: str = "") -> Directive:
    """Return the only directive of a text or side-car."""
    (read,) = map(read_directive, comments(text, sidecar))
    assert read
    return read


@pytest.mark.parametrize(
    ("text", "verb", "names", "reason"),
    [
        ("<!-- attrib: ignore[ATR101] -->", Verb.IGNORE, ("ATR101",), ""),
        ("<!--attrib:ignore[ATR101]-->", Verb.IGNORE, ("ATR101",), ""),
        (
            "<!-- Attrib: ignore[ATR101, anonymous-lead] agreed, 3 May -->",
            Verb.IGNORE,
            ("ATR101", "anonymous-lead"),
            "agreed, 3 May",
        ),
        ("<!-- attrib: ignore-file[ATR1]\n  see the\n  note -->", Verb.IGNORE_FILE, ("ATR1",), "see the note"),
        ("<!-- attrib: off[ALL] -->", Verb.OFF, ("ALL",), ""),
        ("<!-- attrib: on[ALL] -->", Verb.ON, ("ALL",), ""),
        ("<!-- attrib: ignore -->", Verb.IGNORE, (), ""),
        ("<!-- attrib: ignore[] -->", Verb.IGNORE, (), ""),
        ("<!-- attrib: ignore[ATR101,ATR101,] -->", Verb.IGNORE, ("ATR101",), ""),
        ("[//]: # (attrib: ignore[ATR101] agreed)", Verb.IGNORE, ("ATR101",), "agreed"),
        ('[//]: # "attrib: ignore[ATR101]"', Verb.IGNORE, ("ATR101",), ""),
    ],
)
def test_a_comment_is_read(text: str, verb: Verb, names: tuple[str, ...], reason: str) -> None:
    """Spaces, line breaks and the case of the first word do not matter."""
    read = directive(text)

    assert (verb, names, reason) == (read.verb, read.names, read.reason)


@pytest.mark.parametrize(
    "text",
    [
        "<!-- attrib: ignores[ATR101] -->",
        "<!-- attrib: ignore-all[ATR101] -->",
        "<!-- attrib: -->",
        "<!-- attrib: [ATR101] -->",
        "<!-- attrib: ATR101 -->",
    ],
)
def test_what_is_meant_for_us_and_not_understood(text: str) -> None:
    """It is not passed over in silence."""
    assert [read_directive(comment) for comment in comments(text)] == [None]


@pytest.mark.parametrize("text", ["<!-- TODO attrib: x -->", "<!-- attribute -->", "<!-->", "no comment", "<!-- -->"])
def test_what_is_not_meant_for_us(text: str) -> None:
    """Comments for people and for other tools."""
    assert comments(text) == []


def test_a_side_car_names_words() -> None:
    """Between quotation marks of any kind; the reason follows."""
    sidecar = '# for the desk\n\nignore[ATR101] "two officials" agreed\nignore-file[ATR109] known\n'
    first, second = map(read_directive, comments("Text.", sidecar))

    assert first
    assert (first.names, first.words, first.reason, first.comment.line) == (
        ("ATR101",),
        "two officials",
        "agreed",
        3,
    )
    assert second
    assert (second.verb, second.words, second.reason) == (Verb.IGNORE_FILE, None, "known")


@given(st.sampled_from(list(Verb)), NAMES, REASONS)
def test_what_is_written_is_what_is_read(verb: Verb, names: list[str], reason: str) -> None:
    """Whatever the names and the reason."""
    read = directive(f"<!-- attrib: {verb.value}[{', '.join(names)}] {reason} -->")

    assert (verb, tuple(names), " ".join(reason.split())) == (read.verb, read.names, read.reason)


@given(st.text(), st.text())
def test_no_text_breaks_the_reading(text: str, sidecar: str) -> None:
    """A comment is read or not understood, never an error."""
    for comment in comments(f"<!-- attrib: {text} -->", sidecar):
        assert isinstance(read_directive(comment), Directive | None)
