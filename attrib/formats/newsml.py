"""IPTC NewsML-G2 (and the NITF within it, or by itself): headline, byline, and the body of an item.

It is read as tags in a text, as HTML is, so that every word has its place in the file.
https://iptc.org/std/NewsML-G2/
"""

import re
from collections.abc import Sequence
from html import unescape

from attrib.errors import ArticleError
from attrib.formats.document import Document
from attrib.formats.files import decoded
from attrib.formats.html_blocks import passages_in
from attrib.formats.items import Item, document_of
from attrib.messages import Message
from attrib.model import Failure
from attrib.origin import Placed, joined, placed, substituted

KNOWN = re.compile(r"<(?:\w+:)?(?:newsItem|newsMessage|nitf)\b")
ITEM = re.compile(r"<(?:\w+:)?(?P<tag>newsItem|nitf)\b.*?</(?:\w+:)?(?P=tag)\s*>", re.DOTALL)
ELEMENT = r"<(?:\w+:)?(?:{names})\b(?P<attributes>[^<>]*)>(?P<words>.*?)</(?:\w+:)?(?:{names})\s*>"
# In the order in which they are looked for: the content's own headline goes before that of the description.
HEADLINES = ("hl1", "headline")
BYLINES = ("byline",)
BODIES = ("inlineXML", "inlineData", "body.content")
INNER = tuple(re.compile(ELEMENT.format(names=name), re.DOTALL) for name in ("body.content", "body"))
LANGUAGE = re.compile(r"<(?:\w+:)?language\b[^<>]*\btag\s*=\s*[\"']([A-Za-z-]+)|xml:lang\s*=\s*[\"']([A-Za-z-]+)")
CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
# HTML that is written as text: "&lt;p&gt;".
ESCAPED = re.compile(r"&lt;(?:p|div|br|h\d)\b")
ENTITY = re.compile(r"&#?\w+;")
DOCTYPE = re.compile(r"<!ENTITY", re.IGNORECASE)


def read(data: bytes) -> tuple[Document | Failure, ...]:
    """Return the items of a file. Raises ArticleError where it is no NewsML-G2 or NITF."""
    stored, notes = decoded(data)
    if not KNOWN.search(stored):
        raise ArticleError(Message("this XML is neither NewsML-G2 nor NITF: save the article as HTML or text"))
    if DOCTYPE.search(stored):
        raise ArticleError(Message("this XML declares entities of its own: save the article as HTML or text"))
    spans = [match.span() for match in ITEM.finditer(stored)] or [(0, len(stored))]
    if len(spans) == 1:
        return (_document(stored, spans[0], "", notes),)
    return tuple(_each(stored, span, f":{number}", notes) for number, span in enumerate(spans, 1))


def _each(stored: str, span: tuple[int, int], name: str, notes: tuple[str, ...]) -> Document | Failure:
    try:
        return _document(stored, span, name, notes)
    except ArticleError as error:
        return Failure(path=name, message=error.message)


def _document(stored: str, span: tuple[int, int], name: str, notes: tuple[str, ...]) -> Document:
    """Return the document of one item."""
    body = _inner(_element(stored, span, BODIES))
    if body is None:
        raise ArticleError(Message("this item has no text: give one with inlineXML, inlineData or body.content"))
    headline, byline = (_words(_element(stored, span, names)) for names in (HEADLINES, BYLINES))
    language = LANGUAGE.search(stored, *span)
    code = (language[1] or language[2]) if language else ""
    item = Item(headline=headline, byline=byline, body=body, language=code, name=name)
    return document_of(stored, item, notes=notes)


def _element(stored: str, span: tuple[int, int], names: Sequence[str]) -> Placed | None:
    """Return what stands in the first element of one of some names."""
    for name in names:
        found = re.compile(ELEMENT.format(names=re.escape(name)), re.DOTALL).search(stored, *span)
        if found and found["words"].strip():
            return placed(found["words"], found.start("words"))
    return None


def _inner(body: Placed | None) -> Placed | None:
    """Return the body of a body: that of the HTML or NITF in it, or what is marked as no XML."""
    if body is None:
        return None
    if cdata := CDATA.search(body.text):
        return body.cut(*cdata.span(1))
    if ESCAPED.search(body.text):
        return substituted(body, ENTITY, lambda match: unescape(match[0]))
    for pattern in INNER:
        if inner := pattern.search(body.text):
            return body.cut(*inner.span("words"))
    return body


def _words(text: Placed | None) -> Placed | None:
    """Return the words of a part without tags and entities."""
    if text is None:
        return None
    passages, _ = passages_in(text)
    return joined(passage.words for passage in passages) if passages else None
