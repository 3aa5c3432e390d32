"""The report as Markdown, for comments on a pull request and for the summary of a build step.

Everything from an article is escaped: it makes no link, image, mention, table or HTML that was not ours. What
GitHub would link even when escaped (@name, #12, :emoji:) is written with a sign that looks the same.
"""

import re
from collections.abc import Iterator
from typing import TextIO

from attrib.messages import Message, Plural, Voice
from attrib.model import Failure, Finding, Report, Run, Score, Source
from attrib.report.checklist import points_for
from attrib.report.explanation import claim_rows, conventions, sums, without_weight
from attrib.report.marks import counted, group_findings, listed_sources, number_sources, source_tag
from attrib.report.safe_text import visible
from attrib.report.voices import say_of
from attrib.report.wording import KINDS, LEVELS, NOBODY, NOTE, SIGN_KEY, count, level_counts, told, vaguely_described

# A comment on GitHub has at most 65,536 characters; the rest of this is for our own last lines.
MOST_CHARACTERS = 60_000
# Of one article, and of what could not be checked; a finding takes about 300 characters.
MOST_FINDINGS = 100
CLAIM_HEADS = (
    Message("claim"),
    Message("source"),
    Message("words"),
    Message("weight"),
    Message("standing"),
    Message("value"),
    Message("weight × value"),
)
MORE_ARTICLES = Plural("… and {n} more article.", "… and {n} more articles.")
MORE_FINDINGS = Plural("… and {n} more finding.", "… and {n} more findings.")
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
    findings = [finding for report in run.reports for finding in counted(report)]
    say = say_of(run)
    yield f"## attrib: {say(count(len(run.reports), 'article'))}, {level_counts(findings, say)}"
    yield from _failures(run.failures, say)
    room, left_out = MOST_CHARACTERS, 0
    for report in run.reports:
        lines = next((lines for lines in _versions(report, run) if _size(lines) <= room), None)
        if lines is None:
            left_out += 1
            continue
        room -= _size(lines)
        yield from lines
    if left_out:
        yield from ("", say(MORE_ARTICLES(left_out)))
    if any(report.score.index is not None for report in run.reports):
        yield from ("", say(NOTE))


def _versions(report: Report, run: Run) -> Iterator[list[str]]:
    """Yield the section of an article with what was asked for, then shorter ones."""
    say = say_of(run, report)
    section = list(_article(report, say, words=run.words))
    score = _score(report, say) if run.explain_score else ()
    yield [*section, *score, *(_checklist(report, say) if run.checklist else ())]
    yield section
    counts = level_counts(counted(report), say).capitalize()
    yield [*_heading(report, say), "", say("{counts}, for which there is no room here.", counts=counts)]


def _size(lines: list[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _failures(failures: tuple[Failure, ...], say: Voice) -> Iterator[str]:
    """Yield what could not be checked."""
    if failures:
        yield from ("", f"### {say('Not checked')}", "")
    for failure in failures[:MOST_FINDINGS]:
        yield f"- **{escaped(failure.path)}** – {escaped(say(failure.message))}"
    if len(failures) > MOST_FINDINGS:
        yield f"- {say('… and {n} more', n=len(failures) - MOST_FINDINGS)}"


def _article(report: Report, say: Voice, *, words: bool) -> Iterator[str]:
    """Yield the section of an article: index, findings, sources."""
    yield from _heading(report, say)
    for note in report.notes:
        yield from ("", f"{say('Note:')} {escaped(say(note))}")
    yield from _findings(report, say)
    if words and report.analysis.sources:
        yield from _sources(report, say)


def _heading(report: Report, say: Voice) -> Iterator[str]:
    """Yield path and index of an article."""
    yield from ("", f"### {escaped(report.article.path)}", "", _index(report.score, say))


def _index(score: Score, say: Voice) -> str:
    """Return the index with its parts."""
    if score.index is None or score.transparency is None or score.breadth is None:
        return escaped(say("No index: {why}.", why=score.null_reason or ""))
    return say(
        "Index of source transparency: **{index}** of 100, made of {told} for what the reader is told about the "
        "source of each claim, and {breadth} for identified sources ({some} of {all}; {goal} would be enough for this "
        "length).",
        index=score.index,
        told=round(100 * score.transparency),
        breadth=round(100 * score.breadth),
        some=score.identified,
        all=score.sources,
        goal=score.target,
    )


def _findings(report: Report, say: Voice) -> Iterator[str]:
    """Yield the table of findings, one row for a source or place, the most severe first."""
    findings = sorted(group_findings(report), key=lambda group: group[0].level.rank)
    if not findings:
        yield from ("", say("The rules found nothing to mend."))
    else:
        heads = (say("level"), say("line"), say("what the text does not show"), say("rule"))
        yield from ("", f"| {' | '.join(heads)} |", "| --- | ---: | --- | --- |")
        yield from (_finding(report, finding, say) for finding in findings[:MOST_FINDINGS])
    if len(findings) > MOST_FINDINGS:
        yield from ("", say(MORE_FINDINGS(len(findings) - MOST_FINDINGS)))


def _finding(report: Report, group: tuple[Finding, ...], say: Voice) -> str:
    """Return the row of all findings about one source or place."""
    first = group[0]
    line = report.article.position(first.span.start).line if first.span else "–"
    messages = " ".join(escaped(say(finding.message)) for finding in group)
    rules = ", ".join(f"{finding.code} {finding.slug}" for finding in group)
    return f"| {say(LEVELS[first.level])} | {line} | {messages} | {rules} |"


def _sources(report: Report, say: Voice) -> Iterator[str]:
    """Yield the table of sources, folded up."""
    numbers = number_sources(report.analysis)
    counts = say(count(report.score.sources, "source"))
    yield from ("", "<details>", f"<summary>{counts}</summary>", "", say(SIGN_KEY))
    heads = (say("source"), say("kind"), say("what the reader is told"), say("claims"))
    yield from ("", f"| | {' | '.join(heads)} |", "| ---: | --- | --- | --- | ---: |")
    vague = vaguely_described(report.findings)
    for source in listed_sources(report.analysis):
        facts = escaped("; ".join(told(report.article, source, say, vague=vague)))
        yield _source(source, source_tag(source, numbers), facts, say)
    yield from ("", "</details>")


def _source(source: Source, tag: str, facts: str, say: Voice) -> str:
    """Return the row of a source; its name stands in quotation marks, so that no cell begins with its words."""
    name = f"“{escaped(source.called)}”" if source.called else say(NOBODY)
    return f"| {tag} | {name} | {say(KINDS[source.kind])} | {facts} | {len(source.attributions)} |"


def _score(report: Report, say: Voice) -> Iterator[str]:
    """Yield how the index is computed: a table of claims, folded up, then the sums and the conventions."""
    yield from ("", "<details>", f"<summary>{say('How the index is computed')}</summary>", "")
    yield f"| {' | '.join(map(say, CLAIM_HEADS))} |"
    yield "| --- | --- | ---: | ---: | --- | ---: | ---: |"
    for row in claim_rows(report, say):
        cells = (row.claim, f"“{escaped(row.source)}”", row.words, row.weight, row.row, row.value, row.worth)
        yield f"| {' | '.join(cells)} |"
    yield ""
    lines = (*filter(None, [without_weight(report)]), *sums(report.score), *conventions(report.score))
    yield from (f"- {escaped(say(line))}" for line in lines)
    yield from ("", "</details>")


def _checklist(report: Report, say: Voice) -> Iterator[str]:
    """Yield what the text cannot show as a list to tick."""
    points = points_for(report.analysis)
    if points:
        yield from ("", f"#### {say('Checklist: what the text cannot show')}", "")
    yield from (f"- [ ] {say(point.text)} ({say(point.policy)})" for point in points)


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
