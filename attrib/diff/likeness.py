"""How alike two claims and two sources are, by their words: no meaning, no order of words.

Words are compared by their stems, and count the more the fewer claims they occur in: that makes lists of
stop words needless, and a name weighs more than a verb.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

from attrib.diff.model import Claim
from attrib.languages.facts import facts_of
from attrib.languages.folders import language_codes
from attrib.model import SourceKind

WORD = re.compile(r"\w+")
# A claim cut down to some of its words is still the same claim, if so many words are left. One of three words
# ("it was safe") would be found by chance in many a longer claim.
LEAST_CONTAINED = 4
# What is wholly contained is a little less alike than what has the same words.
CONTAINED = 0.85
# Words of fewer letters than this do not tell sources apart ("van", "the").
LEAST_LETTERS = 4
# "bronnen binnen de gemeente" and "bronnen binnen het bedrijf" share two of three words, and are not the same.
SAME_NAME = 0.75

Bag = Counter[str]


def normal_words(text: str) -> tuple[str, ...]:
    """Return the words of a text without case and marks.

    >>> normal_words("“It’s over,” she said")
    ('it', 's', 'over', 'she', 'said')
    """
    return tuple(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def make_bags(claims: Iterable[Claim], language: str) -> tuple[Bag, ...]:
    """Return the stems of the content of every claim."""
    return tuple(Counter(stem(normal_words(claim.content), language)) for claim in claims)


def stem(words: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return words without their endings: "muren" and "muur" are the same; as they stand without a stemmer."""
    name = facts_of(language).stemmer if language in language_codes() else ""
    if not name:
        return words
    import snowballstemmer

    return tuple(snowballstemmer.stemmer(name).stemWords(words))


def weigh_words(bags: Sequence[Bag]) -> Mapping[str, float]:
    """Return the weight of every word: least for those that many claims have.

    A word of one claim weighs as much as one of two: that it stands in both versions is no reason to care less.
    """
    found = Counter(word for bag in bags for word in bag)
    return {word: log((len(bags) + 1) / max(2, number)) for word, number in found.items()}


def likeness(one: Bag, other: Bag, weights: Mapping[str, float]) -> float:
    """Return how alike two claims are, 0 to 1: by the words they share, or that the shorter has from the longer.

    >>> weights = dict.fromkeys("the dike may not hold today".split(), 1.0)
    >>> likeness(Counter(["the", "dike", "may", "hold"]), Counter(["the", "dike", "hold", "today"]), weights)
    0.75
    """
    if one == other:
        return 1.0
    shared = mass_of(one & other, weights)
    both = mass_of(one, weights) + mass_of(other, weights)
    dice = 2 * shared / both if both else 0.0
    if min(one.total(), other.total()) < LEAST_CONTAINED:
        return dice
    return max(dice, CONTAINED * max(contained(one, other, weights), contained(other, one, weights)))


def contained(part: Bag, whole: Bag, weights: Mapping[str, float]) -> float:
    """Return which share of the words of one claim another one has, 0 to 1."""
    mass = mass_of(part, weights)
    return mass_of(part & whole, weights) / mass if mass else 0.0


def mass_of(bag: Bag, weights: Mapping[str, float]) -> float:
    """Return the weight of all words together."""
    return sum(number * weights[word] for word, number in bag.items())


def same_source(one: Claim, other: Claim) -> bool:
    """Tell whether two articles hand a claim to the same source, as far as its names can tell.

    A source named in one article and withheld in the other is not the same to the reader. A surname tells persons
    apart; of others all words that name them do, here or at their fullest: "a spokesman" speaks for many.
    """
    mine, theirs = one.speaker, other.speaker
    if mine.kind.anonymous != theirs.kind.anonymous:
        return False
    if SourceKind.UNATTRIBUTED in (mine.kind, theirs.kind):
        return mine.kind is theirs.kind
    person = SourceKind.NAMED_PERSON in (mine.kind, theirs.kind)
    return (person and mine.id == theirs.id) or _share_name(name_words(one), name_words(other))


def _share_name(mine: set[str], theirs: set[str]) -> bool:
    """Tell whether most words of the shorter name stand in the longer one."""
    shorter = min(len(mine), len(theirs))
    return bool(shorter) and len(mine & theirs) / shorter >= SAME_NAME


def name_words(claim: Claim) -> set[str]:
    """Return what can tell a source from others: of a person the words with capitals, else the longer words."""
    if claim.speaker.kind is SourceKind.NAMED_PERSON:
        capitals = {word.casefold() for word in WORD.findall(claim.speaker.name) if word[0].isupper()}
        if capitals:
            return capitals
    words = {*normal_words(claim.speaker.name), *normal_words(claim.source)}
    return {word for word in words if len(word) >= LEAST_LETTERS} or words
