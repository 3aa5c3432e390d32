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

from attrib.messages import Message
from attrib.model import Analysis, Attribution, Finding, Level, Policy, Rule, Source, SourceKind
from attrib.rules.listed_phrases import words_of
from attrib.rules.passages import outer_claims, paragraph_at, place, places, source_excerpt

RULE = Rule(
    code="ATR202",
    slug="collective-source",
    level=Level.INFO,
    summary=Message("A crowd speaks, and nobody of it is named nearby"),
    help=__doc__,
)


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every crowd that speaks, at its first claim."""
    others = _Members(analysis)
    for source in analysis.sources:
        claims = [claim for claim in outer_claims(source) if claim.mention and not _is_unreal(analysis, claim)]
        if not claims or not _is_crowd(analysis, source):
            continue
        if _is_member_near(analysis, source, others, claims):
            continue
        spoken = set(map(place, claims))
        first, *more = (span for span in places(outer_claims(source)) if span in spoken)
        yield Finding(
            code=RULE.code,
            slug=RULE.slug,
            level=RULE.level,
            message=Message(
                "Nobody of {name} is named here or in the next paragraph. "
                "Name one of them, or say how many there were and where they spoke.",
                name=source_excerpt(analysis.article, source, claims[0]),
            ),
            span=first,
            related=tuple(more),
            attribution=claims[0].number,
            source=source.id,
        )


def _is_crowd(analysis: Analysis, source: Source) -> bool:
    """Tell whether a source is a crowd of which a reader would like to know one by name."""
    lexicon = analysis.lexicon
    if not source.kind.anonymous and source.kind is not SourceKind.COLLECTIVE:
        return False
    words = words_of(source.name)
    if source.kind.anonymous:
        return lexicon.has(" ".join(words[-2:]), "circles")
    if lexicon.any_has(words, "crowd_deniers"):
        return False
    return bool(words) and lexicon.has(words[-1], "crowds")


def _is_unreal(analysis: Analysis, claim: Attribution) -> bool:
    """Tell whether a claim is only imagined: "critics would say"."""
    if not (claim.mention and claim.cue):
        return False
    start, end = sorted((place(claim).end, claim.cue.spans[0].start))
    between = words_of(analysis.article.text[start:end])
    return len(between) <= 3 and analysis.lexicon.any_has(between, "unreal")


def _is_member_near(analysis: Analysis, crowd: Source, others: "_Members", claims: list[Attribution]) -> bool:
    """Tell whether some source can be one of a crowd and speaks in the paragraph of one of its claims, or in the next.

    An expert may stand further down; so may anybody, if the crowd speaks in headline or first paragraph.
    """
    if any(_is_apart(analysis, claim) for claim in claims):
        return False
    experts = analysis.lexicon.any_has(words_of(crowd.name), "experts")
    if experts and others.has_expert():
        return True
    if any(map(analysis.in_lead, claims)):
        return others.has_any(experts=experts)
    here = {paragraph_at(analysis.article, place(claim)) for claim in claims}
    return any(others.speaks_in(paragraph, experts=experts) for near in here for paragraph in (near, near + 1))


def _is_apart(analysis: Analysis, claim: Attribution) -> bool:
    """Tell whether a mention sets its crowd apart from those who are named: "other forecasters", "some scientists"."""
    words = words_of(analysis.article.quote(claim.mention.spans)) if claim.mention else ()
    return analysis.lexicon.any_has(words[:1], "others", "some_words")


class _Members:
    """The sources that can be one of a crowd, and where they speak; each is asked once."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._here: dict[int, list[Source]] = {}
        for source in analysis.sources:
            for paragraph in {paragraph_at(analysis.article, place(claim)) for claim in source.attributions}:
                self._here.setdefault(paragraph, []).append(source)
        self._known: dict[tuple[str, bool], bool] = {}
        self._answers: dict[bool | None, bool] = {}

    def has_any(self, *, experts: bool) -> bool:
        """Tell whether any source can be one of a crowd, or of experts."""
        if experts not in self._answers:
            self._answers[experts] = any(self._belongs(source, experts=experts) for source in self._analysis.sources)
        return self._answers[experts]

    def has_expert(self) -> bool:
        """Tell whether the role of any source makes it one of experts."""
        if None not in self._answers:
            fitting = (source for source in self._analysis.sources if self._belongs(source, experts=True))
            self._answers[None] = any(_is_expert(self._analysis, source) for source in fitting)
        return self._answers[None]

    def speaks_in(self, paragraph: int, *, experts: bool) -> bool:
        """Tell whether a source that can be one of a crowd speaks in a paragraph."""
        return any(self._belongs(source, experts=experts) for source in self._here.get(paragraph, ()))

    def _belongs(self, source: Source, *, experts: bool) -> bool:
        if (source.id, experts) not in self._known:
            self._known[source.id, experts] = _may_belong(self._analysis, source, experts=experts)
        return self._known[source.id, experts]


def _may_belong(analysis: Analysis, other: Source, *, experts: bool) -> bool:
    """Tell whether an identified source can be one of a crowd: no office-holder is one of the critics or experts."""
    if other.kind is not SourceKind.NAMED_PERSON:
        return experts and other.identified and other.kind is not SourceKind.SPOKESPERSON
    return not _is_office_holder(analysis, other)


def _is_office_holder(analysis: Analysis, source: Source) -> bool:
    """Tell whether a public office stands in a person's role or before the name, not in a clause behind it."""
    heads = (analysis.article.quote(mention.spans).partition(",")[0] for mention in source.mentions)
    return any(
        analysis.lexicon.any_has(words_of(words), "offices") for words in (*heads, analysis.article.quote(source.role))
    )


def _is_expert(analysis: Analysis, source: Source) -> bool:
    """Tell whether a role of experts stands in the role of a source or in its mentions."""
    told = (*source.role, *(span for mention in source.mentions for span in mention.spans))
    return analysis.lexicon.any_has(words_of(analysis.article.quote(told)), "expert_roles")
