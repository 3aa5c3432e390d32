"""Which of the new models are taken."""

from pathlib import Path

import pytest

from attrib.training.models import stages
from attrib.training.models.commands import Command
from attrib.training.models.folder import Parts
from attrib.training.models.stages import STEPS_WITH_VECTORS, Figures, Plan, choose, fuller_lemmas

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


def plan(folder: Path) -> Plan:
    """Return what is asked of a training from nothing."""
    return Plan(
        language="nl",
        treebanks=folder / "treebanks",
        output=folder / "models",
        vectors=folder / "vectors.pt",
        continue_from=None,
        minutes=1,
    )


def test_more_lemmas_are_made_after_the_plain_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the treebank as it is, beside the dictionary of its words."""
    commands: list[Command] = []
    monkeypatch.setattr(stages, "find_spec", lambda _: object())
    monkeypatch.setattr(stages, "run", lambda command, _: commands.append(command))

    fuller = fuller_lemmas(plan(tmp_path), tmp_path / "model.pt")

    (command,) = commands
    assert fuller == tmp_path / "fuller.pt"
    assert str(tmp_path / "treebanks" / "nl-train.conllu.xz") in command


def test_without_a_list_of_words_the_plain_lemmas_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says what to install for more."""
    monkeypatch.setattr(stages, "find_spec", lambda _: None)

    assert fuller_lemmas(plan(tmp_path), tmp_path / "model.pt") == tmp_path / "model.pt"
    assert capsys.readouterr().err == "lemmas of the treebank's words only: for more, pip install 'attrib[training]'\n"
