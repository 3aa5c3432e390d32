"""Sources of which an article only tells what they have in mind."""

from dataclasses import replace

import pytest

from attrib.grammar import Trait, Traits
from attrib.model import Analysis
from attrib.policy import load_policy
from attrib.rules.bare_anonymous_source import check
from tests.sketch import sketch

THINKS: Traits = frozenset({Trait.ATTITUDE})
IS_SURE: Traits = frozenset({Trait.ATTITUDE, Trait.PREDICATIVE})
SAYS: Traits = frozenset({Trait.SPEAKS})


def with_traits(analysis: Analysis, *traits: Traits) -> Analysis:
    """Return an analysis whose only source has cues with these traits."""
    (source,) = analysis.sources
    claims = tuple(
        replace(claim, cue=replace(claim.cue, traits=some) if claim.cue else None)
        for claim, some in zip(source.attributions, traits, strict=True)
    )
    return replace(analysis, attributions=claims, sources=(replace(source, attributions=claims),))


@pytest.mark.parametrize(
    ("traits", "findings"),
    [((THINKS, THINKS), 0), ((THINKS, IS_SURE), 1), ((THINKS, SAYS), 1), ((SAYS, SAYS), 1)],
)
def test_a_source_must_say_something_somewhere(traits: tuple[Traits, ...], findings: int) -> None:
    """What they expect is no statement from which somebody withheld a name."""
    analysis = sketch(
        "[1.source Officials] [1.cue expect] [1.content a break]. [2.source They] [2.cue want] [2.content it].",
        officials="anonymous-official 1 2",
    )

    assert findings == len(list(check(with_traits(analysis, *traits), load_policy())))
