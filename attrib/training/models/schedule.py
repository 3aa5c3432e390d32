"""How the learning rate and the time of one training run go together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A rise to the highest learning rate, then a straight line down to zero.

    The line ends when the time is up, so that a run of any length ends with small steps; that was worth
    more than the last high-rate epochs would have been. Time counts, not steps: what a run costs is known before.
    """

    highest_rate: float
    minutes: float
    rising_part: float = 0.03
    """Of the time, during which the optimiser gets to know its gradients."""

    def done(self, seconds: float) -> float:
        """Return which part of the time has passed, at most 1.

        >>> Schedule(highest_rate=0.002, minutes=1).done(15)
        0.25
        """
        return min(1.0, seconds / (60 * self.minutes))

    def rate(self, seconds: float) -> float:
        """Return the learning rate after so many seconds of training.

        >>> Schedule(highest_rate=0.002, minutes=1, rising_part=0.5).rate(15)
        0.001
        >>> Schedule(highest_rate=0.002, minutes=1, rising_part=0.5).rate(45)
        0.001
        """
        done = self.done(seconds)
        if done < self.rising_part:
            return self.highest_rate * done / self.rising_part
        return self.highest_rate * (1 - done) / (1 - self.rising_part)
