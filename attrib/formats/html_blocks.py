"""HTML: its paragraphs, headings and list items, with the place of every character.

The parser of the standard library is the one that tells where in the text each tag stands; what it reads leniently
(tags that are not closed, entities without semicolon) is read as browsers do.
"""

import html
import re
from collections.abc import Mapping
from html.parser import HTMLParser

from attrib.formats.document import Passage, role_of_bold
from attrib.model import ParagraphRole
from attrib.origin import LeftOut, Placed, joined, standing_for, substituted

SPACE = re.compile(r"[ \t\r\n\f]+")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# What ends a line of text; all other elements stand within one.
BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figure", "footer", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre", "section",
    "summary", "td", "th", "tr", "ul",
}  # fmt: skip
# What is not read, and what it is called; without a name it is nothing that people write.
PASSED_OVER = {
    "script": "", "style": "", "template": "", "noscript": "", "svg": "", "iframe": "", "title": "", "object": "",
    "math": "", "canvas": "", "audio": "", "video": "", "select": "", "button": "", "textarea": "",
    "nav": "navigation", "form": "form", "footer": "footer", "figcaption": "caption", "caption": "caption",
    "table": "table",
}  # fmt: skip
BOLD = {"b", "strong"}
BYLINE = re.compile(r"\b(?:byline|author|auteur|dateline|published|publicatie|gepubliceerd)\b", re.IGNORECASE)
BOX = re.compile(
    r"(?:[\w-]+-)?(?:kader|kadertekst|infobox|info-box|fact-?box|text-?box|side-?bar|tekst-?kader)(?:-[\w-]+)?"
)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}


def passages_in(text: Placed) -> tuple[list[Passage], list[LeftOut]]:
    """Return the blocks of a piece of HTML in their order, and what is no part of its words."""
    walk = _Walk(text)
    walk.feed(text.text)
    walk.close()
    walk.end_block()
    return walk.passages, walk.left_out


class _Walk(HTMLParser):
    """Goes through the tags and words of a text once."""

    def __init__(self, text: Placed) -> None:
        super().__init__(convert_charrefs=False)
        self.whole = text
        self.lines = [0, *(match.end() for match in re.finditer("\n", text.text))]
        self.passages: list[Passage] = []
        self.left_out: list[LeftOut] = []
        self.parts: list[Placed] = []
        self.heading = ""
        """The heading that is open."""
        self.byline: list[str] = []
        """Elements that are open within a byline, the outermost first."""
        self.aside: list[str] = []
        """Elements that are open within a box, the outermost first."""
        self.passing: list[str] = []
        """Elements that are open within what is passed over, the outermost first."""
        self.passing_from = 0
        self.linked = self.timed = self.bold = 0
        """Depths within links, times and bold words."""
        self.unlinked = self.untimed = self.light = False
        """Whether the block has words outside of any link, of any time, or not in bold."""

    # What the parser of the standard library calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if self.passing:
            self.passing += [tag] if tag == self.passing[0] else []
            return
        if tag in PASSED_OVER:
            if tag in ("table", "nav", "form", "footer", "figcaption"):
                self.end_block()
            self.passing, self.passing_from = [tag], self._at()
            return
        if tag in BLOCKS:
            self.end_block()
        if tag in HEADINGS:
            self.heading = tag
        if (self.byline or _is_byline(dict(attrs))) and tag not in VOID:
            self.byline.append(tag)
        if (self.aside or _is_aside(tag, dict(attrs))) and tag not in VOID:
            self.aside.append(tag)
        self.linked += tag == "a"
        self.timed += tag == "time"
        self.bold += tag in BOLD

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Pass an element that has no end."""
        if tag in BLOCKS and not self.passing:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if self.passing:
            if tag == self.passing[0]:
                self.passing.pop()
                if not self.passing:
                    self._passed_over(tag)
            return
        if tag in BLOCKS:
            self.end_block()
        if tag == self.heading:
            self.heading = ""
        _close(self.byline, tag)
        _close(self.aside, tag)
        self.linked = max(0, self.linked - (tag == "a"))
        self.timed = max(0, self.timed - (tag == "time"))
        self.bold = max(0, self.bold - (tag in BOLD))

    def handle_data(self, data: str) -> None:
        """Take words as they stand."""
        self._take(self._cut(len(data)))

    def handle_entityref(self, name: str) -> None:
        """Take a named entity."""
        self._entity(1 + len(name))

    def handle_charref(self, name: str) -> None:
        """Take a numbered entity."""
        self._entity(2 + len(name))

    # Blocks

    def end_block(self) -> None:
        """End the block that is open, if there is one."""
        words = substituted(joined(self.parts), SPACE, _one_space).stripped()
        if words.text:
            if not self.unlinked and not self.heading and not self.byline:
                self._leave_out("link", words)
            elif not self.untimed and not self.heading:
                self._leave_out("time", words)
            else:
                self.passages.append(Passage(words, self._role(words), bold=not self.light, aside=bool(self.aside)))
        self.parts, self.unlinked, self.untimed, self.light = [], False, False, False

    def _role(self, words: Placed) -> ParagraphRole | None:
        if self.heading:
            return ParagraphRole.HEADLINE if self.heading == "h1" else ParagraphRole.HEADING
        if self.byline:
            return ParagraphRole.BYLINE
        return None if self.light else role_of_bold(words.text)

    def _take(self, words: Placed) -> None:
        if self.passing:
            return
        self.parts.append(words)
        if words.text.strip():
            self.unlinked = self.unlinked or not self.linked
            self.untimed = self.untimed or not self.timed
            self.light = self.light or not self.bold

    def _entity(self, length: int) -> None:
        marks = self._cut(length + 1)
        marks = marks if marks.text.endswith(";") else self._cut(length)
        self._take(standing_for(html.unescape(marks.text), marks.starts[0], marks.ends[-1]))

    def _cut(self, length: int) -> Placed:
        return self.whole.cut(self._at(), self._at() + length)

    def _at(self) -> int:
        """Return where in the text the parser is."""
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def _leave_out(self, kind: str, words: Placed) -> None:
        self.left_out.append(LeftOut(kind=kind, start=words.starts[0], end=words.ends[-1]))

    def _passed_over(self, tag: str) -> None:
        """Note what was passed over, if people wrote it."""
        if kind := PASSED_OVER[tag]:
            self._leave_out(kind, self.whole.cut(self.passing_from, self._at()))


def _one_space(match: re.Match[str]) -> str:
    """Return white space as a browser shows it."""
    return " " if match[0] else ""


def _close(opened: list[str], tag: str) -> None:
    """Take the innermost element of a name from those that are open, with all that are open in it."""
    if tag in opened:
        del opened[len(opened) - 1 - opened[::-1].index(tag) :]


def _is_aside(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Tell whether an element is a box beside the article, by its name, role or class."""
    if tag == "aside" or attributes.get("role") == "complementary":
        return True
    names = (attributes.get("class") or "").casefold().replace("_", "-").split()
    return tag in ("div", "section") and any(BOX.fullmatch(name) for name in names)


def _is_byline(attributes: Mapping[str, str | None]) -> bool:
    """Tell by its class whether an element says who wrote the article."""
    names = " ".join(filter(None, (attributes.get(name) for name in ("class", "rel", "itemprop"))))
    return BYLINE.search(names.replace("_", "-")) is not None
