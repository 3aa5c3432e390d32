"""What a page of reports is made of: plain dataclasses with words that can be shown as they are."""

from dataclasses import dataclass

from attrib.messages import Voice
from attrib.model import Failure, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """The number and sign of a source, before a claim and on its card."""

    text: str
    kind: str
    label: str
    """For who cannot see it: whose claim begins here."""
    href: str
    links: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A mark around words."""

    name: str
    classes: str
    kind: str
    links: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """The number of findings, at the words they are about."""

    text: str
    level: str
    anchor: str
    href: str
    links: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a paragraph with everything that begins, holds them, or ends."""

    text: str
    refs: tuple[Ref, ...]
    opening: tuple[Tag, ...]
    elements: tuple[Element, ...]
    """Outermost first."""
    closing: tuple[str, ...]
    """Kinds of the claims that end behind these words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One finding."""

    level: str
    text: str
    code: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The findings about one place, for the margin."""

    number: str
    anchor: str
    href: str | None
    line: int | None
    level: str
    kind: str
    """Of the source that they are about; empty if they are about none."""
    links: str
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A paragraph and the findings beside it."""

    line: int
    role: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a source makes a claim."""

    line: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is known of a source."""

    tag: str
    anchor: str
    kind: str
    kind_words: str
    name: str
    own_name: bool
    """Whether the name is the article's, and so in its language."""
    facts: tuple[str, ...]
    lacks: str
    """What the article could tell of it and does not."""
    why: str
    figures: str
    places: tuple[Place, ...]
    links: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The share of one kind of source in the claim words."""

    kind: str
    words: str
    sign: str
    percent: str
    start: str
    width: str
    """Empty for a kind that speaks only within another's claim."""
    hatched: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One article."""

    anchor: str
    say: Voice
    """What says what is told of it."""
    path: str
    title: str
    lang: str
    language: str
    words: str
    counts: str
    notes: tuple[str, ...]
    index: int | None
    no_index: str
    told: int
    breadth: int
    sources: str
    bars: tuple[Bar, ...]
    listed: tuple[Note, ...]
    """All findings, in reading order."""
    headline: Row | None
    """It stands at the top, and is no row; None if there is none."""
    whole: tuple[Note, ...]
    rows: tuple[Row, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole page."""

    title: str
    version: str
    note: str
    sections: tuple[Section, ...]
    failures: tuple[Failure, ...]
    rules: tuple[Rule, ...]
    """Those that found something, for their help."""
