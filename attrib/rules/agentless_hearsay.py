"""A claim is passed on without saying whose it is.

## What it finds

Words that mark a claim as hearsay without anybody who said it: "reportedly", "it is believed", "naar verluidt",
"er wordt gezegd", the Dutch "zou" of hearsay.

    flagged    The minister reportedly offered to resign.
               De minister zou haar ontslag hebben aangeboden.
    fine       The minister offered to resign, according to two members of her staff.
               De minister heeft volgens twee van haar medewerkers haar ontslag aangeboden.

## Why

The reader cannot tell a checked report from a rumour, nor who answers for it.

- NPR: "reportedly" is never enough: https://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can
- BBC: claims that are not corroborated are attributed: https://bbc.co.uk/guidelines/editorialguidelines
- Reuters: every statement has a source unless it is established or witnessed: https://handbook.reuters.com
- Raad voor de Journalistiek: facts, assertions and opinions are told apart: https://rvdj.nl

## How it is detected

An attribution has no source, and its cue is a word of hearsay, a verb in the passive, or has an impersonal subject
("men zegt"). Any other verb has a subject that was only not found, so nothing is said there. Hearsay within somebody's
claim is left to that speaker.

## Known false alarms

"Zou" in a condition or wish; hearsay that goes on telling what the source of the sentence before said.

## How to mend it

Name who says it, or describe the source; leave the claim out if nobody can be given.

## How to ignore it

With `<!-- attrib: ignore[ATR201] reason -->` in the paragraph or on the line before it, in Markdown and HTML; with
`ignore[ATR201] "words of the passage" reason` in the side-car of a plain text; with `per-file-ignores` in
`attrib.toml`, or a baseline.
"""

from collections.abc import Iterator

from attrib.model import Analysis, Attribution, Cue, Finding, Level, Policy, Rule, SourceKind
from attrib.rules.passages import excerpt, place
from attrib.syntax import is_passive

RULE = Rule(
    code="ATR201",
    slug="agentless-hearsay",
    level=Level.WARNING,
    summary="A claim is passed on without saying whose it is",
    help=__doc__,
)
# The class of cues that never have a speaker.
HEARSAY = "hearsay"


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every claim that has a cue but no source."""
    for claim in analysis.attributions:
        source = analysis.source_of(claim)
        if source.kind is not SourceKind.UNATTRIBUTED or claim.cue is None or claim.nested_in is not None:
            continue
        if _is_agentless(analysis, claim, claim.cue):
            yield Finding(
                code=RULE.code,
                slug=RULE.slug,
                level=RULE.level,
                message=(
                    f"{excerpt(analysis.article, claim.cue.spans)} passes a claim on, but the text does not show whose "
                    "it is. Name or describe who says it, or leave it out."
                ),
                span=place(claim),
                attribution=claim.number,
                source=source.id,
            )


def _is_agentless(analysis: Analysis, claim: Attribution, cue: Cue) -> bool:
    """Tell whether the words leave the speaker out, rather than that an active verb's subject was not found."""
    if claim.mention or cue.kind == HEARSAY:
        return True
    return any(
        is_passive(sentence, token)
        for sentence in analysis.parsed.sentences
        for token in sentence.tokens
        if token.upos == "VERB" and any(span.overlaps(token.span) for span in cue.spans)
    )
