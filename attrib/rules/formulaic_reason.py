"""The reason given for anonymity is a mere formula.

## What it finds

An anonymous source whose name is withheld, by the article's own words, only for the sake of candour or courtesy: "to
speak candidly", "om vrijuit te kunnen spreken", "because the matter is sensitive". One finding per source.

    flagged    A diplomat, who asked not to be named in order to speak freely, said the talks had stalled.
               Een diplomaat, die anoniem wil blijven om vrijuit te kunnen spreken, zegt dat het overleg vastzit.
    fine       A diplomat, who is not authorised to speak to the press, said the talks had stalled.
               Een diplomaat, die anoniem wil blijven uit vrees voor ontslag, zegt dat het overleg vastzit.

## Why

Everybody speaks more freely without a name. A formula does not tell what the source risks, nor what binds it.

- Washington Post: its ombudsman called such reasons flimsy:
  https://washingtonpost.com/wp-dyn/content/article/2010/06/11/AR2010061104313_pf.html
- NPR asks for an explanation why the source is not named:
  https://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can
- NRC grants anonymity only for the risk of personal or professional harm: https://nrccode.nrc.nl/hoe-we-werken
- NOS/NPO: staff account for when and why anonymity was promised:
  https://omroepombudsman.nl/uitspraken-en-columns/een-anonieme-bron-en-een-geheime-notitie

## How it is detected

The reason that was found for the source has words of candour, courtesy or delicacy, and none of a risk, a fear, or of
leave to speak. The finding stands at the reason.

## Known false alarms

A risk in words that are not listed, or in a sentence of its own. Sensitivity can be a good reason when the article says
for whom.

## How to mend it

Say what the source risks by being named, or which rule forbids it to speak.

## How to ignore it

With `<!-- attrib: ignore[ATR104] reason -->` in the paragraph or on the line before it, in Markdown and HTML; with
`ignore[ATR104] "words of the passage" reason` in the side-car of a plain text; with `per-file-ignores` in
`attrib.toml`, or a baseline.
"""

from collections.abc import Iterator

from attrib.messages import Message
from attrib.model import Analysis, Finding, Level, Policy, Rule
from attrib.rules.passages import anonymous_sources, around, excerpt, outer_claims, source_excerpt

RULE = Rule(
    code="ATR104",
    slug="formulaic-reason",
    level=Level.INFO,
    summary=Message("The reason given for anonymity is a mere formula"),
    help=__doc__,
    default=False,
)


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every anonymous source whose reason names no risk and no duty."""
    for source in anonymous_sources(analysis):
        if source.reason and source.formulaic:
            claim = outer_claims(source)[0]
            yield Finding(
                code=RULE.code,
                slug=RULE.slug,
                level=RULE.level,
                message=Message(
                    "Why {name} is not named is told by a formula only: {words}. "
                    "Say what the source risks, or what binds it.",
                    name=source_excerpt(analysis.article, source, claim),
                    words=excerpt(analysis.article, source.reason),
                ),
                span=around(source.reason),
                attribution=claim.number,
                source=source.id,
            )
