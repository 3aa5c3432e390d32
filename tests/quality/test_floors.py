"""What the fixture articles show must not become worse: figures on stored parses against recorded floors."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from attrib.evaluate.figures import sum_up
from attrib.evaluate.gold import annotations_of, read_annotation
from attrib.evaluate.overlap import compare
from attrib.languages.folders import language_codes
from tests.fixtures import fixture_folders, read_fixture, report_on

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", language_codes())
def test_a_floor(code: str) -> None:
    """The figures stand in the message; floors are raised by hand, and lowered only with a reason in the commit."""
    figures = measure(code)

    assert all(figures[name] >= floor for name, floor in FLOORS[code].items()), f"{figures} under {FLOORS[code]}"


def measure(code: str) -> dict[str, float]:
    """Return the figures of all fixture articles of a language under the names of the floors."""
    figures = sum_up(
        [
            compare(text, [read_annotation(record, len(text)) for record in gold], annotations_of(analysis))
            for folder in fixture_folders()
            if folder.parent.name == code
            for text, gold, analysis in [(read_fixture(folder).text, gold_of(folder), report_on(folder).analysis)]
        ]
    )
    named = {name: figures[name]["f1"] for name in ("attribution", "end-to-end", "anonymous")}
    return {name: round(value, 3) for name, value in (*named.items(), ("kind", figures["source type"]["accuracy"]))}


def gold_of(folder: Path) -> list[dict[str, Any]]:
    """Return the gold attributions of a fixture article."""
    gold: list[dict[str, Any]] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["attributions"]
    return gold


if __name__ == "__main__":
    for some in language_codes():
        print(some, measure(some))
