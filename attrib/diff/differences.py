"""All that differs between two accounts, put together from the parts."""

from attrib.diff.align import Match, match_claims
from attrib.diff.kinds import change_kinds
from attrib.diff.model import Account, Change, ChangeKind, Diff
from attrib.diff.points import sum_changes, why_no_sum
from attrib.diff.regressions import find_regressions
from attrib.diff.remarks import compare_remarks
from attrib.messages import Message
from attrib.model import Policy

ORDER = tuple(ChangeKind)


def compare(old: Account, new: Account, policy: Policy, *, version: str) -> Diff:
    """Return all differences between two accounts.

    Where claims cannot be compared one by one (two languages, or no claim in common), `unaligned` says why; then
    neither can findings, and the change of the index has its parts without the claims.
    """
    matches = () if old.language != new.language else match_claims(old, new)
    unaligned = _why_unaligned(old, new, matches)
    changes = () if unaligned else tuple(_change(match, new.language) for match in matches)
    told_share, noise = policy.thresholds["transparency-share"], policy.thresholds["index-noise"]
    unsummed = why_no_sum(old, new, told_share)
    changes, items = (changes, ()) if unsummed else sum_changes(old, new, changes, told_share)
    changes = tuple(sorted(changes, key=lambda change: ORDER.index(change.kind)))
    fixed, added, left = ((), (), ()) if unaligned else compare_remarks(old, new, changes)
    return Diff(
        version=version,
        old=old,
        new=new,
        changes=changes,
        unaligned=unaligned,
        items=items,
        unsummed=unsummed,
        fixed=fixed,
        new_remarks=added,
        remaining=left,
        regressions=tuple(find_regressions(old, new, changes, added, noise)),
        noise=noise,
    )


def _why_unaligned(old: Account, new: Account, matches: tuple[Match, ...]) -> str | None:
    """Return why claims cannot be compared one by one, None if they can."""
    if old.language != new.language:
        return Message("the two texts are in different languages, so that their claims cannot be matched word by word")
    if old.claims and new.claims and not any(match.old and match.new for match in matches):
        return Message("no claim of one text has its like in the other: they do not seem to tell the same story")
    return None


def _change(match: Match, language: str) -> Change:
    return Change(old=match.old, new=match.new, kinds=change_kinds(match, language))
