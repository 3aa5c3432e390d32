"""Places in a text as an editor counts them: lines from 0, columns in the units that client and server agreed on."""

import re
from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from attrib.model import Span

# What ends a line for an editor; Python's own splitlines knows more, such as form feeds.
LINE_END = re.compile(r"\r\n|\n|\r")
# How a text is stored in the units of each way of counting, and how many bytes a unit has.
UNITS = {
    PositionEncodingKind.Utf8: ("utf-8", 1),
    PositionEncodingKind.Utf16: ("utf-16-le", 2),
    PositionEncodingKind.Utf32: ("utf-32-le", 4),
}


class Places:
    """Answers where in an editor a character of a text is, and the reverse."""

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        """Take a text and in which units its columns are counted; UTF-16 is what every editor knows."""
        self._text = text
        self._starts = [0, *(end.end() for end in LINE_END.finditer(text))]
        self._ends = [*(end.start() for end in LINE_END.finditer(text)), len(text)]
        self._codec, self._bytes = UNITS[PositionEncodingKind(encoding)]

    def position(self, offset: int) -> Position:
        r"""Return the place of a character, or of the end of the text, as line and column.

        >>> Places("Een.\r\n😀 twee").position(8)
        1:3
        """
        line = bisect_right(self._starts, offset) - 1
        before = self._text[self._starts[line] : offset]
        return Position(line=line, character=self.width(before))

    def width(self, words: str) -> int:
        """Return how many columns words take."""
        return len(self._encoded(words)) // self._bytes

    def range(self, span: Span) -> Range:
        """Return the place of a span."""
        return Range(start=self.position(span.start), end=self.position(span.end))

    def offset(self, position: Position) -> int:
        r"""Return the character at a place; one behind the end of a line, or of the text, is that end.

        >>> Places("Een.\r\n😀 twee").offset(Position(line=1, character=3))
        8
        """
        if position.line >= len(self._starts):
            return len(self._text)
        start, end = self._starts[position.line], self._ends[position.line]
        before = self._encoded(self._text[start:end])[: position.character * self._bytes]
        return start + len(before.decode(self._codec, "ignore"))

    def span(self, place: Range) -> Span:
        """Return the characters from one place to another."""
        return Span(self.offset(place.start), self.offset(place.end))

    def line_end(self, offset: int) -> int:
        """Return the end of the line of a character."""
        return self._ends[bisect_right(self._starts, offset) - 1]

    def _encoded(self, text: str) -> bytes:
        return text.encode(self._codec, "surrogatepass")
