"""The JSON report: everything the run knows but the text as a whole, for programs and for comparison.

Places are [start, end] in code points of the decoded text, end exclusive; lines and columns count from
1. Attributions have the shape of the gold data. The same input gives the same bytes. The schema stands in
schemas/report.schema.json.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, TextIO

from attrib.fingerprints import fingerprint
from attrib.model import (
    Article,
    Attribution,
    Failure,
    Finding,
    Level,
    Paragraph,
    Report,
    Run,
    Score,
    Source,
    Span,
    Spans,
    Suppressed,
)
from attrib.rules.withheld import is_withheld

SCHEMA_VERSION = "1.0.0"
# Digits of shares and values: more would differ between machines.
DIGITS = 4
# What json.dumps leaves as it is, but a terminal or log obeys or cannot show.
UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
# A span takes one line, not four. Strings of JSON have no line breaks, so no words of the article match.
PAIR = re.compile(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]")


def write_report(run: Run, out: TextIO) -> None:
    """Write a run as one JSON object."""
    out.write(PAIR.sub(r"[\1, \2]", safe_json(_run(run), indent=2)) + "\n")


def safe_json(value: dict[str, Any], indent: int | None = None) -> str:
    r"""Return an object as JSON in which everything that a terminal obeys or cannot show is escaped.

    >>> print(safe_json({"name": "caf\u00e9 \u202e\x1b[31m"}))
    {"name": "café \u202e\u001b[31m"}
    """
    return UNSAFE.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=indent))


def _escaped(match: re.Match[str]) -> str:
    r"""Return the JSON escape of a character, such as \u001b."""
    return json.dumps(match[0])[1:-1]


def _run(run: Run) -> dict[str, Any]:
    levels = Counter(finding.level for report in run.reports for finding in report.findings)
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": tool(run, run.reports),
        "words_included": run.words,
        "articles": [article_object(report, words=run.words) for report in run.reports],
        "errors": [error_object(failure) for failure in run.failures],
        "summary": {
            "articles": len(run.reports),
            "errors": len(run.failures),
            "findings": {level.value: levels[level] for level in Level},
            "suppressed": sum(len(report.suppressed) for report in run.reports),
        },
    }


def tool(run: Run, reports: Iterable[Report]) -> dict[str, Any]:
    """Return what made some reports: program, version, and the models by language."""
    models = dict(sorted({report.article.language: report.analysis.parsed.models for report in reports}.items()))
    return {"name": "attrib", "version": run.version, "models": models}


def error_object(failure: Failure) -> dict[str, Any]:
    """Return what is told about an input that could not be checked."""
    return {"path": failure.path, "message": failure.message}


def article_object(report: Report, *, words: bool) -> dict[str, Any]:
    """Return all that is told about an article, with or without its words."""
    article, analysis = report.article, report.analysis
    return {
        "path": article.path,
        "lang": article.language,
        "sha256": sha256(article.stored.encode("utf-8", "surrogatepass")).hexdigest(),
        "words": report.score.words,
        "sentences": len(analysis.parsed.sentences),
        "status": "ok",
        "notes": list(report.notes),
        "score": _score(report.score),
        "sources": [
            {**_source(report, source), **_source_texts(article, source, words)} for source in analysis.sources
        ],
        "attributions": [
            {**_attribution(report, attribution), **_claim_texts(article, attribution, words)}
            for attribution in analysis.attributions
        ],
        "findings": [_finding(report, finding) for finding in report.findings],
        "suppressed": [_suppressed(report, suppressed) for suppressed in report.suppressed],
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "index": score.index,
        "null_reason": score.null_reason,
        "transparency": _rounded(score.transparency),
        "breadth": _rounded(score.breadth),
        "sources": score.sources,
        "identified_sources": score.identified,
        "target_sources": score.target,
        "values": dict(score.values),
        "thresholds": dict(score.thresholds),
        "shares": {share.kind.value: {"words": share.words, "share": _rounded(share.share)} for share in score.shares},
    }


def _source(report: Report, source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "source_type": source.kind.value,
        "identified": source.identified,
        "withheld": _withheld(report, source),
        "attributions": [_id(attribution.number) for attribution in source.attributions],
        "mentions": [_pairs(mention.spans) for mention in source.mentions],
        "role": _pairs(source.role),
        "description": _pairs(source.description),
        "reason": _pairs(source.reason),
        "formulaic_reason": source.formulaic,
        "evidence": [{"span": _pair(item.span), "why": item.why} for item in source.evidence],
    }


def _withheld(report: Report, source: Source) -> bool | None:
    """Tell whether the name of an anonymous source is kept back; None for the others."""
    return is_withheld(report.analysis, source) if source.kind.anonymous else None


def _attribution(report: Report, attribution: Attribution) -> dict[str, Any]:
    source = report.analysis.source_of(attribution)
    scored = next((item for item in report.score.items if item.number == attribution.number), None)
    return {
        "id": _id(attribution.number),
        "source_id": source.id,
        "source_type": source.kind.value,
        "withheld": _withheld(report, source),
        "quote": attribution.form.value,
        "source": _pairs(attribution.mention.spans if attribution.mention else ()),
        "cue": _pairs(attribution.cue.spans if attribution.cue else ()),
        "content": _pairs(attribution.content),
        "lead": report.analysis.in_lead(attribution),
        "pattern": attribution.pattern,
        "confidence": _rounded(attribution.confidence),
        "nested_in": _id(attribution.nested_in),
        "sentence": _sentence(report, attribution),
        "paragraph": _paragraph(report, attribution),
        "words": scored.words if scored else None,
        "weight": _rounded(scored.weight) if scored else None,
        "standing": scored.standing if scored else None,
        "value": _rounded(scored.value) if scored else None,
    }


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "rule": finding.slug,
        "severity": finding.level.value,
        "attribution": _id(finding.attribution),
        "source_id": finding.source,
        "span": _pair(finding.span),
        "related": _pairs(finding.related),
        "start": _position(report, finding.span.start) if finding.span else None,
        "end": _position(report, finding.span.end) if finding.span else None,
        "message": finding.message,
        "fingerprint": fingerprint(report, finding),
    }


def _suppressed(report: Report, suppressed: Suppressed) -> dict[str, Any]:
    """Return a finding that somebody asked not to see, with who did and why."""
    return {
        **_finding(report, suppressed.finding),
        "suppressed_by": suppressed.by.value,
        "suppressed_reason": suppressed.reason,
    }


def _claim_texts(article: Article, attribution: Attribution, words: bool) -> dict[str, str | None]:
    """Return the words of an attribution's parts, each in one line; null if missing or kept back."""
    return {
        "source_text": _text(article, attribution.mention.spans if attribution.mention else (), words),
        "cue_text": _text(article, attribution.cue.spans if attribution.cue else (), words),
        "content_text": _text(article, attribution.content, words),
    }


def _source_texts(article: Article, source: Source, words: bool) -> dict[str, str | None]:
    """Return the words that tell a reader about a source."""
    return {
        "role_text": _text(article, source.role, words),
        "description_text": _text(article, source.description, words),
        "reason_text": _text(article, source.reason, words),
    }


def _text(article: Article, spans: Spans, words: bool) -> str | None:
    return article.quote(spans) if spans and words else None


def _sentence(report: Report, attribution: Attribution) -> int | None:
    """Return the index of the sentence that hands the claim over."""
    start = _anchor(attribution).start
    sentences = report.analysis.parsed.sentences
    return next((s.index for s in sentences if s.span.start <= start < s.span.end), None)


def _paragraph(report: Report, attribution: Attribution) -> int | None:
    """Return the index of the paragraph that hands the claim over."""
    paragraphs: tuple[Paragraph, ...] = report.article.paragraphs
    anchor = _anchor(attribution)
    return next((i for i, paragraph in enumerate(paragraphs) if paragraph.span.overlaps(anchor)), None)


def _anchor(attribution: Attribution) -> Span:
    """Return the words that hand a claim over: its cue, else its source, else its content."""
    spans = attribution.cue.spans if attribution.cue else attribution.mention.spans if attribution.mention else ()
    return (*spans, *attribution.content)[0]


def _position(report: Report, offset: int) -> dict[str, int]:
    position = report.article.position(offset)
    return {"line": position.line, "column": position.column}


def _id(number: int | None) -> str | None:
    """Return the name of an attribution within its article."""
    return None if number is None else f"a{number}"


def _pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, DIGITS)
