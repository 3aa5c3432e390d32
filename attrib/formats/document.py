"""What a format makes of a file: the words of an article in blocks, and where each is stored."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from attrib.formats.asides import without_asides
from attrib.formats.comments import blanked, find_comments
from attrib.formats.tidy import tidied, without_bullets
from attrib.model import Comment, ParagraphRole, Span
from attrib.origin import LeftOut, Origin, Placed, joined, placed
from attrib.records import dataclass, replace

BREAK = "\n\n"
BOLD_WORDS = 12
"""Of a heading; a bold paragraph with more is an introduction."""
COMMENTED = "\ue000"
"""A character of private use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph of a document."""

    span: Span
    """Characters of `Document.text`."""
    role: ParagraphRole | None = None
    """What it is for, if the format says so; None if its words and place must tell."""
    bold: bool = False
    """Whether all its words are."""
    aside: bool = False
    """Whether it stands in a box beside the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article as it was read, before its language is known."""

    text: str
    """The words alone, with as many spaces (and line breaks) for each comment."""
    origin: Origin | None = None
    """Where they are stored; None if they are stored as they are."""
    blocks: tuple[Block, ...] | None = None
    """Its paragraphs; None if lines and blank lines tell them apart."""
    comments: tuple[Comment, ...] = ()
    language: str = ""
    """As the file says, "nl" or "en-GB"; empty if it does not."""
    notes: tuple[str, ...] = ()
    """What the reader of the report should know about the reading, each a sentence."""
    name: str = ""
    """Which article it is of a file that has several; empty if it is the only one."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a stored text that become a block."""

    words: Placed
    role: ParagraphRole | None = None
    bold: bool = False
    aside: bool = False
    """Whether it stands in a box, a text of its own: such are read behind the article."""


def role_of_bold(words: str) -> ParagraphRole | None:
    """Return what a paragraph is that is bold throughout: a heading, an interviewer's question, or one like others.

    >>> role_of_bold("Was there any danger to the town below, as some have said since?"), role_of_bold("It held.")
    (<ParagraphRole.HEADING: 'heading'>, None)
    """
    is_question, is_short = words.rstrip().endswith("?"), len(words.split()) <= BOLD_WORDS
    ends = words.rstrip("\"'”’») ")[-1:] in (".", "!", "…", ":")
    return ParagraphRole.HEADING if is_question or (is_short and not ends) else None


def plain_document(stored: str, notes: tuple[str, ...] = ()) -> Document:
    r"""Return a text that is stored as it is read, but for comments and characters that nobody sees.

    >>> plain_document("Of\ufb01cials said so.").text
    'Officials said so.'
    """
    comments = tuple(find_comments(stored))
    text = blanked(stored, comments, keep="\r\n")
    # While bullets and the space behind them are looked for, a comment is no white space.
    marked = blanked(stored, comments, keep="\r\n", blank=COMMENTED)
    words, left_out = without_asides(without_bullets(tidied(placed(marked))))
    words = Placed(words.text.replace(COMMENTED, " "), words.starts, words.ends) if comments else words
    if words.text == text:
        return Document(text=text, comments=comments, notes=notes)
    origin = Origin(stored=stored, starts=words.starts, ends=words.ends, left_out=tuple(left_out))
    moved = (replace(comment, span=_found(comment, origin)) for comment in comments)
    return Document(text=words.text, origin=origin, comments=tuple(moved), notes=notes)


def made_of(
    stored: str,
    passages: Iterable[Passage],
    *,
    comments: Sequence[Comment] = (),
    left_out: Iterable[LeftOut] = (),
    language: str = "",
    notes: tuple[str, ...] = (),
    name: str = "",
) -> Document:
    """Return the document of passages of a stored text, in the order in which they are read, boxes last.

    `comments` have their place in the stored text. A comment on the line of a passage stays on its line, others
    stand by themselves before the next one.
    """
    asides, read = list(left_out), []
    for passage in passages:
        words, dropped = without_asides(tidied(passage.words).stripped())
        asides += dropped
        read += [replace(passage, words=words.stripped())] if words.text.strip() else []
    boxed = [passage for passage in read if passage.aside]
    within = [c for c in comments if any(_holds(passage, c) for passage in boxed)]
    layout = _Layout(stored)
    layout.lay([passage for passage in read if not passage.aside], [c for c in comments if c not in within])
    layout.lay(boxed, within)
    whole = joined(layout.parts)
    return Document(
        text=whole.text,
        origin=Origin(stored=stored, starts=whole.starts, ends=whole.ends, left_out=_in_order(asides)),
        blocks=tuple(layout.blocks), comments=tuple(layout.comments), language=language, notes=notes, name=name,
    )  # fmt: skip


class _Layout:
    """Words, blocks and comments of a document as it grows."""

    def __init__(self, stored: str) -> None:
        self.stored = stored
        self.parts: list[Placed] = []
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self.size = 0

    def lay(self, passages: Sequence[Passage], comments: Sequence[Comment]) -> None:
        """Add passages in their order, and the comments among them."""
        waiting = list(comments)
        for passage, following in zip(passages, [*passages, None][1:], strict=True):
            words = passage.words
            first, last = words.starts[0], _line_end(self.stored, words.ends[-1])
            last = min([last, *(following.words.starts[:1] if following else ())])
            while waiting and _start(waiting[0]) < first:
                self._comment(waiting.pop(0))
                self._add(_break(first))
            inside = [c for c in waiting if _start(c) < last]
            del waiting[: len(inside)]
            self._passage(passage, inside)
            self._add(_break(words.ends[-1]))
        for comment in waiting:
            self._comment(comment)

    def _passage(self, passage: Passage, comments: Sequence[Comment]) -> None:
        """Add a passage with spaces where comments stand among its words; those behind them are outside the block."""
        words, start, end, at = passage.words, self.size, self.size, 0
        for comment in comments:
            place = bisect_left(words.starts, _start(comment))
            self._add(words.cut(at, place))
            end, at = (end if at == place else self.size), place
            self._comment(comment)
        self._add(words.cut(at, len(words.text)))
        end = end if at == len(words.text) else self.size
        self.blocks.append(Block(span=Span(start, end), role=passage.role, bold=passage.bold, aside=passage.aside))

    def _comment(self, comment: Comment) -> None:
        """Add as many spaces as a comment has characters."""
        span = Span(self.size, self.size + len(comment.text))
        self.comments.append(Comment(text=comment.text, span=span, line=comment.line))
        self._add(placed(" " * len(comment.text), _start(comment)))

    def _add(self, words: Placed) -> None:
        self.parts.append(words)
        self.size += len(words.text)


def _start(comment: Comment) -> int:
    assert comment.span is not None  # noqa: S101  a side-car is no part of a document
    return comment.span.start


def _found(comment: Comment, origin: Origin) -> Span:
    """Return the place of a comment among words that are in the order of the stored text."""
    start = origin.find(_start(comment))
    return Span(start, start + len(comment.text))


def _holds(passage: Passage, comment: Comment) -> bool:
    """Tell whether a comment stands among the words of a passage."""
    return passage.words.starts[0] <= _start(comment) < passage.words.ends[-1]


def _in_order(parts: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    return tuple(sorted(parts, key=lambda part: part.start))


def _break(at: int) -> Placed:
    """Return what separates two blocks: it stands for nothing that is stored."""
    return Placed(BREAK, [at] * len(BREAK), [at] * len(BREAK))


def _line_end(stored: str, at: int) -> int:
    """Return the end of the line of a stored text."""
    end = stored.find("\n", at)
    return len(stored) if end < 0 else end
