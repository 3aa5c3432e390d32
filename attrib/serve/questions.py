"""What a request asks, read from its body; what it asks wrongly is told by the name of the field."""

import json
from collections.abc import Mapping
from typing import Any

from attrib.hints import close_name
from attrib.records import dataclass
from attrib.report import FORMATS, NEEDS_WORDS, ON_TERMINAL
from attrib.report.diffs import DIFF_FORMATS
from attrib.serve.problems import Problem

NAME = "text"
"""What an article is called, if nobody says."""
SETTINGS = ("lang", "report-lang", "profile", "select", "ignore", "extend-select")
"""What a request may set; all else is set where the server is started."""
CHECK_FIELDS = ("text", "path", "format", "no-text", *SETTINGS)
DIFF_FIELDS = ("old", "new", "format", *SETTINGS)
SIDE_FIELDS = ("text", "path", "report")
READ_FIELDS = ("path", "report-lang")
CHECK_FORMATS = tuple(name for name in FORMATS if name != ON_TERMINAL)
ANSWERED_DIFFS = tuple(name for name in DIFF_FORMATS if name != ON_TERMINAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """An article, or a stored report in its place."""

    text: str
    path: str = NAME
    is_report: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckQuestion:
    """An article to check."""

    article: Side
    settings: Mapping[str, str]
    format: str = "json"
    words: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffQuestion:
    """Two versions to compare."""

    old: Side
    new: Side
    settings: Mapping[str, str]
    format: str = "json"


def read_check(body: bytes, media_type: str, query: Mapping[str, str]) -> CheckQuestion:
    """Return what a body of JSON, or of plain text with its fields in the query, asks to check."""
    if media_type == "text/plain":
        fields: dict[str, Any] = {**query, "text": _decoded(body)}
    else:
        fields = _object(body, media_type)
    _expect_known(fields, CHECK_FIELDS)
    format_name = _choice(fields, CHECK_FORMATS)
    words = str(fields.get("no-text", False)).lower() not in ("true", "1")
    if not words and format_name in NEEDS_WORDS:
        raise Problem(400, f"no-text: the format {format_name} shows the article: choose another")
    return CheckQuestion(article=_article(fields), settings=_settings(fields), format=format_name, words=words)


def read_file_name(query: Mapping[str, str]) -> str:
    """Return what a file is called that is to be read, by whose ending it is known."""
    _expect_known(query, READ_FIELDS)
    return _path(query)


def read_diff(body: bytes, media_type: str) -> DiffQuestion:
    """Return what a body of JSON asks to compare."""
    fields = _object(body, media_type)
    _expect_known(fields, DIFF_FIELDS)
    return DiffQuestion(
        old=_side(fields, "old"),
        new=_side(fields, "new"),
        settings=_settings(fields),
        format=_choice(fields, ANSWERED_DIFFS),
    )


def _object(body: bytes, media_type: str) -> dict[str, Any]:
    if media_type != "application/json":
        raise Problem(415, f"the body is {media_type or 'of no type'}: send application/json")
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError) as error:
        where = f"line {error.lineno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else "not UTF-8, or deep"
        raise Problem(400, f"the body is not JSON ({where}): send an object with the field text") from error
    if not isinstance(fields, dict):
        raise Problem(400, "the body is no object: send an object with the field text")
    return fields


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(422, f"not UTF-8 at byte {error.start}: send the text as UTF-8") from error


def _expect_known(fields: Mapping[str, Any], known: tuple[str, ...], place: str = "") -> None:
    for name in fields:
        if name not in known:
            close = close_name(name, known)
            hint = f"did you mean {close}?" if close else f"choose from {', '.join(known)}"
            raise Problem(400, f"{place}{name[:40]}: no such field: {hint}")


def _side(fields: Mapping[str, Any], name: str) -> Side:
    side = fields.get(name)
    if not isinstance(side, dict):
        raise Problem(400, f'{name}: missing or no object: send {{"text": …}} or {{"report": …}}')
    _expect_known(side, SIDE_FIELDS, f"{name}.")
    if "report" not in side:
        return _article(side, f"{name}.")
    if "text" in side or not isinstance(side["report"], dict):
        raise Problem(400, f"{name}.report: give the JSON report as an object, and no text beside it")
    return Side(text=json.dumps(side["report"]), path=_path(side), is_report=True)


def _article(fields: Mapping[str, Any], place: str = "") -> Side:
    text = fields.get("text")
    if not isinstance(text, str):
        raise Problem(400, f"{place}text: missing or no text: send the article as text")
    return Side(text=text, path=_path(fields))


def _path(fields: Mapping[str, Any]) -> str:
    path = fields.get("path", NAME)
    if not isinstance(path, str) or not path:
        raise Problem(400, "path: this is no name: say what the article is called")
    return path


def _settings(fields: Mapping[str, Any]) -> dict[str, str]:
    return {name: _setting(name, fields[name]) for name in SETTINGS if fields.get(name) is not None}


def _setting(name: str, value: Any) -> str:
    """Return a setting as an option of the command line has it."""
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) for one in values):
        raise Problem(400, f"{name}: this is no text: give it as on the command line")
    return ",".join(values)


def _choice(fields: Mapping[str, Any], known: tuple[str, ...]) -> str:
    name = fields.get("format", "json")
    if name not in known:
        raise Problem(400, f"format {name}: no such format: choose one of {', '.join(known)}")
    return str(name)
