"""Subjects that their form or place beside the verb gives away, whatever the tree says.

Each case is a question whether it applies, and what the subject is then; the first that applies decides, in the order
of the table at the end.
"""

from collections.abc import Callable

from attrib.attributions.cues import QUOTES, VERBAL, inverts, lemma_of
from attrib.attributions.noun_phrases import NOMINAL
from attrib.grammar import Switch
from attrib.lexicon import Lexicon
from attrib.model import Sentence, Token
from attrib.records import dataclass
from attrib.syntax import subtree

# Words before a verb among which its subject may end.
REACH = 4
# What a subject right after its verb begins with.
BEGINNING = ("PROPN", "NOUN", "DET", "PRON", "NUM")
# Relations inside a noun phrase: from these one climbs to its head.
IN_PHRASE = ("det", "amod", "compound", "flat", "nmod", "nummod", "appos", "fixed", "case")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verb:
    """A verb with what stands beside it."""

    sentence: Sentence
    verb: Token
    lexicon: Lexicon
    before: Token | None
    """The last of the few words before it that can end a subject."""
    after: Token | None
    """The word right after it."""

    def switch(self, switch: Switch) -> bool:
        """Tell whether the language has a switch."""
        return switch in self.lexicon.switches

    def phrase_behind(self) -> Token:
        """Return the head of the noun phrase right after the verb."""
        assert self.after is not None  # noqa: S101  asked only where there is one
        within = range(self.verb.index + 1, len(self.sentence.tokens))
        return top_of_phrase(self.sentence, self.after, self.lexicon, within)


def subject_beside(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the subject of a verb by its form or place: "…, zei Harris", "…” said Lee", "he said"."""
    near = sentence.tokens[max(0, verb.index - REACH) : verb.index]
    before = [t for t in near if _may_precede(sentence, t, lexicon)]
    after = sentence.tokens[verb.index + 1 : verb.index + 2]
    place = _Verb(
        sentence=sentence,
        verb=verb,
        lexicon=lexicon,
        before=before[-1] if before else None,
        after=after[0] if after else None,
    )
    return next((subject(place) for applies, subject in CASES if applies(place)), None)


def top_of_phrase(sentence: Sentence, token: Token, lexicon: Lexicon, within: range) -> Token:
    """Return the head of the noun phrase that a word stands in, without leaving a stretch of the sentence."""
    while (head := sentence.head(token)) is not None and head.index in within and token.relation in IN_PHRASE:
        if lexicon.has(head.text, "days") or not head.text[-1].isalnum():
            break
        token = head
    return token


def _may_precede(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word can end the subject before a verb: no helper, adverb or day: "voters Tuesday say"."""
    if token.upos == "ADV":
        return _is_name(sentence, token)
    return token.upos not in ("AUX", "PART") and not lexicon.has(token.text, "days")


def _is_name(sentence: Sentence, token: Token) -> bool:
    """Tell a name by its tag, or by a capital after a comma where the tag is another."""
    if token.upos == "PROPN":
        return token.relation != "punct"
    after_comma = token.index > 0 and sentence.tokens[token.index - 1].text == ","
    return after_comma and token.text[0].isupper() and token.upos in ("VERB", "ADJ", "NOUN", "X", "ADV")


# A pronoun that can only be a subject; one that is also an object must be a subject in the tree.


def _pronoun_follows(place: _Verb) -> bool:
    """Tell "Dat zei | hij"."""
    if not place.switch(Switch.VERB_SECOND) or place.after is None or place.before is None:
        return False
    lexicon = place.lexicon
    return lexicon.has(place.after.text, "nominatives") and not lexicon.has(place.before.text, "nominatives")


def _pronoun_precedes(place: _Verb) -> bool:
    """Tell "| He | said"."""
    return place.before is not None and place.lexicon.has(place.before.text, "nominatives")


# By place


def _opens_sentence(place: _Verb) -> bool:
    """Tell "| Jolly | said": the one word before a verb, whatever its tag."""
    if place.verb.index != 1 or not place.sentence.tokens[0].text[0].isupper():
        return False
    return place.sentence.tokens[0].upos in ("PROPN", "ADJ", "X", "NOUN") or _must_be_subject(place)


def _must_be_subject(place: _Verb) -> bool:
    """Tell whether the one word before a verb must be its subject, though it looks like an adverb."""
    is_adverb = place.verb.feature("VerbForm") == "Fin" and place.sentence.tokens[0].upos == "ADV"
    return (
        place.switch(Switch.SUBJECT_FIRST)
        and is_adverb
        and not any(place.sentence.dependents(place.verb, "nsubj", "expl"))
    )


def _name_precedes(place: _Verb) -> bool:
    """Tell "The mayor, | Ann Lee |, said"."""
    subject_first = place.switch(Switch.SUBJECT_FIRST)
    return place.before is not None and subject_first and _is_name(place.sentence, place.before)


def _name_before(place: _Verb) -> Token | None:
    if place.before is None:
        return None
    return top_of_phrase(place.sentence, place.before, place.lexicon, range(place.verb.index))


def _is_joined(place: _Verb) -> bool:
    """Tell "| Lee | called the raid a mistake and | said"."""
    before = place.before
    return before is not None and before.upos == "CCONJ" and before.index == place.verb.index - 1


def _first_subject(place: _Verb) -> Token | None:
    earlier = place.sentence.tokens[: place.verb.index]
    return next((t for t in earlier if t.relation == "nsubj" and t.upos in NOMINAL), None)


def _pointer_opens(place: _Verb) -> bool:
    """Tell "Dat zegt | de politie"."""
    opens = place.switch(Switch.VERB_SECOND) and place.verb.index == 1 and place.after is not None
    return opens and place.lexicon.has(place.sentence.tokens[0].text, "impersonal")


def _noun_behind(place: _Verb) -> Token | None:
    top = place.phrase_behind()
    return top if top.upos in NOMINAL else None


def _has_subject_left(place: _Verb) -> bool:
    """Tell whether a subject stands before the verb with no quotation mark between them."""
    subjects = place.sentence.dependents(place.verb, "nsubj")
    return any(t.index < place.verb.index and not _has_quote(place, t.index) for t in subjects)


def _has_quote(place: _Verb, start: int) -> bool:
    return any(t.text in QUOTES for t in place.sentence.tokens[start : place.verb.index])


def _second_subject(place: _Verb) -> Token | None:
    """Return a second subject that follows its verb right after a comma: "…, at both levels, said | the minister"."""
    sentence, verb = place.sentence, place.verb
    if not verb.index or sentence.tokens[verb.index - 1].text != ",":
        return None
    after = [t for t in sentence.dependents(verb, "nsubj") if t.index > verb.index]
    is_next = after and min(t.index for t in subtree(sentence, after[0])) == verb.index + 1
    return after[0] if is_next else None


def _follows_mark(place: _Verb) -> bool:
    """Tell "…, zei | Harris" and "…” said | Lee"."""
    before, after, verb = place.before, place.after, place.verb
    follows = before is None or (before.upos == "PUNCT" and before.index == verb.index - 1)
    if not follows or after is None or after.upos not in BEGINNING:
        return False
    return verb.feature("VerbForm") == "Fin" or inverts(place.sentence, verb, place.lexicon)


def _subject_behind(place: _Verb) -> Token | None:
    top = place.phrase_behind()
    if place.switch(Switch.SUBJECT_FIRST) and _opens_clause(place.sentence, top):
        return None
    is_object = top.relation == "obj" and subject_by_tree(place.sentence, place.verb, place.lexicon) is not None
    return None if is_object or place.lexicon.has(lemma_of(top), "times") or top.upos not in NOMINAL else top


def _opens_clause(sentence: Sentence, noun: Token) -> bool:
    """Tell the subject of what is claimed, by the verb right after it: "…, said | directors were prepared"."""
    after = sentence.tokens[noun.index + 1 : noun.index + 2]
    return bool(after) and after[0].upos in VERBAL and after[0].feature("VerbForm") == "Fin"


def subject_by_tree(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the subject of a verb, leaving out expletives."""
    subjects = [t for t in sentence.dependents(verb, "nsubj") if t.deprel != "nsubj:pass" and _is_nominal(sentence, t)]
    if len(subjects) > 1:  # "Dat meldt Lee": a weak tree takes both for subjects
        subjects = [t for t in subjects if not lexicon.has(t.text, "impersonal", "days")] or subjects
    if len(subjects) > 1 and _is_one_phrase(sentence, subjects[0], subjects[1], verb):
        return subjects[1]
    return subjects[0] if subjects else None


def _is_one_phrase(sentence: Sentence, number: Token, noun: Token, verb: Token) -> bool:
    """Tell a noun phrase that a weak tree took for two subjects: "Six in 10 voters said"."""
    between = sentence.tokens[number.index : noun.index]
    return number.upos == "NUM" and noun.index < verb.index and not any(t.upos == "PUNCT" for t in between)


def _is_nominal(sentence: Sentence, token: Token) -> bool:
    """Tell a word that can head a noun phrase, also a participle used as a noun: "ingewijden", "betrokkenen"."""
    if not any(c.isalnum() for c in token.text):
        return False
    return token.upos in NOMINAL or (
        token.upos == "VERB" and not any(sentence.dependents(token, "nsubj", "aux", "obj"))
    )


Case = tuple[Callable[[_Verb], bool], Callable[[_Verb], Token | None]]
CASES: tuple[Case, ...] = (
    (_pronoun_follows, lambda place: place.after),
    (_pronoun_precedes, lambda place: place.before),
    (_opens_sentence, lambda place: place.sentence.tokens[0]),
    (_name_precedes, _name_before),
    (_is_joined, _first_subject),
    (_pointer_opens, _noun_behind),
    (_has_subject_left, _second_subject),
    (_follows_mark, _subject_behind),
)
"""In which order they are asked; the first that applies decides, even that there is none."""
