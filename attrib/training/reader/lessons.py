"""Annotated articles as the network learns them: windows with the right answers."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from attrib.reader.network import ANCHORS, KINDS
from attrib.reader.pieces import Pieces, Unit, cut_units
from attrib.reader.reading import source_words
from attrib.reader.windows import Window, make_windows

BREAK = re.compile(r"\n\s*\n|\n(?=\S)")
STYLES = (("“", "”"), ('"', '"'), ("„", "”"), ("‘", "’"), ("'", "'"), ("«", "»"), ("”", "”"))
"""Pairs of quotation marks that may stand for each other: all are one character."""
RESTYLED = 0.4
"""Share of articles that are learnt with other quotation marks."""


@dataclass(slots=True)
class Origin:
    """A source of an anchor, with its right answers."""

    words: tuple[int, ...]
    kind: int
    """Index in KINDS; -1 where nobody told."""
    withheld: int
    """1 or 0; -1 where nobody told."""
    speaker: str | None
    names: frozenset[str] = frozenset()
    head: str = ""


@dataclass(slots=True)
class Anchor:
    """An anchor with its right answers, by number of word."""

    type: int
    tags: dict[int, int]
    origins: list[Origin]
    told: tuple[frozenset[int], frozenset[int]] | None
    """Words that describe the source, and that give the reason; None where nobody told."""


@dataclass(slots=True)
class Lesson:
    """An article to learn from."""

    windows: list[Window]
    anchors: dict[int, Anchor]
    broad: bool
    weight: float
    pieces: int = field(default=0)

    def __post_init__(self) -> None:
        self.pieces = sum(len(window.ids) for window in self.windows)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return where the paragraphs of a text are: what stands between line breaks."""
    out, start = [], 0
    for match in BREAK.finditer(text):
        out.append((start, match.start()))
        start = match.end()
    return [*out, (start, len(text))]


def restyled(text: str, generator: random.Random) -> str:
    """Return a text with other quotation marks; every character keeps its place."""
    if generator.random() > RESTYLED:
        return text
    opening, closing = generator.choice(STYLES)
    if '"' in text:
        parts = []
        for paragraph in re.split(r"(\n+)", text):
            inside = False
            for letter in paragraph:
                if letter == '"':
                    letter, inside = (closing if inside else opening), not inside
                parts.append(letter)
        return "".join(parts)
    for old in "“„«":
        text = text.replace(old, opening)
    return text.replace("”", closing).replace("»", closing)


def make_lesson(
    article: Mapping[str, Any], pieces: Pieces, *, broad: bool, weight: float, generator: random.Random | None
) -> Lesson:
    """Return an article of the gold format as a lesson, with other quotation marks now and then."""
    text = restyled(article["text"], generator) if generator else article["text"]
    units = cut_units(text, paragraphs(text), pieces)
    anchors = make_anchors(article, units, text)
    return Lesson(make_windows(units, pieces.begin, pieces.end), anchors, broad, weight)


def make_anchors(article: Mapping[str, Any], units: Sequence[Unit], text: str) -> dict[int, Anchor]:
    """Return the anchors of an article by number of word."""
    starts = [unit.start for unit in units]
    out: dict[int, Anchor] = {}
    notes = _notes(article, units)
    for record in article["attributions"]:
        cue, content, source = (touched(units, starts, record.get(r) or []) for r in ("cue", "content", "source"))
        if not content:
            continue
        at, type_ = (cue[0], ANCHORS.index("cue")) if cue else (content[0], ANCHORS.index("content"))
        told = notes(record.get("source_id"), record.get("withheld"))
        if at not in out:
            tags = dict.fromkeys(content, 4) | dict.fromkeys(cue, 3)
            out[at] = Anchor(type_, tags, [], told)
        anchor = out[at]
        if anchor.type != type_:
            continue
        for n, word in enumerate(source):
            if anchor.tags.get(word) != 3:
                anchor.tags[word] = 2 if n else 1
        if anchor.told is not None and told is not None and anchor.origins:
            anchor.told = (anchor.told[0] | told[0], anchor.told[1] | told[1])
        anchor.origins.append(_origin(record, source, units, text))
    return out


def _origin(record: Mapping[str, Any], source: tuple[int, ...], units: Sequence[Unit], text: str) -> Origin:
    kind = record.get("source_type")
    anonymous = str(kind).startswith("anonymous") and record.get("withheld") is not None
    names, head = source_words(units, text, source)
    return Origin(
        words=source,
        kind=KINDS.index(kind) if kind in KINDS else -1,
        withheld=int(record["withheld"]) if anonymous else -1,
        speaker=record.get("source_id") if kind != "unattributed" else None,
        names=names,
        head=head,
    )


def _notes(article: Mapping[str, Any], units: Sequence[Unit]) -> Any:
    """Return what tells the words about a source: those that describe it, those that give a reason."""
    starts = [unit.start for unit in units]
    words: dict[str, dict[str, set[int]]] = {"descriptions": {}, "reasons": {}}
    for name, found in words.items():
        for record in article.get(name, ()):
            found.setdefault(record["source_id"], set()).update(touched(units, starts, record["spans"]))

    def of(source: str | None, withheld: bool | None) -> tuple[frozenset[int], frozenset[int]] | None:
        if "descriptions" not in article:
            return None
        if not source or not withheld:
            return frozenset(), frozenset()
        return frozenset(words["descriptions"].get(source, ())), frozenset(words["reasons"].get(source, ()))

    return of


def touched(units: Sequence[Unit], starts: Sequence[int], spans: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Return the numbers of the words that the spans touch."""
    from bisect import bisect_left

    out: set[int] = set()
    for start, end in spans:
        number = max(0, bisect_left(starts, start) - 1)
        while number < len(units) and units[number].start < end:
            if units[number].end > start:
                out.add(number)
            number += 1
    return tuple(sorted(out))
