"""Much of the text may be in another language than it was read in.

## What it finds

An article, or a paragraph of it, in which the small words of another of our languages are more frequent than those of
the language it was read in. It says something about the run, not about the article.

    flagged    a Dutch article checked with --lang en
               een Engels artikel dat met --lang nl is gelezen
    fine       an English article with a Dutch title in it
               een Nederlands artikel met een Engels citaat erin

## Why

In the wrong language hardly a claim is found, and what is found is wrong: neither findings nor index mean anything.

- NPO code: staff must be able to account for what they publish, and so for the tools they trust:
  https://nporadio1.nl/journalistieke-code-npo

## How it is detected

The share of the most frequent function words of each language (list `function_words`) among all words, for the article
and for every paragraph of at least `language-paragraph-words`. Where the language is guessed and the guess is too
uncertain, the article is not checked at all, and an error asks for `--lang`; this rule sees what is left: a wrong
`--lang`, and articles that mix languages.

Measured on what it was developed with: no finding on 441 English news articles from 2015 and 2016 and 11 Dutch
articles, which is right. On 50 further articles it found two lists of names, wrongly; the cause is mended.

## Known false alarms

Paragraphs that quote at length in another language.

## How to mend it

Give the right `--lang`; check passages in another language by themselves.

## How to ignore it

Add `<!-- attrib: ignore[ATR901] reason -->` before the passage, a line in the side-car file of a plain text, or the
code under `per-file-ignores` in `attrib.toml`; a baseline keeps old findings out.
"""

from collections.abc import Iterator
from itertools import chain

from attrib.languages import language_name, small_words
from attrib.languages.folders import language_codes
from attrib.lexicon import Lexicon
from attrib.messages import Message
from attrib.model import Analysis, Finding, Level, Policy, Rule, Span
from attrib.rules.listed_phrases import words_of
from attrib.rules.passages import excerpt

RULE = Rule(
    code="ATR901",
    slug="language-uncertain",
    level=Level.INFO,
    summary=Message("Much of the text may be in another language than it was read in"),
    help=__doc__,
)

# The share of function words below which a text is a list of names, in no language: running text has two in five.
RUNNING_TEXT = 0.2


def check(analysis: Analysis, policy: Policy) -> Iterator[Finding]:
    """Yield a finding for the article, or else for every paragraph, that reads like another language."""
    paragraphs = [words_of(analysis.article.slice(paragraph.span)) for paragraph in analysis.article.paragraphs]
    if other := _likelier(tuple(chain.from_iterable(paragraphs)), analysis.lexicon, policy):
        yield _finding(analysis, other, None)
        return
    for paragraph, words in zip(analysis.article.paragraphs, paragraphs, strict=True):
        if other := _likelier(words, analysis.lexicon, policy):
            yield _finding(analysis, other, paragraph.span)


def _likelier(words: tuple[str, ...], lexicon: Lexicon, policy: Policy) -> str | None:
    """Return the code of the language that most small words are of, in a long enough text, if not the given one."""
    if len(words) < policy.thresholds["language-paragraph-words"]:
        return None
    others = {code: small_words(code) for code in language_codes() if code != lexicon.language.code}
    lists = {lexicon.language.code: lexicon.words("function_words"), **others}
    counts = {code: sum(map(known.__contains__, words)) for code, known in lists.items()}
    best = max(counts, key=counts.__getitem__)
    return None if best == lexicon.language.code or counts[best] < RUNNING_TEXT * len(words) else best


def _finding(analysis: Analysis, other: str, span: Span | None) -> Finding:
    what = excerpt(analysis.article, (span,)) if span else Message("The text")
    remedy = Message("Check it by itself") if span else Message("Give --lang {code} if it is", code=other)
    return Finding(
        code=RULE.code,
        slug=RULE.slug,
        level=RULE.level,
        message=Message(
            "{what} was read as {language} but looks like {other}: what was found there, or not found, means little. "
            "{remedy}.",
            what=what,
            language=Message(analysis.lexicon.language.name),
            other=Message(language_name(other)),
            remedy=remedy,
        ),
        span=span,
    )
