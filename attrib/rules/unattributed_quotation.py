"""No speaker is found for a quotation.

## What it finds

Six words or more between quotation marks that the article hands to nobody.

    flagged    The mood was tense. "We have been waiting for this for three years."
               De stemming was gespannen. "Wij wachten hier al drie jaar op."
    fine       The mood was tense. "We have been waiting for this for three years," said Anne Smit, a farmer.
               De stemming was gespannen. "Wij wachten hier al drie jaar op", zei boerin Anne Smit.

## Why

A quotation without a speaker leaves readers to guess, or to give the words to the last person named.

- De Limburger, article 6: a quotation always says whose it is: https://limburger.nl
- NRC: literal words belong with a name: https://nrccode.nrc.nl/hoe-we-werken
- AP: the attribution stands in the same sentence:
  https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
- Reuters: the speaker appears quickly, and quotations of different speakers are not run together:
  https://handbook.reuters.com

## How it is detected

The quotation is no part of the content of any attribution that has a source or a cue. It stands by itself: it begins
and ends as sentences do, ends its paragraph, and nothing leads over to it, such as a colon. Nobody near can have said
it: no claim has a source in its paragraph or the one before, no name or personal pronoun stands before it in its
paragraph, and no name stands under it. The head of the article is left out, and quotations without a closing mark,
whose end is a guess.

A speaker that was missed looks the same as one that is missing; hence so many conditions.

Measured on what it was developed with: right in 3 of 3 findings on 441 English news articles from 2015 and 2016, none
on 11 Dutch articles. Without its conditions the rule found 166 there, of which 3 in a sample of 50 were right. On 50
further articles it found one, wrongly, whose cause is mended.

## Known false alarms

Texts on signs, verse and songs that stand as paragraphs; speakers that only an interview's layout shows.

## How to mend it

Say who said it, near the quotation; drop the marks if these are nobody's words.

## How to ignore it

With `<!-- attrib: ignore[ATR203] reason -->` in the paragraph or on the line before it, in Markdown and HTML; with
`ignore[ATR203] "words of the passage" reason` in the side-car of a plain text; with `per-file-ignores` in
`attrib.toml`, or a baseline.
"""

import re
from collections.abc import Iterator

from attrib.model import (
    Analysis,
    Article,
    Attribution,
    Finding,
    Level,
    ParagraphRole,
    Policy,
    Quotation,
    Rule,
    SourceKind,
    Span,
)
from attrib.rules.passages import excerpt, paragraph_at, place
from attrib.rules.phrases import words_of

RULE = Rule(
    code="ATR203",
    slug="unattributed-quotation",
    level=Level.WARNING,
    summary="No speaker is found for a quotation",
    help=__doc__,
)


# The longest line under a quotation that only names who said it, without and with a full stop.
SIGNATURE_WORDS = 15
CLOSED_SIGNATURE_WORDS = 8
# The longest paragraph that only interrupts a dialogue.
PAUSE_WORDS = 3
ENDS_SENTENCE = re.compile(r"[.!?…][\"”“’'»)\]]*\s*$")


def check(analysis: Analysis, policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every long quotation that stands by itself in the running text and that nobody near said."""
    claims = [claim for claim in analysis.attributions if _is_handed_over(analysis, claim)]
    for quotation in analysis.quotations:
        if not quotation.closed or quotation.words < policy.thresholds["unattributed-quote-words"]:
            continue
        if any(part.overlaps(span) for c in claims for part in c.content for span in quotation.spans):
            continue
        if not _stands_alone(analysis, quotation) or _speaker_is_near(analysis, quotation, claims):
            continue
        yield Finding(
            code=RULE.code,
            slug=RULE.slug,
            level=RULE.level,
            message=(
                f"No speaker is found for the {quotation.words} quoted words "
                f"{excerpt(analysis.article, quotation.spans)}. Say near the quotation who said it, or drop the "
                "marks if these are nobody's words."
            ),
            span=quotation.spans[0],
            related=quotation.spans[1:],
        )


def _is_handed_over(analysis: Analysis, claim: Attribution) -> bool:
    """Tell whether the text shows by any word, here or earlier, whose a claim is."""
    return bool(claim.mention or claim.cue) or analysis.source_of(claim).kind is not SourceKind.UNATTRIBUTED


def _stands_alone(analysis: Analysis, quotation: Quotation) -> bool:
    """Tell whether a quotation of whole sentences ends a paragraph of the running text, and nothing leads to it."""
    article = analysis.article
    first, last = quotation.spans[0], quotation.spans[-1]
    paragraphs = [article.paragraphs[paragraph_at(article, span)] for span in quotation.spans]
    before = article.text[paragraphs[0].span.start : first.start]
    after = article.text[last.end : paragraphs[-1].span.end]
    return (
        all(paragraph.role is ParagraphRole.BODY for paragraph in paragraphs)
        and (not before.strip() or ENDS_SENTENCE.search(before) is not None)
        and ENDS_SENTENCE.search(article.slice(last) + after) is not None
        and not after.strip(" .!?”’\"'")
        and article.slice(first).lstrip("\"“„‟«»‘‚,' ")[:1].isupper()
    )


def _speaker_is_near(analysis: Analysis, quotation: Quotation, claims: list[Attribution]) -> bool:
    """Tell whether somebody speaks or is named so near that a reader takes the quotation for hers."""
    article = analysis.article
    first, last = (paragraph_at(article, quotation.spans[end]) for end in (0, -1))
    while first > 1 and _is_dialogue(analysis, article.paragraphs[first - 1].span):
        first -= 1  # a dialogue: whoever speaks before it may speak on
    if any(c.mention and first - 1 <= paragraph_at(article, place(c)) <= last for c in claims):
        return True
    if first == 0 and len(article.paragraphs) > 1:
        return True  # the head of an article only announces
    if first and article.slice(article.paragraphs[first - 1].span).endswith(":"):
        return True
    start = article.paragraphs[paragraph_at(article, quotation.spans[0])].span.start
    told = {paragraph_at(article, place(claim)) for claim in claims}
    signed = any(_is_signed(article, number) for number in range(first + 1, last + 2) if number not in told)
    return signed or _names_somebody(analysis, Span(start, quotation.spans[0].start))


def _is_dialogue(analysis: Analysis, paragraph: Span) -> bool:
    """Tell whether a paragraph is all quotation, or a word between two of them: "She pauses."."""
    return len(analysis.article.slice(paragraph).split()) <= PAUSE_WORDS or any(
        span.start == paragraph.start and span.end >= paragraph.end - 1 for q in analysis.quotations for span in q.spans
    )


def _names_somebody(analysis: Analysis, span: Span) -> bool:
    """Tell whether a name, by its capital within a sentence, or a personal pronoun stands in some words."""
    words = analysis.article.slice(span)
    lists = (analysis.language.sources[name] for name in ("pronouns_male", "pronouns_female", "pronouns_plural"))
    if not frozenset().union(*lists).isdisjoint(words_of(words)):
        return True
    return re.search(r"[^.!?\s\"“”]\s+[A-ZÀ-Þ]", words) is not None


def _is_signed(article: Article, number: int) -> bool:
    """Tell whether a paragraph is a line that only names who said what stands above it."""
    if number >= len(article.paragraphs):
        return False
    line = article.slice(article.paragraphs[number].span).lstrip('-–—―• "')
    most = CLOSED_SIGNATURE_WORDS if ENDS_SENTENCE.search(line) else SIGNATURE_WORDS
    return line[:1].isupper() and len(line.split()) <= most
