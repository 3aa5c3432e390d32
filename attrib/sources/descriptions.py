"""Whom a noun phrase without a name refers back to.

"De topman" is whoever bears that role, "de functionarissen" the group that was named so before, "de senatoren"
those who were named together, "de toezichthouder" a body; a definite person word in want of such a one
is the nearest person.
"""

from collections.abc import Iterable

from attrib.model import ParagraphRole, Token
from attrib.sources.agreement import Agreement
from attrib.sources.antecedents import candidates, cheapest, nearest
from attrib.sources.cast import Cast, Thread
from attrib.sources.figures import gender_of
from attrib.sources.lexicon import PERSON_WORDS, Lexicon, bare, is_person_word, plain
from attrib.sources.phrases import Phrase

# How far back, in sentences, a description means the nearest person.
DESCRIPTION_REACH = 3
SHORTEST_ROLE = 4


def described_by(phrase: Phrase, cast: Cast) -> Thread | None:
    """Return the thread that a noun phrase without a name refers back to."""
    if phrase.indefinite:
        return _headlined(phrase, cast)
    if phrase.head.upos == "NUM" and phrase.definite and not phrase.rest:
        return nearest(cast, phrase, Agreement(number="Plur"))
    if cast.lexicon.has_name(phrase.head.text, "indefinites_crowd", "indefinites_one"):
        return None
    body = cast.lexicon.has(phrase.head, "anaphoric_bodies")  # "the authority" is no person, whoever works there
    if phrase.plural or body or not is_person_word(phrase.head, cast.lexicon):
        return _same_noun(phrase, cast) or _named_several(phrase, cast) or _named_body(phrase, cast)
    if cast.lexicon.has(phrase.head, "generic_people") and (thread := _nearest_person(phrase, cast)):
        return thread
    bearer = _bearer(phrase, cast)
    if bearer or phrase.rest:
        return bearer
    return _nearest_person(phrase, cast)


def _headlined(phrase: Phrase, cast: Cast) -> Thread | None:
    """Return what the headline speaks of by the same noun: "Leaked memo warned …" and then "A confidential memo"."""
    sentences, paragraphs = cast.parsed.sentences, cast.parsed.article.paragraphs
    for thread in cast.threads:
        first = thread.phrase
        if first is None or thread.figures or first.quantifiers or not _is_same_noun(first, phrase, cast.lexicon):
            continue
        roles = {paragraphs[sentences[place[0]].paragraph].role for place in thread.places}
        if roles == {ParagraphRole.HEADLINE}:
            return thread
    return None


def _nearest_person(phrase: Phrase, cast: Cast) -> Thread | None:
    """Return the person just spoken of, if a bare definite description can mean nobody else: "the lawyer".

    In what somebody is quoted with, it is rather whoever he speaks of himself.
    """
    if (
        cast.quoted
        or phrase.possessor
        or not phrase.definite
        or any(t.upos in ("NOUN", "PROPN") for t in phrase.core if t != phrase.head)
    ):
        return None
    wanted = Agreement(number="Sing", gender=gender_of(phrase.head, cast.lexicon), persons_only=True)
    thread = nearest(cast, phrase, wanted, DESCRIPTION_REACH)
    return thread if thread and not _contradicts(phrase, thread, cast.lexicon) else None


def _contradicts(phrase: Phrase, thread: Thread, lexicon: Lexicon) -> bool:
    """Tell whether the nearest person is known by an office, and the description is another office."""
    if not lexicon.tail(phrase.head, "offices", "political_offices"):
        return False
    known = [role for figure in thread.figures for role in figure.roles]
    return any(lexicon.has(role, *PERSON_WORDS[1:]) for role in (*known, *(p.head for p in thread.phrases)))


# By role


def _bearer(phrase: Phrase, cast: Cast) -> Thread | None:
    """Return who bears the role that a description names: "de topman" after "Topman Jasper Noordhoff"."""
    place = (phrase.sentence, phrase.head.index)

    def can_bear(thread: Thread) -> bool:
        return _bears(thread, phrase.head, cast.lexicon) and _same_charge(phrase, thread, cast)

    return cheapest(candidates(cast, place, len(cast.parsed.sentences), can_bear)) or _later_bearer(phrase, cast)


def _later_bearer(phrase: Phrase, cast: Cast) -> Thread | None:
    """Return whom a title in headline or lead means who is named below it: "Dijkgraaf: we hebben geluk gehad"."""
    place = cast.parsed.sentences[phrase.sentence].span
    if phrase.indefinite or not any(span.covers(place) for span in cast.parsed.article.lead):
        return None
    bearers = (t for t in cast.threads if t.figures and _bears(t, phrase.head, cast.lexicon))
    return next((t for t in bearers if _same_charge(phrase, t, cast)), None)


def _bears(thread: Thread, noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether a thread is known by a noun, or by a compound with it: "de minister" for "energieminister"."""
    if len(thread.figures) > 1:
        return False
    word = bare(noun.text)
    bodies = [name for figure in thread.figures if not figure.person for name in figure.names]
    if any(_same_role(plain(part), word, lexicon) for name in bodies for part in name.words):
        return True
    roles: Iterable[Token] = [role for figure in thread.figures for role in figure.roles]
    heads = [phrase.head for phrase in thread.phrases if not phrase.names and not phrase.plural]
    return any(_same_role(plain(role.text), word, lexicon) for role in [*roles, *heads])


def _same_role(role: str, word: str, lexicon: Lexicon) -> bool:
    if word in (role, role.rstrip(".")):
        return True
    compounds = lexicon.writes_compounds
    long = len(role) >= SHORTEST_ROLE
    return compounds and len(word) >= SHORTEST_ROLE and (role.endswith(word) or (long and word.endswith(role)))


def _same_charge(phrase: Phrase, thread: Thread, cast: Cast) -> bool:
    """Tell whether "de minister van Financiën" can be this thread: its charge must stand beside it elsewhere."""
    if not phrase.rest or phrase.rest[0].upos != "ADP":
        return True
    charge = {plain(t.text) for t in phrase.rest if t.upos in ("NOUN", "PROPN")}
    named = [t for f in thread.figures for name in f.names for t in cast.parsed.sentences[name.sentence].tokens]
    described = [] if thread.figures else [t for earlier in thread.phrases for t in earlier.tokens]
    return not charge or bool(charge & {plain(t.text) for t in (*named, *described)})


# Groups and bodies


def _same_noun(phrase: Phrase, cast: Cast) -> Thread | None:
    """Return the earlier thread with the same noun whose distinguishing words do not differ."""
    earlier = [
        (thread, first)
        for thread in cast.threads
        if (first := thread.phrase)
        and not thread.figures
        and not first.member
        and _is_same_noun(first, phrase, cast.lexicon)
    ]
    if not phrase.definite and phrase.quantifiers:
        earlier = [(t, first) for t, first in earlier if first.quantifiers == phrase.quantifiers]
    elif not phrase.definite:
        earlier = [(t, first) for t, first in earlier if not first.quantifiers] or earlier[:1]
    if not phrase.definite:
        earlier = [(t, first) for t, first in earlier if not _is_elsewhere(phrase, first)]
    fitting = [t for t, first in earlier if phrase.modifiers <= first.modifiers]
    exact = [t for t, first in earlier if phrase.modifiers == first.modifiers]
    pool = exact if exact and phrase.modifiers else fitting
    return max(pool, key=lambda t: t.places[-1] if t.places else (0, 0), default=None)


def is_one_noun(one: Token, other: Token, lexicon: Lexicon) -> bool:
    """Tell whether two words are forms of one noun: by lemma, or by the ending where the lemmatiser did not know it."""
    if one.lemma.lower() == other.lemma.lower():
        return True
    short, long = sorted((plain(one.text), plain(other.text)), key=len)
    return (
        len(short) >= SHORTEST_ROLE
        and long.startswith(short)
        and lexicon.has_name(long[len(short) :], "plural_endings")
    )


def _is_elsewhere(phrase: Phrase, first: Phrase) -> bool:
    """Tell whether a phrase has a body of its own: "officials at the ministry" after "officials in the north"."""
    if not phrase.rest or phrase.rest[0].upos != "ADP":
        return False
    own = {plain(t.text) for t in phrase.rest if t.upos in ("NOUN", "PROPN")}
    return not own <= {plain(t.text) for t in first.tokens}


def _is_same_noun(first: Phrase, second: Phrase, lexicon: Lexicon) -> bool:
    """Tell whether two phrases have one noun, the later one perhaps its last part only: "de ambtenaren"."""
    earlier, later = plain(first.head.text), plain(second.head.text)
    same = earlier == later or (is_one_noun(first.head, second.head, lexicon) and first.plural == second.plural)
    tail = second.definite and not second.modifiers and lexicon.writes_compounds and len(later) >= SHORTEST_ROLE
    same = same or (tail and earlier.endswith(later))
    return same and not first.parts and not second.parts


def _named_several(phrase: Phrase, cast: Cast) -> Thread | None:
    """Return the persons named together whom a noun takes up: "the senators"."""
    if not phrase.plural or not phrase.definite or phrase.rest:
        return None
    noun = phrase.head.lemma.lower()
    several = [thread for thread in cast.threads if len(thread.figures) > 1]
    fitting = [t for t in several if any(role.lemma.lower() == noun for f in t.figures for role in f.roles)]
    return fitting[-1] if fitting else None


def _named_body(phrase: Phrase, cast: Cast) -> Thread | None:
    """Return the body that a noun such as "de toezichthouder" or "the agency" refers back to."""
    if phrase.plural or not phrase.definite or phrase.rest or not _is_origin_only(phrase, cast):
        return None
    if bearer := _bearer(phrase, cast):
        return bearer
    if not cast.lexicon.tail(phrase.head, "anaphoric_bodies"):
        return None
    thread = nearest(cast, phrase, Agreement(number="Sing", institutions_only=True), DESCRIPTION_REACH)
    return thread if thread and not _is_other_body(phrase.head, thread, cast.lexicon) else None


def _is_other_body(noun: Token, thread: Thread, lexicon: Lexicon) -> bool:
    """Tell whether a noun is for another kind of body than a thread is: "de vakbond" after "Schoolbestuur Zilt"."""
    if lexicon.has(noun, "generic_bodies"):
        return False
    return any(lexicon.tail(role, "organizations") for figure in thread.figures for role in figure.roles)


def _is_origin_only(phrase: Phrase, cast: Cast) -> bool:
    """Tell whether a body's noun has at most its country or town before it: "the Dutch bank", "the Somerset company".

    A name that the article has by itself tells whose it is: "the Clinton campaign".
    """
    before = [t for t in phrase.core if t.index != phrase.head.index and plain(t.text) in phrase.modifiers]
    figures = (figure for thread in cast.threads for figure in thread.figures if figure.person)
    persons = {plain(word) for figure in figures for name in figure.names for word in name.words}
    return all(t.text[0].isupper() and t.upos in ("PROPN", "ADJ") and bare(t.text) not in persons for t in before)
