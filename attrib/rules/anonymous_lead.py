"""The article opens with a claim that no identified source supports.

## What it finds

The first claim in headline or first paragraph comes from an anonymous source or from nobody, and no source that the
reader could ring up or look up makes a claim there.

    flagged    The minister will resign, two people close to her said on Friday.
               De minister treedt af, melden bronnen rond het kabinet.
    fine       The minister will resign, two people close to her said. Her party confirmed it on Friday.
               De minister treedt af, melden bronnen rond het kabinet. Haar partij bevestigt dat.

## Why

What a reader sees first, and often sees only, then rests on somebody who cannot be held to it.

- Reuters: a contentious first paragraph is itself sourced, and sourcing stands high: https://handbook.reuters.com
- New York Times: stories whose main news hinges on anonymous sources need the most senior approval:
  https://poynter.org/2016/new-york-times-cracks-down-on-anonymous-sources/401785
- Washington Post's ombudsman advised against a first quotation without a name:
  https://voices.washingtonpost.com/ombudsman-blog/2009/08

## How it is detected

By place: the headline and the first paragraph after it, judged together: an anonymous headline over an anonymous lead
is one finding, at the headline. Claims within another's claim do not count. Nobody's are words of hearsay only
("reportedly", "it is said"). Identified are named persons, organisations, their spokespeople, and documents with
publisher, title, author or date.

## Known false alarms

A named source in the second paragraph that supports the lead is not seen here; nor is a very short first paragraph
told apart from a lead.

## How to mend it

Bring an identified source, or a document, into the first paragraph, or open with what is established.

## How to ignore it

With `<!-- attrib: ignore[ATR105] reason -->` in the paragraph or on the line before it, in Markdown and HTML; with
`ignore[ATR105] "words of the passage" reason` in the side-car of a plain text; with `per-file-ignores` in
`attrib.toml`, or a baseline.
"""

from collections.abc import Iterator

from attrib.grammar import Trait
from attrib.messages import Message
from attrib.model import Analysis, Attribution, Finding, Level, Policy, Rule, SourceKind
from attrib.rules.passages import excerpt, is_withheld, place, source_excerpt

RULE = Rule(
    code="ATR105",
    slug="anonymous-lead",
    level=Level.WARNING,
    summary=Message("The article opens with a claim that no identified source supports"),
    help=__doc__,
)


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding if the first claim of the lead lacks an identified source, and the lead has none."""
    claims = [claim for claim in analysis.attributions if claim.nested_in is None and analysis.in_lead(claim)]
    if not claims or any(analysis.source_of(claim).identified for claim in claims):
        return
    first = claims[0]
    source = analysis.source_of(first)
    if source.kind is SourceKind.UNATTRIBUTED:
        if not _is_hearsay(analysis, first):
            return  # a quotation whose speaker was not found: ATR203 says so, once is enough
        ground = Message("nobody: {words}", words=excerpt(analysis.article, first.content))
    elif is_withheld(source):
        ground = Message("{name}, not named", name=source_excerpt(analysis.article, source, first))
    else:
        return
    yield Finding(
        code=RULE.code,
        slug=RULE.slug,
        level=RULE.level,
        message=Message(
            "The first claim rests on {ground}; headline and first paragraph have no identified source. "
            "Bring one up, or open with what is established.",
            ground=ground,
        ),
        span=place(first),
        attribution=first.number,
        source=source.id,
    )


def _is_hearsay(analysis: Analysis, claim: Attribution) -> bool:
    """Tell whether words hand a claim to nobody: "reportedly", "it is said"; not "it turned out" or a hope."""
    if claim.cue is None:
        return False
    return Trait.HEARSAY in claim.cue.traits or analysis.lexicon.has(claim.cue.lemma, "hearsay_verbs")
