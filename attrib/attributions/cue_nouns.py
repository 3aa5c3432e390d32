"""What a cue noun governs, by the tree: "her claim | that it leaks", "de oproep | om te staken", "criticism of | it".

Each construction is a function from a cue to the words of its content, none if the tree has another.
"""

from attrib.attributions.branches import has_subject, opens_infinitive
from attrib.attributions.cues import CueMatch, lemma_of
from attrib.lexicon import Lexicon
from attrib.model import Token
from attrib.syntax import subtree


def noun_clause(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "her claim that it leaks", "voiced the fear that it leaks"."""
    sentence = match.sentence
    children = list(sentence.dependents(match.head, "acl", "ccomp", "advcl", "csubj"))
    verb = sentence.head(match.head)
    if verb is not None and match.head.relation == "obj" and lexicon.has(lemma_of(verb), "light_verbs"):
        children += sentence.dependents(verb, "ccomp")
    if verb is not None and match.head.relation in ("nsubj", "obj", "obl"):
        children += [c for c in sentence.dependents(verb, "ccomp", "advcl") if _opens_right_after(match, c, lexicon)]
    for child in children:
        opening = [t for t in sentence.dependents(child) if t.relation == "mark" or t.upos == "SCONJ"]
        marks = [t for t in opening if lexicon.has(t.text, "complementisers")]
        is_conjunction = bool(marks) and (child.deprel != "acl:relcl" or marks[0].upos == "SCONJ")
        if is_conjunction and child.index > match.head.index and has_subject(sentence, child):
            return subtree(sentence, child)
    return []


def _opens_right_after(match: CueMatch, clause: Token, lexicon: Lexicon) -> bool:
    """Tell a clause that opens right after a cue noun, wherever it hangs: "the belief | that it works grows"."""
    marks = [t for t in match.sentence.dependents(clause, "mark") if lexicon.has(t.text, "complementisers")]
    return bool(marks) and marks[0].index == match.head.index + 1


def noun_infinitive(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "the threat to leave", "de oproep om te staken"."""
    sentence = match.sentence
    for child in sentence.dependents(match.head, "acl", "ccomp", "advcl", "xcomp"):
        if (
            child.deprel != "acl:relcl"
            and child.index > match.head.index
            and opens_infinitive(sentence, child, lexicon)
        ):
            return subtree(sentence, child)
    return []


def noun_preposition(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "criticism of the plan", "de kritiek op het plan": the phrase without its preposition."""
    sentence = match.sentence
    for child in sentence.dependents(match.head, "nmod", "obl", "acl"):
        cases = list(sentence.dependents(child, "case", "mark"))
        if cases and cases[0].text.lower() in match.entry.prepositions and child.index > match.head.index:
            return [t for t in subtree(sentence, child) if t is not cases[0]]
    return []
