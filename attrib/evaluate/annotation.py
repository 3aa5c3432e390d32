"""Who says what in an article, as somebody marked it or as we found it."""

from collections.abc import Sequence
from dataclasses import dataclass

from attrib.model import Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """An attribution as somebody marked it, or as we found it."""

    source: Spans
    cue: Spans
    content: Spans
    kind: str | None = None
    """The kind of source, where the annotation tells it."""
    quoted: bool | None = None
    """Whether some of the content is quoted, where the annotation tells it."""
    source_id: str | None = None
    """The same for all attributions of a source, where the annotation tells it."""
    withheld: bool | None = None
    """Whether the name of the source is kept back, where the annotation tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the reader is told about a source without a name, wherever it stands in the article."""

    source_id: str
    description: Spans = ()
    reason: Spans = ()
    """Why the name is kept back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """An article with the attributions that somebody marked in it."""

    id: str
    text: str
    language: str | None
    annotations: tuple[Annotation, ...]
    told: tuple[Told, ...] | None = None
    """The sources of which something is told; None where descriptions and reasons are not annotated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What we found in an article."""

    annotations: tuple[Annotation, ...] = ()
    told: tuple[Told, ...] = ()
    """For every source."""


Passages = Sequence[tuple[str, Spans]]
"""Source ids, each with words that tell something about that source."""


def gather(descriptions: Passages, reasons: Passages) -> tuple[Told, ...]:
    """Return what is told about each source: all of its descriptions and all of its reasons together."""
    ids = dict.fromkeys(id_ for id_, _ in (*descriptions, *reasons))
    return tuple(
        Told(source_id=id_, description=_spans_of(id_, descriptions), reason=_spans_of(id_, reasons)) for id_ in ids
    )


def _spans_of(source_id: str, passages: Passages) -> Spans:
    return tuple(span for id_, spans in passages if id_ == source_id for span in spans)
