"""Sources of which an article only tells what they have in mind."""

from dataclasses import replace

import pytest

from attrib.model import Analysis
from attrib.policy import load_policy
from attrib.rules.bare_anonymous_source import check
from tests.sketch import sketch


def with_kinds(analysis: Analysis, *kinds: str) -> Analysis:
    """Return an analysis whose only source has cues of these kinds."""
    (source,) = analysis.sources
    claims = tuple(
        replace(claim, cue=replace(claim.cue, kind=kind) if claim.cue else None)
        for claim, kind in zip(source.attributions, kinds, strict=True)
    )
    return replace(analysis, attributions=claims, sources=(replace(source, attributions=claims),))


@pytest.mark.parametrize(
    ("kinds", "findings"),
    [(("stance", "want"), 0), (("fear", "believe"), 0), (("stance", "speech"), 1), (("speech", "speech"), 1)],
)
def test_a_source_must_say_something_somewhere(kinds: tuple[str, ...], findings: int) -> None:
    """What they expect is no statement from which somebody withheld a name."""
    analysis = sketch(
        "[1.source Officials] [1.cue expect] [1.content a break]. [2.source They] [2.cue want] [2.content it].",
        officials="anonymous-official 1 2",
    )

    assert findings == len(list(check(with_kinds(analysis, *kinds), load_policy())))
