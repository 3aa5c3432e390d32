"""HTML: fragments as content management systems keep them, and saved pages, of which the article is told from the rest.

What of a page is its article is told by trafilatura, where each of its words stands by our own reading of the tags.
"""

import re
from collections.abc import Sequence

from attrib.errors import ArticleError
from attrib.formats.comments import find_comments
from attrib.formats.document import Document, Passage, made_of
from attrib.formats.extras import need
from attrib.formats.files import decoded
from attrib.formats.html_blocks import passages_in
from attrib.formats.page_data import PageData, read_page_data
from attrib.messages import Message
from attrib.model import ParagraphRole
from attrib.origin import LeftOut, placed
from attrib.records import replace

PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
LANGUAGE = re.compile(r"<(?!meta\b)[a-z][^<>]*?\s(?:xml:)?lang\s*=\s*[\"']?([A-Za-z-]{2,})", re.IGNORECASE)
DECLARED = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
WORD = re.compile(r"\w+")
# Shorter passages are the article's only if they are a line of it.
LONG = 8


def read(data: bytes) -> tuple[Document]:
    """Return the article that a page or fragment holds.

    Raises ArticleError where it cannot be decoded, a page has no article that can be told from the rest, or what tells
    it is not installed.
    """
    stored, notes = _decoded(data)
    comments = tuple(find_comments(stored))
    passages, left_out = passages_in(placed(stored))
    is_page = PAGE.search(stored) is not None
    about = read_page_data(stored) if is_page else PageData()
    if is_page:
        passages, dropped = _article_of(stored, passages)
        left_out = [*left_out, *dropped]
    passages = _with_headline(passages, about)
    language = LANGUAGE.search(stored)
    return (
        made_of(
            stored, passages, comments=comments, left_out=sorted(left_out, key=lambda part: part.start),
            language=language[1] if language else about.language, notes=notes,
        ),
    )  # fmt: skip


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a page, which may say itself in what it is encoded."""
    declared = DECLARED.search(data[:2048])
    if declared:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                # A browser reads Latin-1 as Windows-1252.
                name = declared[1].decode().lower().replace("iso-8859-1", "windows-1252")
                return data.decode(name).removeprefix("\ufeff"), ()
            except (LookupError, UnicodeDecodeError):
                pass
    return decoded(data)


def _article_of(stored: str, passages: Sequence[Passage]) -> tuple[list[Passage], list[LeftOut]]:
    """Return the passages of a page that are its article, and the others."""
    extract = need("trafilatura").extract
    text = extract(stored, favor_recall=True, include_comments=False, include_tables=False, deduplicate=False) or ""
    lines = {_words(line) for line in text.splitlines()}
    whole = f" {_words(text)} "

    def is_of(passage: Passage) -> bool:
        words = _words(passage.words.text)
        return words in lines or (words.count(" ") >= LONG and f" {words} " in whole)

    kept = [n for n, passage in enumerate(passages) if is_of(passage)]
    if not kept:
        raise ArticleError(
            Message("no article can be told from the rest of this page: save the article's own HTML or text")
        )
    body = next((n for n in kept if passages[n].role is None), kept[0])
    # A headline may stand outside of what is taken for the article.
    heads = [n for n, passage in enumerate(passages[:body]) if passage.role is ParagraphRole.HEADLINE]
    bylines = [n for n in range(min(heads[-1:] or [body]), body) if passages[n].role is ParagraphRole.BYLINE]
    chosen = {*kept, *heads[-1:], *bylines}
    dropped = [p for n, p in enumerate(passages) if n not in chosen]
    return (
        [passage for n, passage in enumerate(passages) if n in chosen],
        [LeftOut(kind="rest of the page", start=p.words.starts[0], end=p.words.ends[-1]) for p in dropped],
    )


def _words(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))


def _with_headline(passages: Sequence[Passage], about: PageData) -> list[Passage]:
    """Return passages with one headline, the first; without any, with that which the page tells about itself."""
    heads = [n for n, p in enumerate(passages) if p.role is ParagraphRole.HEADLINE and not p.aside]
    if not heads and passages and passages[0].role is ParagraphRole.HEADING and not passages[0].aside:
        heads = [0]
    if not heads and about.headline:
        return [Passage(about.headline, ParagraphRole.HEADLINE), *passages]
    return [
        replace(p, role=ParagraphRole.HEADLINE if [n] == heads[:1] else ParagraphRole.HEADING)
        if p.role in (ParagraphRole.HEADLINE, ParagraphRole.HEADING)
        else p
        for n, p in enumerate(passages)
    ]
