"""What the fixture articles show must not become worse: figures on stored parses against recorded floors."""

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from attrib.attributions.find import find_attributions
from attrib.attributions.quotes import find_quotations
from attrib.conllu import StoredParser
from attrib.languages import language_codes, load_language
from attrib.model import Attribution, Spans
from tests.fixtures import fixture_folders, read_fixture
from tests.quality.overlap import MEASURES, Record, count, f1

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", language_codes())
def test_a_floor(code: str) -> None:
    """The figures stand in the message; floors are raised by hand, and lowered only with a reason in the commit."""
    counts = measure(code)
    figures = {name: round(f1(counts, name), 3) for name in MEASURES}

    assert all(figures[name] >= FLOORS[code][name] for name in MEASURES), f"{code}: {figures} under {FLOORS[code]}"


def measure(code: str) -> Counter[str]:
    """Return what is right in all fixture articles of a language."""
    language = load_language(code)
    counts: Counter[str] = Counter()
    for folder in fixture_folders():
        if folder.parent.name == code:
            parsed = StoredParser().parse(read_fixture(folder))
            found = find_attributions(parsed, find_quotations(parsed.article), language)
            gold = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["attributions"]
            counts += count(parsed.article.text, gold, map(as_record, found))
    return counts


def as_record(attribution: Attribution) -> Record:
    """Return what is compared of an attribution."""
    mention = attribution.mention
    return {"source": as_pairs(mention.spans if mention else ()), "content": as_pairs(attribution.content)}


def as_pairs(spans: Spans) -> list[tuple[int, int]]:
    """Return spans as the gold has them."""
    return [(span.start, span.end) for span in spans]


if __name__ == "__main__":
    for some in language_codes():
        print(some, {name: round(f1(measure(some), name), 3) for name in MEASURES})
