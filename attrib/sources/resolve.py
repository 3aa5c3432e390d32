"""Attributions in, sources out: who speaks, what kind of source it is, what the reader is told of it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from attrib.by_place import ByPlace
from attrib.lexicon import Lexicon
from attrib.messages import Message
from attrib.model import Attribution, Evidence, Mention, ParsedArticle, Source, SourceKind, Span, Spans
from attrib.records import replace
from attrib.sources.classify import classify, counted_bodies
from attrib.sources.describe import Details, describe, is_telling
from attrib.sources.group import Group, group_attributions
from attrib.sources.links import named_speakers, with_links
from attrib.sources.readings import read_description, read_reason, with_readings, with_silent
from attrib.sources.reasons import is_about_anonymity
from attrib.sources.shared_reasons import checked_reason, with_shared
from attrib.sources.tags import mend_tags
from attrib.sources.withheld import decide
from attrib.syntax import sentence_at, spans_of, words_inside

LONGEST_ID = 4
UNATTRIBUTED = "unattributed"
CONJUNCTION = 10
"""Letters of the longest conjunction of a reason, by itself: "aangezien"."""


def resolve_sources(
    parsed: ParsedArticle, attributions: tuple[Attribution, ...], lexicon: Lexicon
) -> tuple[Source, ...]:
    """Return the sources of an article in the order of their first attribution.

    Every attribution is in exactly one source; those that name nobody share one.
    """
    return sources_in(mend_tags(parsed, lexicon), attributions, lexicon)


def sources_in(parsed: ParsedArticle, attributions: tuple[Attribution, ...], lexicon: Lexicon) -> tuple[Source, ...]:
    """Return what `resolve_sources` does, for an article whose tags are mended already."""
    groups = with_links(group_attributions(parsed, attributions, lexicon), parsed, lexicon)
    groups, silent = with_silent(groups, attributions, parsed.article)
    left = [a for a in attributions if a.mention is None and a.number not in silent]
    named = named_speakers(left, parsed, lexicon)
    silent |= {a.number for group in named for a in group.attributions}
    taken: dict[str, int] = {}
    everybody = (*groups, *named)
    sources = [_source(group, parsed, lexicon, taken) for group in everybody]
    sources = _with_wholes(_with_shared_reasons(sources, everybody, parsed, lexicon), everybody)
    sources = list(_told_apart(sources))
    if nobody := tuple(a for a in attributions if a.mention is None and a.number not in silent):
        sources.append(_nobody(nobody))
    return tuple(sorted(sources, key=lambda source: source.attributions[0].number))


def _with_shared_reasons(
    sources: list[Source], groups: tuple[Group, ...], parsed: ParsedArticle, lexicon: Lexicon
) -> list[Source]:
    """Return sources of which those without a name have the reasons that hold for several, too."""
    pairs = [(source, group) for source, group in zip(sources, groups, strict=True) if source.kind.anonymous]
    spoken = ByPlace((s, (s, source.id)) for source in sources for m in source.mentions for s in m.spans)
    reasoned = ByPlace((span, (source, group)) for source, group in pairs for span in source.reason)
    own = [
        ()
        if _is_told_of_another(source, spoken) or _is_nearer_to_another(source, group, reasoned, parsed)
        else source.reason
        for source, group in pairs
    ]
    reasons = with_shared(own, [group for _, group in pairs], parsed, lexicon)
    given = {source.id: reason for (source, _), reason in zip(pairs, reasons, strict=True)}
    return [_with_reason(source, given.get(source.id, source.reason)) for source in sources]


def _is_nearer_to_another(
    source: Source, group: Group, reasoned: ByPlace[tuple[Source, Group]], parsed: ParsedArticle
) -> bool:
    """Tell whether another source has the same reason and stands in the sentence that gives it, and this one does not.

    "A second official agreed" is far from "a lawyer, declining to be named because of an agreement". Of two groups both
    may be meant.
    """
    rivals = [
        other
        for span in source.reason
        for other, rival in reasoned.overlapping(span)
        if other is not source and rival.whole is None and not (_are_several(group) and _are_several(rival))
    ]
    if not rivals:
        return False
    here = sentence_at(source.reason[0].start, parsed.sentences).span
    stands = [any(span.overlaps(here) for m in s.mentions for span in m.spans) for s in (source, *rivals)]
    return not stands[0] and any(stands[1:])


def _are_several(group: Group) -> bool:
    return any(phrase.plural for phrase in group.phrases)


def _is_told_of_another(source: Source, spoken: ByPlace[tuple[Span, str]]) -> bool:
    """Tell whether the reason stands inside the words for another: "functionarissen … een ambtenaar, die vreest …"."""
    owners = {owner for span in source.reason for place, owner in spoken.overlapping(span) if place.covers(span)}
    return bool(owners) and source.id not in owners


def _with_reason(source: Source, reason: Spans) -> Source:
    """Return a source with a reason why it is not named: its name is kept back then, unless words tell otherwise."""
    if reason == source.reason:
        return source
    by_words = source.evidence[-1].span is not None
    return replace(source, reason=reason, withheld=source.withheld if by_words or not reason else True)


def _with_wholes(sources: list[Source], groups: tuple[Group, ...]) -> list[Source]:
    """Return sources that know of which other one they are a member."""
    speakers = {claim.number: source.id for source in sources for claim in source.attributions}
    wholes = (group.whole.attributions if group.whole else () for group in groups)
    ids = (next((speakers[claim.number] for claim in claims if claim.number in speakers), "") for claims in wholes)
    return [
        replace(source, whole=whole) if whole != source.id else source
        for source, whole in zip(sources, ids, strict=True)
    ]


def _told_apart(sources: list[Source]) -> Iterator[Source]:
    """Yield sources of which those without a name are never called by the same words: "een ambtenaar (2)"."""
    called: Counter[str] = Counter()
    for source in sorted(sources, key=lambda source: source.attributions[0].number):
        if not source.kind.anonymous:
            yield source
            continue
        called[source.phrase.lower()] += 1
        number = called[source.phrase.lower()]
        yield replace(source, phrase=f"{source.phrase} ({number})") if number > 1 else source


def _nobody(attributions: tuple[Attribution, ...]) -> Source:
    evidence = Evidence(span=None, why=Message("nobody is named for the claim"))
    return Source(
        id=UNATTRIBUTED, name="", kind=SourceKind.UNATTRIBUTED, evidence=(evidence,), attributions=attributions
    )


def _source(group: Group, parsed: ParsedArticle, lexicon: Lexicon, taken: dict[str, int]) -> Source:
    by_words = classify(group, parsed, lexicon)
    verdict = counted_bodies(group, lexicon) or with_readings(by_words, group.attributions, parsed)
    details = describe(group, verdict.kind, parsed, lexicon)
    anonymous = verdict.kind.anonymous
    standing = decide(group, verdict.kind, parsed, lexicon) if anonymous else None
    name = _name(group, parsed)
    mentions = dict.fromkeys(attribution.mention for attribution in group.attributions if attribution.mention)
    return Source(
        id=_unique(_slug(_id_words(group, name)), taken),
        name=name,
        phrase=_phrase(group, name, parsed, lexicon) if anonymous else "",
        kind=verdict.kind,
        evidence=(verdict.evidence, standing.evidence) if standing else (verdict.evidence,),
        attributions=group.attributions,
        mentions=tuple(mentions),
        role=details.role,
        description=_description(group, details, parsed, lexicon) if anonymous else details.description,
        reason=_reason(group, details, parsed, lexicon) if anonymous else details.reason,
        formulaic=details.formulaic,
        identified_document=details.identified_document,
        withheld=standing.withheld if standing else None,
    )


def _description(group: Group, details: Details, parsed: ParsedArticle, lexicon: Lexicon) -> Spans:
    """Return the words that the reader takes for a description if they tell something, else those of the grammar."""
    read = read_description(group.attributions)
    return read if is_telling(read, parsed, lexicon) else details.description


def _reason(group: Group, details: Details, parsed: ParsedArticle, lexicon: Lexicon) -> Spans:
    """Return the reason that the grammar finds, whole, or else the one that the reader finds.

    What somebody fears can be read as a claim, which leaves the grammar its conjunction: "omdat | zij ontslag vreest".
    """
    if sum(map(len, details.reason)) > CONJUNCTION:
        return details.reason
    return checked_reason(details.reason or read_reason(group.attributions), parsed, lexicon)


def _name(group: Group, parsed: ParsedArticle) -> str:
    """Return the name as a reader would say it, or the words of the fullest mention."""
    if group.figures:
        return " & ".join(" ".join(figure.fullest.words) for figure in group.figures)
    phrase = max(group.phrases, key=lambda p: (not p.pronoun, len(p.core)))
    tokens = phrase.core
    start, end = tokens[0].span.start, tokens[-1].span.end
    return " ".join(parsed.article.text[start:end].split())


def _phrase(group: Group, name: str, parsed: ParsedArticle, lexicon: Lexicon) -> str:
    """Return the fullest words for a source without a name; of one of a group, with the words for the group.

    een van hen (ambtenaren van Financiën)
    """
    texts = {}
    for claim in group.attributions:
        if claim.mention:
            texts[claim.mention] = _without_condition(claim.mention, parsed, lexicon)
    spoken = [texts[m] for m in texts if not (len(m.spans) == 1 and _is_pronoun(m, group))]
    own = max((*spoken, name), key=lambda words: len(words.split()))
    nouns = [p for p in group.whole.phrases if not p.pronoun] if group.whole else []
    if not nouns or any(p.head.text.lower() in own.lower() for p in nouns):
        return own
    whole = max(nouns, key=lambda phrase: len(phrase.core)).core
    return f"{own} ({' '.join(parsed.article.text[whole[0].span.start : whole[-1].span.end].split())})"


def _without_condition(mention: Mention, parsed: ParsedArticle, lexicon: Lexicon) -> str:
    """Return the words of a mention without a clause on its anonymity: "The diplomats | , who asked …"."""
    tokens = words_inside(parsed.sentences[mention.sentence].tokens, mention.spans)
    comma = next((place for place, token in enumerate(tokens) if place and token.text == ","), len(tokens))
    told = tokens[:comma] if is_about_anonymity(tokens[comma:], lexicon) else tokens
    spans = spans_of(told, parsed.article.text) or mention.spans
    return " ".join(parsed.article.slice(Span(spans[0].start, spans[-1].end)).split())


def _is_pronoun(mention: Mention, group: Group) -> bool:
    """Tell whether a mention is a pronoun alone, by the phrases of its speaker."""
    return any(p.pronoun and (p.sentence, p.head.index) == (mention.sentence, mention.head) for p in group.phrases)


def _id_words(group: Group, name: str) -> str:
    if len(group.figures) == 1 and group.figures[0].person:
        return group.figures[0].fullest.words[-1]
    return name


def _slug(name: str) -> str:
    """Return a name in plain letters with hyphens.

    >>> _slug("De Amerikaanse functionarissen")
    'de-amerikaanse-functionarissen'
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", letters.replace("'", ""))
    return "-".join(words[:LONGEST_ID]) or "source"


def _unique(slug: str, taken: dict[str, int]) -> str:
    """Return an id that no source has, and note it; `taken` has the number to try next where one is wanted again.

    >>> taken = {}
    >>> [_unique(slug, taken) for slug in ("clerk", "clerk", "clerk-2", "clerk")]
    ['clerk', 'clerk-2', 'clerk-2-2', 'clerk-3']
    """
    first = unique = slug if slug != UNATTRIBUTED else f"{slug}-source"
    while unique in taken:
        unique = f"{slug}-{taken[first]}"
        taken[first] += 1
    taken[unique] = 2
    return unique
