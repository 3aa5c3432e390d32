"""What a diff is about: two accounts with their claims and remarks, and the differences between them."""

from enum import StrEnum

from attrib.model import Form, Level, Score, SourceKind
from attrib.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A source as it can be told without the text: what of a `Source` a stored report keeps."""

    id: str
    name: str
    kind: SourceKind
    identified: bool
    role: bool = False
    description: bool = False
    reason: bool = False
    formulaic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An attribution in words instead of places, with what it adds to the index."""

    number: int
    speaker: Speaker
    source: str
    """The words that name the source at this place; empty if none do."""
    cue: str
    content: str
    form: Form
    lead: bool
    line: int | None = None
    """Line of the source, else of the cue or the content; None if the report does not say."""
    nested: bool = False
    """Whether another claim's content holds this one; then it has no weight."""
    words: int = 0
    """Content words, capped."""
    weight: float = 0.0
    value: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A finding without places in a text, told from others by its fingerprint."""

    code: str
    slug: str
    level: Level
    message: str
    fingerprint: str
    line: int | None
    column: int | None
    claim: int | None
    """Number of the claim it is about."""
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One side of a diff: a report without the article, made from a `Report` or from a stored one."""

    path: str
    language: str
    score: Score
    """Without its items: they are in the claims."""
    claims: tuple[Claim, ...]
    """In reading order."""
    remarks: tuple[Remark, ...]
    notes: tuple[str, ...] = ()
    report: str | None = None
    """Path of the stored report that it was read from; None if the article was checked just now."""


class ChangeKind(StrEnum):
    """What happened to a claim between two versions, in the order in which it is told."""

    RESOURCED = "re-sourced"
    DESCRIBED = "described"
    UNDESCRIBED = "no-longer-described"
    EXPLAINED = "explained"
    UNEXPLAINED = "no-longer-explained"
    ROLE_GIVEN = "role-given"
    ROLE_DROPPED = "role-dropped"
    DOCUMENT_IDENTIFIED = "document-identified"
    DOCUMENT_UNIDENTIFIED = "document-no-longer-identified"
    MOVED_INTO_LEAD = "moved-into-lead"
    MOVED_OUT_OF_LEAD = "moved-out-of-lead"
    ADDED = "added"
    REMOVED = "removed"
    NESTED = "moved-into-a-claim"
    UNNESTED = "moved-out-of-a-claim"
    SPLIT = "split"
    """It is several claims now."""
    JOINED = "joined"
    REWORDED = "reworded"
    UNCHANGED = "unchanged"


class IndexPart(StrEnum):
    """A named part of the change of the index."""

    RESOURCED = "re-sourced"
    """Claims that rest on another source now."""
    TOLD = "told"
    """Claims whose source is described, explained or introduced differently."""
    LEAD = "lead"
    """Claims moved into the lead or out of it."""
    ADDED = "added"
    REMOVED = "removed"
    WEIGHT = "weight"
    """Claims that count with more or fewer words, or now do or do not stand within another's claim."""
    TRANSPARENCY = "transparency"
    """All claims together, where they cannot be told one by one."""
    BREADTH = "breadth"
    """More or fewer identified sources."""
    TARGET = "target"
    """More or fewer identified sources would be enough, as the text is longer or shorter."""
    ROUNDING = "rounding"
    """What is lost by rounding both indexes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One summand of the change of the index."""

    part: IndexPart
    points: float
    """With one decimal."""
    claims: int = 0
    """How many claims it sums up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A claim before and after: one on each side, none where it was added or removed, several where it was split."""

    old: tuple[Claim, ...]
    new: tuple[Claim, ...]
    kinds: tuple[ChangeKind, ...]
    """All that happened to it, in the order of ChangeKind; never empty."""
    items: tuple[Item, ...] = ()
    """What it adds to the change of the index, by what was done to it; empty where it adds nothing."""

    @property
    def kind(self) -> ChangeKind:
        """The change to tell first."""
        return self.kinds[0]

    @property
    def points(self) -> float:
        """All that it adds to the change of the index."""
        return round(sum(item.points for item in self.items), 1)

    @property
    def loses_identified(self) -> bool:
        """Whether the claim had a source that the reader could ask, and has none any more."""
        return (
            bool(self.old and self.new)
            and any(claim.speaker.identified for claim in self.old)
            and not any(claim.speaker.identified for claim in self.new)
        )


class RegressionKind(StrEnum):
    """What makes a new version worse, for --fail-on-regression."""

    SOURCE_LOST = "source-lost"
    NEW_ERROR = "new-error"
    INDEX_FELL = "index-fell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regression:
    """One reason to call the new version worse."""

    kind: RegressionKind
    message: str
    """Plain words."""
    line: int | None = None
    """In the new version."""
    column: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """All differences between two accounts."""

    version: str
    """Of attrib."""
    old: Account
    new: Account
    changes: tuple[Change, ...]
    """In the order to tell them; empty if claims cannot be compared one by one."""
    unaligned: str | None
    """Why claims cannot be compared one by one; None if they are."""
    items: tuple[Item, ...]
    """Add up exactly to the difference of the indexes; empty if there is no such sum."""
    unsummed: str | None
    """Why there is no such sum; None if there is."""
    fixed: tuple[Remark, ...]
    """Findings of the old version that the new one no longer has."""
    new_remarks: tuple[Remark, ...]
    remaining: tuple[Remark, ...]
    """Findings of the new version that the old one had, too."""
    regressions: tuple[Regression, ...]
    noise: float
    """Differences of the index below this say nothing."""
    language: str = "en"
    """In which language the page for people is."""
    rule_pages: str | None = None
    """The address of the rules' pages, with {code} where the code stands; None if there are none."""

    @property
    def delta(self) -> int | None:
        """The change of the index."""
        old, new = self.old.score.index, self.new.score.index
        return None if old is None or new is None else new - old
