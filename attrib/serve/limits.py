"""How much one answer may cost."""

from attrib.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What bounds the work of the server."""

    body: int = 4_000_000
    """Bytes of a request; a stored report is some twenty times as long as its article."""
    file: int = 16_000_000
    """Bytes of a file that is read: one of Word may have pictures."""
    characters: int = 100_000
    """Of an article."""
    seconds: float = 60.0
    """From the first byte of a request to its answer."""
    waiting: int = 32
    """Articles that wait while one is checked."""
