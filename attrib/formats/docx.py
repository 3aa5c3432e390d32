"""Word files (.docx): paragraphs and headings as they read when all changes are accepted.

What was inserted counts, what was deleted does not; comments, notes and fields' codes are no words of the article, and
text boxes are a text of their own behind it. The libraries for Word files leave insertions out, so its XML is read
here: ECMA-376, part 1, chapter 17.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from attrib.formats.document import Document
from attrib.formats.paragraphs import StyledParagraph, document_of
from attrib.formats.zipped import has_part, read_part
from attrib.records import replace

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, TABLE, RUN_TEXT = f"{WORDS}p", f"{WORDS}tbl", f"{WORDS}t"
BOX = f"{WORDS}txbxContent"
# What is stored twice, for newer and for older readers: the first is the newer.
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
SIGNS = {
    f"{WORDS}tab": "\t", f"{WORDS}br": "\n", f"{WORDS}cr": "\n",
    f"{WORDS}noBreakHyphen": "-", f"{WORDS}softHyphen": "",
}  # fmt: skip
DELETED = (f"{WORDS}del", f"{WORDS}moveFrom")
# Deleted or moved away; what else stands beside the words.
PASSED_OVER = {
    *(f"{WORDS}{name}" for name in ("del", "moveFrom", "instrText", "pPr", "rPr", "drawing", "pict", "object")),
    ALTERNATIVES,
    TABLE,
}


def read(data: bytes) -> tuple[Document]:
    """Return the article that a Word file is. Raises ArticleError where it is damaged, locked or none."""
    body = read_part(data, "word/document.xml", "Word")
    styles = _styles(data)
    languages = [found.get(f"{WORDS}val", "") for found in body.iter(f"{WORDS}lang")]
    most = max(sorted(set(languages)), key=languages.count, default="")
    return (document_of(_paragraphs(body, styles), most),)


def _styles(data: bytes) -> dict[str, str]:
    """Return the names of the styles by their identifiers: that of "Heading 1" may be "Kop1".

    Files that programs write may have none.
    """
    if not has_part(data, "word/styles.xml"):
        return {}
    styles = read_part(data, "word/styles.xml", "Word")
    return {
        style.get(f"{WORDS}styleId", ""): name.get(f"{WORDS}val", "")
        for style in styles.iter(f"{WORDS}style")
        for name in style.findall(f"{WORDS}name")
    }


def _paragraphs(element: Element, styles: dict[str, str]) -> Iterator[StyledParagraph]:
    """Yield the paragraphs in an element, in their order; each table is an empty one."""
    for child in element:
        if child.tag == PARAGRAPH:
            style = child.find(f"{WORDS}pPr/{WORDS}pStyle")
            name = style.get(f"{WORDS}val", "") if style is not None else ""
            text, bold = "".join(_words(child)), _is_bold(child)
            yield StyledParagraph(text=text, style=styles.get(name, name), bold=bold)
            for box in _boxes(child):
                yield from (replace(paragraph, aside=True) for paragraph in _paragraphs(box, styles))
        elif child.tag == TABLE:
            yield StyledParagraph(text="")
        elif child.tag not in PASSED_OVER:
            yield from _paragraphs(child, styles)


def _boxes(element: Element) -> Iterator[Element]:
    """Yield the text boxes that are anchored in a paragraph, each once."""
    for child in element:
        if child.tag == BOX:
            yield child
        elif child.tag == ALTERNATIVES:
            yield from _boxes(child[0] if len(child) else child)
        elif child.tag not in DELETED:
            yield from _boxes(child)


def _is_bold(paragraph: Element) -> bool:
    """Tell whether all words of a paragraph are set in bold by hand."""
    runs = [run for run in paragraph.iter(f"{WORDS}r") if any((t.text or "").strip() for t in run.findall(RUN_TEXT))]
    bold = [run.find(f"{WORDS}rPr/{WORDS}b") for run in runs]
    return bool(runs) and all(b is not None and b.get(f"{WORDS}val") not in ("0", "false") for b in bold)


def _words(element: Element) -> Iterator[str]:
    """Yield the words of a paragraph, deleted ones apart."""
    for child in element:
        if child.tag == RUN_TEXT:
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        elif child.tag not in PASSED_OVER:
            yield from _words(child)
