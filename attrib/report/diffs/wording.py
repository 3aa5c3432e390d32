"""Plain words for changes, and the sections in which they are told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType

from attrib.diff.model import (
    Account,
    Change,
    ChangeKind,
    Claim,
    Diff,
    IndexPart,
    Item,
    Regression,
    RegressionKind,
    Remark,
)
from attrib.messages import Message, Plural, all_of, listed
from attrib.model import Score
from attrib.report.wording import KINDS, NOBODY, count, language_words

TOLD = (
    ChangeKind.DESCRIBED,
    ChangeKind.UNDESCRIBED,
    ChangeKind.EXPLAINED,
    ChangeKind.UNEXPLAINED,
    ChangeKind.ROLE_GIVEN,
    ChangeKind.ROLE_DROPPED,
    ChangeKind.DOCUMENT_IDENTIFIED,
    ChangeKind.DOCUMENT_UNIDENTIFIED,
)
SECTIONS: Mapping[Message, tuple[ChangeKind, ...]] = MappingProxyType(
    {
        Message("Another source"): (ChangeKind.RESOURCED,),
        Message("More or less told about the source"): TOLD,
        Message("Moved into the lead or out of it"): (ChangeKind.MOVED_INTO_LEAD, ChangeKind.MOVED_OUT_OF_LEAD),
        Message("Added"): (ChangeKind.ADDED,),
        Message("Removed"): (ChangeKind.REMOVED,),
        Message("Worded differently"): (
            ChangeKind.NESTED,
            ChangeKind.UNNESTED,
            ChangeKind.SPLIT,
            ChangeKind.JOINED,
            ChangeKind.REWORDED,
        ),
        Message("Unchanged"): (ChangeKind.UNCHANGED,),
    }
)
"""Every kind of change has its section; they stand in the order in which an editor wants to know."""
PHRASES: Mapping[ChangeKind, Message] = MappingProxyType(
    {
        ChangeKind.DESCRIBED: Message("now described"),
        ChangeKind.UNDESCRIBED: Message("no longer described"),
        ChangeKind.EXPLAINED: Message("now told why the name is withheld"),
        ChangeKind.UNEXPLAINED: Message("no longer told why the name is withheld"),
        ChangeKind.ROLE_GIVEN: Message("role now given"),
        ChangeKind.ROLE_DROPPED: Message("role no longer given"),
        ChangeKind.DOCUMENT_IDENTIFIED: Message("document now identified"),
        ChangeKind.DOCUMENT_UNIDENTIFIED: Message("document no longer identified"),
        ChangeKind.MOVED_INTO_LEAD: Message("moved into the lead"),
        ChangeKind.MOVED_OUT_OF_LEAD: Message("moved out of the lead"),
        ChangeKind.ADDED: Message("added"),
        ChangeKind.REMOVED: Message("removed"),
        ChangeKind.NESTED: Message("now within another's claim"),
        ChangeKind.UNNESTED: Message("no longer within another's claim"),
        ChangeKind.SPLIT: Message("now several claims"),
        ChangeKind.JOINED: Message("several claims in one"),
        ChangeKind.REWORDED: Message("reworded"),
        ChangeKind.UNCHANGED: Message("unchanged"),
    }
)
NOISE = Message("Differences of the index below about {noise:g} points are noise.")
NEW_ERRORS = Plural("{n} new error", "{n} new errors")
# Less alike than this, marks of what is new and what is gone would only be in the way.
ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Section:
    """Changes told under one title."""

    title: Message
    changes: tuple[Change, ...]

    @property
    def unchanged(self) -> bool:
        """Whether nothing happened to its claims, so that they need not be shown."""
        return self.changes[0].kind is ChangeKind.UNCHANGED


def sections(diff: Diff) -> Iterator[Section]:
    """Yield the sections that have changes, in order."""
    for title, kinds in SECTIONS.items():
        changes = tuple(change for change in diff.changes if change.kind in kinds)
        if changes:
            yield Section(title, changes)


def says_title(change: Change) -> bool:
    """Tell whether the title of its section says all that happened to a claim."""
    return change.kinds in ((ChangeKind.ADDED,), (ChangeKind.REMOVED,), (ChangeKind.REWORDED,), (ChangeKind.UNCHANGED,))


def what_happened(change: Change) -> Message:
    """Return all that happened to a claim: "anonymous official → named person, moved into the lead"."""
    return listed(_phrase(change, kind) for kind in change.kinds)


def _phrase(change: Change, kind: ChangeKind) -> Message:
    if kind is not ChangeKind.RESOURCED:
        return PHRASES[kind]
    before, after = _kinds(change.old), _kinds(change.new)
    if before == after:
        return Message("another source of the same kind ({kind})", kind=after)
    lost = Message("identified source lost") if change.loses_identified else ""
    return listed((Message("{old} → {new}", old=before, new=after), lost))


def _kinds(claims: Iterable[Claim]) -> str:
    return all_of(list(dict.fromkeys(KINDS[claim.speaker.kind] for claim in claims)))


def said_by(claim: Claim) -> Message:
    """Return the words that name a source at this place, after its fullest name where they do not hold it ("she").

    Of nobody, say so.
    """
    name = listed((claim.speaker.name,)) if claim.speaker.name else NOBODY
    if not claim.source or claim.source.casefold() == name.casefold():
        return name
    longer = name.casefold() in claim.source.casefold()
    return listed((claim.source,)) if longer else Message("{name} (“{words}”)", name=name, words=claim.source)


def signed(points: float, decimals: int = 1) -> Message:
    """Return a number with its sign.

    >>> signed(2.25, 2), signed(-3), signed(0)
    ('+2.25', '−3.0', '±0.0')
    """
    sign = "+" if points > 0 else "−" if points < 0 else "±"
    return Message(f"{sign}{{points:.{decimals}f}}", points=float(abs(points)))


def item_words(diff: Diff, item: Item) -> Message:
    """Return what a summand of the change of the index stands for."""
    old, new = diff.old.score, diff.new.score
    claims = count(item.claims, "claim")
    match item.part:
        case IndexPart.RESOURCED:
            return Message("{claims} with another source", claims=claims)
        case IndexPart.TOLD:
            return Message("{claims} with more or less told about the source", claims=claims)
        case IndexPart.LEAD:
            return Message("{claims} moved into the lead or out of it", claims=claims)
        case IndexPart.ADDED:
            return Message("{claims} added", claims=claims)
        case IndexPart.REMOVED:
            return Message("{claims} removed", claims=claims)
        case IndexPart.WEIGHT:
            return Message("{claims} counted with more or fewer words", claims=claims)
        case IndexPart.TRANSPARENCY:
            return Message("what the reader is told about the sources of all claims")
        case IndexPart.BREADTH:
            return Message("identified sources: {old} → {new}", old=old.identified, new=new.identified)
        case IndexPart.TARGET:
            return Message(
                "identified sources that would be enough for the length: {old} → {new}", old=old.target, new=new.target
            )
        case IndexPart.ROUNDING:
            return Message("rounding of both indexes")


def facts(account: Account) -> Message:
    """Return what an account is about, in numbers."""
    score = account.score
    language = language_words(account.language)
    identified = Message("{n} identified", n=score.identified)
    claims, sources = count(len(account.claims), "claim"), count(score.sources, "source")
    return listed((language, count(score.words, "word"), claims, sources, identified))


def where_from(account: Account) -> Message:
    """Return the path of an article, with that of the stored report it was read from."""
    if account.report:
        return Message("{path} (in {report})", path=account.path, report=account.report)
    return listed((account.path,))


def arrow(diff: Diff) -> str:
    """Return a sign for the direction of the index."""
    return "▲" if (diff.delta or 0) > 0 else "▼" if (diff.delta or 0) < 0 else "="


def index_words(diff: Diff) -> Message:
    """Return both indexes and their difference: "index 62 → 86 (+24)"."""
    delta = "" if diff.delta is None else Message(" ({points})", points=signed(diff.delta, 0))
    old, new = figure(diff.old.score.index), figure(diff.new.score.index)
    return Message("index {old} → {new}{delta}", old=old, new=new, delta=delta)


def index_parts(diff: Diff) -> Iterator[tuple[int | None, int | None, Message]]:
    """Yield both parts of the index: 0 to 100 before and after, and for what."""
    old, new = diff.old.score, diff.new.score
    told = Message("for what the reader is told about the source of each claim")
    yield _percent(old.transparency), _percent(new.transparency), told
    reached = Message("for identified sources: {old}, then {new}", old=_identified(old), new=_identified(new))
    yield _percent(old.breadth), _percent(new.breadth), reached


def _percent(share: float | None) -> int | None:
    return None if share is None else round(100 * share)


def _identified(score: Score) -> Message:
    """Return how many sources are identified, and how many would do."""
    return Message(
        "{some} of {all} ({goal} would be enough)", some=score.identified, all=score.sources, goal=score.target
    )


def figure(value: int | None) -> str:
    """Return a number, or a dash if there is none."""
    return "–" if value is None else str(value)


def noise_words(diff: Diff) -> Message:
    """Return what to make of the difference of the indexes."""
    noise = Message(NOISE, noise=diff.noise)
    if diff.delta is None or abs(diff.delta) >= diff.noise:
        return noise
    return Message("{noise} This one is.", noise=noise) if diff.delta else noise


def remark_counts(diff: Diff) -> Message:
    """Return how many findings are fixed, new and left."""
    if diff.unaligned:
        old, new = len(diff.old.remarks), len(diff.new.remarks)
        return Message("{old} in the old text, {new} in the new one", old=old, new=new)
    fixed, new, left = len(diff.fixed), len(diff.new_remarks), len(diff.remaining)
    return Message("{fixed} fixed, {new} new, {left} left", fixed=fixed, new=new, left=left)


def place(thing: Remark | Regression | Claim, *, old: bool = False) -> str:
    """Return "line 3", of the old text where it is to be told, or nothing where the report does not say."""
    if not thing.line:
        return ""
    return Message("line {line} of the old text", line=thing.line) if old else Message("line {line}", line=thing.line)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a claim that the other version has too, or not."""

    words: str
    own: bool


def compare_words(old: str, new: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Return both wordings in stretches, those that only one has marked as its own.

    What has little in common has no marks at all.

    >>> compare_words("it may hold", "it may not hold")[1]
    (Stretch(words='it may', own=False), Stretch(words='not', own=True), Stretch(words='hold', own=False))
    """
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, [_bare(word) for word in before], [_bare(word) for word in after], autojunk=False)
    if matcher.ratio() < ALIKE:
        return (Stretch(old, False),), (Stretch(new, False),)
    blocks = matcher.get_opcodes()
    return (
        tuple(Stretch(" ".join(before[a:b]), tag != "equal") for tag, a, b, _, _ in blocks if a < b),
        tuple(Stretch(" ".join(after[a:b]), tag != "equal") for tag, _, _, a, b in blocks if a < b),
    )


def _bare(word: str) -> str:
    """Return a word without case and the marks around it."""
    return word.strip("\"'“”‘’„«».,:;!?()").casefold() or word


def regression_counts(diff: Diff) -> Message:
    """Return what is worse, in numbers."""
    kinds = Counter(regression.kind for regression in diff.regressions)
    lost, errors = kinds[RegressionKind.SOURCE_LOST], kinds[RegressionKind.NEW_ERROR]
    return listed(
        (
            Message("{claims} without identified source now", claims=count(lost, "claim")) if lost else "",
            NEW_ERRORS(errors) if errors else "",
            Message("the index") if kinds[RegressionKind.INDEX_FELL] else "",
        )
    )
