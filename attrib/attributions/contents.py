"""What a cue governs: the words of the claim, by the tree around the cue.

Each construction is a small function from a cue to the tokens of its content; the table at the end gives
their order. In Dutch the cue often hangs below its content ("Het is op, zei hij": parataxis), in English
mostly above it (ccomp); both are asked for in both languages.
"""

from collections.abc import Callable
from dataclasses import dataclass

from attrib.attributions.cues import VERBAL, CueMatch, lemma_of
from attrib.model import Language, Sentence, Token
from attrib.syntax import ancestors, subtree

# By place: how far from the end of its sentence a cue after its content may stand, how long a subject between comma
# and cue may be, and how far after the cue "that" may come.
FROM_END = 9
FROM_COMMA = 6
REACH = 12
# Clauses: where climbing from a word inside one stops.
CLAUSES = ("root", "ccomp", "advcl", "acl", "parataxis", "csubj")
# Relations of a pronoun that stands for the sentence before.
POINTING = ("obj", "ccomp", "advmod", "obl", "xcomp")
# Constructions whose content, once begun, mostly lasts to the end of the sentence.
REACHING = ("clause", "infinitive", "infinitive-subject", "preposition", "parataxis")
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
        if frame in match.entry.frames and (tokens := construction(match, language)):
            if frame in REACHING:
                tokens = _to_true_end(match, sorted(tokens, key=lambda t: t.index))
            return Content(
                tokens=_clean(match.sentence, tokens, language), pattern=frame, points_back=frame == "pronoun"
            )
    return None


def content_of_noun(match: CueMatch, language: Language) -> Content | None:
    """Return the clause that depends on a cue noun: "de vrees dat het misgaat"."""
    sentence = match.sentence
    for child in sentence.dependents(match.head, "acl", "ccomp", "advcl", "csubj"):
        marks = {t.text.lower() for t in sentence.dependents(child, "mark")}
        if child.deprel != "acl:relcl" and child.index > match.head.index and marks & language.cues["complementisers"]:
            if _has_subject(sentence, child):
                return Content(tokens=_clean(sentence, subtree(sentence, child), language), pattern="noun-clause")
    return None


def content_of_phrase(
    sentence: Sentence, source: Token, phrase: tuple[Token, ...], language: Language
) -> Content | None:
    """Return the clause that "volgens X" or "according to X" stands in, without that phrase."""
    if tokens := _beside_phrase(sentence, source, phrase, language):
        return Content(tokens=_clean(sentence, tokens, language), pattern="phrase")
    clause = clause_above(sentence, source)
    if clause is None:
        return None
    without = {t.index for t in (*subtree(sentence, source), *phrase)}
    tokens = subtree(sentence, clause, without=lambda t: t.index in without)
    if clause.deprel == "acl:relcl" and (noun := sentence.head(clause)) is not None:
        tokens = [*_short_phrase(sentence, noun), *tokens]
    tokens = _filled(sentence, [t for t in tokens if t.index not in without], without)
    tokens = list(_clean(sentence, tokens, language))
    return Content(tokens=tuple(tokens), pattern="phrase") if tokens else None


def _beside_phrase(
    sentence: Sentence, source: Token, phrase: tuple[Token, ...], language: Language
) -> list[Token]:
    """Return the content by place where the phrase opens or closes its sentence.

    According to police, | the road is open.     The road is open, | according to police.
    """
    first, tokens = phrase[0].index, sentence.tokens
    after = [t for t in tokens[source.index + 1 :]]
    if first == 0:
        if language.order == "V2":
            verb = next((t for t in after if t.upos in VERBAL and t.relation not in ("acl", "acl:relcl")), None)
            is_second = verb is not None and verb.feature("VerbForm") == "Fin"
            return list(tokens[verb.index :]) if verb and is_second and verb.relation != "acl:relcl" else []
        comma = next((t for t in after if t.text == ","), None)
        rest = list(tokens[comma.index + 1 :]) if comma else []
        return rest if rest and rest[0].text.lower() not in language.cues["relatives"] and _has_finite(rest) else []
    before = list(tokens[: first - 1])
    closes = tokens[first - 1].text == "," and not any(
        t.upos in VERBAL and t.feature("VerbForm") == "Fin" and t.relation != "acl:relcl" for t in after
    )
    return before if closes and _has_finite(before) else []


def clause_above(sentence: Sentence, token: Token) -> Token | None:
    """Return the head of the clause in which a word stands."""
    for head in ancestors(sentence, token):
        if head.relation in CLAUSES or (head.relation == "conj" and head.upos in VERBAL):
            return head
    return None


# Constructions: a cue to the tokens of its content, or none.


def _clause(match: CueMatch, language: Language) -> list[Token]:
    """ "zegt dat het misgaat": the complement clause, also as subject of a passive."""
    sentence, verb = match.sentence, match.head
    for holder in (verb, *match.tokens):
        for child in sentence.dependents(holder, "ccomp", "csubj", "advcl", "xcomp", "acl"):
            if child in match.tokens or (
                child.relation in ("advcl", "acl") and not _has_that(sentence, child, language)
            ):
                continue
            if child.relation == "xcomp" and not (
                _has_subject(sentence, child) or _has_that(sentence, child, language)
            ):
                continue
            if child.relation == "ccomp" and _is_subordinate_to_reason(sentence, child):
                continue
            if match.entry.kind == "want" and not _opens_with_that(match, child, language):
                continue
            return _branch(match, child)
    return []


def _infinitive(match: CueMatch, language: Language) -> list[Token]:
    """ "zegt zich niets te herinneren", "threatened to walk out"."""
    for holder in dict.fromkeys((match.head, *match.tokens)):
        for child in match.sentence.dependents(holder, "xcomp", "ccomp", "advcl"):
            marks = {t.text.lower() for t in match.sentence.dependents(child, "mark", "case")}
            if child not in match.tokens and child.index > match.head.index and marks & {"te", "to"}:
                return _branch(match, child)
    return []


def _infinitive_with_subject(match: CueMatch, language: Language) -> list[Token]:
    """ "wants him to resign": another one is to act, so object and infinitive are the claim."""
    sentence = match.sentence
    for child in sentence.dependents(match.head, "xcomp", "ccomp"):
        marks = {t.text.lower() for t in sentence.dependents(child, "mark")}
        objects = [t for t in sentence.dependents(match.head, "obj", "iobj") if t.index < child.index]
        if child not in match.tokens and marks & {"te", "to"} and (objects or _has_subject(sentence, child)):
            return [*(t for o in objects[-1:] for t in subtree(sentence, o)), *_branch(match, child)]
    return []


def _parataxis(match: CueMatch, language: Language) -> list[Token]:
    """ "Het is op, zei hij": the cue hangs beside the head of its content, or the content beside the cue."""
    sentence, verb = match.sentence, match.head
    head = sentence.head(verb)
    if verb.relation == "parataxis" and head is not None and not _is_own_clause(sentence, verb):
        branch = {t.index for t in subtree(sentence, verb)}
        tokens = subtree(sentence, head, without=lambda t: t.index in branch)
        return _filled(sentence, tokens, branch)
    for child in sentence.dependents(verb, "parataxis", "dep"):
        is_cue = child.text.lower() in language.cues["sure_forms"]
        if child not in match.tokens and child.upos in PREDICATES and not is_cue and _is_set_off(sentence, verb, child):
            return _branch(match, child)
    return []


def _comparison(match: CueMatch, language: Language) -> list[Token]:
    """ "Zoals CNN meldt, …": the content is the clause that the comparison belongs to."""
    sentence, verb = match.sentence, match.head
    marks = {t.text.lower() for t in sentence.dependents(verb, "mark", "advmod", "case")}
    head = sentence.head(verb)
    if verb.relation not in ("advcl", "parataxis", "acl") or head is None or not marks & language.cues["comparison"]:
        return []
    branch = {t.index for t in subtree(sentence, verb)}
    clause = head if head.relation in (*CLAUSES, "conj") else clause_above(sentence, head)
    tokens = subtree(sentence, clause or head, without=lambda t: t.index in branch)
    return _filled(sentence, tokens, branch)


def _object(match: CueMatch, language: Language) -> list[Token]:
    """ "ontkende de aantijging": a noun phrase is the claim."""
    for child in match.sentence.dependents(match.head, "obj", "nsubj:pass"):
        if child.upos in ("NOUN", "PROPN") and child.feature("Reflex") is None:
            return _branch(match, child)
    return []


def _judgement(match: CueMatch, language: Language) -> list[Token]:
    """ "noemde de app 'een gokhal'": the object and what is said of it."""
    sentence, verb = match.sentence, match.head
    predicates = [t for t in sentence.dependents(verb, "xcomp", "obl", "ccomp", "advcl") if _is_predicate(match, t)]
    things = list(sentence.dependents(verb, "obj", "nsubj:pass"))
    if not predicates and len(things) > 1:
        predicates = things[1:]
    if not predicates or not things:
        return []
    return [t for part in (*things[:1], *predicates[:1]) for t in subtree(sentence, part)]


def _preposition(match: CueMatch, language: Language) -> list[Token]:
    """ "waarschuwt voor hoogwater": the object of the verb's preposition, without it."""
    for child in match.sentence.dependents(match.head, "obl", "nmod", "advcl", "xcomp"):
        cases = [t for t in match.sentence.dependents(child, "case", "mark")]
        if cases and cases[0].text.lower() in match.entry.prepositions and child.index > match.head.index - 3:
            branch = {cases[0].index}
            return subtree(match.sentence, child, without=lambda t: t.index in branch)
    return []


def _pronoun(match: CueMatch, language: Language) -> list[Token]:
    """ "Dat zegt de politie": a pronoun for the sentence before."""
    for child in match.sentence.dependents(match.head):
        if child.text.lower() not in language.cues["pointers"] or any(match.sentence.dependents(child)):
            continue
        if child.relation in POINTING or (child.relation == "mark" and not any(match.sentence.dependents(child))) or (child.relation == "nsubj" and child.index == 0 < match.head.index):
            return [child]
    return []


# By place: what a speech verb governs where the tree hung its content elsewhere.


def _before_comma(match: CueMatch, language: Language) -> list[Token]:
    """"The dike was old, officials said": all before the comma that stands before subject and verb."""
    sentence, verb = match.sentence, match.head
    is_last = len(sentence.tokens) - verb.index <= FROM_END
    inverts = language.order == "V2" and verb.index and sentence.tokens[verb.index - 1].text == ","
    if "clause" not in match.entry.frames or verb.feature("VerbForm") == "Inf" or not (is_last or inverts):
        return []
    commas = [t for t in sentence.tokens[1 : verb.index] if t.text == ","]
    if not commas or (not inverts and any(t.relation == "nsubj" for t in sentence.tokens[verb.index + 4 :])):
        return []
    between = [t for t in sentence.tokens[commas[-1].index + 1 : verb.index] if t.upos not in ("AUX", "ADV", "PART")]
    inverted = not between and sentence.tokens[verb.index + 1 : verb.index + 2]
    direct = between and len(between) <= FROM_COMMA and any(t.upos in ("NOUN", "PROPN", "PRON") for t in between)
    before = list(sentence.tokens[: commas[-1].index])
    opens_with_time = len(before) <= 4 and not _has_finite(before)
    return before if (inverted or direct) and _has_finite(before) and not opens_with_time else []


def _leading_pronoun(match: CueMatch, language: Language) -> list[Token]:
    """"Dat concludeert het instituut", "Dat heeft zij gezegd": a pronoun before the verb that comes second."""
    tokens, verb = match.sentence.tokens, match.head
    if language.order != "V2" or len(tokens) < 3 or tokens[0].text.lower() not in language.cues["pointers"]:
        return []
    is_second = verb.index == 1 or (tokens[1].upos == "AUX" and verb.feature("VerbForm") in ("Part", "Inf"))
    opens_clause = any(t.text.lower() in language.cues["complementisers"] for t in tokens[verb.index + 1 :][:REACH])
    return [tokens[0]] if is_second and not opens_clause and tokens[1].upos in VERBAL else []


def _after_that(match: CueMatch, language: Language) -> list[Token]:
    """"wees erop dat het lekt": all after the conjunction that follows the cue."""
    after = list(match.sentence.tokens[match.tokens[-1].index + 1 :])
    marks = [i for i, t in enumerate(after[:REACH]) if t.text.lower() in language.cues["complementisers"]]
    if not marks or after[marks[0]].upos not in ("SCONJ", "PRON") or match.head.feature("VerbForm") == "Inf":
        return []
    start = after[marks[0]].index + 1
    rest = list(match.sentence.tokens[start : _boundary(match, start)])
    barrier = any(t.upos in VERBAL or t.text in (",", ":") for t in after[: marks[0]])
    return rest if _has_finite(rest) and not barrier else []


def _after_verb(match: CueMatch, language: Language) -> list[Token]:
    """"Lee told the paper the dike was old": all after verb and hearer, if it has a subject and a verb."""
    sentence, verb = match.sentence, match.head
    if "clause" not in match.entry.frames or match.entry.kind != "speech" or verb.feature("VerbForm") == "Inf":
        return []
    rest = list(sentence.tokens[match.tokens[-1].index + 1 :])
    opens = next((i for i, t in enumerate(rest[:REACH]) if t.text.lower() in language.cues["complementisers"]), None)
    if opens is not None and rest[opens].upos == "SCONJ":
        rest = rest[opens + 1 :]
    elif language.order == "V2" or not rest or rest[0].upos not in ("PRON", "DET", "NOUN", "PROPN", "ADJ", "NUM"):
        return []
    end = _boundary(match, rest[0].index) if rest else 0
    rest = [t for t in rest if t.index < end]
    return rest if _has_finite(rest) and any(t.relation == "nsubj" for t in rest) else []


def _has_finite(tokens: list[Token]) -> bool:
    return any(t.upos in VERBAL and t.feature("VerbForm") == "Fin" for t in tokens)


CONSTRUCTIONS: tuple[tuple[str, Callable[[CueMatch, Language], list[Token]]], ...] = (
    ("clause", _comparison),
    ("pronoun", _leading_pronoun),
    ("judge", _judgement),
    ("infinitive-subject", _infinitive_with_subject),
    ("clause", _clause),
    ("preposition", _preposition),
    ("parataxis", _parataxis),
    ("infinitive", _infinitive),
    ("clause", _after_that),
    ("pronoun", _pronoun),
    ("object", _object),
    ("quote", _before_comma),
    ("quote", _after_verb),
)


# True ends: a parser with little training cuts long clauses short, and news sentences are built simply, so the
# words decide where a claim ends more than the tree does.


def _to_true_end(match: CueMatch, tokens: list[Token]) -> list[Token]:
    """Return a content that lasts to the end of its sentence, or to where the cue's own clause goes on.

    He | said | the dike was old, the pump was broken and nobody had checked.
    She | said | it was late, but | left.   ends at "but": "left" is coordinated with "said"
    """
    sentence, verb = match.sentence, match.head
    if tokens[0].index > verb.index:
        if not _reaches_on(sentence, verb):
            return tokens
        end = _boundary(match, tokens[-1].index + 1)
        return [*tokens, *sentence.tokens[tokens[-1].index + 1 : end]]
    if tokens[-1].index < verb.index and verb.relation in ("root", "parataxis"):
        return [*sentence.tokens[: tokens[0].index], *tokens]
    return tokens


def _reaches_on(sentence: Sentence, verb: Token) -> bool:
    """Tell whether nothing of an outer clause can follow a cue's content: it stands in a main clause."""
    head: Token | None = verb
    while head is not None and head.relation in ("conj", "ccomp", "xcomp", "parataxis", "aux", "cop"):
        if head.relation == "parataxis" and (above := sentence.head(head)) is not None and above.index > head.index:
            return False
        head = sentence.head(head)
    return head is None or head.relation == "root"


def _boundary(match: CueMatch, start: int) -> int:
    """Return the index of the first word after a content that belongs to the cue's own level again."""
    sentence = match.sentence
    level = {match.head.index, *(t.index for t in ancestors(sentence, match.head))}
    for token in sentence.tokens[start:]:
        if token.text in (";", ")", "]") or token.relation == "parataxis":
            return min(token.index, *(t.index for t in subtree(sentence, token) if t.index >= start))
        if token.relation == "conj" and token.head in level:
            return min(t.index for t in subtree(sentence, token) if t.index >= start)
    return len(sentence.tokens)


# Helpers


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


def _clean(sentence: Sentence, tokens: list[Token], language: Language) -> tuple[Token, ...]:
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


def _has_that(sentence: Sentence, clause: Token, language: Language) -> bool:
    return any(t.text.lower() in language.cues["complementisers"] for t in sentence.dependents(clause, "mark"))


def _opens_with_that(match: CueMatch, clause: Token, language: Language) -> bool:
    """Tell whether "that" stands between cue and clause, whatever the tree made of it."""
    between = match.sentence.tokens[match.head.index + 1 : clause.index]
    return any(t.text.lower() in language.cues["complementisers"] for t in between)


def _is_subordinate_to_reason(sentence: Sentence, clause: Token) -> bool:
    """Tell whether a clause opens with another conjunction, such as because: no complement."""
    marks = [lemma_of(t) for t in sentence.dependents(clause, "mark")]
    return bool(marks) and marks[0] in ("omdat", "because", "terwijl", "while", "doordat", "zodat")


def _is_own_clause(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a cue beside another clause has a content of its own, so that the other clause is none."""
    return any(sentence.dependents(verb, "ccomp", "obj")) or any(
        t.index > verb.index for t in sentence.dependents(verb, "parataxis", "xcomp")
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
    return token.relation == "xcomp" and token.upos in ("NOUN", "ADJ", "PROPN", "PRON", "NUM")


def _short_phrase(sentence: Sentence, noun: Token) -> list[Token]:
    """Return a noun with what stands before it: the antecedent of a relative clause."""
    return [t for t in subtree(sentence, noun, without=lambda t: t.relation == "acl") if t.index <= noun.index]
