"""Stored reports read back: the same account as from the article, and one clear line for everything else."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from attrib.diff.fresh_account import make_account
from attrib.diff.model import Account
from attrib.diff.stored_accounts import is_stored, read_accounts
from attrib.errors import DataError
from attrib.model import Run
from attrib.report import FORMATS
from attrib.report.wordless import without_words
from tests import pairs
from tests.report.conftest import dutch_analysis, english_analysis, finish

LEAD_FACTOR = 1.5


def write(run: Run, format_name: str = "json") -> str:
    """Return a run as a stored report."""
    out = io.StringIO()
    FORMATS[format_name].write_report(run, out)
    return out.getvalue()


def read(text: str) -> tuple[Account, ...]:
    """Return the accounts of a stored report."""
    return read_accounts(text, report="report.json", lead_factor=LEAD_FACTOR)


def without_places(account: Account) -> Account:
    """Return an account without what a stored report does not tell, and with numbers of four digits."""
    score = account.score
    return replace(
        account,
        report="report.json",
        claims=tuple(replace(claim, line=None) for claim in account.claims),
        score=replace(
            score,
            transparency=None if score.transparency is None else round(score.transparency, 4),
            breadth=None if score.breadth is None else round(score.breadth, 4),
            shares=tuple(replace(share, share=round(share.share, 4)) for share in score.shares),
        ),
    )


@pytest.mark.parametrize("pair", pairs.PAIRS)
@pytest.mark.parametrize("side", ["old", "new"])
def test_a_stored_report_tells_what_the_article_tells(pair: str, side: str) -> None:
    """Lines of claims apart."""
    report = pairs.report_of(pair, side)

    assert read(write(Run(version="1", reports=(report,)))) == (without_places(make_account(report)),)


@pytest.mark.parametrize("format_name", ["json", "jsonl"])
def test_all_articles_are_read(format_name: str) -> None:
    """Of one object, or of lines."""
    run = finish(dutch_analysis(), english_analysis())
    found = read(write(run, format_name))

    assert found == tuple(without_places(make_account(report)) for report in run.reports)


def test_one_article_in_one_line_is_read() -> None:
    """JSON Lines of one line are JSON, too."""
    assert len(read(write(finish(dutch_analysis()), "jsonl"))) == 1


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ('{"schema_version": "1.0.0"}', True),
        ('\n  {\n  "articles": []', True),
        ("{}", True),
        ("{Update} The dike holds", False),
        ("“It holds”", False),
        ("[1, 2]", False),
    ],
)
def test_content_tells_a_report_from_an_article(text: str, stored: bool) -> None:
    """Whatever the file is called."""
    assert stored == is_stored(text)


# What is wrong is told in one line


def test_a_report_without_words_says_how_to_make_another() -> None:
    """The claims cannot be compared."""
    run = without_words(finish(dutch_analysis()))

    with pytest.raises(DataError, match=r"no words of its claims: make it anew, without --no-text"):
        read(write(run))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": ', "this is not JSON (line 1: "),
        ('{"a": 1}\n{"b": ', "this is not JSON (line 2: "),
        ("{}", "this JSON is no report of attrib check"),
        ('{"a": 1}', "this JSON is no report of attrib check"),
        ('{"schema_version": 1}', "this JSON is no report of attrib check"),
        ('{"schema_version": "1.0.0", "claims": []}', "this JSON is no report of attrib check"),
        ('{"schema_version": "2.1.0", "articles": []}', "schema_version 2.1.0 is not known here, only 1.x"),
        ('{"schema_version": "1.0.0", "articles": []}', "the report has no article"),
        ('{"schema_version": "1.0.0", "articles": {}}', "the report: articles: this is not a list"),
        ('{"schema_version": "1.0.0", "articles": [1]}', "articles[0]: this is no object"),
        ('{"schema_version": "1.0.0", "articles": [{}]}', "articles[0]: score: missing"),
        ('{"schema_version": "1.0.0", "status": "error", "path": "x", "message": "y"}', "the report has no article"),
        (
            '{"schema_version": "1.0.0", "articles": ' + "[" * 500 + "]" * 500 + "}",
            "this is not JSON (brackets stand within each other",
        ),
        ('{"schema_version": "1.0.0", "articles": [{"words": NaN}]}', "this is not JSON (NaN is no number"),
        (
            '{"schema_version": "1.0.0", "articles": [{"words": 1' + "0" * 400 + "}]}",
            "this is not JSON (a number of 401 digits",
        ),
        ('{"x": ' * 100_000, "this is not JSON (brackets stand within each other"),
        ('{"x": ' + "9" * 5000 + "}", "this is not JSON ("),
    ],
)
def test_what_is_no_report_is_one_line(text: str, message: str) -> None:
    """With the place and what to do."""
    with pytest.raises(DataError) as error:
        read(text)

    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


def _drop(key: str) -> Callable[[dict[str, Any]], None]:
    return lambda value: value.pop(key)


def _put(key: str, wrong: Any) -> Callable[[dict[str, Any]], None]:
    return lambda value: value.update({key: wrong})


WRONG: list[tuple[str, Callable[[dict[str, Any]], None], str]] = [
    ("article", _drop("lang"), "articles[0]: lang: missing"),
    ("article", _put("words", -1), "articles[0]: words: this is below 0"),
    ("article", _put("words", True), "articles[0]: words: this is not a whole number"),
    ("score", _put("index", "high"), "articles[0].score: index: this is not a whole number"),
    ("score", _put("transparency", float("inf")), "this is not JSON (Infinity is no number"),
    ("score", _put("shares", {"ghost": {"words": 1, "share": 1}}), "articles[0].score.shares: “ghost” is not known"),
    ("sources", _put("source_type", "ghost"), "articles[0].sources[0]: “ghost” is not known here"),
    ("sources", _put("role", None), "articles[0].sources[0]: role: this is not a list"),
    ("attributions", _put("source_id", "ghost"), "articles[0].attributions[0]: source_id: no source of this article"),
    ("attributions", _put("id", "b1"), "articles[0].attributions[0]: “b1” names no attribution"),
    ("attributions", _put("weight", "much"), "articles[0].attributions[0]: weight: this is not a number"),
    ("attributions", _drop("content_text"), "articles[0].attributions[0]: the report has no words of its claims"),
    ("findings", _put("severity", "fatal"), "articles[0].findings[0]: “fatal” is not known here"),
    ("findings", _put("start", {"line": "x"}), "articles[0].findings[0]: line: this is not a whole number"),
]


@pytest.mark.parametrize(("part", "change", "message"), WRONG)
def test_a_wrong_field_is_named(part: str, change: Callable[[dict[str, Any]], None], message: str) -> None:
    """With its place in the report."""
    stored = json.loads(write(finish(dutch_analysis())))
    article = stored["articles"][0]
    value = article if part == "article" else article[part]
    change(value[0] if isinstance(value, list) else value)

    with pytest.raises(DataError) as error:
        read(json.dumps(stored))
    assert str(error.value).startswith(message)


def test_unknown_fields_are_ignored() -> None:
    """A later version of the same schema may have more."""
    stored = json.loads(write(finish(dutch_analysis())))
    stored["schema_version"] = "1.9.0"
    stored["articles"][0]["attributions"][0]["mood"] = "grim"

    assert len(read(json.dumps(stored))) == 1
