"""What docs/diff.md promises is what there is."""

import pytest

from attrib.diff.align import ALIKE, ALIKE_SAME_PLACE, ALIKE_SAME_SOURCE
from attrib.diff.model import ChangeKind, IndexPart, RegressionKind
from attrib.policy import load_policy
from attrib.report.diffs import DIFF_FORMATS, NO_DIFF
from tests.fixtures import ROOT

PAGE = (ROOT / "docs" / "diff.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*ChangeKind, *IndexPart, *RegressionKind, *DIFF_FORMATS, *NO_DIFF])
def test_every_word_of_the_formats_is_explained(name: str) -> None:
    """Kinds of change, parts of the sum, regressions and formats."""
    assert f"`{name}`" in PAGE


def test_the_noise_is_that_of_the_policy() -> None:
    """And so is the share of the first part."""
    thresholds = load_policy().thresholds

    assert f"{thresholds['index-noise']:g} points" in PAGE
    assert f"times {100 * thresholds['transparency-share']:g} in points" in PAGE


@pytest.mark.parametrize("share", [ALIKE, ALIKE_SAME_SOURCE, ALIKE_SAME_PLACE])
def test_the_shares_of_words_are_those_of_the_code(share: float) -> None:
    """Which claim is which."""
    assert f"{share:.0%}".replace("%", " %") in PAGE
