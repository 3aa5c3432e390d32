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
from attrib.messages import ENGLISH, Message, Voice
from attrib.model import (
    Article,
    Attribution,
    Failure,
    Finding,
    Level,
    Position,
    Report,
    Run,
    Score,
    ScoredAttribution,
    Source,
    Span,
    Spans,
    Suppressed,
)
from attrib.report.marks import paragraphs_of
from attrib.report.voices import say_of
from attrib.syntax import sentences_of

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
    out.write(write_object(run_object(run)))


def write_object(told: dict[str, Any]) -> str:
    """Return the object of a run as JSON, with every pair of numbers in one line."""
    return PAIR.sub(r"[\1, \2]", safe_json(told, indent=2)) + "\n"


def safe_json(value: dict[str, Any] | list[dict[str, Any]], indent: int | None = None) -> str:
    r"""Return an object as JSON in which everything that a terminal obeys or cannot show is escaped.

    >>> print(safe_json({"name": "caf\u00e9 \u202e\x1b[31m"}))
    {"name": "café \u202e\u001b[31m"}
    """
    return UNSAFE.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=indent))


def _escaped(match: re.Match[str]) -> str:
    r"""Return the JSON escape of a character, such as \u001b."""
    return json.dumps(match[0])[1:-1]


def run_object(run: Run) -> dict[str, Any]:
    """Return all that is told about a run, as it is written."""
    levels = Counter(finding.level for report in run.reports for finding in report.findings)
    told = {
        "schema_version": SCHEMA_VERSION,
        "tool": tool(run, run.reports),
        "words_included": run.words,
        "articles": [said(article_object(report, words=run.words), say_of(run, report)) for report in run.reports],
        "errors": [error_object(failure) for failure in run.failures],
        "summary": {
            "articles": len(run.reports),
            "errors": len(run.failures),
            "findings": {level.value: levels[level] for level in Level},
            "suppressed": sum(len(report.suppressed) for report in run.reports),
        },
    }
    return {name: said(value, say_of(run)) for name, value in told.items()}


def said(value: Any, say: Voice) -> Any:
    """Return what is to be written with all messages in it said; those in English stand as they are."""
    if isinstance(value, Message):
        return say(value)
    if say.code == ENGLISH or not isinstance(value, (dict, list)):
        return value
    if isinstance(value, dict):
        return {name: said(inner, say) for name, inner in value.items()}
    return [said(inner, say) for inner in value]


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
    scored = {item.number: item for item in report.score.items}
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
            {
                **_attribution(report, attribution, scored.get(attribution.number)),
                **_claim_texts(article, attribution, words),
            }
            for attribution in analysis.attributions
        ],
        "findings": [_finding(report, finding) for finding in report.findings],
        "suppressed": [_suppressed(report, suppressed) for suppressed in report.suppressed],
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "index": score.index,
        "null_reason": score.null_reason,
        "transparency": rounded(score.transparency),
        "breadth": rounded(score.breadth),
        "sources": score.sources,
        "identified_sources": score.identified,
        "target_sources": score.target,
        "values": dict(score.values),
        "thresholds": dict(score.thresholds),
        "shares": {share.kind.value: {"words": share.words, "share": rounded(share.share)} for share in score.shares},
    }


def _source(report: Report, source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "source_type": source.kind.value,
        "identified": source.identified,
        "withheld": source.withheld,
        "attributions": [_id(attribution.number) for attribution in source.attributions],
        "mentions": [_pairs(report, mention.spans) for mention in source.mentions],
        "role": _pairs(report, source.role),
        "description": _pairs(report, source.description),
        "reason": _pairs(report, source.reason),
        "formulaic_reason": source.formulaic,
        "evidence": [{"span": _pair(report, item.span), "why": item.why} for item in source.evidence],
    }


def _attribution(report: Report, attribution: Attribution, scored: ScoredAttribution | None) -> dict[str, Any]:
    source = report.analysis.source_of(attribution)
    return {
        "id": _id(attribution.number),
        "source_id": source.id,
        "source_type": source.kind.value,
        "withheld": source.withheld,
        "quote": attribution.form.value,
        "source": _pairs(report, attribution.mention.spans if attribution.mention else ()),
        "cue": _pairs(report, attribution.cue.spans if attribution.cue else ()),
        "content": _pairs(report, attribution.content),
        "lead": report.analysis.in_lead(attribution),
        "pattern": attribution.pattern,
        "confidence": rounded(attribution.confidence),
        "nested_in": _id(attribution.nested_in),
        "sentence": _sentence(report, attribution),
        "paragraph": _paragraph(report, attribution),
        "words": scored.words if scored else None,
        "weight": rounded(scored.weight) if scored else None,
        "standing": scored.standing if scored else None,
        "value": rounded(scored.value) if scored else None,
    }


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    places = report.article.positions(finding.span) if finding.span else None
    return {
        "code": finding.code,
        "rule": finding.slug,
        "severity": finding.level.value,
        "attribution": _id(finding.attribution),
        "source_id": finding.source,
        "span": _pair(report, finding.span),
        "related": _pairs(report, finding.related),
        "start": _position(places[0]) if places else None,
        "end": _position(places[1]) if places else None,
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
    here = sentences_of((Span(start, start + 1),), report.analysis.parsed.sentences)
    return here[0].index if here else None


def _paragraph(report: Report, attribution: Attribution) -> int | None:
    """Return the index of the paragraph that hands the claim over."""
    here = paragraphs_of(report.article, _anchor(attribution))
    return here[0] if here else None


def _anchor(attribution: Attribution) -> Span:
    """Return the words that hand a claim over: its cue, else its source, else its content."""
    spans = attribution.cue.spans if attribution.cue else attribution.mention.spans if attribution.mention else ()
    return (*spans, *attribution.content)[0]


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def _id(number: int | None) -> str | None:
    """Return the name of an attribution within its article."""
    return None if number is None else f"a{number}"


def _pairs(report: Report, spans: Spans) -> list[list[int]]:
    """Return where spans are stored."""
    places = map(report.article.place, spans)
    return [[place.start, place.end] for place in places]


def _pair(report: Report, span: Span | None) -> list[int] | None:
    return None if span is None else _pairs(report, (span,))[0]


def rounded(number: float | None) -> float | None:
    """Return a number with as many digits as reports have, or none."""
    return None if number is None else round(number, DIGITS)
