"""An anonymous source is not described at all.

## What it finds

A source that is not named, and of which the article tells nothing but that it exists: "officials said", "een bron
zegt". One finding per source, at the first place where it speaks; the other places are listed with it.

    flagged    Sources said the talks had stalled.
               Functionarissen zeiden dat het overleg vastzit.
    fine       Two officials at the finance ministry said the talks had stalled.
               Ambtenaren van het ministerie van Financiën zeiden dat het overleg vastzit.

## Why

Readers can weigh a source they cannot identify only by what they are told of it: its body, its access, its side. This
is the one point on which all the policies we read agree.

- AP rules out the unmodified "a source" and asks for the fullest description possible:
  https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
- NPR calls "officials say" never enough: https://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can
- BBC asks for whatever can be given about an anonymous source without misleading about its status:
  https://bbc.co.uk/guidelines/editorialguidelines
- Reuters wants name and position: https://handbook.reuters.com
- Washington Post: an audit found a third of the stories with anonymous sources in this state:
  https://washingtonpost.com/wp-dyn/content/article/2010/06/11/AR2010061104313_pf.html
- NRC asks for position and expertise: https://nrccode.nrc.nl/hoe-we-werken

## How it is detected

The source is of the kind anonymous-official or anonymous-other, and none of its mentions in the article carries a
modifier that says something of body, access, side or role. Words of rank and number ("senior", "several",
"welingelicht") say nothing. A source that speaks only within somebody else's claim is left to that speaker.

## Known false alarms

A description that stands in a sentence of its own ("They work at the ministry") is not always recognised, and a later
mention may not be recognised as the same source.

## How to mend it

Say, at one of the mentions, which body the source belongs to, how it can know, or on which side it stands.

## How to ignore it

With `<!-- attrib: ignore[ATR101] reason -->` in the paragraph or on the line before it, in Markdown and HTML; with
`ignore[ATR101] "words of the passage" reason` in the side-car of a plain text; with `per-file-ignores` in
`attrib.toml`, or a baseline.
"""

from collections.abc import Iterator

from attrib.model import Analysis, Finding, Level, Policy, Rule
from attrib.rules.passages import anonymous_sources, outer_claims, places, source_excerpt

RULE = Rule(
    code="ATR101",
    slug="bare-anonymous-source",
    level=Level.ERROR,
    summary="An anonymous source is not described at all",
    help=__doc__,
)


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every anonymous source without any description."""
    for source in anonymous_sources(analysis):
        if not source.description:
            first, *others = places(source)
            claim = outer_claims(source)[0]
            name = source_excerpt(analysis.article, source, claim)
            yield Finding(
                code=RULE.code,
                slug=RULE.slug,
                level=RULE.level,
                message=(
                    f"{name} is not described, here or elsewhere in the article. "
                    "Say which body the source belongs to, how it can know, or on which side it stands."
                ),
                span=first,
                related=tuple(others),
                attribution=claim.number,
                source=source.id,
            )
