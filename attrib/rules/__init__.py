"""The table of rules, and running them.

A rule is one module: its docstring is the help that users read, `RULE` says what it is called, and
`check` yields findings. It does not print, sort or count, and knows no other rule.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from attrib.errors import UsageError
from attrib.hints import close_name
from attrib.messages import Message
from attrib.model import Analysis, Finding, Policy, Rule, Span
from attrib.records import replace
from attrib.rules import (
    accusation_without_reply,
    agentless_hearsay,
    anonymous_direct_quote,
    anonymous_lead,
    anonymous_majority,
    anonymous_opinion,
    bare_anonymous_source,
    collective_source,
    declined_but_quoted_anonymously,
    formulaic_reason,
    language_uncertain,
    late_attribution,
    laundered_anonymity,
    no_reason_for_anonymity,
    only_anonymous_sources,
    parse_degraded,
    person_without_role,
    self_source_formula,
    text_too_short,
    unattributed_quotation,
    unexplained_changed_name,
    unidentified_document,
    unnamed_bystanders,
    unused_ignore,
    vague_anonymous_description,
)


class RuleModule(Protocol):
    """What a rule's module has."""

    RULE: Rule

    def check(self, analysis: Analysis, policy: Policy, /) -> Iterator[Finding]:
        """Yield what the rule finds in an article."""


MODULES: tuple[RuleModule, ...] = (
    bare_anonymous_source,
    vague_anonymous_description,
    no_reason_for_anonymity,
    formulaic_reason,
    anonymous_lead,
    anonymous_direct_quote,
    anonymous_opinion,
    only_anonymous_sources,
    anonymous_majority,
    unnamed_bystanders,
    agentless_hearsay,
    collective_source,
    unattributed_quotation,
    late_attribution,
    person_without_role,
    unidentified_document,
    laundered_anonymity,
    self_source_formula,
    language_uncertain,
    text_too_short,
    parse_degraded,
    unexplained_changed_name,
    accusation_without_reply,
    declined_but_quoted_anonymously,
)
# Unused ignores are about the comments of editors, not about the article: suppressions/ asks that rule.
RULES: tuple[Rule, ...] = tuple(
    sorted((*(module.RULE for module in MODULES), unused_ignore.RULE), key=lambda rule: rule.code)
)
ALL = "ALL"


def run_rules(analysis: Analysis, policy: Policy) -> tuple[Finding, ...]:
    """Return what the rules in force find, in the levels of the policy, by place and then by code."""
    findings = [
        finding
        for module in MODULES
        if module.RULE.code in policy.selected
        for finding in module.check(analysis, policy)
    ]
    return in_order(with_levels(findings, policy))


def rules_in_force(policy: Policy) -> tuple[Rule, ...]:
    """Return the rules that a policy selects, in its levels."""
    return tuple(
        replace(rule, level=policy.levels.get(rule.code, rule.level)) for rule in RULES if rule.code in policy.selected
    )


def with_levels(findings: Iterable[Finding], policy: Policy) -> Iterator[Finding]:
    """Yield findings as seriously as the policy takes them."""
    return (replace(finding, level=policy.levels.get(finding.code, finding.level)) for finding in findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by place and then by code."""
    return tuple(sorted(findings, key=lambda finding: (finding.start, finding.span or Span(0, 0), finding.code)))


def rule_names() -> tuple[str, ...]:
    """Return all that names rules: ALL, the first digits of codes, codes and slugs, general ones first."""
    codes = [rule.code for rule in RULES]
    starts = {code[:length] for code in codes for length in (4, 5)}
    return (ALL, *sorted({*starts, *codes}), *sorted(rule.slug for rule in RULES))


def rules_named(name: str) -> frozenset[str]:
    """Return the codes that a name stands for, in any case of letters; none if it names no rule.

    >>> sorted(rules_named("atr20"))[:1], rules_named("anonymous-lead")
    (['ATR201'], frozenset({'ATR105'}))
    """
    known = {known.lower(): known for known in rule_names()}.get(name.lower())
    return frozenset(
        rule.code
        for rule in RULES
        if known is not None and (known in (ALL, rule.slug) or (rule.code.startswith(known) and known[:3] == "ATR"))
    )


def name_hint(name: str) -> Message:
    """Return what somebody may have meant, or what there is to choose from.

    >>> name_hint("anonymous-leed")
    'did you mean anonymous-lead?'
    """
    close = close_name(name, rule_names())
    if close:
        return Message("did you mean {name}?", name=close)
    return Message("name a code, its first digits, a slug or ALL")


def find_rule(name: str) -> Rule:
    """Return the rule with a code or slug; UsageError says which one may have been meant.

    >>> find_rule("atr101").slug
    'bare-anonymous-source'
    """
    names = {key: rule for rule in RULES for key in (rule.code.lower(), rule.slug)}
    if rule := names.get(name.lower()):
        return rule
    from difflib import get_close_matches

    likest = max(get_close_matches(name.lower(), names), key=lambda key: _in_place(key, name.lower()), default=None)
    close = [names[likest]] if likest else []
    listed = ", ".join(f"{rule.code} {rule.slug}" for rule in close or RULES)
    if close:
        raise UsageError(Message("no rule {name!r}: did you mean {listed}?", name=name, listed=listed))
    raise UsageError(Message("no rule {name!r}: choose one of {listed}", name=name, listed=listed))


def _in_place(key: str, name: str) -> int:
    """Return how many letters of a name stand where they should: "atr1o1" is rather atr101 than atr110."""
    return sum(a == b for a, b in zip(key, name, strict=False))
