"""How a quotation stands in its text: alone or within the writer's sentence, claimed by a draft or not."""

import re
from collections.abc import Iterable

from attrib.attributions.draft import Draft
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
    claims = [(draft, span) for draft in drafts for span in draft.content]
    return [q for q in quotations if not any(is_claimed(q, draft.anchor, s) for draft, s in _near(q, claims))]


def _near(quotation: Quotation, claims: list[tuple[Draft, Span]]) -> list[tuple[Draft, Span]]:
    """Return the claims, as draft and content, that reach into a quotation or into what stands within it."""
    start, end = quotation.spans[0].start, quotation.spans[-1].end
    return [claim for claim in claims if claim[1].start < end and start < claim[1].end]


def is_claimed(quotation: Quotation, anchor: Span, content: Span) -> bool:
    """Tell whether a content takes a quotation; what is handed on inside the quotation does not."""
    return any(s.overlaps(content) for s in quotation.spans) and not is_inside(anchor, quotation.spans)


def stands_alone(quotation: Quotation, article: Article) -> bool:
    """Tell whether a quotation is a sentence of its own, not a few words within the writer's sentence."""
    first, last = quotation.spans[0], quotation.spans[-1]
    before = article.text[: first.start].rstrip()
    after = article.text[last.end :].lstrip()
    inside = article.slice(last).rstrip("\"'“”‘’„»«")
    begins = not before or before[-1] in ".!?…:,–—-”\"'’»" or starts_paragraph(first, article)
    ends = not after or inside[-1:] in ".!?…," or after[0] in ".,!?" or _ends_paragraph(last, article)
    return begins and ends and (quotation.words >= SCARE or is_sentence(quotation, article))


def is_sentence(quotation: Quotation, article: Article) -> bool:
    """Tell whether a short quotation begins and ends as a sentence does."""
    words = article.slice(quotation.spans[0]).strip("\"'“”‘’„»«,` ")
    return words[:1].isupper() and words[-1:] in ".!?…"


def starts_paragraph(span: Span, article: Article) -> bool:
    """Tell whether nothing of its paragraph stands before a span."""
    return any(not article.text[p.span.start : span.start].strip() for p in article.paragraphs if p.span.covers(span))


def _ends_paragraph(span: Span, article: Article) -> bool:
    return any(not article.text[span.end : p.span.end].strip(" .") for p in article.paragraphs if p.span.covers(span))


def is_quoted(span: Span, article: Article) -> bool:
    """Tell whether a span opens with a quotation mark."""
    return article.text[span.start] in "\"'“„‘«,`"


def paragraph_index(article: Article, span: Span) -> int:
    """Return the index of the paragraph in which a span begins, -2 for none."""
    return next((i for i, p in enumerate(article.paragraphs) if p.span.start <= span.start < p.span.end), -2)
