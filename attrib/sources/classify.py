"""The kind of a source, and the words that decided it.

No model for names: lists of head nouns, the parts of compounds, capitals and what the article shows of a
name elsewhere. The order of the questions is the order of the hard cases in the definition of the kinds.
"""

from dataclasses import dataclass

from attrib.model import Evidence, ParsedArticle, SourceKind, Span, Token
from attrib.sources.figures import Figure, span_of
from attrib.sources.group import Group
from attrib.sources.lexicon import Lexicon, plain
from attrib.sources.names import PERSON_WORDS, is_person_word
from attrib.sources.phrases import Phrase

PERSON, BODY = SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANIZATION
OFFICIAL, OTHER = SourceKind.ANONYMOUS_OFFICIAL, SourceKind.ANONYMOUS_OTHER
CROWD, TEXT, SPOKEN = SourceKind.COLLECTIVE, SourceKind.DOCUMENT, SourceKind.SPOKESPERSON


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind with the word that decided it."""

    kind: SourceKind
    evidence: Evidence


def classify(group: Group, parsed: ParsedArticle, lexicon: Lexicon) -> Verdict:
    """Return the kind of a group: by the figure it names, else by its fullest noun phrase."""
    if group.figures:
        return _by_figures(group, parsed, lexicon)
    nouns = [phrase for phrase in group.phrases if not phrase.pronoun or phrase.member]
    if not nouns:
        return _by_pronoun(group.phrases[0], lexicon)
    verdicts = [_by_phrase(phrase, group, parsed, lexicon) for phrase in nouns]
    return next((v for v in verdicts if v.kind is not CROWD), verdicts[0])


def _verdict(kind: SourceKind, token: Token, why: str) -> Verdict:
    return Verdict(kind, Evidence(span=token.span, why=f"'{token.text}' {why}"))


def _by_figures(group: Group, parsed: ParsedArticle, lexicon: Lexicon) -> Verdict:
    """Return the kind of a named figure; among several a person decides."""
    figure = next((f for f in group.figures if f.person), group.figures[0])
    if _is_title(figure, lexicon):
        return _figure_verdict(TEXT, figure, "is the name of a text", parsed)
    return _figure_verdict(PERSON if figure.person else BODY, figure, figure.why, parsed)


def _is_title(figure: Figure, lexicon: Lexicon) -> bool:
    """Tell whether a name is that of a text: "Goede Vrijdag-akkoord", "NL-Alert"."""
    if figure.person and figure.sure:
        return False
    last = plain(figure.fullest.words[-1])
    texts = lexicon.words("documents")
    return (last in texts or last.rpartition("-")[2] in texts) and last not in lexicon.words("organization_words")


def _figure_verdict(kind: SourceKind, figure: Figure, why: str, parsed: ParsedArticle) -> Verdict:
    words = " ".join(figure.fullest.words)
    return Verdict(kind, Evidence(span=span_of(figure.fullest, parsed), why=f"'{words}' {why}"))


def _by_pronoun(phrase: Phrase, lexicon: Lexicon) -> Verdict:
    """Return the kind of a pronoun without an antecedent: most stand for persons."""
    head = phrase.head
    if lexicon.has(head, "indefinites_crowd"):
        return _verdict(CROWD, head, "stands for a crowd")
    if lexicon.has(head, "indefinites_one"):
        return _verdict(OTHER, head, "stands for somebody whose name is withheld")
    if lexicon.has(head, "pronouns_male", "pronouns_female", "pronouns_first", "pronouns_relative"):
        return _verdict(PERSON, head, "stands for a person named elsewhere")
    if lexicon.has(head, "pronouns_plural"):
        return _verdict(CROWD, head, "stands for several who are not named")
    return _verdict(BODY, head, "stands for a body or thing named elsewhere")


def _by_phrase(phrase: Phrase, group: Group, parsed: ParsedArticle, lexicon: Lexicon) -> Verdict:
    """Return the kind of a noun phrase without a name of its own."""
    if group.whole and phrase.member:
        return _by_whole(phrase, group.whole, parsed, lexicon)
    if fixed := _fixed_expression(phrase, parsed, lexicon):
        return fixed
    if phrase.parts:
        return _by_parts(phrase, group, parsed, lexicon)
    if named := _named_members(phrase, lexicon):
        return named
    for question in (_text, _spokesperson, _aide, _official, _informant, _public_office, _person, _crowd, _body):
        if verdict := question(phrase, group, lexicon):
            return verdict
    return _unknown(phrase, lexicon)


def _fixed_expression(phrase: Phrase, parsed: ParsedArticle, lexicon: Lexicon) -> Verdict | None:
    """Recognise listed expressions of several words: "burgemeester en wethouders", "no one"."""
    tokens = parsed.sentences[phrase.sentence].tokens[phrase.core[0].index :]
    for length in (2, 3):
        words = " ".join(plain(t.text) for t in tokens[:length])
        for kind, listed in ((BODY, "organizations"), (CROWD, "indefinites_crowd"), (OFFICIAL, "officials")):
            if words in lexicon.words(listed) and " " in words:
                return _verdict(kind, tokens[0], f"opens the expression '{words}'")
    return None


def _by_whole(phrase: Phrase, whole: Group, parsed: ParsedArticle, lexicon: Lexicon) -> Verdict:
    """Return the kind of one member of a group: an unnamed single person, official if the group is."""
    kind = classify(whole, parsed, lexicon).kind
    return _verdict(OFFICIAL if kind is OFFICIAL else OTHER, phrase.head, "is a group, of which one member speaks")


def _by_parts(phrase: Phrase, group: Group, parsed: ParsedArticle, lexicon: Lexicon) -> Verdict:
    """Return the kind of a coordination: a named member wins, a crowd makes it a crowd, else the first decides."""
    verdicts = [_by_phrase(part, group, parsed, lexicon) for part in phrase.parts]
    for kind in (PERSON, BODY, CROWD):
        if found := next((v for v in verdicts if v.kind is kind), None):
            return found
    return verdicts[0]


def _named_members(phrase: Phrase, lexicon: Lexicon) -> Verdict | None:
    """Recognise a group whose members are named: "critics such as Senator X", "two senators, X and Y"."""
    if not phrase.plural:
        return None
    for place, token in enumerate(phrase.rest[:3]):
        if not lexicon.has(token, "exemplifiers"):
            continue
        after = [t for t in phrase.rest[place + 1 :] if t.upos == "PROPN" and t.text[0].isupper()]
        if after:
            body = not any(
                lexicon.has(t, *PERSON_WORDS) or lexicon.has(t, "first_names_male", "first_names_female")
                for t in phrase.rest[place + 1 : place + 6]
            )
            return _verdict(BODY if body else PERSON, after[0], "names a member of the group")
    return None


def _text(phrase: Phrase, _: Group, lexicon: Lexicon) -> Verdict | None:
    """Recognise a document by its head noun."""
    if lexicon.has(phrase.head, "source_nouns"):
        return None
    if lexicon.tail(phrase.head, "documents") and not is_person_word(phrase.head, lexicon):
        return _verdict(TEXT, phrase.head, "is a text or data set")
    if phrase.plural and lexicon.has(phrase.head, "document_people") and phrase.definite:
        return _verdict(TEXT, phrase.head, "wrote a text that stands for them")
    return None


def _spokesperson(phrase: Phrase, _: Group, lexicon: Lexicon) -> Verdict | None:
    """Recognise who speaks for a body or person; on background only, a spokesperson is an anonymous official."""
    head = phrase.head
    if lexicon.tail(head, "spokespeople"):
        if _on_background(phrase, lexicon):
            return _verdict(OFFICIAL, head, "speaks without a name, on background only")
        return _verdict(SPOKEN, head, "speaks for somebody on the record")
    tied = phrase.possessor or any(plain(t.text) in ("for", "van", "of", "namens") for t in phrase.rest[:1])
    if tied and lexicon.tail(head, "representatives"):
        return _verdict(SPOKEN, head, "speaks for whoever is named with it")
    return None


def _on_background(phrase: Phrase, lexicon: Lexicon) -> bool:
    return any(lexicon.has(t, "anonymity_words") for t in phrase.rest)


def _aide(phrase: Phrase, group: Group, lexicon: Lexicon) -> Verdict | None:
    """Recognise staff: of an office-holder official, of a campaign, party or company not."""
    head = phrase.head
    tail = lexicon.tail(head, "aides")
    if tail is None or lexicon.has(head, "leaders"):
        return None
    bound = _bound_words(phrase)
    if lexicon.has(head, "officials") or lexicon.fronts(head, tail, "official_parts"):
        return _verdict(OFFICIAL, head, "is staff of an official body")
    owner = group.owner
    if any(lexicon.has(t, "candidates") for t in bound):
        return _verdict(OTHER, head, "is staff of a campaign, party or company")
    if owner is not None and owner.person:
        office = next((r for r in owner.roles if lexicon.tail(r, "political_offices")), None)
        runs = any(lexicon.has(r, "candidates") for r in owner.roles)
        if office and not runs:
            return _verdict(OFFICIAL, head, f"is staff of an office-holder ('{office.text}')")
        return _verdict(OTHER, head, "is staff of somebody without a public office")
    for token in bound:
        if lexicon.tail(token, "political_offices") or lexicon.has(token, "government_bodies", "official_parts"):
            return _verdict(OFFICIAL, token, "is an official body or office, whose staff speaks")
        if lexicon.tail(token, "government_bodies"):
            return _verdict(OFFICIAL, token, "is an official body, whose staff speaks")
    if phrase.possessor or lexicon.has(head, "individuals"):
        return _verdict(OTHER, head, "is staff of a person or body without public office")
    return None


def _bound_words(phrase: Phrase) -> tuple[Token, ...]:
    """Return the words of the body or person that a phrase is tied to: compounds, owners, the next words after it."""
    stop = next((i for i, t in enumerate(phrase.rest) if t.upos in ("VERB", "AUX", "PUNCT", "PRON")), len(phrase.rest))
    own = [t for t in (*phrase.possessor, *phrase.core) if t.index != phrase.head.index]
    return (*own, *phrase.rest[:stop])


def _official(phrase: Phrase, _: Group, lexicon: Lexicon) -> Verdict | None:
    """Recognise the staff of the state by the head noun, or an informant by the body that stands beside him."""
    head = phrase.head
    tail = lexicon.tail(head, "officials")
    alone = not phrase.plural and not phrase.indefinite and not phrase.possessor
    if tail and not (alone and lexicon.has(head, "offices")):
        if any(plain(t.text) == "elected" for t in phrase.core):
            return None
        return _verdict(OFFICIAL, head, "is somebody of a public authority")
    informant = lexicon.tail(head, "source_nouns", "individuals")
    if informant is None:
        return None
    if lexicon.fronts(head, informant, "official_parts", "government_bodies"):
        return _verdict(OFFICIAL, head, "has an official body as its first part")
    if any(lexicon.has(t, "candidates") for t in _bound_words(phrase)):
        return _verdict(OTHER, head, "speaks from a party, campaign or company without a name")
    own = [t for t in _bound_words(phrase) if not lexicon.has(t, "articles_definite", "complement_prepositions")]
    for token in own:
        if lexicon.has(token, "official_parts", "government_bodies", "political_offices", "capitals"):
            return _verdict(OFFICIAL, token, "is the official body that the informant belongs to")
        if token.text.islower() and lexicon.tail(token, "government_bodies"):
            return _verdict(OFFICIAL, token, "is the official body that the informant belongs to")
    return None


def _informant(phrase: Phrase, _: Group, lexicon: Lexicon) -> Verdict | None:
    """Recognise single informants, in the plural too."""
    head = phrase.head
    if lexicon.has(head, "indefinites_one"):
        return _verdict(OTHER, head, "stands for somebody whose name is withheld")
    if lexicon.tail(head, "source_nouns"):
        return _verdict(OTHER, head, "is an informant whose name is withheld")
    if not phrase.plural or not lexicon.tail(head, "individuals"):
        return None
    general = lexicon.has(head, "collectives")
    access = any(lexicon.has(t, "access_words") for t in phrase.rest)
    counted = any(t not in lexicon.words("quantifiers") | lexicon.words("groups") for t in phrase.quantifiers)
    if not general or access or counted:
        return _verdict(OTHER, head, "are individuals whose names are withheld")
    return None


def _public_office(phrase: Phrase, _: Group, lexicon: Lexicon) -> Verdict | None:
    """Recognise the holder of an office by title alone."""
    if phrase.plural or phrase.indefinite:
        return None
    if lexicon.tail(phrase.head, "offices"):
        return _verdict(PERSON, phrase.head, "is an office with one holder")
    if phrase.definite and not phrase.possessor and lexicon.tail(phrase.head, "leaders"):
        return _verdict(PERSON, phrase.head, "is a function with one holder")
    return None


def _person(phrase: Phrase, _: Group, lexicon: Lexicon) -> Verdict | None:
    """Recognise single persons without a name."""
    if phrase.plural or not is_person_word(phrase.head, lexicon):
        return None
    if lexicon.has(phrase.head, "organizations") and phrase.definite:
        return None
    return _verdict(OTHER, phrase.head, "is a person whose name is not given")


def _crowd(phrase: Phrase, _: Group, lexicon: Lexicon) -> Verdict | None:
    """Recognise groups; a counted one, or one that speaks in private, is made of individuals."""
    head = phrase.head
    if lexicon.has(head, "indefinites_crowd"):
        return _verdict(CROWD, head, "stands for a crowd")
    if not phrase.plural:
        return _verdict(CROWD, head, "is a crowd") if _is_mass(head, lexicon) else None
    if _are_individuals(phrase, lexicon):
        return _verdict(OTHER, head, "are single persons whose names are withheld")
    return _verdict(CROWD, head, "is a group that nobody could ring up")


def _is_mass(head: Token, lexicon: Lexicon) -> bool:
    return lexicon.has(head, "collectives") and not lexicon.has(head, "organizations")


def _are_individuals(phrase: Phrase, lexicon: Lexicon) -> bool:
    """Tell whether a plural is counted out by a small number or speaks without its name."""
    numbers = [q for q in phrase.quantifiers if q not in lexicon.words("quantifiers") | lexicon.words("groups")]
    small = any(not q.isdigit() or int(q) <= 12 for q in numbers)
    return small or any(lexicon.has(t, "anonymity_words") for t in phrase.rest)


def _body(phrase: Phrase, _: Group, lexicon: Lexicon) -> Verdict | None:
    """Recognise institutions, companies, authorities."""
    if lexicon.tail(phrase.head, "organizations") or lexicon.has(phrase.head, "government_bodies"):
        return _verdict(BODY, phrase.head, "is an institution that speaks as such")
    if lexicon.has(phrase.head, "countries", "capitals", "media", "known_organizations"):
        return _verdict(BODY, phrase.head, "is the name of a body, country or outlet")
    return None


def _unknown(phrase: Phrase, lexicon: Lexicon) -> Verdict:
    """Fall back on capitals."""
    head = phrase.head
    if head.text[0].isupper() and head.upos == "PROPN":
        if len(head.text) > 1 and head.text.isupper():
            return _verdict(BODY, head, "is an abbreviation")
        return _verdict(PERSON, head, "has the form of a name")
    if lexicon.has(head, "demonyms"):
        return _verdict(CROWD, head, "is a people")
    if head.upos in ("ADJ", "NUM"):
        return _verdict(CROWD if phrase.definite else OTHER, head, "stands for persons who are not named")
    return _verdict(BODY, head, "is neither person nor text by the word lists")


def decisive_span(verdict: Verdict) -> Span | None:
    """Return where the deciding word stands."""
    return verdict.evidence.span
