"""The noun phrase of a source: all of it, also where a weak tree leaves out a part."""

from collections.abc import Iterator
from itertools import takewhile

from attrib.attributions.cues import QUOTES, VERBAL
from attrib.grammar import Switch
from attrib.lexicon import Lexicon
from attrib.model import Sentence, Token
from attrib.records import dataclass
from attrib.syntax import subtree

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM")


# Tags that a noun phrase is made of, with the hyphens and ampersands of names; and how long one may grow by place.
IN_PHRASE_TAGS = ("NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM", "PART", "CCONJ", "SYM", "X", "PRON")

LONGEST = 12


# Where an aside after a source ends.
CLOSING = frozenset(
    {",", ";", ":", ".", "!", "?", '"', "“", "”", "'", "‘", "’", "«", "»", "„", ",,", "''", "-", "–", "—"}
)

# What hangs on the head of a phrase without being part of the phrase.
BESIDE_HEAD = ("case", "cc", "conj", "advcl", "ccomp", "csubj", "cop", "aux", "mark", "expl", "nsubj")

# An adverb further away belongs to the clause: "de minister zelf" against "de minister … gisteren".
NEAR = 4

# Words from the number to the noun in "three current and former officials", and from there to "knowledge".
NOUN_REACH = 5
ACCESS_REACH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class NounPhrase:
    """A noun phrase with its head word."""

    head: Token
    tokens: tuple[Token, ...]


def noun_phrase(sentence: Sentence, head: Token, lexicon: Lexicon, outside: frozenset[int] = frozenset()) -> NounPhrase:
    """Return the whole phrase of a head: modifiers, appositions and relative clauses, without its preposition.

    `outside` are indices of words that are no part of it, such as those of the cue. Of a relative pronoun
    the antecedent is taken as well.
    """
    if antecedent := _antecedent(sentence, head, lexicon):
        inner = noun_phrase(
            sentence, antecedent, lexicon, outside | {t.index for t in _clause_of(sentence, antecedent, head)}
        )
        return NounPhrase(head=antecedent, tokens=tuple(sorted((*inner.tokens, head), key=lambda t: t.index)))

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
    return NounPhrase(head=head, tokens=tuple(_trimmed(_unbroken(sentence, tokens, head, outside), head, lexicon)))


def whole_phrase(
    sentence: Sentence, phrase: NounPhrase, cue: tuple[Token, ...], outside: frozenset[int], lexicon: Lexicon
) -> NounPhrase:
    """Return a phrase stretched over what a weak tree leaves out of it.

    Before its verb a subject lasts up to the verb: "Lee, the head of the port, said". After its verb it goes on
    over appositions and relative clauses: "said Lee, who runs the port".
    """
    first, last = phrase.tokens[0], phrase.tokens[-1]
    verb = cue[0]
    tokens = list(phrase.tokens)
    if last.index < verb.index:
        tokens = [*_phrase_before(sentence, first, verb, outside), *tokens]
        tokens += _names_after(sentence, last, outside, lexicon)
        gap = sentence.tokens[tokens[-1].index + 1 : verb.index]
        while gap and gap[-1].upos in ("AUX", "ADV", "PART"):
            gap = gap[:-1]
        if gap and (_is_aside(gap) or _describes(phrase.head, gap, lexicon) or _ends_clause(tokens, gap)):
            tokens += gap
    elif first.index > verb.index:
        names = _names_after(sentence, last, outside, lexicon)
        if not names and phrase.head.upos == "NOUN":
            names = _belonging_after(sentence, last, outside, lexicon)
        tokens += [*names, *_asides_after(sentence, (names or [last])[-1], outside, lexicon)]
    if phrase.head.upos == "PROPN":
        tokens = [*_names_before(sentence, tokens[0], outside), *tokens]
    return NounPhrase(head=phrase.head, tokens=tuple(_trimmed(tokens, phrase.head, lexicon)))


def _ends_clause(tokens: list[Token], gap: tuple[Token, ...]) -> bool:
    """Tell the end of a relative clause before its comma and the verb: "who was not named | for fear of it, | said"."""
    relative = any(t.feature("PronType") == "Rel" for t in tokens)
    inner = gap[:-1]
    opens = bool(inner) and inner[0].upos in ("ADP", "SCONJ")
    clear = not any(t.text == "," or t.relation == "nsubj" or t.feature("VerbForm") == "Fin" for t in inner)
    return relative and opens and clear and gap[-1].text == ","


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


def _names_after(sentence: Sentence, last: Token, outside: frozenset[int], lexicon: Lexicon) -> list[Token]:
    """Return the name right after a phrase that a weak tree hung elsewhere: "said lead author Ann Lee"."""
    found: list[Token] = []
    for token in sentence.tokens[last.index + 1 :]:
        if token.upos != "PROPN" or token.index in outside or lexicon.has(token.text, "days"):
            break
        found.append(token)
    return found


def _describes(head: Token, gap: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether the words between a subject and its verb describe it: "people | briefed on the talks, | said".

    A tagger takes such a participle for a past tense now and then; then its preposition and the comma at the end tell.
    """
    if gap[-1].upos == "CCONJ" or any(t.text in QUOTES for t in gap):
        return False
    if gap[0].upos == "ADJ" or (gap[0].upos == "VERB" and gap[0].feature("VerbForm") == "Part"):
        return True
    told = gap[-1].text == "," or lexicon.has(gap[0].text, "access_words")  # "people close to the board"
    tied = len(gap) > 2 and gap[0].upos == "VERB" and gap[1].upos == "ADP" and told
    return tied and head.upos == "NOUN"


def _is_aside(gap: tuple[Token, ...]) -> bool:
    """Tell whether the words between a subject and its verb are set off by commas or brackets on both sides."""
    return len(gap) > 2 and gap[0].text in {",", "(", "–", "—", "-"} and gap[-1].text in {",", ")", "–", "—", "-"}


def _belonging_after(sentence: Sentence, last: Token, outside: frozenset[int], lexicon: Lexicon) -> list[Token]:
    """Return what ties a common noun right before it to a body: "zegt een bron | bij een van de partijen"."""
    rest = sentence.tokens[last.index + 1 :]
    if not rest:
        return []
    is_participle = (
        Switch.PARTICIPLES in lexicon.switches and rest[0].upos == "VERB" and rest[0].feature("VerbForm") == "Part"
    )
    if not is_participle and not lexicon.has(rest[0].text, "belonging"):
        return []
    found: list[Token] = []
    for token in rest:
        is_tie = is_participle or token.upos != "ADP" or lexicon.has(token.text, "belonging")
        may_stand = token.upos in IN_PHRASE_TAGS or (is_participle and token is rest[0])
        if token.index in outside or not may_stand or not is_tie:
            break
        if lexicon.has(token.text, "clause_relatives") or lexicon.has(token.text, "days"):
            break
        found.append(token)
    return found if len(found) <= LONGEST else []


def _asides_after(sentence: Sentence, last: Token, outside: frozenset[int], lexicon: Lexicon) -> list[Token]:
    """Return the apposition or relative clause after a comma that follows a phrase, at most two of them."""
    rest = list(sentence.tokens[last.index + 1 :])
    found: list[Token] = []
    for _ in range(2):
        if len(rest) > 2 and lexicon.has(rest[0].text, "clause_relatives"):
            rest = [last, *rest]
        elif len(rest) < 3 or rest[0].text != "," or not _opens_aside(rest[1:4], lexicon):
            break
        end = next((i for i, t in enumerate(rest[1:], start=1) if t.text in CLOSING or t.index in outside), len(rest))
        if _is_clause(rest[1:end], lexicon):
            break
        found += [t for t in rest[:end] if t is not last]
        rest = rest[end:]
    return found


def _is_clause(tokens: list[Token], lexicon: Lexicon) -> bool:
    """Tell a clause of its own from an apposition: "according to Lee, both of the dikes leak"."""
    for token in tokens:
        if lexicon.has(token.text, "clause_relatives"):
            return False
        if token.upos in VERBAL and token.feature("VerbForm") == "Fin":
            return not token.relation.startswith("acl")
    return False


def _opens_aside(tokens: list[Token], lexicon: Lexicon) -> bool:
    """Tell whether words open a relative clause or an apposition, not a new clause or an adverbial."""
    first = tokens[0]
    if lexicon.has(first.text, "clause_relatives"):
        return True
    opens = first.upos in ("DET", "NOUN", "PROPN") or (
        first.upos == "ADJ" and tokens[1].upos in ("NOUN", "PROPN", "ADJ")
    )
    return opens and not any(t.upos in VERBAL for t in tokens)


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
    heads = [head, *_conjuncts(sentence, head, cue)]
    named = any(t.upos == "PROPN" for t in heads)
    described = any(True for t in heads for _ in sentence.dependents(t, "det", "nummod", "amod", "nmod", "acl"))
    return heads if named or described else [head]


def added_people(phrase: NounPhrase, lexicon: Lexicon) -> NounPhrase | None:
    """Return the people whom a phrase adds to its own source, wherever a tree hangs them.

    according to e-mails seen by The Courier and | three people with knowledge of the matter
    uit stukken die De Bode inzag en uit | gesprekken met vijf ambtenaren
    """
    tokens = phrase.tokens
    for place, token in enumerate(tokens[:-3]):
        if token.upos != "CCONJ" or token.index < phrase.head.index:
            continue
        rest = tokens[place + 1 + (tokens[place + 1].upos == "ADP") :]
        if _is_talk(rest, lexicon):
            return NounPhrase(head=rest[0], tokens=rest)
        if rest[0].upos != "NUM" and not lexicon.has(rest[0].text, "quantifiers"):
            continue
        noun = next((i for i, t in enumerate(rest[:NOUN_REACH]) if _is_person_noun(t, lexicon)), None)
        if noun is not None and lexicon.any_has((t.text for t in rest[noun + 1 :][:ACCESS_REACH]), "access_words"):
            return NounPhrase(head=rest[noun], tokens=rest)
    return None


def talk_phrase(sentence: Sentence, head: Token, lexicon: Lexicon) -> NounPhrase | None:
    """Return talks with all whom they were held with, wherever a tree hangs these: "talks | with six employees"."""
    after = sentence.tokens[head.index :]
    if not _is_talk(after, lexicon):
        return None
    return NounPhrase(head=head, tokens=tuple(takewhile(lambda t: t.upos in IN_PHRASE_TAGS, after)))


def _is_talk(tokens: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether words open with talks with somebody: "interviews with six employees"."""
    return (
        len(tokens) > 2
        and lexicon.has(tokens[0].text, "talk_nouns")
        and lexicon.has(tokens[1].text, "talk_prepositions")
    )


def _is_person_noun(token: Token, lexicon: Lexicon) -> bool:
    lists = ("individuals", "source_nouns", "officials", "roles")
    return token.upos == "NOUN" and lexicon.has(token.text, *lists)


def with_conjuncts(
    sentence: Sentence, phrase: NounPhrase, cue: tuple[Token, ...], outside: frozenset[int]
) -> NounPhrase:
    """Return the phrase of a coordination that forms one source: "burgemeester en wethouders"."""
    heads = [t for t in _conjuncts(sentence, phrase.head, cue) if t.index not in outside]
    last = phrase.tokens[-1].index
    if not heads or heads[-1].index <= last:
        return phrase
    return NounPhrase(head=phrase.head, tokens=(*phrase.tokens, *sentence.tokens[last + 1 : heads[-1].index + 1]))


def _conjuncts(sentence: Sentence, head: Token, cue: tuple[Token, ...]) -> list[Token]:
    """Return the nouns coordinated with a head that do not begin a clause of their own."""
    return [
        t
        for t in sentence.dependents(head, "conj")
        if t.upos in ("NOUN", "PROPN", "PRON", "NUM") and not _has_own_verb(sentence, t, cue)
    ]


def _has_own_verb(sentence: Sentence, noun: Token, cue: tuple[Token, ...]) -> bool:
    """Tell whether a noun after the cue is the subject of the next clause: "…, zei Lee, en Bos waarschuwt dat"."""
    if cue and noun.index < cue[0].index:
        return False
    described = {t.index for clause in _relative_clauses(sentence, noun) for t in subtree(sentence, clause)}
    after = [t for t in sentence.tokens[noun.index + 1 :] if t.index not in described and t not in cue]
    if cue and cue[0].index == 0:  # "According to notes and interviews, | she knew": the main clause follows
        after = list(takewhile(lambda t: t.text != ",", after))
    return any(t.upos in VERBAL and t.feature("VerbForm") == "Fin" and not t.deprel.startswith("acl") for t in after)


def _relative_clauses(sentence: Sentence, noun: Token) -> list[Token]:
    """Return the heads of the clauses that describe a noun or what hangs below it."""
    return [t for t in subtree(sentence, noun) if t.deprel.startswith("acl")]


def _antecedent(sentence: Sentence, head: Token, lexicon: Lexicon) -> Token | None:
    """Return the noun that a relative pronoun stands for, if the head is one."""
    if head.upos not in ("PRON", "DET", "SCONJ") or head.relation not in ("nsubj", "obl", "obj"):
        return None
    for verb in _above(sentence, head):
        if verb.deprel == "acl:relcl":
            noun = sentence.head(verb)
            is_relative = head.feature("PronType") == "Rel" or lexicon.has(head.text, "relatives")
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


def _trimmed(tokens: list[Token], head: Token, lexicon: Lexicon) -> list[Token]:
    """Return a phrase without punctuation at its ends, but for brackets that pair, and without a day of the week."""
    start, end = 0, len(tokens)
    clauses = {t.index for t in tokens if t.upos in VERBAL}  # "the report, published on Monday" keeps its day
    while (
        end > 1
        and tokens[end - 1] is not head
        and _is_edge(tokens[end - 1], lexicon, closing=")]")
        and not (tokens[end - 1].head in clauses and tokens[end - 1].upos != "PUNCT")
    ):
        end -= 1
    while start < end and tokens[start] is not head and _is_edge(tokens[start], lexicon, closing="(["):
        start += 1
    return tokens[start:end]


def _is_edge(token: Token, lexicon: Lexicon, *, closing: str) -> bool:
    """Tell a word that cannot stand at the end of a noun phrase: punctuation, a day of the week."""
    is_mark = not any(c.isalnum() for c in token.text) and token.text not in closing
    return is_mark or lexicon.has(token.text, "days")
