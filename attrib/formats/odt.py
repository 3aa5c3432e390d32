"""OpenDocument texts (.odt): paragraphs and headings; tracked deletions, notes and comments are no words of theirs.

Text boxes are a text of their own behind the others.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from attrib.formats.document import Document
from attrib.formats.paragraphs import StyledParagraph, document_of
from attrib.formats.zipped import read_part
from attrib.records import replace

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table"
BOX = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}text-box"
PARAGRAPH, HEADING, STYLE = f"{TEXT}p", f"{TEXT}h", f"{TEXT}style-name"
SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}s": " "}
PASSED_OVER = {
    f"{TEXT}tracked-changes", f"{TEXT}note", f"{OFFICE}annotation", TABLE,
    "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}frame",
}  # fmt: skip


def read(data: bytes) -> tuple[Document]:
    """Return the article that an OpenDocument text is. Raises ArticleError where it is damaged, locked or none."""
    root = read_part(data, "content.xml", "OpenDocument")
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    return (document_of(_paragraphs(body if body is not None else root)),)


def _paragraphs(element: Element) -> Iterator[StyledParagraph]:
    """Yield the paragraphs in an element, in their order; each table is an empty one."""
    for child in element:
        if child.tag in (PARAGRAPH, HEADING):
            style = child.get(STYLE, "")
            is_heading = child.tag == HEADING and style.casefold() not in ("title", "titel")
            yield StyledParagraph(text="".join(_words(child)), style="Heading" if is_heading else style)
            for box in child.iter(BOX):
                yield from (replace(paragraph, aside=True) for paragraph in _paragraphs(box))
        elif child.tag == TABLE:
            yield StyledParagraph(text="")
        elif child.tag not in PASSED_OVER:
            yield from _paragraphs(child)


def _words(element: Element) -> Iterator[str]:
    """Yield the words of a paragraph; white space is one space, as its readers show it."""
    yield " ".join(f"|{element.text or ''}|".split())[1:-1] if element.text else ""
    for child in element:
        if child.tag in SIGNS:
            yield SIGNS[child.tag]
        elif child.tag not in PASSED_OVER:
            yield from _words(child)
        yield " ".join(f"|{child.tail or ''}|".split())[1:-1] if child.tail else ""
