"""The reader is not told why a source is anonymous.

## What it finds

A source whose name is kept back, and for which the article nowhere says why. One finding per source, at the first
place where it speaks. Few articles give a reason, so this finding is frequent.

    flagged    An official at the finance ministry said the talks had stalled.
               Een ambtenaar van Financiën zegt dat het overleg vastzit.
    fine       An official at the finance ministry, not authorised to speak publicly, said the talks had stalled.
               Een ambtenaar van Financiën, die anoniem wil blijven uit angst voor zijn baan, zegt dat het vastzit.

## Why

The reason lets readers judge whether the source runs a risk or merely avoids answering for its words.

- AP: the story explains why anonymity was asked for:
  https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
- SPJ, in its position papers: explain why anonymity was granted: https://spj.org
- NPR: explain why the source is not named: https://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can
- New York Times: its rule of 2004 asks for an explanation:
  https://poynter.org/2016/new-york-times-cracks-down-on-anonymous-sources/401785
- NRC: give the reason: https://nrccode.nrc.nl/hoe-we-werken
- NOS/NPO: staff account for when and why anonymity was promised, in each version of a story:
  https://omroepombudsman.nl/uitspraken-en-columns/een-anonieme-bron-en-een-geheime-notitie

## How it is detected

The name of the source is kept back, and neither one of its mentions nor a sentence about it gives a cause ("because she
was not authorised", "uit vrees voor represailles"). A mere condition ("on condition of anonymity", "op voorwaarde van
anonimiteit") tells that a name is kept back, and not why. A formula such as "to speak candidly" counts as a reason
here. What is given for several counts for each of them: "both asked not to be named, because …", "like others
interviewed for this article, she spoke anonymously for fear of …", "hun namen zijn bij de redactie bekend; zij vrezen
ontslag". Who is merely not named (a passer-by, somebody's mother, a judge in court) needs no reason; nor does one of a
group for which the finding stands already.

## Known false alarms

A reason in words that are not listed, or in a box beside the article.

Measured: about 45 of 62 findings on the English development articles were right, and 27 of 32 on the Dutch ones; most
of the others concern people whom the article names elsewhere, or no claims.

## How to mend it

Add the reason in a few words at the first or most important mention: what does the source risk by being named?

## How to ignore it

With `<!-- attrib: ignore[ATR103] reason -->` in the paragraph or on the line before it, in Markdown and HTML; with
`ignore[ATR103] "words of the passage" reason` in the side-car of a plain text; with `per-file-ignores` in
`attrib.toml`, or a baseline.
"""

from collections.abc import Iterator

from attrib.messages import Message
from attrib.model import Analysis, Finding, Level, Policy, Rule
from attrib.rules.passages import anonymous_sources, is_one_of, place, source_excerpt, told_claims

RULE = Rule(
    code="ATR103",
    slug="no-reason-for-anonymity",
    level=Level.WARNING,
    summary=Message("The reader is not told why a source is anonymous"),
    help=__doc__,
)


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every anonymous source without a reason."""
    found: set[str] = set()
    for source in anonymous_sources(analysis):
        if not source.reason and not is_one_of(source, found):
            found.add(source.id)
            claims = told_claims(analysis, source)
            name = source_excerpt(analysis.article, source, claims[0])
            yield Finding(
                code=RULE.code,
                slug=RULE.slug,
                level=RULE.level,
                message=Message(
                    "The text gives no reason for the anonymity of {name}. Add it, such as what the source risks.",
                    name=name,
                ),
                span=place(claims[0]),
                attribution=claims[0].number,
                source=source.id,
            )
