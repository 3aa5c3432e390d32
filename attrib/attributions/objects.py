"""Claims that are phrases, by the tree around a verb: "ontkende | de aantijging", "warned of | floods".

Each construction is a function from a cue to the words of its content, none if the tree has another.
"""

from attrib.attributions.branches import branch_of
from attrib.attributions.by_position import is_infinitive, to_true_end
from attrib.attributions.cues import QUOTES, CueMatch, inverts, lemma_of
from attrib.attributions.noun_phrases import IN_PHRASE_TAGS, LONGEST
from attrib.grammar import Trait
from attrib.lexicon import Lexicon
from attrib.model import Token
from attrib.syntax import is_passive, subtree

# Clauses that "dat" or "that" opens as a conjunction.
SUBORDINATE = ("ccomp", "csubj", "advcl", "acl", "xcomp")

# Relations of a pronoun that stands for the sentence before.
POINTING = ("obj", "ccomp", "advmod", "obl", "xcomp")


def object_phrase(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "ontkende de aantijging": a noun phrase is the claim; "raamt de kosten op een miljoen" goes on."""
    if inverts(match.sentence, match.head, lexicon) and not any(match.sentence.dependents(match.head, "nsubj")):
        return []
    for child in _things(match):
        if child.upos in ("NOUN", "PROPN") and not lexicon.has(lemma_of(child), "times"):
            tokens = branch_of(match, child)
            following = match.sentence.tokens[tokens[-1].index + 1 :][:1]
            goes_on = any(f.text.lower() in match.entry.prepositions for f in following)
            return to_true_end(match, tokens, lexicon) if goes_on else tokens
    return []


def _things(match: CueMatch) -> list[Token]:
    """Return what a verb acts on: its objects, or the subject of a passive."""
    passive = ("nsubj:pass",) if is_passive(match.sentence, match.head) else ()
    return list(match.sentence.dependents(match.head, "obj", *passive))


def judgement(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "noemde de app 'een gokhal'": the object and what is said of it."""
    sentence, verb = match.sentence, match.head
    predicates = [t for t in sentence.dependents(verb, "xcomp", "obl", "ccomp", "advcl") if _is_predicate(match, t)]
    things = _things(match)
    if not predicates and len(things) > 1 and not is_passive(sentence, verb):
        predicates = things[1:]
    if things and not predicates and _is_tied(match, things[0]):
        return subtree(sentence, things[0])  # "accused the mayor of fraud", all of it hung below the mayor
    if not predicates or not things:
        return []
    return [t for part in (*things[:1], *predicates[:1]) for t in subtree(sentence, part)]


def quoted_judgement(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "noemt het zwijgen van de raad “een doodzonde”": a noun phrase and right after it quoted words.

    By place, for a tree that hangs the quoted words on another noun.
    """
    tokens, verb = match.sentence.tokens, match.head
    marks = [t.index for t in tokens[verb.index + 2 :] if t.text in QUOTES]
    if Trait.JUDGES not in match.entry.traits or len(marks) < 2 or marks[0] - verb.index > LONGEST:
        return []
    thing = tokens[verb.index + 1 : marks[0]]
    nominal = all(t.upos in IN_PHRASE_TAGS or t.feature("VerbForm") == "Inf" for t in thing)  # "het verzwijgen van"
    is_phrase = nominal and thing[0].upos in ("DET", "PRON", "PROPN", "NOUN")
    return list(tokens[verb.index + 1 : marks[1]]) if is_phrase else []


def _is_predicate(match: CueMatch, token: Token) -> bool:
    """Tell whether a dependent says what its object is called: bare, or with one of the verb's prepositions."""
    if token in match.tokens:
        return False
    cases = [t.text.lower() for t in match.sentence.dependents(token, "case", "mark")]
    if cases:
        return cases[0] in match.entry.prepositions
    is_participle = token.upos == "VERB" and token.feature("VerbForm") in ("Part", "Ger")  # "showed Lee leading"
    return token.relation == "xcomp" and (is_participle or token.upos in ("NOUN", "ADJ", "PROPN", "PRON", "NUM"))


def _is_tied(match: CueMatch, thing: Token) -> bool:
    """Tell whether one of the verb's prepositions hangs below its object."""
    sentence = match.sentence
    below = [t for t in subtree(sentence, thing) if t.relation == "case" and t.index > thing.index]
    return any(t.text.lower() in match.entry.prepositions for t in below)


def preposition(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "waarschuwt voor hoogwater": the object of the verb's preposition, without it."""
    holders = dict.fromkeys((match.head, *match.tokens))
    children = [c for holder in holders for c in match.sentence.dependents(holder, "obl", "nmod", "advcl", "xcomp")]
    for child in children:
        cases = list(match.sentence.dependents(child, "case", "mark"))
        if cases and cases[0].text.lower() in match.entry.prepositions and child.index > match.head.index - 3:
            return [t for t in subtree(match.sentence, child) if t is not cases[0]]
    return []


def pronoun(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "Dat zegt de politie": a pronoun for the sentence before."""
    if is_infinitive(match):
        return []
    for child in match.sentence.dependents(match.head):
        if not lexicon.has(child.text, "pointers") or any(match.sentence.dependents(child)):
            continue
        if (
            child.relation in POINTING
            or (child.relation == "mark" and match.head.relation not in SUBORDINATE)
            or (child.relation == "nsubj" and child.index == 0 < match.head.index)
        ):
            return [child]
    return []
