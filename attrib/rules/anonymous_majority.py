"""Most of what the article attributes rests on anonymous sources.

## What it finds

An article of four or more attributed claims in which sources without a name make more than half of the claims, counted
in words. This is a finding about the article as a whole.

    flagged    Two long claims of officials, one of insiders, and a short denial by the ministry.
               Twee lange beweringen van ambtenaren, een van ingewijden, en een korte ontkenning van het ministerie.
    fine       A claim of an official, and three of named persons.
               Een bewering van een ambtenaar, en drie van personen met naam.

## Why

One anonymous source among others adds to a story; a story made of them asks the reader to take most of it on trust.

- New York Times: stories that depend mainly on anonymous sources need the most senior approval:
  https://poynter.org/2016/new-york-times-cracks-down-on-anonymous-sources/401785
- AP: anonymous only for what is vital and cannot be had otherwise:
  https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
- Reuters: named is preferable, anonymous is the weakest: https://handbook.reuters.com

## How it is detected

Each claim that stands in nobody else's counts with its words, from 8 to 40, as in the index. Claims that rest on nobody
count among the whole. The share above which the rule speaks is `anonymous-share` in the policy. An article without any
identified source is left to ATR108.

## Known false alarms

Claims of named sources that were missed make the share of the anonymous ones too large.

## How to mend it

Give more room to sources with a name, or bring in a document.

## How to ignore it

With `<!-- attrib: ignore-file[ATR109] reason -->` anywhere in Markdown or HTML, or the line
`ignore-file[ATR109] reason` in the side-car of a plain text; with `per-file-ignores` in `attrib.toml`, or a baseline.
"""

from collections.abc import Iterator

from attrib.messages import Message
from attrib.model import Analysis, Attribution, Finding, Level, Policy, Rule, count_words
from attrib.rules.passages import anonymous_sources, outer_claims, place, source_excerpt

RULE = Rule(
    code="ATR109",
    slug="anonymous-majority",
    level=Level.INFO,
    summary=Message("Most of what the article attributes rests on anonymous sources"),
    help=__doc__,
)


def check(analysis: Analysis, policy: Policy) -> Iterator[Finding]:
    """Yield a finding if anonymous sources make more than their share of the claim words."""
    claims = [claim for claim in analysis.attributions if claim.nested_in is None]
    anonymous = list(anonymous_sources(analysis))
    if len(claims) < policy.thresholds["anonymous-share-claims"] or not any(s.identified for s in analysis.sources):
        return
    whole = sum(_words(analysis, claim, policy) for claim in claims)
    part = sum(_words(analysis, claim, policy) for source in anonymous for claim in outer_claims(source))
    if part <= policy.thresholds["anonymous-share"] * whole:
        return
    most = max(anonymous, key=lambda source: sum(_words(analysis, claim, policy) for claim in outer_claims(source)))
    name = source_excerpt(analysis.article, most, outer_claims(most)[0])
    yield Finding(
        code=RULE.code,
        slug=RULE.slug,
        level=RULE.level,
        message=Message(
            "{share:.0%} of the claim words rest on sources without a name, the most on {name}. "
            "Give more room to sources with a name, or bring in a document.",
            share=part / whole,
            name=name,
        ),
        span=None,
        related=tuple(place(outer_claims(source)[0]) for source in anonymous),
    )


def _words(analysis: Analysis, claim: Attribution, policy: Policy) -> float:
    """Return how many words a claim counts with, as in the index."""
    words = sum(count_words(analysis.article.slice(span)) for span in claim.content)
    return min(max(words, policy.thresholds["claim-words-least"]), policy.thresholds["claim-words-most"])
