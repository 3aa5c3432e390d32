"""Sizes by name."""

import pytest

from attrib.training.models import fit_parser, fit_tagger
from attrib.training.models.sizes import PRESENT, SIZES, options_of


@pytest.mark.parametrize("model", ["tagger", "parser"])
def test_the_present_size_changes_nothing(model: str) -> None:
    """The models that are embedded are trained as they always were."""
    assert options_of(PRESENT, model) == ()


@pytest.mark.stanza
@pytest.mark.xdist_group("stanza")
@pytest.mark.parametrize("size", sorted(SIZES))
def test_stanza_knows_the_options(size: str) -> None:
    """Standing after the present ones, they take their place; each other size changes something."""
    from stanza.models import parser, tagger

    modules = {"tagger": (tagger, fit_tagger.ARCHITECTURE), "parser": (parser, fit_parser.ARCHITECTURE)}
    changed = [
        name
        for model, (module, present) in modules.items()
        for name, value in module.parse_args([*present, *options_of(size, model)]).items()
        if value != module.parse_args([*present])[name]
    ]

    assert bool(changed) == (size != PRESENT)
