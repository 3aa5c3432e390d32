"""Workflow commands: most severe first, ten of a kind, and no command that an article wrote."""

import io
import re
from dataclasses import replace

import pytest

from attrib.model import Failure, Level, Run, Span
from attrib.report.github import write_report
from tests.report.conftest import HOSTILE, UNPRINTABLE, hostile_run

# As the runner reads it: kind, properties, data.
COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
ESCAPES = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def lines(run: Run) -> list[str]:
    """Return the lines of a run."""
    out = io.StringIO()
    write_report(run, out)
    return out.getvalue().split("\n")[:-1]


def commands(run: Run) -> list[tuple[str, dict[str, str], str]]:
    """Return kind, properties and data of every command, as the runner understands them."""
    found = [match for line in lines(run) if (match := COMMAND.fullmatch(line))]
    return [
        (kind, {name: unescaped(value) for name, _, value in (p.partition("=") for p in pairs.split(","))}, data)
        for kind, pairs, data in (match.groups() for match in found)
    ]


def unescaped(value: str) -> str:
    """Return what the runner makes of an escaped value."""
    for escape, character in ESCAPES.items():
        value = value.replace(escape, character)
    return value


def test_every_finding_is_a_command_with_its_place(dutch: Run) -> None:
    """The annotation stands beside the words."""
    kind, properties, data = commands(dutch)[0]

    assert kind == "error"
    assert properties == {
        "file": "fixtures/nl/haven/article.txt",
        "line": "3",
        "endLine": "3",
        "col": "114",
        "endColumn": "121",
        "title": "ATR101 bare-anonymous-source",
    }
    assert data.startswith("Nothing is told of “bronnen”")
    assert len(commands(dutch)) == len(dutch.reports[0].findings)


def test_the_most_severe_come_first_and_ten_of_a_kind(dutch: Run) -> None:
    """GitHub would drop the eleventh without a word; the last line tells, and counts what is about one source once."""
    report = dutch.reports[0]
    info = replace(report.findings[0], level=Level.INFO)
    error = replace(report.findings[0], level=Level.ERROR)
    run = replace(dutch, reports=(replace(report, findings=(info,) * 12 + (error,) * 3),))

    assert [kind for kind, _, _ in commands(run)] == ["error"] * 3 + ["notice"] * 10
    assert lines(run)[-1] == "attrib: 1 article: 1 error; 2 more than GitHub shows are not annotated"


def test_what_could_not_be_checked_comes_before_the_findings(dutch: Run) -> None:
    """It weighs more, and there are only ten places."""
    run = replace(dutch, failures=(Failure(path="gone.txt", message="no such file: check the path"),))

    assert commands(run)[0] == (
        "error",
        {"file": "gone.txt", "title": "not checked"},
        "no such file: check the path",
    )
    assert lines(run)[-1] == "attrib: 1 article, 1 not checked: 2 errors, 3 warnings"


def test_columns_only_within_a_line(dutch: Run) -> None:
    """GitHub refuses columns of different lines; a finding about the whole article has none at all."""
    report = dutch.reports[0]
    long = replace(report.findings[0], span=Span(0, len(report.article.text)))
    whole = replace(report.findings[0], span=None)
    run = replace(dutch, reports=(replace(report, findings=(long, whole)),))

    assert [list(properties) for _, properties, _ in commands(run)] == [
        ["file", "line", "endLine", "title"],
        ["file", "title"],
    ]


def test_nothing_found_is_one_line() -> None:
    """Not silence."""
    assert lines(Run(version="1", reports=())) == ["attrib: 0 articles: no findings"]


@pytest.mark.parametrize("path", ["a,b=c:d.txt", "100%.txt", "a%0Ab.txt", "line\nbreak\r.txt", "a::error::b.txt"])
def test_paths_come_back_as_they_were(path: str) -> None:
    """Escaped as the runner's own toolkit does."""
    run = Run(version="1", reports=(), failures=(Failure(path=path, message="100% wrong"),))

    assert [(properties["file"], data) for _, properties, data in commands(run)] == [(path, "100%25 wrong")]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_no_commands(words: str) -> None:
    """As many commands as findings and failures, and every other line is ours."""
    run = replace(hostile_run(words), failures=(Failure(path=words, message=words),))
    text = "\n".join(lines(run))
    other = [line for line in lines(run) if not COMMAND.fullmatch(line)]

    assert len(commands(run)) == len(run.reports[0].findings) + 1
    assert [line.partition(":")[0] for line in other] == ["attrib"]
    assert not UNPRINTABLE.search(text)
    assert not re.search(r"##\[|\n\s*::(?!error |warning |notice )", text)
