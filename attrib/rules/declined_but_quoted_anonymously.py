"""A body declines to comment and is quoted without a name.

## What it finds

A body or person of which the article says that it would not comment, and an anonymous source that the same article
places in that body or with that person. Experimental.

    flagged    The ministry declined to comment. An official at the ministry said the plan is dead.
               Het ministerie wilde niet reageren. Een ambtenaar van het ministerie zegt dat het plan van de baan is.
    fine       The ministry declined to comment. An official at the port said the plan is dead.
               Het ministerie wilde niet reageren. Een ambtenaar van de haven zegt dat het plan van de baan is.

## Why

If both come from the same people, "declined to comment" is untrue, and a shield for the one who speaks.

- AP: nobody is quoted anonymously and also said to have declined comment:
  https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
- Reuters: no contradiction between on-record and background use: https://handbook.reuters.com

## How it is detected

A sentence has a word of commenting ("comment", "respond", "reageren", "toelichting") shortly after one of refusing
("decline", "not", "niet", "geen"), and its subject, which is not the source itself, shares a noun or name with the
description of an anonymous source that is quoted or paraphrased in the article.

## Known false alarms

A large body, in which those who declined and the one who speaks have nothing to do with each other.

## How to mend it

Say who declined: "a spokesperson of the ministry", "het ministerie zelf"; or drop the refusal.

## How to ignore it

With `<!-- attrib: ignore[ATR303] reason -->` in the paragraph or on the line before it, in Markdown and HTML; with
`ignore[ATR303] "words of the passage" reason` in the side-car of a plain text; with `per-file-ignores` in
`attrib.toml`, or a baseline.
"""

from collections.abc import Iterable, Iterator

from attrib.lexicon import Lexicon, bare
from attrib.messages import Message
from attrib.model import Analysis, Finding, Level, Policy, Rule, Sentence, Source, Token
from attrib.rules.passages import anonymous_sources, around, excerpt, outer_claims, place, source_excerpt
from attrib.rules.words import words_in
from attrib.syntax import ancestors, subtree

RULE = Rule(
    code="ATR303",
    slug="declined-but-quoted-anonymously",
    level=Level.INFO,
    summary=Message("A body declines to comment and is quoted without a name"),
    help=__doc__,
    default=False,
)
# Words between refusing and commenting: "declined through a spokeswoman to comment" is longer and rare.
REACH = 4


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every anonymous source that belongs to whoever would not comment."""
    refusals = list(_refusals(analysis))
    for source in anonymous_sources(analysis):
        told = _nouns(token for _, token in words_in(analysis, source.description))
        own = {span for mention in source.mentions for span in mention.spans}
        others = (s for s in refusals if not any(span.overlaps(token.span) for span in own for token in s))
        subject = next((subject for subject in others if told & _nouns(subject)), None)
        if subject:
            yield _finding(analysis, source, subject)


def _refusals(analysis: Analysis) -> Iterator[list[Token]]:
    """Yield the subjects of all clauses that say that somebody would not comment."""
    for sentence in analysis.parsed.sentences:
        for token in sentence.tokens:
            if _refuses(sentence, token, analysis.lexicon):
                yield from _subject(sentence, token)
                break


def _refuses(sentence: Sentence, word: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word of commenting has one of refusing shortly before it: "declined to comment"."""
    if not lexicon.has(word, "comment_words"):
        return False
    before = sentence.tokens[max(0, word.index - REACH) : word.index]
    return any(lexicon.has(t, "refusing_words") for t in before)


def _subject(sentence: Sentence, word: Token) -> Iterator[list[Token]]:
    """Yield the subject of a word's clause, or else of the nearest clause above it."""
    for above in (word, *ancestors(sentence, word)):
        for child in sentence.dependents(above, "nsubj"):
            yield subtree(sentence, child)
            return


def _nouns(tokens: Iterable[Token]) -> set[str]:
    """Return the nouns and names among words, by lemma."""
    return {bare(token.lemma) for token in tokens if token.upos in ("NOUN", "PROPN")}


def _finding(analysis: Analysis, source: Source, subject: list[Token]) -> Finding:
    """Return the finding about a source."""
    claim = outer_claims(source)[0]
    whole = around(tuple(token.span for token in subject))
    return Finding(
        code=RULE.code,
        slug=RULE.slug,
        level=RULE.level,
        message=Message(
            "{name} would not comment, yet {other} speaks without a name. Say who declined, or drop the refusal.",
            name=excerpt(analysis.article, (whole,)),
            other=source_excerpt(analysis.article, source, claim),
        ),
        span=place(claim),
        related=(whole,),
        attribution=claim.number,
        source=source.id,
    )
