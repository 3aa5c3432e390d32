"""What hangs below a word and belongs to its claim, for the constructions that ask."""

from attrib.attributions.cues import VERBAL, CueMatch
from attrib.lexicon import Lexicon
from attrib.model import Sentence, Token
from attrib.syntax import ancestors, subtree

# Clauses: where climbing from a word inside one stops.
CLAUSES = ("root", "ccomp", "advcl", "acl", "parataxis", "csubj")


def clause_above(sentence: Sentence, token: Token) -> Token | None:
    """Return the head of the clause in which a word stands."""
    for head in ancestors(sentence, token):
        if head.relation in CLAUSES or (head.relation == "conj" and head.upos in VERBAL):
            return head
    return None


def branch_of(match: CueMatch, head: Token) -> list[Token]:
    """Return a dependent's whole branch, with gaps filled, but without the cue."""
    cue = {t.index for t in (match.head, *match.tokens)}
    tokens = subtree(match.sentence, head, without=lambda t: t.index in cue)
    others = {
        t.index
        for child in match.sentence.dependents(match.head)
        if child is not head
        for t in subtree(match.sentence, child)
    }
    return filled(match.sentence, tokens, cue | others)


def filled(sentence: Sentence, tokens: list[Token], outside: set[int]) -> list[Token]:
    """Return all words from the first to the last token but those that lie outside."""
    if not tokens:
        return []
    first, last = min(t.index for t in tokens), max(t.index for t in tokens)
    return [t for t in sentence.tokens[first : last + 1] if t.index not in outside]


def has_subject(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb has a subject of its own, be it an empty "it"."""
    return any(sentence.dependents(verb, "nsubj", "csubj", "expl"))


def opens_infinitive(sentence: Sentence, clause: Token, lexicon: Lexicon) -> bool:
    """Tell whether a clause has the mark of an infinitive: "to leave", "om te staken"."""
    marks = {t.text.lower() for t in sentence.dependents(clause, "mark", "case")}
    return lexicon.any_has(marks, "infinitive_marks")
