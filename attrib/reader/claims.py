"""What the network says of an article, in numbers of its words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution as the network reads it: numbers of units, and how sure it is."""

    anchor: int
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    kinds: tuple[float, ...]
    """Probability of each kind of source, in the order of KINDS."""
    withheld: float
    """Probability that the name is kept back, where the source is an unnamed person."""
    sure: float
    """Probability that a claim is handed over here."""
    described: tuple[int, ...]
    """Words that describe the source."""
    reasons: tuple[int, ...]
    """Words that tell why it is not named."""
    speaker: int
    """Number of the speaker in the article; equal for claims of one speaker."""
