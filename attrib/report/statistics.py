"""How many findings each rule has over a run, for a first look at many articles.

 12  ATR103  warning  no-reason-for-anonymity
  3  ATR101  error    bare-anonymous-source
15 findings in 4 of 24 articles
"""

from collections import Counter
from typing import TextIO

from attrib.model import Run
from attrib.records import dataclass
from attrib.report.json import safe_json
from attrib.report.voices import say_of
from attrib.report.wording import LEVELS, count


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """The findings of one rule."""

    count: int
    code: str
    slug: str
    level: str
    articles: int
    """In how many articles they are."""


def rule_counts(run: Run) -> tuple[RuleCount, ...]:
    """Return the rules that found something, the one with the most findings first."""
    found = [(finding.code, finding.slug, finding.level) for report in run.reports for finding in report.findings]
    within = Counter(code for report in run.reports for code in {finding.code for finding in report.findings})
    counts = sorted(Counter(found).items(), key=lambda item: (-item[1], item[0][0], item[0][2].rank))
    return tuple(
        RuleCount(count=number, code=code, slug=slug, level=level.value, articles=within[code])
        for (code, slug, level), number in counts
    )


def write_text(run: Run, out: TextIO) -> None:
    """Write a line for each rule, and how many findings there are in how many articles."""
    counts = rule_counts(run)
    say = say_of(run)
    widest = max((len(str(one.count)) for one in counts), default=1)
    levels = max(len(say(level)) for level in LEVELS.values())
    out.writelines(f"{one.count:>{widest + 1}}  {one.code}  {say(one.level):<{levels}}  {one.slug}\n" for one in counts)
    total = count(sum(one.count for one in counts), "finding")
    with_some = sum(bool(report.findings) for report in run.reports)
    articles = count(len(run.reports), "article")
    out.write(say("{findings} in {n} of {articles}", findings=total, n=with_some, articles=articles) + "\n")


def write_json(run: Run, out: TextIO) -> None:
    """Write the same as a list of objects."""
    fields = ("code", "slug", "level", "count", "articles")
    out.write(safe_json([{name: getattr(one, name) for name in fields} for one in rule_counts(run)], indent=2) + "\n")
