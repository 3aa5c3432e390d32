"""Lines that stand among the paragraphs of an article and are none: links to others, credits of pictures, times.

Lees ook: Dijk brak bijna door      Foto: Belga      10:32 uur
The words of both languages are known at once, because no language is known yet when a file is read.
"""

import re

from attrib.origin import LeftOut, Placed, substituted

LINKS = (
    r"(?:lees|bekijk|beluister|luister|kijk|zie|read|watch|listen|see)[ \t]+(?:ook|meer|verder|terug|also|more|next)\b"
    r"|meer[ \t]+(?:lezen|over[ \t]+dit[ \t]+onderwerp)\b|related(?:[ \t]+(?:stories|articles|news))?(?=[ \t]*:)"
    r"|more[ \t]+on[ \t]+this[ \t]+story\b|also[ \t]+read\b|verwante?[ \t]+(?:artikelen|berichten)\b"
)
# A sentence may begin so ("Zie ook de dijk."); a link is announced by a mark, or is short and has no full stop.
LINK = re.compile(
    rf"^[ \t]*(?:[▶►→»>*•-][ \t]*)?(?:{LINKS})(?:[ \t]*(?:[:|»>]|\r?$)[^\n]*|(?:[ \t]+[^\s.!?]+){{1,12}}[ \t]*\r?$)",
    re.IGNORECASE | re.MULTILINE,
)
CREDIT = re.compile(
    r"^[ \t]*(?:foto(?:grafie)?|beeld|illustratie|bijschrift|onderschrift|photo(?:graph)?|image|picture|caption)s?"
    r"[ \t]*(?::|©|/)[^\n]{2,240}$",
    re.IGNORECASE | re.MULTILINE,
)
CLOCK = (
    r"\[?(?:[01]?\d|2[0-3])(?::[0-5]\d|[.h][0-5]\d(?=[ \t]*(?:uur|u\b)))\]?"
    r"(?:[ \t]*(?:uur|u|[ap]\.?m\.?|CES?T|GMT|BST)\b\.?)?"
)
TIME = re.compile(rf"^[ \t]*(?:(?:update|bijgewerkt|updated)[ \t:]+)?{CLOCK}[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
# Before the words of a line, where a live blog has them.
STAMP = re.compile(rf"^[ \t]*{CLOCK}(?:[ \t]*[-–—|:•][ \t]+|[ \t]+(?=[\"'“”„‘’«]?[A-Z]))", re.MULTILINE)
KINDS = (("link", LINK), ("caption", CREDIT), ("time", TIME))


def without_asides(words: Placed) -> tuple[Placed, list[LeftOut]]:
    r"""Return words without such lines and without the times before others, and where these stand.

    >>> from attrib.origin import placed
    >>> without_asides(placed("It held.\nRead also: It broke\n10:32 \u2013 It leaks."))[0].text
    'It held.\n\nIt leaks.'
    """
    left_out: list[LeftOut] = []
    for kind, pattern in (*KINDS, ("time", STAMP)):
        for match in pattern.finditer(words.text):
            if match[0].strip():
                start, end = words.starts[match.start()], words.ends[match.end() - 1]
                left_out.append(LeftOut(kind=kind, start=start, end=end))
        words = substituted(words, pattern, _nothing)
    return words, sorted(left_out, key=lambda part: part.start)


def _nothing(match: re.Match[str]) -> str:
    """Return nothing in place of what was found."""
    return "" if match[0] else match[0]
