"""What the word lists of a language say about a word of the article."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from attrib.model import Language, Token
from attrib.records import dataclass

SHORTEST_TAIL = 4
SHORTEST_FRONT = 2
# Stands among the lists of every word, so that those of a word in no list are kept, too.
NO_LIST = ""
HYPHEN = frozenset("-")
# So many words are kept in the forms that lists are asked for: all that an article has, over and over.
KNOWN_WORDS = 1 << 14

# The lists that make up a larger class.
PERSON_WORDS = ("titles", "offices", "leaders", "roles", "officials", "spokespeople", "aides")
FIRST_NAMES = ("first_names_male", "first_names_female")
BODY_NAMES = ("media", "known_organizations", "countries", "capitals", "government_bodies")
# Word classes that a tagger gives to nouns beside their own.
WORD_CLASSES = frozenset({"PROPN", "NOUN", "X", "ADJ", "NUM", "SYM"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of sources.toml, asked about tokens and names."""

    language: Language

    def words(self, name: str) -> frozenset[str]:
        """Return a list by name; an absent list is empty."""
        return self.language.sources.get(name, frozenset())

    def has(self, token: Token, *lists: str) -> bool:
        """Tell whether a token, by form or lemma, stands in one of the lists."""
        # Nothing is asked more often: some 20 times for every word of an article.
        asked = (token.text, token.lemma)
        return not (self.language.listed.get(asked) or self._look_up(asked)).isdisjoint(lists)

    def any_has(self, tokens: Iterable[Token], *lists: str) -> bool:
        """Tell whether one of the tokens, by form or lemma, stands in one of the lists."""
        listed = self.language.listed
        for token in tokens:
            asked = (token.text, token.lemma)
            if not (listed.get(asked) or self._look_up(asked)).isdisjoint(lists):
                return True
        return False

    def has_name(self, word: str, *lists: str) -> bool:
        """Tell whether a word stands in one of the lists."""
        asked = (word,)
        return not (self.language.listed.get(asked) or self._look_up(asked)).isdisjoint(lists)

    def _look_up(self, asked: tuple[str, ...]) -> frozenset[str]:
        """Return, and keep, which lists have a word by form and lemma, or by the form alone; never an empty set."""
        known = self.language.listed
        _make_room(known)
        forms = {plain(form) for form in asked}
        if len(asked) > 1:
            forms.add(bare(asked[0]))
        lists = (name for name, words in self.language.sources.items() if not forms.isdisjoint(words))
        known[asked] = frozenset((NO_LIST, *lists))
        return known[asked]

    def tail(self, token: Token, *lists: str) -> str | None:
        """Return the listed word that a token is or ends in: "minister" for "energieminister"."""
        known, asked = self.language.tails, (token.text, token.lemma, lists)
        if asked not in known:
            _make_room(known)
            known[asked] = bare(token.text) if self.has(token, *lists) else self._listed_tail(bare(token.text), lists)
        return known[asked]

    def _listed_tail(self, form: str, lists: tuple[str, ...]) -> str | None:
        """Return the longest last part of a word that one of the lists has."""
        asked = [self.words(name) for name in lists]
        tails = _tails(form, compounds=self.writes_compounds)
        return next((tail for tail in tails if any(tail in words for words in asked)), None)

    def front(self, token: Token, tail: str) -> str:
        """Return the first part of a compound without its linking letters, empty for a simple word."""
        return bare(token.text).removesuffix(tail).strip("-") if bare(token.text) != tail else ""

    def fronts(self, token: Token, tail: str, *lists: str) -> bool:
        """Tell whether the first part of a compound stands in one of the lists, with or without a linking letter."""
        front = self.front(token, tail)
        forms = {front, *(front.removesuffix(link) for link in self.words("links") if link != "-")}
        return bool(front) and any(form in self.words(name) for name in lists for form in forms)

    def names(self, words: Sequence[str], *lists: str) -> bool:
        """Tell whether words together, with or without a leading article, are an entry of one of the lists."""
        whole = " ".join(plain(word) for word in words)
        first, _, rest = whole.partition(" ")
        forms = {whole, rest} if first in self.words("articles_definite") else {whole}
        return any(form in self.words(name) for name in lists for form in forms)

    @property
    def writes_compounds(self) -> bool:
        """Whether the language writes compounds as one word: "energieminister"."""
        return self.words("links") > HYPHEN


def _make_room(known: dict[Any, Any]) -> None:
    """Empty what is kept of words where that became too much: a corpus has new ones without end."""
    if len(known) > KNOWN_WORDS:
        known.clear()


def _tails(form: str, *, compounds: bool) -> list[str]:
    """Return the last parts that a compound can have, longest first; of a language that writes them apart, of one."""
    if not compounds:
        return [form.rpartition("-")[2]] if "-" in form else []
    cuts = range(SHORTEST_FRONT, len(form) - SHORTEST_TAIL + 1)
    return [form[cut:] for cut in cuts]


def is_person_word(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun names somebody's office, function or relation."""
    return token.upos in WORD_CLASSES and lexicon.tail(token, *PERSON_WORDS) is not None


def is_body_word(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun names a kind of company, institution or authority."""
    return lexicon.tail(token, "organizations") is not None


def bare(word: str) -> str:
    """Return a word in lower case without a possessive that the tokenizer may have left on it.

    >>> bare("President’s")
    'president'
    """
    return plain(word).removesuffix("'s")


@lru_cache(KNOWN_WORDS)
def plain(word: str) -> str:
    """Return a word in lower case with straight apostrophes.

    >>> plain("Foto’s")
    "foto's"
    """
    return word.lower().replace("’", "'").replace("‘", "'")
