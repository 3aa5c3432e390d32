"""The plain report: one line for each finding and one for each article, for pipes, logs and grep.

article.txt:5:1: ATR101 error “Ambtenaren” is not described, here or …
article.txt: index 58 (transparency 0.51, breadth 0.80), 6 sources, 4 identified; 1 error
"""

from collections.abc import Iterator
from typing import TextIO

from attrib.messages import Message, Voice
from attrib.model import Finding, Report, Run, Score
from attrib.report.marks import counted
from attrib.report.safe_text import visible
from attrib.report.voices import say_of
from attrib.report.wording import LEVELS, count, level_counts


def write_report(run: Run, out: TextIO) -> None:
    """Write a run line by line, without colour; the last line of an article is its index."""
    for report in run.reports:
        path = visible(report.article.path)
        out.writelines(f"{path}:{line}\n" for line in _lines(report, run, say_of(run, report)))


def _lines(report: Report, run: Run, say: Voice) -> Iterator[str]:
    """Yield the lines of one article without its path."""
    yield from (_finding(report, finding, say) for finding in report.findings)
    yield from (f" {say('note')}: {visible(say(note))}" for note in report.notes)
    if run.explain_score:
        yield from (f" {say('score')}: {line}" for line in _score(report, say))
    if run.checklist:
        yield from (f" {say('check')}: {line}" for line in _checklist(report, say))
    yield f" {say(_index(report.score))}; {level_counts(counted(report), say)}"


def _score(report: Report, say: Voice) -> Iterator[str]:
    """Yield how the index was computed, claim by claim and then the sums."""
    from attrib.report.explanation import claim_rows, conventions, sums, without_weight  # asked for now and then

    for row in claim_rows(report, say):
        steps = say(
            "words {words}; weight {weight}; value {value}", words=row.words, weight=row.weight, value=row.value
        )
        yield f"{row.claim} {visible(row.source)}: {steps} ({row.row}); {row.worth}"
    if nested := without_weight(report):
        yield say(nested)
    yield from map(say, (*sums(report.score), *conventions(report.score)))


def _checklist(report: Report, say: Voice) -> Iterator[str]:
    """Yield what the text cannot show, each with the policies that ask for it."""
    from attrib.report.checklist import points_for

    for point in points_for(report.analysis):
        yield f"[ ] {say(point.text)} ({say(point.policy)})"


def _finding(report: Report, finding: Finding, say: Voice) -> str:
    said = f"{finding.code} {say(LEVELS[finding.level])} {visible(say(finding.message))}"
    if finding.span is None:
        return f" {said}"
    position = report.article.position(finding.span.start)
    return f"{position.line}:{position.column}: {said}"


def _index(score: Score) -> Message:
    """Return the index, its parts and the sources they rest on."""
    if score.index is None or score.transparency is None or score.breadth is None:
        return Message("no index: {why}", why=score.null_reason)
    return Message(
        "index {index} (transparency {told:.2f}, breadth {reached:.2f}), {sources}, {n} identified",
        index=score.index,
        told=score.transparency,
        reached=score.breadth,
        sources=count(score.sources, "source"),
        n=score.identified,
    )
