"""The article lives on people whose names nobody asked for.

## What it finds

Three or more people without a name who tell what they saw or felt: passers-by, residents, visitors, relatives. None of
them gets a finding of its own, since nobody kept a name back. This is one note about the article as a whole.

    flagged    A shopper heard a bang, she said. A resident said it shook. "It was loud," a visitor said.
               Een klant hoorde naar eigen zeggen een knal. Een bewoner zegt dat het trilde. "Luid", vond een bezoeker.
    fine       The same, with two of the three by name.
               Hetzelfde, met twee van de drie bij naam.

## Why

One passer-by adds colour. Where many carry a story, readers cannot tell how they were chosen, and nobody can be asked
again.

- BBC: sources are identified with their credentials, so that audiences can judge their status:
  https://bbc.co.uk/guidelines/editorialguidelines
- NRC: position and expertise are described: https://nrccode.nrc.nl/hoe-we-werken
- Reuters: named is preferable: https://handbook.reuters.com

## How it is detected

Sources of the kind anonymous-other whose names are not kept back are counted, those of claims that stand in nobody
else's. From `fewest-bystanders` on the rule speaks, unless as many people of the article have a name. How a name that
is kept back is told from one that is merely missing stands on the page of the score.

## Known false alarms

A vox pop in which the names are left out as a matter of form.

## How to mend it

Name some of them, with age or trade, or say how many were asked, and where.

## How to ignore it

With `<!-- attrib: ignore-file[ATR110] reason -->` anywhere in Markdown or HTML, or the line
`ignore-file[ATR110] reason` in the side-car of a plain text; with `per-file-ignores` in `attrib.toml`, or a baseline.
"""

from collections.abc import Iterator

from attrib.messages import Message
from attrib.model import Analysis, Finding, Level, Policy, Rule, Source, SourceKind
from attrib.rules.passages import outer_claims, place, source_excerpt, told_claims

RULE = Rule(
    code="ATR110",
    slug="unnamed-bystanders",
    level=Level.INFO,
    summary=Message("The article lives on people whose names nobody asked for"),
    help=__doc__,
)


def check(analysis: Analysis, policy: Policy) -> Iterator[Finding]:
    """Yield a finding if several people speak whose names are not told, and fewer whose names are."""
    unnamed = [source for source in analysis.sources if _is_unnamed(source) and told_claims(analysis, source)]
    named = [s for s in analysis.sources if s.kind is SourceKind.NAMED_PERSON and outer_claims(s)]
    if len(unnamed) < policy.thresholds["fewest-bystanders"] or len(named) >= len(unnamed):
        return
    claims = [told_claims(analysis, source)[0] for source in unnamed]
    name = source_excerpt(analysis.article, unnamed[0], claims[0])
    yield Finding(
        code=RULE.code,
        slug=RULE.slug,
        level=RULE.level,
        message=Message(
            "{n} people speak whose names are not told, the first of them {name}. "
            "Name some of them, or say how many were asked, and where.",
            n=len(unnamed),
            name=name,
        ),
        span=None,
        related=tuple(map(place, claims)),
    )


def _is_unnamed(source: Source) -> bool:
    """Tell whether a source is somebody without an office whose name is merely not told."""
    return source.kind is SourceKind.ANONYMOUS_OTHER and source.withheld is False
