"""The comparison of vectors and sizes, but for the training itself."""

from pathlib import Path

from attrib.training.models.commands import fit_command
from attrib.training.models.compare import VARIANTS, Measured, is_finished, measure, plan_of, table, train_variants
from attrib.training.models.sizes import PRESENT, SIZES
from attrib.training.models.stages import SHARES

PLANS = {variant: plan_of(variant, "nl", Path("treebanks"), Path("out"), 16) for variant in VARIANTS}


def row(title: str, las: float) -> Measured:
    """Return figures of a variant."""
    return Measured(
        title=title,
        megabytes=29.64,
        upos=95,
        las=las,
        subjects=96.2,
        words_per_cpu_second=2275.8,
        load_cpu_seconds=0.5,
    )


def test_the_first_variant_is_the_embedded_one() -> None:
    """The others are compared with it, and learn from its tags."""
    assert (VARIANTS[0].words, VARIANTS[0].dimensions, VARIANTS[0].size) == (None, None, PRESENT)


def test_every_variant_is_another() -> None:
    """Each has its own folder and differs in what is trained; its size is known."""
    assert len(VARIANTS) == len({plan.output for plan in PLANS.values()})
    assert len(VARIANTS) == len({(variant.words, variant.dimensions, variant.size) for variant in VARIANTS})
    assert {variant.size for variant in VARIANTS} <= set(SIZES)


def test_all_share_the_prepared_data() -> None:
    """It is prepared once."""
    assert len({plan.data for plan in PLANS.values()}) == 1


def test_tagger_and_parser_take_all_the_minutes() -> None:
    """No tokenizer is trained."""
    spent = {round(plan.minutes * (SHARES["tagger"] + SHARES["parser"]), 6) for plan in PLANS.values()}

    assert spent == {16}


def test_the_size_reaches_the_training_loop() -> None:
    """By its name."""
    here = Path()
    command = fit_command(
        "parser", "nl", train=here, dev=here, vectors=here, folder=here, start=None, minutes=1, size="one-layer"
    )

    assert command[command.index("--size") + 1] == "one-layer"


def test_finished_variants_are_not_made_again(tmp_path: Path) -> None:
    """Nothing is prepared or trained where the models of all are there; without them, nothing is measured."""
    plans = {variant: plan_of(variant, "nl", tmp_path / "none", tmp_path, 16) for variant in VARIANTS}
    assert measure(plans) == []
    for plan in plans.values():
        model = plan.output / "nl" / "depparse" / "attrib.pt"
        model.parent.mkdir(parents=True)
        model.touch()

    train_variants(plans, {})

    assert all(is_finished(plan) for plan in plans.values())
    assert not next(iter(plans.values())).data.folder.exists()


def test_a_row_a_variant() -> None:
    """Markdown, for the cards."""
    lines = table([row("all", 80.126), row("none", 79)]).splitlines()

    assert lines[2:] == [
        "| all | 29.6 | 95.00 | 80.13 | 96.2 | 2276 | 0.50 |",
        "| none | 29.6 | 95.00 | 79.00 | 96.2 | 2276 | 0.50 |",
    ]
    assert len({line.count("|") for line in lines}) == 1
