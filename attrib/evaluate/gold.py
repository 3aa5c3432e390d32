"""Gold annotation read from files: annotated texts, JSON Lines in the shape of our reports, and brat.

{"id": "…", "lang": "nl", "text": "…", "attributions": [{"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 30]]}]}
"""

import lzma
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from attrib.errors import DataError
from attrib.evaluate.annotated_text import is_annotated_text, read_annotated_text
from attrib.evaluate.annotation import Annotation, Found, GoldArticle, Passages, Told, gather
from attrib.files import MEGABYTE, parse_json, read_bounded, read_ordinary
from attrib.model import Analysis, Attribution, Span, Spans

ROLES = ("source", "cue", "content")
# A record of a brat file may itself hold line breaks.
BRAT_RECORD = re.compile(r"\n(?=[A-Z#]\d+\t)")
LARGEST = 1000 * MEGABYTE
T = TypeVar("T")
FORMS = "annotated .txt files, a .jsonl file or a folder of .txt with .ann files"


def read_gold(*paths: Path) -> tuple[GoldArticle, ...]:
    """Return the articles of gold files or folders. Raises DataError where they are not as they should be."""
    articles: dict[str, GoldArticle] = {}
    for path in paths:
        for article in _read(path):
            if article.id in articles:
                raise DataError(f"{path}: article {article.id} occurs twice: give each an id of its own")
            articles[article.id] = article
    return tuple(articles.values())


def _read(path: Path) -> tuple[GoldArticle, ...]:
    """Return the articles of one file or folder."""
    try:
        articles = tuple(_read_folder(path) if path.is_dir() else _read_file(path))
    except (OSError, lzma.LZMAError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DataError(f"{path}: cannot be read ({reason}): name {FORMS}") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: is not UTF-8 (byte {error.start}): save it as UTF-8") from error
    if not articles:
        raise DataError(f"{path}: no articles in it: name {FORMS}")
    return articles


def _read_file(path: Path) -> Iterator[GoldArticle]:
    return read_annotated_text(path) if path.suffix == ".txt" else _read_lines(path)


def _read_folder(folder: Path) -> Iterator[GoldArticle]:
    """Yield the articles of a folder, which holds annotated texts, in folders of their own too, or brat files."""
    texts = sorted(folder.rglob("*.txt"))
    if not any(folder.rglob("*.ann")) and any(map(is_annotated_text, texts)):
        return (article for text in texts for article in read_annotated_text(text))
    return _read_standoff(folder)


def found_in(analysis: Analysis) -> Found:
    """Return what we found, in the shape of gold annotation."""
    told = (
        Told(source_id=s.id, description=_places(analysis, s.description), reason=_places(analysis, s.reason))
        for s in analysis.sources
    )
    return Found(annotations=annotations_of(analysis), told=tuple(told))


def annotations_of(analysis: Analysis) -> tuple[Annotation, ...]:
    """Return the attributions that we found, in the shape of gold annotation."""
    return tuple(_found(attribution, analysis) for attribution in analysis.attributions)


def _found(attribution: Attribution, analysis: Analysis) -> Annotation:
    source = analysis.source_of(attribution)
    mention, cue = attribution.mention, attribution.cue
    return Annotation(
        source=_places(analysis, mention.spans if mention else ()),
        cue=_places(analysis, cue.spans if cue else ()),
        content=_places(analysis, attribution.content),
        kind=source.kind.value,
        source_id=source.id,
        withheld=source.withheld,
    )


def _places(analysis: Analysis, spans: Spans) -> Spans:
    """Return where words are in the text that was annotated."""
    return tuple(map(analysis.article.place, spans))


# JSON Lines


def _read_lines(path: Path) -> Iterator[GoldArticle]:
    data = read_bounded(path, LARGEST)
    text = (_unpacked(data, path) if path.suffix == ".xz" else data).decode("utf-8-sig")
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _article(line, f"{path}:{number}")


def _unpacked(data: bytes, path: Path) -> bytes:
    """Return what was packed; DataError if that is more than any gold has, or breaks off."""
    unpacker = lzma.LZMADecompressor()
    content = unpacker.decompress(data, LARGEST)
    if not unpacker.eof:
        raise DataError(f"{path}: unpacks to more than {LARGEST // MEGABYTE} MB, or breaks off: name the .jsonl itself")
    return content


def _article(line: str, place: str) -> GoldArticle:
    """Return the article of one line."""
    try:
        return read_article(parse_json(line))
    except KeyError as error:
        raise DataError(f"{place}: {error} is missing: an article has id, text and attributions") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise DataError(f"{place}: {error}: see docs/eval.md for the shape of an article") from error


def read_article(raw: Mapping[str, Any]) -> GoldArticle:
    """Return an article from its JSON; KeyError, TypeError or ValueError where it is not as it should be."""
    text = str(raw["text"])
    return GoldArticle(
        id=str(raw["id"]),
        text=text,
        language=_maybe(raw, "lang", str),
        annotations=tuple(read_annotation(record, len(text)) for record in raw["attributions"]),
        told=_read_told(raw, len(text)) if "descriptions" in raw else None,
    )


def read_annotation(record: Mapping[str, Any], length: int) -> Annotation:
    """Return an annotation from its JSON; ValueError for a span outside a text of this length."""
    source, cue, content = (read_spans(record.get(role, ()), length) for role in ROLES)
    quote = _maybe(record, "quote", str)
    return Annotation(
        source=source, cue=cue, content=content, kind=_maybe(record, "source_type", str),
        quoted=None if quote is None else quote != "indirect",
        source_id=_id(record.get("source_id")), withheld=_maybe(record, "withheld", bool),
    )  # fmt: skip


def _id(value: Any) -> str | None:
    """Return the name of a source, which may be a number; ValueError for anything else."""
    if value is not None and not isinstance(value, str | int):
        raise ValueError("source_id is no text")
    return None if value is None else str(value)


def _maybe(record: Mapping[str, Any], name: str, kind: type[T]) -> T | None:
    """Return a field that may be missing; ValueError if it is of another kind."""
    value = record.get(name)
    if value is not None and not isinstance(value, kind):
        raise ValueError(f"{name} is no {'text' if kind is str else 'true or false'}")
    return value


def _read_told(raw: Mapping[str, Any], length: int) -> tuple[Told, ...]:
    """Return what the descriptions and reasons of an article's JSON tell of its sources."""

    def passages(name: str) -> Passages:
        return [(_id(record["source_id"]) or "", read_spans(record["spans"], length)) for record in raw.get(name, ())]

    return gather(passages("descriptions"), passages("reasons"))


def read_spans(pairs: Iterable[tuple[int, int]], length: int) -> Spans:
    """Return spans from their JSON; ValueError for one outside a text of this length."""
    return tuple(_span(start, end, length) for start, end in pairs)


def _span(start: int, end: int, length: int) -> Span:
    if type(start) is not int or type(end) is not int:
        raise ValueError(f"no such span: [{start}, {end}]: places are whole numbers")
    if not 0 <= start < end <= length:
        raise ValueError(f"no such span: [{start}, {end}]")
    return Span(start, end)


# brat


def _read_standoff(folder: Path) -> Iterator[GoldArticle]:
    """Yield the articles of a folder of .txt beside .ann files, or of one with text/ and attributions/ as PolNeAR has.

    Of an article that several people annotated the first file by name counts.
    """
    texts, notes = folder / "text", folder / "attributions"
    apart = texts.is_dir() and notes.is_dir()
    for text_file in sorted((texts if apart else folder).glob("*.txt")):
        pattern = f"{text_file.stem}_*.ann" if apart else f"{text_file.stem}.ann"
        files = sorted((notes if apart else folder).glob(pattern))
        if not files:
            raise DataError(f"{text_file}: no {pattern} belongs to it: put the annotation beside the text")
        text = read_ordinary(text_file, LARGEST).decode("utf-8")
        annotations = tuple(_read_brat(read_ordinary(files[0], LARGEST).decode("utf-8"), text, files[0]))
        yield GoldArticle(id=text_file.stem, text=text, language=None, annotations=annotations)


def _read_brat(standoff: str, text: str, file: Path) -> Iterator[Annotation]:
    """Yield the events of a brat file that have a content."""
    records = [record.split("\t", 2) for record in BRAT_RECORD.split(standoff.rstrip("\n")) if record]
    spans = {id_: _brat_spans(rest, text, f"{file}: {id_}") for id_, *rest in records if id_.startswith("T")}
    for id_, *rest in records:
        if not id_.startswith("E"):
            continue
        roles: dict[str, list[Span]] = {role: [] for role in ROLES}
        for argument in rest[0].split()[1:]:
            role, _, target = argument.partition(":")
            name = role.rstrip("0123456789").lower()
            if name in roles and target not in spans:
                raise DataError(f"{file}: {id_}: {target} is no span of this file: check the annotation")
            if name in roles:
                roles[name] += spans[target]
        source, cue, content = (tuple(sorted(roles[role])) for role in ROLES)
        yield Annotation(source=source, cue=cue, content=content)


def _brat_spans(rest: list[str], text: str, place: str) -> list[Span]:
    """Return the spans of a text-bound record, whose words must be those of the text."""
    try:
        pairs = (span.split() for span in rest[0].split(" ", 1)[1].split(";"))
        spans = [_span(int(start), int(end), len(text)) for start, end in pairs]
    except (ValueError, IndexError) as error:
        raise DataError(f"{place}: {error}: a span is written 'Type start end'") from error
    words = " ".join(text[span.start : span.end] for span in spans)
    if rest[1:] != [words]:
        raise DataError(f"{place}: does not line up with the text: check that both files belong together")
    return spans
