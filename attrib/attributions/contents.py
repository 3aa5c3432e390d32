"""What a cue governs: the words of the claim, by the tree around the cue.

Each construction is a small function from a cue to the tokens of its content; the tables at the end give their order.
Clauses are in clauses.py, phrases in objects.py, what stands by its place alone in places.py, nouns in nouns.py.
"""

from collections.abc import Callable

from attrib.attributions.branches import clause_above, filled
from attrib.attributions.by_position import (
    after_that,
    after_verb,
    around_phrase,
    before_comma,
    beside_phrase,
    extraposed,
    late_pronoun,
    leading_pronoun,
    to_true_end,
)
from attrib.attributions.clauses import (
    comparison,
    complement,
    gerund,
    infinitive,
    infinitive_passive,
    infinitive_with_subject,
    parataxis,
)
from attrib.attributions.cue_nouns import noun_clause, noun_infinitive, noun_preposition
from attrib.attributions.cues import OPENING, QUOTES, VERBAL, CueMatch, find_phrases, lemma_of
from attrib.attributions.noun_phrases import NounPhrase
from attrib.attributions.objects import judgement, object_phrase, preposition, pronoun, quoted_judgement
from attrib.grammar import Construction, Trait
from attrib.lexicon import Lexicon
from attrib.model import Sentence, Token
from attrib.records import dataclass
from attrib.syntax import subtree

# Words in a speaker's noun phrase at the end of a sentence: ", | two officials | said".
LONGEST_SPEAKER = 8

# Constructions whose content, once begun, mostly lasts to the end of the sentence.
REACHING = (
    Construction.CLAUSE,
    Construction.INFINITIVE,
    Construction.INFINITIVE_SUBJECT,
    Construction.PREPOSITION,
    Construction.PARATAXIS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The words of a claim within the cue's sentence, and the construction that gave them."""

    tokens: tuple[Token, ...]
    pattern: Construction
    points_back: bool = False
    """Whether the words are a pronoun for the sentence before: "Dat zegt de politie"."""


def content_of_verb(match: CueMatch, lexicon: Lexicon) -> Content | None:
    """Return what a verb governs, by the first construction that its lexicon entry allows and the tree has."""
    for frame, construction in CONSTRUCTIONS:
        tokens = construction(match, lexicon) if frame in match.entry.frames else []
        if tokens and not _is_fragment(match, tokens, frame, lexicon):
            if frame in REACHING:
                tokens = to_true_end(match, sorted(tokens, key=lambda t: t.index), lexicon)
                tokens = _up_to_source(match, _up_to_next_cue(match, tokens, lexicon), lexicon)
            return Content(
                tokens=without_edges(tokens, lexicon), pattern=frame, points_back=frame == Construction.PRONOUN
            )
    return None


def _up_to_next_cue(match: CueMatch, tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return a content without what its speaker did beside speaking: "said it leaks|, citing a report".

    A weak tree often hangs such a participle on the verb of the claim.
    """
    if Trait.STATES not in match.entry.traits or not tokens or tokens[0].index < match.head.index:
        return tokens
    for place, token in enumerate(tokens[1:], start=1):
        opens = tokens[place - 1].text == "," and token.feature("VerbForm") in ("Part", "Ger")
        quoted = sum(t.text in QUOTES for t in tokens[:place]) % 2
        if opens and not quoted and _is_speaking(token, lexicon):
            return tokens[: place - 1]
    return tokens


def _up_to_source(match: CueMatch, tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return a content without the source of the whole sentence at its end: "said it leaks|, according to aides"."""
    if not tokens or tokens[0].index < match.head.index:
        return tokens
    if (comma := _reporter_at_end(tokens, lexicon)) is not None:
        return tokens[:comma]
    for phrase in find_phrases(match.sentence, lexicon.words("source_prepositions")):
        after = match.sentence.tokens[phrase[-1].index + 1 :]
        comma = next((t.index for t in after if t.text == ","), len(match.sentence.tokens))
        goes_on = any(t.feature("VerbForm") == "Fin" for t in match.sentence.tokens[comma:])
        before = phrase[0].index - 1
        if tokens[0].index < before and match.sentence.tokens[before].text == "," and not goes_on:
            return [t for t in tokens if t.index < before]
    return tokens


def _reporter_at_end(tokens: list[Token], lexicon: Lexicon) -> int | None:
    """Return the place of the comma before a speaker at the end: "told her he would go|, two officials said"."""
    words = [t for t in tokens if t.upos != "PUNCT"]
    if not words or not lexicon.has(words[-1].text, "sure_forms"):
        return None
    comma = max((place for place, t in enumerate(tokens) if t.text == ","), default=0)
    speaker = [t for t in tokens[comma + 1 :] if t.upos != "PUNCT"][:-1]
    if not comma or not 0 < len(speaker) <= LONGEST_SPEAKER or speaker[0].upos not in OPENING:
        return None
    return comma if all(t.feature("VerbForm") != "Fin" for t in speaker) else None


def _is_speaking(token: Token, lexicon: Lexicon) -> bool:
    """Tell a verb that can only say: "adding", "citing", not "finding"."""
    entry = lexicon.language.verbs.get(lemma_of(token))
    return lexicon.has(token.text, "citing") or (entry is not None and Trait.SPEAKS in entry.traits)


def _is_fragment(match: CueMatch, tokens: list[Token], frame: Construction, lexicon: Lexicon) -> bool:
    """Tell a piece of the subject that a weak tree took for the claim: without a verb before the cue's own, or a
    relative clause, as in "vertelde een diplomaat | die erbij was".
    """
    first = min(tokens, key=lambda t: t.index)
    if first.upos == "PRON" and lexicon.has(first.text, "clause_relatives") and frame == Construction.CLAUSE:
        return True
    last = max(tokens, key=lambda t: t.index)
    is_before = last.index < match.head.index
    if (
        len(tokens) == 1
        and last.index + 1 == match.head.index
        and last.text[0].isupper()
        and frame == Construction.CLAUSE
    ):
        return True
    return (
        frame in (Construction.CLAUSE, Construction.PARATAXIS)
        and is_before
        and not any(t.upos in VERBAL for t in tokens)
    )


def content_of_noun(match: CueMatch, lexicon: Lexicon) -> Content | None:
    """Return what a cue noun governs: "de vrees | dat het misgaat", "a threat | to leave", "criticism of | it"."""
    for frame, construction in NOUN_CONSTRUCTIONS:
        if frame in match.entry.frames and (tokens := construction(match, lexicon)):
            return Content(tokens=without_edges(tokens, lexicon), pattern=frame.of_noun)
    return None


def content_of_phrase(
    sentence: Sentence, source: NounPhrase, phrase: tuple[Token, ...], lexicon: Lexicon
) -> Content | None:
    """Return the clause that "volgens X" or "according to X" stands in, without that phrase."""
    if tokens := around_phrase(sentence, source.tokens[-1], phrase) or beside_phrase(
        sentence, source.head, phrase, lexicon
    ):
        return Content(tokens=without_edges(tokens, lexicon), pattern=Construction.PHRASE)
    clause = clause_above(sentence, source.head)
    if clause is None:
        return None
    without = {t.index for t in (*subtree(sentence, source.head), *phrase)}
    tokens = subtree(sentence, clause, without=lambda t: t.index in without)
    if clause.deprel == "acl:relcl" and (noun := sentence.head(clause)) is not None:
        tokens = [*_short_phrase(sentence, noun), *tokens]
    tokens = filled(sentence, [t for t in tokens if t.index not in without], without)
    tokens = list(without_edges(tokens, lexicon))
    return Content(tokens=tuple(tokens), pattern=Construction.PHRASE) if tokens else None


def without_edges(tokens: list[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """Return a content without its conjunction and without punctuation at its ends: "wijzen | erop dat | het lekt"."""
    tokens = sorted(tokens, key=lambda t: t.index)
    if (
        len(tokens) > 1
        and lexicon.has(tokens[0].text, "pointing_adverbs")
        and lexicon.has(tokens[1].text, "complementisers")
    ):
        tokens = tokens[1:]
    while tokens and (
        tokens[0].upos == "PUNCT" or (tokens[0].relation == "mark" and lexicon.has(tokens[0].text, "complementisers"))
    ):
        tokens = tokens[1:]
    while tokens and tokens[-1].upos == "PUNCT":
        tokens = tokens[:-1]
    return tuple(tokens)


def _is_conjunction(token: Token, lexicon: Lexicon) -> bool:
    return token.relation == "mark" and lexicon.has(token.text, "complementisers")


def _short_phrase(sentence: Sentence, noun: Token) -> list[Token]:
    """Return a noun with what stands before it: the antecedent of a relative clause."""
    return [t for t in subtree(sentence, noun, without=lambda t: t.relation == "acl") if t.index <= noun.index]


CONSTRUCTIONS: tuple[tuple[Construction, Callable[[CueMatch, Lexicon], list[Token]]], ...] = (
    (Construction.CLAUSE, comparison),
    (Construction.PRONOUN, leading_pronoun),
    (Construction.JUDGE, extraposed),
    (Construction.JUDGE, judgement),
    (Construction.JUDGE, quoted_judgement),
    (Construction.INFINITIVE_PASSIVE, infinitive_passive),
    (Construction.INFINITIVE_SUBJECT, infinitive_with_subject),
    (Construction.CLAUSE, complement),
    (Construction.PREPOSITION, preposition),
    (Construction.CLAUSE, after_that),
    (Construction.PARATAXIS, parataxis),
    (Construction.INFINITIVE, infinitive),
    (Construction.PRONOUN, pronoun),
    (Construction.PRONOUN, late_pronoun),
    (Construction.OBJECT, gerund),
    (Construction.OBJECT, object_phrase),
    (Construction.QUOTE, before_comma),
    (Construction.QUOTE, after_verb),
)

NOUN_CONSTRUCTIONS: tuple[tuple[Construction, Callable[[CueMatch, Lexicon], list[Token]]], ...] = (
    (Construction.CLAUSE, noun_clause),
    (Construction.INFINITIVE, noun_infinitive),
    (Construction.PREPOSITION, noun_preposition),
)
