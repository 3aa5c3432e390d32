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
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from attrib.messages import Message
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
from attrib.rules.listed_phrases import words_of
from attrib.rules.passages import claims_by_place, excerpt, paragraph_at, place

RULE = Rule(
    code="ATR203",
    slug="unattributed-quotation",
    level=Level.WARNING,
    summary=Message("No speaker is found for a quotation"),
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
    near = _Near(analysis, [claim for claim in analysis.attributions if _is_handed_over(analysis, claim)])
    for quotation in analysis.quotations:
        if not quotation.closed or quotation.words < policy.thresholds["unattributed-quote-words"]:
            continue
        if any(map(near.contents.has, quotation.spans)):
            continue
        if not _stands_alone(analysis, quotation) or _speaker_is_near(analysis, quotation, near):
            continue
        yield Finding(
            code=RULE.code,
            slug=RULE.slug,
            level=RULE.level,
            message=Message(
                "No speaker is found for the {n} quoted words {words}. "
                "Say near the quotation who said it, or drop the marks if these are nobody's words.",
                n=quotation.words,
                words=excerpt(analysis.article, quotation.spans),
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


def _speaker_is_near(analysis: Analysis, quotation: Quotation, near: "_Near") -> bool:
    """Tell whether somebody speaks or is named so near that a reader takes the quotation for hers."""
    article = analysis.article
    first, last = (paragraph_at(article, quotation.spans[end]) for end in (0, -1))
    first = near.dialogue_start(first)  # whoever speaks before a dialogue may speak on
    if near.has_source(first - 1, last):
        return True
    if first == 0 and len(article.paragraphs) > 1:
        return True  # the head of an article only announces
    if first and article.slice(article.paragraphs[first - 1].span).endswith(":"):
        return True
    start = article.paragraphs[paragraph_at(article, quotation.spans[0])].span.start
    signed = any(_is_signed(article, number) for number in range(first + 1, last + 2) if number not in near.told)
    return signed or _names_somebody(analysis, Span(start, quotation.spans[0].start))


class _Near:
    """What stands around the quotations of an article."""

    def __init__(self, analysis: Analysis, claims: list[Attribution]) -> None:
        self._article = analysis.article
        self.contents = claims_by_place(claims)
        self._ends = {span.start: span.end for quotation in analysis.quotations for span in quotation.spans}
        places = [(paragraph_at(analysis.article, place(claim)), claim.mention) for claim in claims]
        self.told = {paragraph for paragraph, _ in places}
        """The paragraphs in which a claim is handed over."""
        self._named = sorted({paragraph for paragraph, mention in places if mention})
        self._starts: dict[int, int] = {}

    def has_source(self, first: int, last: int) -> bool:
        """Tell whether a source of a claim is named between two paragraphs."""
        return bisect_left(self._named, first) < bisect_right(self._named, last)

    def dialogue_start(self, paragraph: int) -> int:
        """Return the first paragraph of the dialogue that runs up to a paragraph; that paragraph if there is none."""
        passed = []
        while paragraph > 1 and paragraph not in self._starts and self._is_dialogue(paragraph - 1):
            passed.append(paragraph)
            paragraph -= 1
        start = self._starts.get(paragraph, paragraph)
        self._starts |= dict.fromkeys(passed, start)
        return start

    def _is_dialogue(self, number: int) -> bool:
        """Tell whether a paragraph is all quotation, or a word between two of them: "She pauses."."""
        span = self._article.paragraphs[number].span
        whole = self._ends.get(span.start, 0) >= span.end - 1
        return whole or len(self._article.slice(span).split()) <= PAUSE_WORDS


def _names_somebody(analysis: Analysis, span: Span) -> bool:
    """Tell whether a name, by its capital within a sentence, or a personal pronoun stands in some words."""
    words = analysis.article.slice(span)
    if analysis.lexicon.any_has(words_of(words), "pronouns_male", "pronouns_female", "pronouns_plural"):
        return True
    return re.search(r"[^.!?\s\"“”]\s+[A-ZÀ-Þ]", words) is not None


def _is_signed(article: Article, number: int) -> bool:
    """Tell whether a paragraph is a line that only names who said what stands above it."""
    if number >= len(article.paragraphs):
        return False
    line = article.slice(article.paragraphs[number].span).lstrip('-–—―• "')
    most = CLOSED_SIGNATURE_WORDS if ENDS_SENTENCE.search(line) else SIGNATURE_WORDS
    return line[:1].isupper() and len(line.split()) <= most
