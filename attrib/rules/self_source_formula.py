"""A newsroom says that it knows, and not from whom.

## What it finds

"This paper has learned", "heeft deze krant vernomen" and the like, where the sentence names or describes no source.

    flagged    The mayor will resign, this newspaper has learned.
               De burgemeester treedt af, heeft deze krant vernomen.
    fine       The mayor will resign, this newspaper has learned from two members of the council.
               De burgemeester treedt af, blijkt uit onderzoek van deze krant.

## Why

The formula makes the newsroom its own source: readers learn neither who said it nor how it was checked.

- NPR: "NPR has learned" is never enough: https://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can
- NRC: facts can be stated on the newspaper's own account once checked, or with a source that is described:
  https://nrccode.nrc.nl/hoe-we-werken

## How it is detected

By the phrases of the list `self_formulas`, in which {outlet} stands for a word of `self_names` ("this newspaper") or
the name of an outlet. Left alone are formulas with a source right behind them (list `from_words`: "has learned from"),
those inside quotation marks, and sentences that hand the same claim to a source that is identified or described. A
newsroom's own research, which it answers for, is no such formula.

Measured on what it was developed with: right in 1 of 1 finding on 441 English news articles from 2015 and 2016, none on
11 Dutch articles: too few for more than a hint.

## Known false alarms

A source that is given in the next sentence.

## How to mend it

Say from whom or what, as precisely as you can; or state it on your own account if you have checked it.

## How to ignore it

Add `<!-- attrib: ignore[ATR208] reason -->` before the passage, a line in the side-car file of a plain text, or the
code under `per-file-ignores` in `attrib.toml`; a baseline keeps old findings out.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from attrib.messages import Message
from attrib.model import Analysis, Finding, Level, Policy, Rule, Span
from attrib.rules.listed_phrases import find_phrases, sentence_around, words_of
from attrib.rules.passages import excerpt

RULE = Rule(
    code="ATR208",
    slug="self-source-formula",
    level=Level.INFO,
    summary=Message("A newsroom says that it knows, and not from whom"),
    help=__doc__,
    default=False,
)
# Stands in a formula for whoever says it of himself.
OUTLET = "{outlet}"


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every formula by which a newsroom is its own source."""
    for span in _formulas(analysis):
        if _is_quoted(analysis, span) or _has_source_behind(analysis, span) or _has_source(analysis, span):
            continue
        yield Finding(
            code=RULE.code,
            slug=RULE.slug,
            level=RULE.level,
            message=Message(
                "{words} does not tell from whom. Say it as precisely as possible, or state the fact on your own "
                "account if it is checked.",
                words=excerpt(analysis.article, (span,)),
            ),
            span=span,
        )


def _formulas(analysis: Analysis) -> Iterator[Span]:
    """Yield where a formula stands with an outlet in it."""
    lexicon = analysis.lexicon
    text = analysis.article.text
    telling = {max(formula.split(OUTLET), key=len).strip() for formula in lexicon.words("self_formulas")}
    if not any(find_phrases(text, frozenset(telling))):
        return  # spares most articles the long pattern below, which takes 40 ms
    outlets = lexicon.words("self_names", "media")
    pattern = _pattern(lexicon.words("self_formulas"), outlets, analysis.lexicon.words("articles_definite"))
    spans = (Span(*match.span()) for match in pattern.finditer(text))
    yield from (span for span in spans if _names_outlet(analysis, span))


@lru_cache(maxsize=8)
def _pattern(formulas: frozenset[str], outlets: frozenset[str], articles: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for every formula with every outlet, with or without its article, in the place of {outlet}."""
    names = "|".join(re.escape(outlet) for outlet in sorted(outlets, key=lambda name: (-len(name), name)))
    outlet = rf"(?:(?:{'|'.join(map(re.escape, sorted(articles)))})\s+)?(?:{names})"
    whole = "|".join(formula.replace(" ", r"\s+").replace(OUTLET, outlet) for formula in sorted(formulas))
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)", re.IGNORECASE)


def _names_outlet(analysis: Analysis, span: Span) -> bool:
    """Tell whether the outlet of a formula is a name, "Time has learned", and not "time has learned"."""
    words = analysis.article.slice(span)
    if any(find_phrases(words, analysis.lexicon.words("self_names", "pronouns_first"))):
        return True
    outlets = find_phrases(words, analysis.lexicon.words("media"))
    return any(words[outlet.start].isupper() for outlet in outlets)


def _is_quoted(analysis: Analysis, span: Span) -> bool:
    return any(part.overlaps(span) for quotation in analysis.quotations for part in quotation.spans)


def _has_source_behind(analysis: Analysis, span: Span) -> bool:
    """Tell whether the next word is a preposition that brings in the source."""
    behind = analysis.article.text[span.end : span.end + 40]
    return any(after.start <= 1 for after in find_phrases(behind, analysis.lexicon.words("from_words")))


def _has_source(analysis: Analysis, span: Span) -> bool:
    """Tell whether a claim in the sentence of the formula has a source the reader is told of."""
    sentence = sentence_around(analysis.article.text, span)
    outlets = analysis.lexicon.words("self_names", "media")
    for claim in analysis.attributions:
        source = analysis.source_of(claim)
        told = source.identified or bool(source.description)
        if told and claim.span.overlaps(sentence) and outlets.isdisjoint((source.name.lower(), *words_of(source.name))):
            return True
    return False
