"""Finding the attributions of an article: cues, contents, mentions and quotations put together."""

from collections.abc import Iterator
from dataclasses import replace

from attrib.attributions.contents import Content, clause_above, content_of_noun, content_of_phrase, content_of_verb
from attrib.attributions.cues import QUOTES, CueMatch, find_nouns, find_phrases, find_verbs, lemma_of
from attrib.attributions.draft import Draft
from attrib.attributions.mentions import (
    NOMINAL,
    Phrase,
    coordinated,
    noun_phrase,
    source_of_noun,
    source_of_verb,
    whole_phrase,
)
from attrib.attributions.speakers import (
    attach_quotations,
    find_colons,
    find_labels,
    find_signatures,
    find_silent_speakers,
    find_unlisted_cues,
    join_runs,
)
from attrib.model import (
    Article,
    Attribution,
    Cue,
    Form,
    Language,
    Mention,
    ParsedArticle,
    Quotation,
    Sentence,
    Span,
    Spans,
    Token,
)
from attrib.syntax import is_passive, spans_of, subtree

# A source this near to its verb is believed even where the tree counts it to the content.
BESIDE = 3
ATTITUDES = frozenset({"stance", "want", "predicate", "fear", "believe"})
# Kinds of cue that can hand on another's claim inside a quotation.
REPORTING = frozenset({"speech", "report", "deny", "stand", "phrase", "hearsay", "stance", "judge", "claim"})
# Constructions that hand on a claim inside a quotation; "denied it", "wants him to go" mostly do not.
HANDING_ON = frozenset({"clause", "parataxis", "quotation", "quote", "phrase", "hearsay", "own-words", "noun-clause"})
QUOTING = frozenset({"speech", "manner", "report", "deny", "warn", "commit", "judge", "stand"})


def find_attributions(
    parsed: ParsedArticle, quotations: tuple[Quotation, ...], language: Language
) -> tuple[Attribution, ...]:
    """Return the attributions of an article in reading order, nested ones included.

    “It is over”, | said | two officials who saw the letter.
    content         cue    source (mention)
    """
    article = parsed.article
    drafts = [draft for sentence in parsed.sentences for draft in _drafts_of(sentence, article, language)]
    drafts = attach_quotations(drafts, quotations, article)
    drafts = [_pointed_back(draft, drafts, parsed) for draft in drafts]
    drafts = [_shared_content(draft, drafts, language) for draft in drafts]
    drafts = [draft for draft in drafts if _is_attribution(draft, quotations, language, article)]
    drafts += list(find_colons(parsed, drafts, quotations, language))
    drafts += list(find_signatures(parsed, drafts, quotations))
    drafts += list(find_unlisted_cues(parsed, drafts, quotations, language))
    claimed = [s for d in drafts for s in d.content]
    drafts += [d for d in find_labels(parsed, language) if not any(s.overlaps(c) for s in d.content for c in claimed)]
    drafts = _without_own_attitudes(_without_doubles(drafts), language)
    drafts = join_runs(drafts, quotations, parsed, language)
    drafts += find_silent_speakers(parsed, drafts, quotations, language)
    return _numbered(drafts, quotations, parsed)


# One sentence


def _drafts_of(sentence: Sentence, article: Article, language: Language) -> Iterator[Draft]:
    """Yield what the words and the tree of one sentence give."""
    for match in find_verbs(sentence, language):
        yield replace(_verb_draft(match, article, language), order=language.order)
    for match in find_nouns(sentence, language):
        if content := content_of_noun(match, language):
            yield _draft(match, content, source_of_noun(match, language), article, reliability="clause")
    for name in ("source_prepositions", "citing"):
        for phrase in find_phrases(sentence, language.cues[name]):
            yield from _phrase_draft(sentence, phrase, article, language)
    for phrase in find_phrases(sentence, language.cues["own_words"]):
        yield from _own_words_draft(sentence, phrase, article, language)
    for phrase in find_phrases(sentence, language.cues["hearsay"]):
        yield from _hearsay_draft(sentence, phrase, article, language)
    for phrase in find_phrases(sentence, language.cues["hearsay_that"]):
        yield _impersonal_draft(sentence, phrase, article)
    yield from _reportative_drafts(sentence, article, language)


def _verb_draft(match: CueMatch, article: Article, language: Language) -> Draft:
    """Return the draft of a verb; its content may still be empty, for a quotation beside it."""
    content = content_of_verb(match, language)
    source = source_of_verb(match, language)
    if content is None:
        content = Content(tokens=(), pattern="quote")
    return _draft(match, content, source, article, reliability=content.pattern)


def _draft(match: CueMatch, content: Content, source: Token | None, article: Article, *, reliability: str) -> Draft:
    """Put a cue, its content and its source together."""
    phrase = _phrase(match, content, source)
    tokens = [t for t in content.tokens if phrase is None or t not in phrase.tokens]
    return Draft(
        sentence=match.sentence,
        cue=match.tokens,
        lemma=match.entry.lemma,
        kind=match.entry.kind,
        mention=phrase,
        content=spans_of(tokens, article.text),
        pattern=content.pattern,
        confidence=match.entry.frames.get(reliability, 0.5),
        frames=frozenset(match.entry.frames),
        points_back=content.points_back,
    )


def _phrase(match: CueMatch, content: Content, source: Token | None) -> Phrase | None:
    """Return the whole noun phrase of a source; one inside the content is only believed right beside the verb."""
    if source is None:
        return None
    cue = frozenset(t.index for t in match.tokens)
    if source in content.tokens:
        if abs(source.index - match.head.index) > BESIDE or content.pattern not in ("parataxis", "clause"):
            return None
        return noun_phrase(match.sentence, source, cue | _quoted_beyond(match, source))
    outside = cue | frozenset(t.index for t in content.tokens)
    phrase = noun_phrase(match.sentence, source, outside)
    return whole_phrase(match.sentence, phrase, match.tokens, outside)


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
    content = content_of_phrase(sentence, source, phrase, language)
    mention = noun_phrase(sentence, source, frozenset(t.index for t in phrase))
    tokens = [t for t in (content.tokens if content else ()) if t not in mention.tokens]
    yield Draft(
        sentence=sentence,
        cue=phrase,
        lemma=" ".join(t.text.lower() for t in phrase),
        kind="phrase",
        mention=mention,
        content=spans_of(tokens, article.text),
        pattern="phrase" if tokens else "quotation",
        confidence=0.9,
        frames=frozenset({"quote", "phrase"}),
    )


def _is_citable(source: Token, language: Language) -> bool:
    """Tell a source or text that can be cited from any other thing that a plan or product is based on."""
    return source.upos in ("PROPN", "PRON") or lemma_of(source) in language.cues["citable"]


def _object_of(sentence: Sentence, phrase: tuple[Token, ...]) -> Token | None:
    """Return the head of the noun phrase after a preposition, by the tree or else by place."""
    inside = {t.index for t in phrase}
    for token in phrase:
        head = sentence.head(token)
        if head is not None and head.index not in inside and head.upos in NOMINAL and head.index > phrase[-1].index:
            if token.relation in ("case", "mark", "advmod", "fixed"):
                return head
    following = sentence.tokens[phrase[-1].index + 1 :]
    after = [t for t in following[:6] if t.upos in ("NOUN", "PROPN", "PRON")]
    if not after:
        return None
    top = after[0]
    while (head := sentence.head(top)) is not None and head in following[:8] and head.upos in ("NOUN", "PROPN"):
        top = head
    return top


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
    mention = noun_phrase(sentence, subject, frozenset(t.index for t in phrase))
    without = {t.index for t in (*phrase, *mention.tokens)}
    tokens = [t for t in subtree(sentence, clause, without=lambda t: t.index in without) if t.upos != "PUNCT"]
    yield Draft(
        sentence=sentence,
        cue=phrase,
        lemma=" ".join(t.text.lower() for t in phrase),
        kind="phrase",
        mention=mention,
        content=spans_of(tokens, article.text),
        pattern="own-words",
        confidence=0.85,
    )


def _hearsay_draft(
    sentence: Sentence, phrase: tuple[Token, ...], article: Article, language: Language
) -> Iterator[Draft]:
    """Yield "naar verluidt", "reportedly": the clause is claimed by nobody."""
    clause = clause_above(sentence, phrase[-1]) or sentence.root
    without = {t.index for t in phrase}
    complements = list(sentence.dependents(clause, "ccomp", "csubj", "acl"))
    top = complements[0] if complements and clause.index in without else clause
    tokens = [t for t in subtree(sentence, top, without=lambda t: t.index in without) if t.index not in without]
    while tokens and tokens[-1].upos == "PUNCT":
        tokens.pop()
    while tokens and tokens[0].upos == "PUNCT":
        tokens.pop(0)
    yield Draft(
        sentence=sentence,
        cue=phrase,
        lemma=" ".join(t.text.lower() for t in phrase),
        kind="hearsay",
        content=spans_of(tokens, article.text),
        pattern="hearsay",
        confidence=0.85,
    )


def _impersonal_draft(sentence: Sentence, phrase: tuple[Token, ...], article: Article) -> Draft:
    """Return "it is understood that …": what follows is claimed by nobody."""
    tokens = [t for t in sentence.tokens[phrase[-1].index + 1 :]]
    while tokens and tokens[-1].upos == "PUNCT":
        tokens.pop()
    return Draft(
        sentence=sentence,
        cue=phrase[:-1],
        lemma=" ".join(t.text.lower() for t in phrase),
        kind="hearsay",
        content=spans_of(tokens, article.text),
        pattern="hearsay",
        confidence=0.85,
    )


def _reportative_drafts(sentence: Sentence, article: Article, language: Language) -> Iterator[Draft]:
    """Yield "het zou gaan om": a reportative auxiliary in a main clause, with no condition near."""
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
        tokens = [t for t in subtree(sentence, verb) if t is not token and t.relation != "cc"]
        while tokens and tokens[-1].upos == "PUNCT":
            tokens.pop()
        yield Draft(
            sentence=sentence,
            cue=(token,),
            lemma="zullen",
            kind="hearsay",
            content=spans_of(tokens, article.text),
            pattern="reportative",
            confidence=0.6,
        )


def _is_reportative(sentence: Sentence, verb: Token) -> bool:
    """Tell the forms in which a past modal reports: a perfect infinitive, a copula, or "gaan om"."""
    helpers = [t for t in sentence.dependents(verb, "aux", "cop", "aux:pass") if t.feature("VerbForm") == "Inf"]
    perfect = any(lemma_of(t) in ("hebben", "zijn", "worden") for t in helpers)
    return perfect or lemma_of(verb) in ("gaan", "zijn", "hebben", "betreffen", "bestaan")


# Judging


def _is_attribution(draft: Draft, quotations: tuple[Quotation, ...], language: Language, article: Article) -> bool:
    """Tell a claim of somebody else from the writer's own words, refusals and questions."""
    if not draft.content:
        return False
    inside = any(s.covers(draft.anchor) for q in quotations for s in q.spans)
    if draft.mention and draft.mention.head.text.lower() in language.cues["writers"] and not inside:
        return False
    if inside and not _is_reported_inside(draft, language):
        return False
    if draft.kind in ("phrase", "hearsay"):
        return True
    if _is_refused(draft, language) or _is_asked(draft, inside, article):
        return False
    return draft.mention is not None or _may_be_silent(draft, inside)


def _is_reported_inside(draft: Draft, language: Language) -> bool:
    """Tell whether words inside a quotation hand a claim to another speaker or to an earlier self.

    A source's own attitude inside its own words ("I think …", "you know …") is not a second attribution.
    """
    if draft.kind not in REPORTING or draft.pattern not in HANDING_ON:
        return False
    if draft.mention is None or draft.mention.head.text.lower() not in language.cues["writers"]:
        return True
    return draft.mention.head.text.lower() in language.cues["first_persons"] and draft.cue[0].feature("Tense") == "Past"


def _is_refused(draft: Draft, language: Language) -> bool:
    """Tell "declined to say": a cue under a verb of refusal."""
    head = draft.sentence.head(draft.cue[0]) if draft.cue else None
    return (
        head is not None and lemma_of(head) in language.cues["refusals"] and draft.cue[0].relation in ("xcomp", "ccomp")
    )


def _is_asked(draft: Draft, inside: bool, article: Article) -> bool:
    """Tell a question of the writer: the cue is the main verb of a sentence with a question mark after it."""
    end = draft.sentence.span.end
    return (
        not inside
        and draft.cue[0].relation == "root"
        and article.text[end - 1 : end] == "?"
        and draft.pattern == "clause"
    )


def _may_be_silent(draft: Draft, inside: bool) -> bool:
    """Tell whether a cue may go without a source: passives, cue nouns, documents, and next to a quotation."""
    if inside:
        return is_passive(draft.sentence, draft.cue[0])
    if draft.pattern == "noun-clause":
        return True
    if draft.kind in ("stand", "hear", "predicate"):
        return False
    if is_passive(draft.sentence, draft.cue[0]):
        return draft.pattern in ("clause", "infinitive", "judge", "infinitive-subject", "preposition", "quotation")
    return draft.pattern == "quotation" and draft.kind in QUOTING and draft.cue[0].feature("VerbForm") != "Inf"


def _pointed_back(draft: Draft, drafts: list[Draft], parsed: ParsedArticle) -> Draft:
    """Return a draft whose content is a pronoun together with the sentence that the pronoun stands for.

    If that sentence is itself an attribution, what is claimed there is meant.
    """
    if not draft.points_back:
        return draft
    index = draft.sentence.index - 1
    if index < 0 or parsed.sentences[index].paragraph != draft.sentence.paragraph:
        return draft
    before = parsed.sentences[index]
    earlier = [d for d in drafts if d.sentence.index == index and d.content and not d.points_back]
    pointed = earlier[-1].content if earlier else (Span(before.span.start, _without_stop(before, parsed.article)),)
    return replace(draft, content=(*pointed, *draft.content))


def _shared_content(draft: Draft, drafts: list[Draft], language: Language) -> Draft:
    """Return a cited source with the content of the verb it stands beside: "meldt X op basis van bronnen"."""
    if draft.lemma not in language.cues["citing"]:
        return draft
    verbs = [d for d in drafts if d.sentence is draft.sentence and d.kind not in ("phrase", "hearsay") and d.mention]
    beside = [d for d in verbs if any(s.overlaps(d.anchor) for s in draft.content)]
    return replace(draft, content=beside[-1].content) if beside else draft


def _without_stop(sentence: Sentence, article: Article) -> int:
    """Return the end of a sentence before its full stop."""
    end = sentence.span.end
    return end - 1 if article.text[end - 1] == "." else end


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without those that say the same again: same source and overlapping content."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.confidence, d.anchor.start)):
        if not any(_is_double(draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: d.anchor.start)


def _without_own_attitudes(drafts: list[Draft], language: Language) -> list[Draft]:
    """Return the drafts without a source's attitudes inside its own words: "she said she hoped that …"."""
    return [d for d in drafts if not (_is_own_attitude(d, language) and _holder(d, drafts))]


def _is_own_attitude(draft: Draft, language: Language) -> bool:
    """Tell an attitude whose holder is a pronoun, which mostly stands for the speaker of the words around it."""
    return (
        draft.kind in ATTITUDES
        and draft.mention is not None
        and draft.mention.head.text.lower() in language.cues["nominatives"]
    )


def _holder(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Return a draft in whose content another stands as a whole."""
    inside = (draft.anchor, *draft.content)
    return next(
        (o for o in drafts if o is not draft and all(any(s.covers(i) for s in o.content) for i in inside)), None
    )


def _is_double(draft: Draft, other: Draft) -> bool:
    """Tell whether two drafts of one sentence claim the same words for the same source."""
    if draft.sentence.index != other.sentence.index:
        return False
    same_cue = bool(set(draft.cue) & set(other.cue))
    same_source = draft.mention == other.mention or not (draft.mention and other.mention)
    return (same_cue or same_source) and _dice(draft.content, other.content) > 0.6


def _dice(one: Spans, other: Spans) -> float:
    """Return how much two sets of spans share, in characters, between 0 and 1."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return 2 * common / ((sum(map(len, one)) + sum(map(len, other))) or 1)


# Finishing


def _numbered(drafts: list[Draft], quotations: tuple[Quotation, ...], parsed: ParsedArticle) -> tuple[Attribution, ...]:
    """Turn drafts into attributions in reading order, one for each of several coordinated sources."""
    split = [part for draft in drafts for part in _split(draft)]
    split.sort(key=lambda d: (d.reach.start, d.anchor.start))
    return tuple(
        Attribution(
            number=number,
            mention=_mention(draft, parsed.article),
            cue=_cue(draft, parsed.article),
            content=draft.content,
            form=_form(draft.content, quotations, parsed.article),
            pattern=draft.pattern,
            confidence=round(draft.confidence, 3),
            nested_in=_outer(draft, split),
        )
        for number, draft in enumerate(split, start=1)
    )


def _split(draft: Draft) -> list[Draft]:
    """Return one draft for each of several coordinated sources."""
    if draft.mention is None or draft.kind == "noun":
        return [draft]
    outside = frozenset(t.index for t in draft.cue) | _indices(draft)
    heads = [h for h in coordinated(draft.sentence, draft.mention.head, draft.cue) if h.index not in outside]
    if len(heads) < 2:
        return [draft]
    phrases = [draft.mention, *(noun_phrase(draft.sentence, head, outside) for head in heads[1:])]
    return [replace(draft, mention=phrase) for phrase in phrases]


def _indices(draft: Draft) -> frozenset[int]:
    """Return the words of a draft's content that lie in its sentence."""
    return frozenset(t.index for t in draft.sentence.tokens if any(s.covers(t.span) for s in draft.content))


def _mention(draft: Draft, article: Article) -> Mention | None:
    if draft.mention is None:
        return None
    phrase: Phrase = draft.mention
    return Mention(spans=spans_of(phrase.tokens, article.text), sentence=draft.sentence.index, head=phrase.head.index)


def _cue(draft: Draft, article: Article) -> Cue | None:
    if not draft.cue:
        return None
    return Cue(spans=spans_of(draft.cue, article.text), lemma=draft.lemma, kind=draft.kind)


def _form(content: Spans, quotations: tuple[Quotation, ...], article: Article) -> Form:
    """Return how much of a content stands between quotation marks."""
    quoted = [s for q in quotations for s in q.spans]
    letters = [i for span in content for i in range(span.start, span.end) if article.text[i].isalnum()]
    inside = sum(any(s.start <= i < s.end for s in quoted) for i in letters)
    if not inside:
        return Form.INDIRECT
    return Form.DIRECT if inside >= 0.95 * len(letters) else Form.MIXED


def _outer(draft: Draft, drafts: list[Draft]) -> int | None:
    """Return the number of the attribution whose content holds this one's cue and content."""
    holders = [
        (sum(map(len, other.content)), number)
        for number, other in enumerate(drafts, start=1)
        if other is not draft
        and any(s.covers(draft.anchor) for s in other.content)
        and all(any(s.covers(c) for s in other.content) for c in draft.content)
        and other.content != draft.content
    ]
    return min(holders)[1] if holders else None
