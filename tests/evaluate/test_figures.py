"""Figures of several articles, also against those of the evaluator that stands beside the gold."""

import copy
import importlib.util
import json
import random
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from attrib.evaluate.figures import SOURCE_MEASURES, Figures, figures_of, sum_up
from attrib.evaluate.gold import read_article
from attrib.evaluate.overlap import compare
from attrib.evaluate.table import show
from attrib.model import SourceKind
from tests.fixtures import ROOT
from tests.quality.development import read_found

EVALUATOR = ROOT.parent / "shared" / "evaluation" / "evaluate_attributions.py"
# How it names what we call otherwise.
NAMES = {"content tokens": "content words", "source tokens": "source words", "cue tokens": "cue words"}
EXAMPLE = Path(__file__).parent / "example.json"

Articles = list[dict[str, Any]]


def invented(seed: int) -> tuple[Articles, Articles]:
    """Return articles with random gold and found attributions, which agree now and then."""
    chance = random.Random(seed)  # noqa: S311 - test data
    gold, found = [], []
    for number in range(12):
        words = [chance.choice(["dijk", "“nee”", "zei", "Ann", "''ja''", "de"]) for _ in range(60)]
        text = " ".join(words)
        some = [_record(text, chance) for _ in range(chance.randrange(6))]
        gold.append({"id": str(number), "text": text, "attributions": some})
        kept = [record for record in some if chance.random() < 0.7]
        found.append({"id": str(number), "attributions": [*kept, *(_record(text, chance) for _ in range(2))]})
    return gold, found


def _record(text: str, chance: random.Random) -> dict[str, Any]:
    def span(longest: int) -> list[int]:
        start = chance.randrange(len(text) - longest)
        return [start, start + chance.randrange(1, longest)]

    record = {"source": [span(12)] * chance.randrange(2), "cue": [span(6)], "content": [span(40)]}
    record["source_type"] = chance.choice(list(SourceKind)).value  # type: ignore[assignment]  # of several types
    return record


def with_sources(seed: int) -> tuple[Articles, Articles]:
    """Return such articles in which both sides also have source ids, withheld names, descriptions and reasons."""
    gold, found = map(copy.deepcopy, invented(seed))
    chance = random.Random(seed + 1000)  # noqa: S311 - test data
    for theirs, predicted in zip(gold, found, strict=True):
        for record in (*theirs["attributions"], *predicted["attributions"]):
            record["source_id"] = chance.choice("abc")
            record |= chance.choice([{}, {"withheld": True}, {"withheld": True}, {"withheld": False}])
        spans = [[[start, start + 40]] for start in (0, 20, 40)]
        if chance.random() < 0.9:
            for name in ("descriptions", "reasons"):
                theirs[name] = [{"source_id": c, "spans": chance.choice(spans)} for c in "aab" if chance.random() < 0.7]
        if chance.random() < 0.9:
            told = {"description": [], "reason": chance.choice(spans)}
            predicted["sources"] = [{"id": c, **told, "description": chance.choice([[], *spans])} for c in "abd"]
    return gold, found


def ours(gold: Articles, found: Articles) -> Figures:
    """Return our figures of articles in the shape of the gold."""
    lengths = {g["id"]: len(g["text"]) for g in gold}
    return figures_of(
        map(read_article, gold), {f["id"]: read_found(f, lengths[f["id"]]) for f in found}, intervals=True
    )


def in_our_words(value: Any) -> Any:
    """Return figures of the evaluator beside the gold under our names."""
    if isinstance(value, dict):
        return {"found" if k == "predicted" else NAMES.get(k, k): in_our_words(v) for k, v in value.items()}
    return value


@pytest.fixture
def evaluator() -> ModuleType:
    """Return the evaluator that stands beside the gold."""
    spec = importlib.util.spec_from_file_location("evaluator", EVALUATOR)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["evaluator"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not EVALUATOR.is_file(), reason="the evaluator of the shared gold belongs to others")
@pytest.mark.parametrize("made", [invented, with_sources])
@pytest.mark.parametrize("seed", range(5))
def test_the_figures_are_those_of_the_evaluator_beside_the_gold(
    seed: int, made: Callable[[int], tuple[Articles, Articles]], evaluator: ModuleType
) -> None:
    """On invented data, down to the intervals and the confusion of kinds; also where an article is missing."""
    gold, found = made(seed)
    for some in (found, found[1:]):
        theirs = evaluator.evaluate({a["id"]: a for a in gold}, {a["id"]: a for a in some})

        assert in_our_words(theirs) == ours(gold, some)


def test_the_invented_sources_have_something_of_all() -> None:
    """So that the comparison is one: hits and misses of every measure that is about sources."""
    some = [ours(*with_sources(seed)) for seed in range(5)]

    for name in SOURCE_MEASURES:
        assert 0 < sum(f[name]["hits"] for f in some) < sum(f[name]["gold"] for f in some)


def test_the_figures_of_a_small_example_stay() -> None:
    """Stored figures of invented data, which the evaluator beside the gold gives too."""
    assert json.loads(EXAMPLE.read_text(encoding="utf-8")) == ours(*invented(0))


def test_nothing_out_of_nothing_is_unknown() -> None:
    """Where nothing is marked and nothing found, no figure is made up."""
    figures = sum_up([compare("Ann Lee left.", [], [])])

    assert figures["attribution"]["f1"] is None
    assert "source type" not in figures


def test_the_table_has_a_line_for_every_measure() -> None:
    """And one for every pair of kinds."""
    figures = ours(*invented(0))
    table = show(figures)

    assert all(f"\n{name}" in table for name, values in figures.items() if isinstance(values, dict))
    assert table.count("\n") > len(figures["source type"]["confusion"]) + 10
    assert "95% of F1" in table
