"""Which of the new models are taken."""

from pathlib import Path

import pytest

from attrib.models.training.folder import Parts
from attrib.models.training.stages import STEPS_WITH_VECTORS, Figures, choose

FIRST = {name: Path("first", name) for name in ("tokenize", "pos", "depparse", "lemma")}
NEW = {name: Path("new", name) for name in ("tokenize", "pos", "depparse")}


@pytest.mark.parametrize(
    ("gains", "taken"),
    [
        ({"tokenize": 1, "pos": 2, "depparse": 3}, {"tokenize", "pos", "depparse"}),
        ({"tokenize": -1, "pos": 2, "depparse": 3}, {"pos", "depparse"}),
        ({"tokenize": 0, "pos": 0, "depparse": 0}, set()),
    ],
)
def test_a_part_is_taken_where_the_pipeline_gets_better(gains: dict[str, float], taken: set[str]) -> None:
    """Parts are tried one after the other, upon those already taken."""

    def evaluate(models: Parts) -> Figures:
        return {"las": 75 + sum(gains[name] for name, path in models.items() if path.parts[0] == "new")}

    chosen, figures = choose(FIRST, NEW, evaluate)

    assert {name for name, path in chosen.items() if path.parts[0] == "new"} == taken
    assert set(figures) == {"first", "tokenize", "pos", "depparse"}


def test_new_vectors_bring_their_tagger_and_parser() -> None:
    """A model knows its own vectors alone."""
    tried: list[Parts] = []

    def evaluate(models: Parts) -> Figures:
        tried.append(models)
        return {"las": float(len(tried))}

    new = {**NEW, "pretrain": Path("new", "pretrain")}
    choose({**FIRST, "pretrain": Path("first", "pretrain")}, new, evaluate, STEPS_WITH_VECTORS)

    together = [{models[name].parts[0] for name in ("pretrain", "pos", "depparse")} for models in tried]
    assert together == [{"first"}, {"first"}, {"new"}]


def test_with_nothing_to_start_from_all_is_taken() -> None:
    """The figures are still measured, for the card."""
    assert choose({}, NEW, lambda _: {"las": 1.0}) == (NEW, {"new": {"las": 1.0}})
