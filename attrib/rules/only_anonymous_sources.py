"""No source of the article can be identified.

## What it finds

An article with three or more attributed claims, none of which comes from a source that the reader could ring up or look
up: no named person, organisation or spokesperson, no document with its origin. This is a finding about the article as a
whole.

A milder form, a warning, stands at the first claim of the first paragraph: it rests on one unnamed person, and nobody
else in the article says anything like it.

    flagged    The talks have stalled, a diplomat said. Officials expect a break. According to insiders, nobody cares.
               Het overleg zit vast, zegt een diplomaat. Ambtenaren verwachten een breuk. Dat vrezen ingewijden ook.
    fine       The same, with: The ministry denied this.
               Hetzelfde, met: Het ministerie spreekt dat tegen.

## Why

Where nobody can be held to anything, readers have only the newsroom's word.

- AP: more than one source is sought, and one rarely suffices:
  https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
- Reuters: two or more sources are better, a single anonymous one is exceptional: https://handbook.reuters.com
- New York Times: what hinges on anonymous sources needs the most senior approval:
  https://poynter.org/2016/new-york-times-cracks-down-on-anonymous-sources/401785
- BBC: reluctant to rely on one source; a serious allegation by a single unnamed one goes to a senior editor:
  https://bbc.co.uk/guidelines/editorialguidelines
- Guardian's code: several sources are sought: https://mediawise.org.uk
- NRC: off-record facts are supported by a second or third source: https://nrccode.nrc.nl/hoe-we-werken
- Raad voor de Journalistiek (Flanders): better not to publish before another source confirms:
  https://rvdj.be/code-raad-voor-de-journalistiek

## How it is detected

Claims within another's claim do not count, but an identified source there is enough for silence. So is a claim whose
speaker was not found, since that may be an identified one: in that article the rule says nothing. One of the sources
must be anonymous; an article that rests on crowds ("critics") alone is left to ATR202.

For the warning the source is a single one ("an official", "een bron"), no identified source makes a claim in headline
or first paragraph, and no claim of any other source shares three words of four letters or more with this one. A claim
in the headline, or in a first paragraph of fewer than twelve words, does not count: these leave out names that the
text has.

## Known false alarms

A confirmation in other words than the lead's. An identified source that was missed, or taken for an anonymous one.

Measured: rare. The three findings about whole articles on the development data (two of them on invented ones) were
right; the warning about a lead was wrong in two of two cases before it asked for an informant, and has not been seen
since.

## How to mend it

Find one source that answers for its words, or a document; else tell the reader why there is none.

## How to ignore it

With `<!-- attrib: ignore-file[ATR108] reason -->` anywhere in Markdown or HTML, or the line
`ignore-file[ATR108] reason` in the side-car of a plain text; with `per-file-ignores` in `attrib.toml`, or a baseline.
"""

from collections.abc import Iterator

from attrib.grammar import Trait
from attrib.messages import Message
from attrib.model import Analysis, Attribution, Finding, Level, Policy, Rule, Source, SourceKind, count_words
from attrib.rules.passages import anonymous_sources, excerpt, outer_claims, place, source_excerpt

RULE = Rule(
    code="ATR108",
    slug="only-anonymous-sources",
    level=Level.ERROR,
    summary=Message("No source of the article can be identified"),
    help=__doc__,
)
# Shorter words are mostly articles, pronouns and auxiliaries.
LETTERS = 4
SHARED_WORDS = 3
# Lists of nouns for those who know something.
INFORMANTS = ("source_nouns", "officials", "aides")
# A shorter first paragraph is a standfirst rather than a lead.
LEAD_WORDS = 12


def check(analysis: Analysis, policy: Policy) -> Iterator[Finding]:
    """Yield a finding if no source is identified, or a milder one if the lead rests on a single unnamed person."""
    claims = [claim for claim in analysis.attributions if claim.nested_in is None]
    if len(claims) < policy.thresholds["fewest-claims"] or any(_is_open(analysis, claim) for claim in claims):
        return
    anonymous = list(anonymous_sources(analysis))
    if anonymous and not any(source.identified for source in analysis.sources):
        yield _nobody(analysis, claims, anonymous)
    elif single := _single_lead(analysis, claims):
        yield _one_only(analysis, single)


def _is_open(analysis: Analysis, claim: Attribution) -> bool:
    """Tell whether the speaker of a claim was not found, and may be an identified one."""
    source = analysis.source_of(claim)
    hearsay = claim.cue is not None and Trait.HEARSAY in claim.cue.traits
    return source.kind is SourceKind.UNATTRIBUTED and claim.mention is None and not hearsay


def _nobody(analysis: Analysis, claims: list[Attribution], anonymous: list[Source]) -> Finding:
    """Return the finding about the article as a whole."""
    first = min((outer_claims(source)[0] for source in anonymous), key=place)
    name = source_excerpt(analysis.article, analysis.source_of(first), first)
    return Finding(
        code=RULE.code,
        slug=RULE.slug,
        level=RULE.level,
        message=Message(
            "None of the {n} attributed claims has a source that the reader could ring up or look up; the first "
            "anonymous one is {name}. Find a source that answers for its words, or a document, or tell the reader why "
            "there is none.",
            n=len(claims),
            name=name,
        ),
        span=None,
        related=tuple(place(outer_claims(source)[0]) for source in anonymous),
    )


def _single_lead(analysis: Analysis, claims: list[Attribution]) -> Attribution | None:
    """Return the lead's first claim if one unnamed person makes it and nobody else anything like it."""
    lead = [claim for claim in claims if analysis.in_lead(claim)]
    opening = [p.span for p in analysis.article.body[:1] if count_words(analysis.article.slice(p.span)) >= LEAD_WORDS]
    first = next((claim for claim in lead if any(p.overlaps(span) for p in opening for span in claim.content)), None)
    if first is None or any(analysis.source_of(claim).identified for claim in lead):
        return None
    source = analysis.source_of(first)
    if not source.kind.anonymous or not _is_one(analysis, first):
        return None
    others = [claim for claim in analysis.attributions if analysis.source_of(claim).id != source.id]
    own = _words(analysis, first)
    return None if any(len(own & _words(analysis, other)) >= SHARED_WORDS for other in others) else first


def _is_one(analysis: Analysis, claim: Attribution) -> bool:
    """Tell whether a claim's source is brought in as a single informant: "an official", "een bron"."""
    words = analysis.article.quote(claim.mention.spans).lower().split() if claim.mention else []
    lexicon = analysis.lexicon
    single = lexicon.any_has(words[:1], "articles_indefinite", "indefinites_one")
    return single and lexicon.any_has((word.strip(",") for word in words), *INFORMANTS)


def _words(analysis: Analysis, claim: Attribution) -> set[str]:
    """Return the longer words of a claim."""
    words = analysis.article.quote(claim.content).lower().split()
    return {word.strip(".,;:!?\"'“”„‘’()") for word in words if len(word) >= LETTERS}


def _one_only(analysis: Analysis, claim: Attribution) -> Finding:
    """Return the warning about the lead."""
    source = analysis.source_of(claim)
    return Finding(
        code=RULE.code,
        slug=RULE.slug,
        level=Level.WARNING,
        message=Message(
            "Only {name}, one unnamed person, says {words}. "
            "Add a second source, or tell the reader that there is none.",
            name=source_excerpt(analysis.article, source, claim),
            words=excerpt(analysis.article, claim.content),
        ),
        span=place(claim),
        attribution=claim.number,
        source=source.id,
    )
