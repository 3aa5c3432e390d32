"""Markdown: the words of paragraphs, headings, lists and quotes, without their marks.

markdown-it tells blocks by line; where in its line every word stands is found by the words themselves, and by the
places where the rules for links, code, escapes and the like begin and end.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from markdown_it import MarkdownIt, rules_inline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from attrib.formats import front_matter
from attrib.formats.comments import find_comments
from attrib.formats.document import Document, Passage, made_of, role_of_bold
from attrib.formats.files import decoded
from attrib.formats.html_blocks import passages_in
from attrib.model import Comment, ParagraphRole
from attrib.origin import LeftOut, Placed, joined, placed, standing_for
from attrib.records import replace

# As markdown-it counts lines.
LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
# Stands for a comment among words: it is dropped with all that nobody sees, but is no white space to Markdown.
JOINER = "\u2060"
RULES: dict[str, Callable[[StateInline, bool], bool]] = {
    "newline": rules_inline.newline,
    "escape": rules_inline.escape,
    "backticks": rules_inline.backtick,
    "emphasis": rules_inline.emphasis.tokenize,
    "link": rules_inline.link,
    "image": rules_inline.image,
    "autolink": rules_inline.autolink,
    "html_inline": rules_inline.html_inline,
    "entity": rules_inline.entity,
}
LEFT_OUT = {"fence": "code", "table_open": "table", "footnote_reference_open": "footnote"}


def read(data: bytes) -> tuple[Document]:
    """Return the article that a Markdown file is. Raises ArticleError where it cannot be decoded."""
    stored, notes = decoded(data)
    front = front_matter.read(stored)
    comments = tuple(c for c in find_comments(stored) if c.span and c.span.start >= front.end)
    text = " " * front.end + _hidden(stored, comments)[front.end :]
    passages, left_out = _Walk(text).passages()
    headed = next((n for n, passage in enumerate(passages) if passage.role is ParagraphRole.HEADING), None)
    if headed == 0:
        passages[0] = replace(passages[0], role=ParagraphRole.HEADLINE)
    elif front.title:
        passages.insert(0, Passage(front.title, ParagraphRole.HEADLINE))
    if front.end:
        left_out.insert(0, LeftOut(kind="front matter", start=0, end=front.end))
    return (made_of(stored, passages, comments=comments, left_out=left_out, language=front.language, notes=notes),)


def _hidden(stored: str, comments: Sequence[Comment]) -> str:
    """Return a text of the same length with something in place of its comments that breaks no paragraph."""
    text = stored
    for comment in comments:
        if comment.span:
            start, end = comment.span.start, comment.span.end
            alone = text[text.rfind("\n", 0, start) + 1 : start].isspace() or text[start - 1 : start] in ("", "\n")
            alone = alone and text[end : end + 1] in ("", "\n", "\r")
            text = text[:start] + (" " if alone else JOINER) * (end - start) + text[end:]
    return text


def _parser() -> MarkdownIt:
    """Return a parser that notes where the rules for all but plain words begin and end."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin, move_to_end=False)
    # Copy that is indented is no code; joined words would lose their places.
    parser.disable(["code", "text_join", "footnote_inline"])
    for name, rule in RULES.items():
        parser.inline.ruler.at(name, partial(_noted, rule))
    parser.inline.ruler.at("footnote_ref", partial(_noted, _footnote))
    return parser


def _noted(rule: Callable[[StateInline, bool], bool], state: StateInline, silent: bool) -> bool:
    """Apply a rule, and note at the tokens that it makes where it began and ended."""
    start, first = state.pos, len(state.tokens) + bool(state.pending)
    done = rule(state, silent)
    if done and not silent and len(state.tokens) > first:
        state.tokens[first].meta.setdefault("at", start)
        state.tokens[-1].meta["end"] = state.pos
    return done


def _footnote(state: StateInline, silent: bool) -> bool:
    """Pass over the number of a footnote."""
    match = FOOTNOTE.match(state.src, state.pos)
    if match and not silent:
        state.push("footnote_ref", "", 0)
    state.pos = match.end() if match else state.pos
    return match is not None


class _Walk:
    """Goes through the blocks of a text once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [match.start() for match in LINE.finditer(text)]
        self.found: list[Passage] = []
        self.left_out: list[LeftOut] = []

    def passages(self) -> tuple[list[Passage], list[LeftOut]]:
        """Return the blocks of the text and what is no part of its words."""
        tokens = _parser().parse(self.text)
        ends: list[str] = []
        for before, token in zip([None, *tokens], tokens, strict=False):
            if ends:
                ends = ends[:-1] if token.type == ends[-1] else ends
            elif token.type in LEFT_OUT and token.map:
                self._leave_out(LEFT_OUT[token.type], *token.map)
                ends = [token.type.replace("_open", "_close")] if token.nesting else []
            elif token.type == "html_block" and token.map:
                start, end = self._span(*token.map)
                passages, left_out = passages_in(placed(self.text).cut(start, end))
                self.found += passages
                self.left_out += left_out
            elif token.type == "inline" and before is not None:
                heading = ParagraphRole.HEADING if before.type == "heading_open" else None
                bold = _is_bold(token.children or ())
                for words in self._blocks(token):
                    role = heading or (role_of_bold(words.text) if bold else None)
                    self.found.append(Passage(words, role, bold=bold))
        return self.found, self.left_out

    def _leave_out(self, kind: str, first: int, last: int) -> None:
        start, end = self._span(first, last)
        self.left_out.append(LeftOut(kind=kind, start=start, end=end))

    def _span(self, first: int, last: int) -> tuple[int, int]:
        """Return where some lines begin and end."""
        return self.lines[first], self.lines[last] if last < len(self.lines) else len(self.text)

    def _blocks(self, token: Token) -> Iterator[Placed]:
        """Yield the words of a block; what a line break cuts are several."""
        content = self._content(token)
        parts: list[Placed] = []
        for part in _inline(token.children or (), content):
            if part is None:
                yield joined(parts)
                parts = []
            else:
                parts.append(part)
        yield joined(parts)

    def _content(self, token: Token) -> Placed:
        """Return what stands in a block, marks and all, with its place in the text."""
        number = token.map[0] if token.map else 0
        parts: list[Placed] = []
        for n, line in enumerate(token.content.split("\n")):
            start, end = self._span(number + n, number + n + 1)
            stored = self.text[start:end]
            at = len(stored.rstrip()) - len(line.rstrip())
            at = at if stored.startswith(line.rstrip(), max(0, at)) else stored.find(line.strip())
            parts += [standing_for("\n", start, start)] if n else []
            # A line that was changed on the way, as that of a table may be, has no places within.
            parts.append(placed(line, start + at) if at >= 0 else standing_for(line, start, end))
        return joined(parts)


def _inline(tokens: Sequence[Token], content: Placed) -> Iterator[Placed | None]:
    """Yield the words of a block one after the other, None for a line break."""
    at = 0
    for token in tokens:
        if token.type == "text":  # joined of several, so that what was noted is of one of them
            start = max(at, content.text.find(token.content, at))
            at = start + len(token.content)
            yield content.cut(start, at)
            continue
        at = token.meta.get("at", at)
        if token.type == "code_inline":
            start = max(at, content.text.find(token.content, at))
            yield content.cut(start, start + len(token.content))
        elif token.type == "text_special":
            yield _one(token.content, content.cut(at, at + len(token.markup)))
        elif token.type == "softbreak":
            yield _one("\n", content.cut(at, at + 1))
        elif token.type == "hardbreak" or (token.type == "html_inline" and token.content[:3].lower() == "<br"):
            yield None
        at = token.meta.get("end", at)


def _is_bold(tokens: Sequence[Token]) -> bool:
    """Tell whether all words of a block are bold."""
    depth = 0
    for token in tokens:
        depth += token.nesting * (token.type in ("strong_open", "strong_close"))
        if not depth and token.type in ("text", "code_inline", "text_special") and token.content.strip():
            return False
    return any(token.type == "strong_open" for token in tokens)


def _one(text: str, marks: Placed) -> Placed:
    """Return words that stand for marks."""
    return standing_for(text, marks.starts[0], marks.ends[-1])
