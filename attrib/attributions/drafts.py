"""What the words and the tree of one sentence give: a draft for every cue, before quotations are looked at."""

from collections.abc import Iterator

from attrib.attributions.branches import clause_above
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
from attrib.attributions.phrases import NOMINAL, Phrase, noun_phrase, whole_phrase
from attrib.attributions.places import closing_speaker, inserted_speaker
from attrib.model import Article, Language, Sentence, Token
from attrib.syntax import subtree

# A source this near to its verb is believed even where the tree counts it to the content.
BESIDE = 3
# Words from "tegen" to "krant".
HEARER_REACH = 3


def drafts_of(sentence: Sentence, article: Article, language: Language) -> Iterator[Draft]:
    """Yield what the words and the tree of one sentence give."""
    present = phrase_lists_in(sentence, language)
    phrases = [
        draft
        for name in ("source_prepositions", "citing")
        if name in present
        for phrase in find_phrases(sentence, language.cues[name])
        for draft in _phrase_draft(sentence, phrase, article, language)
    ]
    taken = {t.index for draft in phrases for t in draft.cue}
    nouns = list(_noun_drafts(sentence, article, language))
    held = {t.index for draft in nouns for t in draft.cue}
    for match in find_verbs(sentence, language):
        if match.head.index not in taken:  # "citing officials"
            draft = _verb_draft(match, article, language)
            if draft.pattern != "object" or not held & {t.index for t in sentence.dependents(match.head, "obj")}:
                yield draft  # else "voiced the fear that": the noun says what is claimed
    yield from nouns
    yield from phrases
    for name in ("own_words", "hearsay", "hearsay_that"):
        for phrase in find_phrases(sentence, language.cues[name]) if name in present else ():
            if name == "own_words":
                yield from _own_words_draft(sentence, phrase, article, language)
            else:
                yield (
                    _hearsay_draft(sentence, phrase, article)
                    if name == "hearsay"
                    else _impersonal_draft(sentence, phrase, article)
                )
    yield from _reportative_drafts(sentence, article, language)


def _noun_drafts(sentence: Sentence, article: Article, language: Language) -> Iterator[Draft]:
    """Yield the cue nouns that govern a content."""
    for match in find_nouns(sentence, language):
        if content := content_of_noun(match, language):
            source = source_of_noun(match, content.tokens, language)
            frame = content.pattern.removeprefix("noun-")
            yield _draft(match, content, source, article, language, reliability=frame)


def _verb_draft(match: CueMatch, article: Article, language: Language) -> Draft:
    """Return the draft of a verb; its content may still be empty, for a quotation beside it."""
    content = content_of_verb(match, language)
    source = source_of_verb(match, language) if match.entry.kind != "seem" else None
    if content is None:
        content = Content(tokens=(), pattern="quote")
    by_place = inserted_speaker(match, language)
    unquoted = not any(t.text in QUOTES for t in match.sentence.tokens)
    claimed = source is not None and any(t.index == source.index for t in content.tokens)
    if not by_place[0] and (source is None or claimed or (not content.tokens and unquoted)):
        by_place = closing_speaker(match, language)
    if by_place[0]:
        source = top_of(match.sentence, by_place[0])
        content = Content(tokens=without_edges(by_place[1], language), pattern="parataxis")
    return _draft(match, content, source, article, language, reliability=content.pattern)


def top_of(sentence: Sentence, tokens: list[Token]) -> Token:
    """Return the head of some words in a row: the noun among them that hangs on a word outside, else the last noun."""
    nouns = [t for t in tokens if t.upos in ("NOUN", "PROPN", "PRON")] or tokens
    return next((t for t in nouns if sentence.head(t) not in tokens), nouns[-1])


def _draft(
    match: CueMatch, content: Content, source: Token | None, article: Article, language: Language, *, reliability: str
) -> Draft:
    """Put a cue, its content and its source together."""
    phrase = _phrase(match, content, source, language)
    named = {t.index for t in phrase.tokens} if phrase else ()
    tokens = [t for t in content.tokens if t.index not in named]
    return Draft(
        sentence=match.sentence,
        cue=match.tokens,
        lemma=match.entry.lemma,
        kind=match.entry.kind,
        mention=phrase,
        content=content_spans(tokens, article.text),
        pattern=content.pattern,
        confidence=match.entry.frames.get(reliability, 0.5),
        frames=frozenset(match.entry.frames),
        points_back=content.points_back,
    )


def _phrase(match: CueMatch, content: Content, source: Token | None, language: Language) -> Phrase | None:
    """Return the whole noun phrase of a source; one inside the content is only believed right beside the verb."""
    if source is None:
        return None
    cue = frozenset(t.index for t in match.tokens)
    claimed = frozenset(t.index for t in content.tokens)
    if source.index in claimed:
        if abs(source.index - match.head.index) > BESIDE or content.pattern not in ("parataxis", "clause"):
            return None
        beyond = cue | _quoted_beyond(match, source)
        phrase = noun_phrase(match.sentence, source, language, beyond)
        return whole_phrase(match.sentence, phrase, match.tokens, beyond, language)
    outside = cue | claimed
    phrase = noun_phrase(match.sentence, source, language, outside)
    return _without_hearer(whole_phrase(match.sentence, phrase, match.tokens, outside, language), match.head, language)


def _without_hearer(phrase: Phrase, verb: Token, language: Language) -> Phrase:
    """Return a source that follows its verb without those who were told: "zeggen twee bronnen | tegen deze krant"."""
    tokens = phrase.tokens
    if tokens[0].index < verb.index:
        return phrase
    hearers = language.cues["hearers"] | language.sources["media"]
    for place, token in enumerate(tokens[:-1]):
        if token.index <= phrase.head.index:
            continue
        if token.upos in (*VERBAL, "PRON"):
            return phrase  # what a relative clause tells is about the source
        near = tokens[place + 1 : place + 1 + HEARER_REACH]
        told = next((t for t in near if t.text.lower() in hearers), None)
        if token.text.lower() in language.cues["hearer_prepositions"] and told is not None:
            return Phrase(head=phrase.head, tokens=tuple(t for t in tokens if not token.index <= t.index <= told.index))
    return phrase


def _quoted_beyond(match: CueMatch, source: Token) -> frozenset[int]:
    """Return the words from the next quotation mark on: no part of a source that stands before it."""
    marks = [t.index for t in match.sentence.tokens[source.index :] if t.text in QUOTES]
    return frozenset(range(marks[0], len(match.sentence.tokens))) if marks else frozenset()


def _phrase_draft(
    sentence: Sentence, phrase: tuple[Token, ...], article: Article, language: Language
) -> Iterator[Draft]:
    """Yield "volgens X", "according to X", "op basis van X": the object of the phrase is the source."""
    source = _object_of(sentence, phrase)
    cited = " ".join(t.text.lower() for t in phrase) in language.cues["citing"]
    if cited and source is not None and not _is_citable(source, language):
        return
    if source is None or lemma_of(source) in language.cues["plans"] or source.text.lower() in language.cues["plans"]:
        return
    cue = frozenset(t.index for t in phrase)
    mention = whole_phrase(sentence, noun_phrase(sentence, source, language, cue), phrase, cue, language)
    if cue == {*range(len(phrase))}:
        mention = _before_clause(mention)
    content = content_of_phrase(sentence, mention, phrase, language)
    named = {t.index for t in mention.tokens}
    tokens = [t for t in (content.tokens if content else ()) if t.index not in named]
    yield Draft(
        sentence=sentence,
        cue=phrase,
        lemma=" ".join(t.text.lower() for t in phrase),
        kind="phrase",
        mention=mention,
        content=content_spans(tokens, article.text),
        pattern="phrase" if tokens else "quotation",
        confidence=0.9,
        frames=frozenset({"quote", "phrase"}),
    )


def _before_clause(mention: Phrase) -> Phrase:
    """Return a source that opens its sentence without the clause after its comma: "the report|, complaints rose".

    The root of the sentence is in the clause, whatever a tagger took it for.
    """
    root = next((place for place, t in enumerate(mention.tokens) if t.head is None), 0)
    comma = max((place for place, t in enumerate(mention.tokens[:root]) if t.text == ","), default=0)
    if not comma or mention.tokens[comma].index < mention.head.index:
        return mention
    return Phrase(head=mention.head, tokens=mention.tokens[:comma])


def _is_citable(source: Token, language: Language) -> bool:
    """Tell a source or text that can be cited from any other thing that a plan or product is based on."""
    return source.upos in ("PROPN", "PRON") or lemma_of(source) in language.cues["citable"]


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
    sentence: Sentence, phrase: tuple[Token, ...], article: Article, language: Language
) -> Iterator[Draft]:
    """Yield "naar eigen zeggen": the subject of the clause is the source of what the clause says."""
    clause = clause_above(sentence, phrase[-1])
    subject = next(sentence.dependents(clause, "nsubj"), None) if clause else None
    if subject is None and clause and clause.index and language.order == "V2":
        subject = sentence.tokens[0] if clause.index == 1 else None
    if clause is None or subject is None:
        return
    mention = noun_phrase(sentence, subject, language, frozenset(t.index for t in phrase))
    without = {t.index for t in (*phrase, *mention.tokens)}
    tokens = [t for t in subtree(sentence, clause, without=lambda t: t.index in without) if t.upos != "PUNCT"]
    yield Draft(
        sentence=sentence,
        cue=phrase,
        lemma=" ".join(t.text.lower() for t in phrase),
        kind="phrase",
        mention=mention,
        content=content_spans(tokens, article.text),
        pattern="own-words",
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
        kind="hearsay",
        content=content_spans(tokens, article.text),
        pattern="hearsay",
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
        kind="hearsay",
        content=content_spans(tokens, article.text),
        pattern="hearsay",
        confidence=0.85,
    )


def _reportative_drafts(sentence: Sentence, article: Article, language: Language) -> Iterator[Draft]:
    """Yield "het zou gaan om": a reportative auxiliary in a main clause, with no condition near."""
    if language.cues["hearsay_auxiliaries"].isdisjoint(sentence.words):
        return
    for token in sentence.tokens:
        if token.text.lower() not in language.cues["hearsay_auxiliaries"]:
            continue
        verb = sentence.head(token) or token
        words = {t.text.lower() for t in sentence.tokens} | {lemma_of(t) for t in sentence.tokens}
        is_main = verb.relation in ("root", "conj", "parataxis")
        if not is_main or words & language.cues["conditional"] or not _is_reportative(sentence, verb):
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
            lemma="zullen",
            kind="hearsay",
            content=content_spans(tokens, article.text),
            pattern="reportative",
            confidence=0.6,
        )


def _is_reportative(sentence: Sentence, verb: Token) -> bool:
    """Tell the forms in which a past modal reports: a perfect infinitive, a copula, or "gaan om"."""
    helpers = [t for t in sentence.dependents(verb, "aux", "cop", "aux:pass") if t.feature("VerbForm") == "Inf"]
    perfect = any(lemma_of(t) in ("hebben", "zijn", "worden") for t in helpers)
    return perfect or lemma_of(verb) in ("gaan", "zijn", "hebben", "betreffen", "bestaan")
