"""Persons and bodies that the article names, each with all places where it does so."""

from collections.abc import Iterable
from functools import cache

from attrib.model import ParsedArticle, Span, Token
from attrib.records import dataclass
from attrib.sources.bodies import body_evidence
from attrib.sources.lexicon import BODY_NAMES, FIRST_NAMES, Lexicon, is_body_word, is_person_word, plain
from attrib.sources.names import Name
from attrib.sources.namesakes import abbreviates, can_abbreviate, ends_of, same_name

# Short last parts that end names of bodies, and hardly ever a surname.
CLEAR_TAILS = frozenset({"bond", "bank", "club", "fonds"})
CAPITALS_ONLY = "has the form of a person's name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A person or body that the article names."""

    names: tuple[Name, ...]
    """In text order."""
    person: bool
    why: str
    """What shows that it is a person or a body."""
    gender: str | None
    """ "female", "male" or unknown."""
    roles: tuple[Token, ...]
    """Nouns that the article puts beside its names."""
    sure: bool
    """Whether anything but capitals shows that a person is a person."""

    @property
    def fullest(self) -> Name:
        """The name with the most words; the first of them."""
        return max(self.names, key=lambda name: (len(name.words), -name.sentence))


def find_figures(names: tuple[Name, ...], parsed: ParsedArticle, lexicon: Lexicon) -> tuple[Figure, ...]:
    """Return the persons and bodies behind names, in the order of their first place."""
    clusters: list[list[Name]] = []
    # First and last words of the names of each cluster: names that share none are not the same, unless one abbreviates.
    ends: list[set[str]] = []
    for name in sorted(names, key=lambda n: (-len(n.words), n.sentence, n.first)):
        own = ends_of(name.words)
        short = can_abbreviate(name.words)
        fitting = [
            cluster
            for cluster, known in zip(clusters, ends, strict=True)
            if (short or not own.isdisjoint(known)) and any(same_name(name.words, other.words) for other in cluster)
        ]
        if fitting:
            best = _best(name, fitting, lexicon)
            best.append(name)
            next(known for cluster, known in zip(clusters, ends, strict=True) if cluster is best).update(own)
        else:
            clusters.append([name])
            ends.append(set(own))
    clusters = _join_abbreviations(clusters, parsed)
    for cluster in clusters:
        cluster.sort(key=lambda n: (n.sentence, n.first))
    clusters.sort(key=lambda c: (c[0].sentence, c[0].first))
    return tuple(_figure(tuple(cluster), parsed, lexicon) for cluster in clusters)


def _best(name: Name, clusters: list[list[Name]], lexicon: Lexicon) -> list[Name]:
    """Return the cluster a short name belongs to: of its gender, named most fully nearby and most often."""
    gender = _gender([name], lexicon)

    def fit(cluster: list[Name]) -> tuple[bool, bool, int]:
        other = _gender(cluster, lexicon)
        agrees = gender is None or other is None or gender == other
        exact = any(tuple(map(plain, name.words)) == tuple(map(plain, n.words)) for n in cluster)
        return agrees, exact, len(cluster)

    return max(clusters, key=fit)


def _join_abbreviations(clusters: list[list[Name]], parsed: ParsedArticle) -> list[list[Name]]:
    """Join a name with the abbreviation in brackets after it: "Centraal Orgaan opvang asielzoekers (COA)"."""
    joined: list[list[Name]] = []
    for cluster in clusters:
        target = next((other for other in joined if _bracketed(cluster, other, parsed)), None)
        if target is None:
            joined.append(cluster)
        else:
            target.extend(cluster)
    return joined


def _bracketed(short: list[Name], long: list[Name], parsed: ParsedArticle) -> bool:
    """Tell whether one cluster is the abbreviation given in brackets after the other."""
    for name in short:
        tokens = parsed.sentences[name.sentence].tokens
        if len(name.words) != 1 or not name.words[0].isupper() or name.first < 2 or tokens[name.first - 1].text != "(":
            continue
        for other in long:
            if other.sentence != name.sentence or other.last >= name.first:
                continue
            words = tuple(t.text for t in tokens[other.first : name.first - 1])
            if abbreviates(name.words, words) or (len(words) <= 6 and other.words[0][0] == name.words[0][0]):
                return True
    return False


def _figure(names: tuple[Name, ...], parsed: ParsedArticle, lexicon: Lexicon) -> Figure:
    person, why = _person_or_body(names, lexicon)
    if why == CAPITALS_ONLY and (shown := body_evidence(names, parsed, lexicon)):
        person, why = False, shown
    return Figure(
        names=names,
        person=person,
        why=why,
        gender=_gender(names, lexicon) if person else None,
        sure=not person or why != CAPITALS_ONLY,
        roles=tuple(role for name in names for role in (*name.roles, *name.apposition)),
    )


def _person_or_body(names: tuple[Name, ...], lexicon: Lexicon) -> tuple[bool, str]:
    """Tell a person from a body by the name's form and by what stands beside it anywhere in the article."""
    full = max(names, key=lambda name: len(name.words))
    if lexicon.names(full.words, *BODY_NAMES):
        return False, "is the name of a well-known body, country or news outlet"
    given = len(full.words) > 1 and (lexicon.has_name(full.words[0], *FIRST_NAMES) or _has_initial(full, lexicon))
    last_role = next((name.roles[-1] for name in names if name.roles), None)
    called = given and (last_role is not None or _has_initial(full, lexicon))
    if _body_form(full, lexicon, given=given) and not called:
        return False, "has the form of an organisation's name"
    first_name = lexicon.has_name(full.words[0], *FIRST_NAMES)
    if last_role is not None and _only_body(last_role, lexicon) and not first_name:
        return False, f"stands beside '{last_role.text}'"
    if given:
        return True, "starts with a first name"
    if any(_is_abbreviation(name) for name in names):
        return False, "has an abbreviation"
    if any(name.aged for name in names):
        return True, "is followed by an age"
    role = next((role for name in names for role in (*name.roles[-1:], *name.apposition)), None)
    if role is not None:
        either = is_person_word(role, lexicon) and is_body_word(role, lexicon) and len(full.words) == 1
        person = is_person_word(role, lexicon) and not _only_body(role, lexicon) and not either
        return person, f"stands beside '{role.text}'"
    if 2 * sum(name.article for name in names) >= len(names):
        return False, "has an article before it"
    return True, CAPITALS_ONLY


def _has_initial(name: Name, lexicon: Lexicon) -> bool:
    """Tell whether a name starts with an initial or with the small word of a surname: "J. van 't Hof", "Van 't Hof"."""
    first = name.words[0]
    particle = lexicon.has_name(first, "name_particles") and not lexicon.has_name(first, "articles_definite")
    return (len(first) == 2 and first[1] == ".") or particle


def _is_abbreviation(name: Name) -> bool:
    """Tell whether a name is written in capitals only, such as "COA" or "S.E.C."."""
    letters = name.words[0].replace(".", "")
    return len(name.words) == 1 and letters.isupper() and 2 < len(letters) < 6


def _only_body(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word that may be both ("toezichthouder") is rather a body."""
    return lexicon.has(token, "organizations") or (is_body_word(token, lexicon) and not is_person_word(token, lexicon))


def _body_form(name: Name, lexicon: Lexicon, *, given: bool) -> bool:
    """Tell whether the words of a name show a body: "Cook Political Report", "Kamer van Koophandel".

    After a first name a trade is a surname: "Hanneke Brouwer".
    """
    words = [plain(word) for word in name.words]
    if any(word in lexicon.words("organization_words") for word in words):
        return True
    if any(any(character.isdigit() for character in word) for word in words):
        return True
    if not lexicon.writes_compounds:
        return any(word in lexicon.words("organizations") for word in words[-1:]) and len(words) > 1
    tails = _clear_tails(lexicon.words("organization_words"), lexicon.words("organizations"))
    return not given and any(word.endswith(tails) for word in words[:1] + words[-1:])


@cache
def _clear_tails(*lists: frozenset[str]) -> tuple[str, ...]:
    """Return the words of lists that show a body as the last part of a compound; the lists of a language never change.

    A short one may end a word by chance.
    """
    return tuple(tail for words in lists for tail in words if len(tail) > 4 or tail in CLEAR_TAILS)


def _gender(names: Iterable[Name], lexicon: Lexicon) -> str | None:
    """Return the gender that titles and roles show, else first names.

    Roles in capitals come last: a headline may put one before somebody else's name ("Gold Star Mom Obama …").
    """
    found = list(names)
    roles = [role for name in found for role in (*name.roles, *name.apposition)]
    clear = [role for role in roles if role.text.islower() or lexicon.has(role, "titles")]
    return _shown(clear, lexicon) or _first_name_gender(found, lexicon) or _shown(roles, lexicon)


def _shown(nouns: Iterable[Token], lexicon: Lexicon) -> str | None:
    return next((gender for noun in nouns if (gender := gender_of(noun, lexicon))), None)


def _first_name_gender(names: list[Name], lexicon: Lexicon) -> str | None:
    """Return the gender of a first name; one word alone is a surname ("Clinton", "Grant"), unless an age follows it."""
    firsts = [name.words[0] for name in names if len(name.words) > 1 or name.aged]
    male = any(lexicon.has_name(word, "first_names_male") for word in firsts)
    female = any(lexicon.has_name(word, "first_names_female") for word in firsts)
    return None if male == female else ("male" if male else "female")


def gender_of(noun: Token, lexicon: Lexicon) -> str | None:
    """Return the gender that a noun such as "woordvoerster" or "Mr." shows."""
    if lexicon.tail(noun, "female_words"):
        return "female"
    return "male" if lexicon.tail(noun, "male_words") else None


def span_of(name: Name, parsed: ParsedArticle) -> Span:
    """Return the characters of a name."""
    tokens = parsed.sentences[name.sentence].tokens
    return Span(tokens[name.first].span.start, tokens[name.last].span.end)
