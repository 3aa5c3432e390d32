"""Who a cue belongs to: the noun phrase that names the source at that place."""

from collections.abc import Iterator
from dataclasses import dataclass

from attrib.attributions.cues import QUOTES, VERBAL, CueMatch, lemma_of
from attrib.model import Language, Sentence, Token
from attrib.syntax import is_passive, subtree

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM")
SUBJECTS = ("nsubj", "nsubj:outer", "nsubj:xsubj")
# A clause under these relations shares the subject of the clause above it.
SHARING = ("conj", "xcomp", "advcl", "aux", "cop", "parataxis", "ccomp")
CLIMB = 4
NOUNS = ("PROPN", "PRON", "NOUN")
RELATIVES = frozenset({"who", "whose", "which", "die", "wiens"})
POINTERS = frozenset({"dat", "dit", "that", "this", "het", "it"})
# Tags that a noun phrase is made of, with the hyphens and ampersands of names; and how long one may grow by place.
IN_PHRASE_TAGS = ("NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM", "PART", "CCONJ", "SYM", "X", "PRON")
LONGEST = 12
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren vandaag".split()
)
# Where an aside after a source ends.
CLOSING = frozenset(
    {",", ";", ":", ".", "!", "?", '"', "“", "”", "'", "‘", "’", "«", "»", "„", ",,", "''", "-", "–", "—"}
)
# Relations inside a noun phrase: from these one climbs to its head.
IN_PHRASE = ("det", "amod", "compound", "flat", "nmod", "nummod", "appos", "fixed", "case")
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
    beside = _subject_beside(sentence, verb, language)
    subject = beside or _shared_subject(sentence, verb, language)
    if subject is not None and _may_be_subject(match, subject, language):
        return subject
    return _neighbour(sentence, verb, language)


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
        if token.upos in VERBAL and token.relation in ("nmod", "appos", "flat", "obl", "dep", "obj"):
            return True  # a clause that a weak tree hung below the phrase
        if token.head != head.index:
            return False
        if token.relation == "advmod":
            return abs(token.index - head.index) > NEAR
        return token.relation in BESIDE_HEAD

    tokens = subtree(sentence, head, without=is_beside)
    return Phrase(head=head, tokens=tuple(_trimmed(_unbroken(sentence, tokens, head, outside), head)))


def whole_phrase(sentence: Sentence, phrase: Phrase, cue: tuple[Token, ...], outside: frozenset[int]) -> Phrase:
    """Return a phrase stretched over what a weak tree leaves out of it.

    Before its verb a subject lasts up to the verb: "Lee, the head of the port, said". After its verb it goes on
    over appositions and relative clauses: "said Lee, who runs the port".
    """
    first, last = phrase.tokens[0], phrase.tokens[-1]
    verb = cue[0]
    tokens = list(phrase.tokens)
    if last.index < verb.index:
        tokens = [*_phrase_before(sentence, first, verb, outside), *tokens]
        tokens += _names_after(sentence, last, outside)
        gap = sentence.tokens[tokens[-1].index + 1 : verb.index]
        while gap and gap[-1].upos in ("AUX", "ADV", "PART"):
            gap = gap[:-1]
        if gap and _is_aside(gap):
            tokens += gap
    elif first.index > verb.index:
        names = _names_after(sentence, last, outside)
        tokens += [*names, *_asides_after(sentence, (names or [last])[-1], outside)]
    if phrase.head.upos == "PROPN":
        tokens = [*_names_before(sentence, tokens[0], outside), *tokens]
    return Phrase(head=phrase.head, tokens=tuple(_trimmed(tokens, phrase.head)))


def _phrase_before(sentence: Sentence, first: Token, verb: Token, outside: frozenset[int]) -> list[Token]:
    """Return what stands before a subject up to the border of its clause, if all of it can be one noun phrase.

    "Two people close to | the board | said": a weak tree has only the last noun as subject.
    """
    if any(t.upos == "ADV" or t.text == "," for t in sentence.tokens[first.index : verb.index]):
        return []
    found: list[Token] = []
    for token in reversed(sentence.tokens[: first.index]):
        if token.upos not in IN_PHRASE_TAGS or token.index in outside or token.text in QUOTES:
            break
        found.insert(0, token)
    while found and found[0].upos in ("CCONJ", "PART", "PUNCT"):
        found.pop(0)
    border = sentence.tokens[found[0].index - 1] if found and found[0].index else None
    at_border = border is None or border.upos in ("PUNCT", "CCONJ", "SCONJ")
    opens = bool(found) and found[0].upos in ("DET", "NUM", "NOUN", "PROPN", "ADJ", "PRON")
    return found if opens and at_border and len(found) <= LONGEST else []


def _names_after(sentence: Sentence, last: Token, outside: frozenset[int]) -> list[Token]:
    """Return the name right after a phrase that a weak tree hung elsewhere: "said lead author Ann Lee"."""
    found: list[Token] = []
    for token in sentence.tokens[last.index + 1 :]:
        if token.upos != "PROPN" or token.index in outside or token.text.lower() in DAYS:
            break
        found.append(token)
    return found


def _is_aside(gap: tuple[Token, ...]) -> bool:
    """Tell whether the words between a subject and its verb are set off by commas or brackets on both sides."""
    return len(gap) > 2 and gap[0].text in {",", "(", "–", "—", "-"} and gap[-1].text in {",", ")", "–", "—", "-"}


def _asides_after(sentence: Sentence, last: Token, outside: frozenset[int]) -> list[Token]:
    """Return the apposition or relative clause after a comma that follows a phrase, at most two of them."""
    rest = [t for t in sentence.tokens[last.index + 1 :]]
    found: list[Token] = []
    for _ in range(2):
        if len(rest) > 2 and rest[0].text.lower() in RELATIVES:
            rest = [last, *rest]
        elif len(rest) < 3 or rest[0].text != "," or not _opens_aside(rest[1:4]):
            break
        end = next((i for i, t in enumerate(rest[1:], start=1) if t.text in CLOSING or t.index in outside), len(rest))
        found += [t for t in rest[:end] if t is not last]
        rest = rest[end:]
    return found


def _opens_aside(tokens: list[Token]) -> bool:
    """Tell whether words open a relative clause or an apposition, not a new clause or an adverbial."""
    first = tokens[0]
    if first.text.lower() in RELATIVES:
        return True
    return first.upos in ("DET", "NOUN", "PROPN", "ADJ") and not any(t.upos in VERBAL for t in tokens)


def _names_before(sentence: Sentence, first: Token, outside: frozenset[int]) -> list[Token]:
    """Return the title before a name that a weak tree hung elsewhere: "presidential nominee Donald Trump"."""
    before: list[Token] = []
    for token in reversed(sentence.tokens[: first.index]):
        if (
            token.upos not in ("PROPN", "NOUN", "ADJ")
            or token.index in outside
            or token.relation in ("obl", "obl:tmod")
        ):
            break
        before.insert(0, token)
    return before if before and before[-1].upos in ("PROPN", "NOUN") else []


def coordinated(sentence: Sentence, head: Token, cue: tuple[Token, ...]) -> list[Token]:
    """Return the heads of coordinated sources, or the one head where they form one source.

    "vier diplomaten en een EU-functionaris" are two, "burgemeester en wethouders" is one.
    """
    others = [
        t
        for t in sentence.dependents(head, "conj")
        if t.upos in ("NOUN", "PROPN", "PRON", "NUM") and not _has_own_verb(sentence, t, cue)
    ]
    if not others:
        return [head]
    heads = [head, *others]
    named = any(t.upos == "PROPN" for t in heads)
    described = any(True for t in heads for _ in sentence.dependents(t, "det", "nummod", "amod", "nmod", "acl"))
    return heads if named or described else [head]


def _has_own_verb(sentence: Sentence, noun: Token, cue: tuple[Token, ...]) -> bool:
    """Tell whether a noun after the cue is the subject of the next clause: "…, zei Lee, en Bos waarschuwt dat"."""
    if cue and noun.index < cue[0].index:
        return False
    after = sentence.tokens[noun.index + 1 :]
    return any(
        t.upos in VERBAL and t.feature("VerbForm") == "Fin" and not t.deprel.startswith("acl") and t not in cue
        for t in after
    )


def _may_be_subject(match: CueMatch, subject: Token, language: Language) -> bool:
    """Tell a subject that a weak tree cannot mean: a noun of time, a part of the cue, an English one after its verb."""
    sentence, verb = match.sentence, match.head
    if lemma_of(subject) in language.cues["times"] or subject in match.tokens:
        return False
    if language.order == "SVO" and subject.index > verb.index:
        return verb.index == 0 or sentence.tokens[verb.index - 1].upos == "PUNCT"
    return True


def _subject_beside(sentence: Sentence, verb: Token, language: Language) -> Token | None:
    """Return a subject that its form or place beside the verb gives away, whatever the tree says.

    "…, zei Harris", "…” said Lee": right after a verb that follows a comma or quotation mark; "he said": a
    pronoun that can only be a subject; before an English verb also a name.
    """
    after = sentence.tokens[verb.index + 1 : verb.index + 2]
    before = [t for t in sentence.tokens[max(0, verb.index - 4) : verb.index] if t.upos not in ("AUX", "ADV", "PART")]
    nominatives = language.cues["nominatives"]
    if (
        language.order == "V2"
        and after
        and after[0].text.lower() in nominatives
        and before[-1:]
        and not _is_nominative(before[-1], language)
    ):
        return after[0]
    if before and _is_nominative(before[-1], language):
        return before[-1]
    if (
        verb.index == 1
        and sentence.tokens[0].text[0].isupper()
        and sentence.tokens[0].upos in ("PROPN", "ADJ", "X", "NOUN")
    ):
        return sentence.tokens[0]
    if before and language.order == "SVO" and before[-1].upos == "PROPN" and before[-1].relation != "punct":
        return _top(sentence, before[-1], range(verb.index))
    if before and before[-1].upos == "CCONJ" and before[-1].index == verb.index - 1:
        return next((t for t in sentence.tokens[: verb.index] if t.relation == "nsubj" and t.upos in NOMINAL), None)
    if language.order == "V2" and verb.index == 1 and sentence.tokens[0].text.lower() in POINTERS and after:
        top = _top(sentence, after[0], range(verb.index + 1, len(sentence.tokens)))
        return top if top.upos in NOMINAL else None
    if any(_is_left(sentence, t, verb) for t in sentence.dependents(verb, "nsubj")):
        return None
    follows_mark = not before or (before[-1].upos == "PUNCT" and before[-1].index == verb.index - 1)
    if (
        follows_mark
        and after
        and after[0].upos in ("PROPN", "NOUN", "DET", "PRON", "NUM")
        and verb.feature("VerbForm") == "Fin"
    ):
        top = _top(sentence, after[0], range(verb.index + 1, len(sentence.tokens)))
        is_object = top.relation == "obj" and _subject(sentence, verb) is not None
        return None if is_object or lemma_of(top) in language.cues["times"] or top.upos not in NOMINAL else top
    return None


def _is_left(sentence: Sentence, subject: Token, verb: Token) -> bool:
    """Tell whether a subject stands before its verb with no quotation mark between them."""
    between = sentence.tokens[subject.index : verb.index]
    return subject.index < verb.index and not any(t.text in QUOTES for t in between)


def _is_nominative(token: Token, language: Language) -> bool:
    """Tell a pronoun that can only be a subject; one that is also an object must be a subject in the tree."""
    return token.text.lower() in language.cues["nominatives"]


def _top(sentence: Sentence, token: Token, within: range) -> Token:
    """Return the head of the noun phrase that a word stands in, without leaving a stretch of the sentence."""
    while (head := sentence.head(token)) is not None and head.index in within and token.relation in IN_PHRASE:
        if head.text.lower() in DAYS or not head.text[-1].isalnum():
            break
        token = head
    return token


def _neighbour(sentence: Sentence, verb: Token, language: Language) -> Token | None:
    """Return the nearest noun phrase that could be the subject where the tree gives none."""
    if verb.feature("VerbForm") == "Inf":
        return None

    def may_be(token: Token) -> bool:
        is_named = any(c.isalnum() for c in token.text) and lemma_of(token) not in language.cues["times"]
        return is_named and token.text.lower() not in DAYS and token.feature("PronType") not in ("Rel", "Int")

    earlier = [t for t in sentence.tokens[: verb.index] if t.relation == "nsubj" and t.upos in NOUNS and may_be(t)]
    if verb.feature("VerbForm") in ("Part", "Ger") and earlier:
        return earlier[-1]
    left = sentence.tokens[max(0, verb.index - 3) : verb.index]
    right = sentence.tokens[verb.index + 1 : verb.index + 3]
    if left and left[-1].upos == "PROPN" and may_be(left[-1]):
        return _top(sentence, left[-1], range(verb.index))
    for token in right:
        if token.upos == "PROPN" and may_be(token):
            return _top(sentence, token, range(verb.index + 1, len(sentence.tokens)))
    for token in reversed(left):
        if token.upos in ("PROPN", "NOUN") and may_be(token):
            return _top(sentence, token, range(verb.index))
    return earlier[-1] if earlier else None


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    """Return the subject of a verb, leaving out expletives."""
    subjects = [t for t in sentence.dependents(verb, "nsubj") if t.deprel != "nsubj:pass" and _is_nominal(sentence, t)]
    if len(subjects) > 1:  # "Dat meldt Lee": a weak tree takes both for subjects
        subjects = [t for t in subjects if t.text.lower() not in POINTERS] or subjects
    return subjects[0] if subjects else None


def _is_nominal(sentence: Sentence, token: Token) -> bool:
    """Tell a word that can head a noun phrase, also a participle used as a noun: "ingewijden", "betrokkenen"."""
    if not any(c.isalnum() for c in token.text):
        return False
    return token.upos in NOMINAL or (token.upos == "VERB" and not any(sentence.dependents(token, "nsubj", "aux", "obj")))


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
            is_relative = head.feature("PronType") == "Rel" or head.text.lower() in (
                "who",
                "that",
                "which",
                "die",
                "dat",
            )
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


def _unbroken(sentence: Sentence, tokens: list[Token], head: Token, outside: frozenset[int]) -> list[Token]:
    """Return the stretch of a phrase's words around its head: what stands beyond other words belongs to those."""
    inside = {t.index for t in tokens} | {t.index for t in sentence.tokens if t.upos == "PUNCT"}
    inside -= outside
    start = end = head.index
    while start - 1 in inside and start > tokens[0].index:
        start -= 1
    while end + 1 in inside and end < tokens[-1].index:
        end += 1
    return list(sentence.tokens[start : end + 1])


def _trimmed(tokens: list[Token], head: Token) -> list[Token]:
    """Return a phrase without punctuation at its ends, but for brackets that pair, and without a day of the week."""
    start, end = 0, len(tokens)
    while end > 1 and tokens[end - 1] is not head and _is_edge(tokens[end - 1], closing=")]"):
        end -= 1
    while start < end and tokens[start] is not head and _is_edge(tokens[start], closing="(["):
        start += 1
    return tokens[start:end]


def _is_edge(token: Token, *, closing: str) -> bool:
    """Tell a word that cannot stand at the end of a noun phrase: punctuation, a day of the week."""
    is_mark = not any(c.isalnum() for c in token.text) and token.text not in closing
    return is_mark or token.text.lower() in DAYS


def _case(sentence: Sentence, token: Token) -> str | None:
    """Return the preposition of a phrase in lower case."""
    return next((t.text.lower() for t in sentence.dependents(token, "case")), None)


def _is_light(verb: Token, language: Language) -> bool:
    """Tell whether a verb only carries a cue noun: "uitte de vrees"."""
    return verb.upos in VERBAL and verb.lemma.lower().replace("_", "") in language.cues["light_verbs"]
