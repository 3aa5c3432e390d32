"""When two names mean the same one."""

from functools import lru_cache

from attrib.lexicon import KNOWN_WORDS, plain


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


def forms_of(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return what shorter and equally long names for the same one are, as `asked_forms` asks for them.

    >>> sorted(forms_of(("Karin", "Smit")))
    [('', 'smit'), ('karin',), ('karin', 'smit'), ('karin', '…', 'smit'), ('smit',)]
    """
    folded = _folded(words)
    parts = {part for cut in range(len(folded)) for part in (folded[cut:], folded[: cut + 1])}
    return {*parts, *_outlines(folded)}


def asked_forms(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return the forms by which a name can be one of `forms_of` a name that is no shorter, but for abbreviations."""
    folded = _folded(words)
    return {folded, *_outlines(folded)}


def _outlines(folded: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return first and last word of a name, and all but its first."""
    return ((folded[0], "…", folded[-1]), ("", *folded[1:])) if len(folded) > 1 else ()


def abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a name in capitals is made of the first letters of another.

    >>> abbreviates(("VNG",), ("Vereniging", "van", "Nederlandse", "Gemeenten"))
    True
    """
    if len(long) < 2 or not can_abbreviate(short):
        return False
    return short[0].replace(".", "") in initials_of(long)


def initials_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the abbreviations of a name of several words: by all of them, and by those with capitals.

    >>> initials_of(("Vereniging", "van", "Nederlandse", "Gemeenten"))
    ('VVNG', 'VNG')
    """
    if len(words) < 2:
        return ()
    return "".join(word[0] for word in words).upper(), "".join(word[0] for word in words if word[0].isupper())


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
