"""A few inputs for every target, and all that ever crashed one; `make fuzz` gives more."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.found import FOUND
from tests.fuzz.targets import TARGETS, run


@pytest.mark.parametrize("name", TARGETS)
@settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
@given(data=st.data())
def test_whatever_is_given_is_answered(name: str, data: st.DataObject) -> None:
    """Or told in one line to be wrong."""
    run(name, data.draw(TARGETS[name].given))


@pytest.mark.parametrize(("name", "given"), FOUND)
def test_what_was_found_stays_mended(name: str, given: Any) -> None:
    """Each crashed once."""
    run(name, given)
