"""The learning rate over time."""

import pytest

from attrib.training.models.schedule import Schedule

SCHEDULE = Schedule(highest_rate=1.0, minutes=10, rising_part=0.1)


@pytest.mark.parametrize(("seconds", "rate"), [(0, 0), (30, 0.5), (60, 1), (330, 0.5), (600, 0), (900, 0)])
def test_rises_then_falls_to_nought(seconds: float, rate: float) -> None:
    """The last steps are small, however long the run."""
    assert SCHEDULE.rate(seconds) == pytest.approx(rate)
