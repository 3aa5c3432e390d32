"""Parts of the text are hard to read for the parser.

## What it finds

Quotation marks that are opened and never closed, sentences of absurd length, paragraphs in capitals, and rows of
sentences of one word. It says something about the run: near such places claims are missed or cut wrongly.

    flagged    She said: “We will not wait any longer. The next day she left.
               Zij zei: „Wij wachten niet langer. De volgende dag vertrok zij.
    fine       She said: “We will not wait any longer.” The next day she left.
               Zij zei: „Wij wachten niet langer.” De volgende dag vertrok zij.

## Why

A finding, and the silence of a rule, are worth as much as the reading they rest on. Users should see where that was
weak.

- NPO code: staff must be able to account for what they publish, and so for the tools they trust:
  https://nporadio1.nl/journalistieke-code-npo

## How it is detected

By the layout and the sentences that the parser made of it: an opening mark without its closing mark before the
paragraph ends, unless the next paragraph opens with a mark again; a sentence of more than `longest-sentence-words`; a
paragraph of the running text with at least `shouted-words` words, of whose letters nine in ten are capitals; at least
`one-word-sentences` sentences of one word in a row. One finding for each kind, at its first place.

Measured on what it was developed with: right in 14 of 14 findings on 441 English news articles from 2015 and 2016, four
of them at a closing mark after a space (“' "”) that is in the text but was not recognised. On 50 further articles,
looked at once: 2 of 2.

## Known false alarms

A quotation that is left open on purpose; lists without full stops, as in results of sports.

## How to mend it

Close the quotation mark; leave out tables and lists of figures when you check.

## How to ignore it

Add `<!-- attrib: ignore[ATR903] reason -->` before the passage, a line in the side-car file of a plain text, or the
code under `per-file-ignores` in `attrib.toml`; a baseline keeps old findings out.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrib.messages import Message
from attrib.model import Analysis, Finding, Level, ParagraphRole, Policy, Rule, Sentence, Span, count_words
from attrib.rules.passages import excerpt

RULE = Rule(
    code="ATR903",
    slug="parse-degraded",
    level=Level.INFO,
    summary=Message("Parts of the text are hard to read for the parser"),
    help=__doc__,
)
# The share of capitals among the letters from which on a paragraph is shouted.
SHOUTED = 0.9
# So many tokens, marks among them, a sentence of one word has at most.
SHORT = 6


def check(analysis: Analysis, policy: Policy) -> Iterator[Finding]:
    """Yield a finding for each kind of trouble, at its first place."""
    longest = policy.thresholds["longest-sentence-words"]
    kinds = (
        (
            _unclosed(analysis),
            Message("No partner is found for the quotation mark before {words}"),
            Message("Close it"),
        ),
        (
            _endless(analysis, longest),
            Message("The sentence {words} has more words than any parser reads well"),
            Message("Split it"),
        ),
        (
            _shouted(analysis, policy.thresholds["shouted-words"]),
            Message("{words} is all in capitals, which hide names"),
            Message("Spell it normally"),
        ),
        (
            _broken(analysis, policy.thresholds["one-word-sentences"]),
            Message("From {words} on, sentence after sentence has one word"),
            Message("Leave lists and tables out of the check"),
        ),
    )
    for places, trouble, remedy in kinds:
        if places:
            yield _finding(analysis, places, trouble, remedy)


def _finding(analysis: Analysis, places: Sequence[Span], trouble: str, remedy: str) -> Finding:
    words = excerpt(analysis.article, (places[0],))
    return Finding(
        code=RULE.code,
        slug=RULE.slug,
        level=RULE.level,
        message=Message(
            "{trouble}: claims near it may be missed or cut wrongly. {remedy}, and check again.",
            trouble=Message(trouble, words=words),
            remedy=remedy,
        ),
        span=places[0],
        related=tuple(places[1:]),
    )


def _unclosed(analysis: Analysis) -> list[Span]:
    """Return the quotations without a closing mark; the article's last one may run on elsewhere."""
    return [quotation.spans[0] for quotation in analysis.quotations if not quotation.closed]


def _endless(analysis: Analysis, longest: float) -> list[Span]:
    # So many words have a space between each two: most sentences are too short to be counted.
    return [s.span for s in analysis.parsed.sentences if len(s.span) > 2 * longest and _words(analysis, s) > longest]


def _shouted(analysis: Analysis, least: float) -> list[Span]:
    """Return the paragraphs of the running text that are in capitals."""
    body = [p.span for p in analysis.article.paragraphs if p.role is ParagraphRole.BODY]
    return [span for span in body if _is_shouted(analysis.article.slice(span), least)]


def _is_shouted(text: str, least: float) -> bool:
    """Tell whether a long enough text is in capitals.

    >>> _is_shouted("THE DIKE AT HAM HELD", 4), _is_shouted("The EU and the UN held", 4)
    (True, False)
    """
    capitals = sum(map(str.isupper, text))
    return capitals >= SHOUTED * sum(map(str.isalpha, text)) and count_words(text) >= least


def _broken(analysis: Analysis, least: float) -> list[Span]:
    """Return the first sentence of every long row of sentences with one word."""
    # One word with many marks is rare enough not to be looked for: most sentences need not be counted.
    rows = groupby(analysis.parsed.sentences, key=lambda s: len(s.tokens) <= SHORT and _words(analysis, s) <= 1)
    return [row[0].span for short, group in rows if short and len(row := list(group)) >= least]


def _words(analysis: Analysis, sentence: Sentence) -> int:
    return count_words(analysis.article.slice(sentence.span))
