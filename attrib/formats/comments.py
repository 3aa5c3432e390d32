"""Comments: what an editor wrote into a text and no reader sees."""

import re
from collections.abc import Iterable

from attrib.model import Comment, Span

# <!-- HTML --> and the comment of Markdown, a link that nothing refers to: [//]: # (words)
COMMENT = re.compile(r"<!--|^\[//\]:[ \t]*#[ \t]*(?:\([^\n]*\)|\"[^\n]*\"|'[^\n]*')[ \t]*(?=\r?$)", re.MULTILINE)
COMMENT_END = "-->"
EMPTY_COMMENT = re.compile(r"<!---?>")


def find_comments(stored: str) -> Iterable[Comment]:
    """Yield the comments of a text; one that is not closed is text, as a reader would see it."""
    at, line, counted = 0, 1, 0
    last_end = stored.rfind(COMMENT_END)
    while opening := COMMENT.search(stored, at):
        start, at = opening.span()
        if opening[0] == "<!--":
            if empty := EMPTY_COMMENT.match(stored, start):
                at = empty.end()
            elif at <= last_end:
                at = stored.index(COMMENT_END, at) + len(COMMENT_END)
            else:
                continue
        line, counted = line + stored.count("\n", counted, start), start
        yield Comment(text=stored[start:at], span=Span(start, at), line=line)


def blanked(text: str, comments: Iterable[Comment], keep: str = "", blank: str = " ") -> str:
    """Return a text of the same length with a blank for all characters of its comments but those to keep.

    >>> text = "It held.<!-- sure? -->"
    >>> blanked(text, find_comments(text))
    'It held.              '
    """
    pieces, at = [], 0
    for comment in comments:
        if comment.span:
            words = text[comment.span.start : comment.span.end]
            pieces += [
                text[at : comment.span.start],
                "".join(character if character in keep else blank for character in words),
            ]
            at = comment.span.end
    return "".join((*pieces, text[at:]))
