"""An anonymous source is quoted in its own words.

## What it finds

Five words or more in one pair of quotation marks that the article hands to an anonymous source. One finding per source,
at the longest quotation; the others are listed with it.

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

The words between quotation marks in the content of the attributions of a source whose name is kept back. A quotation
within a claim of somebody else that stands inside is that one's, not counted here.

## Known false alarms

Terms, slogans and titles of five words between quotation marks in a paraphrase.

## How to mend it

Paraphrase, or find somebody who says it with a name.

## How to ignore it

With `<!-- attrib: ignore[ATR106] reason -->` in the paragraph or on the line before it, in Markdown and HTML; with
`ignore[ATR106] "words of the passage" reason` in the side-car of a plain text; with `per-file-ignores` in
`attrib.toml`, or a baseline.
"""

from collections.abc import Iterator

from attrib.by_place import ByPlace
from attrib.messages import Message
from attrib.model import Analysis, Attribution, Finding, Level, Policy, Quotation, Rule
from attrib.rules.passages import anonymous_sources, around, excerpt, quotations_by_place, source_excerpt, told_claims

RULE = Rule(
    code="ATR106",
    slug="anonymous-direct-quote",
    level=Level.WARNING,
    summary=Message("An anonymous source is quoted in its own words"),
    help=__doc__,
)


def check(analysis: Analysis, policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every anonymous source with many words between two marks, at the longest quotation."""
    quotations = quotations_by_place(analysis.quotations)
    for source in anonymous_sources(analysis):
        claims = told_claims(analysis, source)
        quoted = [(q, claim) for claim in claims for q in _own_quotations(analysis, claim, quotations)]
        longest, claim = max(quoted, key=lambda pair: pair[0].words, default=(None, None))
        if longest is None or claim is None or longest.words < policy.thresholds["anonymous-quote-words"]:
            continue
        name = source_excerpt(analysis.article, source, claim)
        yield Finding(
            code=RULE.code,
            slug=RULE.slug,
            level=RULE.level,
            message=Message(
                "{n} words of {name}, not named, are quoted literally: {words}. "
                "Paraphrase, or find somebody who says it with a name.",
                n=sum(q.words for q, _ in quoted),
                name=name,
                words=excerpt(analysis.article, longest.spans),
            ),
            span=around(longest.spans[:1]),
            related=tuple(span for q, _ in quoted for span in q.spans if span != longest.spans[0]),
            attribution=claim.number,
            source=source.id,
        )


def _own_quotations(
    analysis: Analysis, claim: Attribution, quotations: ByPlace[tuple[int, Quotation]]
) -> list[Quotation]:
    """Return the quotations in a claim, without those that belong to a claim inside it."""
    inner = [span for other in analysis.held_by(claim) for span in other.content]
    near = dict(found for part in claim.content for found in quotations.overlapping(part))
    return [
        quotation
        for _, quotation in sorted(near.items())
        if all(any(span.overlaps(part) for part in claim.content) for span in quotation.spans)
        and not any(part.covers(quotation.spans[0]) for part in inner)
    ]
