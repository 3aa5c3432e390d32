"""A crowd speaks, and nobody of it is named nearby.

## What it finds

A claim of critics, experts, observers, "politieke kringen", where neither the paragraph nor the next one lets anybody
of that crowd speak by name.

    flagged    Critics say the plan is too dear. The council votes on Tuesday.
               Deskundigen vrezen een tekort. De raad stemt dinsdag.
    fine       Critics, among them the economist Anne Smit, say the plan is too dear.
               Deskundigen vrezen een tekort. "Dat redden we nooit", zegt econoom Anne Smit.

## Why

Nobody can ring up a crowd. The reader cannot tell how many said it, who they are, or whether it is the view of the
article itself.

- SPJ: sources are identified clearly: https://spj.org
- NPR: readers learn how a source knows, and what its side is:
  https://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can
- NRC, column of the reader's editor, 3 January 2004: labels such as insiders and connoisseurs say nothing:
  https://nrc.nl
- Raad voor de Journalistiek (Flanders), guidance: attribute as far as possible; "in politieke kringen" is named as the
  usual vague wording: https://journalistenloket.be/informatie-weergeven

## How it is detected

The noun of the source is a group of the word list `crowds`; circles are those of the list `circles`. Left alone are
crowds of which somebody is named: a person without public office, or for experts also a body or an identified document,
that makes a claim in the same paragraph or the next. Anywhere will do for somebody with a role of the list
`expert_roles`, and if the crowd speaks in headline or first paragraph. Voters, parties and peoples are no such crowds:
nobody expects a name. "Some", "many" and "men" are left out, since they mostly are some of a group before. What a crowd
"would say", and what "few" of it say, is no claim.

Measured on what it was developed with: right in 12 of 14 findings on 441 English news articles from 2015 and 2016, and
in 3 of 3 on 11 Dutch articles and 7,854 Dutch newspaper sentences. The wrong ones had a member named further down, or
no claim. On 50 further articles, looked at once: 3 of 3.

## Known false alarms

A member named later than the next paragraph; a person with a public office who is one of the critics.

## How to mend it

Name one of them, or say how many there were and where they spoke.

## How to ignore it

Add `<!-- attrib: ignore[ATR202] reason -->` before the passage, a line in the side-car file of a plain text, or the
code under `per-file-ignores` in `attrib.toml`; a baseline keeps old findings out.
"""

from collections.abc import Iterator

from attrib.model import Analysis, Attribution, Finding, Level, Policy, Rule, Source, SourceKind
from attrib.rules.passages import outer_claims, paragraph_at, place, places, source_excerpt
from attrib.rules.phrases import words_of

RULE = Rule(
    code="ATR202",
    slug="collective-source",
    level=Level.INFO,
    summary="A crowd speaks, and nobody of it is named nearby",
    help=__doc__,
)


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every crowd that speaks, at its first claim."""
    for source in analysis.sources:
        claims = [claim for claim in outer_claims(source) if claim.mention and not _is_unreal(analysis, claim)]
        if not claims or not _is_crowd(analysis, source):
            continue
        if any(_is_member_near(analysis, source, other, claims) for other in analysis.sources):
            continue
        first, *more = (span for span in places(source) if span in {place(claim) for claim in claims})
        yield Finding(
            code=RULE.code,
            slug=RULE.slug,
            level=RULE.level,
            message=(
                f"Nobody of {source_excerpt(analysis.article, source, claims[0])} is named here or in the next "
                "paragraph. Name one of them, or say how many there were and where they spoke."
            ),
            span=first,
            related=tuple(more),
            attribution=claims[0].number,
            source=source.id,
        )


def _is_crowd(analysis: Analysis, source: Source) -> bool:
    """Tell whether a source is a crowd of which a reader would like to know one by name."""
    lists = analysis.language.rules
    if not source.kind.anonymous and source.kind is not SourceKind.COLLECTIVE:
        return False
    words = words_of(source.name)
    if source.kind.anonymous:
        return " ".join(words[-2:]) in lists["circles"]
    if not lists["crowd_deniers"].isdisjoint(words):
        return False
    return bool(words) and words[-1] in lists["crowds"]


def _is_unreal(analysis: Analysis, claim: Attribution) -> bool:
    """Tell whether a claim is only imagined: "critics would say"."""
    if not (claim.mention and claim.cue):
        return False
    start, end = sorted((place(claim).end, claim.cue.spans[0].start))
    between = words_of(analysis.article.text[start:end])
    return len(between) <= 3 and not analysis.language.rules["unreal"].isdisjoint(between)


def _is_member_near(analysis: Analysis, crowd: Source, other: Source, claims: list[Attribution]) -> bool:
    """Tell whether a source can be one of a crowd and speaks in the paragraph of one of its claims, or in the next.

    An expert may stand further down; so may anybody, if the crowd speaks in headline or first paragraph.
    """
    experts = not analysis.language.rules["experts"].isdisjoint(words_of(crowd.name))
    if not _may_belong(analysis, other, experts=experts):
        return False
    if any(map(analysis.in_lead, claims)) or (
        experts and _has_role(analysis, other, analysis.language.rules["expert_roles"])
    ):
        return True
    here = {paragraph_at(analysis.article, place(claim)) for claim in claims}
    there = {paragraph_at(analysis.article, place(claim)) for claim in other.attributions}
    return any(spoken in (near, near + 1) for near in here for spoken in there)


def _may_belong(analysis: Analysis, other: Source, *, experts: bool) -> bool:
    """Tell whether an identified source can be one of a crowd: no office-holder is one of the critics or experts."""
    if other.kind is not SourceKind.NAMED_PERSON:
        return experts and other.identified and other.kind is not SourceKind.SPOKESPERSON
    return not _is_office_holder(analysis, other)


def _is_office_holder(analysis: Analysis, source: Source) -> bool:
    """Tell whether a public office stands in a person's role or before the name, not in a clause behind it."""
    offices = analysis.language.sources["offices"]
    heads = (analysis.article.quote(mention.spans).partition(",")[0] for mention in source.mentions)
    return any(not offices.isdisjoint(words_of(words)) for words in (*heads, analysis.article.quote(source.role)))


def _has_role(analysis: Analysis, source: Source, roles: frozenset[str]) -> bool:
    """Tell whether one of some words stands in the role of a source or in its mentions."""
    told = (*source.role, *(span for mention in source.mentions for span in mention.spans))
    return not roles.isdisjoint(words_of(analysis.article.quote(told)))
