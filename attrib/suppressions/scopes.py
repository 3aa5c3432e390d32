"""Where an ignore holds: the next paragraph, its own, from off to on, at words of the article, or everywhere."""

import re
from collections.abc import Iterable, Iterator

from attrib.model import Article, BadIgnore, Comment, Ignore, Span, SuppressedBy
from attrib.rules import name_hint, rules_named
from attrib.suppressions.directives import Directive, Verb, is_ours, read_directive

FORMS = "ignore[ATR101], ignore-file[ATR101], off[ATR101] or on[ATR101]"
SIDECAR_FORMS = 'ignore[ATR101] "words of the passage" or ignore-file[ATR101]'


def read_ignores(article: Article) -> tuple[Ignore | BadIgnore, ...]:
    """Return what the comments of an article ask to suppress, and those that cannot be obeyed."""
    return tuple(_ignores(article, [comment for comment in article.comments if is_ours(comment)]))


def _ignores(article: Article, comments: Iterable[Comment]) -> Iterator[Ignore | BadIgnore]:
    opened: dict[frozenset[str], tuple[str, Directive]] = {}
    for comment in comments:
        directive = _understood(comment)
        if isinstance(directive, str):
            yield BadIgnore(comment=comment, why=directive)
            continue
        for name in directive.names:
            codes = rules_named(name)
            if not codes:
                yield BadIgnore(comment=comment, why=f"names {name}, which is no rule: {_sentence(name_hint(name))}")
            elif directive.verb is Verb.OFF:
                opened.setdefault(codes, (name, directive))
            elif directive.verb is Verb.ON:
                yield _closed(article, directive, name, opened.pop(codes, None))
            else:
                yield from _placed(article, directive, name)
    for name, directive in opened.values():
        yield _range(directive, name, len(article.text))


def _understood(comment: Comment) -> Directive | str:
    """Return what a comment asks, or what is wrong with it as a whole."""
    directive = read_directive(comment)
    side_car = comment.span is None
    if directive is None or (side_car and directive.verb in (Verb.ON, Verb.OFF)):
        return f"is not understood. Write {SIDECAR_FORMS if side_car else FORMS}."
    if not directive.names:
        return f"names no rule, so it suppresses nothing. Say which, as in {directive.verb.value}[ATR101]."
    return directive


def _closed(article: Article, on: Directive, name: str, off: tuple[str, Directive] | None) -> Ignore | BadIgnore:
    """Return the range that a comment ends."""
    if off is None:
        return BadIgnore(comment=on.comment, why=f"ends what no off[{name}] began. Take {name} out of it.")
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
        yield BadIgnore(comment=comment, why="has no paragraph after it. Put it before or into the one it is about.")


def _paragraph(article: Article, comment: Span) -> Span | None:
    """Return the paragraph that a comment stands in or behind on a line, else the next one."""
    spans = [paragraph.span for paragraph in article.paragraphs]
    line_start = article.text.rfind("\n", 0, comment.start) + 1
    if article.text[line_start : comment.start].strip():
        return max((span for span in spans if span.start < comment.start), default=None)
    return next((span for span in spans if span.end > comment.start), None)


def _at_words(article: Article, directive: Directive, name: str) -> Iterator[Ignore | BadIgnore]:
    """Yield an ignore at every place where the article has the words of a side-car."""
    words = (directive.words or "").split()
    if not words:
        yield BadIgnore(comment=directive.comment, why=f"quotes no words of the article. Write {SIDECAR_FORMS}.")
        return
    places = [Span(*match.span()) for match in re.finditer(r"\s+".join(map(re.escape, words)), article.text)]
    if not places:
        yield BadIgnore(comment=directive.comment, why="quotes words that the article does not have. Take it out.")
    yield from (_ignore(directive, name, place) for place in places)


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


def _sentence(hint: str) -> str:
    return hint if hint.endswith("?") else f"{hint}."
