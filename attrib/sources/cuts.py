"""Where a noun phrase is cut: into the members of a coordination, core and rest, owner and owned.

The trees of long noun phrases are often wrong, so a phrase is read from left to right: its core ends at
the first comma, preposition, relative pronoun or verb after its head.

a senior official | at the ministry | who asked not to be named
core                rest
"""

from itertools import pairwise, takewhile

from attrib.lexicon import PERSON_WORDS, Lexicon, bare, is_person_word, plain
from attrib.model import Token
from attrib.sources.names import POSSESSIVES, Name

# Words that "and" joins before one noun: "Dutch and Belgian diplomats", "current and former officials".
MATES = ("official_parts", "demonyms", "government_bodies", "former", "rank_words")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"})


def cut_members(tokens: tuple[Token, ...], names: tuple[Name, ...], lexicon: Lexicon) -> list[tuple[Token, ...]]:
    """Return the members of a coordination of noun phrases, or the tokens themselves as the only one."""
    ends = [i for i, t in enumerate(tokens) if t.upos in ("PRON", "SCONJ", "VERB") and i > 0]
    limit = ends[0] if ends else len(tokens)
    for place, token in enumerate(tokens[:limit]):
        before, after = tokens[:place], tokens[place + 1 :]
        if token.upos != "CCONJ" or not before or not after or is_inside_name(token, names):
            continue
        whole = before[-1].upos in ("NOUN", "PROPN", "PRON", "PUNCT") or is_inside_name(before[-1], names)
        if not whole or not _has_noun(after):
            return [tokens]
        if len(before) == 1 and lexicon.has(before[0].text, *MATES) and lexicon.has(after[0].text, *MATES):
            return [tokens]
        if any(t.upos == "ADP" and not is_inside_name(t, names) for t in before):
            return [tokens]
        return [*_listed(before), after]
    return [tokens]


def cut_core(
    tokens: tuple[Token, ...], names: tuple[Name, ...], lexicon: Lexicon
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Cut a phrase after its head noun."""
    nominal = False
    for place, token in enumerate(tokens):
        if is_inside_name(token, names):
            nominal = True
            continue
        if nominal and _ends_core(token, tokens[place - 1], tokens[place + 1 :], lexicon):
            return tokens[:place], tokens[place:]
        following = tokens[place + 1 : place + 2]
        if place == 0 and following and lexicon.has(token.text, "pronouns_possessive"):
            continue
        nominal = (
            nominal
            or lexicon.has(token.text, "source_nouns", "officials", "collectives")
            or (
                token.upos in NOMINAL
                and not (token.upos in ("ADJ", "NUM", "PRON") and _noun_ahead(tokens[place + 1 :]))
            )
        )
    return tokens, ()


def _noun_ahead(tokens: tuple[Token, ...]) -> bool:
    """Tell whether only adjectives stand before the next noun: "four | current and former administration officials"."""
    following = next((t for t in tokens if t.upos not in ("ADJ", "NUM", "CCONJ")), None)
    return following is not None and following.upos in ("NOUN", "PROPN")


def counted_members(core: tuple[Token, ...], rest: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the members in "een van de ambtenaren" and "a number of other lawmakers", else nothing."""
    words = [t for t in core if not lexicon.has(t, "articles_indefinite", "articles_definite") or len(core) == 1]
    if not words or len(rest) < 2 or not lexicon.has(rest[0].text, "member_prepositions"):
        return ()
    last = words[-1]
    if last.upos == "NOUN" and lexicon.has(last, "bare_heads") and _is_body(rest[1:], lexicon):
        return ()  # "a former member of the port board" is a person, not the board
    return rest[1:] if lexicon.has(last, "partitives") or last.upos == "NUM" else ()


def spoken_with(core: tuple[Token, ...], rest: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """Return who says what is heard in talks: "six employees" in "interviews with six employees", else nothing."""
    talk = lexicon.has(core[-1], "talk_nouns") and len(rest) > 1 and lexicon.has(rest[0].text, "talk_prepositions")
    return rest[1:] if talk and _is_people(rest[1:], lexicon) else ()


def _is_people(tokens: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether the noun phrase that opens some words is about people."""
    opening = takewhile(lambda t: t.upos in ("DET", "NUM", "ADJ", "NOUN", "CCONJ"), tokens)
    return any(is_person_word(t, lexicon) or lexicon.has(t, "individuals", "source_nouns") for t in opening)


def _is_body(tokens: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether the noun phrase that opens some words names a body: "the port board | that sold it"."""
    phrase = tuple(takewhile(lambda t: t.upos in ("DET", "NUM", "ADJ", "NOUN", "PROPN"), tokens))
    return bool(phrase) and lexicon.tail(phrase[-1], "organizations", "government_bodies") is not None


def cut_possessor(core: tuple[Token, ...], lexicon: Lexicon) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Split "Obama's aides" and "his lawyer" into the owner and the rest."""
    for place, token in enumerate(core[:-1]):
        if token.text in POSSESSIVES and place:
            return core[:place], core[place + 1 :]
        if bare(token.text) != plain(token.text) and token.upos in NOMINAL:
            return core[: place + 1], core[place + 1 :]
    if len(core) > 1 and lexicon.has(core[0], "pronouns_possessive") and core[0].upos in ("PRON", "DET"):
        return core[:1], core[1:]
    return (), tuple(t for t in core if t.text not in POSSESSIVES) or core


def is_inside_name(token: Token, names: tuple[Name, ...]) -> bool:
    """Tell whether a token is part of a name."""
    return any(name.first <= token.index <= name.last for name in names)


def _listed(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """Cut short members of a list at the commas: "The family, protesters"."""
    cuts = [i for i, t in enumerate(tokens) if t.text == ","]
    bounds = [-1, *cuts, len(tokens)]
    return [piece for a, b in pairwise(bounds) if (piece := tokens[a + 1 : b])]


def _has_noun(tokens: tuple[Token, ...]) -> bool:
    return any(t.upos in ("NOUN", "PROPN", "PRON") for t in tokens)


def _opens_contact_clause(token: Token, before: Token, lexicon: Lexicon) -> bool:
    """Tell whether a second noun or pronoun opens a clause without "who": "several people | Republicans spoke to"."""
    person = lexicon.has(before.text, "plurals") and lexicon.has(before, "individuals", "officials")
    fresh = token.upos in ("PRON", "DET", "PROPN") or lexicon.has(token.text, "plurals")
    return person and fresh and not lexicon.writes_compounds and not lexicon.has(token.text, "reflexives")


def _ends_core(token: Token, before: Token, after: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether a token after the head noun starts what follows the core."""
    if token.text == "." or token.text in POSSESSIVES:
        return False
    dated = lexicon.has(token.text, "calendar") and not any(t.upos == "PROPN" for t in after[:1])
    if dated or _opens_contact_clause(token, before, lexicon):
        return True
    if token.upos in ("DET", "ADJ") and any(lexicon.has(t, "time_nouns") for t in after[:1]):
        return True
    if token.upos in ("PUNCT", "ADP", "SCONJ", "PART") and token.text != "-":
        return True
    if token.upos == "VERB" and lexicon.has(token.text, "documents", "organizations", *PERSON_WORDS):
        return False
    if token.upos == "PRON" and lexicon.has(token, "pronouns_relative"):
        return True
    if lexicon.has(token, "complement_prepositions", "exemplifiers") and token.text.islower():
        return True
    if token.upos == "CCONJ" and len(after) > 1 and lexicon.has(after[0].text, *MATES):
        return after[1].upos not in ("NOUN", "PROPN")
    noun_next = bool(after) and after[0].upos in ("NOUN", "PROPN", "VERB", "ADJ")
    return token.upos in ("VERB", "AUX", "CCONJ") or (token.upos in ("ADJ", "ADV") and not noun_next)
