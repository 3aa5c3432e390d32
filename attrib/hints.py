"""Which name somebody may have meant."""

from collections.abc import Iterable


def close_name(name: str, accepted: Iterable[str]) -> str | None:
    """Return the accepted name that is most like one that is not, in any case of letters; None if none is.

    >>> close_name("atr10l", ["ATR1", "ATR10", "ATR101"])
    'ATR101'
    """
    from difflib import get_close_matches  # nobody waits for it but who made a mistake

    names = {known.lower(): known for known in accepted}
    close = get_close_matches(name.lower(), names, n=5)
    # Of codes and their beginnings one of the same length is meant.
    return names[min(close, key=lambda known: abs(len(known) - len(name)))] if close else None
