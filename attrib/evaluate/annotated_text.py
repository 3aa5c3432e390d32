"""Articles with their annotation in plain text, to be read and written by hand: fixtures/corpus/README.md.

    # id: nl-0001
    # lang: nl
    Kamp wil stoppen

    De minister stapt op, zegt een ingewijde.
    ----
    2 | other | insider | een ingewijde | zegt | De minister stapt op

Every line of the annotation names a paragraph, the headline being the first, and words that stand there: here they
become places in the text. Whatever does not fit is named with file and line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from attrib.errors import DataError
from attrib.evaluate.annotation import Annotation, GoldArticle, gather
from attrib.evaluate.places import JOIN, NOTHING, Text
from attrib.model import SourceKind, Span, Spans

FIRST = "# id:"
BREAK = "----"
HEADER = re.compile(r"# (\w+): ?(.*)")
# What the genre of a list of sentences ends with: each is an article of its own.
SENTENCES = "each by itself"

BAR = re.compile(r"\s\|\s|\s\|$|^\|\s")

DESCRIPTION, REASON = "D", "R"
NOT_WITHHELD = "~"
BARE, ELIDED = "bare", "elided"
KINDS = {
    "person": SourceKind.NAMED_PERSON,
    "org": SourceKind.NAMED_ORGANIZATION,
    "spokes": SourceKind.SPOKESPERSON,
    "doc": SourceKind.DOCUMENT,
    "official": SourceKind.ANONYMOUS_OFFICIAL,
    "other": SourceKind.ANONYMOUS_OTHER,
    "crowd": SourceKind.COLLECTIVE,
    "nobody": SourceKind.UNATTRIBUTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An article as it stands in its file."""

    place: str
    """File and line where it begins, for messages."""
    headers: Mapping[str, str]
    text: str
    lines: tuple[tuple[str, str], ...]
    """The lines of its annotation, each with its place."""

    @property
    def is_sentences(self) -> bool:
        """Whether its paragraphs have nothing to do with each other."""
        return self.headers.get("genre", "").endswith(SENTENCES)


class Line(NamedTuple):
    """A line of the annotation in its fields."""

    place: str
    paragraph: int
    what: str
    """The kind of a claim's source, or D or R: what is told about a source."""
    cells: list[str]

    @property
    def tells(self) -> bool:
        """Whether it tells something about a source, and is no claim."""
        return self.what in (DESCRIPTION, REASON)


class Claim(NamedTuple):
    """An attribution of one line."""

    annotation: Annotation
    note: str
    place: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """All that the lines of an article say."""

    claims: list[Claim]
    descriptions: list[tuple[str, Spans]]
    reasons: list[tuple[str, Spans]]


def is_annotated_text(path: Path) -> bool:
    """Tell by its first line whether a file is in this format."""
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        return next(lines, "").startswith(FIRST)


def read_annotated_text(path: Path) -> Iterator[GoldArticle]:
    """Yield the articles of a file, or its sentences. Raises DataError with the line that is not as it should be."""
    for written in split_articles(path.read_text(encoding="utf-8-sig"), str(path)):
        text = Text(written.text)
        annotated = _resolve(written, text)
        yield from (_sentences if written.is_sentences else _whole)(written, text, annotated)


# The layout of a file


def split_articles(source: str, path: str) -> Iterator[Written]:
    """Yield the articles of a file as they stand there."""
    lines = source.split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith(FIRST)]
    if not starts or any(map(str.strip, lines[: starts[0]])):
        raise DataError(f"{path}:1: no annotated article: it begins with a line '{FIRST} NAME'")
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _take_apart(lines[start:end], path, start + 1)


def _take_apart(lines: list[str], path: str, first: int) -> Written:
    """Return one article of a file in its parts: headers, text and annotation."""
    head = [match.groups() for match in takewhile(bool, map(HEADER.fullmatch, lines)) if match]
    end = next((number for number, line in enumerate(lines) if line.strip() == BREAK), None)
    if end is None:
        raise DataError(f"{path}:{first}: no line '{BREAK}' between this article and its annotation")
    written = Written(
        place=f"{path}:{first}",
        headers={name: value.strip() for name, value in head},
        text="\n".join(line.rstrip() for line in lines[len(head) : end]).strip("\n"),
        lines=tuple(
            (f"{path}:{number}", line.strip())
            for number, line in enumerate(lines[end + 1 :], start=first + end + 1)
            if line.strip() and not line.startswith("#")
        ),
    )
    if not written.headers["id"] or not written.text:
        raise DataError(f"{path}:{first}: an article without {'a text' if written.headers['id'] else 'an id'}")
    return written


# The lines of an annotation


def _resolve(written: Written, text: Text) -> Annotated:
    """Return what the lines of an article say, with words turned into places."""
    annotated = Annotated([], [], [])
    kinds: dict[str, str] = {}
    lines = [_read_line(place, line) for place, line in written.lines]
    for line in lines:
        try:
            _add(annotated, line, text)
            if not line.tells:
                _agree(kinds, annotated.claims[-1].annotation)
        except ValueError as error:
            raise DataError(f"{line.place}: {error}") from error
    for line in lines:
        if line.tells and line.cells[0] not in kinds:
            raise DataError(f"{line.place}: {line.what} for {line.cells[0]!r}, which is the source of no claim")
    annotated.claims.sort(key=lambda claim: claim.annotation.content[0])
    return annotated


def _read_line(place: str, line: str) -> Line:
    """Return a line in its fields.

    >>> _read_line("a.txt:9", "2 | D | insider | van het ministerie")[1:]
    (2, 'D', ['insider', 'van het ministerie'])
    """
    number, *cells = (cell.strip() for cell in BAR.split(line))
    if not number.isdigit():
        raise DataError(f"{place}: a line begins with the number of a paragraph, not with {number!r}")
    tells = cells[:1] in ([DESCRIPTION], [REASON])
    if len(cells) not in ((3,) if tells else (5, 6)):
        raise DataError(
            f"{place}: {len(cells) + 1} fields: an attribution has six and a note, {DESCRIPTION} and {REASON} have four"
        )
    return Line(place, int(number), cells[0], cells[1:])


def _add(annotated: Annotated, line: Line, text: Text) -> None:
    """Add what a line says; ValueError if its words are not there."""
    if line.tells:
        source_id, words = line.cells
        told = annotated.descriptions if line.what == DESCRIPTION else annotated.reasons
        told.append((source_id, text.find(words, line.paragraph)))
    else:
        annotated.claims.append(Claim(_annotation(line, text), " ".join(line.cells[4:]), line.place))


def _annotation(line: Line, text: Text) -> Annotation:
    """Return the attribution of a line."""
    kind, paragraph = line.what, line.paragraph
    source_id, source, cue, content, *note = line.cells
    base = kind.rstrip(NOT_WITHHELD)
    if base not in KINDS or (kind != base and not KINDS[base].anonymous):
        raise ValueError(f"no such kind: {kind!r}: one of {', '.join(KINDS)}, official~, other~")
    if source == NOTHING and cue != NOTHING and base != "nobody" and ELIDED not in " ".join(note):
        raise ValueError(f"no source: give one, make it nobody, or say in a note that it is {ELIDED}")
    contents = text.find(content, paragraph)
    cues = text.find(cue, paragraph, contents)
    annotation = Annotation(
        source=text.find(source, paragraph, cues or contents), cue=cues, content=contents, kind=KINDS[base].value,
        source_id=source_id, withheld=KINDS[base].anonymous and kind == base,
    )  # fmt: skip
    _check_roles(annotation)
    return annotation


def _check_roles(annotation: Annotation) -> None:
    """Raise ValueError for a claim of nothing, and for a cue that takes words of the source or content."""
    if not annotation.content:
        raise ValueError("no content: say what is claimed")
    for role, spans in (("source", annotation.source), ("content", annotation.content)):
        if any(one.overlaps(other) for one in annotation.cue for other in spans):
            raise ValueError(f"cue and {role} overlap: take the {role} apart with {JOIN}")


def _agree(kinds: dict[str, str], annotation: Annotation) -> None:
    """Note the kind of a source; raises ValueError if it had another."""
    id_, kind = str(annotation.source_id), str(annotation.kind)
    if kinds.setdefault(id_, kind) != kind:
        raise ValueError(f"source {id_!r} is {kind} here and {kinds[id_]} above")


# Articles


def _whole(written: Written, text: Text, annotated: Annotated) -> Iterator[GoldArticle]:
    yield GoldArticle(
        id=written.headers["id"],
        text=text.text,
        language=written.headers.get("lang") or None,
        annotations=tuple(claim.annotation for claim in annotated.claims),
        told=gather(annotated.descriptions, annotated.reasons),
    )


def _sentences(written: Written, text: Text, annotated: Annotated) -> Iterator[GoldArticle]:
    """Yield each paragraph as an article, but those with a quotation whose speaker the sentence does not tell."""
    for number, paragraph in enumerate(text.paragraphs, start=1):
        own = [c for c in annotated.claims if paragraph.start <= c.annotation.content[0].start < paragraph.end]
        if not any(claim.note == BARE for claim in own):
            yield GoldArticle(
                id=f"{written.headers['id']}.{number}",
                text=text.text[paragraph.start : paragraph.end],
                language=written.headers.get("lang") or None,
                annotations=tuple(_within(paragraph, claim) for claim in own),
            )


def _within(paragraph: Span, claim: Claim) -> Annotation:
    """Return an attribution with places counted from the start of its paragraph."""

    def moved(spans: Spans) -> Spans:
        if not all(map(paragraph.covers, spans)):
            raise DataError(f"{claim.place}: words outside the sentence")
        return tuple(Span(span.start - paragraph.start, span.end - paragraph.start) for span in spans)

    one = claim.annotation
    return replace(one, source=moved(one.source), cue=moved(one.cue), content=moved(one.content))
