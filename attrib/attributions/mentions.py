"""Who a cue belongs to: the noun phrase that names the source at that place."""

from attrib.attributions.cues import VERBAL, CueMatch, lemma_of
from attrib.attributions.noun_phrases import NOMINAL
from attrib.attributions.subjects import subject_beside, subject_by_tree, top_of_phrase
from attrib.grammar import Construction, Switch, Trait
from attrib.lexicon import Lexicon
from attrib.model import Sentence, Token
from attrib.syntax import ancestors, is_passive

SUBJECTS = ("nsubj", "nsubj:outer", "nsubj:xsubj")

# A clause under these relations shares the subject of the clause above it.
SHARING = ("conj", "xcomp", "advcl", "aux", "cop", "parataxis", "ccomp")

CLIMB = 4

NOUNS = ("PROPN", "PRON", "NOUN")

# Words before a verb that an aside with its noun and commas takes at least.
FROM_ASIDE = 4


def source_of_verb(match: CueMatch, lexicon: Lexicon) -> Token | None:
    """Return the head of the phrase that names the source of a verb's claim.

    By relation, not by place: "zei Harris", "Harris zei", "werd door Harris gezegd".
    """
    sentence, verb = match.sentence, match.head
    if Construction.SOURCE_PHRASE in match.entry.frames:
        return source_phrase(match) or (
            subject_by_tree(sentence, verb, lexicon) if Trait.HEARS in match.entry.traits else None
        )
    if is_passive(sentence, verb):
        return _agent(sentence, verb, lexicon)
    above = sentence.head(verb)
    if verb.upos not in VERBAL and verb.relation == "nmod" and above is not None and above.index < verb.index:
        # A verb that a tagger took for a noun, hung below its subject: "functionarissen waarschuwen".
        return [above, *(t for t in sentence.dependents(above, "conj") if t.index < verb.index)][-1]
    beside = subject_beside(sentence, verb, lexicon)
    subject = beside or _shared_subject(sentence, verb, lexicon)
    if subject is not None and _may_be_subject(match, subject, lexicon):
        return subject
    return _neighbour(sentence, verb, lexicon)


def source_of_noun(match: CueMatch, content: tuple[Token, ...], lexicon: Lexicon) -> Token | None:
    """Return the head of the phrase that holds the claim of a cue noun: owner, or subject of its verb."""
    sentence, noun = match.sentence, match.head
    owners = [t for t in sentence.dependents(noun, "nmod:poss") if t.upos != "ADP"]
    if owners:
        return owners[0]
    for child in sentence.dependents(noun, "nmod", "obl"):
        if child not in content and lexicon.has(_case(sentence, child), "owners"):
            return child
    verb = sentence.head(noun)
    if verb is not None and noun.relation in ("obj", "obl", "xcomp") and _is_light(verb, lexicon):
        return None if is_passive(sentence, verb) else _shared_subject(sentence, verb, lexicon)
    return None


def source_phrase(match: CueMatch) -> Token | None:
    """Return the head of the prepositional phrase that names the source: "in de brief staat"."""
    for child in match.sentence.dependents(match.head, "obl", "nmod", "advmod"):
        if _case(match.sentence, child) in match.entry.prepositions and child.upos in NOMINAL:
            return child
    return None


def _may_be_subject(match: CueMatch, subject: Token, lexicon: Lexicon) -> bool:
    """Tell a subject that a weak tree cannot mean: a noun of time, a part of the cue, an English one after its verb."""
    sentence, verb = match.sentence, match.head
    if lexicon.has(lemma_of(subject), "times") or subject in match.tokens:
        return False
    if Switch.SUBJECT_FIRST in lexicon.switches and subject.index > verb.index:
        return verb.index == 0 or sentence.tokens[verb.index - 1].upos == "PUNCT"
    return True


def _neighbour(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the nearest noun phrase that could be the subject where the tree gives none."""
    if verb.feature("VerbForm") == "Inf":
        return None

    def may_be(token: Token) -> bool:
        is_named = any(c.isalnum() for c in token.text) and not lexicon.has(lemma_of(token), "times")
        return is_named and not lexicon.has(token.text, "days") and token.feature("PronType") not in ("Rel", "Int")

    earlier = [t for t in sentence.tokens[: verb.index] if t.relation == "nsubj" and t.upos in NOUNS and may_be(t)]
    if verb.feature("VerbForm") in ("Part", "Ger") and earlier:
        return earlier[-1]
    left = sentence.tokens[max(0, verb.index - 3) : verb.index]
    right = sentence.tokens[verb.index + 1 : verb.index + 3]
    if left and left[-1].upos == "PROPN" and may_be(left[-1]):
        return top_of_phrase(sentence, left[-1], lexicon, range(verb.index))
    for token in right:
        if token.upos == "PROPN" and may_be(token):
            return top_of_phrase(sentence, token, lexicon, range(verb.index + 1, len(sentence.tokens)))
    if Switch.SUBJECT_FIRST in lexicon.switches and _is_opening_phrase(left, verb):
        return left[-1]
    described = _before_aside(sentence, verb) if Switch.SUBJECT_FIRST in lexicon.switches else None
    if described is not None and may_be(described):
        return top_of_phrase(sentence, described, lexicon, range(verb.index))
    for token in reversed(left):
        if token.upos in ("PROPN", "NOUN") and may_be(token):
            return _out_of_clause(sentence, top_of_phrase(sentence, token, lexicon, range(verb.index)), verb)
    closes_aside = bool(left) and left[-1].text == ","  # "people …, who asked not to be named, said"
    return earlier[0 if closes_aside else -1] if earlier else None


def _before_aside(sentence: Sentence, verb: Token) -> Token | None:
    """Return the noun that words between commas describe: "an adviser, | granted anonymity to speak, | said"."""
    if verb.index < FROM_ASIDE or sentence.tokens[verb.index - 1].text != ",":
        return None
    opens = next((t for t in reversed(sentence.tokens[: verb.index - 1]) if t.text == ","), None)
    if opens is None or opens.index == 0:
        return None
    noun, first = sentence.tokens[opens.index - 1], sentence.tokens[opens.index + 1]
    describes = first.feature("VerbForm") == "Part" or first.feature("PronType") == "Rel"
    if not describes or noun.upos not in NOUNS:
        return None
    before = sentence.tokens[: noun.index]
    start = max((t.index for t in before if t.upos in ("PUNCT", "CCONJ")), default=-1)
    return next((t for t in before[start + 1 :] if t.relation == "nsubj" and t.upos in NOUNS), noun)


def _is_opening_phrase(before: tuple[Token, ...], verb: Token) -> bool:
    """Tell a phrase with a capital adjective that opens its sentence: "One Republican | threatened"."""
    opens = len(before) > 1 and len(before) == verb.index and before[0].upos in ("DET", "NUM")
    return opens and before[-1].upos == "ADJ" and before[-1].text[0].isupper()


def _out_of_clause(sentence: Sentence, noun: Token, verb: Token) -> Token:
    """Return the noun that a relative clause before a verb describes: "27 percent of those who read | said"."""
    for head in ancestors(sentence, noun):
        between = sentence.tokens[head.index : verb.index]
        if head.index > verb.index or any(t.text in (",", ";", ":") for t in between):
            return noun
        if head.upos in NOUNS and head.relation in ("nsubj", "root"):
            return head
    return noun


def _agent(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the agent of a passive: "door de politie", "by police"."""
    for child in sentence.dependents(verb, "obl", "nmod"):
        if child.deprel == "obl:agent" or lexicon.has(_case(sentence, child), "agents"):
            return child
    return None


def _shared_subject(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the subject of a verb, or of the clause that it shares its subject with."""
    at: Token | None = _speech_above(sentence, verb, lexicon) or verb
    for _ in range(CLIMB):
        if at is None:
            return None
        if subject := subject_by_tree(sentence, at, lexicon):
            return subject
        if is_passive(sentence, at) and at is not verb:
            return next(sentence.dependents(at, "nsubj:pass"), None)
        if at.relation == "acl" and at.deprel != "acl:relcl":
            head = sentence.head(at)
            return head if head is not None and head.upos in NOMINAL else None
        if at.relation not in SHARING or (at.relation == "ccomp" and at.feature("VerbForm") == "Fin"):
            return None
        at = sentence.head(at)
    return None


def _speech_above(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the verb whose speaker an English participle belongs to: "Lee said it was closed, citing …".

    The tree mostly has it below the claim, as if the road had cited something.
    """
    claim = sentence.head(verb)
    after_comma = verb.index > 0 and sentence.tokens[verb.index - 1].text == ","
    is_participle = verb.feature("VerbForm") in ("Part", "Ger") and verb.relation == "advcl" and after_comma
    if (
        Switch.PARTICIPLES not in lexicon.switches
        or not is_participle
        or claim is None
        or claim.relation not in ("ccomp", "xcomp")
    ):
        return None
    speech = sentence.head(claim)
    entry = lexicon.language.verbs.get(lemma_of(speech)) if speech else None
    return speech if entry and Trait.SPEAKS in entry.traits and speech and speech.index < claim.index else None


def _case(sentence: Sentence, token: Token) -> str:
    """Return the preposition of a phrase in lower case; nothing if it has none."""
    return next((t.text.lower() for t in sentence.dependents(token, "case")), "")


def _is_light(verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether a verb only carries a cue noun: "uitte de vrees"."""
    return verb.upos in VERBAL and lexicon.has(lemma_of(verb), "light_verbs")
