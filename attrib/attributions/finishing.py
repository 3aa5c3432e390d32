"""Drafts become attributions: coordinated sources split, the form told, nesting found, numbers given."""

from collections.abc import Iterable, Sequence

from attrib.attributions.draft import Draft
from attrib.attributions.noun_phrases import (
    NounPhrase,
    added_people,
    coordinated,
    noun_phrase,
    talk_phrase,
    with_conjuncts,
)
from attrib.attributions.quotes import quotations_at
from attrib.attributions.scene import Scene
from attrib.by_place import ByPlace
from attrib.lexicon import Lexicon
from attrib.model import Article, Attribution, Cue, Form, Mention, Quotation, Span, Spans
from attrib.records import replace
from attrib.syntax import is_inside, spans_of, words_inside

# A claim within a claim leans on two readings of its sentence: on the development articles fewer of them are right.
WITHIN = 0.75
# Share of a content's letters between quotation marks from which on all of it is quoted.
ALL = 0.95


def finished(drafts: Iterable[Draft], scene: Scene) -> tuple[Attribution, ...]:
    """Return drafts as attributions in reading order, one for each of several coordinated sources."""
    split = [part for draft in drafts for part in split_sources(draft, scene.lexicon)]
    ordered = in_reading_order(_attribution(draft, scene) for draft in split)
    return tuple(replace(a, confidence=round(a.confidence * (WITHIN if a.nested_in else 1), 3)) for a in ordered)


# Sources


def split_sources(draft: Draft, lexicon: Lexicon) -> list[Draft]:
    """Return one draft for each of several coordinated sources."""
    if draft.mention is None:
        return [draft]
    if not lexicon.language.broad and (added := added_people(draft.mention, lexicon)):
        before = [t for t in draft.mention.tokens if t.index < added.tokens[0].index]
        while before[-1].upos in ("ADP", "CCONJ", "PUNCT"):
            before.pop()
        first = NounPhrase(head=draft.mention.head, tokens=tuple(before))
        return [*split_sources(replace(draft, mention=first), lexicon), replace(draft, mention=added)]
    outside = frozenset(t.index for t in (*draft.cue, *words_inside(draft.sentence.tokens, draft.content)))
    heads = [h for h in coordinated(draft.sentence, draft.mention.head, draft.cue) if h.index not in outside]
    # Without "and" it is an apposition that the tree has for a list: "Het slachtoffer, een vrouw uit Tiel, zei".
    joined = any(t.upos == "CCONJ" for t in draft.sentence.tokens[heads[0].index : heads[-1].index]) if heads else False
    if len(heads) < 2 or lexicon.language.broad or not joined:
        whole = with_conjuncts(draft.sentence, draft.mention, draft.cue, outside)
        return [draft if whole is draft.mention else replace(draft, mention=whole)]
    others = [
        talk_phrase(draft.sentence, head, lexicon) or noun_phrase(draft.sentence, head, lexicon, outside)
        for head in heads[1:]
    ]
    return [draft, *(replace(draft, mention=phrase) for phrase in others)]


def _attribution(draft: Draft, scene: Scene) -> Attribution:
    """Return a draft as an attribution without number."""
    return Attribution(
        number=0,
        mention=_mention(draft, scene.article),
        cue=_cue(draft, scene.article),
        content=draft.content,
        form=form_of(draft.content, scene.quotations, scene.article),
        pattern=draft.pattern,
        confidence=draft.confidence,
    )


def _mention(draft: Draft, article: Article) -> Mention | None:
    spans = spans_of(draft.mention.tokens, article.text) if draft.mention else ()
    if draft.mention is None or not spans:
        return None
    return Mention(spans=spans, sentence=draft.sentence.index, head=draft.mention.head.index)


def _cue(draft: Draft, article: Article) -> Cue | None:
    spans = spans_of(draft.cue, article.text)
    return Cue(spans=spans, lemma=draft.lemma, kind=draft.kind, traits=draft.traits) if spans else None


# Form


def form_of(content: Spans, quotations: tuple[Quotation, ...], article: Article) -> Form:
    """Return how much of a content stands between quotation marks."""
    start = min([span.start for span in content], default=0)
    end = max([span.end for span in content], default=0)
    near = [s for q in quotations_at(quotations, start, end) for s in q.spans if s.start < end and start < s.end]
    quoted = [s for s in near if any(s.overlaps(span) for span in content)]
    if not quoted:
        return Form.INDIRECT
    all_letters = sum(letters(article.slice(span)) for span in content)
    shared = {
        Span(max(s.start, span.start), min(s.end, span.end)) for s in quoted for span in content if s.overlaps(span)
    }
    inside = sum(letters(article.slice(span)) for span in shared)
    if not inside:
        return Form.INDIRECT
    return Form.DIRECT if inside >= ALL * all_letters else Form.MIXED


def letters(text: str) -> int:
    """Return how many letters and digits a text has."""
    return sum(map(str.isalnum, text))


# Nesting and numbers


def in_reading_order(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Return attributions in reading order, numbered, each knowing in whose content it stands."""
    ordered = sorted(attributions, key=lambda a: (a.span.start, a.anchor.start))
    contents = ByPlace((span, number) for number, a in enumerate(ordered, start=1) for span in a.content)
    return tuple(
        replace(attribution, number=number, nested_in=_holder(attribution, ordered, contents))
        for number, attribution in enumerate(ordered, start=1)
    )


def _holder(attribution: Attribution, ordered: Sequence[Attribution], contents: ByPlace[int]) -> int | None:
    """Return the number of the smallest claim in whose content an attribution stands."""
    around = ((ordered[number - 1], number) for number in contents.around(attribution.anchor))
    holders = [
        (sum(map(len, other.content)), number)
        for other, number in around
        if other is not attribution
        and other.content != attribution.content
        and all(is_inside(span, other.content) for span in attribution.content)
    ]
    return min(holders)[1] if holders else None
