"""Words of an article to the places where they stand: how the annotation of `annotated_text` is read.

dat het plan [...] van tafel is    everything between two strings
“Het is” && “te vroeg”             parts that are apart
@5 “En nog iets.”                  a part that stands in another paragraph
hij #2                             the second place where a part stands in its paragraph
"""

import re
from collections.abc import Iterator

from attrib.model import Span, Spans

NOTHING = "-"
JOIN = "&&"
RANGE = "[...]"
ELSEWHERE = re.compile(r"@(\d+)\s+")
NTH = re.compile(r"\s#(\d+)$")
LONGEST_RANGE = 6000
PARAGRAPH = re.compile(r"[^\n](?:.|\n(?!\s*\n))*")


class Text:
    """A text in its paragraphs, in which the words of an annotation are looked up."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs = [Span(*match.span()) for match in PARAGRAPH.finditer(text)]

    def find(self, words: str, paragraph: int, near: Spans = ()) -> Spans:
        """Return the places of a field; ValueError if it is not there.

        Of several places for a part the one nearest to what is known counts, or else the first.
        """
        found: list[Span] = []
        for part in words.split(JOIN) if words != NOTHING else ():
            found.append(_nearest(self._places(part.strip(), paragraph), (*near, *found)))
        return tuple(sorted(found))

    def _places(self, part: str, paragraph: int) -> list[Span]:
        """Return all places of a part, or the one that it asks for by number."""
        if elsewhere := ELSEWHERE.match(part):
            paragraph, part = int(elsewhere[1]), part[elsewhere.end() :]
        nth = NTH.search(part)
        words = part[: nth.start()] if nth else part
        if not 1 <= paragraph <= len(self.paragraphs):
            raise ValueError(f"there is no paragraph {paragraph}: the article has {len(self.paragraphs)}")
        places = list(self._stretches(words, self.paragraphs[paragraph - 1]))
        if not places:
            raise ValueError(f"paragraph {paragraph} does not hold {words!r}")
        if nth and not 1 <= int(nth[1]) <= len(places):
            raise ValueError(f"{words!r} stands {len(places)} time(s) in paragraph {paragraph}: no #{nth[1]}")
        return [places[int(nth[1]) - 1]] if nth else places

    def _stretches(self, words: str, paragraph: Span) -> Iterator[Span]:
        """Yield where some words stand; a range may end in a later paragraph."""
        first, dots, last = (part.strip() for part in words.partition(RANGE))
        if not first or bool(dots) != bool(last):
            raise ValueError(f"an empty part in {words!r}")
        for match in _pattern(first).finditer(self.text, paragraph.start, paragraph.end):
            end = _pattern(last).search(self.text, match.end()) if last else match
            if end and end.end() - match.start() > LONGEST_RANGE:
                raise ValueError(f"{words!r} spans more than {LONGEST_RANGE} characters")
            if end:
                yield Span(match.start(), end.end())


def _pattern(words: str) -> re.Pattern[str]:
    """Return what finds some words, whole ones only."""
    before = r"(?<!\w)" if re.match(r"\w", words) else ""
    after = r"(?!\w)" if re.search(r"\w$", words) else ""
    return re.compile(before + re.escape(words) + after)


def _nearest(places: list[Span], known: Spans) -> Span:
    return min(places, key=lambda place: min((_apart(place, other) for other in known), default=0))


def _apart(one: Span, other: Span) -> float:
    """Return how many characters lie between two places; overlapping is a little worse than touching.

    >>> _apart(Span(0, 4), Span(6, 9)), _apart(Span(0, 4), Span(4, 9)), _apart(Span(0, 4), Span(3, 9))
    (2, 0, 0.5)
    """
    return 0.5 if one.overlaps(other) else max(other.start - one.end, one.start - other.end)
