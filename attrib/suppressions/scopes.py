"""Where an ignore holds: the next paragraph, its own, from off to on, at words of the article, or everywhere."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from attrib.messages import Message
from attrib.model import Article, BadIgnore, Comment, Ignore, Span, SuppressedBy
from attrib.rules import name_hint, rules_named
from attrib.rules.unused_ignore import words_of
from attrib.suppressions.directives import Directive, Verb, is_ours, read_directive

MARKS = "'’‘‚‛`´\"“”„‟«»"
MARK = re.compile(f"[{MARKS}]")
FORMS = Message("ignore[ATR101], ignore-file[ATR101], off[ATR101] or on[ATR101]")
SIDECAR_FORMS = Message('ignore[ATR101] "words of the passage" or ignore-file[ATR101]')


def read_ignores(article: Article) -> tuple[Ignore | BadIgnore, ...]:
    """Return what the comments of an article ask to suppress, and those that cannot be obeyed."""
    return tuple(_ignores(article, [comment for comment in article.comments if is_ours(comment)]))


def _ignores(article: Article, comments: Iterable[Comment]) -> Iterator[Ignore | BadIgnore]:
    opened: dict[frozenset[str], tuple[str, Directive]] = {}
    for comment in comments:
        directive = _understood(comment)
        if isinstance(directive, BadIgnore):
            yield directive
            continue
        for name in directive.names:
            codes = rules_named(name)
            if not codes:
                yield _unknown(comment, name)
            elif directive.verb is Verb.OFF:
                opened.setdefault(codes, (name, directive))
            elif directive.verb is Verb.ON:
                yield _closed(article, directive, name, opened.pop(codes, None))
            else:
                yield from _placed(article, directive, name)
    for name, directive in opened.values():
        yield _range(directive, name, len(article.text))


def _understood(comment: Comment) -> Directive | BadIgnore:
    """Return what a comment asks, or what is wrong with it as a whole."""
    directive = read_directive(comment)
    side_car = comment.span is None
    if directive is None or (side_car and directive.verb in (Verb.ON, Verb.OFF)):
        forms = SIDECAR_FORMS if side_car else FORMS
        why = Message("{words} is not understood. Write {forms}.", words=words_of(comment), forms=forms)
        return BadIgnore(comment=comment, why=why)
    if not directive.names:
        why = Message(
            "{words} names no rule, so it suppresses nothing. Say which, as in {form}.",
            words=words_of(comment),
            form=f"{directive.verb.value}[ATR101]",
        )
        return BadIgnore(comment=comment, why=why)
    return directive


def _closed(article: Article, on: Directive, name: str, off: tuple[str, Directive] | None) -> Ignore | BadIgnore:
    """Return the range that a comment ends."""
    if off is None:
        why = Message(
            "{words} ends what no {form} began. Take {name} out of it.",
            words=words_of(on.comment),
            form=f"off[{name}]",
            name=name,
        )
        return BadIgnore(comment=on.comment, why=why)
    return _range(off[1], off[0], on.comment.span.start if on.comment.span else len(article.text))


def _range(off: Directive, name: str, end: int) -> Ignore:
    """Return an ignore from a comment to a place."""
    return _ignore(off, name, Span(off.comment.span.end if off.comment.span else 0, end))


def _placed(article: Article, directive: Directive, name: str) -> Iterator[Ignore | BadIgnore]:
    """Yield the ignores for one rule where a comment wants them."""
    comment = directive.comment
    if directive.verb is Verb.IGNORE_FILE:
        yield _ignore(directive, name, None)
    elif comment.span is None:
        yield from _at_words(article, directive, name)
    elif paragraph := _paragraph(article, comment.span):
        yield _ignore(directive, name, paragraph)
    else:
        why = Message(
            "{words} has no paragraph after it. Put it before or into the one it is about.", words=words_of(comment)
        )
        yield BadIgnore(comment=comment, why=why)


def _paragraph(article: Article, comment: Span) -> Span | None:
    """Return the paragraph that a comment stands in or behind on a line, else the next one."""
    line_start = article.text.rfind("\n", 0, comment.start) + 1
    if article.text[line_start : comment.start].strip():
        number = bisect_left(article.paragraphs, comment.start, key=lambda paragraph: paragraph.span.start) - 1
    else:
        number = bisect_right(article.paragraphs, comment.start, key=lambda paragraph: paragraph.span.end)
    return article.paragraphs[number].span if 0 <= number < len(article.paragraphs) else None


def _at_words(article: Article, directive: Directive, name: str) -> Iterator[Ignore | BadIgnore]:
    """Yield an ignore at every place where the article has the words of a side-car."""
    words = (directive.words or "").split()
    if not words:
        why = Message(
            "{words} quotes no words of the article. Write {forms}.",
            words=words_of(directive.comment),
            forms=SIDECAR_FORMS,
        )
        yield BadIgnore(comment=directive.comment, why=why)
        return
    pattern = re.compile(r"\s+".join(map(_in_any_marks, words)))
    places = [Span(*match.span()) for match in pattern.finditer(article.text)]
    if not places:
        why = Message(
            "{words} quotes words that the article does not have. Take it out.", words=words_of(directive.comment)
        )
        yield BadIgnore(comment=directive.comment, why=why)
    yield from (_ignore(directive, name, place) for place in places)


def _in_any_marks(word: str) -> str:
    """Return a pattern for a word whatever quotation marks it has: a side-car is typed, an article typeset.

    >>> bool(re.fullmatch(_in_any_marks("it's"), "it’s"))
    True
    """
    return MARK.sub(f"[{MARKS}]", re.escape(word))


def _ignore(directive: Directive, name: str, scope: Span | None) -> Ignore:
    side_car = directive.comment.span is None
    return Ignore(
        name=name,
        codes=rules_named(name),
        scope=scope,
        overlapping=side_car,
        by=SuppressedBy.SIDECAR if side_car else SuppressedBy.INLINE,
        comment=directive.comment,
        reason=directive.reason,
    )


def _unknown(comment: Comment, name: str) -> BadIgnore:
    """Return what is wrong with a comment that names no rule of ours."""
    hint = name_hint(name)
    words, sentence = words_of(comment), hint if hint.endswith("?") else Message("{hint}.", hint=hint)
    why = Message("{words} names {name}, which is no rule: {hint}", words=words, name=name, hint=sentence)
    return BadIgnore(comment=comment, why=why)
