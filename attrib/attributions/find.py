"""Finding the attributions of an article: cues, contents, mentions and quotations put together."""

from attrib.attributions.draft import Draft
from attrib.attributions.drafts import drafts_of
from attrib.attributions.form import form_of
from attrib.attributions.judge import (
    is_attribution,
    without_asides,
    without_doubles,
    without_nested,
    without_own_attitudes,
)
from attrib.attributions.phrases import Phrase, added_people, coordinated, noun_phrase, talk_phrase, with_conjuncts
from attrib.attributions.readings import with_readings
from attrib.attributions.runs import join_runs
from attrib.attributions.speakers import attach_quotations
from attrib.attributions.uncued import (
    find_colons,
    find_labels,
    find_signatures,
    find_silent_speakers,
    find_unlisted_cues,
)
from attrib.attributions.weigh import likely, weigh
from attrib.model import (
    Article,
    Attribution,
    Cue,
    Language,
    Mention,
    ParsedArticle,
    Quotation,
    Sentence,
    Span,
)
from attrib.records import replace
from attrib.syntax import is_inside, spans_of, words_inside

# A claim within a claim leans on two readings of its sentence: on the development articles fewer of them are right.
WITHIN = 0.75


def find_attributions(
    parsed: ParsedArticle, quotations: tuple[Quotation, ...], language: Language
) -> tuple[Attribution, ...]:
    """Return the attributions of an article in reading order, nested ones included.

    “It is over”, | said | two officials who saw the letter.
    content         cue    source (mention)
    """
    by_grammar = _numbered(find_drafts(parsed, quotations, language), quotations, parsed, language)
    return with_readings(parsed, by_grammar, quotations, language)


def find_drafts(parsed: ParsedArticle, quotations: tuple[Quotation, ...], language: Language) -> list[Draft]:
    """Return what becomes the attributions, in the order of their cues, each as likely as it looks in the end."""
    article = parsed.article
    drafts = [draft for sentence in parsed.sentences for draft in drafts_of(sentence, article, language)]
    drafts = attach_quotations(drafts, quotations, article, language)
    drafts = [_pointed_back(draft, drafts, parsed) for draft in drafts]
    drafts = [_shared_content(draft, drafts, language) for draft in drafts]
    drafts = [draft for draft in drafts if is_attribution(draft, quotations, language, article)]
    weighed = likely(drafts, quotations, article, language)
    drafts = list(weighed)
    drafts += list(find_colons(parsed, drafts, quotations, language))
    drafts += list(find_signatures(parsed, drafts, quotations, language))
    drafts += list(find_unlisted_cues(parsed, drafts, quotations, language))
    claimed = [s for d in drafts for s in d.content]
    drafts += [d for d in find_labels(parsed, language) if not any(s.overlaps(c) for s in d.content for c in claimed)]
    drafts = without_asides(without_own_attitudes(without_doubles(drafts), language))
    drafts = join_runs(drafts, quotations, parsed, language)
    drafts += find_silent_speakers(parsed, drafts, quotations, language)
    drafts = without_nested(drafts) if language.broad else drafts
    return weigh(drafts, quotations, article, language, weighed)


def _pointed_back(draft: Draft, drafts: list[Draft], parsed: ParsedArticle) -> Draft:
    """Return a draft whose content is a pronoun together with the sentence that the pronoun stands for.

    If that sentence is itself an attribution, what is claimed there is meant.
    """
    if not draft.points_back:
        return draft
    index = draft.sentence.index - 1
    if index < 0 or parsed.sentences[index].paragraph != draft.sentence.paragraph:
        return draft
    before = parsed.sentences[index]
    told = [d for d in drafts if d.mention or d.kind == "hearsay"]  # "complaints about it" tell nobody's claim
    earlier = [d for d in told if d.sentence.index == index and d.content and not d.points_back]
    pointed = earlier[-1].content if earlier else (Span(before.span.start, _without_stop(before, parsed.article)),)
    return replace(draft, content=(*pointed, *draft.content))


def _shared_content(draft: Draft, drafts: list[Draft], language: Language) -> Draft:
    """Return a cited source with the content of the verb it stands beside: "meldt X op basis van bronnen"."""
    if draft.lemma not in language.cues["citing"]:
        return draft
    verbs = [d for d in drafts if d.sentence is draft.sentence and d.kind not in ("phrase", "hearsay") and d.mention]
    beside = [d for d in verbs if any(s.overlaps(d.anchor) for s in draft.content)]
    return replace(draft, content=beside[-1].content) if beside else draft


def _without_stop(sentence: Sentence, article: Article) -> int:
    """Return the end of a sentence before its full stop."""
    end = sentence.span.end
    return end - 1 if article.text[end - 1] == "." else end


def _numbered(
    drafts: list[Draft], quotations: tuple[Quotation, ...], parsed: ParsedArticle, language: Language
) -> tuple[Attribution, ...]:
    """Turn drafts into attributions in reading order, one for each of several coordinated sources."""
    split = [part for draft in drafts for part in split_sources(draft, language)]
    split.sort(key=lambda d: (d.reach.start, d.anchor.start))
    claims = [(span.start, span.end, number) for number, draft in enumerate(split, start=1) for span in draft.content]
    outer = [_outer(draft, split, claims) for draft in split]
    return tuple(
        Attribution(
            number=number,
            mention=_mention(draft, parsed.article),
            cue=_cue(draft, parsed.article),
            content=draft.content,
            form=form_of(draft.content, quotations, parsed.article),
            pattern=draft.pattern,
            confidence=round(draft.confidence * (WITHIN if holder else 1), 3),
            nested_in=holder,
        )
        for number, (draft, holder) in enumerate(zip(split, outer, strict=True), start=1)
    )


def split_sources(draft: Draft, language: Language) -> list[Draft]:
    """Return one draft for each of several coordinated sources."""
    if draft.mention is None or draft.kind == "noun":
        return [draft]
    if not language.broad and (added := added_people(draft.mention, language)):
        before = [t for t in draft.mention.tokens if t.index < added.tokens[0].index]
        while before[-1].upos in ("ADP", "CCONJ", "PUNCT"):
            before.pop()
        first = Phrase(head=draft.mention.head, tokens=tuple(before))
        return [*split_sources(replace(draft, mention=first), language), replace(draft, mention=added)]
    outside = frozenset(t.index for t in draft.cue) | _indices(draft)
    heads = [h for h in coordinated(draft.sentence, draft.mention.head, draft.cue) if h.index not in outside]
    # Without "and" it is an apposition that the tree has for a list: "Het slachtoffer, een vrouw uit Tiel, zei".
    joined = any(t.upos == "CCONJ" for t in draft.sentence.tokens[heads[0].index : heads[-1].index]) if heads else False
    if len(heads) < 2 or language.broad or not joined:
        whole = with_conjuncts(draft.sentence, draft.mention, draft.cue, outside)
        return [draft if whole is draft.mention else replace(draft, mention=whole)]
    phrases = [
        draft.mention,
        *(
            talk_phrase(draft.sentence, head, language) or noun_phrase(draft.sentence, head, language, outside)
            for head in heads[1:]
        ),
    ]
    return [replace(draft, mention=phrase) for phrase in phrases]


def _indices(draft: Draft) -> frozenset[int]:
    """Return the words of a draft's content that lie in its sentence."""
    return frozenset(t.index for t in words_inside(draft.sentence.tokens, draft.content))


def _mention(draft: Draft, article: Article) -> Mention | None:
    spans = spans_of(draft.mention.tokens, article.text) if draft.mention else ()
    if draft.mention is None or not spans:
        return None
    return Mention(spans=spans, sentence=draft.sentence.index, head=draft.mention.head.index)


def _cue(draft: Draft, article: Article) -> Cue | None:
    spans = spans_of(draft.cue, article.text)
    return Cue(spans=spans, lemma=draft.lemma, kind=draft.kind) if spans else None


def _outer(draft: Draft, drafts: list[Draft], claims: list[tuple[int, int, int]]) -> int | None:
    """Return the number of the attribution whose content holds this one's cue and content.

    `claims` has start, end and number of every content's spans.
    """
    start, end = draft.anchor.start, draft.anchor.end
    around = ((drafts[number - 1], number) for first, last, number in claims if first <= start and end <= last)
    holders = [
        (sum(map(len, other.content)), number)
        for other, number in around
        if other is not draft
        and all(is_inside(span, other.content) for span in draft.content)
        and other.content != draft.content
    ]
    return min(holders)[1] if holders else None
