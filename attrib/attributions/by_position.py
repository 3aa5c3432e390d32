"""Contents by place: where the words around a cue tell more than its tree.

A parser with little training cuts long clauses short or hangs them elsewhere, and news sentences are built
simply. What these functions give is the sentence from the cue on, or up to it.
"""

from attrib.attributions.cues import QUOTES, VERBAL, CueMatch, inverts, lemma_of
from attrib.grammar import Construction, Switch, Trait
from attrib.lexicon import Lexicon
from attrib.model import Sentence, Token
from attrib.syntax import ancestors, subtree

# By place: how far from the end of its sentence a cue after its content may stand, how long a subject between comma
# and cue may be, and how far after the cue "that" may come.
FROM_END = 9

FROM_COMMA = 6

REACH = 12


def beside_phrase(sentence: Sentence, source: Token, phrase: tuple[Token, ...], lexicon: Lexicon) -> list[Token]:
    """Return the content by place where the phrase opens or closes its sentence.

    According to police, | the road is open.     The road is open, | according to police.
    """
    first, tokens = phrase[0].index, sentence.tokens
    clauses = [t for t in subtree(sentence, source) if t.relation == "acl"]
    described = {t.index for clause in clauses for t in subtree(sentence, clause)}
    after = [t for t in tokens[source.index + 1 :] if t.index not in described]
    if first == 0:
        if Switch.VERB_SECOND in lexicon.switches:
            verb = next((t for t in after if t.upos in VERBAL and t.relation != "acl"), None)
            is_second = verb is not None and verb.feature("VerbForm") == "Fin"
            return list(tokens[verb.index :]) if verb and is_second else []
        comma = next((t for t in after if t.text == ","), None)
        rest = list(tokens[comma.index + 1 :]) if comma else []
        said = has_finite(rest) or any(t.relation == "nsubj" for t in rest)  # "complaints rose", taken for a flower
        return rest if rest and not lexicon.has(rest[0].text, "relatives") and said else []
    before = list(tokens[: first - 1])
    closes = tokens[first - 1].text == "," and not has_finite(after)
    return before if closes and has_finite(before) else []


def around_phrase(sentence: Sentence, last: Token, phrase: tuple[Token, ...]) -> list[Token]:
    """Return the content around a source that stands between commas in the middle of a clause.

    The dike is, | according to the water board, | safe.
    """
    first, tokens = phrase[0].index, sentence.tokens
    before, after = list(tokens[: max(0, first - 1)]), list(tokens[last.index + 2 :])
    is_set_off = first > 1 and tokens[first - 1].text == "," and tokens[last.index + 1 : last.index + 2]
    if not is_set_off or tokens[last.index + 1].text != "," or any(t.text in QUOTES for t in tokens):
        return []
    splits_clause = has_finite(before) and not has_finite(after) and any(t.upos != "PUNCT" for t in after)
    return [*before, *after] if splits_clause and before[-1].upos in VERBAL else []


def before_comma(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "The dike was old, officials said": all before the comma that stands before subject and verb."""
    sentence, verb = match.sentence, match.head
    is_last = len(sentence.tokens) - verb.index <= FROM_END
    inverted = inverts(sentence, verb, lexicon)
    follows = Switch.VERB_SECOND in lexicon.switches and verb.index and sentence.tokens[verb.index - 1].text == ","
    if Construction.CLAUSE not in match.entry.frames or not (is_last or follows):
        return []
    if verb.feature("VerbForm") == "Inf" and not inverted:
        return []
    if verb.relation == "acl" or Trait.CLOSES not in match.entry.traits:
        return []
    commas = [t for t in sentence.tokens[1 : verb.index] if t.text == ","]
    if not commas or (not follows and any(t.relation == "nsubj" for t in sentence.tokens[verb.index + 4 :])):
        return []
    between = [t for t in sentence.tokens[commas[-1].index + 1 : verb.index] if t.upos not in ("AUX", "ADV", "PART")]
    inverted = bool(not between and sentence.tokens[verb.index + 1 : verb.index + 2])
    direct = between and len(between) <= FROM_COMMA and any(t.upos in ("NOUN", "PROPN", "PRON") for t in between)
    before = list(sentence.tokens[: commas[-1].index])
    opens_with_time = len(before) <= 4 and not has_finite(before)
    return before if (inverted or direct) and has_finite(before) and not opens_with_time else []


def closing_speaker(match: CueMatch, lexicon: Lexicon) -> tuple[list[Token], list[Token]]:
    """Return the speaker between the last comma and an English verb that closes its sentence, and what is said.

    It will change, | a source close to him | said.
    content           speaker
    """
    sentence, verb = match.sentence, match.head
    after = [t for t in _up_to_participle(sentence, verb) if t.upos != "PUNCT"]
    closes = len(after) <= FROM_END and not any(t.upos in VERBAL for t in after)
    if Switch.SUBJECT_FIRST not in lexicon.switches or Trait.STATES not in match.entry.traits or not closes:
        return [], []
    speaker = _phrase_after_comma(match)
    before = list(sentence.tokens[: speaker[0].index - 1]) if speaker else []
    return (speaker, before) if has_finite(before) or _may_be_told(before) else ([], [])


def _may_be_told(before: list[Token]) -> bool:
    """Tell a clause whose verb a tagger missed, as in headlines, from what a speaker did or was asked."""
    opens_otherwise = bool(before) and (before[0].upos in ("ADP", "SCONJ", "VERB", "ADV"))
    return len(before) > FROM_COMMA and not opens_otherwise


def _up_to_participle(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the words after a verb, up to a comma and what the speaker did beside speaking.

    It will change, four officials said | on Thursday |, speaking on condition of anonymity.
    """
    after = list(sentence.tokens[verb.index + 1 :])
    for place, token in enumerate(after[:-1]):
        if token.text == "," and after[place + 1].feature("VerbForm") in ("Part", "Ger"):
            return after[:place]
    return after


def _phrase_after_comma(match: CueMatch) -> list[Token]:
    """Return the noun phrase between the last comma before a finite verb and that verb."""
    sentence, verb = match.sentence, match.head
    commas = [t.index for t in sentence.tokens[: verb.index] if t.text == ","]
    if not commas or verb.feature("VerbForm") != "Fin":
        return []
    between = list(sentence.tokens[commas[-1] + 1 : verb.index])
    while between and between[-1].upos in ("AUX", "ADV"):
        between.pop()
    is_phrase = between and between[0].upos in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON")
    is_relative = between and between[0].feature("PronType") in ("Rel", "Int")
    has_mark = any(t.text in QUOTES for t in between)
    return between if is_phrase and not is_relative and not has_finite(between) and not has_mark else []


def inserted_speaker(match: CueMatch, lexicon: Lexicon) -> tuple[list[Token], list[Token]]:
    """Return the speaker that an English sentence is split by, and the two parts of what is said.

    The deal, | Lee | said, is dead.   speaker: "Lee"   content: "The deal", "is dead"
    """
    tokens, verb = match.sentence.tokens, match.head
    if (
        Switch.SUBJECT_FIRST not in lexicon.switches
        or Trait.STATES not in match.entry.traits
        or not (speaker := _phrase_after_comma(match))
    ):
        return [], []
    comma = next((t.index for t in tokens[verb.index + 1 : verb.index + FROM_COMMA] if t.text == ","), None)
    before = list(tokens[: speaker[0].index - 1])
    after = list(tokens[comma + 1 :]) if comma else []
    if comma is None or has_finite(list(tokens[verb.index + 1 : comma])) or any(t.text in QUOTES for t in tokens):
        return [], []
    goes_on = after and after[0].upos not in ("CCONJ", "SCONJ") and after[0].feature("VerbForm") not in ("Part", "Ger")
    splits_clause = goes_on and has_finite(after) and not has_finite(before)
    return (speaker, [*before, *after]) if splits_clause and before else ([], [])


def leading_pronoun(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "Dat concludeert het instituut": a pronoun before the verb that comes second."""
    tokens, verb = match.sentence.tokens, match.head
    if Switch.VERB_SECOND not in lexicon.switches or len(tokens) < 3 or not lexicon.has(tokens[0].text, "pointers"):
        return []
    is_second = verb.index == 1 or (tokens[1].upos == "AUX" and verb.feature("VerbForm") in ("Part", "Inf"))
    after = tokens[verb.index + 1 :][:REACH]
    opens_clause = any(lexicon.has(t.text, "complementisers") and t.upos == "SCONJ" for t in after)
    return [tokens[0]] if is_second and not opens_clause and tokens[1].upos in VERBAL else []


def late_pronoun(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "De provincie vindt dat ook", "hebben dat verteld": a pronoun with no clause after it."""
    tokens = match.sentence.tokens
    if Switch.VERB_SECOND not in lexicon.switches or is_infinitive(match):
        return []
    for token in tokens[1:-1]:
        follower = tokens[token.index + 1]
        later = [t for t in tokens[token.index + 1 :] if t is not match.head]
        is_pointer = lexicon.has(token.text, "pointers") and lexicon.has(token.text, "impersonal")
        is_day = lexicon.has(follower.text, "days")
        goes_on = follower.upos in ("NOUN", "ADJ", "PROPN", "DET", "PRON") and not is_day
        if is_pointer and not goes_on and not has_finite(later):
            return [token]
    return []


def is_infinitive(match: CueMatch) -> bool:
    """Tell an infinitive; a Dutch plural with a subject only looks like one: "bewoners spreken dat tegen"."""
    return match.head.feature("VerbForm") == "Inf" and not any(match.sentence.dependents(match.head, "nsubj"))


def after_that(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "wees erop dat het lekt": all after the conjunction that follows the cue."""
    after = list(match.sentence.tokens[match.tokens[-1].index + 1 :])
    marks = [i for i, t in enumerate(after[:REACH]) if lexicon.has(t.text, "complementisers")]
    if not marks or after[marks[0]].upos not in ("SCONJ", "PRON") or match.head.feature("VerbForm") == "Inf":
        return []
    start = after[marks[0]].index + 1
    rest = list(match.sentence.tokens[start : _boundary(match, start, lexicon)])
    barrier = any(t.upos in VERBAL or t.text in (",", ":") for t in after[: marks[0]])
    return rest if has_finite(rest) and not barrier else []


def extraposed(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "noemt | het onbestaanbaar dat niemand het wist", "called | it a disgrace that nobody knew"."""
    if match.head.feature("VerbForm") == "Inf":
        return []
    near = match.sentence.tokens[match.head.index + 1 :][:REACH]
    thing = next((t for t in near if lexicon.has(t.text, "impersonal")), None)
    that = next((t for t in near if lexicon.has(t.text, "complementisers")), None)
    if thing is None or that is None or that.index - thing.index <= 1:
        return []
    between = match.sentence.tokens[thing.index + 1 : that.index]
    if any(t.upos in VERBAL or t.text == "," for t in between) or that.upos not in ("SCONJ", "PRON"):
        return []
    tokens = list(match.sentence.tokens[thing.index : _boundary(match, that.index + 1, lexicon)])
    return tokens if has_finite(tokens[that.index - thing.index :]) else []


def after_verb(match: CueMatch, lexicon: Lexicon) -> list[Token]:
    """Content of: "Lee told the paper the dike was old": all after verb and hearer, if it has a subject and a verb."""
    sentence, verb = match.sentence, match.head
    if (
        Construction.CLAUSE not in match.entry.frames
        or Trait.SPEAKS not in match.entry.traits
        or verb.feature("VerbForm") == "Inf"
    ):
        return []
    rest = list(sentence.tokens[match.tokens[-1].index + 1 :])
    while rest and rest[0].text in QUOTES:
        rest.pop(0)
    opens = next((i for i, t in enumerate(rest[:REACH]) if lexicon.has(t.text, "complementisers")), None)
    if opens is not None and rest[opens].upos == "SCONJ":
        if any(t.upos in VERBAL and t.relation != "amod" for t in rest[:opens]):
            return []  # "that" belongs to another verb
        rest = rest[opens + 1 :]
    elif (
        Switch.BARE_CLAUSES not in lexicon.switches
        or not rest
        or rest[0].upos not in ("PRON", "DET", "NOUN", "PROPN", "ADJ", "NUM")
    ):
        return []
    end = _boundary(match, rest[0].index, lexicon) if rest else 0
    within = [t for t in rest if t.index < end]
    rest = within if has_finite(within) else rest
    return rest if has_finite(rest) and any(t.relation == "nsubj" for t in rest) else []


def has_finite(tokens: list[Token]) -> bool:
    """Tell whether one of the words is a finite verb."""
    return any(t.upos in VERBAL and t.feature("VerbForm") == "Fin" for t in tokens)


def to_true_end(match: CueMatch, tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return a content that lasts to the end of its sentence, or to where the cue's own clause goes on.

    He | said | the dike was old, the pump was broken and nobody had checked.
    She | said | it was late, but | left.   ends at "but": "left" is coordinated with "said"
    """
    sentence, verb = match.sentence, match.head
    if tokens[0].index > verb.index:
        if not _reaches_on(sentence, verb):
            return [*tokens, *_clause_right_after(match, tokens[-1])]
        end = _boundary(match, tokens[-1].index + 1, lexicon)
        return [*tokens, *sentence.tokens[tokens[-1].index + 1 : end]]
    if tokens[-1].index < verb.index and verb.relation in ("root", "parataxis"):
        return [*sentence.tokens[: tokens[0].index], *tokens]
    return tokens


def _clause_right_after(match: CueMatch, last: Token) -> list[Token]:
    """Return the clause that follows a claim without a comma, hung on the cue: "who said he left | after he saw it"."""
    for clause in match.sentence.dependents(match.head, "advcl"):
        tokens = subtree(match.sentence, clause)
        if tokens[0].index == last.index + 1 and tokens[0].upos == "SCONJ":
            return tokens
    return []


def _reaches_on(sentence: Sentence, verb: Token) -> bool:
    """Tell whether nothing of an outer clause can follow a cue's content: it stands in a main clause."""
    head: Token | None = verb
    while head is not None and head.relation in ("conj", "ccomp", "xcomp", "parataxis", "aux", "cop"):
        above = sentence.head(head)
        if head.relation in ("ccomp", "parataxis") and above is not None and above.index > head.index:
            return False
        head = above
    return head is None or head.relation == "root"


def _is_participle_clause(sentence: Sentence, token: Token) -> bool:
    """Tell what the speaker did beside speaking: "said it leaks, adding that …"."""
    before = sentence.tokens[token.index - 1].text
    return token.relation == "advcl" and token.feature("VerbForm") in ("Part", "Ger") and before == ","


def _is_told(match: CueMatch, clause: Token, lexicon: Lexicon) -> bool:
    """Tell a clause that tells what will be done, not what was: "told her he was ill | and would resign"."""
    sentence, verb = match.sentence, match.head
    helpers = [t for t in sentence.dependents(clause, "aux") if t.feature("VerbForm") == "Fin"]
    modal = [t for t in helpers[:1] if not lexicon.has(lemma_of(t), "plain_auxiliaries")]
    modal = [t for t in modal if t.feature("Tense") != "Past"]
    own = any(sentence.dependents(clause, "nsubj"))
    return bool(modal) and not own and clause.head == verb.index and verb.feature("Tense") == "Past"


def _boundary(match: CueMatch, start: int, lexicon: Lexicon) -> int:
    """Return the index of the first word after a content that belongs to the cue's own level again."""
    sentence = match.sentence
    level = {match.head.index, *(t.index for t in ancestors(sentence, match.head))}
    for token in sentence.tokens[start:]:
        if token.text in (";", ")", "]") or token.relation == "parataxis":
            return min(token.index, *(t.index for t in subtree(sentence, token) if t.index >= start))
        if token.head == match.head.index and token.index > start and _is_participle_clause(sentence, token):
            return token.index
        joined = any(sentence.dependents(token, "cc")) or sentence.tokens[token.index - 1].text == ","
        if token.relation == "conj" and token.head in level and joined and not _is_told(match, token, lexicon):
            return min(t.index for t in subtree(sentence, token) if t.index >= start)
    return len(sentence.tokens)
