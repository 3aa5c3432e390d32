"""Who a cue belongs to: the noun phrase that names the source at that place."""

from attrib.attributions.cues import QUOTES, VERBAL, CueMatch, inverts, lemma_of
from attrib.attributions.phrases import NOMINAL
from attrib.model import Language, Sentence, Token
from attrib.syntax import ancestors, is_passive, subtree

SUBJECTS = ("nsubj", "nsubj:outer", "nsubj:xsubj")

# A clause under these relations shares the subject of the clause above it.
SHARING = ("conj", "xcomp", "advcl", "aux", "cop", "parataxis", "ccomp")

CLIMB = 4

NOUNS = ("PROPN", "PRON", "NOUN")

# Words before a verb that an aside with its noun and commas takes at least.
FROM_ASIDE = 4


# Relations inside a noun phrase: from these one climbs to its head.
IN_PHRASE = ("det", "amod", "compound", "flat", "nmod", "nummod", "appos", "fixed", "case")


def source_of_verb(match: CueMatch, language: Language) -> Token | None:
    """Return the head of the phrase that names the source of a verb's claim.

    By relation, not by place: "zei Harris", "Harris zei", "werd door Harris gezegd".
    """
    sentence, verb = match.sentence, match.head
    if "source-phrase" in match.entry.frames:
        return source_phrase(match) or (_subject(sentence, verb, language) if match.entry.kind == "hear" else None)
    if is_passive(sentence, verb):
        return _agent(sentence, verb, language)
    above = sentence.head(verb)
    if verb.upos not in VERBAL and verb.relation == "nmod" and above is not None and above.index < verb.index:
        # A verb that a tagger took for a noun, hung below its subject: "functionarissen waarschuwen".
        return [above, *(t for t in sentence.dependents(above, "conj") if t.index < verb.index)][-1]
    beside = _subject_beside(sentence, verb, language)
    subject = beside or _shared_subject(sentence, verb, language)
    if subject is not None and _may_be_subject(match, subject, language):
        return subject
    return _neighbour(sentence, verb, language)


def source_of_noun(match: CueMatch, content: tuple[Token, ...], language: Language) -> Token | None:
    """Return the head of the phrase that holds the claim of a cue noun: owner, or subject of its verb."""
    sentence, noun = match.sentence, match.head
    owners = [t for t in sentence.dependents(noun, "nmod:poss") if t.upos != "ADP"]
    if owners:
        return owners[0]
    for child in sentence.dependents(noun, "nmod", "obl"):
        if child not in content and _case(sentence, child) in language.cues["owners"]:
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
    before = [t for t in sentence.tokens[max(0, verb.index - 4) : verb.index] if _may_precede(sentence, t, language)]
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
        and (sentence.tokens[0].upos in ("PROPN", "ADJ", "X", "NOUN") or _must_be_subject(sentence, verb, language))
    ):
        return sentence.tokens[0]
    if before and language.order == "SVO" and _is_name(sentence, before[-1]):
        return _top(sentence, before[-1], language, range(verb.index))
    if before and before[-1].upos == "CCONJ" and before[-1].index == verb.index - 1:
        return next((t for t in sentence.tokens[: verb.index] if t.relation == "nsubj" and t.upos in NOMINAL), None)
    if (
        language.order == "V2"
        and verb.index == 1
        and sentence.tokens[0].text.lower() in language.cues["impersonal"]
        and after
    ):
        top = _top(sentence, after[0], language, range(verb.index + 1, len(sentence.tokens)))
        return top if top.upos in NOMINAL else None
    if any(_is_left(sentence, t, verb) for t in sentence.dependents(verb, "nsubj")):
        return _inverted_subject(sentence, verb)
    follows_mark = not before or (before[-1].upos == "PUNCT" and before[-1].index == verb.index - 1)
    if (
        follows_mark
        and after
        and after[0].upos in ("PROPN", "NOUN", "DET", "PRON", "NUM")
        and (verb.feature("VerbForm") == "Fin" or inverts(sentence, verb, language))
    ):
        top = _top(sentence, after[0], language, range(verb.index + 1, len(sentence.tokens)))
        if language.order == "SVO" and _opens_clause(sentence, top):
            return None
        is_object = top.relation == "obj" and _subject(sentence, verb, language) is not None
        return None if is_object or lemma_of(top) in language.cues["times"] or top.upos not in NOMINAL else top
    return None


def _inverted_subject(sentence: Sentence, verb: Token) -> Token | None:
    """Return a second subject that follows its verb right after a comma: "…, at both levels, said | the minister"."""
    if not verb.index or sentence.tokens[verb.index - 1].text != ",":
        return None
    after = [t for t in sentence.dependents(verb, "nsubj") if t.index > verb.index]
    is_next = after and min(t.index for t in subtree(sentence, after[0])) == verb.index + 1
    return after[0] if is_next else None


def _must_be_subject(sentence: Sentence, verb: Token, language: Language) -> bool:
    """Tell whether the one word before an English verb must be its subject, whatever its tag: "Jolly said it leaks"."""
    is_adverb = language.order == "SVO" and verb.feature("VerbForm") == "Fin" and sentence.tokens[0].upos == "ADV"
    return is_adverb and not any(sentence.dependents(verb, "nsubj", "expl"))


def _may_precede(sentence: Sentence, token: Token, language: Language) -> bool:
    """Tell whether a word can end the subject before a verb: no helper, adverb or day: "voters Tuesday say"."""
    if token.upos == "ADV":
        return _is_name(sentence, token)
    return token.upos not in ("AUX", "PART") and token.text.lower() not in language.cues["days"]


def _opens_clause(sentence: Sentence, noun: Token) -> bool:
    """Tell the subject of what is claimed, by the verb right after it: "…, said | directors were prepared"."""
    after = sentence.tokens[noun.index + 1 : noun.index + 2]
    return bool(after) and after[0].upos in VERBAL and after[0].feature("VerbForm") == "Fin"


def _is_name(sentence: Sentence, token: Token) -> bool:
    """Tell a name by its tag, or by a capital after a comma where the tag is another."""
    if token.upos == "PROPN":
        return token.relation != "punct"
    after_comma = token.index > 0 and sentence.tokens[token.index - 1].text == ","
    return after_comma and token.text[0].isupper() and token.upos in ("VERB", "ADJ", "NOUN", "X", "ADV")


def _is_left(sentence: Sentence, subject: Token, verb: Token) -> bool:
    """Tell whether a subject stands before its verb with no quotation mark between them."""
    between = sentence.tokens[subject.index : verb.index]
    return subject.index < verb.index and not any(t.text in QUOTES for t in between)


def _is_nominative(token: Token, language: Language) -> bool:
    """Tell a pronoun that can only be a subject; one that is also an object must be a subject in the tree."""
    return token.text.lower() in language.cues["nominatives"]


def _top(sentence: Sentence, token: Token, language: Language, within: range) -> Token:
    """Return the head of the noun phrase that a word stands in, without leaving a stretch of the sentence."""
    while (head := sentence.head(token)) is not None and head.index in within and token.relation in IN_PHRASE:
        if head.text.lower() in language.cues["days"] or not head.text[-1].isalnum():
            break
        token = head
    return token


def _neighbour(sentence: Sentence, verb: Token, language: Language) -> Token | None:
    """Return the nearest noun phrase that could be the subject where the tree gives none."""
    if verb.feature("VerbForm") == "Inf":
        return None

    def may_be(token: Token) -> bool:
        is_named = any(c.isalnum() for c in token.text) and lemma_of(token) not in language.cues["times"]
        return (
            is_named
            and token.text.lower() not in language.cues["days"]
            and token.feature("PronType") not in ("Rel", "Int")
        )

    earlier = [t for t in sentence.tokens[: verb.index] if t.relation == "nsubj" and t.upos in NOUNS and may_be(t)]
    if verb.feature("VerbForm") in ("Part", "Ger") and earlier:
        return earlier[-1]
    left = sentence.tokens[max(0, verb.index - 3) : verb.index]
    right = sentence.tokens[verb.index + 1 : verb.index + 3]
    if left and left[-1].upos == "PROPN" and may_be(left[-1]):
        return _top(sentence, left[-1], language, range(verb.index))
    for token in right:
        if token.upos == "PROPN" and may_be(token):
            return _top(sentence, token, language, range(verb.index + 1, len(sentence.tokens)))
    if language.order == "SVO" and _is_opening_phrase(left, verb):
        return left[-1]
    described = _before_aside(sentence, verb) if language.order == "SVO" else None
    if described is not None and may_be(described):
        return _top(sentence, described, language, range(verb.index))
    for token in reversed(left):
        if token.upos in ("PROPN", "NOUN") and may_be(token):
            return _out_of_clause(sentence, _top(sentence, token, language, range(verb.index)), verb)
    closes_aside = bool(left) and left[-1].text == ","  # "people …, who asked not to be named, said"
    return earlier[0 if closes_aside else -1] if earlier else None


def _before_aside(sentence: Sentence, verb: Token) -> Token | None:
    """Return the noun that words between commas describe: "an adviser, | granted anonymity to speak, | said"."""
    if verb.index < FROM_ASIDE or sentence.tokens[verb.index - 1].text != ",":
        return None
    opens = next((t for t in reversed(sentence.tokens[: verb.index - 1]) if t.text == ","), None)
    if opens is None or opens.index == 0:
        return None
    noun, first = sentence.tokens[opens.index - 1], sentence.tokens[opens.index + 1]
    describes = first.feature("VerbForm") == "Part" or first.feature("PronType") == "Rel"
    if not describes or noun.upos not in NOUNS:
        return None
    before = sentence.tokens[: noun.index]
    start = max((t.index for t in before if t.upos in ("PUNCT", "CCONJ")), default=-1)
    return next((t for t in before[start + 1 :] if t.relation == "nsubj" and t.upos in NOUNS), noun)


def _is_opening_phrase(before: tuple[Token, ...], verb: Token) -> bool:
    """Tell a phrase with a capital adjective that opens its sentence: "One Republican | threatened"."""
    opens = len(before) > 1 and len(before) == verb.index and before[0].upos in ("DET", "NUM")
    return opens and before[-1].upos == "ADJ" and before[-1].text[0].isupper()


def _out_of_clause(sentence: Sentence, noun: Token, verb: Token) -> Token:
    """Return the noun that a relative clause before a verb describes: "27 percent of those who read | said"."""
    for head in ancestors(sentence, noun):
        between = sentence.tokens[head.index : verb.index]
        if head.index > verb.index or any(t.text in (",", ";", ":") for t in between):
            return noun
        if head.upos in NOUNS and head.relation in ("nsubj", "root"):
            return head
    return noun


def _subject(sentence: Sentence, verb: Token, language: Language) -> Token | None:
    """Return the subject of a verb, leaving out expletives."""
    subjects = [t for t in sentence.dependents(verb, "nsubj") if t.deprel != "nsubj:pass" and _is_nominal(sentence, t)]
    if len(subjects) > 1:  # "Dat meldt Lee": a weak tree takes both for subjects
        outside = language.cues["impersonal"] | language.cues["days"]
        subjects = [t for t in subjects if t.text.lower() not in outside] or subjects
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


def _agent(sentence: Sentence, verb: Token, language: Language) -> Token | None:
    """Return the agent of a passive: "door de politie", "by police"."""
    for child in sentence.dependents(verb, "obl", "nmod"):
        if child.deprel == "obl:agent" or _case(sentence, child) in language.cues["agents"]:
            return child
    return None


def _shared_subject(sentence: Sentence, verb: Token, language: Language) -> Token | None:
    """Return the subject of a verb, or of the clause that it shares its subject with."""
    at: Token | None = _speech_above(sentence, verb, language) or verb
    for _ in range(CLIMB):
        if at is None:
            return None
        if subject := _subject(sentence, at, language):
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


def _speech_above(sentence: Sentence, verb: Token, language: Language) -> Token | None:
    """Return the verb whose speaker an English participle belongs to: "Lee said it was closed, citing …".

    The tree mostly has it below the claim, as if the road had cited something.
    """
    claim = sentence.head(verb)
    after_comma = verb.index > 0 and sentence.tokens[verb.index - 1].text == ","
    is_participle = verb.feature("VerbForm") in ("Part", "Ger") and verb.relation == "advcl" and after_comma
    if language.order != "SVO" or not is_participle or claim is None or claim.relation not in ("ccomp", "xcomp"):
        return None
    speech = sentence.head(claim)
    entry = language.verbs.get(lemma_of(speech)) if speech else None
    return speech if entry and entry.kind == "speech" and speech and speech.index < claim.index else None


def _case(sentence: Sentence, token: Token) -> str | None:
    """Return the preposition of a phrase in lower case."""
    return next((t.text.lower() for t in sentence.dependents(token, "case")), None)


def _is_light(verb: Token, language: Language) -> bool:
    """Tell whether a verb only carries a cue noun: "uitte de vrees"."""
    return verb.upos in VERBAL and verb.lemma.lower().replace("_", "") in language.cues["light_verbs"]
