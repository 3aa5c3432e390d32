"""Another outlet stands for a source that it does not name itself.

## What it finds

An outlet as the source of a claim which, in the same article, itself rests on an anonymous source.

    flagged    The minister will resign, the Harbour Post reported, citing two officials.
               De minister treedt af, meldt de Havenkrant. Twee ambtenaren hebben dat aan de krant verteld.
    fine       The minister will resign, the Harbour Post reported. Her party confirmed it.
               De minister treedt af, meldt de Havenkrant. Haar partij bevestigt dat.

## Why

"The paper reports" sounds like a source with a name. Passed on often enough, somebody whom no reader can know becomes a
fact that everybody prints.

- NRC's ombudsman warns of this laundering, 17 April 2004: https://nrc.nl
- Houston Chronicle: others' anonymous stories are not published again
- NVJ: what other media found is credited openly: https://nvj.nl

## How it is detected

The source is an outlet of the list `media` of the language. Somebody anonymous speaks inside its claim, or makes the
same claim beside it, by words such as "citing".

Measured on what it was developed with: right in 2 of 2 findings on 441 English news articles from 2015 and 2016, and in
1 of 1 on 11 Dutch articles: too few for more than a hint.

## Known false alarms

An outlet that speaks of anonymous sources as its subject; a newsroom that cites its own earlier article.

## How to mend it

Say that the other outlet does not name its source either, and whether you have confirmed it yourselves.

## How to ignore it

Add `<!-- attrib: ignore[ATR207] reason -->` before the passage, a line in the side-car file of a plain text, or the
code under `per-file-ignores` in `attrib.toml`; a baseline keeps old findings out.
"""

from collections.abc import Iterator

from attrib.by_place import ByPlace
from attrib.messages import Message
from attrib.model import Analysis, Attribution, Finding, Level, Policy, Rule, Source, SourceKind
from attrib.rules.listed_phrases import words_of
from attrib.rules.passages import claims_by_place, outer_claims, place, source_excerpt

RULE = Rule(
    code="ATR207",
    slug="laundered-anonymity",
    level=Level.WARNING,
    summary=Message("Another outlet stands for a source that it does not name itself"),
    help=__doc__,
    default=False,
)


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every claim of an outlet that rests on an anonymous source."""
    hidden_claims = claims_by_place(a for a in analysis.attributions if a.mention and _is_hidden(analysis, a))
    for outlet in analysis.sources:
        if not _is_outlet(analysis, outlet):
            continue
        for claim in outer_claims(outlet):
            hidden = _rests_on(analysis, claim, hidden_claims)
            if hidden is None:
                continue
            source = analysis.source_of(hidden)
            yield Finding(
                code=RULE.code,
                slug=RULE.slug,
                level=RULE.level,
                message=Message(
                    "{name} does not name its source either: {words}. "
                    "Tell the reader so, and whether it was confirmed independently.",
                    name=source_excerpt(analysis.article, outlet, claim),
                    words=source_excerpt(analysis.article, source, hidden),
                ),
                span=place(claim),
                related=(place(hidden),),
                attribution=claim.number,
                source=outlet.id,
            )


def _is_outlet(analysis: Analysis, source: Source) -> bool:
    """Tell whether a source is a newspaper, broadcaster or agency by name or noun."""
    media = analysis.lexicon.words("media")
    words = words_of(source.name)
    without_article = words[words[:1] != () and analysis.lexicon.has(words[0], "articles_definite") :]
    return source.kind is SourceKind.NAMED_ORGANIZATION and not media.isdisjoint(
        (" ".join(words), " ".join(without_article), *words)
    )


def _is_hidden(analysis: Analysis, claim: Attribution) -> bool:
    return analysis.source_of(claim).kind.anonymous


def _rests_on(analysis: Analysis, claim: Attribution, hidden: ByPlace[tuple[int, Attribution]]) -> Attribution | None:
    """Return the first claim of an anonymous source that stands in a claim or is the same."""
    inner = [other for other in analysis.held_by(claim) if other.mention and _is_hidden(analysis, other)]
    near = (other for own in claim.content for _, other in hidden.overlapping(own))
    same = (other for other in near if other.nested_in is None)
    return min((*inner, *same), key=lambda other: other.number, default=None)
