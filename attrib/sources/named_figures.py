"""Persons and bodies that the article names, each with all places where it does so."""

from functools import cache

from attrib.lexicon import BODY_NAMES, FIRST_NAMES, Lexicon, is_body_word, is_person_word, plain
from attrib.messages import Message
from attrib.model import ParsedArticle, Span, Token
from attrib.records import dataclass
from attrib.sources.bodies import body_evidence
from attrib.sources.clusters import find_clusters, gender_of_names
from attrib.sources.names import Name
from attrib.sources.same_name import abbreviates

# A last part of so few letters may end a word by chance.
SHORT = 4
CAPITALS_ONLY = Message("has the form of a person's name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A person or body that the article names."""

    names: tuple[Name, ...]
    """In text order."""
    person: bool
    why: Message
    """What shows that it is a person or a body."""
    gender: str | None
    """ "female", "male" or unknown."""
    roles: tuple[Token, ...]
    """Nouns that the article puts beside its names."""
    sure: bool
    """Whether anything but capitals shows that a person is a person."""
    fullest: Name
    """The name with the most words; the first of them."""


def find_figures(names: tuple[Name, ...], parsed: ParsedArticle, lexicon: Lexicon) -> tuple[Figure, ...]:
    """Return the persons and bodies behind names, in the order of their first place."""
    clusters = _join_abbreviations(find_clusters(names, lexicon), parsed)
    for cluster in clusters:
        cluster.sort(key=lambda n: (n.sentence, n.first))
    clusters.sort(key=lambda c: (c[0].sentence, c[0].first))
    return tuple(_figure(tuple(cluster), parsed, lexicon) for cluster in clusters)


def _join_abbreviations(clusters: list[list[Name]], parsed: ParsedArticle) -> list[list[Name]]:
    """Join a name with the abbreviation in brackets after it: "Centraal Orgaan opvang asielzoekers (COA)"."""
    joined: list[list[Name]] = []
    # By sentence: the names of the clusters before, with the places of these.
    before: dict[int, list[tuple[int, Name]]] = {}
    for cluster in clusters:
        found = (n for name in cluster for n, other in before.get(name.sentence, ()) if _bracketed(name, other, parsed))
        target = min(found, default=len(joined))
        if target == len(joined):
            joined.append([])
        joined[target].extend(cluster)
        for name in cluster:
            before.setdefault(name.sentence, []).append((target, name))
    return joined


def _bracketed(short: Name, long: Name, parsed: ParsedArticle) -> bool:
    """Tell whether a name is the abbreviation given in brackets after another one of its sentence."""
    tokens = parsed.sentences[short.sentence].tokens
    if len(short.words) != 1 or not short.words[0].isupper() or short.first < 2 or tokens[short.first - 1].text != "(":
        return False
    if long.last >= short.first:
        return False
    words = tuple(t.text for t in tokens[long.first : short.first - 1])
    return abbreviates(short.words, words) or (len(words) <= 6 and long.words[0][0] == short.words[0][0])


def _figure(names: tuple[Name, ...], parsed: ParsedArticle, lexicon: Lexicon) -> Figure:
    person, why = _person_or_body(names, lexicon)
    if why == CAPITALS_ONLY and (shown := body_evidence(names, parsed, lexicon)):
        person, why = False, shown
    return Figure(
        names=names,
        person=person,
        why=why,
        fullest=max(names, key=lambda name: (len(name.words), -name.sentence)),
        gender=gender_of_names(names, lexicon) if person else None,
        sure=not person or why != CAPITALS_ONLY,
        roles=tuple(role for name in names for role in (*name.roles, *name.apposition)),
    )


def _person_or_body(names: tuple[Name, ...], lexicon: Lexicon) -> tuple[bool, Message]:
    """Tell a person from a body by the name's form and by what stands beside it anywhere in the article."""
    full = max(names, key=lambda name: len(name.words))
    if lexicon.names(full.words, *BODY_NAMES):
        return False, Message("is the name of a well-known body, country or news outlet")
    given = len(full.words) > 1 and (lexicon.has(full.words[0], *FIRST_NAMES) or _has_initial(full, lexicon))
    last_role = next((name.roles[-1] for name in names if name.roles), None)
    called = given and (last_role is not None or _has_initial(full, lexicon))
    if _body_form(full, lexicon, given=given) and not called:
        return False, Message("has the form of an organisation's name")
    first_name = lexicon.has(full.words[0], *FIRST_NAMES)
    if last_role is not None and _only_body(last_role, lexicon) and not first_name:
        return False, Message("stands beside '{word}'", word=last_role.text)
    if given:
        return True, Message("starts with a first name")
    if any(_is_abbreviation(name) for name in names):
        return False, Message("has an abbreviation")
    if any(name.aged for name in names):
        return True, Message("is followed by an age")
    role = next((role for name in names for role in (*name.roles[-1:], *name.apposition)), None)
    if role is not None:
        either = is_person_word(role, lexicon) and is_body_word(role, lexicon) and len(full.words) == 1
        person = is_person_word(role, lexicon) and not _only_body(role, lexicon) and not either
        return person, Message("stands beside '{word}'", word=role.text)
    if 2 * sum(name.article for name in names) >= len(names):
        return False, Message("has an article before it")
    return True, CAPITALS_ONLY


def _has_initial(name: Name, lexicon: Lexicon) -> bool:
    """Tell whether a name starts with an initial or with the small word of a surname: "J. van 't Hof", "Van 't Hof"."""
    first = name.words[0]
    particle = lexicon.has(first, "name_particles") and not lexicon.has(first, "articles_definite")
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
    if lexicon.any_has(words, "organization_words"):
        return True
    if any(any(character.isdigit() for character in word) for word in words):
        return True
    if not lexicon.writes_compounds:
        return len(words) > 1 and lexicon.has(words[-1], "organizations")
    tails = _clear_tails(lexicon.words("organization_words", "organizations"), lexicon.words("clear_body_endings"))
    return not given and any(word.endswith(tails) for word in words[:1] + words[-1:])


@cache
def _clear_tails(words: frozenset[str], short: frozenset[str]) -> tuple[str, ...]:
    """Return the words that show a body as the last part of a compound; the lists of a language never change.

    A short one may end a word by chance, but for some.
    """
    return tuple(tail for tail in words if len(tail) > SHORT or tail in short)


def span_of(name: Name, parsed: ParsedArticle) -> Span:
    """Return the characters of a name."""
    tokens = parsed.sentences[name.sentence].tokens
    return Span(tokens[name.first].span.start, tokens[name.last].span.end)
