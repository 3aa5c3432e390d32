"""Which article of a report is compared."""

import pytest

from attrib.diff.choose import choose
from attrib.diff.model import Account
from attrib.errors import UsageError
from attrib.model import Score


def account(path: str, report: str | None = None) -> Account:
    """Return an account of a path and nothing else."""
    score = Score(
        index=None,
        null_reason="",
        transparency=None,
        breadth=None,
        words=0,
        sources=0,
        identified=0,
        target=1,
        shares=(),
    )
    return Account(path=path, language="en", score=score, claims=(), remarks=(), report=report)


SEVERAL = [account(path, "report.json") for path in ("a/story.txt", "b/tale.txt", "c/other.txt", "d/other.txt")]


@pytest.mark.parametrize(
    ("path", "expected"),
    [("b/tale.txt", "b/tale.txt"), ("/new/story.txt", "a/story.txt"), ("c/other.txt", "c/other.txt")],
)
def test_an_article_finds_its_own_report(path: str, expected: str) -> None:
    """By its path, or by its name if there is only one of that name; on either side."""
    assert choose(SEVERAL, [account(path)], None)[0].path == expected
    assert choose([account(path)], SEVERAL, None)[1].path == expected


def test_the_user_may_say_which() -> None:
    """For one side or both."""
    assert choose(SEVERAL, [account("x.txt")], "b/tale.txt")[0].path == "b/tale.txt"
    assert [side.path for side in choose(SEVERAL, SEVERAL, "story.txt")] == ["a/story.txt"] * 2


def test_one_article_is_compared_whatever_its_path() -> None:
    """Two outlets do not share their paths."""
    assert [side.path for side in choose([account("a")], [account("b")], None)] == ["a", "b"]


@pytest.mark.parametrize("path", ["none.txt", "x/other.txt"])
def test_where_it_is_not_clear_the_paths_are_named(path: str) -> None:
    """With the option that tells."""
    with pytest.raises(UsageError) as error:
        choose(SEVERAL, [account(path)], None)

    assert str(error.value) == (
        "report.json: has 4 articles: name one with --article (a/story.txt, b/tale.txt, c/other.txt, d/other.txt)"
    )


def test_two_reports_of_several_articles_need_a_name() -> None:
    """Nothing is guessed."""
    with pytest.raises(UsageError, match="name one with --article"):
        choose(SEVERAL, SEVERAL, None)
