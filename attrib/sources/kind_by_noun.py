"""The kind of source that a noun phrase without a name gives: by its head noun, its compound and its company.

The order of the questions is the order of the hard cases in the definition of the kinds.
"""

from itertools import pairwise

from attrib.lexicon import Lexicon, is_person_word, plain
from attrib.messages import Message
from attrib.model import Evidence, SourceKind, Token
from attrib.records import dataclass
from attrib.sources.named_figures import Figure
from attrib.sources.source_phrases import SourcePhrase

PERSON, BODY = SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANIZATION
OFFICIAL, OTHER = SourceKind.ANONYMOUS_OFFICIAL, SourceKind.ANONYMOUS_OTHER
CROWD, TEXT, SPOKEN = SourceKind.COLLECTIVE, SourceKind.DOCUMENT, SourceKind.SPOKESPERSON


# Words between "more" and "half" in "more than half of them".
SHARE_REACH = 3
# Words after "those" or "some" in which an insider is told: "those most directly involved".
ACCESS_REACH = 3
# More people than this are a crowd, though somebody counted them.
FEW = 12


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind with the word that decided it."""

    kind: SourceKind
    evidence: Evidence


def by_noun(phrase: SourcePhrase, owner: Figure | None, lexicon: Lexicon) -> Verdict:
    """Return the kind of a noun phrase; the owner is the figure whose lawyer, aide or family it is."""
    questions = (_share, _text, _spokesperson, _aide, _official, _informant, _public_office, _person, _crowd, _body)
    verdicts = (question(phrase, owner, lexicon) for question in questions)
    return next((verdict for verdict in verdicts if verdict), None) or _unknown(phrase, lexicon)


def by_word(kind: SourceKind, token: Token, why: Message) -> Verdict:
    """Return the verdict that a word gives; why is said of the word."""
    return Verdict(kind, Evidence(span=token.span, why=Message("'{word}' {what}", word=token.text, what=why)))


def bodies_by_number(phrase: SourcePhrase, lexicon: Lexicon) -> Verdict | None:
    """Recognise bodies that are counted and not named: "vier fracties", "two parties". They are no people."""
    head = phrase.head
    counted = phrase.plural and phrase.quantifiers and not phrase.names and not phrase.member
    if counted and lexicon.tail(head, "organizations") and not is_person_word(head, lexicon):
        return by_word(CROWD, head, Message("are bodies, counted and not named"))
    return None


def _share(phrase: SourcePhrase, _: Figure | None, lexicon: Lexicon) -> Verdict | None:
    """Recognise a part of a population: "59 percent of voters", "de helft van de ouders", "one in five"."""
    counting = lexicon.any_has(phrase.quantifiers, "shares")
    counting = counting or any(lexicon.has(t, "shares") for t in phrase.rest[:SHARE_REACH])
    rated = len(phrase.rest) > 1 and phrase.rest[1].upos == "NUM" and phrase.head.upos == "NUM"
    if counting or rated or lexicon.has(phrase.head, "shares"):
        return by_word(CROWD, phrase.head, Message("is a part of many"))
    return None


def _text(phrase: SourcePhrase, _: Figure | None, lexicon: Lexicon) -> Verdict | None:
    """Recognise a document by its head noun."""
    if lexicon.has(phrase.head, "source_nouns"):
        return None
    figures = lexicon.has(phrase.head, "documents") and phrase.modifiers <= lexicon.words("data_words")
    if lexicon.tail(phrase.head, "documents") and (figures or not is_person_word(phrase.head, lexicon)):
        return by_word(TEXT, phrase.head, Message("is a text or data set"))
    if phrase.plural and lexicon.has(phrase.head, "document_people") and phrase.definite:
        return by_word(TEXT, phrase.head, Message("wrote a text that stands for them"))
    return None


def _spokesperson(phrase: SourcePhrase, _: Figure | None, lexicon: Lexicon) -> Verdict | None:
    """Recognise who speaks for a body or person; on background only, a spokesperson is an anonymous official."""
    head = phrase.head
    if lexicon.tail(head, "spokespeople"):
        if _on_background(phrase, lexicon):
            return by_word(OFFICIAL, head, Message("speaks without a name, on background only"))
        return by_word(SPOKEN, head, Message("speaks for somebody on the record"))
    tied = phrase.possessor or any(lexicon.has(t.text, "representing") for t in phrase.rest[:1])
    if tied and lexicon.tail(head, "representatives"):
        return by_word(SPOKEN, head, Message("speaks for whoever is named with it"))
    return None


def _on_background(phrase: SourcePhrase, lexicon: Lexicon) -> bool:
    return any(lexicon.has(t, "anonymity_words") for t in phrase.rest)


def _aide(phrase: SourcePhrase, owner: Figure | None, lexicon: Lexicon) -> Verdict | None:
    """Recognise staff: of an office-holder official, of a campaign, party or company not."""
    head = phrase.head
    tail = lexicon.tail(head, "aides")
    if tail is None or lexicon.has(head, "leaders"):
        return None
    bound = _bound_words(phrase)
    if lexicon.has(head, "officials") or lexicon.fronts(head, tail, "official_parts"):
        return by_word(OFFICIAL, head, Message("is staff of an official body"))
    if _names_party(bound, lexicon):
        return by_word(OTHER, head, Message("is staff of a campaign, party or company"))
    if owner is not None and owner.person:
        office = next((r for r in owner.roles if lexicon.tail(r, "political_offices")), None)
        runs = any(lexicon.has(r, "candidates") for r in owner.roles)
        if office and not runs:
            return by_word(OFFICIAL, head, Message("is staff of an office-holder ('{word}')", word=office.text))
        return by_word(OTHER, head, Message("is staff of somebody without a public office"))
    for token in bound:
        if lexicon.tail(token, "political_offices") or lexicon.has(token, "government_bodies", "official_parts"):
            return by_word(OFFICIAL, token, Message("is an official body or office, whose staff speaks"))
        if lexicon.tail(token, "government_bodies"):
            return by_word(OFFICIAL, token, Message("is an official body, whose staff speaks"))
    if phrase.possessor or lexicon.has(head, "individuals"):
        return by_word(OTHER, head, Message("is staff of a person or body without public office"))
    return None


def _bound_words(phrase: SourcePhrase) -> tuple[Token, ...]:
    """Return the words of the body or person that a phrase is tied to: compounds, owners, the next words after it."""
    stop = next((i for i, t in enumerate(phrase.rest) if t.upos in ("VERB", "AUX", "PUNCT", "PRON")), len(phrase.rest))
    own = [t for t in (*phrase.possessor, *phrase.core) if t.index != phrase.head.index]
    return (*own, *phrase.rest[:stop])


def _names_party(bound: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether a party, campaign or company stands among words, also as two: "National Committee"."""
    pairs = {f"{plain(a.text)} {plain(b.text)}" for a, b in pairwise(bound)}
    return lexicon.any_has((*bound, *pairs), "candidates")


def _names_state(words: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether a body of the state stands among words, also as two: "European Union"."""
    pairs = {f"{plain(a.text)} {plain(b.text)}" for a, b in pairwise(words)}
    return lexicon.any_has(pairs, "government_bodies")


def _partisan(phrase: SourcePhrase, lexicon: Lexicon) -> str | None:
    """Return the head of "a Republican on the committee": one adherent, whose body tells whether he is official."""
    one = not phrase.plural and bool(phrase.rest) and lexicon.has(phrase.head, "demonyms")
    return plain(phrase.head.text) if one and is_person_word(phrase.head, lexicon) else None


def _official(phrase: SourcePhrase, _: Figure | None, lexicon: Lexicon) -> Verdict | None:
    """Recognise the staff of the state by the head noun, or an informant by the body that stands beside him."""
    head = phrase.head
    tail = lexicon.tail(head, "officials")
    alone = not phrase.plural and not phrase.indefinite and not phrase.possessor
    institution = alone and phrase.definite and lexicon.has(head, "organizations")  # "the authority", not "authorities"
    if tail and not institution and not (alone and lexicon.has(head, "offices")):
        if any(lexicon.has(t.text, "elected_words") for t in phrase.core):
            return None
        beside = tuple(t for t in phrase.core if t.index != head.index)
        party = lexicon.has(head, "bare_heads") and _names_party(beside, lexicon) and not _names_state(beside, lexicon)
        if party or lexicon.fronts(head, tail, "candidates"):
            return by_word(OTHER, head, Message("is somebody of a campaign, party or company"))
        return by_word(OFFICIAL, head, Message("is somebody of a public authority"))
    if alone and phrase.definite and lexicon.has(head, "offices"):
        return None
    informant = lexicon.tail(head, "source_nouns", "individuals") or _partisan(phrase, lexicon)
    if informant is None or lexicon.has(head, "relations"):
        return None
    if lexicon.fronts(head, informant, "official_parts", "government_bodies"):
        return by_word(OFFICIAL, head, Message("has an official body as its first part"))
    if _names_party(_bound_words(phrase), lexicon):
        return by_word(OTHER, head, Message("speaks from a party, campaign or company without a name"))
    own = [t for t in _bound_words(phrase) if not lexicon.has(t, "articles_definite", "complement_prepositions")]
    for token in own:
        if lexicon.has(token, "official_parts", "government_bodies", "political_offices", "capitals"):
            return by_word(OFFICIAL, token, Message("is the official body that the informant belongs to"))
        if (token.text.islower() or "-" in token.text) and lexicon.tail(token, "government_bodies"):
            return by_word(OFFICIAL, token, Message("is the official body that the informant belongs to"))
    return None


def _informant(phrase: SourcePhrase, _: Figure | None, lexicon: Lexicon) -> Verdict | None:
    """Recognise single informants, in the plural too."""
    head = phrase.head
    if lexicon.has(head, "indefinites_one"):
        return by_word(OTHER, head, Message("stands for somebody whose name is withheld"))
    if lexicon.tail(head, "source_nouns"):
        return by_word(OTHER, head, Message("is an informant whose name is withheld"))
    if head.upos == "ADJ" and lexicon.has(head, "access_words"):
        return by_word(OTHER, head, Message("tells what sort of individuals speak, whose names are withheld"))
    near = next((t for t in phrase.rest[:ACCESS_REACH] if lexicon.has(t, "access_words")), None)
    if lexicon.has(head, "pronouns_plural", "indefinites_crowd") and near and near.upos != "NOUN":
        return by_word(OTHER, near, Message("tells what sort of individuals speak, whose names are withheld"))
    if lexicon.has(head, "pronouns_plural") and not any(lexicon.has(t, "access_words") for t in phrase.rest):
        return by_word(CROWD, head, Message("stands for all of whom that is true"))
    if not phrase.plural or not lexicon.tail(head, "individuals"):
        return None
    general = lexicon.has(head, "collectives")
    access = any(lexicon.has(t, "access_words") for t in phrase.rest)
    counted = any(not lexicon.has(t, "quantifiers", "groups") for t in phrase.quantifiers)
    if not general or access or counted:
        return by_word(OTHER, head, Message("are individuals whose names are withheld"))
    return None


def _public_office(phrase: SourcePhrase, _: Figure | None, lexicon: Lexicon) -> Verdict | None:
    """Recognise the holder of an office by title alone."""
    if phrase.plural or phrase.indefinite:
        return None
    if lexicon.tail(phrase.head, "offices"):
        return by_word(PERSON, phrase.head, Message("is an office with one holder"))
    if phrase.definite and not phrase.possessor and lexicon.tail(phrase.head, "leaders"):
        return by_word(PERSON, phrase.head, Message("is a function with one holder"))
    return None


def _person(phrase: SourcePhrase, _: Figure | None, lexicon: Lexicon) -> Verdict | None:
    """Recognise single persons without a name."""
    if phrase.plural or not is_person_word(phrase.head, lexicon):
        return None
    if lexicon.has(phrase.head, "organizations") and phrase.definite:
        return None
    return by_word(OTHER, phrase.head, Message("is a person whose name is not given"))


def _crowd(phrase: SourcePhrase, _: Figure | None, lexicon: Lexicon) -> Verdict | None:
    """Recognise groups; a counted one, or one that speaks in private, is made of individuals."""
    head = phrase.head
    if lexicon.has(head, "indefinites_crowd"):
        return by_word(CROWD, head, Message("stands for a crowd"))
    if not phrase.plural:
        return by_word(CROWD, head, Message("is a crowd")) if _is_mass(head, lexicon) else None
    if _are_individuals(phrase, lexicon):
        return by_word(OTHER, head, Message("are single persons whose names are withheld"))
    return by_word(CROWD, head, Message("is a group that nobody could ring up"))


def _is_mass(head: Token, lexicon: Lexicon) -> bool:
    return lexicon.has(head, "collectives") and not lexicon.has(head, "organizations")


def _are_individuals(phrase: SourcePhrase, lexicon: Lexicon) -> bool:
    """Tell whether a plural is counted out by a small number or speaks without its name."""
    numbers = [q for q in phrase.quantifiers if not lexicon.has(q, "quantifiers", "groups")]
    digits = [q.replace(",", "").replace(".", "") for q in numbers]
    small = any(not q.isdigit() or int(q) <= FEW for q in digits)
    return small or any(lexicon.has(t, "anonymity_words") for t in phrase.rest)


def _body(phrase: SourcePhrase, _: Figure | None, lexicon: Lexicon) -> Verdict | None:
    """Recognise institutions, companies, authorities."""
    if lexicon.tail(phrase.head, "organizations") or lexicon.has(phrase.head, "government_bodies"):
        return by_word(BODY, phrase.head, Message("is an institution that speaks as such"))
    if lexicon.has(phrase.head, "countries", "capitals", "media", "known_organizations"):
        return by_word(BODY, phrase.head, Message("is the name of a body, country or outlet"))
    return None


def _unknown(phrase: SourcePhrase, lexicon: Lexicon) -> Verdict:
    """Fall back on capitals."""
    head = phrase.head
    if head.text[0].isupper() and head.upos == "PROPN":
        if len(head.text) > 1 and head.text.isupper():
            return by_word(BODY, head, Message("is an abbreviation"))
        return by_word(PERSON, head, Message("has the form of a name"))
    if lexicon.has(head, "demonyms"):
        return by_word(CROWD, head, Message("is a people"))
    if head.upos in ("ADJ", "NUM"):
        return by_word(CROWD if phrase.definite else OTHER, head, Message("stands for persons who are not named"))
    determined = phrase.definite or phrase.indefinite or phrase.plural
    if head.upos == "NOUN" and determined and plain(head.text).endswith(tuple(lexicon.words("person_suffixes"))):
        return by_word(OTHER, head, Message("has the form of a noun for a person"))
    if head.upos == "NOUN" and not phrase.definite and (phrase.quantifiers or phrase.indefinite):
        return by_word(OTHER, head, Message("is somebody or something that is not named"))
    return by_word(BODY, head, Message("is neither person nor text by the word lists"))
