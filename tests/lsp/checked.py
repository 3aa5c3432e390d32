"""Texts as an editor has them, with the reports on drawn articles."""

from dataclasses import replace

from lsprotocol.types import PositionEncodingKind

from attrib.article import make_article
from attrib.lsp.buffers import Buffer, Checked
from attrib.model import Report, Span
from tests.report.conftest import finish
from tests.sketch import sketch

DRAWN = (
    "Dike holds\n\n[1.source Two officials] [1.cue said] [1.content 😀 the dike holds]. "
    "[2.source Anne Sinclair] [2.cue denied] [2.content that [3.source officials] [3.cue warned] "
    "[3.content of a breach]].\n\n[4.content Nobody [4.hearsay reportedly] left].\n"
)


def drawn(drawing: str = DRAWN, path: str = "/news/story.txt", sidecar: str | None = None, **sources: str) -> Checked:
    """Return a checked text in which sources say what a drawing marks."""
    told = sources or {
        "officials": "anonymous-official 1 3",
        "sinclair": "named-person 2",
        "nobody": "unattributed 4",
    }
    analysis = sketch(drawing, path=path, **told)
    (report,) = finish(analysis).reports
    buffer = Buffer(uri=f"file://{path}", path=path, version=3, text=report.article.text, sidecar=sidecar)
    return Checked(buffer=buffer, report=report)


def report_of(checked: Checked) -> Report:
    """Return the report, which there is."""
    assert checked.report
    return checked.report


def span_of(checked: Checked, words: str) -> Span:
    """Return where words stand first in the text."""
    start = checked.buffer.text.index(words)
    return Span(start, start + len(words))


def words_at(checked: Checked, place: object) -> str:
    """Return the words at a place of the editor."""
    span = checked.places.span(place)  # type: ignore[arg-type]
    return checked.buffer.text[span.start : span.end]


def ignored(checked: Checked, text: str, sidecar: str = "") -> Checked:
    """Return a checked text after an ignore was written into it or beside it."""
    report = report_of(checked)
    article = make_article(text, path=report.article.path, language="en", sidecar=sidecar)
    buffer = replace(checked.buffer, text=text, encoding=PositionEncodingKind.Utf16)
    parsed = replace(report.analysis.parsed, article=article)
    return replace(checked, buffer=buffer, report=replace(report, analysis=replace(report.analysis, parsed=parsed)))
