"""Whose words stand between quotation marks.

A tree often breaks at a quotation, so the text decides: which cue stands right before or after the marks. Quotations
that run on from the one before are in runs.py, those without a cue in uncued.py.
"""

from attrib.attributions.draft import Draft, join_spans
from attrib.attributions.people_beside import with_speaker_beside
from attrib.attributions.quotation_context import SCARE, SENTENCE_END, WORD, is_sentence, stands_alone
from attrib.attributions.quotes import quotations_at
from attrib.attributions.scene import Scene
from attrib.by_place import ByPlace
from attrib.grammar import Construction, Switch, Trait
from attrib.lexicon import Lexicon
from attrib.model import Article, Quotation, Span, Spans
from attrib.records import replace

# Words between a quotation and its cue: "…”, zei de nieuwe minister van Financiën gisteren".
NEAR_AFTER_QUOTE = 12

NEAR_BEFORE_QUOTE = 25


def attach_quotations(drafts: list[Draft], scene: Scene) -> list[Draft]:
    """Return the drafts with the quotations that stand next to their cue or that their content touches.

    A cue inside a quotation is part of somebody's words: its content cannot leave that quotation.
    """
    attached = []
    anchors = ByPlace((draft.anchor, draft) for draft in drafts)
    for draft in drafts:
        around = _quotation_around(draft.anchor, scene.quotations)
        if around:
            clipped = tuple(c for span in around.spans for s in draft.content if (c := _common(s, span)))
            attached.append(replace(draft, content=clipped, confidence=draft.confidence * 0.8))
            continue
        near = _adjacent(draft, anchors, scene) if Construction.QUOTE in draft.frames else ()
        content = _not_of_another(draft, anchors, scene)
        if near and not _touch(content, near) and not (draft.pattern == Construction.CLAUSE and _is_after(near, draft)):
            content = ()
        if near and near[-1].end <= draft.anchor.start:  # what stands between quotation and cue is the source
            if _is_introduced(near, content, anchors):
                content = ()
            later = _going_on(draft, anchors, scene.quotations)
            content = (*(c for s in content if (c := _common(s, Span(0, near[-1].end)))), *later)
        pattern = draft.pattern if content else Construction.QUOTATION
        draft = with_speaker_beside(draft, near) if near else draft
        spans = _completed((*content, *near), scene)
        attached.append(replace(draft, content=spans, pattern=pattern, points_back=draft.points_back and bool(content)))
    return [draft for draft in attached if draft.content]


def _quotation_around(span: Span, quotations: tuple[Quotation, ...]) -> Quotation | None:
    """Return the quotation that a span stands in."""
    near = quotations_at(quotations, span.start, span.end)
    return next((q for q in near for s in q.spans if s.covers(span)), None)


def _common(one: Span, other: Span) -> Span | None:
    """Return what two spans share."""
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Span(start, end) if start < end else None


def _touch(spans: Spans, others: Spans) -> bool:
    return any(a.overlaps(b) for a in spans for b in others)


def _is_after(near: Spans, draft: Draft) -> bool:
    return near[0].start > draft.anchor.start


def _completed(spans: Spans, scene: Scene) -> Spans:
    """Return spans with every quotation that they touch taken whole."""
    if not spans:
        return ()
    start, end = min([s.start for s in spans]), max([s.end for s in spans])
    near = [q.spans for q in quotations_at(scene.quotations, start, end)]
    touched = [s for quoted in near if _touch(spans, quoted) for s in quoted]
    return join_spans((*spans, *touched), scene.article)


def _not_of_another(draft: Draft, anchors: ByPlace[Draft], scene: Scene) -> Spans:
    """Return a content without the quotation that another cue leads on to: "“No,” she said, adding: | “Never.”"."""
    here = Span(draft.anchor.end, max(draft.anchor.end, draft.sentence.span.end))
    later = [q.spans[0] for q in quotations_at(scene.quotations, here.start, here.end) if here.start <= q.start]
    if not later:
        return draft.content
    beside = (o for o in anchors.overlapping(here) if o.sentence is draft.sentence and o is not draft)
    others = [other for other in beside if Construction.QUOTE in other.frames and here.covers(other.anchor)]
    text = scene.article.text
    led_on = [
        span
        for span in later
        if any(o.anchor.end <= span.start and _leads_on(text[o.anchor.end : span.start], o) for o in others)
    ]
    return tuple(s for s in draft.content if not any(span.covers(s) for span in led_on))


def _is_introduced(near: Spans, content: Spans, anchors: ByPlace[Draft]) -> bool:
    """Tell whether a quotation follows another's claim and its colon: "Lee insists it is safe: “Look,” | he said"."""
    before = [Span(s.start, near[0].start) for s in content if s.start < near[0].start]
    inside = (o for span in before for o in anchors.overlapping(span) if span.covers(o.anchor))
    return any(o.pattern == Construction.CLAUSE and o.mention and o.content for o in inside)


def _going_on(draft: Draft, anchors: ByPlace[Draft], quotations: tuple[Quotation, ...]) -> Spans:
    """Return what a sentence says after its speaker with more quoted words: "“…,” he said, | and still “gets paid”"."""
    after = draft.sentence.tokens[draft.cue[-1].index + 1 :]
    if len(after) < 3 or after[0].text != "," or after[1].upos != "CCONJ":
        return ()
    start = after[1].span.start
    later = quotations_at(quotations, after[1].span.end, draft.sentence.span.end)
    quoted = [q.spans[0] for q in later if after[1].span.end < q.start]
    if not quoted or any(start <= o.anchor.start for o in anchors.overlapping(Span(start, quoted[0].start))):
        return ()
    return (Span(start, max(quoted[0].end, quoted[-1].end)),)


def _adjacent(draft: Draft, anchors: ByPlace[Draft], scene: Scene) -> Spans:
    """Return the quotation right before or after a draft's cue, with nothing but its own clause between."""
    at, article, lexicon = draft.anchor, scene.article, scene.lexicon
    paragraph = article.paragraphs[draft.sentence.paragraph].span
    before = [q for q in quotations_at(scene.quotations, paragraph.start, at.start) if q.end <= at.start]
    if (
        before
        and _leads_back(article.text, before[-1].spans[-1], draft, lexicon)
        and _may_take(draft, before[-1], article, lexicon)
        and not _is_taken(draft, before[-1].spans, anchors)
    ):
        return before[-1].spans
    later = quotations_at(scene.quotations, at.end, paragraph.end)
    after = [q for q in later if at.end <= q.start and q.spans[0].end <= paragraph.end]
    leads_on = after and _leads_on(article.text[at.end : after[0].spans[0].start], draft)
    return after[0].spans if leads_on and _may_take(draft, after[0], article, lexicon) else ()


def _is_taken(draft: Draft, near: Spans, anchors: ByPlace[Draft]) -> bool:
    """Tell whether a quotation before a cue has another cue in between: "…,” she said, adding that …"."""
    if Trait.PHRASE not in draft.traits and draft.cue[0].deprel == "acl:relcl":
        return True
    between = Span(near[-1].end, draft.anchor.start)
    others = (other for other in anchors.overlapping(between) if other is not draft)
    return any(Construction.QUOTE in other.frames and between.covers(other.anchor) for other in others)


def _may_take(draft: Draft, quotation: Quotation, article: Article, lexicon: Lexicon) -> bool:
    """Tell whether a cue's quotation is speech: "he began “cracking” down" quotes a word, no speaker."""
    if stands_alone(quotation, article):
        return True
    gap = WORD.findall(article.text[draft.anchor.end : quotation.spans[0].start])
    tied = bool(gap) and lexicon.has(gap[-1], "ties")  # "protested against “the servants of …”"
    if tied and Construction.PREPOSITION not in draft.frames:
        return False
    if Trait.MANNER in draft.traits and not gap and is_sentence(quotation, article):
        return True  # "chanted “Out!”"
    return quotation.words >= SCARE or (_quotes_words(draft) and len(gap) <= 4)


def _quotes_words(draft: Draft) -> bool:
    """Tell a cue that needs no more than a quoted word: said “no”, houdt het op “prut”."""
    return Trait.PHRASE in draft.traits or (Trait.QUOTES in draft.traits and Trait.MANNER not in draft.traits)


def _leads_back(text: str, quotation: Span, draft: Draft, lexicon: Lexicon) -> bool:
    """Tell whether a cue follows a quotation: "…”, zei Lee", "…,” the mayor of Ghent said"."""
    gap = text[quotation.end : draft.anchor.start]
    words = len(WORD.findall(gap))
    last = text[quotation.start : quotation.end].rstrip("\"'“”‘’„»«` ")[-1:]
    opens = not words and text[draft.anchor.start].isupper()
    if last in ".!?…" and opens and not lexicon.has(draft.lemma, "trailing_phrases"):
        return False  # a new sentence of the writer's
    if last in ".!?…" and any(span.start > draft.anchor.start for span in draft.content):
        return False  # the cue has its claim after it: "…” She said she knew"
    if (
        words
        and Switch.VERB_SECOND in lexicon.switches
        and Trait.PHRASE not in draft.traits
        and not _is_verb_first(gap, draft, lexicon)
    ):
        return False
    if SENTENCE_END.search(gap) or ":" in gap or words > NEAR_AFTER_QUOTE:
        return False
    allowed = {",": NEAR_AFTER_QUOTE, "!": 6, "?": 6, ".": 3, "…": 3}
    if last in allowed:
        return words <= allowed[last]
    return not words or gap.lstrip()[:1] in ",–—-"


def _is_verb_first(gap: str, draft: Draft, lexicon: Lexicon) -> bool:
    """Tell whether a Dutch clause after a quotation begins with its verb, as it must: "…”, heeft hij gezegd"."""
    first = WORD.findall(gap)[0].lower()
    token = next((t for t in draft.sentence.tokens if t.text.lower() == first and t.index < draft.cue[0].index), None)
    return lexicon.has(first, "so_words") or (token is not None and token.upos in ("AUX", "VERB"))


def _leads_on(gap: str, draft: Draft) -> bool:
    """Tell whether a quotation follows a cue: "zei Lee: “…", "said, “…"."""
    words = len(WORD.findall(gap))
    if SENTENCE_END.search(gap) or words > NEAR_BEFORE_QUOTE:
        return False
    end = gap.rstrip()[-1:]
    return (
        end == ":" or (end == "," and words <= NEAR_AFTER_QUOTE) or words <= (4 if Trait.MANNER in draft.traits else 2)
    )
