"""How likely a draft is a right attribution: the sum of the weights of what can be seen of it.

The weights stand in a language's weights.toml, one for each feature in words ("cue say clause", "source pronoun"),
and are estimated from annotated articles by `python -m tests.quality.weights`. A language without such a file keeps
every draft, with the reliability that its lexicon gives for cue and construction.
"""

import math
from collections.abc import Iterator, Sequence

from attrib.attributions.cues import lemma_of
from attrib.attributions.draft import Draft
from attrib.model import Article, Language, Quotation, Token
from attrib.records import replace
from attrib.syntax import is_passive

# Lengths of contents and distances of sources, in words, that are told apart.
LENGTHS = (1, 2, 4, 7, 12, 20, 35)

# Kinds of cue that are attributions by what they mean: "reportedly", "according to".
HEARSAY = "hearsay"
SURE = (HEARSAY, "phrase")

BIAS = "always"
KEEP = "keep from"
KEEP_SURE = "keep from, where the lexicon is sure"
TRUSTED = 0.65


def likely(drafts: list[Draft], quotations: tuple[Quotation, ...], article: Article, language: Language) -> list[Draft]:
    """Return the drafts that are likely enough to be attributions; what names its source by a phrase always is.

    Of a cue that the lexicon is sure of less is asked: the corpus behind the weights has a definition of its own.
    """
    weighed = weigh(drafts, quotations, article, language)
    return [
        after
        for before, after in zip(drafts, weighed, strict=True)
        if after.kind in SURE
        or after.confidence >= language.weights.get(KEEP_SURE if before.confidence >= TRUSTED else KEEP, 0.0)
    ]


def weigh(
    drafts: list[Draft],
    quotations: tuple[Quotation, ...],
    article: Article,
    language: Language,
    weighed: Sequence[Draft] = (),
) -> list[Draft]:
    """Return the drafts with the confidence that the language's weights give them, if it has any.

    Hearsay keeps its own: the corpus behind the weights marks little of it. So do those that are still what they were
    when they were weighed before.
    """
    if not language.weights:
        return drafts
    done = set(map(id, weighed))
    return [
        draft
        if draft.kind == HEARSAY or id(draft) in done
        else replace(draft, confidence=chance(language, frozenset(features(draft, quotations, article, language))))
        for draft in drafts
    ]


def chance(language: Language, seen: frozenset[str]) -> float:
    """Return the probability that the weights of some features add up to, between 0 and 1."""
    # Exact whatever the order, which a set has anew in every process.
    total = math.fsum((language.weights.get(BIAS, 0.0), *(language.weights.get(feature, 0.0) for feature in seen)))
    return 1 / (1 + math.exp(-total))


def features(draft: Draft, quotations: tuple[Quotation, ...], article: Article, language: Language) -> Iterator[str]:
    """Yield in words what can be seen of a draft."""
    yield from _of_cue(draft, language)
    yield from _of_source(draft, language)
    yield from _of_content(draft, article)
    yield from _of_place(draft, quotations, article)


def _of_cue(draft: Draft, language: Language) -> Iterator[str]:
    yield f"construction {draft.pattern}"
    yield f"kind {draft.kind}"
    yield f"kind {draft.kind} {draft.pattern}"
    if not draft.cue:
        return
    cue = draft.cue[0]
    yield f"cue {draft.lemma}"
    yield f"cue {draft.lemma} {draft.pattern}"
    if before := _word_before_content(draft):
        yield f"before content {before}"
        yield f"cue {draft.lemma} {draft.pattern} {before}"
    if cue.deprel != "ccomp":  # the corpus marks no claims within claims, we do
        yield f"relation {cue.deprel}"
    yield f"form {cue.feature('VerbForm') or cue.upos} {cue.feature('Tense') or ''}".rstrip()
    if is_passive(draft.sentence, cue):
        yield f"passive {draft.pattern}"
    for helper in draft.sentence.dependents(cue):
        if helper.relation == "aux" or helper.text.lower() in language.cues["negations"]:
            yield f"beside cue {lemma_of(helper)}"


def _of_source(draft: Draft, language: Language) -> Iterator[str]:
    kind = _kind_of_source(draft, language)
    yield f"source {kind}"
    yield f"source {kind} {draft.pattern}"
    if draft.mention and draft.cue:
        gap = draft.cue[0].index - draft.mention.tokens[-1].index
        yield f"source {'before' if gap > 0 else 'after'}, {_bucket(abs(gap))} words off"
        yield f"source relation {draft.mention.head.deprel}"


def _kind_of_source(draft: Draft, language: Language) -> str:
    if draft.mention is None:
        return "none"
    words = {t.text.lower() for t in draft.mention.tokens}
    head = draft.mention.head
    if words & language.cues["relatives"] and len(words) > 1:
        return "relative"
    if head.text.lower() in language.cues["writers"]:
        return "writer"
    if head.text.lower() in language.cues["impersonal"]:
        return "impersonal"
    if any(words & language.sources[name] for name in ("roles", "titles", "individuals", "officials")):
        return "role"
    return {"PROPN": "name", "PRON": "pronoun", "NOUN": "noun"}.get(head.upos, "other")


def _of_content(draft: Draft, article: Article) -> Iterator[str]:
    words = article.quote(draft.content).split()
    yield f"content {_bucket(len(words))} words"
    yield f"content {_bucket(len(words))} words {draft.pattern}"
    if not draft.cue or not draft.content:
        return
    first = _first_word(draft)
    side = "before" if draft.content[-1].end <= draft.anchor.start else "after"
    yield f"content {side}"
    if first:
        yield f"content opens with {first.upos}"
        yield f"content opens with {first.upos} {draft.pattern}"


def _of_place(draft: Draft, quotations: tuple[Quotation, ...], article: Article) -> Iterator[str]:
    anchor = draft.anchor
    start = min([span.start for span in (anchor, *draft.content)])
    end = max([span.end for span in (anchor, *draft.content)])
    near = [s for q in quotations for s in q.spans if s.start < end and start < s.end]
    if any(s.covers(anchor) for s in near):
        yield "inside a quotation"
    elif any(s.overlaps(c) for s in near for c in draft.content):
        yield "content with quotation"
        yield f"content with quotation {draft.pattern}"
    paragraph = article.paragraphs[draft.sentence.paragraph]
    if paragraph.role == "headline":
        yield "headline"
    if article.slice(draft.sentence.span)[-1:] == "?":
        yield "question"


def _word_before_content(draft: Draft) -> str:
    """Return the last word before a content that follows its cue, "-" where that is the cue."""
    first = _first_word(draft)
    if first is None or first.index <= draft.cue[-1].index:
        return ""
    before = draft.sentence.tokens[first.index - 1]
    return (
        "-" if before in draft.cue else before.text.lower() if before.upos in ("ADP", "SCONJ", "PUNCT", "PART") else ""
    )


def _first_word(draft: Draft) -> Token | None:
    start = draft.content[0].start if draft.content else 0
    return next((t for t in draft.sentence.tokens if t.span.start >= start), None)


def _bucket(number: int) -> str:
    """Return the range of lengths that a number falls in.

    >>> _bucket(5)
    '5 to 7'
    """
    below = 0
    for limit in LENGTHS:
        if number <= limit:
            return str(limit) if limit - below == 1 else f"{below + 1} to {limit}"
        below = limit
    return f"over {below}"
