"""What the reader is told of a source: role, description, reason for anonymity, origin of a document.

An official at the ministry, who was not authorised to speak, said …
   description              reason
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from attrib.model import ParsedArticle, Sentence, SourceKind, Span, Spans, Token
from attrib.sources.group import Group
from attrib.sources.lexicon import Lexicon, plain
from attrib.sources.names import PERSON_WORDS, Name
from attrib.sources.phrases import Phrase
from attrib.syntax import spans_of

CONTENT_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X"})
LONGEST_APPOSITION = 14
# Words of a sentence about the source that may stand before its subject.
SUBJECT_REACH = 6
FOLLOWING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What the article tells of a source beyond its name."""

    role: Spans = ()
    description: Spans = ()
    reason: Spans = ()
    formulaic: bool = False
    identified_document: bool = True


def describe(group: Group, kind: SourceKind, parsed: ParsedArticle, lexicon: Lexicon) -> Details:
    """Return what the article tells of a source of this kind."""
    if kind is SourceKind.NAMED_PERSON:
        return Details(role=_role(group, parsed, lexicon))
    if kind is SourceKind.DOCUMENT:
        return Details(identified_document=_is_identified(group, lexicon))
    if not kind.anonymous:
        return Details()
    whole = (group, group.whole) if group.whole else (group,)
    reason = next((found for g in whole if (found := _reason(g, parsed, lexicon))), ())
    description = next((found for g in whole if (found := _description(g, lexicon))), ())
    return Details(
        description=spans_of(description, parsed.article.text),
        reason=spans_of(reason, parsed.article.text),
        formulaic=_is_formula(reason, lexicon),
    )


# Role of a named person


def _role(group: Group, parsed: ParsedArticle, lexicon: Lexicon) -> Spans:
    """Return the words that give a person's office or function, at its first place that has them."""
    for figure in group.figures:
        for name in figure.names:
            tokens = parsed.sentences[name.sentence]
            if (
                found := _before(name, tokens, lexicon)
                or _after(name, tokens, lexicon)
                or _copula(name, tokens, lexicon)
            ):
                return spans_of(found, parsed.article.text)
    described = next((p for p in group.phrases if not p.names and not p.pronoun and p.roles), None)
    return spans_of(described.roles, parsed.article.text) if described else ()


def _before(name: Name, sentence: Sentence, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return "Hoogleraar waterbouwkunde" before a name; mere forms of address do not count."""
    if any(_is_function(role, lexicon) for role in name.roles):
        return sentence.tokens[name.roles[0].index : name.first]
    return ()


def _is_function(token: Token, lexicon: Lexicon) -> bool:
    return lexicon.tail(token, *PERSON_WORDS[1:]) is not None or lexicon.has(token, "political_offices")


def _after(name: Name, sentence: Sentence, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the apposition or the body after a name: ", bestuursvoorzitter van Anker", "van brancheclub Fintech"."""
    rest = sentence.tokens[name.last + 1 : name.last + 1 + LONGEST_APPOSITION]
    if not rest:
        return ()
    if rest[0].text in (",", "(", "–", "—") and name.apposition:
        return _until_break(rest[1:])
    if lexicon.has(rest[0], "complement_prepositions") and rest[0].upos == "ADP":
        clause = _until_break(rest)
        if any(lexicon.tail(t, "organizations") or lexicon.has(t, "known_organizations") for t in clause):
            return clause
    if rest[0].text == "(" and len(rest) > 1 and rest[1].upos == "PROPN":
        return _until_break(rest[1:])
    return ()


def _until_break(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return tokens up to the next comma, bracket, verb or relative pronoun."""
    for place, token in enumerate(tokens):
        if place and (token.upos in ("PUNCT", "VERB", "AUX", "SCONJ") or token.feature("PronType") == "Rel"):
            return tokens[:place]
    return tokens


def _copula(name: Name, sentence: Sentence, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return "burgemeester" in "Karin Dukers is burgemeester"."""
    head = sentence.head(sentence.tokens[name.first])
    if head is None or head.upos != "NOUN" or not _is_function(head, lexicon):
        return ()
    return (head,) if any(True for _ in sentence.dependents(head, "cop")) else ()


# Documents


def _is_identified(group: Group, lexicon: Lexicon) -> bool:
    """Tell whether a document's publisher, author, title or date is given at one of its mentions."""
    return bool(group.figures) or any(_tells_origin(phrase, lexicon) for phrase in group.phrases)


def _tells_origin(phrase: Phrase, lexicon: Lexicon) -> bool:
    if phrase.possessor or phrase.names or any(t.upos == "PROPN" and t != phrase.head for t in phrase.tokens):
        return True
    if any(t.text[:4].isdigit() and len(t.text) == 4 for t in phrase.tokens):
        return True
    for here, there in pairwise(phrase.rest):
        if lexicon.has(here, "publishers"):
            after = [t for t in phrase.rest if t.index >= there.index][:4]
            return any(lexicon.tail(t, "organizations", *PERSON_WORDS) for t in after)
    return any(lexicon.tail(t, "organizations") for t in phrase.core if t != phrase.head)


# Description of an anonymous source


def _description(group: Group, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the words of the best described mention that tell body, access, side or trade."""
    found = [_describing(phrase, lexicon) for phrase in group.phrases if not phrase.pronoun]
    return max(found, key=len, default=())


def _describing(phrase: Phrase, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the informative words of one mention; rank, number and the bare noun inform nobody."""
    if phrase.pronoun and not phrase.rest:
        return ()
    core = [t for t in phrase.core if t.index != phrase.head.index and _informs(t, lexicon)]
    if not lexicon.has(phrase.head, "bare_heads") and phrase.head.upos in ("NOUN", "PROPN"):
        core.append(phrase.head)
    rest = [t for clause in _clauses(phrase.rest) if _tells(clause, lexicon) for t in clause]
    return tuple(sorted({t.index: t for t in (*core, *rest)}.values(), key=lambda t: t.index))


def _informs(token: Token, lexicon: Lexicon) -> bool:
    empty = ("rank_words", "quantifiers", "others", "articles_definite", "articles_indefinite", "partitives", "former")
    return token.upos in CONTENT_WORDS and not lexicon.has(token, *empty)


def _clauses(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Cut what follows a head noun at commas and relative pronouns."""
    cuts = [i for i, t in enumerate(tokens) if t.text in (",", "(", ")") or t.feature("PronType") == "Rel"]
    for start, end in pairwise([0, *cuts, len(tokens)]):
        clause = tokens[start:end]
        while clause and clause[0].upos == "PUNCT":
            clause = clause[1:]
        if clause:
            yield clause


def _tells(clause: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether a clause says something of the source rather than of its anonymity."""
    if _about_anonymity(clause, lexicon):
        return False
    return any(_informs(t, lexicon) and not lexicon.has(t, "bare_heads") for t in clause)


# Reason for anonymity


def _reason(group: Group, parsed: ParsedArticle, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the words that tell why a name is withheld, wherever the article says so of this source."""
    for phrase in group.phrases:
        if found := _stated_risk(phrase.rest, lexicon):
            return found
    for sentence in _sentences_about(group, parsed, lexicon):
        outside = tuple(t for t in sentence.tokens if not _in_quotation(t.span, group))
        if found := _reason_in(outside, lexicon):
            return found
    return ()


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


def _about_anonymity(tokens: Iterable[Token], lexicon: Lexicon) -> bool:
    """Tell whether words say that a name is withheld or that somebody may not speak."""
    row = tuple(tokens)
    hidden = any(lexicon.has(t, "anonymity_words") for t in row)
    return hidden or _no_authority(row, lexicon) is not None


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


def _is_formula(reason: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether a reason speaks of candour only."""
    words = [t for t in reason if lexicon.has(t, "formula_words")]
    serious = [t for t in reason if lexicon.has(t, "risk_words", "authority_words", "fear_nouns") and t not in words]
    return bool(words) and not serious
