"""Whom a noun may take up, looked up by its forms: all who can be meant and few others, for the grammar to choose from.

De ambtenaren      the officials      energieminister
form, ending       form, lemma, stem  ending of the earlier word
"""

from collections.abc import Iterable
from typing import Generic, TypeVar

from attrib.lexicon import Lexicon, plain
from attrib.model import Token

T = TypeVar("T")
# A shorter word ends others by chance.
SHORTEST_ROLE = 4


class Nouns(Generic[T]):
    """Things by the noun that names them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._compounds = lexicon.writes_compounds
        self._plurals = tuple(lexicon.words("plural_endings"))
        self._things: list[T] = []
        self._by_form: dict[tuple[str, str], list[int]] = {}

    def add(self, noun: Token, thing: T) -> None:
        """Note a thing under its noun."""
        word = plain(noun.text)
        forms = {("word", word), ("lemma", noun.lemma.lower()), *(("stem", stem) for stem in self._stems(word))}
        forms |= {("ending", ending) for ending in endings(word)} if self._compounds else set()
        for form in forms:
            self._by_form.setdefault(form, []).append(len(self._things))
        self._things.append(thing)

    def like(self, noun: Token) -> list[T]:
        """Return what may be named by a form of the same noun, or by a compound that ends in it, as it came in."""
        word = plain(noun.text)
        asked = [("word", word), ("lemma", noun.lemma.lower()), ("stem", word), ("ending", word)]
        asked += [("word", stem) for stem in self._stems(word)]
        found = {number for form in asked for number in self._by_form.get(form, ())}
        return [self._things[number] for number in sorted(found)]

    def _stems(self, word: str) -> list[str]:
        """Return a word without each of the endings of a plural that it has."""
        return [word[: len(word) - len(ending)] for ending in self._plurals if word.endswith(ending)]


class Roles:
    """The words by which anybody at all is known."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._compounds = lexicon.writes_compounds
        self._added: set[str] = set()
        self._words: set[str] = set()
        self._endings: set[str] = set()

    def add(self, words: Iterable[str]) -> None:
        """Note words by which somebody is known."""
        for word in words:
            if word not in self._added:
                self._added.add(word)
                self._words |= {word, word.rstrip(".")}
                self._endings.update(endings(word) if self._compounds else ())

    def may_have(self, word: str) -> bool:
        """Tell whether anybody may be known by a word, a compound that ends in it, or a part that it ends in."""
        if word in self._words:
            return True
        return self._compounds and (word in self._endings or not self._words.isdisjoint(endings(word)))


def endings(word: str) -> list[str]:
    """Return the last parts of a word that are long enough to be a word.

    >>> endings("minister")
    ['minister', 'inister', 'nister', 'ister', 'ster']
    """
    return [word[cut:] for cut in range(len(word) - SHORTEST_ROLE + 1)]
