"""Findings as the marks that an editor draws below words."""

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from attrib.lsp.buffers import Checked, stored
from attrib.messages import Message
from attrib.model import Finding, Level, Report, Span
from attrib.report.rule_pages import page_address

NAME = "attrib"
SEVERITIES = {
    Level.ERROR: DiagnosticSeverity.Error,
    Level.WARNING: DiagnosticSeverity.Warning,
    Level.INFO: DiagnosticSeverity.Information,
}
RELATED = Message("also here")


def diagnostics_of(checked: Checked) -> list[Diagnostic]:
    """Return a mark for every finding, or one that says why there are none, or not all."""
    if checked.report:
        marks = [diagnostic(checked, checked.report, finding) for finding in checked.report.findings]
        others = Message(
            "this file has {number} articles, and the first is checked here: 'attrib check' checks them all",
            number=checked.articles,
        )
        return (
            [*marks, _on_first_line(checked, others, DiagnosticSeverity.Information)] if checked.articles > 1 else marks
        )
    # What the next words may mend is no error.
    severity = DiagnosticSeverity.Information if checked.passing else DiagnosticSeverity.Error
    return [_on_first_line(checked, checked.failure, severity)] if checked.failure else []


def diagnostic(checked: Checked, report: Report, finding: Finding) -> Diagnostic:
    """Return the mark for a finding; its code links to the page of its rule, if there are pages."""
    page = page_address(checked.rule_pages, finding.code)
    return Diagnostic(
        range=checked.places.range(place_of(report, finding)),
        severity=SEVERITIES[finding.level],
        code=finding.code,
        code_description=CodeDescription(href=page) if page else None,
        source=NAME,
        message=checked.say(finding.message),
        related_information=[
            DiagnosticRelatedInformation(
                location=Location(uri=checked.buffer.uri, range=checked.places.range(stored(report.article, span))),
                message=checked.say(RELATED),
            )
            for span in finding.related
        ]
        or None,
    )


def place_of(report: Report, finding: Finding) -> Span:
    """Return where a finding stands in the editor's text; one about the whole article, at its first paragraph."""
    paragraphs = report.article.paragraphs
    span = finding.span or (paragraphs[0].span if paragraphs else Span(0, 0))
    return stored(report.article, span)


def _on_first_line(checked: Checked, message: str, severity: DiagnosticSeverity) -> Diagnostic:
    """Return a mark that says something of the text as a whole."""
    end = checked.places.position(checked.places.line_end(0))
    return Diagnostic(
        range=Range(start=Position(line=0, character=0), end=end),
        severity=severity,
        source=NAME,
        message=checked.say(message),
    )
