"""The JSON Schema of the report: all that is written is in it, and what breaks its promises is refused."""

import io
import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from attrib.model import Failure, Run, Suppressed, SuppressedBy
from attrib.report import FORMATS
from attrib.report.wordless import without_words
from tests.fixtures import fixture_folders, report_on
from tests.report.conftest import dutch_analysis, english_analysis, finish, hostile_run
from tests.sketch import sketch

SCHEMA = json.loads(files("attrib").joinpath("report", "schemas", "report.schema.json").read_text(encoding="utf-8"))
REPORT = Draft202012Validator(SCHEMA)
LINE = Draft202012Validator(
    {"$ref": f"{SCHEMA['$id']}#/$defs/line"},
    registry=Registry().with_resource(SCHEMA["$id"], DRAFT202012.create_resource(SCHEMA)),
)
Object = dict[str, Any]


def written(run: Run, format_name: str = "json") -> str:
    """Return what a format writes."""
    out = io.StringIO()
    FORMATS[format_name].write_report(run, out)
    return out.getvalue()


def errors(validator: Draft202012Validator, instance: Any) -> list[str]:
    """Return what a schema has against an object, with the places."""
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in validator.iter_errors(instance)]


def undocumented(schema: Any, instance: Any, path: str = "") -> list[str]:
    """Return the fields of an object that its schema does not know.

    >>> undocumented({"properties": {"a": {}}}, {"a": 1, "b": 2})
    ['/b']
    """
    schemas = list(_parts(schema))
    if isinstance(instance, list):
        items: Any = next((part["items"] for part in schemas if isinstance(part.get("items"), dict)), {})
        return [place for item in instance for place in undocumented(items, item, f"{path}[]")]
    if not isinstance(instance, dict):
        return []
    known = {name: sub for part in schemas for name, sub in part.get("properties", {}).items()}
    others = next((part["additionalProperties"] for part in schemas if "additionalProperties" in part), None)
    return [
        place
        for name, value in instance.items()
        for place in (
            undocumented(known.get(name, others), value, f"{path}/{name}")
            if name in known or others
            else [f"{path}/{name}"]
        )
    ]


def _parts(schema: Any) -> Any:
    """Yield a schema and those that it puts together or refers to."""
    yield schema
    if "$ref" in schema:
        yield from _parts(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    for part in (*schema.get("allOf", ()), *schema.get("anyOf", ())):
        yield from _parts(part)


def runs() -> list[Run]:
    """Return runs that between them have everything a report can have."""
    dutch = finish(dutch_analysis(), english_analysis())
    first = dutch.reports[0]
    whole = replace(first.findings[0], span=None, attribution=None, source=None)
    hidden = tuple(
        Suppressed(finding=f, by=by, reason="x") for f, by in zip(first.findings, SuppressedBy, strict=False)
    )
    return [
        dutch,
        replace(dutch, reports=(replace(first, findings=(whole,), suppressed=hidden, notes=("a note",)),)),
        replace(dutch, failures=(Failure(path="gone.txt", message="no such file: check the path"),)),
        without_words(dutch),
        finish(sketch("Short.")),
        Run(version="1", reports=()),
        hostile_run("\x1b[31m \ud800 <b>"),
    ]


def test_the_schema_is_one() -> None:
    """By the rules of JSON Schema 2020-12."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("folder", fixture_folders(), ids=lambda folder: folder.name)
def test_the_report_on_every_fixture_is_valid(folder: Path) -> None:
    """As JSON and as JSON Lines, and no field is without its place in the schema."""
    run = Run(version="0.1.0", reports=(report_on(folder),))
    report = json.loads(written(run))

    assert errors(REPORT, report) == []
    assert undocumented(SCHEMA, report) == []
    assert errors(LINE, json.loads(written(run, "jsonl"))) == []


@pytest.mark.parametrize("run", runs())
def test_unusual_reports_are_valid(run: Run) -> None:
    """Failures, suppressed findings, no index, no words, nothing at all."""
    report = json.loads(written(run))

    assert errors(REPORT, report) == []
    assert undocumented(SCHEMA, report) == []
    assert [error for line in written(run, "jsonl").splitlines() for error in errors(LINE, json.loads(line))] == []


def test_unknown_fields_are_allowed() -> None:
    """A later version may add some."""
    report = json.loads(written(finish(dutch_analysis())))
    report["articles"][0]["findings"][0]["new"] = 1

    assert errors(REPORT, report) == []


def _article(report: Object) -> Object:
    first: Object = report["articles"][0]
    return first


BREAKAGES: dict[str, Callable[[Object], object]] = {
    "no version": lambda report: report.pop("schema_version"),
    "another major version": lambda report: report.update(schema_version="2.0.0"),
    "no errors": lambda report: report.pop("errors"),
    "a span of one number": lambda report: _article(report)["attributions"][0].update(content=[[1]]),
    "a span of three numbers": lambda report: _article(report)["attributions"][0].update(content=[[1, 2, 3]]),
    "a claim without content": lambda report: _article(report)["attributions"][0].update(content=[]),
    "an unknown kind": lambda report: _article(report)["attributions"][0].update(source_type="ghost"),
    "an unknown form": lambda report: _article(report)["attributions"][0].update(quote="sung"),
    "a number as id": lambda report: _article(report)["attributions"][0].update(id=1),
    "a confidence over 1": lambda report: _article(report)["attributions"][0].update(confidence=1.2),
    "an index over 100": lambda report: _article(report)["score"].update(index=101),
    "a share of an unknown kind": lambda report: _article(report)["score"]["shares"].update(ghost={}),
    "an unknown severity": lambda report: _article(report)["findings"][0].update(severity="fatal"),
    "line 0": lambda report: _article(report)["findings"][0].update(start={"line": 0, "column": 1}),
    "a finding without message": lambda report: _article(report)["findings"][0].pop("message"),
    "a source without name": lambda report: _article(report)["sources"][0].pop("name"),
    "a suppressed finding without who": lambda report: _article(report).update(
        suppressed=[_article(report)["findings"][0]]
    ),
    "a failure without path": lambda report: report.update(errors=[{"message": "x"}]),
}


@pytest.mark.parametrize("name", BREAKAGES)
def test_broken_reports_are_refused(name: str) -> None:
    """The schema is worth something only if it can say no."""
    report = deepcopy(json.loads(written(finish(dutch_analysis()))))
    BREAKAGES[name](report)

    assert errors(REPORT, report) != []
