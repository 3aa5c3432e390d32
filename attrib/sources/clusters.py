"""Names that mean the same person or body, put together: the fullest first, then those that can stand for it.

What is asked of the names of a cluster is kept as they come in, so that a name that stands a thousand times in an
article is not gone through a thousand times.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from attrib.lexicon import Lexicon, plain
from attrib.model import Token
from attrib.sources.names import Name
from attrib.sources.same_name import asked_forms, can_abbreviate, forms_of, initials_of, same_name

Words = tuple[str, ...]


def find_clusters(names: Iterable[Name], lexicon: Lexicon) -> list[list[Name]]:
    """Return names by whom they mean."""
    clusters = _Clusters(lexicon)
    for name in sorted(names, key=lambda n: (-len(n.words), n.sentence, n.first)):
        clusters.add(name)
    return [cluster.names for cluster in clusters.clusters]


@dataclass(slots=True, eq=False)
class _Gender:
    """The gender that names show so far.

    Roles in capitals come last: a headline may put one before somebody else's name ("Gold Star Mom Obama …").
    """

    lexicon: Lexicon
    clear: str | None = None
    """By titles, and roles in small letters: the first that shows one."""
    male: bool = False
    """Whether a first name is a man's."""
    female: bool = False
    any: str | None = None
    """By whatever role."""

    @property
    def shown(self) -> str | None:
        """Titles and roles before first names."""
        first = None if self.male == self.female else ("male" if self.male else "female")
        return self.clear or first or self.any

    def add(self, name: Name) -> None:
        """Take a further name into account."""
        for role in (*name.roles, *name.apposition):
            gender = gender_of(role, self.lexicon)
            if role.text.islower() or self.lexicon.has(role, "titles"):
                self.clear = self.clear or gender
            self.any = self.any or gender
        if len(name.words) > 1 or name.aged:  # one word alone is a surname ("Clinton", "Grant")
            self.male = self.male or self.lexicon.has(name.words[0], "first_names_male")
            self.female = self.female or self.lexicon.has(name.words[0], "first_names_female")


@dataclass(slots=True, eq=False)
class _Cluster:
    """Names that mean the same one."""

    gender: _Gender
    names: list[Name] = field(default_factory=list)
    words: set[Words] = field(default_factory=set)
    """As they are written, each once."""
    forms: set[Words] = field(default_factory=set)
    """In lower case."""

    def add(self, name: Name) -> None:
        self.names.append(name)
        self.words.add(name.words)
        self.forms.add(_form(name))
        self.gender.add(name)

    def has_namesake(self, name: Name) -> bool:
        """Tell whether a name can stand for one of these."""
        return any(same_name(name.words, words) for words in self.words)


class _Clusters:
    """Clusters by the forms in which a later name, which is no longer, can be one of theirs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.clusters: list[_Cluster] = []
        self._by_form: dict[Words, set[int]] = {}
        self._by_initials: dict[str, set[int]] = {}

    def add(self, name: Name) -> None:
        """Put a name into the cluster it belongs to, or into a new one."""
        fitting = [number for number in self._near(name) if self.clusters[number].has_namesake(name)]
        number = self._best(name, fitting) if fitting else len(self.clusters)
        if not fitting:
            self.clusters.append(_Cluster(_Gender(self.lexicon)))
        if name.words not in self.clusters[number].words:
            for form in forms_of(name.words):
                self._by_form.setdefault(form, set()).add(number)
            for initials in initials_of(name.words):
                self._by_initials.setdefault(initials, set()).add(number)
        self.clusters[number].add(name)

    def _near(self, name: Name) -> list[int]:
        """Return the clusters that may hold a namesake, in the order in which they came."""
        found = set().union(*(self._by_form.get(form, ()) for form in asked_forms(name.words)))
        if can_abbreviate(name.words):
            found |= self._by_initials.get(name.words[0].replace(".", ""), set())
        return sorted(found)

    def _best(self, name: Name, numbers: list[int]) -> int:
        """Return the cluster a short name belongs to: of its gender, named most fully nearby and most often."""
        gender = gender_of_names((name,), self.lexicon)

        def fit(number: int) -> tuple[bool, bool, int]:
            cluster = self.clusters[number]
            other = cluster.gender.shown
            agrees = gender is None or other is None or gender == other
            return agrees, _form(name) in cluster.forms, len(cluster.names)

        return max(numbers, key=fit)


def _form(name: Name) -> Words:
    return tuple(map(plain, name.words))


def gender_of_names(names: Iterable[Name], lexicon: Lexicon) -> str | None:
    """Return the gender that titles and roles show, else first names."""
    gender = _Gender(lexicon)
    for name in names:
        gender.add(name)
    return gender.shown


def gender_of(noun: Token, lexicon: Lexicon) -> str | None:
    """Return the gender that a noun such as "woordvoerster" or "Mr." shows."""
    if lexicon.tail(noun, "female_words"):
        return "female"
    return "male" if lexicon.tail(noun, "male_words") else None
