"""How much of a claim stands between quotation marks."""

from attrib.model import Article, Form, Quotation, Span, Spans


def form_of(content: Spans, quotations: tuple[Quotation, ...], article: Article) -> Form:
    """Return how much of a content stands between quotation marks."""
    start = min([span.start for span in content], default=0)
    end = max([span.end for span in content], default=0)
    near = [s for q in quotations for s in q.spans if s.start < end and start < s.end]
    quoted = [s for s in near if any(s.overlaps(span) for span in content)]
    if not quoted:
        return Form.INDIRECT
    letters = sum(_letters(article.slice(span)) for span in content)
    shared = {
        Span(max(s.start, span.start), min(s.end, span.end)) for s in quoted for span in content if s.overlaps(span)
    }
    inside = sum(_letters(article.slice(span)) for span in shared)
    if not inside:
        return Form.INDIRECT
    return Form.DIRECT if inside >= 0.95 * letters else Form.MIXED


def _letters(text: str) -> int:
    """Return how many letters and digits a text has."""
    return sum(map(str.isalnum, text))
