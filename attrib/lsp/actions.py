"""What an editor offers to do about a finding: ignore it here with a reason, or read the page of its rule.

An ignore is written where no reader sees it: as a comment in Markdown and HTML, as a line of the side-car of a plain
text. The reason is a word to type over, which the editor selects where it can.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Command,
    CreateFile,
    CreateFileOptions,
    OptionalVersionedTextDocumentIdentifier,
    Position,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from attrib.article import SIDECAR, read_sidecar
from attrib.errors import ArticleError
from attrib.lsp.buffers import Buffer, Checked, stored
from attrib.lsp.diagnostics import diagnostic, place_of
from attrib.lsp.places import Places
from attrib.messages import Message
from attrib.model import Finding, Report, Span
from attrib.records import dataclass

REASON = "say-why"
"""Stands where the reason is to be typed."""
SELECT, OPEN_PAGE = "attrib.selectReason", "attrib.openRule"
"""Commands of the server that an action ends with."""

# No quotation mark stands within the words that a side-car quotes.
UNQUOTED = re.compile(r"[^\"“”„]+")
# Words that are quoted, unless more are needed to tell the passage from others.
FEW_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """What an editor can do."""

    shows_documents: bool = False
    """Whether it opens a document, and selects words in it, when asked."""
    creates_files: bool = False
    """Whether an edit may make a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What an ignore adds, and where."""

    uri: str
    version: int | None
    places: Places
    at: int
    text: str
    makes_file: bool = False


def actions(checked: Checked, report: Report, place: Range, abilities: Abilities) -> list[CodeAction]:
    """Return what can be done about the findings at a place."""
    here = checked.places.span(place)
    found = [finding for finding in report.findings if _touches(place_of(report, finding), here)]
    return [action for finding in found for action in _actions(checked, report, finding, abilities)]


def _touches(span: Span, here: Span) -> bool:
    """Tell whether a selection, or a cursor, is at a span; at its ends, too."""
    return span.start <= here.end and here.start <= span.end


def _actions(checked: Checked, report: Report, finding: Finding, abilities: Abilities) -> Iterator[CodeAction]:
    mark = [diagnostic(checked, report, finding)]
    line = _ignore(checked.buffer, report, finding)
    if line and (abilities.creates_files or not line.makes_file):
        here = Message("Ignore {code} here, with a reason", code=finding.code)
        everywhere = Message("Ignore {code} in this article, with a reason", code=finding.code)
        yield CodeAction(
            title=checked.say(here if finding.span else everywhere),
            kind=CodeActionKind.QuickFix,
            diagnostics=mark,
            edit=_edit(line),
            command=_selection(line) if abilities.shows_documents else None,
        )
    if abilities.shows_documents:
        yield CodeAction(
            title=checked.say(Message("Open the page of {code} {slug}", code=finding.code, slug=finding.slug)),
            kind=CodeActionKind.QuickFix,
            diagnostics=mark,
            command=Command(title="Open the page of a rule", command=OPEN_PAGE, arguments=[finding.code]),
        )


def _ignore(buffer: Buffer, report: Report, finding: Finding) -> _Line | None:
    """Return what makes a finding go away; None where nothing would."""
    return _comment(buffer, report, finding) if buffer.has_comments else _of_sidecar(buffer, report, finding)


def _comment(buffer: Buffer, report: Report, finding: Finding) -> _Line:
    """Return a comment behind the paragraph of a finding: there it leaves lists, quotes and tables what they are."""
    places = Places(buffer.text, buffer.encoding)
    verb = "ignore" if finding.span else "ignore-file"
    text = f" <!-- attrib: {verb}[{finding.code}] {REASON} -->"
    return _Line(uri=buffer.uri, version=buffer.version, places=places, at=_end(buffer, report, finding), text=text)


def _end(buffer: Buffer, report: Report, finding: Finding) -> int:
    """Return where a comment on a finding belongs: in HTML before the end tag, in Markdown behind marks such as **."""
    paragraphs = report.article.paragraphs
    start = finding.span.start if finding.span else 0
    own = next((p for p in paragraphs if p.span.start <= start < p.span.end), paragraphs[0])
    end = stored(report.article, own.span).end
    return Places(buffer.text).line_end(end) if buffer.is_markdown else end


def _of_sidecar(buffer: Buffer, report: Report, finding: Finding) -> _Line | None:
    """Return a line for the file beside an article."""
    words = _words(report, finding) if finding.span else ""
    if finding.span and not words:
        return None
    asked = f'ignore[{finding.code}] "{words}"' if words else f"ignore-file[{finding.code}]"
    before = _sidecar_text(buffer)
    if before is None:
        return None
    new_line = "\n" if before and not before.endswith("\n") else ""
    return _Line(
        uri=f"{buffer.uri}{SIDECAR}",
        version=None,
        places=Places(before, buffer.encoding),
        at=len(before),
        text=f"{new_line}{asked} {REASON}\n",
        makes_file=buffer.sidecar is None and not Path(f"{buffer.path}{SIDECAR}").exists(),
    )


def _sidecar_text(buffer: Buffer) -> str | None:
    """Return what stands beside an article, in the editor or on the disk; None where that is no text."""
    if buffer.sidecar is not None:
        return buffer.sidecar
    try:
        return read_sidecar(buffer.path)
    except ArticleError:
        return None


def _words(report: Report, finding: Finding) -> str:
    """Return the words by which a side-car knows a passage: the first few, and as many more as tell it from others."""
    assert finding.span is not None  # noqa: S101 - asked of findings with a place
    text, start, end = report.article.text, finding.span.start, finding.span.end
    runs = [run for run in UNQUOTED.finditer(text, start, end) if run[0].strip()]
    if not runs:
        return ""
    longest = max(runs, key=lambda run: len(run[0].split()))
    own = len(longest[0].split())
    paragraph = next((p.span.end for p in report.article.paragraphs if p.span.start <= start < p.span.end), end)
    onwards = UNQUOTED.match(text, longest.start(), max(paragraph, longest.end()))
    words = onwards[0].split() if onwards else []
    article = " ".join(text.split())
    enough = (n for n in range(min(FEW_WORDS, own), len(words) + 1) if article.count(" ".join(words[:n])) == 1)
    return " ".join(words[: next(enough, own)])


def _edit(line: _Line) -> WorkspaceEdit:
    """Return the change to a text, which makes its file if there is none."""
    at = line.places.position(line.at)
    change = TextEdit(range=Range(start=at, end=at), new_text=line.text)
    if line.makes_file:
        document = OptionalVersionedTextDocumentIdentifier(uri=line.uri, version=None)
        made = CreateFile(uri=line.uri, options=CreateFileOptions(ignore_if_exists=True))
        return WorkspaceEdit(document_changes=[made, TextDocumentEdit(text_document=document, edits=[change])])
    return WorkspaceEdit(changes={line.uri: [change]})


def _selection(line: _Line) -> Command:
    """Return what has the editor select the reason, once it is there."""
    at = line.places.position(line.at)
    lead = line.text[: line.text.rindex(REASON)]
    before, _, tail = lead.rpartition("\n")
    breaks = before.count("\n") + 1 if tail != lead else 0
    column = line.places.width(tail) + (0 if breaks else at.character)
    start = Position(line=at.line + breaks, character=column)
    end = Position(line=start.line, character=column + len(REASON))
    return Command(title="Type the reason", command=SELECT, arguments=[line.uri, Range(start=start, end=end)])
