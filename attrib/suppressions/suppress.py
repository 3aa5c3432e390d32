"""Findings sorted into those to report and those that somebody asked not to see."""

from collections.abc import Iterable

from attrib.by_place import ByPlace
from attrib.model import Article, BadIgnore, Finding, Ignore, Policy, Span, Suppressed, SuppressedBy
from attrib.paths import matches
from attrib.rules import in_order, unused_ignore, with_levels
from attrib.suppressions.scopes import read_ignores


def suppress(
    findings: Iterable[Finding], article: Article, policy: Policy
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """Return the findings to report, with those about unused ignores, and the suppressed ones.

    Comments have their say before the configuration, so that none is called unused for its sake.
    """
    asked = read_ignores(article)
    ignores = [ignore for ignore in asked if isinstance(ignore, Ignore)]
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[tuple[int, str]] = set()
    everywhere = [(number, ignore) for number, ignore in enumerate(ignores) if ignore.scope is None]
    somewhere = ByPlace((ignore.scope, (n, ignore)) for n, ignore in enumerate(ignores) if ignore.scope is not None)
    for finding in findings:
        near = somewhere.overlapping(_first_letter(finding.span)) if finding.span else ()
        found = sorted((*everywhere, *near), key=lambda pair: pair[0])
        covering = [ignore for _, ignore in found if ignore.covers(finding)]
        used |= {_wish(ignore) for ignore in covering}
        if covering:
            suppressed.append(Suppressed(finding=finding, by=covering[0].by, reason=covering[0].reason))
        else:
            kept.append(finding)
    unused = {_wish(i): i for i in ignores if _wish(i) not in used and i.codes & policy.selected}
    if unused_ignore.RULE.code in policy.selected:
        bad = [comment for comment in asked if isinstance(comment, BadIgnore)]
        kept += with_levels(unused_ignore.check(unused.values(), bad), policy)
    kept, by_config = _by_config(kept, article.path, policy)
    return in_order(kept), tuple(sorted((*suppressed, *by_config), key=lambda item: item.finding.start))


def _first_letter(span: Span) -> Span:
    """Return the words that a finding is about, one letter at least."""
    return Span(span.start, max(span.end, span.start + 1))


def _wish(ignore: Ignore) -> tuple[int, str]:
    """Return what is asked: words of a side-car may stand in several places, and one finding there is enough."""
    return (ignore.comment.line if ignore.comment.span is None else -1 - ignore.comment.span.start, ignore.name)


def _by_config(findings: Iterable[Finding], path: str, policy: Policy) -> tuple[list[Finding], list[Suppressed]]:
    """Return the findings that the configuration wants in a file, and the others with the pattern that fits it."""
    ignores = [ignore for ignore in policy.file_ignores if matches(path, [ignore.pattern], policy.folder)]
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        pattern = next((ignore.pattern for ignore in ignores if finding.code in ignore.codes), None)
        if pattern is None:
            kept.append(finding)
        else:
            suppressed.append(Suppressed(finding=finding, by=SuppressedBy.CONFIG, reason=pattern))
    return kept, suppressed
