"""Lines that stand among the paragraphs of an article and are none: links to others, credits of pictures, times.

Lees ook: Dijk brak bijna door      Foto: Belga      10:32 uur
The words of all languages are known at once, because no language is known yet when a file is read.
"""

import re
from collections.abc import Iterable
from functools import cache

from attrib.languages.facts import all_facts
from attrib.origin import LeftOut, Placed, substituted

# A sentence may begin so ("Zie ook de dijk."); a link is announced by a mark, or is short and has no full stop.
LINK = (
    r"^[ \t]*(?:[▶►→»>*•-][ \t]*)?(?:(?:{verbs})[ \t]+(?:{adverbs})\b|(?:{links})\b|(?:{heads})(?=[ \t]*:))"
    r"(?:[ \t]*(?:[:|»>]|\r?$)[^\n]*|(?:[ \t]+[^\s.!?]+){{1,12}}[ \t]*\r?$)"
)
CREDIT = r"^[ \t]*(?:{credits})[ \t]*(?::|©|/)[^\n]{{2,240}}$"
CLOCK = (
    r"\[?(?:[01]?\d|2[0-3])(?::[0-5]\d|[.h][0-5]\d(?=[ \t]*(?:{hours})(?![^\W_])))\]?"
    r"(?:[ \t]*(?:{hours}|CES?T|GMT|BST)(?![^\W_])\.?)?"
)
TIME = rf"^[ \t]*(?:(?:{{updated}})[ \t:]+)?{CLOCK}[ \t]*\r?$"
# Before the words of a line, where a live blog has them.
STAMP = rf"^[ \t]*{CLOCK}(?:[ \t]*[-–—|:•][ \t]+|[ \t]+(?=[\"'“”„‘’«]?[A-Z]))"
# Matches nothing.
NEVER = r"(?!)"
NO_CASE = re.IGNORECASE | re.MULTILINE
KINDS = (("link", LINK, NO_CASE), ("caption", CREDIT, NO_CASE), ("time", TIME, NO_CASE), ("time", STAMP, re.MULTILINE))


def without_asides(words: Placed) -> tuple[Placed, list[LeftOut]]:
    r"""Return words without such lines and without the times before others, and where these stand.

    >>> from attrib.origin import placed
    >>> without_asides(placed("It held.\nRead also: It broke\n10:32 \u2013 It leaks."))[0].text
    'It held.\n\nIt leaks.'
    """
    left_out: list[LeftOut] = []
    for kind, pattern in _patterns():
        for match in pattern.finditer(words.text):
            if match[0].strip():
                start, end = words.starts[match.start()], words.ends[match.end() - 1]
                left_out.append(LeftOut(kind=kind, start=start, end=end))
        words = substituted(words, pattern, _nothing)
    return words, sorted(left_out, key=lambda part: part.start)


def _nothing(match: re.Match[str]) -> str:
    """Return nothing in place of what was found."""
    return "" if match[0] else match[0]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what such lines look like, with the words of all languages, and what each is."""
    layouts = [facts.layout for facts in all_facts().values()]
    words = {
        "verbs": _any(word for layout in layouts for word in layout.link_verbs),
        "adverbs": _any(word for layout in layouts for word in layout.link_adverbs),
        "links": _any(word for layout in layouts for word in layout.links),
        "heads": _any(word for layout in layouts for word in layout.link_heads),
        "credits": _any(word for layout in layouts for word in layout.credits),
        "updated": _any(word for layout in layouts for word in layout.updated),
        "hours": _any(word for layout in layouts for word in layout.hours),
    }
    return tuple((kind, re.compile(pattern.format(**words), flags)) for kind, pattern, flags in KINDS)


def _any(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first; a space is any white space of a line."""
    found = (re.escape(word).replace("\\ ", r"[ \t]+") for word in sorted(set(words), key=lambda w: (-len(w), w)))
    return "|".join(found) or NEVER
