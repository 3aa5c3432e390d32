"""Claims that are clauses, by the tree around a verb: "zegt | dat het misgaat", "It is over, | he said".

Each construction is a function from a cue to the words of its content, none if the tree has another. In Dutch the
cue often hangs below its content ("Het is op, zei hij": parataxis), in English mostly above it (ccomp); both are asked
for in both languages.
"""

from attrib.attributions.branches import CLAUSES, branch_of, clause_above, filled, has_subject, opens_infinitive
from attrib.attributions.cues import VERBAL, CueMatch, lemma_of
from attrib.grammar import Switch, Trait
from attrib.lexicon import Lexicon
from attrib.model import Sentence, Token
from attrib.syntax import is_passive, subtree

# Words from a verb to the gerund it governs, with "having" or "not" between them.
NEXT = 3

PREDICATES = ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADV")


def comparison(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "Zoals CNN meldt, …": the content is the clause that the comparison belongs to."""
    sentence, verb = match.sentence, match.head
    marks = {t.text.lower() for t in sentence.dependents(verb, "mark", "advmod", "case")}
    head = sentence.head(verb)
    if verb.relation not in ("advcl", "parataxis", "acl") or head is None or not lexicon.any_has(marks, "comparison"):
        return []
    if any(sentence.dependents(verb, "ccomp")):
        return []  # "quoted as saying that"
    branch = {t.index for t in subtree(sentence, verb)}
    clause = head if head.relation in (*CLAUSES, "conj") else clause_above(sentence, head)
    tokens = subtree(sentence, clause or head, without=lambda t: t.index in branch)
    return filled(sentence, tokens, branch)


def complement(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "zegt dat het misgaat": the complement clause, also as subject of a passive."""
    sentence, verb = match.sentence, match.head
    for holder in (verb, *match.tokens):
        children = list(sentence.dependents(holder, "ccomp", "csubj", "advcl", "xcomp", "acl"))
        children.sort(key=lambda t: not (t.relation == "ccomp" and t.index > verb.index and has_subject(sentence, t)))
        for child in children:
            if child in match.tokens or (
                child.relation in ("advcl", "acl") and not _has_that(sentence, child, lexicon)
            ):
                continue
            if child.relation == "xcomp" and not (has_subject(sentence, child) or _has_that(sentence, child, lexicon)):
                continue
            if child.relation == "ccomp" and (
                _is_subordinate_to_reason(sentence, child, lexicon) or _is_reporting(match, child, lexicon)
            ):
                continue
            if Trait.NEEDS_THAT in match.entry.traits and not _opens_with_that(match, child, lexicon):
                continue
            return [*_stray_subject(match, child), *branch_of(match, child)]
    return _told_clause(match, lexicon)


def _told_clause(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "told the board | he would resign", where a weak tree hangs the clause on the hearer."""
    sentence = match.sentence
    if Trait.SPEAKS not in match.entry.traits or Switch.BARE_CLAUSES not in lexicon.switches:
        return []
    if _opens_with_that(match, sentence.tokens[-1], lexicon):
        return []
    for hearer in sentence.dependents(match.head, "iobj", "obj"):
        for clause in sentence.dependents(hearer, "acl:relcl"):
            tokens = subtree(sentence, clause)
            follows = hearer.index > match.head.index and tokens[0].index == hearer.index + 1
            if (
                follows
                and hearer.upos in ("NOUN", "PROPN")
                and tokens[0].upos == "PRON"
                and tokens[0].feature("PronType") == "Prs"
            ):
                return tokens
    return []


def _stray_subject(match: CueMatch, clause: Token) -> list[Token]:
    """Return the subject of a clause that a weak tree took for the cue's object: "said | the plan | was a mistake"."""
    sentence, verb = match.sentence, match.head
    objects = ("obj",) if Trait.SPEAKS in match.entry.traits else ("obj", "iobj")  # whom it was told is no part of it
    is_finite = any(t.feature("VerbForm") == "Fin" for t in (clause, *sentence.dependents(clause, "aux", "cop")))
    between = [t for t in sentence.dependents(verb, *objects) if verb.index < t.index < clause.index]
    if not is_finite or not between or has_subject(sentence, clause):
        return []
    return subtree(sentence, between[-1])


def _has_that(sentence: Sentence, clause: Token, lexicon: Lexicon) -> bool:
    return any(lexicon.has(t.text, "complementisers") for t in sentence.dependents(clause, "mark"))


def _opens_with_that(match: CueMatch, clause: Token, lexicon: Lexicon) -> bool:
    """Tell whether "that" stands between cue and clause, whatever the tree made of it."""
    between = match.sentence.tokens[match.head.index + 1 : clause.index]
    return any(lexicon.has(t.text, "complementisers") for t in between)


def _is_subordinate_to_reason(sentence: Sentence, clause: Token, lexicon: Lexicon) -> bool:
    """Tell whether a clause opens with another conjunction, such as because: no complement."""
    marks = [lemma_of(t) for t in sentence.dependents(clause, "mark")]
    return bool(marks) and lexicon.has(marks[0], "reasons")


def infinitive(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "zegt zich niets te herinneren", "threatened to walk out"."""
    for holder in dict.fromkeys((match.head, *match.tokens)):
        for child in match.sentence.dependents(holder, "xcomp", "ccomp", "advcl"):
            marks = {t.text.lower() for t in match.sentence.dependents(child, "mark", "case")}
            if (
                child not in match.tokens
                and child.index > match.head.index
                and lexicon.any_has(marks, "infinitive_marks")
            ):
                return branch_of(match, child)
    return []


def infinitive_with_subject(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "wants him to resign", "calls on him to resign": another one is to act."""
    sentence = match.sentence
    for child in sentence.dependents(match.head, "xcomp", "ccomp", "advcl"):
        marks = {t.text.lower() for t in sentence.dependents(child, "mark")}
        objects = [t for t in _whom(match) if t.index < child.index]
        if (
            child not in match.tokens
            and lexicon.any_has(marks, "infinitive_marks")
            and (objects or has_subject(sentence, child))
        ):
            whom = [t for o in objects[-1:] for t in subtree(sentence, o) if t.head != o.index or t.relation != "case"]
            return [*whom, *branch_of(match, child)]
    return []


def _whom(match: CueMatch) -> list[Token]:
    """Return who is wanted or called on to do something: objects, and what a preposition of the cue governs."""
    objects = list(match.sentence.dependents(match.head, "obj", "iobj"))
    for phrase in match.sentence.dependents(match.head, "obl"):
        case = next(match.sentence.dependents(phrase, "case"), None)
        if case in match.tokens:
            objects.append(phrase)
    return objects


def infinitive_passive(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "The deal is expected to fail", "seems to fail": subject and infinitive, claimed by nobody."""
    sentence = match.sentence
    seems = Trait.SEEMS in match.entry.traits
    subject = next(sentence.dependents(match.head, "nsubj"), None)
    if subject is None or not (seems or is_passive(sentence, match.head)):
        return []
    for child in sentence.dependents(match.head, "xcomp", "ccomp", "advcl"):
        is_predicate = opens_infinitive(sentence, child, lexicon) or (seems and child.relation == "xcomp")
        if subject.index < child.index and is_predicate:
            return [*subtree(sentence, subject), *branch_of(match, child)]
    return []


def parataxis(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "Het is op, zei hij": the cue hangs beside the head of its content, or the content beside the cue."""
    sentence, verb = match.sentence, match.head
    head = sentence.head(verb)
    hangs_beside = verb.relation == "parataxis" or _is_loose_conjunct(match)
    if hangs_beside and head is not None and not _is_own_clause(match, lexicon):
        if Trait.SPEAKS not in match.entry.traits and not _is_set_off(sentence, head, verb):
            return []  # "Turns out they knew"
        branch = {t.index for t in subtree(sentence, verb)}
        tokens = subtree(sentence, head, without=lambda t: t.index in branch)
        return filled(sentence, tokens, branch)
    for child in sentence.dependents(verb, "parataxis", "dep"):
        is_cue = lexicon.has(child.text, "sure_forms")
        if child not in match.tokens and child.upos in PREDICATES and not is_cue and _is_set_off(sentence, verb, child):
            return branch_of(match, child)
    return []


def _is_loose_conjunct(match: CueMatch) -> bool:
    """Tell a speaker's clause that a weak tree coordinates with what is said: "The dike leaks, the agency said"."""
    sentence, verb = match.sentence, match.head
    subjects = list(sentence.dependents(verb, "nsubj"))
    if verb.relation != "conj" or Trait.SPEAKS not in match.entry.traits or not subjects:
        return False
    first = min(t.index for t in subtree(sentence, verb))
    return first > 0 and sentence.tokens[first - 1].text == "," and not any(sentence.dependents(verb, "cc"))


def _is_reporting(match: CueMatch, clause: Token, lexicon: Lexicon) -> bool:
    """Tell who says the whole sentence, after its last comma: "She told the board he would go|, two officials said"."""
    entry, sentence = lexicon.language.verbs.get(lemma_of(clause)), match.sentence
    if entry is None or Trait.SPEAKS not in entry.traits or any(sentence.dependents(clause, "ccomp", "obj", "xcomp")):
        return False
    first = next(t.index for t in subtree(sentence, clause) if t.upos != "PUNCT")
    return first - match.head.index > 1 and sentence.tokens[first - 1].text == "," and has_subject(sentence, clause)


def _is_own_clause(match: CueMatch, lexicon: Lexicon) -> bool:
    """Tell whether a cue beside another clause has a content of its own, so that the other clause is none."""
    below = [
        t
        for t in match.sentence.dependents(match.head)
        if t not in match.tokens and not lexicon.has(t.text, "pointers")
    ]  # "so" is no content beside a clause
    return any(
        t.relation in ("ccomp", "obj") or (t.relation in ("parataxis", "xcomp") and t.index > match.head.index)
        for t in below
    )


def _is_set_off(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """Tell whether a comma, colon or quotation mark stands between a cue and the clause beside it."""
    first, last = sorted((verb.index, clause.index))
    return any(
        t.text in {",", ":", '"', "'", "''", ",,", "“", "”", "‘", "’", "«", "»", "„"}
        for t in sentence.tokens[first:last]
    )


def gerund(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "denied concealing anything", "admitted using it": an English clause without a subject."""
    verb = match.head
    endings = tuple(lexicon.words("gerund_endings"))
    for child in match.sentence.dependents(verb, "xcomp", "ccomp", "advcl", "obj"):
        is_gerund = child.upos in VERBAL and child.feature("VerbForm") in ("Ger", "Part")
        is_next = 0 < child.index - verb.index <= NEXT and child.text.lower().endswith(endings)
        if is_gerund and is_next and not any(t.text == "," for t in match.sentence.tokens[verb.index : child.index]):
            return branch_of(match, child)
    return []
