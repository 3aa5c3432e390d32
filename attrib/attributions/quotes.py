"""What stands inside quotation marks, paragraph by paragraph and across paragraphs.

Marks are paired on the text, not on parsed sentences, because sentence splitting and quotations disturb
each other. All styles are known at once: “ ” ‘ ’ „ ” « » " ' and the typed ,, '' ``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from attrib.model import Article, Paragraph, Quotation, Span

MARK = re.compile(r",,|''|``|[“”„‟«»\"‘’‚‛']")
WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
# Marks that may open, each with the marks that close it. Dutch and German typing gives „ three different closers.
CLOSERS = {
    "“": ("”", '"', "“"), "„": ("”", "“", '"', "''"), "‟": ("”",), "«": ("»",), "»": ("«",), ",,": ("''", "”", '"', "“"),
    "``": ("''", '"'), '"': ('"', "”"), "''": ("''", '"'), "”": ("”",),
    "‘": ("’", "'"), "‚": ("’", "‘"), "‛": ("’",), "'": ("'", "’"), "’": ("’",),
}  # fmt: skip
SINGLE = frozenset("‘’‚‛'")
OPENS_A_PARAGRAPH = ("“", "„", "«", ",,", "``", '"', "''", "‘", "‟")
# Letters that are left out at the start of a word, not quoted: 's avonds, 't, 'n, 'em, '90s.
CLIPPED = re.compile(r"(?:s|t|n|k|m|r|ns|em|tis|twas|til|cause|bout|round|\d\ds?)\b", re.IGNORECASE)
SPACES_INSIDE = frozenset("«»")


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that has been opened and not yet closed."""

    mark: str
    start: int


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """Return the outermost quotations in text order; inner ones belong to the words of the outer.

    “We have „no” plan,” she said.
    ~~~~~~~~~~~~~~~~~~~ one quotation

    A quotation whose paragraph ends without a closing mark runs on into the next paragraph if that one
    opens with a mark again.
    """
    found: list[Quotation] = []
    for paragraph in article.paragraphs:
        for span, closed in _pair(article.text, paragraph):
            last = found[-1] if found else None
            if last and not last.closed and _continues(article, last, span):
                found[-1] = _quotation(article, (*last.spans, span), closed=closed)
            else:
                found.append(_quotation(article, (span,), closed=closed))
    return tuple(found)


def _quotation(article: Article, spans: tuple[Span, ...], *, closed: bool) -> Quotation:
    words = sum(len(WORD.findall(article.slice(span))) for span in spans)
    return Quotation(spans=spans, words=words, closed=closed)


def _continues(article: Article, last: Quotation, span: Span) -> bool:
    """Tell whether a quotation at the head of a paragraph goes on with one left open in the paragraph before."""
    between = article.text[last.spans[-1].end : span.start]
    return not between.strip()


def _pair(text: str, paragraph: Paragraph) -> Iterator[tuple[Span, bool]]:
    """Yield the outermost quotations of a paragraph, each with whether a closing mark was found."""
    end = paragraph.span.end
    marks = [m for m in MARK.finditer(text, paragraph.span.start, end)]
    open_marks: list[_Open] = []
    if late := _closed_at_end(text, marks, paragraph):
        yield Span(paragraph.span.start, late), True
        return
    for index, match in enumerate(marks):
        later = [m for m in marks[index + 1 :]]
        if closing := _closed_by(text, match, open_marks, later, end):
            del open_marks[open_marks.index(closing) :]
            if not open_marks:
                yield Span(closing.start, match.end()), True
        elif _can_open(text, match, paragraph, later, open_marks):
            if open_marks and open_marks[-1].mark == match[0] and match[0] not in SINGLE:
                # The same mark opened twice: the first was never closed, so it ends before this one.
                first = open_marks[0]
                open_marks.clear()
                yield Span(first.start, len(text[: match.start()].rstrip())), True
            open_marks.append(_Open(match[0], match.start()))
    unclosed = [opened for opened in open_marks if opened.mark not in SINGLE or opened.start == paragraph.span.start]
    if unclosed:
        yield Span(unclosed[0].start, end), False


def _closed_at_end(text: str, marks: list[re.Match[str]], paragraph: Paragraph) -> int | None:
    """Return the end of a paragraph's only mark if it closes what no mark has opened: "It is over.” """
    if len(marks) != 1 or marks[0][0] not in ("”", "»", "''", '"'):
        return None
    mark = marks[0]
    is_last = not text[mark.end() : paragraph.span.end].strip(" .")
    return mark.end() if is_last and text[: mark.start()].rstrip()[-1:] in ".!?…," else None


def _closed_by(
    text: str, match: re.Match[str], open_marks: list[_Open], later: list[re.Match[str]], end: int
) -> _Open | None:
    """Return the open mark that this mark closes, the innermost first."""
    mark, before, after = match[0], text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if before.isspace() and mark not in SPACES_INSIDE and not _ends_sentence(text, match, end):
        return None
    if after.isalnum() and match.end() < end:
        return None
    for opened in reversed(open_marks):
        if mark in CLOSERS[opened.mark] and opened.start < match.start():
            if mark in SINGLE and _is_apostrophe(before, after, opened, later, text):
                return None
            return opened
    return None


def _ends_sentence(text: str, match: re.Match[str], end: int) -> bool:
    """Tell whether a mark after white space still closes: typed ` ''` at the end of a sentence or paragraph."""
    before = text[: match.start()].rstrip()[-1:]
    return before in ".!?…," and (match.end() >= end or text[match.end()].isspace())


def _is_apostrophe(before: str, after: str, opened: _Open, later: list[re.Match[str]], text: str) -> bool:
    """Tell a plural possessive ("the workers' union") from a closing single mark by whether a better one follows."""
    if before != "s" or not after.isspace():
        return False
    return any(
        m[0] in CLOSERS[opened.mark] and not text[m.end() : m.end() + 1].isalnum() and text[m.start() - 1] in ".,!?…"
        for m in later
    )


def _can_open(
    text: str, match: re.Match[str], paragraph: Paragraph, later: list[re.Match[str]], open_marks: list[_Open]
) -> bool:
    """Tell whether a mark stands where a quotation begins and looks like an opening one."""
    mark, start, after = match[0], match.start(), text[match.end() : match.end() + 1]
    if mark not in CLOSERS or (mark in "”’»" and any(mark in CLOSERS[o.mark] for o in open_marks)):
        return False
    before = text[start - 1] if start > paragraph.span.start else " "
    at_border = before.isspace() or before in "([{—–-/\"“„«‘'`,:" or (before == "." and mark in "“„«")
    if not at_border or not after or (after.isspace() and mark not in SPACES_INSIDE and mark != ",,"):
        return False
    if mark in SINGLE:
        return not CLIPPED.match(text, match.end()) and _has_closer(text, match, later)
    return mark != "»" or _has_closer(text, match, later)


def _has_closer(text: str, match: re.Match[str], later: list[re.Match[str]]) -> bool:
    """Tell whether a mark that could also be an apostrophe is closed later in the paragraph."""
    return any(
        m[0] in CLOSERS[match[0]] and not text[m.start() - 1].isspace() and not text[m.end() : m.end() + 1].isalnum()
        for m in later
    )
