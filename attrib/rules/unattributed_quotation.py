"""No speaker is found for a quotation.

## What it finds

Six words or more between quotation marks that the article hands to nobody.

    flagged    The mood was tense. "We have been waiting for this for three years."
               De stemming was gespannen. "Wij wachten hier al drie jaar op."
    fine       The mood was tense. "We have been waiting for this for three years," said Anne Smit, a farmer.
               De stemming was gespannen. "Wij wachten hier al drie jaar op", zei boerin Anne Smit.

## Why

A quotation without a speaker leaves readers to guess, or to give the words to the last person named.

- De Limburger, article 6: a quotation always says whose it is: https://limburger.nl
- NRC: literal words belong with a name: https://nrccode.nrc.nl/hoe-we-werken
- AP: the attribution stands in the same sentence: https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
- Reuters: the speaker appears quickly, and quotations of different speakers are not run together: https://handbook.reuters.com

## How it is detected

The quotation is no part of the content of any attribution that has a source or a cue. Headlines are left out: their
speaker usually follows below. So are quotations without a closing mark, whose end is a guess. A speaker that was missed
looks the same as one that is missing, hence a warning.

## Known false alarms

Titles, slogans and texts on signs of six words or more; speakers that only an interview's layout shows.

## How to mend it

Say who said it, near the quotation; drop the marks if these are nobody's words.

## How to ignore it

With `<!-- attrib: ignore[ATR203] reason -->` in the paragraph or on the line before it, in Markdown and HTML; with
`ignore[ATR203] "words of the passage" reason` in the side-car of a plain text; with `per-file-ignores` in
`attrib.toml`, or a baseline.
"""

from collections.abc import Iterator

from attrib.model import Analysis, Attribution, Finding, Level, ParagraphRole, Policy, Quotation, Rule, SourceKind
from attrib.rules.passages import excerpt

RULE = Rule(
    code="ATR203",
    slug="unattributed-quotation",
    level=Level.WARNING,
    summary="No speaker is found for a quotation",
    help=__doc__,
)


def check(analysis: Analysis, policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every long quotation in the running text that no source or cue claims."""
    claims = [claim for claim in analysis.attributions if _is_handed_over(analysis, claim)]
    for quotation in analysis.quotations:
        if (
            quotation.closed
            and quotation.words >= policy.thresholds["unattributed-quote-words"]
            and _in_body(analysis, quotation)
            and not any(part.overlaps(span) for c in claims for part in c.content for span in quotation.spans)
        ):
            yield Finding(
                code=RULE.code,
                slug=RULE.slug,
                level=RULE.level,
                message=(
                    f"No speaker is found for the {quotation.words} quoted words "
                    f"{excerpt(analysis.article, quotation.spans)}. Say near the quotation who said it, or drop the "
                    "marks if these are nobody's words."
                ),
                span=quotation.spans[0],
                related=quotation.spans[1:],
            )


def _is_handed_over(analysis: Analysis, claim: Attribution) -> bool:
    """Tell whether the text shows by any word, here or earlier, whose a claim is."""
    return bool(claim.mention or claim.cue) or analysis.source_of(claim).kind is not SourceKind.UNATTRIBUTED


def _in_body(analysis: Analysis, quotation: Quotation) -> bool:
    """Tell whether a quotation stands in the running text, not in headline or byline."""
    return any(
        paragraph.role is ParagraphRole.BODY and paragraph.span.covers(quotation.spans[0])
        for paragraph in analysis.article.paragraphs
    )
