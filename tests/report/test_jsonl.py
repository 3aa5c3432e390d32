"""JSON Lines: every line stands alone."""

import io
import json
from dataclasses import replace
from typing import Any

import pytest

from attrib.model import Failure, Run
from attrib.report import json as json_report
from attrib.report.jsonl import write_report
from tests.report.conftest import HOSTILE, UNPRINTABLE, dutch_analysis, english_analysis, finish, hostile_run


def written(run: Run) -> str:
    """Return the lines of a run."""
    out = io.StringIO()
    write_report(run, out)
    return out.getvalue()


def lines(run: Run) -> list[Any]:
    """Return the objects of a run."""
    return [json.loads(line) for line in written(run).split("\n")[:-1]]


def test_a_line_has_all_that_the_json_report_says_of_an_article() -> None:
    """And what made it, so that it can be stored without its neighbours."""
    run = finish(dutch_analysis(), english_analysis())
    out = io.StringIO()
    json_report.write_report(run, out)
    report = json.loads(out.getvalue())
    head = {"schema_version": report["schema_version"], "words_included": True}
    tool = report["tool"]

    assert lines(run) == [
        {**head, "tool": {**tool, "models": {code: tool["models"][code]}}, **article}
        for code, article in zip(("nl", "en"), report["articles"], strict=True)
    ]


def test_a_failure_is_a_line(dutch: Run) -> None:
    """Told from an article by its status."""
    failed = lines(replace(dutch, failures=(Failure(path="gone.txt", message="no such file: check the path"),)))[1]

    assert (failed["status"], failed["path"], failed["message"]) == (
        "error",
        "gone.txt",
        "no such file: check the path",
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_break_no_line(words: str) -> None:
    """One line for an article, one for a failure, with the words as they were."""
    run = replace(hostile_run(words), failures=(Failure(path=words, message=words),))

    assert [line["path"] for line in lines(run)] == [words, words]
    assert not UNPRINTABLE.search(written(run))
