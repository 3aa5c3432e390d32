"""The account of a report that was just made."""

from dataclasses import replace

from attrib.diff.model import Account, Claim, Remark, Speaker
from attrib.fingerprints import fingerprint
from attrib.model import Attribution, Finding, Report, ScoredAttribution, Source, Span


def make_account(report: Report) -> Account:
    """Return what a diff needs of a report."""
    items = {item.number: item for item in report.score.items}
    return Account(
        path=report.article.path,
        language=report.article.language,
        score=replace(report.score, items=(), values={}, thresholds={}),
        claims=tuple(
            _claim(report, attribution, items.get(attribution.number)) for attribution in report.analysis.attributions
        ),
        remarks=tuple(_remark(report, finding) for finding in report.findings),
        notes=report.notes,
    )


def _claim(report: Report, attribution: Attribution, scored: ScoredAttribution | None) -> Claim:
    article = report.article
    return Claim(
        number=attribution.number,
        speaker=_speaker(report.analysis.source_of(attribution)),
        source=article.quote(attribution.mention.spans) if attribution.mention else "",
        cue=article.quote(attribution.cue.spans) if attribution.cue else "",
        content=article.quote(attribution.content),
        form=attribution.form,
        lead=report.analysis.in_lead(attribution),
        line=article.position(_anchor(attribution).start).line,
        nested=attribution.nested_in is not None,
        words=scored.words if scored else 0,
        weight=scored.weight if scored else 0.0,
        value=scored.value if scored else 0.0,
    )


def _anchor(attribution: Attribution) -> Span:
    """Return where to look for a claim: at its source, else its cue, else its content."""
    mention = attribution.mention.spans if attribution.mention else ()
    return (*mention, *(attribution.cue.spans if attribution.cue else ()), *attribution.content)[0]


def _speaker(source: Source) -> Speaker:
    return Speaker(
        id=source.id,
        name=" ".join(source.name.split()),
        kind=source.kind,
        identified=source.identified,
        role=bool(source.role),
        description=bool(source.description),
        reason=bool(source.reason),
        formulaic=source.formulaic,
    )


def _remark(report: Report, finding: Finding) -> Remark:
    position = report.article.position(finding.span.start) if finding.span else None
    return Remark(
        code=finding.code,
        slug=finding.slug,
        level=finding.level,
        message=finding.message,
        fingerprint=fingerprint(report, finding),
        line=position.line if position else None,
        column=position.column if position else None,
        claim=finding.attribution,
        source=finding.source,
    )
