"""Why a name is withheld, in the article's own words."""

from collections.abc import Iterable, Iterator

from attrib.model import ParsedArticle, Sentence, Span, Token
from attrib.sources.group import Group
from attrib.sources.lexicon import Lexicon, plain

# Words of a sentence about the source that may stand before its subject.
SUBJECT_REACH = 6
FOLLOWING = 2


def find_reason(group: Group, parsed: ParsedArticle, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the words that tell why a name is withheld, wherever the article says so of this source."""
    for phrase in group.phrases:
        if found := _stated_risk(phrase.rest, lexicon):
            return found
    for sentence in _sentences_about(group, parsed, lexicon):
        outside = tuple(t for t in sentence.tokens if not _in_quotation(t.span, group))
        if found := _reason_in(outside, lexicon):
            return found
    return ()


def is_formula(reason: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether a reason speaks of candour only."""
    words = [t for t in reason if lexicon.has(t, "formula_words")]
    serious = [t for t in reason if lexicon.has(t, "risk_words", "authority_words", "fear_nouns") and t not in words]
    return bool(words) and not serious


def is_about_anonymity(tokens: Iterable[Token], lexicon: Lexicon) -> bool:
    """Tell whether words say that a name is withheld or that somebody may not speak."""
    row = tuple(tokens)
    hidden = any(lexicon.has(t, "anonymity_words") for t in row)
    return hidden or _no_authority(row, lexicon) is not None


def _stated_risk(rest: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """Return "because she had been threatened" from a clause that describes the source."""
    for place, token in enumerate(rest):
        if lexicon.has_name(token.text, "clear_reasons") and any(lexicon.has(t, "risk_words") for t in rest[place:]):
            return _to_clause_end(rest, place)
    return ()


def _in_quotation(span: Span, group: Group) -> bool:
    return any(part.covers(span) for a in group.attributions for part in a.content)


def _sentences_about(group: Group, parsed: ParsedArticle, lexicon: Lexicon) -> Iterator[Sentence]:
    """Yield the sentences with a mention, those after them about the same source, and others that name it again."""
    own = sorted({a.mention.sentence for a in group.attributions if a.mention})
    for index in own:
        yield parsed.sentences[index]
    for index in own:
        for sentence in parsed.sentences[index + 1 : index + 1 + FOLLOWING]:
            if sentence.index not in own and _takes_up(sentence, group, lexicon, pronouns=True):
                yield sentence
    for sentence in parsed.sentences:
        if sentence.index not in own and _takes_up(sentence, group, lexicon, pronouns=False):
            yield sentence


def _takes_up(sentence: Sentence, group: Group, lexicon: Lexicon, *, pronouns: bool) -> bool:
    """Tell whether a sentence's first words are about the source: its noun again, or a pronoun."""
    heads = {form for p in group.phrases if not p.pronoun for form in (plain(p.head.text), plain(p.head.lemma))}
    many = any(p.plural for p in group.phrases)
    words = ("pronouns_plural",) if many else ("pronouns_male", "pronouns_female")
    for token in sentence.tokens[:SUBJECT_REACH]:
        if token.upos in ("NOUN", "PROPN"):
            forms = (plain(token.text), plain(token.lemma))
            return any(head.endswith(form) for head in heads for form in forms)
        if pronouns and token.upos == "PRON" and lexicon.has(token, *words):
            return True
    return False


def _no_authority(tokens: tuple[Token, ...], lexicon: Lexicon) -> int | None:
    """Return where words start that deny leave to speak: "not authorised", "mogen niet met de pers praten"."""
    denied = [i for i, t in enumerate(tokens) if lexicon.has(t, "negations")]
    allowed = [i for i, t in enumerate(tokens) if lexicon.has(t, "authority_words")]
    spoken = any(lexicon.has(t, "withholding_verbs", "public_words") for t in tokens)
    near = [(a, d) for a in allowed for d in denied if abs(a - d) <= 5]
    return min(min(pair) for pair in near) if near and spoken else None


def _reason_in(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the reason that a sentence gives, if it tells of anonymity."""
    hidden = next((i for i, t in enumerate(tokens) if lexicon.has(t, "anonymity_words")), None)
    denied = _no_authority(tokens, lexicon)
    if hidden is not None:
        for place in range(len(tokens)):
            if _starts_reason(tokens, place, hidden, lexicon):
                return _to_clause_end(tokens, place)
    if denied is not None:
        return _to_clause_end(tokens, _clause_start(tokens, denied, lexicon))
    for place, token in enumerate(tokens[:-1]):
        feared = tokens[place + 1 : place + 6]
        if lexicon.has(token, "fear_nouns") and any(lexicon.has(t, "risk_words") for t in feared):
            start = place - (place > 0 and lexicon.has(tokens[place - 1], "reason_starters"))
            return _to_clause_end(tokens, start)
    return ()


def _starts_reason(tokens: tuple[Token, ...], place: int, hidden: int, lexicon: Lexicon) -> bool:
    """Tell whether a word opens the reason for a name being withheld at another place."""
    token = tokens[place]
    if not lexicon.has(token, "reason_starters"):
        return False
    after = tokens[place + 1 : place + 4]
    if token.upos == "SCONJ" or lexicon.has_name(token.text, "clear_reasons"):
        return place > hidden or any(lexicon.has(t, "negations", "risk_words") for t in tokens[place : place + 8])
    if any(lexicon.has(t, "fear_nouns") for t in after[:2]):
        return True
    verb = any(t.upos == "VERB" for t in after)
    return place > hidden and verb and any(lexicon.has(t, "risk_words", "formula_words") for t in tokens[place:])


def _clause_start(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> int:
    """Return where the clause around a place starts: after its comma, at its conjunction or pronoun."""
    for start in range(place, max(place - 8, 0), -1):
        before = tokens[start - 1]
        if before.text in (",", "(", "—", "–", ";") or lexicon.has(tokens[start], "reason_starters"):
            return start
    return place if place - 8 > 0 else 0


def _to_clause_end(tokens: tuple[Token, ...], start: int) -> tuple[Token, ...]:
    """Return tokens from a place to the next break that a finite clause can have."""
    for end in range(start + 2, len(tokens)):
        gap = tokens[end].index - tokens[end - 1].index > 1
        if gap or tokens[end].text in (")", ";", ":", "—", "–", "”", "“", "."):
            return tokens[start:end]
        if tokens[end].text == "," and end - start > 3:
            return tokens[start:end]
    return tokens[start:]
