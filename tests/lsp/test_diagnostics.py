"""Marks below words."""

from dataclasses import replace

from lsprotocol.types import DiagnosticSeverity, Position

from attrib.lsp.buffers import Checked
from attrib.lsp.diagnostics import diagnostics_of
from attrib.model import Level
from tests.lsp.checked import drawn, report_of, words_at


def test_every_finding_is_a_mark() -> None:
    """With its rule, its level and its words, in the units of the editor."""
    checked = drawn()
    findings = report_of(checked).findings
    marks = diagnostics_of(checked)

    assert [(f.code, f.message) for f in findings] == [(m.code, m.message) for m in marks]
    assert {"Two officials", "reportedly"} <= {words_at(checked, mark.range) for mark in marks}
    assert {mark.source for mark in marks} == {"attrib"}
    bare = next(mark for mark in marks if mark.code == "ATR101")
    assert bare.severity is DiagnosticSeverity.Error


def test_related_places_can_be_gone_to() -> None:
    """In the same text."""
    checked = drawn()
    report = report_of(checked)
    finding = replace(report.findings[0], related=(report.analysis.attributions[3].content[0],))
    (mark,) = diagnostics_of(replace(checked, report=replace(report, findings=(finding,))))

    assert mark.related_information
    place = mark.related_information[0].location
    assert (place.uri, words_at(checked, place.range)) == ("file:///news/story.txt", "Nobody reportedly left")


def test_a_finding_on_the_article_stands_at_its_headline() -> None:
    """An editor has no place for what has no place."""
    checked = drawn()
    report = report_of(checked)
    finding = replace(report.findings[0], span=None, level=Level.INFO)
    (mark,) = diagnostics_of(replace(checked, report=replace(report, findings=(finding,))))

    assert words_at(checked, mark.range) == "Dike holds"
    assert mark.severity is DiagnosticSeverity.Information


def test_what_keeps_a_text_from_being_checked_is_said_on_its_first_line() -> None:
    """As an error, unless more words may mend it; a text that is none of ours has no marks."""
    buffer = drawn().buffer
    failed = diagnostics_of(Checked(buffer=buffer, failure="attrib.toml:1: unknown key"))
    passing = diagnostics_of(Checked(buffer=buffer, failure="the language is uncertain", passing=True))

    assert [(m.message, m.severity) for m in failed] == [("attrib.toml:1: unknown key", DiagnosticSeverity.Error)]
    assert failed[0].range.end == Position(line=0, character=len("Dike holds"))
    assert passing[0].severity is DiagnosticSeverity.Information
    assert diagnostics_of(Checked(buffer=buffer)) == []


def test_a_mark_links_to_the_page_of_its_rule() -> None:
    """Where there are pages."""
    (mark, *_) = diagnostics_of(replace(drawn(), rule_pages="https://example.org/rules/{code}.md"))

    assert mark.code_description
    assert mark.code_description.href == f"https://example.org/rules/{mark.code}.md"
    assert diagnostics_of(drawn())[0].code_description is None


def test_marks_speak_the_language_that_is_set() -> None:
    """As the report would."""
    messages = [mark.message for mark in diagnostics_of(replace(drawn(), language="nl", articles=2))]

    assert any("staat nergens in het artikel iets" in message for message in messages)
    assert messages[-1].startswith("dit bestand heeft 2 artikelen")
