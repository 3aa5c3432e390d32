"""Where an ignore holds."""

import pytest

from attrib.article import make_article
from attrib.model import Article, BadIgnore, Ignore
from attrib.suppressions.scopes import read_ignores

IGNORE = "<!-- attrib: ignore[ATR101] -->"


def scopes(text: str, sidecar: str = "") -> list[str]:
    """Return the words that each ignore of a text covers, without spaces at the ends; what is wrong with a bad one."""
    article = make_article(text, path="-", language="en", sidecar=sidecar)
    return [_words(article, ignore) for ignore in read_ignores(article)]


def _words(article: Article, ignore: Ignore | BadIgnore) -> str:
    if isinstance(ignore, BadIgnore):
        return f"! {ignore.why}"
    return article.slice(ignore.scope).strip() if ignore.scope else "everything"


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        (f"One, he said.\n{IGNORE}\nTwo, he said.\nThree.", "Two, he said."),
        (f"One, he said.\n\n{IGNORE}\n\nTwo, he said.", "Two, he said."),
        (f"One, he said.\n\n{IGNORE} Two, he said.", "Two, he said."),
        (f"One, he said. {IGNORE}\n\nTwo, he said.", "One, he said."),
        (f"One, {IGNORE} he said.\n\nTwo.", f"One, {' ' * len(IGNORE)} he said."),
        (f"One.\n<!-- for people -->\n{IGNORE}\n<!-- and more -->\nTwo, he said.", "Two, he said."),
        (f"One.\r\n{IGNORE}\r\nTwo, he said.\r\n", "Two, he said."),
        ("[//]: # (attrib: ignore[ATR101])\n\nOne, he said.", "One, he said."),
        ("One.\n\nTwo. <!-- attrib: ignore-file[ATR101] -->", "everything"),
        ("One.\n\n<!-- attrib: off[ATR1] -->\nTwo.\n\nThree.\n<!-- attrib: on[ATR1] -->\n\nFour.", "Two.\n\nThree."),
        ("One.\n\n<!-- attrib: off[ATR1] -->\nTwo.\n\nThree.", "Two.\n\nThree."),
        ("One <!-- attrib: off[ATR1] --> two <!-- attrib: on[ATR1] --> three.", "two"),
    ],
)
def test_the_place_of_a_comment_tells_what_it_covers(text: str, covered: str) -> None:
    """On a line of its own the next paragraph, in a line the paragraph of that line."""
    assert [covered] == scopes(text)


def test_ranges_of_several_rules_end_one_by_one() -> None:
    """Each name is a switch of its own."""
    text = "<!-- attrib: off[ATR101, ATR2] -->A.<!-- attrib: on[ATR2] -->B.<!-- attrib: on[ATR101] -->C."
    article = make_article(text, path="-", language="en")
    ranges = {
        i.name: article.slice(i.scope).split() for i in read_ignores(article) if isinstance(i, Ignore) and i.scope
    }

    assert ranges == {"ATR2": ["A."], "ATR101": ["A.", "B."]}


@pytest.mark.parametrize(
    ("text", "sidecar", "why"),
    [
        ("One. <!-- attrib: on[ATR1] -->", "", "ends what no off[ATR1] began."),
        (f"One.\n{IGNORE}", "", "has no paragraph after it."),
        ("One. <!-- attrib: ignore -->", "", "names no rule"),
        ("One. <!-- attrib: off -->", "", "Say which, as in off[ATR101]."),
        ("One. <!-- attrib: ignore[ATR10l] -->", "", "names ATR10l, which is no rule: did you mean ATR1"),
        ("One. <!-- attrib: ignore[weather] -->", "", "name a code, its first digits, a slug or ALL."),
        ("One. <!-- attrib: ignore ATR101 -->", "", "names no rule"),
        ("One. <!-- attrib: skip[ATR101] -->", "", "is not understood. Write ignore[ATR101], ignore-file[ATR101]"),
        ("One.", "off[ATR101]", 'is not understood. Write ignore[ATR101] "words of the passage"'),
        ("One.", "ignore[ATR101]", "quotes no words of the article."),
        ("One.", 'ignore[ATR101] "two"', "quotes words that the article does not have."),
    ],
)
def test_what_cannot_be_obeyed_says_why(text: str, sidecar: str, why: str) -> None:
    """And what would do."""
    (found,) = scopes(text, sidecar)

    assert found.startswith("! ")
    assert why in found


def test_a_side_car_finds_its_words_wherever_they_stand() -> None:
    """Over line breaks too, and never as a pattern."""
    text = "He said (or\nso) that.\n\nHe said (or so) this."

    assert scopes(text, 'ignore[ATR101] "said (or so)" r') == ["said (or\nso)", "said (or so)"]


@pytest.mark.parametrize("marks", ["it's “closed”", 'it’s "closed"', "it‘s «closed»"])
def test_words_of_a_side_car_are_found_whatever_marks_they_have(marks: str) -> None:
    """A side-car is typed, an article typeset."""
    assert [marks] == scopes(f"One said {marks} now.", "ignore[ATR101] „it's 'closed'“ agreed")
