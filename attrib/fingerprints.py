"""Fingerprints: which finding is which when an article has been edited."""

import re
import unicodedata
from hashlib import sha256

from attrib.model import Article, Attribution, Finding, Report, Spans

DIGITS = 16
WORDS = re.compile(r"\w+")


def fingerprint(report: Report, finding: Finding) -> str:
    """Return a name for a finding made of its rule, the words of the source and those of the claim.

    It has no place in it, so that a change elsewhere in the article leaves it alone. A finding about the whole
    article is its rule alone.
    """
    article = report.article
    claim = _claim(report, finding)
    if claim is None:
        source, content = "", _normal(article, (finding.span, *finding.related)) if finding.span else ""
    else:
        source = _normal(article, claim.mention.spans if claim.mention else ())
        content = _normal(article, claim.content)
    key = "\n".join((finding.code, source, content))
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _claim(report: Report, finding: Finding) -> Attribution | None:
    """Return the attribution that a finding is about."""
    number, every = finding.attribution, report.analysis.attributions
    if number is not None and 0 < number <= len(every) and every[number - 1].number == number:  # as they are numbered
        return every[number - 1]
    return next((a for a in every if a.number == number), None)


def _normal(article: Article, spans: Spans) -> str:
    """Return the words of spans without case, marks and line breaks."""
    text = " ".join(article.slice(span) for span in spans)
    return " ".join(WORDS.findall(unicodedata.normalize("NFKC", text).casefold()))
