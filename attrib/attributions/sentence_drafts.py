"""What the words and the tree of one sentence give: a draft for every cue, before quotations are looked at."""

from collections.abc import Iterator

from attrib.attributions.branches import clause_above
from attrib.attributions.by_position import closing_speaker, inserted_speaker
from attrib.attributions.contents import (
    Content,
    content_of_noun,
    content_of_phrase,
    content_of_verb,
    without_edges,
)
from attrib.attributions.cues import (
    QUOTES,
    VERBAL,
    CueMatch,
    find_nouns,
    find_phrases,
    find_verbs,
    lemma_of,
    phrase_lists_in,
)
from attrib.attributions.draft import Draft, content_spans
from attrib.attributions.mentions import source_of_noun, source_of_verb
from attrib.attributions.noun_phrases import NOMINAL, NounPhrase, noun_phrase, whole_phrase
from attrib.grammar import HEARSAY, OF_HEARSAY, OF_PHRASES, PHRASE, Construction, Switch, Trait
from attrib.lexicon import Lexicon
from attrib.model import Article, Sentence, Token
from attrib.syntax import subtree

# A source this near to its verb is believed even where the tree counts it to the content.
BESIDE = 3
# Words from "tegen" to "krant".
HEARER_REACH = 3


def drafts_of(sentence: Sentence, article: Article, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield what the words and the tree of one sentence give."""
    present = phrase_lists_in(sentence, lexicon)
    phrases = [
        draft
        for name in ("source_prepositions", "citing")
        if name in present
        for phrase in find_phrases(sentence, lexicon.words(name))
        for draft in _phrase_draft(sentence, phrase, article, lexicon)
    ]
    taken = {t.index for draft in phrases for t in draft.cue}
    nouns = list(_noun_drafts(sentence, article, lexicon))
    held = {t.index for draft in nouns for t in draft.cue}
    for match in find_verbs(sentence, lexicon):
        if match.head.index not in taken:  # "citing officials"
            draft = _verb_draft(match, article, lexicon)
            if draft.pattern != Construction.OBJECT or not held & {
                t.index for t in sentence.dependents(match.head, "obj")
            }:
                yield draft  # else "voiced the fear that": the noun says what is claimed
    yield from nouns
    yield from phrases
    for name in ("own_words", "hearsay", "hearsay_that"):
        for phrase in find_phrases(sentence, lexicon.words(name)) if name in present else ():
            if name == "own_words":
                yield from _own_words_draft(sentence, phrase, article, lexicon)
            else:
                yield (
                    _hearsay_draft(sentence, phrase, article)
                    if name == "hearsay"
                    else _impersonal_draft(sentence, phrase, article)
                )
    yield from _reportative_drafts(sentence, article, lexicon)


def _noun_drafts(sentence: Sentence, article: Article, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the cue nouns that govern a content."""
    for match in find_nouns(sentence, lexicon):
        if content := content_of_noun(match, lexicon):
            source = source_of_noun(match, content.tokens, lexicon)
            yield _draft(match, content, source, article, lexicon)


def _verb_draft(match: CueMatch, article: Article, lexicon: Lexicon) -> Draft:
    """Return the draft of a verb; its content may still be empty, for a quotation beside it."""
    content = content_of_verb(match, lexicon)
    source = source_of_verb(match, lexicon) if Trait.SEEMS not in match.entry.traits else None
    if content is None:
        content = Content(tokens=(), pattern=Construction.QUOTE)
    by_place = inserted_speaker(match, lexicon)
    unquoted = not any(t.text in QUOTES for t in match.sentence.tokens)
    claimed = source is not None and any(t.index == source.index for t in content.tokens)
    if not by_place[0] and (source is None or claimed or (not content.tokens and unquoted)):
        by_place = closing_speaker(match, lexicon)
    if by_place[0]:
        source = top_of(match.sentence, by_place[0])
        content = Content(tokens=without_edges(by_place[1], lexicon), pattern=Construction.PARATAXIS)
    return _draft(match, content, source, article, lexicon)


def top_of(sentence: Sentence, tokens: list[Token]) -> Token:
    """Return the head of some words in a row: the noun among them that hangs on a word outside, else the last noun."""
    nouns = [t for t in tokens if t.upos in ("NOUN", "PROPN", "PRON")] or tokens
    return next((t for t in nouns if sentence.head(t) not in tokens), nouns[-1])


def _draft(match: CueMatch, content: Content, source: Token | None, article: Article, lexicon: Lexicon) -> Draft:
    """Put a cue, its content and its source together."""
    phrase = _phrase(match, content, source, lexicon)
    named = {t.index for t in phrase.tokens} if phrase else ()
    tokens = [t for t in content.tokens if t.index not in named]
    return Draft(
        sentence=match.sentence,
        cue=match.tokens,
        lemma=match.entry.lemma,
        kind=match.entry.kind,
        traits=match.entry.traits,
        mention=phrase,
        content=content_spans(tokens, article.text),
        pattern=content.pattern,
        confidence=match.entry.frames.get(content.pattern.frame, 0.5),
        frames=frozenset(match.entry.frames),
        points_back=content.points_back,
    )


def _phrase(match: CueMatch, content: Content, source: Token | None, lexicon: Lexicon) -> NounPhrase | None:
    """Return the whole noun phrase of a source; one inside the content is only believed right beside the verb."""
    if source is None:
        return None
    cue = frozenset(t.index for t in match.tokens)
    claimed = frozenset(t.index for t in content.tokens)
    if source.index in claimed:
        if abs(source.index - match.head.index) > BESIDE or content.pattern not in (
            Construction.PARATAXIS,
            Construction.CLAUSE,
        ):
            return None
        beyond = cue | _quoted_beyond(match, source)
        phrase = noun_phrase(match.sentence, source, lexicon, beyond)
        return whole_phrase(match.sentence, phrase, match.tokens, beyond, lexicon)
    outside = cue | claimed
    phrase = noun_phrase(match.sentence, source, lexicon, outside)
    return _without_hearer(whole_phrase(match.sentence, phrase, match.tokens, outside, lexicon), match.head, lexicon)


def _without_hearer(phrase: NounPhrase, verb: Token, lexicon: Lexicon) -> NounPhrase:
    """Return a source that follows its verb without those who were told: "zeggen twee bronnen | tegen deze krant"."""
    tokens = phrase.tokens
    if tokens[0].index < verb.index:
        return phrase
    for place, token in enumerate(tokens[:-1]):
        if token.index <= phrase.head.index:
            continue
        if token.upos in (*VERBAL, "PRON"):
            return phrase  # what a relative clause tells is about the source
        near = tokens[place + 1 : place + 1 + HEARER_REACH]
        told = next((t for t in near if lexicon.has(t.text, "hearers", "media")), None)
        if lexicon.has(token.text, "hearer_prepositions") and told is not None:
            return NounPhrase(
                head=phrase.head, tokens=tuple(t for t in tokens if not token.index <= t.index <= told.index)
            )
    return phrase


def _quoted_beyond(match: CueMatch, source: Token) -> frozenset[int]:
    """Return the words from the next quotation mark on: no part of a source that stands before it."""
    marks = [t.index for t in match.sentence.tokens[source.index :] if t.text in QUOTES]
    return frozenset(range(marks[0], len(match.sentence.tokens))) if marks else frozenset()


def _phrase_draft(sentence: Sentence, phrase: tuple[Token, ...], article: Article, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield "volgens X", "according to X", "op basis van X": the object of the phrase is the source."""
    source = _object_of(sentence, phrase)
    cited = lexicon.has(" ".join(t.text for t in phrase), "citing")
    if cited and source is not None and not _is_citable(source, lexicon):
        return
    if source is None or lexicon.has(lemma_of(source), "plans") or lexicon.has(source.text, "plans"):
        return
    cue = frozenset(t.index for t in phrase)
    mention = whole_phrase(sentence, noun_phrase(sentence, source, lexicon, cue), phrase, cue, lexicon)
    if cue == {*range(len(phrase))}:
        mention = _before_clause(mention)
    content = content_of_phrase(sentence, mention, phrase, lexicon)
    named = {t.index for t in mention.tokens}
    tokens = [t for t in (content.tokens if content else ()) if t.index not in named]
    yield Draft(
        sentence=sentence,
        cue=phrase,
        lemma=" ".join(t.text.lower() for t in phrase),
        kind=PHRASE,
        traits=OF_PHRASES,
        mention=mention,
        content=content_spans(tokens, article.text),
        pattern=Construction.PHRASE if tokens else Construction.QUOTATION,
        confidence=0.9,
        frames=frozenset({Construction.QUOTE, Construction.PHRASE}),
    )


def _before_clause(mention: NounPhrase) -> NounPhrase:
    """Return a source that opens its sentence without the clause after its comma: "the report|, complaints rose".

    The root of the sentence is in the clause, whatever a tagger took it for.
    """
    root = next((place for place, t in enumerate(mention.tokens) if t.head is None), 0)
    comma = max((place for place, t in enumerate(mention.tokens[:root]) if t.text == ","), default=0)
    if not comma or mention.tokens[comma].index < mention.head.index:
        return mention
    return NounPhrase(head=mention.head, tokens=mention.tokens[:comma])


def _is_citable(source: Token, lexicon: Lexicon) -> bool:
    """Tell a source or text that can be cited from any other thing that a plan or product is based on."""
    return source.upos in ("PROPN", "PRON") or lexicon.has(lemma_of(source), "citable")


def _object_of(sentence: Sentence, phrase: tuple[Token, ...]) -> Token | None:
    """Return the head of the noun phrase after a preposition, by the tree or else by place."""
    inside = {t.index for t in phrase}
    for token in phrase:
        head = sentence.head(token)
        if head is None or head.index in inside or head.index < phrase[-1].index:
            continue
        if _may_be_named(head) and token.relation in ("case", "mark", "advmod", "fixed"):
            return _noun_behind(sentence, head)
    following = sentence.tokens[phrase[-1].index + 1 :]
    after = [t for t in following[:6] if t.upos in ("NOUN", "PROPN", "PRON") or _is_abbreviation(t)]
    if not after:
        return None
    top = after[0]
    while (head := sentence.head(top)) is not None and head in following[:8] and head.upos in ("NOUN", "PROPN"):
        top = head
    return top


def _noun_behind(sentence: Sentence, noun: Token) -> Token:
    """Return the noun that a name only belongs to: "aldus CNN. twee | functionarissen", with a stop too many."""
    above = sentence.head(noun)
    before = above is not None and noun.relation == "nmod" and 0 < above.index - noun.index <= BESIDE
    return above if above is not None and before and above.upos == "NOUN" else noun


def _may_be_named(token: Token) -> bool:
    """Tell a word that can head a noun phrase."""
    return token.upos in NOMINAL or _is_abbreviation(token)


def _is_abbreviation(token: Token) -> bool:
    """Tell an abbreviation that a tagger takes for the small word it looks like: "volgens het OM"."""
    return len(token.text) > 1 and token.text.isalpha() and token.text.isupper()


def _own_words_draft(
    sentence: Sentence, phrase: tuple[Token, ...], article: Article, lexicon: Lexicon
) -> Iterator[Draft]:
    """Yield "naar eigen zeggen": the subject of the clause is the source of what the clause says."""
    clause = clause_above(sentence, phrase[-1])
    subject = next(sentence.dependents(clause, "nsubj"), None) if clause else None
    if subject is None and clause and clause.index and Switch.VERB_SECOND in lexicon.switches:
        subject = sentence.tokens[0] if clause.index == 1 else None
    if clause is None or subject is None:
        return
    mention = noun_phrase(sentence, subject, lexicon, frozenset(t.index for t in phrase))
    without = {t.index for t in (*phrase, *mention.tokens)}
    tokens = [t for t in subtree(sentence, clause, without=lambda t: t.index in without) if t.upos != "PUNCT"]
    yield Draft(
        sentence=sentence,
        cue=phrase,
        lemma=" ".join(t.text.lower() for t in phrase),
        kind=PHRASE,
        traits=OF_PHRASES,
        mention=mention,
        content=content_spans(tokens, article.text),
        pattern=Construction.OWN_WORDS,
        confidence=0.85,
    )


def _hearsay_draft(sentence: Sentence, phrase: tuple[Token, ...], article: Article) -> Draft:
    """Return "naar verluidt", "reportedly": the clause is claimed by nobody."""
    clause = clause_above(sentence, phrase[-1]) or sentence.root
    without = {t.index for t in phrase}
    complements = list(sentence.dependents(clause, "ccomp", "csubj", "acl"))
    top = complements[0] if complements and clause.index in without else clause
    tokens = [t for t in subtree(sentence, top, without=lambda t: t.index in without) if t.index not in without]
    while tokens and tokens[-1].upos == "PUNCT":
        tokens.pop()
    while tokens and tokens[0].upos == "PUNCT":
        tokens.pop(0)
    return Draft(
        sentence=sentence,
        cue=phrase,
        lemma=" ".join(t.text.lower() for t in phrase),
        kind=HEARSAY,
        traits=OF_HEARSAY,
        content=content_spans(tokens, article.text),
        pattern=Construction.HEARSAY,
        confidence=0.85,
    )


def _impersonal_draft(sentence: Sentence, phrase: tuple[Token, ...], article: Article) -> Draft:
    """Return "it is understood that …": what follows is claimed by nobody."""
    tokens = list(sentence.tokens[phrase[-1].index + 1 :])
    while tokens and tokens[-1].upos == "PUNCT":
        tokens.pop()
    return Draft(
        sentence=sentence,
        cue=phrase[:-1],
        lemma=" ".join(t.text.lower() for t in phrase),
        kind=HEARSAY,
        traits=OF_HEARSAY,
        content=content_spans(tokens, article.text),
        pattern=Construction.HEARSAY,
        confidence=0.85,
    )


def _reportative_drafts(sentence: Sentence, article: Article, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield "het zou gaan om": a reportative auxiliary in a main clause, with no condition near."""
    if lexicon.words("hearsay_auxiliaries").isdisjoint(sentence.words):
        return
    for token in sentence.tokens:
        if not lexicon.has(token.text, "hearsay_auxiliaries"):
            continue
        verb = sentence.head(token) or token
        words = {t.text.lower() for t in sentence.tokens} | {lemma_of(t) for t in sentence.tokens}
        is_main = verb.relation in ("root", "conj", "parataxis")
        if not is_main or lexicon.any_has(words, "conditional") or not _is_reportative(sentence, verb, lexicon):
            continue
        if any(t.feature("Person") in ("1", "2") or t.text == "?" for t in sentence.tokens):
            continue
        beside = subtree(sentence, verb, without=lambda t: t.relation == "parataxis")
        tokens = [t for t in beside if t is not token and t.relation != "cc"]
        while tokens and tokens[-1].upos == "PUNCT":
            tokens.pop()
        yield Draft(
            sentence=sentence,
            cue=(token,),
            lemma=lemma_of(token),
            kind=HEARSAY,
            traits=OF_HEARSAY,
            content=content_spans(tokens, article.text),
            pattern=Construction.REPORTATIVE,
            confidence=0.6,
        )


def _is_reportative(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """Tell the forms in which a past modal reports: a perfect infinitive, a copula, or "gaan om"."""
    helpers = [t for t in sentence.dependents(verb, "aux", "cop", "aux:pass") if t.feature("VerbForm") == "Inf"]
    perfect = lexicon.any_has(map(lemma_of, helpers), "reportative_helpers")
    return perfect or lexicon.has(lemma_of(verb), "reportative_verbs")
