"""Who was spoken of last: the nearest earlier speaker that a pronoun or description can mean.

Distance counts most; who is the subject of his clause, stands outside quotations and has spoken before is
meant sooner. A relative pronoun means the noun that its clause hangs on.
"""

from collections.abc import Callable, Iterator

from attrib.lexicon import Lexicon, bare, is_person_word, plain
from attrib.model import ParagraphRole, Sentence, Token
from attrib.sources.agreement import Agreement
from attrib.sources.names import POSSESSIVES, Name
from attrib.sources.source_phrases import SourcePhrase
from attrib.sources.speakers_so_far import Place, Speaker, SpeakersSoFar

# How far back, in sentences, a pronoun reaches.
PRONOUN_REACH = 6
# What a candidate loses by distance, by standing inside a quotation or beside the subject, and gains as a source.
SENTENCE_COST, QUOTED_COST, OBJECT_COST, SOURCE_GAIN, UNSURE_COST = 10, 20, 6, 5, 15
# The first words of a sentence are its subject more often than a weak parse shows.
OPENING = 4
# How far before a relative pronoun's noun a preposition still belongs to the noun phrase.
LONGEST_TAIL = 4
Candidate = tuple[int, int, int, int, Speaker]
"""A speaker with its cost, and what decides between equal ones."""
PHRASE_CLASSES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP"})


def nearest(
    so_far: SpeakersSoFar, phrase: SourcePhrase, wanted: Agreement, reach: int = PRONOUN_REACH
) -> Speaker | None:
    """Return the agreeing speaker that was last spoken of, weighing distance, subject and source."""
    place = (phrase.sentence, phrase.core[0].index)
    return cheapest(so_far, place, lambda t: t is not so_far.quoted and wanted.fits(t, so_far.lexicon), reach)


def cheapest(
    so_far: SpeakersSoFar, place: Place, fits: Callable[[Speaker], bool], reach: int | None = None
) -> Speaker | None:
    """Return the fitting speaker of least cost that was spoken of before a place; without a reach, anywhere before it.

    Of several, the last that was named, else the last that came in. Sentences are asked from the nearest on, until
    distance alone costs more than what was found.
    """
    best: Candidate | None = None
    for sentence in range(place[0], -1 if reach is None else max(place[0] - reach, 0) - 1, -1):
        if best is not None and SENTENCE_COST * (place[0] - sentence) - SOURCE_GAIN > best[0]:
            break
        here = (*_named(so_far, sentence, place, fits), *_spoken_of(so_far, sentence, place, fits))
        best = min((*here, best) if best else here, key=_rank, default=None)
    return best[-1] if best else None


def _rank(candidate: Candidate) -> tuple[int, int, int, int]:
    return candidate[:-1]


def _named(so_far: SpeakersSoFar, sentence: int, place: Place, fits: Callable[[Speaker], bool]) -> Iterator[Candidate]:
    """Yield who is named in a sentence before a place."""
    for number, name, speaker in so_far.sightings.get(sentence, ()):
        where = (sentence, name.last)
        if where < place and fits(speaker) and not _is_attributive(so_far, name, speaker):
            yield _cost(so_far, where, place, speaker), 0, -number, 0, speaker


def _spoken_of(
    so_far: SpeakersSoFar, sentence: int, place: Place, fits: Callable[[Speaker], bool]
) -> Iterator[Candidate]:
    """Yield who is spoken of in a sentence before a place."""
    for where, nth, speaker in so_far.spoken.get(sentence, ()):
        if where < place and fits(speaker):
            cost = _cost(so_far, where, place, speaker) - SOURCE_GAIN * bool(speaker.attributions)
            yield cost, 1, -speaker.number, nth, speaker


def _cost(so_far: SpeakersSoFar, where: Place, place: Place, speaker: Speaker) -> int:
    """Return how unlikely a place is as antecedent."""
    sentence = so_far.parsed.sentences[where[0]]
    token = sentence.tokens[where[1]]
    cost = SENTENCE_COST * (place[0] - where[0])
    cost += QUOTED_COST * (_is_quoted(so_far, where) and not _is_quoted(so_far, place))
    cost += OBJECT_COST * (not _is_subject(sentence, token))
    cost += UNSURE_COST * (len(speaker.figures) == 1 and not speaker.figures[0].sure and not speaker.attributions)
    role = so_far.parsed.article.paragraphs[sentence.paragraph].role
    return cost + SENTENCE_COST * (role is ParagraphRole.HEADLINE)


def _is_quoted(so_far: SpeakersSoFar, place: Place) -> bool:
    """Tell whether a place lies in what somebody else is quoted with."""
    if place not in so_far.quoted_places:
        span = so_far.parsed.sentences[place[0]].tokens[place[1]].span
        so_far.quoted_places[place] = so_far.claims.holds(span)
    return so_far.quoted_places[place]


def _is_attributive(so_far: SpeakersSoFar, name: Name, speaker: Speaker) -> bool:
    """Tell whether a name only describes the noun after it: "the Clinton campaign", "Scott's district".

    A body that owns something is spoken of all the same: "Corvane's shares fell. The company said …"
    """
    tokens = so_far.parsed.sentences[name.sentence].tokens
    after = tokens[name.last + 1 : name.last + 2]
    if not after:
        return False
    if after[0].text in POSSESSIVES or bare(tokens[name.last].text) != plain(tokens[name.last].text):
        return any(figure.person for figure in speaker.figures)
    return after[0].upos == "NOUN" and not so_far.lexicon.writes_compounds


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
