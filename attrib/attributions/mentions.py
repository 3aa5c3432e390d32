"""Who a cue belongs to: the noun phrase that names the source at that place."""

from collections.abc import Iterator
from dataclasses import dataclass

from attrib.attributions.cues import VERBAL, CueMatch
from attrib.model import Language, Sentence, Token
from attrib.syntax import is_passive, subtree

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM")
SUBJECTS = ("nsubj", "nsubj:outer", "nsubj:xsubj")
# A clause under these relations shares the subject of the clause above it.
SHARING = ("conj", "xcomp", "advcl", "aux", "cop", "parataxis", "ccomp")
CLIMB = 4
# What hangs on the head of a phrase without being part of the phrase.
BESIDE_HEAD = ("case", "cc", "conj", "advcl", "ccomp", "csubj", "cop", "aux", "mark", "expl", "nsubj")
# An adverb further away belongs to the clause: "de minister zelf" against "de minister … gisteren".
NEAR = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase with its head word."""

    head: Token
    tokens: tuple[Token, ...]


def source_of_verb(match: CueMatch, language: Language) -> Token | None:
    """Return the head of the phrase that names the source of a verb's claim.

    By relation, not by place: "zei Harris", "Harris zei", "werd door Harris gezegd".
    """
    sentence, verb = match.sentence, match.head
    if "source-phrase" in match.entry.frames:
        return source_phrase(match) or (_subject(sentence, verb) if match.entry.kind == "hear" else None)
    if is_passive(sentence, verb):
        return _agent(sentence, verb, language)
    return _shared_subject(sentence, verb, language)


def source_of_noun(match: CueMatch, language: Language) -> Token | None:
    """Return the head of the phrase that holds the claim of a cue noun: owner, or subject of its verb."""
    sentence, noun = match.sentence, match.head
    owners = [t for t in sentence.dependents(noun, "nmod:poss") if t.upos != "ADP"]
    if owners:
        return owners[0]
    for child in sentence.dependents(noun, "nmod", "obl"):
        if _case(sentence, child) in language.cues["owners"]:
            return child
    verb = sentence.head(noun)
    if verb is not None and noun.relation in ("obj", "obl", "xcomp") and _is_light(verb, language):
        return None if is_passive(sentence, verb) else _shared_subject(sentence, verb, language)
    return None


def source_phrase(match: CueMatch) -> Token | None:
    """Return the head of the prepositional phrase that names the source: "in de brief staat"."""
    for child in match.sentence.dependents(match.head, "obl", "nmod", "advmod"):
        if _case(match.sentence, child) in match.entry.prepositions and child.upos in NOMINAL:
            return child
    return None


def noun_phrase(sentence: Sentence, head: Token, outside: frozenset[int] = frozenset()) -> Phrase:
    """Return the whole phrase of a head: modifiers, appositions and relative clauses, without its preposition.

    `outside` are indices of words that are no part of it, such as those of the cue. Of a relative pronoun
    the antecedent is taken as well.
    """
    if antecedent := _antecedent(sentence, head):
        inner = noun_phrase(sentence, antecedent, outside | {t.index for t in _clause_of(sentence, antecedent, head)})
        return Phrase(head=antecedent, tokens=tuple(sorted((*inner.tokens, head), key=lambda t: t.index)))

    def is_beside(token: Token) -> bool:
        if token.index in outside or token.relation in ("parataxis", "discourse"):
            return True
        if token.head != head.index:
            return False
        if token.relation == "advmod":
            return abs(token.index - head.index) > NEAR
        return token.relation in BESIDE_HEAD

    tokens = subtree(sentence, head, without=is_beside)
    return Phrase(head=head, tokens=tuple(_trimmed(_filled(sentence, tokens, outside), head)))


def coordinated(sentence: Sentence, head: Token) -> list[Token]:
    """Return the heads of coordinated sources, or the one head where they form one source.

    "vier diplomaten en een EU-functionaris" are two, "burgemeester en wethouders" is one.
    """
    others = [t for t in sentence.dependents(head, "conj") if t.upos in ("NOUN", "PROPN", "PRON", "NUM")]
    if not others:
        return [head]
    heads = [head, *others]
    named = any(t.upos == "PROPN" for t in heads)
    described = any(True for t in heads for _ in sentence.dependents(t, "det", "nummod", "amod", "nmod", "acl"))
    return heads if named or described else [head]


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    """Return the subject of a verb, leaving out expletives."""
    subjects = [t for t in sentence.dependents(verb, "nsubj") if t.deprel != "nsubj:pass" and t.upos in NOMINAL]
    return subjects[0] if subjects else None


def _agent(sentence: Sentence, verb: Token, language: Language) -> Token | None:
    """Return the agent of a passive: "door de politie", "by police"."""
    for child in sentence.dependents(verb, "obl", "nmod"):
        if child.deprel == "obl:agent" or _case(sentence, child) in language.cues["agents"]:
            return child
    return None


def _shared_subject(sentence: Sentence, verb: Token, language: Language) -> Token | None:
    """Return the subject of a verb, or of the clause that it shares its subject with."""
    at: Token | None = verb
    for _ in range(CLIMB):
        if at is None:
            return None
        if subject := _subject(sentence, at):
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


def _antecedent(sentence: Sentence, head: Token) -> Token | None:
    """Return the noun that a relative pronoun stands for, if the head is one."""
    if head.upos not in ("PRON", "DET", "SCONJ") or head.relation not in ("nsubj", "obl", "obj"):
        return None
    for verb in _above(sentence, head):
        if verb.deprel == "acl:relcl":
            noun = sentence.head(verb)
            is_relative = head.feature("PronType") == "Rel" or head.text.lower() in ("who", "that", "which", "die", "dat")
            return noun if noun is not None and is_relative else None
    return None


def _above(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield the words above a token within its own clause chain, at most two."""
    head = sentence.head(token)
    for _ in range(2):
        if head is None:
            return
        yield head
        head = sentence.head(head)


def _clause_of(sentence: Sentence, noun: Token, pronoun: Token) -> list[Token]:
    """Return the words of the relative clause that a pronoun opens."""
    clauses = [t for t in sentence.dependents(noun, "acl:relcl") if pronoun in subtree(sentence, t)]
    return subtree(sentence, clauses[0]) if clauses else []


def _filled(sentence: Sentence, tokens: list[Token], outside: frozenset[int]) -> list[Token]:
    """Return tokens with the small gaps between them closed, since a phrase is rarely broken."""
    first, last = tokens[0].index, tokens[-1].index
    inside = {t.index for t in tokens}
    return [t for t in sentence.tokens[first : last + 1] if t.index in inside or t.upos == "PUNCT" and t.index not in outside]


def _trimmed(tokens: list[Token], head: Token) -> list[Token]:
    """Return a phrase without punctuation at its ends; brackets and quotation marks that pair stay."""
    start, end = 0, len(tokens)
    while start < end and tokens[start].upos == "PUNCT" and tokens[start] is not head:
        start += 1
    while end > start and tokens[end - 1].upos == "PUNCT" and tokens[end - 1].text not in ")]" and tokens[end - 1] is not head:
        end -= 1
    return tokens[start:end]


def _case(sentence: Sentence, token: Token) -> str | None:
    """Return the preposition of a phrase in lower case."""
    return next((t.text.lower() for t in sentence.dependents(token, "case")), None)


def _is_light(verb: Token, language: Language) -> bool:
    """Tell whether a verb only carries a cue noun: "uitte de vrees"."""
    return verb.upos in VERBAL and verb.lemma.lower().replace("_", "") in language.cues["light_verbs"]
