"""A run without the words of its articles, for copy that may not leave the machine."""

from collections.abc import Mapping
from dataclasses import replace

from attrib.messages import Message
from attrib.model import Finding, Report, Run, Source
from attrib.report.marks import speaking_order

# The same in every language.
SENTENCE = "{what}."


def without_words(run: Run) -> Run:
    """Return a run of which no format but the editor's screen and page tells words of an article.

    A finding says what its rule is about in place of its message; sources are numbered in place of named.
    """
    return replace(run, reports=tuple(map(_report, run.reports)), words=False)


def _report(report: Report) -> Report:
    """Return a report of which findings and sources have no words of the article."""
    ids = {source.id: f"s{number}" for number, source in enumerate(speaking_order(report.analysis), 1)}
    summaries = {rule.code: Message(SENTENCE, what=rule.summary) for rule in report.rules}
    sources = tuple(_source(source, ids) for source in report.analysis.sources)
    return replace(
        report,
        analysis=replace(report.analysis, sources=sources),
        findings=tuple(_finding(finding, ids, summaries) for finding in report.findings),
        suppressed=tuple(
            replace(suppressed, finding=_finding(suppressed.finding, ids, summaries), reason="")
            for suppressed in report.suppressed
        ),
    )


def _source(source: Source, ids: dict[str, str]) -> Source:
    """Return a source without name, and without the words that decided its kind."""
    return replace(
        source, id=ids[source.id], name="", evidence=tuple(replace(item, why="") for item in source.evidence)
    )


def _finding(finding: Finding, ids: dict[str, str], summaries: Mapping[str, str]) -> Finding:
    """Return a finding that says what its rule is about, with the number of its source."""
    return replace(
        finding,
        message=summaries.get(finding.code, f"{finding.slug}."),
        source=ids.get(finding.source) if finding.source else None,
    )
