"""The report as Markdown, for comments on a pull request and for the summary of a build step.

Everything from an article is escaped: it makes no link, image, mention, table or HTML that was not ours. What
GitHub would link even when escaped (@name, #12, :emoji:) is written with a sign that looks the same.
"""

import re
from collections.abc import Iterator
from typing import TextIO

from attrib.model import Article, Failure, Finding, Report, Run, Score, Source
from attrib.report.checklist import points_for
from attrib.report.explanation import claim_rows, conventions, sums, without_weight
from attrib.report.marks import number_sources
from attrib.report.safe_text import visible
from attrib.report.wording import KINDS, NOBODY, NOTE, count, level_counts, sign, told

# A comment on GitHub has at most 65,536 characters; the rest of this is for our own last lines.
MOST_CHARACTERS = 60_000
# Of one article, and of what could not be checked; a finding takes about 300 characters.
MOST_FINDINGS = 100
ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
# What Markdown, in any flavour that we know, may take for more than itself.
SPECIAL = re.compile(r"[\\`*_{}\[\]#!|~$^]|(?<=:)/|(?i:(?<=www)\.)")
# What becomes a link or picture after Markdown is done, so that no escape helps: mentions, numbers of issues, emoji.
LOOKALIKES = (
    (re.compile("@"), "＠"),
    (re.compile(r"#(?=\d)"), "＃"),
    (re.compile(r"!(?=\d)"), "！"),
    (re.compile(r"(?i)(?<=\bgh)-(?=\d)"), "‑"),
    (re.compile(r":(?=[\w+-]+:)"), "∶"),
)


def write_report(run: Run, out: TextIO) -> None:
    """Write a run as one Markdown document."""
    out.writelines(f"{line}\n" for line in _document(run))


def _document(run: Run) -> Iterator[str]:
    """Yield the lines of the document; articles for which there is no room are told in brief, or counted."""
    findings = [finding for report in run.reports for finding in report.findings]
    yield f"## attrib: {count(len(run.reports), 'article')}, {level_counts(findings)}"
    yield from _failures(run.failures)
    room, left_out = MOST_CHARACTERS, 0
    for report in run.reports:
        lines = next((lines for lines in _versions(report, run) if _size(lines) <= room), None)
        if lines is None:
            left_out += 1
            continue
        room -= _size(lines)
        yield from lines
    if left_out:
        yield from ("", f"… and {count(left_out, 'more article')}.")
    if any(report.score.index is not None for report in run.reports):
        yield from ("", NOTE)


def _versions(report: Report, run: Run) -> Iterator[list[str]]:
    """Yield the section of an article with what was asked for, then shorter ones."""
    section = list(_article(report, words=run.words))
    yield [*section, *(_score(report) if run.explain_score else ()), *(_checklist(report) if run.checklist else ())]
    yield section
    yield [*_heading(report), "", f"{level_counts(report.findings).capitalize()}, for which there is no room here."]


def _size(lines: list[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _failures(failures: tuple[Failure, ...]) -> Iterator[str]:
    """Yield what could not be checked."""
    if failures:
        yield from ("", "### Not checked", "")
    for failure in failures[:MOST_FINDINGS]:
        yield f"- **{escaped(failure.path)}** – {escaped(failure.message)}"
    if len(failures) > MOST_FINDINGS:
        yield f"- … and {len(failures) - MOST_FINDINGS} more"


def _article(report: Report, *, words: bool) -> Iterator[str]:
    """Yield the section of an article: index, findings, sources."""
    yield from _heading(report)
    for note in report.notes:
        yield from ("", f"Note: {escaped(note)}")
    yield from _findings(report)
    if words and report.analysis.sources:
        yield from _sources(report)


def _heading(report: Report) -> Iterator[str]:
    """Yield path and index of an article."""
    yield from ("", f"### {escaped(report.article.path)}", "", _index(report.score))


def _index(score: Score) -> str:
    """Return the index with its parts."""
    if score.index is None or score.transparency is None or score.breadth is None:
        return f"No index: {escaped(score.null_reason or '')}."
    told_part, breadth_part = round(100 * score.transparency), round(100 * score.breadth)
    return (
        f"Index of source transparency: **{score.index}** of 100, made of {told_part} for what the reader is told "
        f"about the source of each claim, and {breadth_part} for identified sources "
        f"({score.identified} of {score.sources}; {score.target} would be enough for this length)."
    )


def _findings(report: Report) -> Iterator[str]:
    """Yield the table of findings, the most severe first."""
    findings = sorted(report.findings, key=lambda finding: finding.level.rank)
    if not findings:
        yield from ("", "The rules found nothing to mend.")
    else:
        yield from ("", "| level | line | what the text does not show | rule |", "| --- | ---: | --- | --- |")
        yield from (_finding(report, finding) for finding in findings[:MOST_FINDINGS])
    if len(findings) > MOST_FINDINGS:
        yield from ("", f"… and {count(len(findings) - MOST_FINDINGS, 'more finding')}.")


def _finding(report: Report, finding: Finding) -> str:
    line = report.article.position(finding.span.start).line if finding.span else "–"
    rule = f"{finding.code} {finding.slug}"
    return f"| {finding.level.value} | {line} | {escaped(finding.message)} | {rule} |"


def _sources(report: Report) -> Iterator[str]:
    """Yield the table of sources, folded up."""
    sources = report.analysis.sources
    numbers = number_sources(report.analysis)
    yield from ("", "<details>", f"<summary>{count(len(sources), 'source')}</summary>", "")
    yield "● can be asked or looked up, ○ name withheld, ◇ nobody to ask or look up"
    yield from ("", "| | source | kind | what the reader is told | claims |", "| ---: | --- | --- | --- | ---: |")
    for source in sorted(sources, key=lambda source: numbers[source.id]):
        yield _source(report.article, source, numbers[source.id])
    yield from ("", "</details>")


def _source(article: Article, source: Source, number: int) -> str:
    """Return the row of a source; its name stands in quotation marks, so that no cell begins with its words."""
    name = f"“{escaped(source.name)}”" if source.name else NOBODY
    facts = escaped("; ".join(told(article, source)))
    tag = f"{number}{sign(source.kind, identified=source.identified)}"
    return f"| {tag} | {name} | {KINDS[source.kind]} | {facts} | {len(source.attributions)} |"


def _score(report: Report) -> Iterator[str]:
    """Yield how the index is computed: a table of claims, folded up, then the sums and the conventions."""
    yield from ("", "<details>", "<summary>How the index is computed</summary>", "")
    yield "| claim | source | words | weight | standing | value | weight × value |"
    yield "| --- | --- | ---: | ---: | --- | ---: | ---: |"
    for row in claim_rows(report):
        cells = (row.claim, f"“{escaped(row.source)}”", row.words, row.weight, row.row, row.value, row.worth)
        yield f"| {' | '.join(cells)} |"
    yield ""
    lines = (*filter(None, [without_weight(report)]), *sums(report.score), *conventions(report.score))
    yield from (f"- {escaped(line)}" for line in lines)
    yield from ("", "</details>")


def _checklist(report: Report) -> Iterator[str]:
    """Yield what the text cannot show as a list to tick."""
    points = points_for(report.analysis)
    if points:
        yield from ("", "#### Checklist: what the text cannot show", "")
    yield from (f"- [ ] {point.text} ({point.policy})" for point in points)


def escaped(text: str) -> str:
    r"""Return text that Markdown shows as it is, in a paragraph or a cell.

    >>> print(escaped("[an *official*](https://x.org) <b>"))
    \[an \*official\*\](https:\//x.org) &lt;b&gt;
    >>> print(escaped("@mayor, see #12"))
    ＠mayor, see ＃12
    """
    plain = visible(text)
    for pattern, lookalike in LOOKALIKES:
        plain = pattern.sub(lookalike, plain)
    return SPECIAL.sub(r"\\\g<0>", plain).translate(ENTITIES)
