"""What happened to a claim: the kinds of change between its two versions."""

from collections.abc import Iterator

from attrib.diff.align import Match
from attrib.diff.likeness import normal_words, same_source, stem
from attrib.diff.model import ChangeKind, Claim, Speaker
from attrib.model import SourceKind


def change_kinds(match: Match, language: str) -> tuple[ChangeKind, ...]:
    """Return all that happened to a claim, in the order of ChangeKind; "unchanged" if nothing did."""
    if not match.old:
        return (ChangeKind.ADDED,)
    if not match.new:
        return (ChangeKind.REMOVED,)
    found = {*_of_source(match), *_of_place(match), *_of_words(match, language)}
    return tuple(kind for kind in ChangeKind if kind in found) or (ChangeKind.UNCHANGED,)


def _of_source(match: Match) -> Iterator[ChangeKind]:
    old, new = match.old[0].speaker, match.new[0].speaker
    if any(_other_source(a, b) for a in match.old for b in match.new):
        yield ChangeKind.RESOURCED
    if old.kind.anonymous and new.kind.anonymous:
        yield from _flag(old.description, new.description, ChangeKind.DESCRIBED, ChangeKind.UNDESCRIBED)
        yield from _flag(old.reason, new.reason, ChangeKind.EXPLAINED, ChangeKind.UNEXPLAINED)
    elif not _other_source(match.old[0], match.new[0]):
        yield from _of_identified(old, new)


def _other_source(old: Claim, new: Claim) -> bool:
    """Tell whether the reader is told of another source, or of another kind of source."""
    return old.speaker.kind is not new.speaker.kind or not same_source(old, new)


def _of_identified(old: Speaker, new: Speaker) -> Iterator[ChangeKind]:
    """Yield what is told more or less about a person or a document."""
    if old.kind is SourceKind.NAMED_PERSON:
        yield from _flag(old.role, new.role, ChangeKind.ROLE_GIVEN, ChangeKind.ROLE_DROPPED)
    yield from _flag(old.identified, new.identified, ChangeKind.DOCUMENT_IDENTIFIED, ChangeKind.DOCUMENT_UNIDENTIFIED)


def _of_place(match: Match) -> Iterator[ChangeKind]:
    yield from _flag(
        any(claim.lead for claim in match.old),
        any(claim.lead for claim in match.new),
        ChangeKind.MOVED_INTO_LEAD,
        ChangeKind.MOVED_OUT_OF_LEAD,
    )
    yield from _flag(match.old[0].nested, match.new[0].nested, ChangeKind.NESTED, ChangeKind.UNNESTED)


def _of_words(match: Match, language: str) -> Iterator[ChangeKind]:
    if len(match.new) > 1:
        yield ChangeKind.SPLIT
    if len(match.old) > 1:
        yield ChangeKind.JOINED
    if len(match.old) == len(match.new) == 1 and _reworded(match.old[0], match.new[0], language):
        yield ChangeKind.REWORDED


def _reworded(old: Claim, new: Claim, language: str) -> bool:
    """Tell whether a claim says something in other words, or the same source "admits" what it "said".

    Another source has its own cue, and "says" is "said": that is no rewording.
    """
    if normal_words(old.content) != normal_words(new.content):
        return True
    same_source = not _other_source(old, new)
    return same_source and stem(normal_words(old.cue), language) != stem(normal_words(new.cue), language)


def _flag(before: bool, after: bool, gained: ChangeKind, lost: ChangeKind) -> Iterator[ChangeKind]:
    if before != after:
        yield gained if after else lost
