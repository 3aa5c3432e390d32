"""A baseline: the findings that were there when a newsroom began to check, kept out of reports from then on.

An entry is a fingerprint with its rule and file, and the words that it is about for people to read. It has no
line number, so that a paragraph may be moved, or another one be edited. The same finding twice counts two.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from attrib.errors import DataError
from attrib.files import MEGABYTE, parse_json, read_bounded
from attrib.fingerprints import fingerprint
from attrib.messages import Message, at
from attrib.model import Finding, Report, Suppressed, SuppressedBy
from attrib.paths import seen_by_any_way

VERSION = 1
# Enough to recognise a passage.
EXCERPT_CHARACTERS = 60
LARGEST = 100 * MEGABYTE
REMEDY = Message("write it anew with 'attrib baseline write'")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Known:
    """A finding that a newsroom lives with."""

    path: str
    """Of the article, seen from the folder of the baseline, with "/" on every system."""
    code: str
    fingerprint: str
    excerpt: str
    count: int = 1


def read_baseline(file: Path) -> tuple[Known, ...]:
    """Return the entries of a baseline. Raises DataError for a file that is missing or no baseline."""
    try:
        content = parse_json(read_bounded(file, LARGEST).decode("utf-8-sig"))
    except OSError as error:
        raise DataError(
            Message(
                "baseline {file}: cannot be read ({why}): check its path, or {remedy}",
                file=file,
                why=error.strerror,
                remedy=REMEDY,
            )
        ) from error
    except ValueError as error:
        raise DataError(
            Message("baseline {file}: not JSON ({why}): mend it, or {remedy}", file=file, why=error, remedy=REMEDY)
        ) from error
    if not isinstance(content, dict) or not isinstance(content.get("findings"), list):
        raise DataError(Message("baseline {file}: no list of findings in it: {remedy}", file=file, remedy=REMEDY))
    if content.get("version") != VERSION:
        raise DataError(
            Message(
                "baseline {file}: of version {what!r}, not {version}: {remedy}",
                file=file,
                what=content.get("version"),
                version=VERSION,
                remedy=REMEDY,
            )
        )
    return tuple(_entry(entry, f"baseline {file}, finding {n}") for n, entry in enumerate(content["findings"], 1))


def format_baseline(entries: Iterable[Known]) -> str:
    """Return a baseline as JSON, the same bytes for the same entries in any order."""
    findings = [
        {"path": e.path, "code": e.code, "fingerprint": e.fingerprint, "count": e.count, "excerpt": e.excerpt}
        for e in sorted(entries)
        if e.count
    ]
    return json.dumps({"version": VERSION, "findings": findings}, ensure_ascii=True, indent=2) + "\n"


def entries_of(report: Report, folder: str) -> tuple[Known, ...]:
    """Return the findings of a report as entries of a baseline in a folder."""
    path = seen_by_any_way(folder, report.article.path)
    counts = Counter((f.code, fingerprint(report, f)) for f in report.findings)
    excerpts = {(f.code, fingerprint(report, f)): _excerpt(report, f) for f in reversed(report.findings)}
    return tuple(
        Known(path=path, code=code, fingerprint=name, excerpt=excerpts[code, name], count=count)
        for (code, name), count in counts.items()
    )


def without_known(report: Report, entries: Sequence[Known], folder: str) -> Report:
    """Return a report whose known findings are suppressed, as often as the baseline has them."""
    path = seen_by_any_way(folder, report.article.path)
    left = Counter({(e.code, e.fingerprint): e.count for e in entries if e.path == path})
    kept: list[Finding] = []
    suppressed = list(report.suppressed)
    for finding in report.findings:
        key = (finding.code, fingerprint(report, finding))
        if left[key] > 0:
            left[key] -= 1
            suppressed.append(Suppressed(finding=finding, by=SuppressedBy.BASELINE))
        else:
            kept.append(finding)
    suppressed.sort(key=lambda item: item.finding.start)
    return replace(report, findings=tuple(kept), suppressed=tuple(suppressed))


def pruned(entries: Iterable[Known], found: Iterable[Known], paths: Iterable[str]) -> tuple[Known, ...]:
    """Return the entries that still occur, as often as they do; those of other paths are left alone."""
    now = {(e.path, e.code, e.fingerprint): e.count for e in found}
    checked = frozenset(paths)
    kept = (
        replace(e, count=min(e.count, now.get((e.path, e.code, e.fingerprint), 0))) if e.path in checked else e
        for e in entries
    )
    return tuple(entry for entry in kept if entry.count)


def _entry(entry: Any, place: str) -> Known:
    """Return an entry as it was read."""
    fields = {"path": str, "code": str, "fingerprint": str, "excerpt": str, "count": int}
    if not isinstance(entry, dict) or not all(type(entry.get(name)) is kind for name, kind in fields.items()):
        raise DataError(
            at(str(place), Message("needs {known} of the right kind: {remedy}", known=", ".join(fields), remedy=REMEDY))
        )
    if entry["count"] < 1:
        raise DataError(
            at(
                str(place),
                Message("count is {entry}, but must be 1 or more: {remedy}", entry=entry["count"], remedy=REMEDY),
            )
        )
    return Known(**{name: entry[name] for name in fields})


def _excerpt(report: Report, finding: Finding) -> str:
    """Return the words that a finding is about, cut between two of them where they are many."""
    words = report.article.quote((finding.span,)) if finding.span else ""
    return words if len(words) <= EXCERPT_CHARACTERS else words[:EXCERPT_CHARACTERS].rpartition(" ")[0] + " …"
