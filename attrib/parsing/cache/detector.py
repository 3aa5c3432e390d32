"""What guesses a language, and remembers: the library that guesses takes longer to load than all other work."""

from collections.abc import Callable

from attrib.parsing.cache.keys import guess_key
from attrib.parsing.cache.store import GUESS, Store

Detect = Callable[[str, tuple[str, ...]], str]
"""Takes a text and the codes of our languages, and gives one of these; raises LanguageError where it is not certain."""


class CachedDetector:
    """Guesses as another does, from the cache where it can; only what was certain is kept."""

    def __init__(self, detect: Detect, store: Store) -> None:
        self._detect = detect
        self._store = store

    def __call__(self, text: str, codes: tuple[str, ...]) -> str:
        """Return the code of the text's language. Raises what the other raises."""
        key = guess_key(text, codes)
        kept = (self._store.get(key) or b"").decode("ascii", "replace")
        if kept in codes:
            return kept
        code = self._detect(text, codes)
        self._store.put(GUESS, {key: code.encode("ascii")})
        return code
