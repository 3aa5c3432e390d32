"""Whose words stand between quotation marks.

A tree often breaks at a quotation, so the text decides: which cue stands right before or after the marks. Quotations
that run on from the one before are in runs.py, those without a cue in uncued.py.
"""

from collections.abc import Iterable

from attrib.attributions.draft import Draft, join_spans
from attrib.attributions.stage import with_speaker_beside
from attrib.attributions.standing import SCARE, SENTENCE_END, WORD, is_sentence, stands_alone
from attrib.model import Article, Language, Quotation, Span, Spans
from attrib.records import replace

# Words between a quotation and its cue: "…”, zei de nieuwe minister van Financiën gisteren".
NEAR_AFTER_QUOTE = 12

NEAR_BEFORE_QUOTE = 25

# Kinds of cue that need no more than a quoted word: said “no”, houdt het op “prut”.
PLAIN_SPEECH = ("speech", "report", "deny", "judge", "warn", "phrase", "stand", "commit")


def attach_quotations(
    drafts: Iterable[Draft], quotations: tuple[Quotation, ...], article: Article, language: Language
) -> list[Draft]:
    """Return the drafts with the quotations that stand next to their cue or that their content touches.

    A cue inside a quotation is part of somebody's words: its content cannot leave that quotation.
    """
    attached = []
    drafts = list(drafts)
    for draft in drafts:
        around = _quotation_around(draft.anchor, quotations)
        if around:
            clipped = tuple(c for span in around.spans for s in draft.content if (c := _common(s, span)))
            attached.append(replace(draft, content=clipped, confidence=draft.confidence * 0.8))
            continue
        near = _adjacent(draft, drafts, quotations, article, language) if "quote" in draft.frames else ()
        content = _not_of_another(draft, drafts, quotations, article)
        if near and not _touch(content, near) and not (draft.pattern == "clause" and _is_after(near, draft)):
            content = ()
        if near and near[-1].end <= draft.anchor.start:  # what stands between quotation and cue is the source
            if _is_introduced(near, content, drafts):
                content = ()
            later = _going_on(draft, drafts, quotations)
            content = (*(c for s in content if (c := _common(s, Span(0, near[-1].end)))), *later)
        pattern = draft.pattern if content else "quotation"
        draft = with_speaker_beside(draft, near) if near else draft
        spans = _completed((*content, *near), quotations, article)
        attached.append(replace(draft, content=spans, pattern=pattern, points_back=draft.points_back and bool(content)))
    return [draft for draft in attached if draft.content]


def _quotation_around(span: Span, quotations: tuple[Quotation, ...]) -> Quotation | None:
    """Return the quotation that a span stands in."""
    return next((q for q in quotations for s in q.spans if s.covers(span)), None)


def _common(one: Span, other: Span) -> Span | None:
    """Return what two spans share."""
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Span(start, end) if start < end else None


def _touch(spans: Spans, others: Spans) -> bool:
    return any(a.overlaps(b) for a in spans for b in others)


def _is_after(near: Spans, draft: Draft) -> bool:
    return near[0].start > draft.anchor.start


def _completed(spans: Spans, quotations: tuple[Quotation, ...], article: Article) -> Spans:
    """Return spans with every quotation that they touch taken whole."""
    if not spans:
        return ()
    start, end = min([s.start for s in spans]), max([s.end for s in spans])
    near = [q.spans for q in quotations if q.spans[0].start < end and start < q.spans[-1].end]
    touched = [s for quoted in near if _touch(spans, quoted) for s in quoted]
    return join_spans((*spans, *touched), article)


def _not_of_another(draft: Draft, drafts: list[Draft], quotations: tuple[Quotation, ...], article: Article) -> Spans:
    """Return a content without the quotation that another cue leads on to: "“No,” she said, adding: | “Never.”"."""
    here = Span(draft.anchor.end, max(draft.anchor.end, draft.sentence.span.end))
    later = [q.spans[0] for q in quotations if here.start <= q.spans[0].start < here.end]
    if not later:
        return draft.content
    beside = (other for other in drafts if other.sentence is draft.sentence and other is not draft)
    others = [other for other in beside if "quote" in other.frames and here.covers(other.anchor)]
    led_on = [
        span
        for span in later
        if any(o.anchor.end <= span.start and _leads_on(article.text[o.anchor.end : span.start], o) for o in others)
    ]
    return tuple(s for s in draft.content if not any(span.covers(s) for span in led_on))


def _is_introduced(near: Spans, content: Spans, drafts: list[Draft]) -> bool:
    """Tell whether a quotation follows another's claim and its colon: "Lee insists it is safe: “Look,” | he said"."""
    before = [Span(s.start, near[0].start) for s in content if s.start < near[0].start]
    clauses = [o for o in drafts if before and o.pattern == "clause" and o.mention and o.content]
    return any(span.covers(o.anchor) for span in before for o in clauses)


def _going_on(draft: Draft, drafts: list[Draft], quotations: tuple[Quotation, ...]) -> Spans:
    """Return what a sentence says after its speaker with more quoted words: "“…,” he said, | and still “gets paid”"."""
    after = draft.sentence.tokens[draft.cue[-1].index + 1 :]
    if len(after) < 3 or after[0].text != "," or after[1].upos != "CCONJ":
        return ()
    start = after[1].span.start
    quoted = [q.spans[0] for q in quotations if after[1].span.end < q.spans[0].start < draft.sentence.span.end]
    if not quoted or any(start <= o.anchor.start < quoted[0].start for o in drafts):
        return ()
    return (Span(start, max(quoted[0].end, quoted[-1].end)),)


def _adjacent(
    draft: Draft, drafts: list[Draft], quotations: tuple[Quotation, ...], article: Article, language: Language
) -> Spans:
    """Return the quotation right before or after a draft's cue, with nothing but its own clause between."""
    at = draft.anchor
    paragraph = article.paragraphs[draft.sentence.paragraph].span
    before = [q for q in quotations if paragraph.start < q.spans[-1].end <= at.start]
    if (
        before
        and _leads_back(article.text, before[-1].spans[-1], draft, language)
        and _may_take(draft, before[-1], article, language)
        and not _is_taken(draft, before[-1].spans, drafts)
    ):
        return before[-1].spans
    after = [q for q in quotations if at.end <= q.spans[0].start and q.spans[0].end <= paragraph.end]
    leads_on = after and _leads_on(article.text[at.end : after[0].spans[0].start], draft)
    return after[0].spans if leads_on and _may_take(draft, after[0], article, language) else ()


def _is_taken(draft: Draft, near: Spans, drafts: list[Draft]) -> bool:
    """Tell whether a quotation before a cue has another cue in between: "…,” she said, adding that …"."""
    if draft.kind != "phrase" and draft.cue[0].deprel == "acl:relcl":
        return True
    between = Span(near[-1].end, draft.anchor.start)
    return any("quote" in other.frames and between.covers(other.anchor) for other in drafts if other is not draft)


def _may_take(draft: Draft, quotation: Quotation, article: Article, language: Language) -> bool:
    """Tell whether a cue's quotation is speech: "he began “cracking” down" quotes a word, no speaker."""
    if stands_alone(quotation, article):
        return True
    gap = WORD.findall(article.text[draft.anchor.end : quotation.spans[0].start])
    tied = bool(gap) and gap[-1].lower() in language.cues["ties"]  # "protested against “the servants of …”"
    if tied and "preposition" not in draft.frames:
        return False
    if draft.kind == "manner" and not gap and is_sentence(quotation, article):
        return True  # "chanted “Out!”"
    return quotation.words >= SCARE or (draft.kind in PLAIN_SPEECH and len(gap) <= 4)


def _leads_back(text: str, quotation: Span, draft: Draft, language: Language) -> bool:
    """Tell whether a cue follows a quotation: "…”, zei Lee", "…,” the mayor of Ghent said"."""
    gap = text[quotation.end : draft.anchor.start]
    words = len(WORD.findall(gap))
    last = text[quotation.start : quotation.end].rstrip("\"'“”‘’„»«` ")[-1:]
    if last in ".!?…" and not words and draft.lemma != "aldus" and text[draft.anchor.start].isupper():
        return False  # a new sentence of the writer's
    if last in ".!?…" and any(span.start > draft.anchor.start for span in draft.content):
        return False  # the cue has its claim after it: "…” She said she knew"
    if words and language.order == "V2" and draft.kind != "phrase" and not _is_verb_first(gap, draft, language):
        return False
    if SENTENCE_END.search(gap) or ":" in gap or words > NEAR_AFTER_QUOTE:
        return False
    allowed = {",": NEAR_AFTER_QUOTE, "!": 6, "?": 6, ".": 3, "…": 3}
    if last in allowed:
        return words <= allowed[last]
    return not words or gap.lstrip()[:1] in ",–—-"


def _is_verb_first(gap: str, draft: Draft, language: Language) -> bool:
    """Tell whether a Dutch clause after a quotation begins with its verb, as it must: "…”, heeft hij gezegd"."""
    first = WORD.findall(gap)[0].lower()
    token = next((t for t in draft.sentence.tokens if t.text.lower() == first and t.index < draft.cue[0].index), None)
    return first in language.cues["so_words"] or (token is not None and token.upos in ("AUX", "VERB"))


def _leads_on(gap: str, draft: Draft) -> bool:
    """Tell whether a quotation follows a cue: "zei Lee: “…", "said, “…"."""
    words = len(WORD.findall(gap))
    if SENTENCE_END.search(gap) or words > NEAR_BEFORE_QUOTE:
        return False
    end = gap.rstrip()[-1:]
    return end == ":" or (end == "," and words <= NEAR_AFTER_QUOTE) or words <= (4 if draft.kind == "manner" else 2)
