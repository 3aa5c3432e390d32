"""How a quotation stands in its text: alone or within the writer's sentence, claimed by a draft or not."""

import re
from collections.abc import Iterable

from attrib.attributions.draft import Draft
from attrib.by_place import ByPlace
from attrib.model import Article, Quotation, Span
from attrib.syntax import is_inside

WORD = re.compile(r"\w+")

# A full stop that ends a sentence, not an initial or a title: "Mr. Lee", "J. Doe".
SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…](?=\s|$)")
# A quotation of fewer words within a sentence of the article is a term or a scare quote.
SCARE = 4


def unclaimed(drafts: Iterable[Draft], quotations: tuple[Quotation, ...]) -> list[Quotation]:
    """Return the quotations that are no draft's content, in text order."""
    if not quotations:
        return []
    claims = ByPlace((span, (draft.anchor, span)) for draft in drafts for span in draft.content)
    return [q for q in quotations if not any(is_claimed(q, *c) for c in claims.overlapping(Span(q.start, q.end)))]


def is_claimed(quotation: Quotation, anchor: Span, content: Span) -> bool:
    """Tell whether a content takes a quotation; what is handed on inside the quotation does not."""
    return any(s.overlaps(content) for s in quotation.spans) and not is_inside(anchor, quotation.spans)


def stands_alone(quotation: Quotation, article: Article) -> bool:
    """Tell whether a quotation is a sentence of its own, not a few words within the writer's sentence."""
    first, last = quotation.spans[0], quotation.spans[-1]
    before = last_letter(article.text, first.start)
    after = first_letter(article.text, last.end)
    inside = article.slice(last).rstrip("\"'“”‘’„»«")
    begins = not before or before in ".!?…:,–—-”\"'’»" or starts_paragraph(first, article)
    ends = not after or inside[-1:] in ".!?…," or after in ".,!?" or _ends_paragraph(last, article)
    return begins and ends and (quotation.words >= SCARE or is_sentence(quotation, article))


def last_letter(text: str, end: int) -> str:
    """Return the last character before a place that is no white space; nothing if there is none."""
    place = last_place(text, end)
    return text[place] if place >= 0 else ""


def last_place(text: str, end: int) -> int:
    """Return where the last character before a place stands that is no white space; -1 if there is none."""
    while end and text[end - 1].isspace():
        end -= 1
    return end - 1


def first_letter(text: str, start: int) -> str:
    """Return the first character from a place on that is no white space; nothing if there is none."""
    start = skip_space(text, start)
    return text[start : start + 1]


def skip_space(text: str, start: int) -> int:
    """Return the first place from one on where no white space stands."""
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def is_sentence(quotation: Quotation, article: Article) -> bool:
    """Tell whether a short quotation begins and ends as a sentence does."""
    words = article.slice(quotation.spans[0]).strip("\"'“”‘’„»«,` ")
    return words[:1].isupper() and words[-1:] in ".!?…"


def starts_paragraph(span: Span, article: Article) -> bool:
    """Tell whether nothing of its paragraph stands before a span."""
    index = article.paragraph_at(span.start)
    around = None if index is None else article.paragraphs[index].span
    return around is not None and around.covers(span) and not article.text[around.start : span.start].strip()


def _ends_paragraph(span: Span, article: Article) -> bool:
    index = article.paragraph_at(span.start)
    around = None if index is None else article.paragraphs[index].span
    return around is not None and around.covers(span) and not article.text[span.end : around.end].strip(" .")


def is_quoted(span: Span, article: Article) -> bool:
    """Tell whether a span opens with a quotation mark."""
    return article.text[span.start] in "\"'“„‘«,`"


def paragraph_index(article: Article, span: Span) -> int:
    """Return the index of the paragraph in which a span begins, -2 for none."""
    index = article.paragraph_at(span.start)
    return -2 if index is None else index
