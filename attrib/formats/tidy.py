"""Characters that no reader sees, or sees as others: what is written in many ways is read in one."""

import re
import unicodedata

from attrib.origin import Placed, substituted

# Soft hyphen, zero-width characters, joiners, marks of direction, byte order marks, tags, variants of emoji.
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f"
LIGATURES = "\u0132\u0133\ufb00-\ufb06"
"""The Dutch "ij" in one letter, too."""
STYLED = "\U0001d400-\U0001d7ff"
"""Letters in bold or italics, as social media have them."""
HYPHENS = "\u2010\u2011"
BREAKS = "\v\f\x1c-\x1e\x85\u2028\u2029"
"""Line and page breaks that are none of LF, CR LF and CR."""
ODD = re.compile(f"[{INVISIBLE}{LIGATURES}{STYLED}{HYPHENS}{BREAKS}]|\r(?!\n)|.[\u0300-\u036f]+")
INVISIBLE_ONE = re.compile(f"[{INVISIBLE}]")
COMPATIBLE = re.compile(f"[{LIGATURES}{STYLED}]")

# "• ", "- ", "1. ", "🔴 " at the head of a line; a number needs a capital behind it.
EMOJI = "\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
BULLET = re.compile(
    rf"^[ \t\u00a0]*(?:(?:[-–—*+·•‣◦⁃∙]|[{EMOJI}]+)[ \t\u00a0]+|\d{{1,2}}[.)][ \t\u00a0]+(?=[\"'“”„‘’«]?[A-Z]))(?=\S)",
    re.MULTILINE,
)
ENDED = re.compile(r"[.!?:;…][\"'’”»)\]]*\s*\Z")


def tidied(words: Placed) -> Placed:
    r"""Return words without invisible characters, with letters and accents in one, and line breaks as such.

    >>> from attrib.origin import placed
    >>> tidied(placed("Of\ufb01\u00adcials said cafe\u0301")).text
    'Officials said café'
    """
    return substituted(words, ODD, _plain)


def without_bullets(words: Placed) -> Placed:
    r"""Return words without the marks of lists and the emoji before them.

    >>> from attrib.origin import placed
    >>> without_bullets(placed("\u2022 It held.\n\U0001f534 It broke.")).text
    'It held.\nIt broke.'
    """
    return substituted(words, BULLET, _kept_in_mid_sentence)


def _plain(match: re.Match[str]) -> str:
    """Return what a reader sees where an odd character stands."""
    found = match[0]
    if len(found) > 1:
        return unicodedata.normalize("NFC", INVISIBLE_ONE.sub("", found))
    if COMPATIBLE.match(found):
        return unicodedata.normalize("NFKC", found)
    if found in HYPHENS:
        return "-"
    return "" if INVISIBLE_ONE.match(found) else "\n"


def _kept_in_mid_sentence(match: re.Match[str]) -> str:
    """Return nothing for a bullet, but a dash that opens a wrapped line of a running sentence as it is."""
    end = max(0, match.start() - 1)
    before = match.string[match.string.rfind("\n", 0, end) + 1 : end].strip()
    running = before and not ENDED.search(before) and not BULLET.match(before)
    return match[0] if running else ""
