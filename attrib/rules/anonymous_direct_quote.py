"""An anonymous source is quoted in its own words.

## What it finds

Five words or more between quotation marks that the article hands to an anonymous source.

    flagged    "He never wanted this deal to work," a diplomat said.
               "Hij heeft dit akkoord nooit gewild", zegt een diplomaat.
    fine       According to a diplomat, he never wanted the deal.
               Volgens een diplomaat heeft hij het akkoord nooit gewild.

## Why

Literal words carry a voice, and belong with a name; a paraphrase passes on the information without the spin.

- NRC is very reluctant with anonymous quotations and wants opinions paraphrased: https://nrccode.nrc.nl/hoe-we-werken
- New York Times: anonymous direct quotations are to be rarer, with approval:
  https://washingtonpost.com/blogs/erik-wemple/wp/2016/03/15/the-new-york-times-tightens-rules-for-using-anonymous-sources
- Guardian's code: anonymous quotations sparingly, and no pejorative ones: https://mediawise.org.uk
- De Limburger, article 6: a quotation always says whose it is: https://limburger.nl

## How it is detected

The words between quotation marks in the content of an attribution, counted together, when its source is of an
anonymous kind. A quotation within a claim of somebody else that stands inside is that one's, not counted here.

## Known false alarms

Terms, slogans and titles between quotation marks in a paraphrase, where together they come to five words.

## How to mend it

Paraphrase, or find somebody who says it with a name.

## How to ignore it

With `<!-- attrib: ignore[ATR106] reason -->` in the paragraph or on the line before it, in Markdown and HTML; with
`ignore[ATR106] "words of the passage" reason` in the side-car of a plain text; with `per-file-ignores` in
`attrib.toml`, or a baseline.
"""

from collections.abc import Iterator

from attrib.model import Analysis, Attribution, Finding, Level, Policy, Quotation, Rule
from attrib.rules.passages import anonymous_sources, around, excerpt, outer_claims, source_excerpt

RULE = Rule(
    code="ATR106",
    slug="anonymous-direct-quote",
    level=Level.WARNING,
    summary="An anonymous source is quoted in its own words",
    help=__doc__,
)


def check(analysis: Analysis, policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every claim of an anonymous source with many words between quotation marks."""
    for source in anonymous_sources(analysis):
        for claim in outer_claims(source):
            quoted = _own_quotations(analysis, claim)
            words = sum(quotation.words for quotation in quoted)
            if not quoted or words < policy.thresholds["anonymous-quote-words"]:
                continue
            name = source_excerpt(analysis.article, source, claim)
            longest = max(quoted, key=lambda quotation: quotation.words)
            yield Finding(
                code=RULE.code,
                slug=RULE.slug,
                level=RULE.level,
                message=(
                    f"{words} words of {name}, not named, are quoted literally: "
                    f"{excerpt(analysis.article, longest.spans)}. Paraphrase, or find somebody who says it with a name."
                ),
                span=around(longest.spans[:1]),
                related=tuple(span for other in quoted for span in other.spans if span != longest.spans[0]),
                attribution=claim.number,
                source=source.id,
            )


def _own_quotations(analysis: Analysis, claim: Attribution) -> list[Quotation]:
    """Return the quotations in a claim, without those that belong to a claim inside it."""
    inner = [span for other in analysis.attributions if other.nested_in == claim.number for span in other.content]
    return [
        quotation
        for quotation in analysis.quotations
        if all(any(span.overlaps(part) for part in claim.content) for span in quotation.spans)
        and not any(part.covers(quotation.spans[0]) for part in inner)
    ]
