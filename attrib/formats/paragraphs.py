"""Word-processor files have no text of their own: the stored text is their paragraphs, one a line.

So line and column of a place are the number of the paragraph and the character in it; tables count as one paragraph,
and the paragraphs of text boxes, which stand nowhere among the others, are counted behind them.
"""

from collections.abc import Iterable

from attrib.formats.document import Document, Passage, made_of, role_of_bold
from attrib.model import ParagraphRole
from attrib.origin import LeftOut, placed
from attrib.records import dataclass

HEADLINES = frozenset({"title", "titel"})
HEADINGS = ("heading", "kop", "subtitle", "ondertitel")
CAPTIONS = ("caption", "bijschrift", "figure", "illustration", "afbeelding")


@dataclass(frozen=True, slots=True, kw_only=True)
class StyledParagraph:
    """A paragraph of a word processor."""

    text: str
    r"""With "\n" for its line breaks, which become spaces in the stored text."""
    bold: bool = False
    """Whether all its words are."""
    style: str = ""
    """Name of its style, in English or as its user has it: "Heading 1", "Kop 1"."""
    aside: bool = False
    """Whether it stands in a text box."""


def document_of(paragraphs: Iterable[StyledParagraph], language: str = "") -> Document:
    r"""Return the document of some paragraphs; those of text boxes come last.

    >>> document_of([StyledParagraph(text="Dike holds", style="Title"), StyledParagraph(text="It held.")]).text
    'Dike holds\n\nIt held.\n\n'
    """
    passages: list[Passage] = []
    left_out: list[LeftOut] = []
    stored, headlined = "", False
    for paragraph in sorted(paragraphs, key=_is_boxed):
        style = paragraph.style.casefold().replace("_20_", " ")
        start, lines = len(stored), paragraph.text.split("\n")
        stored += paragraph.text.replace("\n", " ") + "\n"
        if style.startswith(CAPTIONS):
            left_out.append(LeftOut(kind="caption", start=start, end=len(stored) - 1))
            continue
        role = _role(style, first=not passages, headlined=headlined or paragraph.aside)
        role = role_of_bold(paragraph.text) if role is None and paragraph.bold else role
        headlined = headlined or role is ParagraphRole.HEADLINE
        for line in lines:
            passages.append(Passage(placed(line, start), role, bold=paragraph.bold, aside=paragraph.aside))
            start += len(line) + 1
    return made_of(stored, passages, left_out=left_out, language=language)


def _is_boxed(paragraph: StyledParagraph) -> bool:
    return paragraph.aside


def _role(style: str, *, first: bool, headlined: bool) -> ParagraphRole | None:
    """Return what a style makes of a paragraph: the first heading is the headline."""
    is_title = style in HEADLINES
    if not is_title and not style.startswith(HEADINGS):
        return None
    return ParagraphRole.HEADLINE if not headlined and (is_title or first) else ParagraphRole.HEADING
