"""A comment that should keep a finding away keeps nothing away.

## What it finds

A comment for attrib, in the article or in its side-car, that suppresses no finding, or that cannot be obeyed: it
names no rule, one that does not exist, or is not understood.

    flagged    <!-- attrib: ignore[ATR103] agreed with the desk -->
               A named spokesman, Jan Smit of the port, said the quay was closed.
    fine       <!-- attrib: ignore[ATR103] agreed with the desk -->
               Two officials who sat at the table said the quay was closed.

## Why

A comment that is left behind hides the next finding in its place, which nobody has agreed to.

- ruff reports unused `noqa` comments (RUF100) for the same reason.

## How it is detected

The rules run first; every name in a comment that kept no finding away is reported, unless none of its rules is in
force. `ignore` without a rule in brackets suppresses nothing, so that nobody hides by it what is found tomorrow.

## Known false alarms

A comment for a rule that only finds something in another edition of the article.

## How to mend it

Take the comment out, or name the rule as the finding does. Comments cannot ignore this rule; the configuration can:
`ignore = ["ATR900"]`.
"""

from collections.abc import Iterable, Iterator

from attrib.messages import Message
from attrib.model import BadIgnore, Comment, Finding, Ignore, Level, Rule

RULE = Rule(
    code="ATR900",
    slug="unused-ignore",
    level=Level.INFO,
    summary=Message("A comment that should keep a finding away keeps nothing away"),
    help=__doc__,
)


def check(unused: Iterable[Ignore], bad: Iterable[BadIgnore]) -> Iterator[Finding]:
    """Yield a finding for every ignore that is not needed and for every one that cannot be obeyed."""
    for ignore in unused:
        why = Message(
            "{words} keeps no finding away: {rule} finds nothing {where}. Take {rule} out of it.",
            words=words_of(ignore.comment),
            rule=ignore.name,
            where=_place(ignore),
        )
        yield _finding(ignore.comment, why)
    for comment in bad:
        yield _finding(comment.comment, comment.why)


def words_of(comment: Comment) -> str:
    """Return the words of a comment in quotation marks."""
    return f"“{' '.join(comment.text.split())}”"


def _finding(comment: Comment, why: str) -> Finding:
    beside = Message("Line {line} of the side-car: {what}", line=comment.line, what=why)
    message = why if comment.span else beside
    return Finding(code=RULE.code, slug=RULE.slug, level=RULE.level, message=message, span=comment.span)


def _place(ignore: Ignore) -> Message:
    """Return where an ignore looks for findings, in words."""
    if ignore.scope is None:
        return Message("in the article")
    if ignore.overlapping:
        return Message("at these words")
    return Message("in this place")
