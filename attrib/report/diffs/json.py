"""The diff as JSON, for programs: see docs/diff.md and schemas/diff.schema.json.

The same input gives the same bytes. Words of the claims are in it.
"""

from typing import Any, TextIO

from attrib.diff.model import Account, Change, Claim, Diff, Item, Regression, Remark
from attrib.messages import voice
from attrib.model import Score
from attrib.report.json import rounded, safe_json, said

SCHEMA_VERSION = "1.0.0"


def write_diff(diff: Diff, out: TextIO) -> None:
    """Write a diff as one JSON object."""
    out.write(safe_json(said(_diff(diff), voice(diff.language)), indent=2) + "\n")


def _diff(diff: Diff) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "attrib", "version": diff.version},
        "old": _account(diff.old),
        "new": _account(diff.new),
        "score": {
            "old": diff.old.score.index,
            "new": diff.new.score.index,
            "delta": diff.delta,
            "noise": diff.noise,
            "parts": [_item(item) for item in diff.items],
            "no_sum_reason": diff.unsummed,
        },
        "aligned": diff.unaligned is None,
        "not_aligned_reason": diff.unaligned,
        "claims": [_change(change) for change in diff.changes],
        "findings": {
            "new": [_remark(remark) for remark in diff.new_remarks],
            "remaining": [_remark(remark) for remark in diff.remaining],
            "fixed": [_remark(remark) for remark in diff.fixed],
        },
        "regressions": [_regression(regression) for regression in diff.regressions],
    }


def _account(account: Account) -> dict[str, Any]:
    return {
        "path": account.path,
        "report": account.report,
        "lang": account.language,
        "notes": list(account.notes),
        "claims": len(account.claims),
        "findings": len(account.remarks),
        "score": _score(account.score),
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "index": score.index,
        "null_reason": score.null_reason,
        "transparency": rounded(score.transparency),
        "breadth": rounded(score.breadth),
        "words": score.words,
        "sources": score.sources,
        "identified_sources": score.identified,
        "target_sources": score.target,
        "shares": {share.kind.value: {"words": share.words, "share": rounded(share.share)} for share in score.shares},
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "status": change.kind.value,
        "changes": [kind.value for kind in change.kinds],
        "points": change.points,
        "parts": [_item(item) for item in change.items],
        "source_lost": change.loses_identified,
        "old": [_claim(claim) for claim in change.old],
        "new": [_claim(claim) for claim in change.new],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    speaker = claim.speaker
    return {
        "id": _id(claim.number),
        "source_id": speaker.id,
        "source_name": speaker.name,
        "source_type": speaker.kind.value,
        "identified": speaker.identified,
        "role": speaker.role,
        "description": speaker.description,
        "reason": speaker.reason,
        "source_text": claim.source or None,
        "cue_text": claim.cue or None,
        "content_text": claim.content,
        "quote": claim.form.value,
        "lead": claim.lead,
        "nested": claim.nested,
        "line": claim.line,
        "weight": rounded(claim.weight),
        "value": rounded(claim.value),
    }


def _item(item: Item) -> dict[str, Any]:
    return {"part": item.part.value, "points": item.points, "claims": item.claims}


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "code": remark.code,
        "rule": remark.slug,
        "severity": remark.level.value,
        "message": remark.message,
        "fingerprint": remark.fingerprint,
        "attribution": None if remark.claim is None else _id(remark.claim),
        "source_id": remark.source,
        "line": remark.line,
        "column": remark.column,
    }


def _regression(regression: Regression) -> dict[str, Any]:
    return {
        "kind": regression.kind.value,
        "message": regression.message,
        "line": regression.line,
        "column": regression.column,
    }


def _id(number: int) -> str:
    return f"a{number}"
