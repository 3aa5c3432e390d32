"""What several rules ask about the words of an article: where they stand, and whether a list has them."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from attrib.model import Analysis, Attribution, Sentence, Spans, Token
from attrib.syntax import words_inside

# So many words are kept in the form that lists have: all that an article has, over and over.
KNOWN_WORDS = 1 << 14


def words_in(analysis: Analysis, spans: Spans) -> Iterator[tuple[Sentence, Token]]:
    """Yield the words that stand in spans of the article, each with its sentence."""
    if not spans:
        return
    sentences = analysis.parsed.sentences
    last = max(span.end for span in spans)
    # A sentence ends where or before the next one starts, so that none before this one reaches into the spans.
    first = bisect_right(sentences, min(span.start for span in spans), key=_start)
    for sentence in sentences[max(first - 1, 0) :]:
        whole = sentence.span
        if whole.start >= last:
            return
        if here := [span for span in spans if span.overlaps(whole)]:
            for token in words_inside(sentence.tokens, here):
                yield sentence, token


def _start(sentence: Sentence) -> int:
    return sentence.tokens[0].span.start


def mentioned(claim: Attribution) -> Spans:
    """Return where a claim's source is named, else where its cue and content stand."""
    if claim.mention:
        return claim.mention.spans
    return (*(claim.cue.spans if claim.cue else ()), *claim.content)


def is_listed(token: Token, *lists: frozenset[str]) -> bool:
    """Tell whether a word, by its form or lemma, stands in one of the lists."""
    form, lemma = plain(token.text), plain(token.lemma)
    return any(form in words or lemma in words for words in lists)


@lru_cache(KNOWN_WORDS)
def plain(word: str) -> str:
    """Return a word in lower case with straight apostrophes and without a possessive.

    >>> plain("Britain’s")
    'britain'
    """
    return word.lower().replace("’", "'").replace("‘", "'").removesuffix("'s")
