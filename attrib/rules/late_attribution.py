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
from bisect import bisect_left
from collections.abc import Iterator

from attrib.by_place import ByPlace
from attrib.messages import Message
from attrib.model import Analysis, Attribution, Finding, Level, Policy, Rule, Source, SourceKind, Span, Spans
from attrib.rules.listed_phrases import words_of
from attrib.rules.passages import excerpt, paragraph_at, place, source_excerpt

RULE = Rule(
    code="ATR204",
    slug="late-attribution",
    level=Level.INFO,
    summary=Message("The reader learns late whose words these are"),
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
    quotations = ByPlace((span, span) for quotation in analysis.quotations for span in quotation.spans)
    told: dict[str, list[int]] = {}
    for claim in analysis.attributions:
        source = analysis.source_of(claim)
        if (
            claim.mention is None
            or claim.cue is None
            or claim.nested_in is not None
            or source.kind is SourceKind.UNATTRIBUTED
        ):
            continue
        quoted = _quoted_before(analysis, claim, quotations)
        sentences = sum(
            count_sentences(analysis.article.slice(span), analysis.lexicon.language.abbreviations) for span in quoted
        )
        if sentences <= policy.thresholds["late-attribution-sentences"]:
            continue
        if _is_pointed_at(analysis, source, claim) or _is_near(analysis, source, quoted[0], told):
            continue
        yield Finding(
            code=RULE.code,
            slug=RULE.slug,
            level=RULE.level,
            message=Message(
                "The reader passes {n} quoted sentences, from {words} on, before {name} is named. "
                "Name the speaker after the first.",
                n=sentences,
                words=excerpt(analysis.article, quoted[:1]),
                name=source_excerpt(analysis.article, source, claim),
            ),
            span=quoted[0],
            related=(place(claim),),
            attribution=claim.number,
            source=source.id,
        )


def _quoted_before(analysis: Analysis, claim: Attribution, quotations: ByPlace[Span]) -> Spans:
    """Return the quotations of a claim that end before its speaker is named."""
    start = place(claim).start
    spans = {span for part in claim.content for span in quotations.overlapping(part) if span.end <= start}
    return tuple(sorted(span for span in spans if analysis.article.text[span.end - 1] in CLOSING))


def count_sentences(text: str, abbreviations: frozenset[str]) -> int:
    """Return how many sentences a text has; none ends after an abbreviation or an initial.

    >>> count_sentences("“We told Mr. A. Smit. He left! Who knew?”", frozenset({"mr."}))
    3
    """
    ends = [match["word"].lstrip("“\"‘'(").lower() for match in SENTENCE_END.finditer(text)]
    return 1 + sum(len(word) > 1 and f"{word}." not in abbreviations and "." not in word for word in ends)


def _is_pointed_at(analysis: Analysis, source: Source, claim: Attribution) -> bool:
    """Tell whether a claim calls its speaker by a pronoun or as somebody known."""
    name = words_of(analysis.article.quote(claim.mention.spans)) if claim.mention else ()
    lexicon = analysis.lexicon
    pointing = not source.name[:1].isupper() and lexicon.any_has(name[:1], "articles_definite")
    return pointing or lexicon.has(" ".join(name), *PRONOUNS)


def _is_near(analysis: Analysis, source: Source, quotation: Span, told: dict[str, list[int]]) -> bool:
    """Tell whether a source is spoken of shortly before a quotation; `told` keeps where each source is."""
    if source.id not in told:
        spans = (*source.role, *(span for mention in source.mentions for span in mention.spans))
        told[source.id] = sorted(span.start for span in spans)
    first = paragraph_at(analysis.article, quotation) - NEAR
    near = analysis.article.paragraphs[first].span.start if first > 0 else 0
    known = told[source.id]
    spoken = bisect_left(known, near) < bisect_left(known, quotation.start)
    return spoken or _is_named(analysis.article.text, source, near, quotation.start)


def _is_named(text: str, source: Source, start: int, end: int) -> bool:
    """Tell whether the last word of a source's name begins in a part of a text."""
    if not source.name[:1].isupper():
        return False
    last = source.name.split()[-1]
    found = re.compile(rf"\b{re.escape(last)}\b").search(text, start, end + len(last))
    return found is not None and found.start() < end
