"""News items: what agencies and editorial systems exchange, in parts that are called one thing or another.

Whatever the format, an item has a headline, perhaps a byline, and a body that is HTML or plain text.
"""

import re
from collections.abc import Iterable

from attrib.errors import ArticleError
from attrib.formats.comments import find_comments
from attrib.formats.document import Document, Passage, made_of
from attrib.formats.html_blocks import passages_in
from attrib.formats.tidy import tidied, without_bullets
from attrib.messages import Message
from attrib.model import Comment, ParagraphRole, Span
from attrib.origin import LeftOut, Placed
from attrib.records import dataclass, replace

TAG = re.compile(r"</?(?:p|div|br|h\d|b|i|strong|em|a|span|ul|ol|li|blockquote|figure|html|body|section)\b[^>]*>")
LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The parts of an item, each with its places in the file."""

    headline: Placed | None = None
    byline: Placed | None = None
    body: Placed
    language: str = ""
    name: str = ""


def document_of(stored: str, item: Item, left_out: Iterable[LeftOut] = (), notes: tuple[str, ...] = ()) -> Document:
    """Return the document of an item. Raises ArticleError where it has no words."""
    if not item.body.text.strip():
        raise ArticleError(Message("this item has no text: give one with a body"))
    passages = [
        *([Passage(item.headline, ParagraphRole.HEADLINE)] if item.headline else ()),
        *([Passage(item.byline, ParagraphRole.BYLINE)] if item.byline else ()),
    ]
    if TAG.search(item.body.text):
        found, dropped = passages_in(item.body)
        found = [_below(passage, headed=item.headline is not None) for passage in found]
    else:
        found, dropped = _lines(item.body), []
    return made_of(
        stored, [*passages, *found], comments=_comments(item.body, stored), left_out=[*left_out, *dropped],
        language=item.language, notes=notes, name=item.name,
    )  # fmt: skip


def _below(passage: Passage, *, headed: bool) -> Passage:
    """Return a passage of a body that has its headline elsewhere: what says to be one is a heading."""
    is_second = headed and passage.role is ParagraphRole.HEADLINE
    return replace(passage, role=ParagraphRole.HEADING) if is_second else passage


def _lines(body: Placed) -> list[Passage]:
    """Return the lines of a body of plain text."""
    words = without_bullets(tidied(body))
    return [Passage(words.cut(*match.span())) for match in LINE.finditer(words.text)]


def _comments(body: Placed, stored: str) -> list[Comment]:
    """Return the comments of a body with their places in the file."""
    comments = []
    for comment in find_comments(body.text):
        if comment.span:
            first, last = body.starts[comment.span.start], body.ends[comment.span.end - 1]
            line = stored.count("\n", 0, first) + 1
            comments.append(Comment(text=stored[first:last], span=Span(first, last), line=line))
    return comments
