"""What stands inside quotation marks, paragraph by paragraph and across paragraphs.

Marks are paired on the text, not on parsed sentences, because sentence splitting and quotations disturb
each other. All styles are known at once: “ ” ‘ ’ „ ” « » " ' and the typed ,, '' ``.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from attrib.model import Article, Paragraph, Quotation, Span, Spans
from attrib.records import dataclass

MARK = re.compile(r",,|''|``|[“”„‟«»\"‘’‚‛']")
WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
# Marks that may open, each with the marks that close it. Dutch and German typing gives „ three different closers.
CLOSERS = {
    "“": ("”", '"', "“"), "„": ("”", "“", '"', "''"), ",,": ("''", "”", '"', "“"), "«": ("»",), "»": ("«",),
    "‟": ("”",), "``": ("''", '"'), '"': ('"', "”"), "''": ("''", '"'), "”": ("”",),
    "‘": ("’", "'"), "‚": ("’", "‘"), "‛": ("’",), "'": ("'", "’"), "’": ("’",),
}  # fmt: skip
SINGLE = frozenset("‘’‚‛'")
# Letters that are left out at the start of a word, not quoted: 's avonds, 't, 'n, 'em, '90s.
CLIPPED = re.compile(r"(?:s|t|n|k|m|r|ns|em|tis|twas|til|cause|bout|round|\d\ds?)\b", re.IGNORECASE)
SPACES_INSIDE = frozenset("«»")
# Closing marks that nothing else looks like, so that they may have a letter right behind them.
CLEAR_CLOSERS = frozenset("”»")
# What stands before a mark that closes a sentence, and what never stands behind a mark that opens one.
ENDS = frozenset(".!?…,")
NEVER_QUOTED_FIRST = frozenset(",;:!?)]}")


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
    opens with a mark again, or closes what was left open.
    """
    found: list[Quotation] = []
    paragraphs = [paragraph for paragraph in article.paragraphs if paragraph.words]
    texts = [article.slice(paragraph.span) for paragraph in paragraphs]
    for paragraph, words, following in zip(paragraphs, texts, [*texts, ""][1:], strict=True):
        for start, end, closed in _pair(words, _left_open(article, found, paragraph), following):
            span = Span(paragraph.span.start + start, paragraph.span.start + end)
            if found and not found[-1].closed and not article.text[found[-1].spans[-1].end : span.start].strip():
                found[-1] = _quotation(article, (*found[-1].spans, span), closed=closed)
            else:
                found.append(_quotation(article, (span,), closed=closed))
    return tuple(quotation for quotation in found if quotation.words)


def quotations_at(quotations: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """Return those of an article's quotations that have something between two places, in text order."""
    return quotations[bisect_right(quotations, start, key=_end) : bisect_left(quotations, end, key=_start)]


_start, _end = attrgetter("start"), attrgetter("end")


def _quotation(article: Article, spans: Spans, *, closed: bool) -> Quotation:
    words = sum(len(WORD.findall(article.slice(span))) for span in spans)
    return Quotation(spans=spans, words=words, closed=closed)


def _left_open(article: Article, found: list[Quotation], paragraph: Paragraph) -> str:
    """Return the mark of a quotation that the paragraph before has left open, or nothing."""
    if not found or found[-1].closed:
        return ""
    last = found[-1].spans[-1]
    mark = MARK.match(article.text, last.start)
    return mark[0] if mark and not article.text[last.end : paragraph.span.start].strip() else ""


def _pair(words: str, left_open: str, following: str) -> Iterator[tuple[int, int, bool]]:
    """Yield start and end of the outermost quotations of a paragraph, each with whether a closing mark was found."""
    marks = list(MARK.finditer(words))
    if late := _closed_late(words, marks, left_open):
        yield 0, late, True
        marks = marks[1:]
    open_marks: list[_Open] = []
    for index, match in enumerate(marks):
        later = marks[index + 1 :]
        if closing := _closed_by(words, match, open_marks, later):
            del open_marks[open_marks.index(closing) :]
            if not open_marks:
                yield closing.start, match.end(), True
        elif _can_open(words, match, later, open_marks, following):
            if open_marks and open_marks[-1].mark == match[0] and not _nests(match, later):
                # The same mark opened twice: the first was never closed, so it ends before this one.
                first = open_marks[0]
                open_marks.clear()
                yield first.start, len(words[: match.start()].rstrip()), True
            open_marks.append(_Open(match[0], match.start()))
    unclosed = [opened for opened in open_marks if opened.mark not in SINGLE or opened.start == 0]
    if unclosed:
        yield unclosed[0].start, len(words), False


def _closed_late(words: str, marks: list[re.Match[str]], left_open: str) -> int | None:
    """Return the end of a paragraph's first mark if it closes what no mark of the paragraph has opened.

    Either the paragraph before has left a quotation open, or the mark is the only one and the last word: "It is over.”
    """
    if not marks or marks[0][0] in SINGLE:
        return None
    mark = marks[0]
    before, after = words[: mark.start()].rstrip()[-1:], words[mark.end() :]
    if left_open:
        stands_as_closer = before and not words[mark.start() - 1].isspace() and not after[:1].isalnum()
        return mark.end() if mark[0] in CLOSERS[left_open] and stands_as_closer else None
    is_last = len(marks) == 1 and mark[0] in ("”", "»", "''", '"') and not after.strip(" .")
    return mark.end() if is_last and before in ENDS else None


def _closed_by(words: str, match: re.Match[str], open_marks: list[_Open], later: list[re.Match[str]]) -> _Open | None:
    """Return the open mark that this mark closes, the innermost first."""
    mark, before, after = match[0], _before(words, match), words[match.end() : match.end() + 1]
    if before.isspace() and mark not in SPACES_INSIDE and not _ends_sentence(words, match):
        return None
    if after.isalnum() and (mark not in CLEAR_CLOSERS or before.isspace()):
        return None
    for opened in reversed(open_marks):
        if mark in CLOSERS[opened.mark]:
            return None if mark in SINGLE and _is_apostrophe(words, match, opened, later) else opened
    return None


def _before(words: str, match: re.Match[str]) -> str:
    """Return the character before a mark, a space at the head of the paragraph."""
    return words[match.start() - 1] if match.start() else " "


def _ends_sentence(words: str, match: re.Match[str]) -> bool:
    """Tell whether a mark after white space still closes: typed ` ''` at the end of a sentence or paragraph."""
    at_border = match.end() == len(words) or words[match.end()].isspace()
    return at_border and words[: match.start()].rstrip()[-1:] in ENDS


def _is_apostrophe(words: str, match: re.Match[str], opened: _Open, later: list[re.Match[str]]) -> bool:
    """Tell a plural possessive ("the workers' union") from a closing single mark.

    It is one if a clearer closing mark follows before the next quotation begins.
    """
    if _before(words, match) != "s" or not words[match.end() : match.end() + 1].isspace():
        return False
    for mark in later:
        before, after = _before(words, mark), words[mark.end() : mark.end() + 1]
        if after.isalnum():
            if not before.isalnum() and not CLIPPED.match(words, mark.end()):
                return False
        elif mark[0] in CLOSERS[opened.mark] and (before in ENDS or (not before.isspace() and after in (",", "."))):
            return True
    return False


def _nests(match: re.Match[str], later: list[re.Match[str]]) -> bool:
    """Tell whether a mark that was opened twice is also closed twice, so that one quotation holds the other."""
    if match[0] in SINGLE:
        return True
    depth = 2
    for mark in later:
        if mark[0] == match[0]:
            depth += 1
        elif mark[0] in CLOSERS[match[0]]:
            depth -= 1
        if not depth:
            return True
    return False


def _can_open(
    words: str, match: re.Match[str], later: list[re.Match[str]], open_marks: list[_Open], following: str
) -> bool:
    """Tell whether a mark stands where a quotation begins and looks like an opening one."""
    mark, before, after = match[0], _before(words, match), words[match.end() : match.end() + 1]
    if mark not in CLOSERS or (mark in "”’»" and any(mark in CLOSERS[o.mark] for o in open_marks)):
        return False
    at_border = before.isspace() or before in "([{—–-/\"“„«‘'`,:" or (before == "." and mark in "“„«")
    if not at_border or not after or after in NEVER_QUOTED_FIRST:
        return False
    if after.isspace() and mark not in SPACES_INSIDE and mark != ",,":
        return False
    if mark in SINGLE:
        runs_on = match.start() == 0 and following.startswith(mark)
        return not CLIPPED.match(words, match.end()) and (runs_on or _has_closer(words, match, later))
    return mark != "»" or _has_closer(words, match, later)


def _has_closer(words: str, match: re.Match[str], later: list[re.Match[str]]) -> bool:
    """Tell whether a mark that could also be an apostrophe is closed later in the paragraph."""
    return any(
        m[0] in CLOSERS[match[0]] and not _before(words, m).isspace() and not words[m.end() : m.end() + 1].isalnum()
        for m in later
    )
