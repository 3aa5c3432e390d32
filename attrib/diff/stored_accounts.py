"""Stored JSON reports read back, as far as a diff needs them."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from attrib.diff.model import Account, Claim, Remark, Speaker
from attrib.errors import DataError
from attrib.files import parse_json
from attrib.messages import Message, at
from attrib.model import Form, Level, Score, Share, SourceKind

MAJOR = "1"
REPORT_BEGINS = re.compile(r'\s*\{\s*(?:"|\})')
REMAKE = Message("make the report anew with 'attrib check --format json'")
T = TypeVar("T")


def is_stored(text: str) -> bool:
    """Tell whether a text is meant as a JSON report rather than an article: by its content, not by a file's name.

    >>> is_stored('{"schema_version": "1.0.0"'), is_stored("{Update} The dike holds")
    (True, False)
    """
    return REPORT_BEGINS.match(text) is not None


def read_accounts(text: str, *, report: str, lead_factor: float) -> tuple[Account, ...]:
    """Return the accounts of all articles of a stored report, JSON or JSON Lines.

    Raises DataError for what is no report of ours, was made by an unknown version, or has no words.
    """
    return tuple(_account(article, place, report, lead_factor) for _, article, place in read_articles(text))


def read_articles(text: str) -> list[tuple[dict[str, Any], dict[str, Any], str]]:
    """Return the articles of a stored report: the object that each is from, what it tells of the article, and where.

    Inputs that could not be checked are left out. Raises DataError for what is no report of ours, or has no article.
    """
    articles = [found for number, value in enumerate(_objects(text), 1) for found in _articles(_checked(value), number)]
    if not articles:
        raise DataError(Message("the report has no article: check one, or give the article itself"))
    return articles


def _articles(value: dict[str, Any], number: int) -> Iterator[tuple[dict[str, Any], dict[str, Any], str]]:
    """Yield the articles of a report, or the one of a line."""
    articles = _list(value, "articles", "the report") if "articles" in value else [value]
    for index, article in enumerate(articles):
        place = f"articles[{index}]" if "articles" in value else f"line {number}"
        if not isinstance(article, dict):
            raise DataError(at(place, Message("this is no object: {remake}", remake=REMAKE)))
        if article.get("status") != "error":
            yield value, article, place


def _objects(text: str) -> list[Any]:
    """Return the one object of a JSON file, or those of all lines."""
    try:
        return [parse_json(text)]
    except ValueError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            if len(lines) > 1:
                return [parse_json(line) for line in lines]
        except ValueError:
            pass
        where = str(error)
        if isinstance(error, json.JSONDecodeError):
            where = Message("line {line}: {what}", line=error.lineno, what=error.msg)
        raise DataError(Message("this is not JSON ({where}): {remake}", where=where, remake=REMAKE)) from error


def _checked(value: Any) -> dict[str, Any]:
    """Return an object that says it is a report of ours, with words."""
    if not isinstance(value, dict) or not isinstance(value.get("schema_version"), str):
        raise DataError(
            Message("this JSON is no report of attrib check: {remake}, or give the article itself", remake=REMAKE)
        )
    version: str = value["schema_version"]
    if version.partition(".")[0] != MAJOR:
        raise DataError(
            Message(
                "schema_version {version} is not known here, only {major}.x: {remake}",
                version=version,
                major=MAJOR,
                remake=REMAKE,
            )
        )
    if "articles" not in value and "attributions" not in value and value.get("status") != "error":
        raise DataError(
            Message("this JSON is no report of attrib check: {remake}, or give the article itself", remake=REMAKE)
        )
    return value


def _account(article: Any, place: str, report: str, lead_factor: float) -> Account:
    score = _dict(article, "score", place)
    sources = _list(article, "sources", place)
    speakers = {
        speaker.id: speaker
        for number, source in enumerate(sources)
        for speaker in (_speaker(source, f"{place}.sources[{number}]"),)
    }
    attributions = _list(article, "attributions", place)
    findings = _list(article, "findings", place)
    return Account(
        path=_str(article, "path", place),
        language=_str(article, "lang", place),
        score=_score(score, _int(article, "words", place), f"{place}.score"),
        claims=tuple(
            _claim(attribution, f"{place}.attributions[{number}]", speakers, lead_factor)
            for number, attribution in enumerate(attributions)
        ),
        remarks=tuple(_remark(finding, f"{place}.findings[{number}]") for number, finding in enumerate(findings)),
        notes=tuple(str(note) for note in _list(article, "notes", place)),
        report=report,
    )


def _score(score: dict[str, Any], words: int, place: str) -> Score:
    shares = _dict(score, "shares", place)
    return Score(
        index=_maybe(_int, score, "index", place),
        null_reason=_maybe(_str, score, "null_reason", place),
        transparency=_maybe(_float, score, "transparency", place),
        breadth=_maybe(_float, score, "breadth", place),
        words=words,
        sources=_int(score, "sources", place),
        identified=_int(score, "identified_sources", place),
        target=max(1, _int(score, "target_sources", place)),
        shares=tuple(
            Share(
                kind=_member(SourceKind, kind, f"{place}.shares"),
                words=_int(share, "words", f"{place}.shares"),
                share=_float(share, "share", f"{place}.shares"),
            )
            for kind, share in shares.items()
        ),
    )


def _speaker(source: Any, place: str) -> Speaker:
    return Speaker(
        id=_str(source, "id", place),
        name=" ".join(_str(source, "name", place).split()),
        kind=_member(SourceKind, _str(source, "source_type", place), place),
        identified=_bool(source, "identified", place),
        role=bool(_list(source, "role", place)),
        description=bool(_list(source, "description", place)),
        reason=bool(_list(source, "reason", place)),
        formulaic=_bool(source, "formulaic_reason", place),
    )


def _claim(attribution: Any, place: str, speakers: Mapping[str, Speaker], lead_factor: float) -> Claim:
    content = attribution.get("content_text") if isinstance(attribution, dict) else None
    if not isinstance(content, str):
        raise DataError(at(place, Message("the report has no words of its claims: make it anew, without --no-text")))
    speaker = speakers.get(_str(attribution, "source_id", place))
    if speaker is None:
        raise _wrong(place, "source_id", Message("no source of this article"))
    lead = _bool(attribution, "lead", place)
    weight = _maybe(_float, attribution, "weight", place) or 0.0
    return Claim(
        number=_number(_str(attribution, "id", place), place),
        speaker=speaker,
        source=_maybe(_str, attribution, "source_text", place) or "",
        cue=_maybe(_str, attribution, "cue_text", place) or "",
        content=content,
        form=_member(Form, _str(attribution, "quote", place), place),
        lead=lead,
        nested=_maybe(_str, attribution, "nested_in", place) is not None,
        words=round(weight / lead_factor if lead and lead_factor else weight),
        weight=weight,
        value=_maybe(_float, attribution, "value", place) or 0.0,
    )


def _remark(finding: Any, place: str) -> Remark:
    start = _maybe(_dict, finding, "start", place)
    claim = _maybe(_str, finding, "attribution", place)
    return Remark(
        code=_str(finding, "code", place),
        slug=_str(finding, "rule", place),
        level=_member(Level, _str(finding, "severity", place), place),
        message=_str(finding, "message", place),
        fingerprint=_str(finding, "fingerprint", place),
        line=_int(start, "line", place) if start else None,
        column=_int(start, "column", place) if start else None,
        claim=_number(claim, place) if claim else None,
        source=_maybe(_str, finding, "source_id", place),
    )


# Reading one field, or saying which is wrong


def _wrong(place: str, key: str, why: str) -> DataError:
    return DataError(at(place, at(key, at(why, REMAKE))))


def _field(value: Any, key: str, place: str, kinds: type | tuple[type, ...], what: str) -> Any:
    """Return a field of an object; DataError if it is missing or of another kind."""
    if not isinstance(value, dict):
        raise DataError(at(place, Message("this is no object: {remake}", remake=REMAKE)))
    if key not in value:
        raise _wrong(place, key, Message("missing"))
    found = value[key]
    if not isinstance(found, kinds) or (isinstance(found, bool) and kinds is not bool):
        raise _wrong(place, key, Message("this is not {what}", what=what))
    return found


def _str(value: Any, key: str, place: str) -> str:
    return str(_field(value, key, place, str, Message("a text")))


def _int(value: Any, key: str, place: str) -> int:
    number = int(_field(value, key, place, int, Message("a whole number")))
    if number < 0:
        raise _wrong(place, key, Message("this is below 0"))
    return number


def _float(value: Any, key: str, place: str) -> float:
    number = float(_field(value, key, place, (int, float), Message("a number")))
    if not 0 <= number < float("inf"):
        raise _wrong(place, key, Message("this is no number from 0 on"))
    return number


def _bool(value: Any, key: str, place: str) -> bool:
    return bool(_field(value, key, place, bool, Message("true or false")))


def _list(value: Any, key: str, place: str) -> list[Any]:
    return list(_field(value, key, place, list, Message("a list")))


def _dict(value: Any, key: str, place: str) -> dict[str, Any]:
    return dict(_field(value, key, place, dict, Message("an object")))


def _maybe(read: Any, value: Any, key: str, place: str) -> Any:
    """Return a field that may be null."""
    return None if isinstance(value, dict) and value.get(key, ...) is None else read(value, key, place)


def _member(kind: type[T], value: str, place: str) -> T:
    """Return the member of an enum that a text names."""
    try:
        return kind(value)  # type: ignore[call-arg]  # every enum of ours is made of a text
    except ValueError as error:
        raise DataError(
            at(place, Message("“{value}” is not known here: {remake}", value=value, remake=REMAKE))
        ) from error


def _number(name: str, place: str) -> int:
    """Return the number in the name of an attribution.

    >>> _number("a12", "")
    12
    """
    if not re.fullmatch(r"a[0-9]{1,9}", name):
        raise DataError(at(place, Message("“{name}” names no attribution: {remake}", name=name, remake=REMAKE)))
    return int(name[1:])
