"""The text is too short for an index.

## What it finds

An article with fewer words, or fewer claims that are handed to a source, than the index needs. It says something about
the run, not about the article.

    flagged    The dike held, the water board said.
               De dijk hield, meldt het waterschap.
    fine       an article of 300 words with five claims
               een artikel van 300 woorden met vijf beweringen

## Why

With two claims an index would be chance, and a number that looks exact would be read as a judgement. Content analyses
compare articles of like length only: see the page on the score.

- Pew's content analyses count sources per story within a type of story: https://journalism.org/node/904

## How it is detected

By the thresholds `least-words` and `least-attributions` of the score. Claims within another's claim do not count. Off
by default, because every report says in place of the index why there is none; select it for tools that read findings
only.

Measured: it counts, so a finding is right wherever the claims were found.

## Known false alarms

None: it counts.

## How to mend it

Nothing needs mending in a short article. Read its findings; take no index for it.

## How to ignore it

Add the code under `per-file-ignores` in `attrib.toml`, `<!-- attrib: ignore[ATR902] reason -->` at the head of the
article, or a line in the side-car file of a plain text; a baseline keeps old findings out.
"""

from collections.abc import Iterator

from attrib.messages import Message
from attrib.model import Analysis, Finding, Level, Policy, Rule, count_words

RULE = Rule(
    code="ATR902",
    slug="text-too-short",
    level=Level.INFO,
    summary=Message("The text is too short for an index"),
    help=__doc__,
    default=False,
)


def check(analysis: Analysis, policy: Policy) -> Iterator[Finding]:
    """Yield a finding if there is too little to go by."""
    words = count_words(analysis.article.text)
    claims = sum(claim.nested_in is None for claim in analysis.attributions)
    least_words, least_claims = policy.thresholds["least-words"], policy.thresholds["least-attributions"]
    if words >= least_words and claims >= least_claims:
        return
    yield Finding(
        code=RULE.code,
        slug=RULE.slug,
        level=RULE.level,
        message=Message(
            "The text has {words} words and {n} claims handed to somebody; an index needs {least:g} and {claims:g}. "
            "Read the findings, and take no index for it.",
            words=words,
            n=claims,
            least=least_words,
            claims=least_claims,
        ),
        span=None,
    )
