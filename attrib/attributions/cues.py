"""Words and phrases that announce an attribution.

A cue is found by its words alone; whether it has a content, and whose claim it is, is asked elsewhere.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from attrib.grammar import Switch, Trait
from attrib.lexicon import CueEntry, Lexicon
from attrib.model import Sentence, Token
from attrib.records import dataclass

PARTICLE = "compound:prt"
VERBAL = ("VERB", "AUX")
# Classes of verbs and predicates of the lexicon; of others, a few forms only.
CUE_CLASSES = frozenset({*VERBAL, "ADJ", "NOUN"})
# Word classes that a noun phrase begins with.
OPENING = ("DET", "NUM", "ADJ", "NOUN", "PROPN")
# Lists of phrases that are cues by themselves.
PHRASE_LISTS = ("source_prepositions", "citing", "own_words", "hearsay", "hearsay_that")
QUOTES = frozenset("\"'“”‘’„«»") | {",,", "''", "``"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CueMatch:
    """A cue in a sentence.

    The officials | gave | no names, but | did | point | out | that …
                                           head: point   tokens: point, out
    """

    sentence: Sentence
    head: Token
    """The word whose dependents are asked for content and source."""
    tokens: tuple[Token, ...]
    entry: CueEntry


def find_verbs(sentence: Sentence, lexicon: Lexicon) -> Iterator[CueMatch]:
    """Yield the verbs and predicates of the lexicon, longest entry first where several fit."""
    sure = lexicon.words("sure_forms")
    for token, word in zip(sentence.tokens, sentence.words, strict=True):
        if token.upos not in CUE_CLASSES and word not in sure:
            continue
        inside = token.relation == "amod" and not inverts(sentence, token, lexicon)
        if inside or _is_verbal_noun(sentence, token):
            continue  # "de ingebrachte pacemaker", "the board's thinking"
        if token.upos in VERBAL or _is_sure(sentence, token, lexicon) or _is_verb_by_place(sentence, token, lexicon):
            yield from _match_verb(sentence, token, lexicon)
        elif token.upos in ("ADJ", "NOUN", "VERB"):
            yield from _match_predicate(sentence, token, lexicon)


def inverts(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """Tell a Dutch verb that follows its content and a comma, so that its subject comes next: "…, melden | bronnen".

    In the plural it looks like its infinitive, and taggers believe so.
    """
    around = sentence.tokens[max(0, verb.index - 1) : verb.index + 2]
    if (
        Switch.VERB_SECOND not in lexicon.switches
        or len(around) < 3
        or around[0].text != ","
        or around[2].upos not in OPENING
    ):
        return False
    plural = verb.feature("VerbForm") != "Part" and verb.relation not in ("xcomp", "ccomp")
    return verb.upos in VERBAL and (plural or verb.feature("VerbForm") == "Fin")


def find_nouns(sentence: Sentence, lexicon: Lexicon) -> Iterator[CueMatch]:
    """Yield the nouns of the lexicon: "claim", "vrees"."""
    for token, word in zip(sentence.tokens, sentence.words, strict=True):
        if token.upos not in ("NOUN", "PROPN"):
            continue
        entry = lexicon.language.nouns.get(lemma_of(token)) or lexicon.language.nouns.get(word)
        if entry and not _is_verb_by_place(sentence, token, lexicon):
            yield CueMatch(sentence=sentence, head=token, tokens=(token,), entry=entry)


def find_phrases(sentence: Sentence, phrases: frozenset[str]) -> Iterator[tuple[Token, ...]]:
    """Yield the places where the words of a phrase stand one after the other, longer phrases first.

    "according to" is found in "According to her, …" whatever the tree says.
    """
    words = sentence.words
    by_first = _by_first_word(phrases)
    if by_first.keys().isdisjoint(words):
        return
    places = [(start, phrase) for start, word in enumerate(words) for phrase in by_first.get(word, ())]
    taken: set[int] = set()
    for start, phrase in sorted(places, key=lambda place: -len(place[1])):
        inside = range(start, start + len(phrase))
        if words[start : start + len(phrase)] == phrase and not taken.intersection(inside):
            taken.update(inside)
            yield tuple(sentence.tokens[i] for i in inside)


def phrase_lists_in(sentence: Sentence, lexicon: Lexicon) -> set[str]:
    """Return the names of the lists that can have a phrase in a sentence: the first word of one is there.

    Most sentences have none, and are not searched list by list.
    """
    openings = _lists_by_first_word(tuple(lexicon.words(name) for name in PHRASE_LISTS))
    return {name for word in sentence.words if word in openings for name in openings[word]}


@cache
def _lists_by_first_word(lists: tuple[frozenset[str], ...]) -> Mapping[str, list[str]]:
    """Return the names of the lists of phrases that have a phrase with a first word, by that word."""
    names: dict[str, list[str]] = {}
    for name, phrases in zip(PHRASE_LISTS, lists, strict=True):
        for word in _by_first_word(phrases):
            names.setdefault(word, []).append(name)
    return names


@cache
def _by_first_word(phrases: frozenset[str]) -> Mapping[str, list[tuple[str, ...]]]:
    """Return phrases in words by their first one; the lists of a language are few and never change."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases):
        words = tuple(phrase.split())
        by_first.setdefault(words[0], []).append(words)
    return by_first


def lemma_of(token: Token) -> str:
    """Return a lemma in lower case without the marks that Dutch treebanks put into compounds (af_wijzen)."""
    return token.lemma.lower().replace("_", "") if len(token.lemma) > 1 else token.lemma


def _is_verbal_noun(sentence: Sentence, token: Token) -> bool:
    """Tell a noun made of a verb by the owner right before it: "the board's thinking"."""
    if token.index == 0 or token.feature("VerbForm") not in ("Ger", "Part"):
        return False
    before = sentence.tokens[token.index - 1]
    return before.feature("Poss") == "Yes" or before.text.lower().endswith(("'s", "’s"))


def _is_sure(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell a form that is a cue whatever its tag, unless a determiner or preposition makes a noun of it."""
    before = sentence.tokens[token.index - 1].upos if token.index else ""
    return lexicon.has(token.text, "sure_forms") and before not in ("DET", "ADP")


def _is_verb_by_place(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell a verb that a tagger took for a noun: "parents worry that", not "the worry that"."""
    if (
        token.upos != "NOUN"
        or not (token.text.lower() in lexicon.language.forms or token.text.lower() in lexicon.language.verbs)
        or not 0 < token.index < len(sentence.tokens) - 1
    ):
        return False
    before, after = sentence.tokens[token.index - 1], sentence.tokens[token.index + 1]
    return (
        before.upos in ("NOUN", "PROPN", "PRON")
        and lexicon.has(after.text, "complementisers")
        and (before.feature("Poss") is None)
    )


def _match_verb(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Iterator[CueMatch]:
    """Yield the best entry for a verb with its particle and further words."""
    particles = [t for t in sentence.dependents(verb, PARTICLE) if t.upos in ("ADP", "ADV", "PART", "ADJ", "NOUN")]
    lemmas = _lemmas(verb, lexicon)
    if not particles and not any(
        lemma in lexicon.language.verbs or lemma in lexicon.language.phrasal for lemma in lemmas
    ):
        return
    for lemma in lemmas:
        for particle in particles:
            joined = lemma if lemma.startswith(particle.text.lower()) else f"{particle.text.lower()}{lemma}"
            for name in (joined, f"{lemma} {particle.text.lower()}"):
                if entry := lexicon.language.verbs.get(name):
                    yield CueMatch(sentence=sentence, head=verb, tokens=(verb, particle), entry=entry)
                    return
        if match := _match_words(sentence, verb, lemma, lexicon):
            yield match
            return
    entries = [entry for lemma in lemmas if (entry := lexicon.language.verbs.get(lemma))]
    own = [t for t in particles if not any(_points_on(t, entry) for entry in entries)]
    if (
        any(_is_true_particle(sentence, verb, particle) for particle in own)
        and Switch.SEPARABLE_VERBS in lexicon.switches
    ):
        return  # another verb: "zegde toe" is no "zegde"
    reflexive = any(lexicon.has(t.text, "cue_reflexives") for t in sentence.dependents(verb, "expl", "obj", "iobj"))
    for lemma in lemmas:
        entry = lexicon.language.verbs.get(lemma)
        if entry and Trait.PREDICATIVE not in entry.traits and not (reflexive and not lexicon.has(lemma, "reflexive")):
            yield CueMatch(sentence=sentence, head=verb, tokens=(verb,), entry=entry)
            return


def _points_on(particle: Token, entry: CueEntry) -> bool:
    """Tell one of a verb's prepositions with "er" before it, which points to a clause: "pleiten ervoor dat"."""
    word = particle.text.lower()
    return any(word != preposition and word.endswith(preposition) for preposition in entry.prepositions)


def _is_true_particle(sentence: Sentence, verb: Token, particle: Token) -> bool:
    """Tell a particle from a preposition that a weak tree took for one: nothing follows that it could govern."""
    between = sentence.tokens[min(verb.index, particle.index) : max(verb.index, particle.index)]
    after = sentence.tokens[particle.index + 1 : particle.index + 2]
    return not any(t.text in QUOTES for t in between) and not (after and after[0].upos in ("NOUN", "PROPN", "DET"))


def _lemmas(verb: Token, lexicon: Lexicon) -> list[str]:
    """Return the dictionary forms a verb may have: by the lemmatiser, and by the lexicon's own forms."""
    found = [lemma_of(verb)]
    if (known := lexicon.language.forms.get(verb.text.lower())) and known not in found:
        found.append(known)
    return found


def _match_words(sentence: Sentence, verb: Token, lemma: str, lexicon: Lexicon) -> CueMatch | None:
    """Return the longest entry of several words whose further words hang on the verb."""
    names = lexicon.language.phrasal.get(lemma, ())
    near = _near(sentence, verb) if names else {}
    for name in names:
        words = name.split()[1:]
        if all(word in near for word in words):
            tokens = sorted((verb, *(near[word] for word in words)), key=lambda t: t.index)
            return CueMatch(sentence=sentence, head=verb, tokens=tuple(tokens), entry=lexicon.language.verbs[name])
    return None


def _near(sentence: Sentence, verb: Token) -> Mapping[str, Token]:
    """Return the words that hang on a verb, or on which it hangs as an auxiliary, by text and lemma."""
    near: dict[str, Token] = {}
    dependents = list(sentence.dependents(verb))
    head = sentence.head(verb)
    if head is not None and verb.relation in ("aux", "xcomp", "cop") and head.upos in VERBAL:
        dependents += [head, *sentence.dependents(head)]
    for token in dependents:
        if token.relation in ("ccomp", "conj", "parataxis", "advcl", "acl") and token.upos in VERBAL:
            continue
        near.setdefault(token.text.lower(), token)
        near.setdefault(lemma_of(token), token)
        for child in sentence.dependents(token, "case", "fixed"):
            near.setdefault(child.text.lower(), child)
    return near


def _match_predicate(sentence: Sentence, token: Token, lexicon: Lexicon) -> Iterator[CueMatch]:
    """Yield an adjective or noun of the lexicon that has a copula: "is ervan overtuigd"."""
    entry = lexicon.language.verbs.get(lemma_of(token)) or lexicon.language.verbs.get(token.text.lower())
    if entry and Trait.PREDICATIVE in entry.traits and any(sentence.dependents(token, "cop")):
        yield CueMatch(sentence=sentence, head=token, tokens=(token,), entry=entry)
