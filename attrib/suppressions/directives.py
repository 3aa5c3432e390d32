"""Comments for attrib, read: what they ask, which rules they name, and why.

<!-- attrib: ignore[ATR101, anonymous-lead] agreed with the desk -->
             verb   names                   reason
ignore[ATR101] "words of the passage" agreed with the desk        in a side-car
"""

import re
from enum import StrEnum

from attrib.model import Comment
from attrib.records import dataclass


class Verb(StrEnum):
    """What a comment asks."""

    IGNORE = "ignore"
    IGNORE_FILE = "ignore-file"
    OFF = "off"
    ON = "on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A comment for attrib that is understood."""

    comment: Comment
    verb: Verb
    names: tuple[str, ...]
    """Of rules, as written, each once; none for a bare "ignore"."""
    words: str | None = None
    """The passage that a side-car names."""
    reason: str = ""


INSIDE = re.compile(r"<!--(?P<html>.*)-->|\[//\]:[ \t]*#[ \t]*.(?P<markdown>.*).", re.DOTALL)
OURS = re.compile(r"\s*attrib:(?P<asked>.*)", re.DOTALL | re.IGNORECASE)
ASKED = re.compile(r"(?P<verb>ignore-file|ignore|off|on)\b(?!-)\s*(?:\[(?P<names>[^][]*)\])?\s*(?P<rest>.*)", re.DOTALL)
PASSAGE = re.compile(r"[\"“„](?P<words>[^\"“”„]+)[\"”“]\s*(?P<reason>.*)", re.DOTALL)
NAMES = re.compile(r"[^\s,]+")


def is_ours(comment: Comment) -> bool:
    """Tell whether a comment speaks to attrib; a side-car speaks to nobody else."""
    return comment.span is None or _asked(comment) is not None


def read_directive(comment: Comment) -> Directive | None:
    """Return what a comment of ours asks; None if it is not understood."""
    match = ASKED.fullmatch(_asked(comment) or "")
    if match is None:
        return None
    passage = PASSAGE.fullmatch(match["rest"]) if comment.span is None else None
    return Directive(
        comment=comment,
        verb=Verb(match["verb"]),
        names=tuple(dict.fromkeys(NAMES.findall(match["names"] or ""))),
        words=passage["words"] if passage else None,
        reason=" ".join((passage["reason"] if passage else match["rest"]).split()),
    )


def _asked(comment: Comment) -> str | None:
    """Return what a comment says to attrib."""
    if comment.span is None:
        return comment.text
    inside = INSIDE.fullmatch(comment.text)
    ours = OURS.fullmatch((inside["html"] or inside["markdown"] or "") if inside else "")
    return ours["asked"].strip() if ours else None
