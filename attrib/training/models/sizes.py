"""Other sizes of tagger and parser than those that the embedded models have, by name, to compare them."""

from collections.abc import Mapping

PRESENT = "present"

SIZES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    PRESENT: {},
    "narrow": {
        "tagger": ("--hidden_dim=100", "--deep_biaff_hidden_dim=100"),
        "parser": ("--hidden_dim=128",),
    },
    "one-layer": {"parser": ("--num_layers=1",)},
}
"""What each changes of the options in ``ARCHITECTURE`` of ``fit_tagger.py`` and ``fit_parser.py``, by model."""


def options_of(size: str, model: str) -> tuple[str, ...]:
    """Return the options of a size for the ``tagger`` or ``parser``, to stand after the present ones.

    >>> options_of("one-layer", "parser"), options_of("one-layer", "tagger")
    (('--num_layers=1',), ())
    """
    return SIZES[size].get(model, ())
