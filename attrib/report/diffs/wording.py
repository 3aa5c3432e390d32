"""Plain words for changes, and the sections in which they are told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType

from attrib.model import (
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
    Score,
)
from attrib.report.wording import KINDS, LANGUAGES, NOBODY, count

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
SECTIONS: Mapping[str, tuple[ChangeKind, ...]] = MappingProxyType(
    {
        "Another source": (ChangeKind.RESOURCED,),
        "More or less told about the source": TOLD,
        "Moved into the lead or out of it": (ChangeKind.MOVED_INTO_LEAD, ChangeKind.MOVED_OUT_OF_LEAD),
        "Added": (ChangeKind.ADDED,),
        "Removed": (ChangeKind.REMOVED,),
        "Worded differently": (
            ChangeKind.NESTED,
            ChangeKind.UNNESTED,
            ChangeKind.SPLIT,
            ChangeKind.JOINED,
            ChangeKind.REWORDED,
        ),
        "Unchanged": (ChangeKind.UNCHANGED,),
    }
)
"""Every kind of change has its section; they stand in the order in which an editor wants to know."""
PHRASES: Mapping[ChangeKind, str] = MappingProxyType(
    {
        ChangeKind.DESCRIBED: "now described",
        ChangeKind.UNDESCRIBED: "no longer described",
        ChangeKind.EXPLAINED: "now told why the name is withheld",
        ChangeKind.UNEXPLAINED: "no longer told why the name is withheld",
        ChangeKind.ROLE_GIVEN: "role now given",
        ChangeKind.ROLE_DROPPED: "role no longer given",
        ChangeKind.DOCUMENT_IDENTIFIED: "document now identified",
        ChangeKind.DOCUMENT_UNIDENTIFIED: "document no longer identified",
        ChangeKind.MOVED_INTO_LEAD: "moved into the lead",
        ChangeKind.MOVED_OUT_OF_LEAD: "moved out of the lead",
        ChangeKind.ADDED: "added",
        ChangeKind.REMOVED: "removed",
        ChangeKind.NESTED: "now within another's claim",
        ChangeKind.UNNESTED: "no longer within another's claim",
        ChangeKind.SPLIT: "now several claims",
        ChangeKind.JOINED: "several claims in one",
        ChangeKind.REWORDED: "reworded",
        ChangeKind.UNCHANGED: "unchanged",
    }
)
NOISE = "Differences of the index below about {noise:g} points are noise."
# Less alike than this, marks of what is new and what is gone would only be in the way.
ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Section:
    """Changes told under one title."""

    title: str
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


def what_happened(change: Change) -> str:
    """Return all that happened to a claim: "anonymous official → named person, moved into the lead"."""
    return ", ".join(_phrase(change, kind) for kind in change.kinds)


def _phrase(change: Change, kind: ChangeKind) -> str:
    if kind is not ChangeKind.RESOURCED:
        return PHRASES[kind]
    before, after = _kinds(change.old), _kinds(change.new)
    if before == after:
        return f"another source of the same kind ({after})"
    lost = ", identified source lost" if change.loses_identified else ""
    return f"{before} → {after}{lost}"


def _kinds(claims: Iterable[Claim]) -> str:
    return " and ".join(dict.fromkeys(KINDS[claim.speaker.kind] for claim in claims))


def said_by(claim: Claim) -> str:
    """Return the words that name a source at this place, after its fullest name where they do not hold it ("she").

    Of nobody, say so.
    """
    name = claim.speaker.name or NOBODY
    if not claim.source or claim.source.casefold() == name.casefold():
        return name
    return claim.source if name.casefold() in claim.source.casefold() else f"{name} (“{claim.source}”)"


def signed(points: float, decimals: int = 1) -> str:
    """Return a number with its sign.

    >>> signed(2.25, 2), signed(-3), signed(0)
    ('+2.25', '−3.0', '±0.0')
    """
    sign = "+" if points > 0 else "−" if points < 0 else "±"
    return f"{sign}{abs(points):.{decimals}f}"


def item_words(diff: Diff, item: Item) -> str:
    """Return what a summand of the change of the index stands for."""
    old, new = diff.old.score, diff.new.score
    claims = count(item.claims, "claim")
    match item.part:
        case IndexPart.RESOURCED:
            return f"{claims} with another source"
        case IndexPart.TOLD:
            return f"{claims} with more or less told about the source"
        case IndexPart.LEAD:
            return f"{claims} moved into the lead or out of it"
        case IndexPart.ADDED | IndexPart.REMOVED:
            return f"{claims} {item.part.value}"
        case IndexPart.WEIGHT:
            return f"{claims} counted with more or fewer words"
        case IndexPart.TRANSPARENCY:
            return "what the reader is told about the sources of all claims"
        case IndexPart.BREADTH:
            return f"identified sources: {old.identified} → {new.identified}"
        case IndexPart.TARGET:
            return f"identified sources that would be enough for the length: {old.target} → {new.target}"
        case IndexPart.ROUNDING:
            return "rounding of both indexes"


def facts(account: Account) -> str:
    """Return what an account is about, in numbers."""
    score = account.score
    language = LANGUAGES.get(account.language, account.language)
    sources = f"{count(score.sources, 'source')}, {score.identified} identified"
    return f"{language}, {count(score.words, 'word')}, {count(len(account.claims), 'claim')}, {sources}"


def where_from(account: Account) -> str:
    """Return the path of an article, with that of the stored report it was read from."""
    return f"{account.path} (in {account.report})" if account.report else account.path


def arrow(diff: Diff) -> str:
    """Return a sign for the direction of the index."""
    return "▲" if (diff.delta or 0) > 0 else "▼" if (diff.delta or 0) < 0 else "="


def index_words(diff: Diff) -> str:
    """Return both indexes and their difference: "index 62 → 86 (+24)"."""
    delta = "" if diff.delta is None else f" ({signed(diff.delta, 0)})"
    return f"index {figure(diff.old.score.index)} → {figure(diff.new.score.index)}{delta}"


def index_parts(diff: Diff) -> Iterator[tuple[int | None, int | None, str]]:
    """Yield both parts of the index: 0 to 100 before and after, and for what."""
    old, new = diff.old.score, diff.new.score
    told = "for what the reader is told about the source of each claim"
    yield _percent(old.transparency), _percent(new.transparency), told
    reached = f"for identified sources: {_identified(old)}, then {_identified(new)}"
    yield _percent(old.breadth), _percent(new.breadth), reached


def _percent(share: float | None) -> int | None:
    return None if share is None else round(100 * share)


def _identified(score: Score) -> str:
    """Return how many sources are identified, and how many would do."""
    return f"{score.identified} of {score.sources} ({score.target} would be enough)"


def figure(value: int | None) -> str:
    """Return a number, or a dash if there is none."""
    return "–" if value is None else str(value)


def noise_words(diff: Diff) -> str:
    """Return what to make of the difference of the indexes."""
    noise = NOISE.format(noise=diff.noise)
    if diff.delta is None or abs(diff.delta) >= diff.noise:
        return noise
    return f"{noise} This one is." if diff.delta else noise


def remark_counts(diff: Diff) -> str:
    """Return how many findings are fixed, new and left."""
    if diff.unaligned:
        return f"{len(diff.old.remarks)} in the old text, {len(diff.new.remarks)} in the new one"
    return f"{len(diff.fixed)} fixed, {len(diff.new_remarks)} new, {len(diff.remaining)} left"


def place(thing: Remark | Regression | Claim) -> str:
    """Return "line 3", or nothing where the report does not say."""
    return f"line {thing.line}" if thing.line else ""


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


def regression_counts(diff: Diff) -> str:
    """Return what is worse, in numbers."""
    kinds = Counter(regression.kind for regression in diff.regressions)
    lost, errors = kinds[RegressionKind.SOURCE_LOST], kinds[RegressionKind.NEW_ERROR]
    return ", ".join(
        filter(
            None,
            (
                f"{count(lost, 'claim')} without identified source now" if lost else "",
                count(errors, "new error") if errors else "",
                "the index" if kinds[RegressionKind.INDEX_FELL] else "",
            ),
        )
    )
