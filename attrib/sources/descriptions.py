"""Whom a noun phrase without a name refers back to.

"De topman" is whoever bears that role, "de functionarissen" the group that was named so before, "de senatoren"
those who were named together, "de toezichthouder" a body; a definite person word in want of such a one
is the nearest person.
"""

from attrib.lexicon import PERSON_WORDS, Lexicon, bare, is_person_word, plain
from attrib.model import ParagraphRole, Token
from attrib.sources.agreement import Agreement
from attrib.sources.antecedents import cheapest, nearest
from attrib.sources.clusters import gender_of
from attrib.sources.recall import SHORTEST_ROLE
from attrib.sources.source_phrases import SourcePhrase
from attrib.sources.speakers_so_far import Speaker, SpeakersSoFar

# How far back, in sentences, a description means the nearest person.
DESCRIPTION_REACH = 3


def described_by(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Speaker | None:
    """Return the speaker that a noun phrase without a name refers back to."""
    if phrase.indefinite:
        return _headlined(phrase, so_far)
    if phrase.head.upos == "NUM" and phrase.definite and not phrase.rest:
        return nearest(so_far, phrase, Agreement(number="Plur"))
    if so_far.lexicon.has(phrase.head.text, "indefinites_crowd", "indefinites_one"):
        return None
    body = so_far.lexicon.has(phrase.head, "anaphoric_bodies")  # "the authority" is no person, whoever works there
    if phrase.plural or body or not is_person_word(phrase.head, so_far.lexicon):
        return _same_noun(phrase, so_far) or _named_several(phrase, so_far) or _named_body(phrase, so_far)
    if so_far.lexicon.has(phrase.head, "generic_people") and (speaker := _nearest_person(phrase, so_far)):
        return speaker
    bearer = _bearer(phrase, so_far)
    if bearer or phrase.rest:
        return bearer
    return _nearest_person(phrase, so_far)


def _headlined(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Speaker | None:
    """Return what the headline speaks of by the same noun: "Leaked memo warned …" and then "A confidential memo"."""
    sentences, paragraphs = so_far.parsed.sentences, so_far.parsed.article.paragraphs
    for speaker in sorted(so_far.headlined, key=lambda speaker: speaker.number):
        first = speaker.phrase
        if first is None or speaker.figures or first.quantifiers or not _is_same_noun(first, phrase, so_far.lexicon):
            continue
        roles = {paragraphs[sentences[place[0]].paragraph].role for place in speaker.places}
        if roles == {ParagraphRole.HEADLINE}:
            return speaker
    return None


def _nearest_person(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Speaker | None:
    """Return the person just spoken of, if a bare definite description can mean nobody else: "the lawyer".

    In what somebody is quoted with, it is rather whoever he speaks of himself.
    """
    if (
        so_far.quoted
        or phrase.possessor
        or not phrase.definite
        or any(t.upos in ("NOUN", "PROPN") for t in phrase.core if t != phrase.head)
    ):
        return None
    wanted = Agreement(number="Sing", gender=gender_of(phrase.head, so_far.lexicon), persons_only=True)
    speaker = nearest(so_far, phrase, wanted, DESCRIPTION_REACH)
    return speaker if speaker and not _contradicts(phrase, speaker, so_far.lexicon) else None


def _contradicts(phrase: SourcePhrase, speaker: Speaker, lexicon: Lexicon) -> bool:
    """Tell whether the nearest person is known by an office, and the description is another office."""
    if not lexicon.tail(phrase.head, "offices", "political_offices"):
        return False
    return lexicon.any_has((*speaker.roles, *speaker.heads.values()), *PERSON_WORDS[1:])


# By role


def _bearer(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Speaker | None:
    """Return who bears the role that a description names: "de topman" after "Topman Jasper Noordhoff"."""
    if not so_far.borne.may_have(bare(phrase.head.text)):  # as often
        return None
    place = (phrase.sentence, phrase.head.index)

    def can_bear(speaker: Speaker) -> bool:
        return _bears(speaker, phrase.head, so_far.lexicon) and _same_charge(phrase, speaker, so_far)

    return cheapest(so_far, place, can_bear) or _later_bearer(phrase, so_far)


def _later_bearer(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Speaker | None:
    """Return whom a title in headline or lead means who is named below it: "Dijkgraaf: we hebben geluk gehad"."""
    place = so_far.parsed.sentences[phrase.sentence].span
    if phrase.indefinite or not any(span.covers(place) for span in so_far.lead):
        return None
    bearers = (t for t in so_far.speakers if t.figures and _bears(t, phrase.head, so_far.lexicon))
    return next((t for t in bearers if _same_charge(phrase, t, so_far)), None)


def _bears(speaker: Speaker, noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether a speaker is known by a noun, or by a compound with it: "de minister" for "energieminister"."""
    if len(speaker.figures) > 1:
        return False
    word = bare(noun.text)
    return any(_same_role(role, word, lexicon) for role in speaker.known)


def _same_role(role: str, word: str, lexicon: Lexicon) -> bool:
    if word in (role, role.rstrip(".")):
        return True
    compounds = lexicon.writes_compounds
    long = len(role) >= SHORTEST_ROLE
    return compounds and len(word) >= SHORTEST_ROLE and (role.endswith(word) or (long and word.endswith(role)))


def _same_charge(phrase: SourcePhrase, speaker: Speaker, so_far: SpeakersSoFar) -> bool:
    """Tell whether "de minister van Financiën" can be this speaker: its charge must stand beside it elsewhere."""
    if not phrase.rest or phrase.rest[0].upos != "ADP":
        return True
    charge = {plain(t.text) for t in phrase.rest if t.upos in ("NOUN", "PROPN")}
    return not charge or not charge.isdisjoint(_words_around(speaker, so_far) if speaker.figures else speaker.words)


def _words_around(speaker: Speaker, so_far: SpeakersSoFar) -> frozenset[str]:
    """Return all words of the sentences in which the figures of a speaker are named."""
    if speaker.beside is None:
        sentences = {name.sentence for figure in speaker.figures for name in figure.names}
        speaker.beside = frozenset(
            plain(t.text) for number in sentences for t in so_far.parsed.sentences[number].tokens
        )
    return speaker.beside


# Groups and bodies


def _same_noun(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Speaker | None:
    """Return the earlier speaker with the same noun whose distinguishing words do not differ."""
    earlier = [
        (speaker, first)
        for speaker in so_far.nouns.like(phrase.head)
        if (first := speaker.phrase) and not first.member and _is_same_noun(first, phrase, so_far.lexicon)
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
    return len(short) >= SHORTEST_ROLE and long.startswith(short) and lexicon.has(long[len(short) :], "plural_endings")


def _is_elsewhere(phrase: SourcePhrase, first: SourcePhrase) -> bool:
    """Tell whether a phrase has a body of its own: "officials at the ministry" after "officials in the north"."""
    if not phrase.rest or phrase.rest[0].upos != "ADP":
        return False
    own = {plain(t.text) for t in phrase.rest if t.upos in ("NOUN", "PROPN")}
    return not own <= {plain(t.text) for t in first.tokens}


def _is_same_noun(first: SourcePhrase, second: SourcePhrase, lexicon: Lexicon) -> bool:
    """Tell whether two phrases have one noun, the later one perhaps its last part only: "de ambtenaren"."""
    earlier, later = plain(first.head.text), plain(second.head.text)
    same = earlier == later or (is_one_noun(first.head, second.head, lexicon) and first.plural == second.plural)
    tail = second.definite and not second.modifiers and lexicon.writes_compounds and len(later) >= SHORTEST_ROLE
    same = same or (tail and earlier.endswith(later))
    return same and not first.parts and not second.parts


def _named_several(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Speaker | None:
    """Return the persons named together whom a noun takes up: "the senators"."""
    if not phrase.plural or not phrase.definite or phrase.rest:
        return None
    return so_far.several.get(phrase.head.lemma.lower())


def _named_body(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Speaker | None:
    """Return the body that a noun such as "de toezichthouder" or "the agency" refers back to."""
    if phrase.plural or not phrase.definite or phrase.rest or not _is_origin_only(phrase, so_far):
        return None
    if bearer := _bearer(phrase, so_far):
        return bearer
    if not so_far.lexicon.tail(phrase.head, "anaphoric_bodies"):
        return None
    speaker = nearest(so_far, phrase, Agreement(number="Sing", institutions_only=True), DESCRIPTION_REACH)
    return speaker if speaker and not _is_other_body(phrase.head, speaker, so_far.lexicon) else None


def _is_other_body(noun: Token, speaker: Speaker, lexicon: Lexicon) -> bool:
    """Tell whether a noun is for another kind of body than a speaker is: "de vakbond" after "Schoolbestuur Zilt"."""
    if lexicon.has(noun, "generic_bodies"):
        return False
    return any(lexicon.tail(role, "organizations") for role in speaker.roles)


def _is_origin_only(phrase: SourcePhrase, so_far: SpeakersSoFar) -> bool:
    """Tell whether a body's noun has at most its country or town before it: "the Dutch bank", "the Somerset company".

    A name that the article has by itself tells whose it is: "the Clinton campaign".
    """
    before = [t for t in phrase.core if t.index != phrase.head.index and plain(t.text) in phrase.modifiers]
    return all(
        t.text[0].isupper() and t.upos in ("PROPN", "ADJ") and bare(t.text) not in so_far.person_words for t in before
    )
