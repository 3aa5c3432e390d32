"""The reader learns late whose words these are.

## What it finds

More than two quoted sentences before the speaker is named.

    flagged    "We waited. We called. We wrote to the mayor. Nobody came," said Anne Smit, a farmer.
               "Wij wachtten. Wij belden. Wij schreven de burgemeester. Niemand kwam", zegt boerin Anne Smit.
    fine       "We waited," said Anne Smit, a farmer. "We called. We wrote to the mayor. Nobody came."
               "Wij wachtten", zegt boerin Anne Smit. "Wij belden. Wij schreven de burgemeester. Niemand kwam."

## Why

Until the name comes, readers take the words for somebody else's, mostly for those of the last one who spoke.

- Reuters: the speaker appears quickly, normally after the first sentence; readers do not pass two or three first:
  https://handbook.reuters.com
- AP: the attribution stands in the same sentence, just before or after its first words:
  https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources

## How it is detected

The sentences between quotation marks are counted that belong to a claim and stand before its speaker; the threshold is
`late-attribution-sentences`. Nothing is said where the speaker is known by then: because the same source speaks or is
named in the same paragraph or the two before, or is called by a pronoun or as somebody known ("the former mayor").
Quotations with a name under them, and no verb, are a form of their own.

Measured on what it was developed with: right in 8 of 9 findings on 441 English news articles from 2015 and 2016; none
on 11 Dutch articles. On 50 further articles, looked at once: 2 of 3.

## Known false alarms

An interview whose layout shows the speaker; quoted verse and songs.

## How to mend it

Name the speaker after the first sentence, or before the quotation.

## How to ignore it

Add `<!-- attrib: ignore[ATR204] reason -->` before the passage, a line in the side-car file of a plain text, or the
code under `per-file-ignores` in `attrib.toml`; a baseline keeps old findings out.
"""

import re
from collections.abc import Iterator

from attrib.model import Analysis, Article, Attribution, Finding, Level, Policy, Rule, Source, SourceKind, Span, Spans
from attrib.rules.passages import excerpt, paragraph_at, place, source_excerpt
from attrib.rules.phrases import words_of

RULE = Rule(
    code="ATR204",
    slug="late-attribution",
    level=Level.INFO,
    summary="The reader learns late whose words these are",
    help=__doc__,
)
# The last word of a sentence, with its mark, before white space and a capital, a digit or an opening mark.
SENTENCE_END = re.compile(r"(?P<word>\S*)[.!?…]+[”\"'’)]*\s+(?=[\"“‘'(]?[A-ZÀ-Þ0-9])")
CLOSING = "”\"’'»“‘"
# How many paragraphs before a quotation a reader still has its speaker in mind.
NEAR = 2
PRONOUNS = ("pronouns_male", "pronouns_female", "pronouns_plural", "pronouns_neuter", "pronouns_first")


def check(analysis: Analysis, policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every claim whose speaker is named after too many quoted sentences."""
    for claim in analysis.attributions:
        source = analysis.source_of(claim)
        if (
            claim.mention is None
            or claim.cue is None
            or claim.nested_in is not None
            or source.kind is SourceKind.UNATTRIBUTED
        ):
            continue
        quoted = _quoted_before(analysis, claim)
        sentences = sum(
            count_sentences(analysis.article.slice(span), analysis.language.abbreviations) for span in quoted
        )
        if sentences <= policy.thresholds["late-attribution-sentences"] or _is_known(
            analysis, source, claim, quoted[0]
        ):
            continue
        yield Finding(
            code=RULE.code,
            slug=RULE.slug,
            level=RULE.level,
            message=(
                f"The reader passes {sentences} quoted sentences, from {excerpt(analysis.article, quoted[:1])} on, "
                f"before {source_excerpt(analysis.article, source, claim)} is named. Name the speaker after the first."
            ),
            span=quoted[0],
            related=(place(claim),),
            attribution=claim.number,
            source=source.id,
        )


def _quoted_before(analysis: Analysis, claim: Attribution) -> Spans:
    """Return the quotations of a claim that end before its speaker is named."""
    start = place(claim).start
    spans = (span for quotation in analysis.quotations for span in quotation.spans)
    closed = (span for span in spans if analysis.article.text[span.end - 1] in CLOSING)
    return tuple(s for s in closed if s.end <= start and any(s.overlaps(part) for part in claim.content))


def count_sentences(text: str, abbreviations: frozenset[str]) -> int:
    """Return how many sentences a text has; none ends after an abbreviation or an initial.

    >>> count_sentences("“We told Mr. A. Smit. He left! Who knew?”", frozenset({"mr."}))
    3
    """
    ends = [match["word"].lstrip("“\"‘'(").lower() for match in SENTENCE_END.finditer(text)]
    return 1 + sum(len(word) > 1 and f"{word}." not in abbreviations and "." not in word for word in ends)


def _is_known(analysis: Analysis, source: Source, claim: Attribution, quotation: Span) -> bool:
    """Tell whether a reader knows the speaker as the quotation begins."""
    name = words_of(analysis.article.quote(claim.mention.spans)) if claim.mention else ()
    sources = analysis.language.sources
    pointing = not source.name[:1].isupper() and not sources["articles_definite"].isdisjoint(name[:1])
    if pointing or any(" ".join(name) in sources[pronouns] for pronouns in PRONOUNS):
        return True
    here = paragraph_at(analysis.article, quotation)
    told = [*source.role, *(s for m in source.mentions for s in m.spans), *_named(analysis.article, source)]
    return any(s.start < quotation.start and paragraph_at(analysis.article, s) >= here - NEAR for s in told)


def _named(article: Article, source: Source) -> Iterator[Span]:
    """Yield where the last word of a source's name stands in the article."""
    if source.name[:1].isupper():
        last = re.escape(source.name.split()[-1])
        yield from (Span(*match.span()) for match in re.finditer(rf"\b{last}\b", article.text))
