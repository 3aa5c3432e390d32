"""The plain report: one line for each finding and one for each article, for pipes, logs and grep.

article.txt:5:1: ATR101 error “Ambtenaren” is not described, here or …
article.txt: index 58 (transparency 0.51, breadth 0.80), 6 sources, 4 identified; 1 error
"""

from collections.abc import Iterator
from typing import TextIO

from attrib.model import Finding, Report, Run, Score
from attrib.report.safe_text import visible
from attrib.report.wording import count, level_counts


def write_report(run: Run, out: TextIO) -> None:
    """Write a run line by line, without colour."""
    for report in run.reports:
        out.writelines(f"{line}\n" for line in _lines(report))
        if run.explain_score:
            out.writelines(f"{visible(report.article.path)}: score: {line}\n" for line in _score(report))
        if run.checklist:
            out.writelines(f"{visible(report.article.path)}: check: {line}\n" for line in _checklist(report))


def _lines(report: Report) -> Iterator[str]:
    """Yield the lines of one article."""
    path = visible(report.article.path)
    for finding in report.findings:
        yield f"{path}:{_finding(report, finding)}"
    for note in report.notes:
        yield f"{path}: note: {visible(note)}"
    yield f"{path}: {_index(report.score)}; {level_counts(report.findings)}"


def _score(report: Report) -> Iterator[str]:
    """Yield how the index was computed, claim by claim and then the sums."""
    from attrib.report.explanation import claim_rows, conventions, sums, without_weight  # asked for now and then

    for row in claim_rows(report):
        name = visible(row.source)
        yield f"{row.claim} {name}: words {row.words}; weight {row.weight}; value {row.value} ({row.row}); {row.worth}"
    if nested := without_weight(report):
        yield nested
    yield from sums(report.score)
    yield from conventions(report.score)


def _checklist(report: Report) -> Iterator[str]:
    """Yield what the text cannot show, each with the policies that ask for it."""
    from attrib.report.checklist import points_for

    for point in points_for(report.analysis):
        yield f"[ ] {point.text} ({point.policy})"


def _finding(report: Report, finding: Finding) -> str:
    said = f"{finding.code} {finding.level.value} {visible(finding.message)}"
    if finding.span is None:
        return f" {said}"
    position = report.article.position(finding.span.start)
    return f"{position.line}:{position.column}: {said}"


def _index(score: Score) -> str:
    """Return the index, its parts and the sources they rest on."""
    if score.index is None or score.transparency is None or score.breadth is None:
        return f"no index: {score.null_reason}"
    return (
        f"index {score.index} (transparency {score.transparency:.2f}, breadth {score.breadth:.2f}), "
        f"{count(score.sources, 'source')}, {score.identified} identified"
    )
