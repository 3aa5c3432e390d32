"""Who was spoken of last: the nearest earlier speaker that a pronoun or description can mean.

Distance counts most; who is the subject of his clause, stands outside quotations and has spoken before is
meant sooner. A relative pronoun means the noun that its clause hangs on.
"""

from collections.abc import Callable, Iterable, Iterator

from attrib.model import ParagraphRole, Sentence, Token
from attrib.sources.agreement import Agreement
from attrib.sources.cast import Cast, Place, Thread
from attrib.sources.lexicon import Lexicon, bare, is_person_word, plain
from attrib.sources.names import POSSESSIVES, Name
from attrib.sources.phrases import Phrase

# How far back, in sentences, a pronoun reaches.
PRONOUN_REACH = 6
# What a candidate loses by distance, by standing inside a quotation or beside the subject, and gains as a source.
SENTENCE_COST, QUOTED_COST, OBJECT_COST, SOURCE_GAIN, UNSURE_COST = 10, 20, 6, 5, 15
# The first words of a sentence are its subject more often than a weak parse shows.
OPENING = 4
# How far before a relative pronoun's noun a preposition still belongs to the noun phrase.
LONGEST_TAIL = 4
PHRASE_CLASSES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP"})


def nearest(cast: Cast, phrase: Phrase, wanted: Agreement, reach: int = PRONOUN_REACH) -> Thread | None:
    """Return the agreeing thread that was last spoken of, weighing distance, subject and source."""
    place = (phrase.sentence, phrase.core[0].index)
    return cheapest(candidates(cast, place, reach, lambda t: t is not cast.quoted and wanted.fits(t, cast.lexicon)))


def cheapest(fitting: Iterable[tuple[int, Thread]]) -> Thread | None:
    """Return the thread of least cost, the first of several."""
    return min(fitting, key=lambda pair: pair[0], default=(0, None))[1]


def candidates(cast: Cast, place: Place, reach: int, fits: Callable[[Thread], bool]) -> Iterator[tuple[int, Thread]]:
    """Yield what was spoken of before a place and fits, with its cost; later ones first."""
    for name, thread in reversed(cast.sightings):
        where = (name.sentence, name.last)
        near = where < place and place[0] - name.sentence <= reach
        if near and fits(thread) and not _is_attributive(cast, name, thread):
            yield _cost(cast, where, place, thread), thread
    for thread in reversed(cast.threads):
        for where in thread.places:
            if where < place and place[0] - where[0] <= reach and fits(thread):
                yield _cost(cast, where, place, thread) - SOURCE_GAIN * bool(thread.attributions), thread


def _cost(cast: Cast, where: Place, place: Place, thread: Thread) -> int:
    """Return how unlikely a place is as antecedent."""
    sentence = cast.parsed.sentences[where[0]]
    token = sentence.tokens[where[1]]
    cost = SENTENCE_COST * (place[0] - where[0])
    cost += QUOTED_COST * (_is_quoted(cast, where) and not _is_quoted(cast, place))
    cost += OBJECT_COST * (not _is_subject(sentence, token))
    cost += UNSURE_COST * (len(thread.figures) == 1 and not thread.figures[0].sure and not thread.attributions)
    role = cast.parsed.article.paragraphs[sentence.paragraph].role
    return cost + SENTENCE_COST * (role is ParagraphRole.HEADLINE)


def _is_quoted(cast: Cast, place: Place) -> bool:
    """Tell whether a place lies in what somebody else is quoted with."""
    if place not in cast.quoted_places:
        span = cast.parsed.sentences[place[0]].tokens[place[1]].span
        cast.quoted_places[place] = any(part.covers(span) for part in cast.claims)
    return cast.quoted_places[place]


def _is_attributive(cast: Cast, name: Name, thread: Thread) -> bool:
    """Tell whether a name only describes the noun after it: "the Clinton campaign", "Scott's district".

    A body that owns something is spoken of all the same: "Corvane's shares fell. The company said …"
    """
    tokens = cast.parsed.sentences[name.sentence].tokens
    after = tokens[name.last + 1 : name.last + 2]
    if not after:
        return False
    if after[0].text in POSSESSIVES or bare(tokens[name.last].text) != plain(tokens[name.last].text):
        return any(figure.person for figure in thread.figures)
    return after[0].upos == "NOUN" and not cast.lexicon.writes_compounds


def _is_subject(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is (part of) the subject of its clause."""
    relations = {token.relation}
    head = sentence.head(token)
    if token.relation in ("flat", "appos", "compound", "nmod", "conj") and head is not None:
        relations.add(head.relation)
    return "nsubj" in relations or token.index < OPENING


def words_before_relative(sentence: Sentence, pronoun: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the noun phrase that a relative pronoun stands behind."""
    last = _relative_antecedent(sentence, pronoun, lexicon)
    if last is None:
        return ()
    start = last.index
    while start > 0 and sentence.tokens[start - 1].upos in PHRASE_CLASSES:
        if sentence.tokens[start - 1].upos == "ADP" and start < last.index - LONGEST_TAIL:
            break
        start -= 1
    while start < last.index and sentence.tokens[start].upos == "ADP":
        start += 1
    return sentence.tokens[_named_before(sentence, start) : last.index + 1]


def _named_before(sentence: Sentence, start: int) -> int:
    """Return where the name begins to which a phrase is an apposition: "Ann Lee, | a legal assistant | who …"."""
    before = sentence.tokens[:start]
    if len(before) < 2 or before[-1].text != "," or not _is_name_token(before[-2]) or start == len(sentence.tokens):
        return start
    first = before[-2].index
    while first > 0 and _is_name_token(sentence.tokens[first - 1]):
        first -= 1
    return first


def _is_name_token(token: Token) -> bool:
    return token.upos == "PROPN" and token.text[0].isupper()


def _relative_antecedent(sentence: Sentence, pronoun: Token, lexicon: Lexicon) -> Token | None:
    """Return the noun that a relative pronoun's clause hangs on, else the nearest noun that can be meant."""
    verb = sentence.head(pronoun)
    while verb is not None and verb.relation in ("aux", "xcomp", "conj", "nmod", "obj"):
        verb = sentence.head(verb)
    above = sentence.head(verb) if verb is not None and verb.relation == "acl" else None
    if above is not None and above.index < pronoun.index:
        return above
    before = [t for t in sentence.tokens[: pronoun.index] if t.upos in ("NOUN", "PROPN", "PRON")]
    people = [t for t in before if is_person_word(t, lexicon) or t.upos == "PROPN"]
    nouns = people or before
    return nouns[-1] if nouns else None
