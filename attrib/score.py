"""The source transparency index: how much an article tells its reader about where its claims come from.

    w     = clamp(content words, 8, 40) · (1.5 in headline or lead, else 1)
    T     = Σ w · value(source) / Σ w             how much the reader is told
    B     = min(1, identified sources / target)   how many identified sources there are
    index = round(100 · (0.75 · T + 0.25 · B))

A claim within another's claim has no weight: the outer source answers to the reader. The index is no
measure of truth. Values and numbers stand in policies/default.toml.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import floor
from types import MappingProxyType

from attrib.messages import Message
from attrib.model import Analysis, Attribution, Policy, Score, ScoredAttribution, Share, Source, SourceKind, count_words

# The thresholds of the policy that the score rests on.
NUMBERS = (
    "claim-words-least",
    "claim-words-most",
    "lead-factor",
    "transparency-share",
    "words-for-one-source",
    "words-for-two-sources",
    "words-for-three-sources",
    "least-attributions",
    "least-words",
)


def compute_score(analysis: Analysis, policy: Policy) -> Score:
    """Return the index of an article with its parts; without index where the text gives too little to go by."""
    items = weigh_claims(analysis, policy)
    words = count_words(analysis.article.text)
    identified = sum(source.identified for source in analysis.sources)
    target = target_sources(words, policy.thresholds)
    told = transparency(items)
    reached = breadth(identified, target)
    reason = too_little(len(items), words, policy.thresholds)
    return Score(
        index=None if reason or told is None else index(told, reached, policy.thresholds["transparency-share"]),
        null_reason=reason,
        transparency=told,
        breadth=reached,
        words=words,
        sources=sum(source.kind is not SourceKind.UNATTRIBUTED for source in analysis.sources),
        identified=identified,
        target=target,
        shares=shares(analysis, items),
        items=items,
        values=policy.values,
        thresholds=MappingProxyType({name: policy.thresholds[name] for name in NUMBERS}),
    )


def weigh_claims(analysis: Analysis, policy: Policy) -> tuple[ScoredAttribution, ...]:
    """Return weight and value of every claim that no other claim holds."""
    sources = _sources_by_number(analysis)
    return tuple(
        ScoredAttribution(
            number=attribution.number,
            words=(words := claim_words(analysis, attribution, policy.thresholds)),
            weight=words * (policy.thresholds["lead-factor"] if (lead := analysis.in_lead(attribution)) else 1.0),
            value=policy.values[(row := standing(sources[attribution.number]))],
            counted=content_words(analysis, attribution),
            lead=lead,
            standing=row,
        )
        for attribution in analysis.attributions
        if attribution.nested_in is None
    )


def claim_words(analysis: Analysis, attribution: Attribution, thresholds: Mapping[str, float]) -> int:
    """Return how many words of content a claim counts with."""
    words = content_words(analysis, attribution)
    return int(min(max(words, thresholds["claim-words-least"]), thresholds["claim-words-most"]))


def content_words(analysis: Analysis, attribution: Attribution) -> int:
    """Return how many words of content a claim has."""
    return sum(count_words(analysis.article.slice(span)) for span in attribution.content)


def standing(source: Source) -> str:
    """Return the name, in the policy's table of values, of what the reader is told about a source."""
    match source.kind:
        case SourceKind.NAMED_PERSON:
            return "named-person-with-role" if source.role else "named-person"
        case SourceKind.DOCUMENT:
            return "identified-document" if source.identified_document else "unidentified-document"
        case SourceKind.ANONYMOUS_OFFICIAL | SourceKind.ANONYMOUS_OTHER if source.withheld is False:
            return "not-named"
        case SourceKind.ANONYMOUS_OFFICIAL | SourceKind.ANONYMOUS_OTHER if not source.description:
            return "bare-anonymous"
        case SourceKind.ANONYMOUS_OFFICIAL | SourceKind.ANONYMOUS_OTHER:
            return "anonymous-with-reason" if source.reason else "anonymous-described"
    return source.kind.value


def transparency(items: Iterable[ScoredAttribution]) -> float | None:
    """Return the weighted mean of the values, None if nothing has weight.

    >>> transparency([ScoredAttribution(number=1, words=10, weight=10, value=1.0),
    ...               ScoredAttribution(number=2, words=30, weight=30, value=0.2)])
    0.4
    """
    pairs = [(item.weight, item.weight * item.value) for item in items]
    total = sum(weight for weight, _ in pairs)
    return sum(worth for _, worth in pairs) / total if total else None


def target_sources(words: int, thresholds: Mapping[str, float]) -> int:
    """Return how many identified sources an article of so many words should have."""
    bounds = ("words-for-one-source", "words-for-two-sources", "words-for-three-sources")
    return 1 + sum(words > thresholds[bound] for bound in bounds)


def breadth(identified: int, target: int) -> float:
    """Return the share of the target that the identified sources reach.

    >>> breadth(1, 2), breadth(5, 2)
    (0.5, 1.0)
    """
    return min(1.0, identified / target)


def index(told: float, reached: float, told_share: float) -> int:
    """Return the index of transparency and breadth, rounded half up.

    >>> index(0.5, 1.0, 0.75)
    63
    """
    return floor(round(100 * (told_share * told + (1 - told_share) * reached), 9) + 0.5)


def too_little(claims: int, words: int, thresholds: Mapping[str, float]) -> str | None:
    """Return why a text is too short for an index, None if it is not."""
    if words < thresholds["least-words"]:
        return Message(
            "an index needs {least:g} words, the text has {words}", least=thresholds["least-words"], words=words
        )
    if claims < max(1, thresholds["least-attributions"]):
        least = thresholds["least-attributions"]
        return Message("an index needs {least:g} attributed claims, the text has {claims}", least=least, claims=claims)
    return None


def shares(analysis: Analysis, items: Iterable[ScoredAttribution]) -> tuple[Share, ...]:
    """Return the claim words by kind of source, capped as in the index, without the factor of the lead."""
    sources = _sources_by_number(analysis)
    words: Counter[SourceKind] = Counter()
    for item in items:
        words[sources[item.number].kind] += item.words
    return tuple(
        Share(kind=kind, words=words[kind], share=words[kind] / words.total()) for kind in SourceKind if words[kind]
    )


def _sources_by_number(analysis: Analysis) -> dict[int, Source]:
    """Return the source of every attribution by the attribution's number."""
    return {attribution.number: source for source in analysis.sources for attribution in source.attributions}
