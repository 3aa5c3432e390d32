"""Looking for listed words and phrases in the text of an article."""

import re
from collections.abc import Iterator
from functools import lru_cache

from attrib.model import Span

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

# Letters before a place in which its sentence begins, as a rule.
NEAR = 400
SENTENCE_BREAK = re.compile(r"[.!?]\s|\n")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, with straight apostrophes.

    >>> words_of("The paper’s post-debate poll")
    ('the', "paper's", 'post-debate', 'poll')
    """
    return tuple(" ".join(WORD.findall(text)).lower().replace("’", "'").split())


def find_phrases(text: str, phrases: frozenset[str]) -> Iterator[Span]:
    r"""Yield where one of the phrases stands as whole words, in any case and over any white space, in text order.

    >>> [(span.start, span.end) for span in find_phrases("So this\npaper has learned.", frozenset({"this paper"}))]
    [(3, 13)]
    """
    return (Span(*match.span()) for match in _pattern(phrases).finditer(text))


def sentence_around(text: str, span: Span) -> Span:
    """Return the sentence, as full stops and line breaks show it, in which a span stands.

    >>> sentence_around("It held. Nobody came. We left.", Span(9, 15))
    Span(start=9, end=20)
    """
    after = SENTENCE_BREAK.search(text, span.end)
    return Span(_last_break(text, span.start), after.start() if after else len(text))


def _last_break(text: str, end: int) -> int:
    """Return where the sentence begins that a place stands in, looking back no further than needed."""
    reach = NEAR
    while True:
        start = max(0, end - reach)
        found = [match.end() for match in SENTENCE_BREAK.finditer(text, start, end)]
        if found or not start:
            return found[-1] if found else 0
        reach *= 4


@lru_cache(maxsize=64)
def _pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for phrases, the longest first; one that matches nothing if there are none."""
    escaped = (r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=lambda p: (-len(p), p)))
    return re.compile(rf"(?<!\w)(?:{'|'.join(escaped) or '(?!)'})(?!\w)", re.IGNORECASE)
