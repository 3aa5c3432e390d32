"""When two names mean the same one."""

from functools import lru_cache

from attrib.sources.lexicon import KNOWN_WORDS, plain


def same_name(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a shorter name can stand for a longer one: a surname, a first name, the start of a company.

    >>> same_name(("De", "Bruin"), ("Tineke", "de", "Bruin"))
    True
    >>> same_name(("Jan", "Smit"), ("Karin", "Smit"))
    False
    """
    a, b = _folded(short), _folded(long)
    if a[0] != b[0] and a[-1] != b[-1]:  # most names have nothing in common
        return abbreviates(short, long)
    if a == b or abbreviates(short, long):
        return True
    if len(a) < len(b):
        return b[-len(a) :] == a or b[: len(a)] == a or (len(a) > 1 and a[-1] == b[-1] and a[0] == b[0])
    return len(a) == len(b) > 1 and a[1:] == b[1:] and a[0][0] == b[0][0] and 1 in (len(a[0]), len(b[0]))


def ends_of(words: tuple[str, ...]) -> frozenset[str]:
    """Return first and last word of a name, of which two names for the same one share one.

    >>> sorted(ends_of(("Tineke", "de", "Bruin")))
    ['bruin', 'tineke']
    """
    folded = _folded(words)
    return frozenset((folded[0], folded[-1]))


def abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a name in capitals is made of the first letters of another.

    >>> abbreviates(("VNG",), ("Vereniging", "van", "Nederlandse", "Gemeenten"))
    True
    """
    if len(long) < 2 or not can_abbreviate(short):
        return False
    letters = short[0].replace(".", "")
    every = "".join(word[0] for word in long).upper()
    capitals = "".join(word[0] for word in long if word[0].isupper())
    return letters in (every, capitals)


def can_abbreviate(words: tuple[str, ...]) -> bool:
    """Tell whether a name is a word in capitals.

    >>> can_abbreviate(("V.N.G.",)), can_abbreviate(("V.",))
    (True, False)
    """
    letters = words[0].replace(".", "")
    return len(words) == 1 and letters.isupper() and len(letters) > 1


@lru_cache(KNOWN_WORDS)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(_fold, words))


def _fold(word: str) -> str:
    return plain(word).strip(".")
