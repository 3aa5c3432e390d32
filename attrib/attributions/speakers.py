"""Whose words stand between quotation marks.

A tree often breaks at a quotation, so the text decides: which cue stands right before or after the marks,
which quotation runs on from the one before, which name stands before a colon.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from attrib.attributions.cues import lemma_of
from attrib.attributions.draft import Draft, join_spans
from attrib.attributions.phrases import Phrase
from attrib.model import Article, Language, ParsedArticle, Quotation, Sentence, Span, Spans, Token
from attrib.syntax import is_inside

WORD = re.compile(r"\w+")

# A full stop that ends a sentence, not an initial or a title: "Mr. Lee", "J. Doe".
SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…](?=\s|$)")

# Words between a quotation and its cue: "…”, zei de nieuwe minister van Financiën gisteren".
NEAR_AFTER_QUOTE = 12

NEAR_BEFORE_QUOTE = 25

# A quotation of fewer words within a sentence of the article is a term or a scare quote.
SCARE = 4
# Words of a hearer between a cue and the rest of its quotation: “No,” he told | the inquiry |, “not now”.
HEARER = 4
CLAUSAL = ("VERB", "AUX", "ADJ", "NOUN")

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


def join_runs(
    drafts: list[Draft], quotations: tuple[Quotation, ...], parsed: ParsedArticle, language: Language
) -> list[Draft]:
    """Return the drafts with quotations that run on: after the speaker, in later sentences, in the next paragraph."""
    joined = list(drafts)
    article = parsed.article
    for quotation in unclaimed(joined, quotations):
        goes_on = _goes_on(quotation, joined, article)
        if not goes_on and (not stands_alone(quotation, article) or _new_speaker(quotation, joined, parsed, language)):
            continue
        if not goes_on and introduced_after(quotation, joined, parsed, language):
            continue
        if (place := _runs_on_from(quotation, joined, article)) is not None:
            draft = joined[place]
            spans = join_spans((*draft.content, *quotation.spans), article)
            joined[place] = replace(draft, content=spans)
    return joined


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
    begins = not before or before[-1] in ".!?…:,–—-”\"'’»" or _starts_paragraph(first, article)
    ends = not after or inside[-1:] in ".!?…," or after[0] in ".,!?" or _ends_paragraph(last, article)
    return begins and ends and (quotation.words >= SCARE or _is_sentence(quotation, article))


def _is_sentence(quotation: Quotation, article: Article) -> bool:
    """Tell whether a short quotation begins and ends as a sentence does."""
    words = article.slice(quotation.spans[0]).strip("\"'“”‘’„»«,` ")
    return words[:1].isupper() and words[-1:] in ".!?…"


def _starts_paragraph(span: Span, article: Article) -> bool:
    return any(not article.text[p.span.start : span.start].strip() for p in article.paragraphs if p.span.covers(span))


def _ends_paragraph(span: Span, article: Article) -> bool:
    return any(not article.text[span.end : p.span.end].strip(" .") for p in article.paragraphs if p.span.covers(span))


def with_speaker_beside(draft: Draft, near: Spans) -> Draft:
    """Return a draft whose source stands where it must beside a quotation: between it and the cue, or after the cue.

    “…,” | Ann Lee, head of the port authority, | said.
    """
    end, sentence, verb = near[-1].end, draft.sentence, draft.cue[0]
    if draft.kind in ("phrase", "hearsay", "stand") or near[0].start > verb.span.start:
        return draft
    gap = [t for t in sentence.tokens[: verb.index] if t.span.start >= end]
    while gap and gap[-1].upos in ("AUX", "ADV", "PART", "CCONJ"):
        gap.pop()
    while gap and gap[0].upos in ("PUNCT", "CCONJ", "ADV"):
        gap.pop(0)
    while gap and gap[-1].upos == "PUNCT" and gap[-1].text != ")":
        gap.pop()
    heads = [t for t in gap if t.upos in ("PROPN", "NOUN", "PRON")]
    if heads and not any(t.upos in ("VERB", "AUX") and t.relation in ("root", "conj") for t in gap):
        return replace(draft, mention=Phrase(head=top_within(sentence, heads[0], gap), tokens=tuple(gap)))
    if draft.mention and draft.mention.tokens[0].span.start < end:
        return replace(draft, mention=None)
    return draft


def top_within(sentence: Sentence, token: Token, tokens: list[Token]) -> Token:
    """Return the highest noun above a word among the given ones."""
    while (head := sentence.head(token)) is not None and head in tokens and head.upos in ("PROPN", "NOUN", "PRON"):
        token = head
    return token


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
    if draft.kind == "manner" and not gap and _is_sentence(quotation, article):
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


def _runs_on_from(quotation: Quotation, drafts: list[Draft], article: Article) -> int | None:
    """Return the place of the draft whose words a quotation goes on with."""
    first = quotation.spans[0]
    at = _paragraph_index(article, first)
    earlier = [(d, i) for i, d in enumerate(drafts) if d.content and d.content[-1].end <= first.start]
    before = [(end, i) for d, i in earlier if (end := d.reach.end) <= first.start]
    here = [(end, i) for end, i in before if _paragraph_index(article, drafts[i].reach) == at]
    if here:
        return max(here)[1]
    follows = [i for i, d in enumerate(drafts) if _follows_directly(quotation, d, article)]
    if follows:
        return follows[0]
    if not _starts_paragraph(first, article):
        return None
    above = [(end, i) for end, i in before if _paragraph_index(article, drafts[i].reach) == at - 1]
    if above and any(_is_quoted(span, article) for span in drafts[max(above)[1]].content):
        return max(above)[1]
    return None


def _goes_on(quotation: Quotation, drafts: list[Draft], article: Article) -> bool:
    """Tell whether a quotation goes on in its speaker's sentence: "“No,” he said, “not now.”"."""
    start = quotation.spans[0].start
    return article.text[:start].rstrip()[-1:] == "," and any(
        d.content[-1].end <= d.anchor.start
        and _is_quoted(d.content[-1], article)
        and d.reach.end <= start
        and len(WORD.findall(article.text, d.reach.end, start)) <= HEARER
        and not SENTENCE_END.search(article.text, d.reach.end, start)
        for d in drafts
    )


def _follows_directly(quotation: Quotation, draft: Draft, article: Article) -> bool:
    """Tell whether a draft's own quotation comes right after this one: "“No.” “Never,” he said"."""
    start = draft.content[0].start
    end = quotation.spans[-1].end
    return end <= start and not article.text[end:start].strip() and _is_quoted(draft.content[0], article)


def _is_quoted(span: Span, article: Article) -> bool:
    return article.text[span.start] in "\"'“„‘«,`"


def _paragraph_index(article: Article, span: Span) -> int:
    return next((i for i, p in enumerate(article.paragraphs) if p.span.start <= span.start < p.span.end), -2)


def sentence_of(parsed: ParsedArticle, quotation: Quotation) -> Sentence | None:
    """Return the sentence in which a quotation begins."""
    return next((s for s in parsed.sentences if s.span.overlaps(quotation.spans[0])), None)


def sentence_at(parsed: ParsedArticle, offset: int) -> Sentence | None:
    """Return the sentence in which a character stands."""
    return next((s for s in parsed.sentences if s.span.start <= offset < s.span.end), None)


def sentence_before(parsed: ParsedArticle, sentence: Sentence, quotation: Quotation) -> Sentence | None:
    """Return the sentence before a quotation in its paragraph."""
    if sentence.span.start < quotation.spans[0].start - 1:
        return None
    earlier = [s for s in parsed.sentences if s.paragraph == sentence.paragraph and s.index < sentence.index]
    return earlier[-1] if earlier else None


def _new_speaker(
    quotation: Quotation, drafts: list[Draft], parsed: ParsedArticle, language: Language
) -> Sentence | None:
    """Return the sentence between a quotation and the claim before it in which another person takes the stage."""
    sentence = sentence_of(parsed, quotation)
    before = sentence_before(parsed, sentence, quotation) if sentence else None
    if before is None or any(draft.reach.overlaps(before.span) for draft in drafts):
        return None
    subject = person_subject(before, language)
    return before if subject and subject.upos != "PRON" else None


def introduced_after(
    quotation: Quotation, drafts: list[Draft], parsed: ParsedArticle, language: Language
) -> tuple[Sentence, Token] | None:
    """Return the sentence right after a quotation that opens its paragraph, and the person it puts on the stage.

    “Nonsense.” | Mayor Ann Lee | has had enough.
    """
    text, end = parsed.article.text, quotation.spans[-1].end
    start = end + len(text[end:]) - len(text[end:].lstrip())
    after = sentence_at(parsed, start)
    if after is None or not _starts_paragraph(quotation.spans[0], parsed.article):
        return None
    in_paragraph = _paragraph_index(parsed.article, Span(start, start + 1)) == _paragraph_index(
        parsed.article, quotation.spans[-1]
    )
    if not in_paragraph or any(draft.reach.overlaps(Span(start, after.span.end)) for draft in drafts):
        return None
    subject = person_subject(after, language, start)
    return (after, subject) if subject and subject.upos != "PRON" else None


def person_subject(sentence: Sentence, language: Language, start: int = 0) -> Token | None:
    """Return the subject of a sentence's main clause if it is a name, a person's role or a personal pronoun.

    What stands before `start`, such as the end of a quotation, is not looked at.
    """
    outside = language.cues["impersonal"] | language.cues["first_persons"]
    clauses = [
        t for t in (sentence.root, *sentence.dependents(sentence.root, "conj", "parataxis")) if t.upos in CLAUSAL
    ]
    for child in (
        c for clause in reversed(clauses) for c in sentence.dependents(clause, "nsubj") if c.span.start >= start
    ):
        is_pronoun = child.upos == "PRON" and child.feature("PronType") == "Prs"
        is_person = child.upos == "PROPN" or is_pronoun or _is_role(sentence, child, language)
        return child if is_person and child.text.lower() not in outside else None
    return None


def _is_role(sentence: Sentence, noun: Token, language: Language) -> bool:
    """Tell whether a noun names somebody by role, or has a name beside it."""
    words = {noun.text.lower(), lemma_of(noun)}
    if any(words & language.sources[name] for name in ("roles", "titles", "individuals", "officials", "offices")):
        return True
    return any(t.upos == "PROPN" for t in sentence.dependents(noun, "appos", "flat", "compound"))
