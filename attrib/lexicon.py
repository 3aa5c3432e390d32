"""The words of a language, and the one question to them: whether a word is in a list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from typing import Protocol

from attrib.grammar import Construction, Switch, Trait, Traits
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


class Word(Protocol):
    """A word of an article, as a parser sees it."""

    @property
    def text(self) -> str: ...

    @property
    def lemma(self) -> str: ...

    @property
    def upos(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CueEntry:
    """One cue of the lexicon."""

    lemma: str
    kind: str
    """First class of the lexicon that has it (see languages/README.md)."""
    traits: Traits = frozenset()
    """Of that class."""
    frames: Mapping[Construction, float]
    """Constructions that make this word a cue (clause, quote, parataxis, infinitive, object, pronoun …), each
    with the share of its occurrences that are attributions."""
    prepositions: frozenset[str] = frozenset()
    """Prepositions whose object is the content: "waarschuwen voor"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words, quotation marks and switches of one language: data, no grammar."""

    code: str
    name: str
    switches: frozenset[Switch]
    """What its grammar has that others have not."""
    broad: bool
    """Whether attitudes count in the wide sense: plans, questions, refusals, and no claims within claims."""
    abbreviations: frozenset[str]
    """In lower case, with their full stop: no sentence ends after them."""
    verbs: Mapping[str, CueEntry]
    """By lemma; a separable verb stands under its infinitive ("toevoegen")."""
    phrasal: Mapping[str, tuple[str, ...]]
    """The lemmas of several words ("make clear") by their first word, longest first."""
    nouns: Mapping[str, CueEntry]
    forms: Mapping[str, str]
    """Inflected form to lemma, for verbs that the lemmatiser may not know."""
    lists: Mapping[str, frozenset[str]]
    """Word lists of cues.toml, sources.toml and rules.toml by name: prepositions, hearsay, officials, titles …"""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a language as an article asks for them."""

    language: Language
    _listed: dict[str | tuple[str, str], frozenset[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What was answered before: the names of the lists that have a word, or one of a token's forms."""
    _tails: dict[tuple[str, str, tuple[str, ...]], str | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What was answered before: the listed word that a token ends in, by form, lemma and lists."""

    def has(self, word: Word | str, *lists: str) -> bool:
        """Tell whether one of the lists has a word: a token by its form or lemma, anything else as it is."""
        # Nothing is asked more often: some 20 times for every word of an article.
        asked = word if isinstance(word, str) else (word.text, word.lemma)
        return not (self._listed.get(asked) or self._look_up(asked)).isdisjoint(lists)

    def any_has(self, words: Iterable[Word | str], *lists: str) -> bool:
        """Tell whether one of the lists has one of the words."""
        return any(self.has(word, *lists) for word in words)

    @property
    def switches(self) -> frozenset[Switch]:
        """What the grammar of the language has that others have not."""
        return self.language.switches

    def words(self, *lists: str) -> frozenset[str]:
        """Return the words of lists; a list that the language does not have is empty."""
        found = [self.language.lists.get(name, frozenset()) for name in lists]
        return found[0] if len(found) == 1 else frozenset().union(*found)

    def _look_up(self, asked: str | tuple[str, str]) -> frozenset[str]:
        """Return, and keep, which lists have a word, or a token by form and lemma; never an empty set."""
        if len(self._listed) > KNOWN_WORDS:  # a corpus has new ones without end
            self._listed.clear()
        forms = {plain(asked)} if isinstance(asked, str) else {*map(plain, asked), bare(asked[0])}
        lists = (name for name, words in self.language.lists.items() if not forms.isdisjoint(words))
        self._listed[asked] = frozenset((NO_LIST, *lists))
        return self._listed[asked]

    def class_with(self, trait: Trait) -> str:
        """Return the first class of verbs that has a trait; nothing if none has."""
        return next((entry.kind for entry in self.language.verbs.values() if trait in entry.traits), "")

    # Compounds and names

    def tail(self, token: Word, *lists: str) -> str | None:
        """Return the listed word that a token is or ends in: "minister" for "energieminister"."""
        asked = (token.text, token.lemma, lists)
        if asked not in self._tails:
            if len(self._tails) > KNOWN_WORDS:
                self._tails.clear()
            form = bare(token.text)
            self._tails[asked] = form if self.has(token, *lists) else self._listed_tail(form, lists)
        return self._tails[asked]

    def _listed_tail(self, form: str, lists: tuple[str, ...]) -> str | None:
        """Return the longest last part of a word that one of the lists has."""
        asked = [self.words(name) for name in lists]
        tails = _possible_tails(form, compounds=self.writes_compounds)
        return next((tail for tail in tails if any(tail in words for words in asked)), None)

    def front(self, token: Word, tail: str) -> str:
        """Return the first part of a compound without its linking letters, empty for a simple word."""
        return bare(token.text).removesuffix(tail).strip("-") if bare(token.text) != tail else ""

    def fronts(self, token: Word, tail: str, *lists: str) -> bool:
        """Tell whether the first part of a compound stands in one of the lists, with or without a linking letter."""
        front = self.front(token, tail)
        forms = {front, *(front.removesuffix(link) for link in self.words("links") if link != "-")}
        return bool(front) and self.any_has(forms, *lists)

    def names(self, words: Sequence[str], *lists: str) -> bool:
        """Tell whether words together, with or without a leading article, are an entry of one of the lists."""
        whole = " ".join(map(plain, words))
        first, _, rest = whole.partition(" ")
        return self.has(whole, *lists) or (self.has(first, "articles_definite") and self.has(rest, *lists))

    @property
    def writes_compounds(self) -> bool:
        """Whether the language writes compounds as one word: "energieminister"."""
        return self.words("links") > HYPHEN


def _possible_tails(form: str, *, compounds: bool) -> list[str]:
    """Return the last parts that a compound can have, longest first; of a language that writes them apart, of one."""
    if not compounds:
        return [form.rpartition("-")[2]] if "-" in form else []
    cuts = range(SHORTEST_FRONT, len(form) - SHORTEST_TAIL + 1)
    return [form[cut:] for cut in cuts]


def is_person_word(token: Word, lexicon: Lexicon) -> bool:
    """Tell whether a noun names somebody's office, function or relation."""
    return token.upos in WORD_CLASSES and lexicon.tail(token, *PERSON_WORDS) is not None


def is_body_word(token: Word, lexicon: Lexicon) -> bool:
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
