"""What a cue governs: the words of the claim, by the tree around the cue.

Each construction is a small function from a cue to the tokens of its content; the table at the end gives
their order. In Dutch the cue often hangs below its content ("Het is op, zei hij": parataxis), in English
mostly above it (ccomp); both are asked for in both languages.
"""

from collections.abc import Callable

from attrib.attributions.cues import QUOTES, VERBAL, CueMatch, inverts, lemma_of
from attrib.attributions.phrases import IN_PHRASE_TAGS, LONGEST, Phrase
from attrib.attributions.places import (
    STATING,
    after_that,
    after_verb,
    around_phrase,
    before_comma,
    beside_phrase,
    is_infinitive,
    late_pronoun,
    leading_pronoun,
    to_true_end,
)
from attrib.model import Language, Sentence, Token
from attrib.records import dataclass
from attrib.syntax import ancestors, is_passive, subtree

# Clauses: where climbing from a word inside one stops.
CLAUSES = ("root", "ccomp", "advcl", "acl", "parataxis", "csubj")

# Clauses that "dat" or "that" opens as a conjunction.
SUBORDINATE = ("ccomp", "csubj", "advcl", "acl", "xcomp")

# Relations of a pronoun that stands for the sentence before.
POINTING = ("obj", "ccomp", "advmod", "obl", "xcomp")

# Constructions whose content, once begun, mostly lasts to the end of the sentence.
REACHING = ("clause", "infinitive", "infinitive-subject", "preposition", "parataxis")

# Words from a verb to the gerund it governs, with "having" or "not" between them.
NEXT = 3

PREDICATES = ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADV")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The words of a claim within the cue's sentence, and the construction that gave them."""

    tokens: tuple[Token, ...]
    pattern: str
    points_back: bool = False
    """Whether the words are a pronoun for the sentence before: "Dat zegt de politie"."""


def content_of_verb(match: CueMatch, language: Language) -> Content | None:
    """Return what a verb governs, by the first construction that its lexicon entry allows and the tree has."""
    for frame, construction in CONSTRUCTIONS:
        tokens = construction(match, language) if frame in match.entry.frames else []
        if tokens and not _is_fragment(match, tokens, frame, language):
            if frame in REACHING:
                tokens = to_true_end(match, sorted(tokens, key=lambda t: t.index))
                tokens = _up_to_next_cue(match, tokens, language)
            return Content(tokens=without_edges(tokens, language), pattern=frame, points_back=frame == "pronoun")
    return None


def _up_to_next_cue(match: CueMatch, tokens: list[Token], language: Language) -> list[Token]:
    """Return a content without what its speaker did beside speaking: "said it leaks|, citing a report".

    A weak tree often hangs such a participle on the verb of the claim.
    """
    if match.entry.kind not in STATING or not tokens or tokens[0].index < match.head.index:
        return tokens
    for place, token in enumerate(tokens[1:], start=1):
        opens = tokens[place - 1].text == "," and token.feature("VerbForm") in ("Part", "Ger")
        quoted = sum(t.text in QUOTES for t in tokens[:place]) % 2
        if opens and not quoted and _is_speaking(token, language):
            return tokens[: place - 1]
    return tokens


def _is_speaking(token: Token, language: Language) -> bool:
    """Tell a verb that can only say: "adding", "citing", not "finding"."""
    entry = language.verbs.get(lemma_of(token))
    return token.text.lower() in language.cues["citing"] or (entry is not None and entry.kind == "speech")


def _is_fragment(match: CueMatch, tokens: list[Token], frame: str, language: Language) -> bool:
    """Tell a piece of the subject that a weak tree took for the claim: without a verb before the cue's own, or a
    relative clause, as in "vertelde een diplomaat | die erbij was".
    """
    first = min(tokens, key=lambda t: t.index)
    if first.upos == "PRON" and first.text.lower() in language.cues["clause_relatives"] and frame == "clause":
        return True
    last = max(tokens, key=lambda t: t.index)
    is_before = last.index < match.head.index
    if len(tokens) == 1 and last.index + 1 == match.head.index and last.text[0].isupper() and frame == "clause":
        return True
    return frame in ("clause", "parataxis") and is_before and not any(t.upos in VERBAL for t in tokens)


def content_of_noun(match: CueMatch, language: Language) -> Content | None:
    """Return what a cue noun governs: "de vrees | dat het misgaat", "a threat | to leave", "criticism of | it"."""
    for frame, construction in NOUN_CONSTRUCTIONS:
        if frame in match.entry.frames and (tokens := construction(match, language)):
            return Content(tokens=without_edges(tokens, language), pattern=f"noun-{frame}")
    return None


def _noun_clause(match: CueMatch, language: Language) -> list[Token]:
    """Content of: "her claim that it leaks", "voiced the fear that it leaks"."""
    sentence = match.sentence
    children = list(sentence.dependents(match.head, "acl", "ccomp", "advcl", "csubj"))
    verb = sentence.head(match.head)
    if verb is not None and match.head.relation == "obj" and lemma_of(verb) in language.cues["light_verbs"]:
        children += sentence.dependents(verb, "ccomp")
    if verb is not None and match.head.relation in ("nsubj", "obj", "obl"):
        children += [c for c in sentence.dependents(verb, "ccomp", "advcl") if _opens_right_after(match, c, language)]
    for child in children:
        opening = [t for t in sentence.dependents(child) if t.relation == "mark" or t.upos == "SCONJ"]
        marks = [t for t in opening if t.text.lower() in language.cues["complementisers"]]
        is_conjunction = bool(marks) and (child.deprel != "acl:relcl" or marks[0].upos == "SCONJ")
        if is_conjunction and child.index > match.head.index and _has_subject(sentence, child):
            return subtree(sentence, child)
    return []


def _opens_right_after(match: CueMatch, clause: Token, language: Language) -> bool:
    """Tell a clause that opens right after a cue noun, wherever it hangs: "the belief | that it works grows"."""
    marks = [t for t in match.sentence.dependents(clause, "mark") if t.text.lower() in language.cues["complementisers"]]
    return bool(marks) and marks[0].index == match.head.index + 1


def _noun_infinitive(match: CueMatch, language: Language) -> list[Token]:
    """Content of: "the threat to leave", "de oproep om te staken"."""
    sentence = match.sentence
    for child in sentence.dependents(match.head, "acl", "ccomp", "advcl", "xcomp"):
        if child.deprel != "acl:relcl" and child.index > match.head.index and _is_infinitive(sentence, child, language):
            return subtree(sentence, child)
    return []


def _noun_preposition(match: CueMatch, language: Language) -> list[Token]:
    """Content of: "criticism of the plan", "de kritiek op het plan": the phrase without its preposition."""
    sentence = match.sentence
    for child in sentence.dependents(match.head, "nmod", "obl", "acl"):
        cases = list(sentence.dependents(child, "case", "mark"))
        if cases and cases[0].text.lower() in match.entry.prepositions and child.index > match.head.index:
            return [t for t in subtree(sentence, child) if t is not cases[0]]
    return []


NOUN_CONSTRUCTIONS: tuple[tuple[str, Callable[[CueMatch, Language], list[Token]]], ...] = (
    ("clause", _noun_clause),
    ("infinitive", _noun_infinitive),
    ("preposition", _noun_preposition),
)


def content_of_phrase(
    sentence: Sentence, source: Phrase, phrase: tuple[Token, ...], language: Language
) -> Content | None:
    """Return the clause that "volgens X" or "according to X" stands in, without that phrase."""
    if tokens := around_phrase(sentence, source.tokens[-1], phrase) or beside_phrase(
        sentence, source.head, phrase, language
    ):
        return Content(tokens=without_edges(tokens, language), pattern="phrase")
    clause = clause_above(sentence, source.head)
    if clause is None:
        return None
    without = {t.index for t in (*subtree(sentence, source.head), *phrase)}
    tokens = subtree(sentence, clause, without=lambda t: t.index in without)
    if clause.deprel == "acl:relcl" and (noun := sentence.head(clause)) is not None:
        tokens = [*_short_phrase(sentence, noun), *tokens]
    tokens = _filled(sentence, [t for t in tokens if t.index not in without], without)
    tokens = list(without_edges(tokens, language))
    return Content(tokens=tuple(tokens), pattern="phrase") if tokens else None


def clause_above(sentence: Sentence, token: Token) -> Token | None:
    """Return the head of the clause in which a word stands."""
    for head in ancestors(sentence, token):
        if head.relation in CLAUSES or (head.relation == "conj" and head.upos in VERBAL):
            return head
    return None


def _clause(match: CueMatch, language: Language) -> list[Token]:
    """Content of: "zegt dat het misgaat": the complement clause, also as subject of a passive."""
    sentence, verb = match.sentence, match.head
    for holder in (verb, *match.tokens):
        children = list(sentence.dependents(holder, "ccomp", "csubj", "advcl", "xcomp", "acl"))
        children.sort(key=lambda t: not (t.relation == "ccomp" and t.index > verb.index and _has_subject(sentence, t)))
        for child in children:
            if child in match.tokens or (
                child.relation in ("advcl", "acl") and not _has_that(sentence, child, language)
            ):
                continue
            if child.relation == "xcomp" and not (
                _has_subject(sentence, child) or _has_that(sentence, child, language)
            ):
                continue
            if child.relation == "ccomp" and _is_subordinate_to_reason(sentence, child, language):
                continue
            if match.entry.kind == "want" and not _opens_with_that(match, child, language):
                continue
            return [*_stray_subject(sentence, verb, child), *_branch(match, child)]
    return []


def _stray_subject(sentence: Sentence, verb: Token, clause: Token) -> list[Token]:
    """Return the subject of a clause that a weak tree took for the cue's object: "said | the plan | was a mistake"."""
    is_finite = any(t.feature("VerbForm") == "Fin" for t in (clause, *sentence.dependents(clause, "aux", "cop")))
    between = [t for t in sentence.dependents(verb, "obj") if verb.index < t.index < clause.index]
    if not is_finite or not between or _has_subject(sentence, clause):
        return []
    return subtree(sentence, between[-1])


def _infinitive(match: CueMatch, language: Language) -> list[Token]:
    """Content of: "zegt zich niets te herinneren", "threatened to walk out"."""
    for holder in dict.fromkeys((match.head, *match.tokens)):
        for child in match.sentence.dependents(holder, "xcomp", "ccomp", "advcl"):
            marks = {t.text.lower() for t in match.sentence.dependents(child, "mark", "case")}
            if (
                child not in match.tokens
                and child.index > match.head.index
                and marks & language.cues["infinitive_marks"]
            ):
                return _branch(match, child)
    return []


def _infinitive_with_subject(match: CueMatch, language: Language) -> list[Token]:
    """Content of: "wants him to resign", "calls on him to resign": another one is to act."""
    sentence = match.sentence
    for child in sentence.dependents(match.head, "xcomp", "ccomp", "advcl"):
        marks = {t.text.lower() for t in sentence.dependents(child, "mark")}
        objects = [t for t in _whom(match) if t.index < child.index]
        if (
            child not in match.tokens
            and marks & language.cues["infinitive_marks"]
            and (objects or _has_subject(sentence, child))
        ):
            whom = [t for o in objects[-1:] for t in subtree(sentence, o) if t.head != o.index or t.relation != "case"]
            return [*whom, *_branch(match, child)]
    return []


def _whom(match: CueMatch) -> list[Token]:
    """Return who is wanted or called on to do something: objects, and what a preposition of the cue governs."""
    objects = list(match.sentence.dependents(match.head, "obj", "iobj"))
    for phrase in match.sentence.dependents(match.head, "obl"):
        case = next(match.sentence.dependents(phrase, "case"), None)
        if case in match.tokens:
            objects.append(phrase)
    return objects


def _infinitive_passive(match: CueMatch, language: Language) -> list[Token]:
    """Content of: "The deal is expected to fail", "seems to fail": subject and infinitive, claimed by nobody."""
    sentence = match.sentence
    seems = match.entry.kind == "seem"
    subject = next(sentence.dependents(match.head, "nsubj"), None)
    if subject is None or not (seems or is_passive(sentence, match.head)):
        return []
    for child in sentence.dependents(match.head, "xcomp", "ccomp", "advcl"):
        is_predicate = _is_infinitive(sentence, child, language) or (seems and child.relation == "xcomp")
        if subject.index < child.index and is_predicate:
            return [*subtree(sentence, subject), *_branch(match, child)]
    return []


def _parataxis(match: CueMatch, language: Language) -> list[Token]:
    """Content of: "Het is op, zei hij": the cue hangs beside the head of its content, or the content beside the cue."""
    sentence, verb = match.sentence, match.head
    head = sentence.head(verb)
    hangs_beside = verb.relation == "parataxis" or _is_loose_conjunct(match)
    if hangs_beside and head is not None and not _is_own_clause(match, language):
        if match.entry.kind != "speech" and not _is_set_off(sentence, head, verb):
            return []  # "Turns out they knew"
        branch = {t.index for t in subtree(sentence, verb)}
        tokens = subtree(sentence, head, without=lambda t: t.index in branch)
        return _filled(sentence, tokens, branch)
    for child in sentence.dependents(verb, "parataxis", "dep"):
        is_cue = child.text.lower() in language.cues["sure_forms"]
        if child not in match.tokens and child.upos in PREDICATES and not is_cue and _is_set_off(sentence, verb, child):
            return _branch(match, child)
    return []


def _is_loose_conjunct(match: CueMatch) -> bool:
    """Tell a speaker's clause that a weak tree coordinates with what is said: "The dike leaks, the agency said"."""
    sentence, verb = match.sentence, match.head
    subjects = list(sentence.dependents(verb, "nsubj"))
    if verb.relation != "conj" or match.entry.kind != "speech" or not subjects:
        return False
    first = min(t.index for t in subtree(sentence, verb))
    return first > 0 and sentence.tokens[first - 1].text == "," and not any(sentence.dependents(verb, "cc"))


def _comparison(match: CueMatch, language: Language) -> list[Token]:
    """Content of: "Zoals CNN meldt, …": the content is the clause that the comparison belongs to."""
    sentence, verb = match.sentence, match.head
    marks = {t.text.lower() for t in sentence.dependents(verb, "mark", "advmod", "case")}
    head = sentence.head(verb)
    if verb.relation not in ("advcl", "parataxis", "acl") or head is None or not marks & language.cues["comparison"]:
        return []
    if any(sentence.dependents(verb, "ccomp")):
        return []  # "quoted as saying that"
    branch = {t.index for t in subtree(sentence, verb)}
    clause = head if head.relation in (*CLAUSES, "conj") else clause_above(sentence, head)
    tokens = subtree(sentence, clause or head, without=lambda t: t.index in branch)
    return _filled(sentence, tokens, branch)


def _gerund(match: CueMatch, language: Language) -> list[Token]:
    """Content of: "denied concealing anything", "admitted using it": an English clause without a subject."""
    verb = match.head
    if language.order != "SVO":
        return []
    for child in match.sentence.dependents(verb, "xcomp", "ccomp", "advcl", "obj"):
        is_gerund = child.upos in VERBAL and child.feature("VerbForm") in ("Ger", "Part")
        is_next = 0 < child.index - verb.index <= NEXT and child.text.lower().endswith("ing")
        if is_gerund and is_next and not any(t.text == "," for t in match.sentence.tokens[verb.index : child.index]):
            return _branch(match, child)
    return []


def _object(match: CueMatch, language: Language) -> list[Token]:
    """Content of: "ontkende de aantijging": a noun phrase is the claim; "raamt de kosten op een miljoen" goes on."""
    if inverts(match.sentence, match.head, language) and not any(match.sentence.dependents(match.head, "nsubj")):
        return []
    for child in match.sentence.dependents(match.head, "obj", "nsubj:pass"):
        if child.upos in ("NOUN", "PROPN") and lemma_of(child) not in language.cues["times"]:
            tokens = _branch(match, child)
            following = match.sentence.tokens[tokens[-1].index + 1 :][:1]
            goes_on = any(f.text.lower() in match.entry.prepositions for f in following)
            return to_true_end(match, tokens) if goes_on else tokens
    return []


def _judgement(match: CueMatch, language: Language) -> list[Token]:
    """Content of: "noemde de app 'een gokhal'": the object and what is said of it."""
    sentence, verb = match.sentence, match.head
    predicates = [t for t in sentence.dependents(verb, "xcomp", "obl", "ccomp", "advcl") if _is_predicate(match, t)]
    things = list(sentence.dependents(verb, "obj", "nsubj:pass"))
    if not predicates and len(things) > 1 and not is_passive(sentence, verb):
        predicates = things[1:]
    if things and not predicates and _is_tied(match, things[0]):
        return subtree(sentence, things[0])  # "accused the mayor of fraud", all of it hung below the mayor
    if not predicates or not things:
        return []
    return [t for part in (*things[:1], *predicates[:1]) for t in subtree(sentence, part)]


def _quoted_judgement(match: CueMatch, language: Language) -> list[Token]:
    """Content of: "noemt het zwijgen van de raad “een doodzonde”": a noun phrase and right after it quoted words.

    By place, for a tree that hangs the quoted words on another noun.
    """
    tokens, verb = match.sentence.tokens, match.head
    marks = [t.index for t in tokens[verb.index + 2 :] if t.text in QUOTES]
    if match.entry.kind != "judge" or len(marks) < 2 or marks[0] - verb.index > LONGEST:
        return []
    thing = tokens[verb.index + 1 : marks[0]]
    nominal = all(t.upos in IN_PHRASE_TAGS or t.feature("VerbForm") == "Inf" for t in thing)  # "het verzwijgen van"
    is_phrase = nominal and thing[0].upos in ("DET", "PRON", "PROPN", "NOUN")
    return list(tokens[verb.index + 1 : marks[1]]) if is_phrase else []


def _preposition(match: CueMatch, language: Language) -> list[Token]:
    """Content of: "waarschuwt voor hoogwater": the object of the verb's preposition, without it."""
    holders = dict.fromkeys((match.head, *match.tokens))
    children = [c for holder in holders for c in match.sentence.dependents(holder, "obl", "nmod", "advcl", "xcomp")]
    for child in children:
        cases = list(match.sentence.dependents(child, "case", "mark"))
        if cases and cases[0].text.lower() in match.entry.prepositions and child.index > match.head.index - 3:
            return [t for t in subtree(match.sentence, child) if t is not cases[0]]
    return []


def _pronoun(match: CueMatch, language: Language) -> list[Token]:
    """Content of: "Dat zegt de politie": a pronoun for the sentence before."""
    if is_infinitive(match):
        return []
    for child in match.sentence.dependents(match.head):
        if child.text.lower() not in language.cues["pointers"] or any(match.sentence.dependents(child)):
            continue
        if (
            child.relation in POINTING
            or (child.relation == "mark" and match.head.relation not in SUBORDINATE)
            or (child.relation == "nsubj" and child.index == 0 < match.head.index)
        ):
            return [child]
    return []


CONSTRUCTIONS: tuple[tuple[str, Callable[[CueMatch, Language], list[Token]]], ...] = (
    ("clause", _comparison),
    ("pronoun", leading_pronoun),
    ("judge", _judgement),
    ("judge", _quoted_judgement),
    ("infinitive-passive", _infinitive_passive),
    ("infinitive-subject", _infinitive_with_subject),
    ("clause", _clause),
    ("preposition", _preposition),
    ("clause", after_that),
    ("parataxis", _parataxis),
    ("infinitive", _infinitive),
    ("pronoun", _pronoun),
    ("pronoun", late_pronoun),
    ("object", _gerund),
    ("object", _object),
    ("quote", before_comma),
    ("quote", after_verb),
)


def _branch(match: CueMatch, head: Token) -> list[Token]:
    """Return a dependent's whole branch, with gaps filled, but without the cue."""
    cue = {t.index for t in (match.head, *match.tokens)}
    tokens = subtree(match.sentence, head, without=lambda t: t.index in cue)
    others = {
        t.index
        for child in match.sentence.dependents(match.head)
        if child is not head
        for t in subtree(match.sentence, child)
    }
    return _filled(match.sentence, tokens, cue | others)


def _filled(sentence: Sentence, tokens: list[Token], outside: set[int]) -> list[Token]:
    """Return all words from the first to the last token but those that lie outside."""
    if not tokens:
        return []
    first, last = min(t.index for t in tokens), max(t.index for t in tokens)
    return [t for t in sentence.tokens[first : last + 1] if t.index not in outside]


def without_edges(tokens: list[Token], language: Language) -> tuple[Token, ...]:
    """Return a content without its conjunction and without punctuation at its ends."""
    tokens = sorted(tokens, key=lambda t: t.index)
    while tokens and (
        tokens[0].upos == "PUNCT"
        or (tokens[0].relation == "mark" and tokens[0].text.lower() in language.cues["complementisers"])
    ):
        tokens = tokens[1:]
    while tokens and tokens[-1].upos == "PUNCT":
        tokens = tokens[:-1]
    return tuple(tokens)


def _has_subject(sentence: Sentence, verb: Token) -> bool:
    return any(sentence.dependents(verb, "nsubj", "csubj", "expl"))


def _is_infinitive(sentence: Sentence, clause: Token, language: Language) -> bool:
    marks = {t.text.lower() for t in sentence.dependents(clause, "mark", "case")}
    return bool(marks & language.cues["infinitive_marks"])


def _has_that(sentence: Sentence, clause: Token, language: Language) -> bool:
    return any(t.text.lower() in language.cues["complementisers"] for t in sentence.dependents(clause, "mark"))


def _opens_with_that(match: CueMatch, clause: Token, language: Language) -> bool:
    """Tell whether "that" stands between cue and clause, whatever the tree made of it."""
    between = match.sentence.tokens[match.head.index + 1 : clause.index]
    return any(t.text.lower() in language.cues["complementisers"] for t in between)


def _is_subordinate_to_reason(sentence: Sentence, clause: Token, language: Language) -> bool:
    """Tell whether a clause opens with another conjunction, such as because: no complement."""
    marks = [lemma_of(t) for t in sentence.dependents(clause, "mark")]
    return bool(marks) and marks[0] in language.cues["reasons"]


def _is_own_clause(match: CueMatch, language: Language) -> bool:
    """Tell whether a cue beside another clause has a content of its own, so that the other clause is none."""
    taken = language.cues["pointers"]  # "so", which is no content where a clause stands beside it
    below = [t for t in match.sentence.dependents(match.head) if t not in match.tokens and t.text.lower() not in taken]
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


def _short_phrase(sentence: Sentence, noun: Token) -> list[Token]:
    """Return a noun with what stands before it: the antecedent of a relative clause."""
    return [t for t in subtree(sentence, noun, without=lambda t: t.relation == "acl") if t.index <= noun.index]
