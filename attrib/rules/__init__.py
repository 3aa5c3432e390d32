"""The table of rules, and running them.

A rule is one module: its docstring is the help that users read, `RULE` says what it is called, and
`check` yields findings. It does not print, sort or count, and knows no other rule.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Protocol

from attrib.errors import UsageError
from attrib.model import Analysis, Finding, Policy, Rule, Span
from attrib.rules import (
    accusation_without_reply,
    agentless_hearsay,
    anonymous_direct_quote,
    anonymous_lead,
    anonymous_majority,
    anonymous_opinion,
    bare_anonymous_source,
    declined_but_quoted_anonymously,
    formulaic_reason,
    no_reason_for_anonymity,
    only_anonymous_sources,
    unattributed_quotation,
    unexplained_changed_name,
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
    agentless_hearsay,
    unattributed_quotation,
    unexplained_changed_name,
    accusation_without_reply,
    declined_but_quoted_anonymously,
)
RULES: tuple[Rule, ...] = tuple(module.RULE for module in MODULES)


def run_rules(analysis: Analysis, policy: Policy) -> tuple[Finding, ...]:
    """Return what the rules in force find, by place and then by code."""
    findings = [
        finding
        for module in MODULES
        if module.RULE.code in policy.selected
        for finding in module.check(analysis, policy)
    ]
    return tuple(sorted(findings, key=lambda finding: (finding.start, finding.span or Span(0, 0), finding.code)))


def find_rule(name: str) -> Rule:
    """Return the rule with a code or slug; UsageError says which one may have been meant.

    >>> find_rule("atr101").slug
    'bare-anonymous-source'
    """
    names = {key: rule for rule in RULES for key in (rule.code.lower(), rule.slug)}
    if rule := names.get(name.lower()):
        return rule
    close = [names[key] for key in get_close_matches(name.lower(), names, n=1)]
    listed = ", ".join(f"{rule.code} {rule.slug}" for rule in close or RULES)
    raise UsageError(f"no rule {name!r}: {'did you mean' if close else 'choose one of'} {listed}{'?' if close else ''}")
