"""Why some words of an article gave a claim, or none: what each step did there, and what the reader saw.

Everything is told in plain words; `attrib trace` prints it.
"""

import re
from collections.abc import Iterator, Sequence

from attrib.attributions.combine import ALIKE, ALONE, TOGETHER, TRUSTED, overlap, with_readings
from attrib.attributions.cues import lemma_of
from attrib.attributions.draft import Draft
from attrib.attributions.finishing import finished
from attrib.attributions.scene import Scene
from attrib.attributions.steps import STEPS, Step
from attrib.messages import Message, listed
from attrib.model import Article, Attribution, Reading, Sentence, Span, Spans, Token
from attrib.records import dataclass
from attrib.syntax import sentences_of, spans_of

NOTHING = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a step did to one draft of an attribution."""

    step: Step
    draft: Draft
    """As it is after the step; as it was before where it is dropped."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What the reader saw, and what becomes of it."""

    reading: Reading
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """How some sentences of an article came to their claims."""

    sentences: tuple[Sentence, ...]
    changes: tuple[Change, ...]
    """In the order of the steps; what touches the sentences."""
    unused: tuple[Token, ...]
    """Words of the sentences that the lexicon has for cues and that gave no draft."""
    lost: tuple[tuple[Attribution, str], ...]
    """What the grammar found and the reader's word keeps out, each with why."""
    read: tuple[Read, ...] | None
    """None if no reader ran."""
    attributions: tuple[Attribution, ...]
    """What is reported."""


def find_words(words: str, article: Article) -> Iterator[Span]:
    """Yield where words stand in an article, in any case and over any white space."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return (
        (Span(*match.span()) for match in re.finditer(pattern, article.text, re.IGNORECASE))
        if words.split()
        else iter(())
    )


def trace_words(place: Span, scene: Scene) -> Trace:
    """Return how the sentences in which a place lies came to what they give."""
    sentences = tuple(sentences_of((place,), scene.parsed.sentences))
    here = tuple(sentence.span for sentence in sentences)
    changes, drafts = _changes(here, scene)
    grammar = finished(drafts, scene)
    kept = with_readings(grammar, scene)
    readings = scene.parsed.readings
    return Trace(
        sentences=sentences,
        changes=changes,
        unused=tuple(_unused(sentences, changes, scene)),
        lost=tuple((a, why) for a in grammar if _touches(a.span, here) and (why := _why_lost(a, kept, scene))),
        read=None if readings is None else tuple(_read(readings, kept, here)),
        attributions=tuple(a for a in kept if any(_touches(s, here) for s in (a.anchor, *a.content))),
    )


# Steps


def _changes(here: Spans, scene: Scene) -> tuple[tuple[Change, ...], list[Draft]]:
    """Return what the steps did to drafts at some place, and all drafts after the last."""
    changes: list[Change] = []
    drafts: list[Draft] = []
    for step in STEPS:
        before, drafts = drafts, step.apply(drafts, scene)
        changes += (change for change in _compared(step, before, drafts, scene) if _is_here(change.draft, here))
    return tuple(changes), drafts


def _compared(step: Step, before: Sequence[Draft], after: Sequence[Draft], scene: Scene) -> Iterator[Change]:
    """Yield what a step changed, dropped and added."""
    left = _changed(before, after)
    made = _changed(after, before)
    for draft in left:
        follower = next((other for other in made if _key(other) == _key(draft)), None)
        if follower is None:
            yield Change(step=step, draft=draft, words=Message("dropped: {why}", why=step.why(draft, scene)))
            continue
        made.remove(follower)
        if words := listed(_differences(draft, follower, scene.article)):
            yield Change(step=step, draft=follower, words=words)
    for draft in made:
        yield Change(step=step, draft=draft, words=describe(draft, scene.article))


def _changed(drafts: Sequence[Draft], others: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that are not among others as they are."""
    known = set(map(id, others))
    return [draft for draft in drafts if id(draft) not in known]


def _key(draft: Draft) -> tuple[int, tuple[int, ...]]:
    """Return by what a draft is known again after a step: its cue, else where its content begins."""
    cue = tuple(token.index for token in draft.cue)
    return draft.sentence.index, cue or tuple(span.start for span in draft.content[:1])


def _is_here(draft: Draft, here: Spans) -> bool:
    return _touches(draft.sentence.span, here) or any(_touches(span, here) for span in draft.content)


def _touches(span: Span, here: Spans) -> bool:
    return any(span.overlaps(other) for other in here)


def _differences(old: Draft, new: Draft, article: Article) -> Iterator[str]:
    """Yield in words what changed in a draft."""
    if old.mention != new.mention:
        yield Message("source is now {words}", words=source_of(new, article))
    if old.content != new.content:
        yield Message("content is now {words}", words=content_of(new, article))
    if old.pattern != new.pattern:
        yield Message("construction is now {name}", name=new.pattern)
    if round(old.confidence, 2) != round(new.confidence, 2):
        yield Message("confidence {old:.2f} becomes {new:.2f}", old=old.confidence, new=new.confidence)


def describe(draft: Draft, article: Article) -> str:
    """Return a draft in words: source, content, construction and confidence."""
    return Message(
        "source {source}, content {content}, construction {name}, confidence {confidence:.2f}",
        source=source_of(draft, article),
        content=content_of(draft, article),
        name=draft.pattern,
        confidence=draft.confidence,
    )


def cue_of(draft: Draft, article: Article) -> str:
    """Return the cue of a draft in quotation marks, with the class of the lexicon that has it."""
    if not draft.cue:
        return Message("(no cue)")
    return (
        f"“{article.quote(spans_of(draft.cue, article.text))}” ({', '.join(filter(None, (draft.lemma, draft.kind)))})"
    )


def source_of(draft: Draft, article: Article) -> str:
    """Return the words of a draft's source."""
    return f"“{article.quote(spans_of(draft.mention.tokens, article.text))}”" if draft.mention else NOTHING


def content_of(draft: Draft, article: Article) -> str:
    """Return the words of a draft's content."""
    return f"“{article.quote(draft.content)}”" if draft.content else NOTHING


def _unused(sentences: Sequence[Sentence], changes: Sequence[Change], scene: Scene) -> Iterator[Token]:
    """Yield the words of sentences that can be cues and were none."""
    used = {(change.draft.sentence.index, t.index) for change in changes for t in change.draft.cue}
    for sentence in sentences:
        for token in sentence.tokens:
            if (sentence.index, token.index) not in used and _may_be_cue(token, scene):
                yield token


def _may_be_cue(token: Token, scene: Scene) -> bool:
    lexicon, form = scene.lexicon, token.text.lower()
    lemmas = {lemma_of(token), lexicon.language.forms.get(form, "")}
    return bool(lemmas & (lexicon.language.verbs.keys() | lexicon.language.nouns.keys()))


# The reader


def _why_lost(attribution: Attribution, kept: Sequence[Attribution], scene: Scene) -> str:
    """Return why what the grammar found is not reported; nothing if it is."""
    if any(_is_one(attribution, other.cue.spans if other.cue else (), other.content) for other in kept):
        return ""
    cue = attribution.cue.spans if attribution.cue else ()
    if any(s.overlaps(t) for r in scene.parsed.readings or () if r.confidence >= TOGETHER for s in cue for t in r.cue):
        return Message("the reader gives its cue to another claim")
    return Message(
        "the reader does not see it, and the grammar is not sure enough alone: {asked:.2f} is asked, it has {own:.2f}",
        asked=TRUSTED,
        own=attribution.confidence,
    )


def _read(readings: Sequence[Reading], kept: Sequence[Attribution], here: Spans) -> Iterator[Read]:
    for reading in readings:
        if any(_touches(span, here) for span in (*reading.source, *reading.cue, *reading.content)):
            yield Read(reading=reading, words=_fate(reading, kept))


def _fate(reading: Reading, kept: Sequence[Attribution]) -> str:
    """Return in words what becomes of a reading."""
    number = next((a.number for a in kept if _is_one(a, reading.cue, reading.content)), None)
    if reading.confidence < TOGETHER:
        return Message("too unlikely to count: at least {asked:.2f} is asked", asked=TOGETHER)
    if number is not None:
        return Message("is a{number}", number=number)
    if reading.confidence < ALONE:
        return Message("the grammar does not have it, and alone {asked:.2f} is asked", asked=ALONE)
    return Message("left out: it names a standard or no source of its own")


def _is_one(attribution: Attribution, cue: Spans, content: Spans) -> bool:
    """Tell whether an attribution is the claim of a cue and content."""
    shared = overlap(attribution.content, content)
    own = attribution.cue.spans if attribution.cue else ()
    return shared >= ALIKE or bool(shared and overlap(own, cue))
