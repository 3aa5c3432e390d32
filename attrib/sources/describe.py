"""What the reader is told of a source: role, description, reason for anonymity, origin of a document.

An official at the ministry, who was not authorised to speak, said …
   description              reason
"""

from collections.abc import Iterator
from itertools import pairwise

from attrib.lexicon import PERSON_WORDS, Lexicon
from attrib.model import ParsedArticle, Sentence, SourceKind, Spans, Token
from attrib.records import dataclass
from attrib.sources.group import Group
from attrib.sources.names import POSSESSIVES, Name
from attrib.sources.reasons import find_reason, is_about_anonymity, is_formula, stated_risk
from attrib.sources.source_phrases import SourcePhrase
from attrib.syntax import sentences_of, spans_of, words_inside

CONTENT_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X"})
LONGEST_APPOSITION = 14
# Words before the verb in "The two of them both work at the ministry".
WORK_REACH = 6


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
    reason = next((found for g in whole if (found := _reason(g, lexicon))), ())
    description = next((found for g in whole if (found := _description(g, lexicon))), ())
    return Details(
        description=spans_of(description, parsed.article.text),
        reason=spans_of(reason, parsed.article.text),
        formulaic=is_formula(reason, lexicon),
    )


def is_telling(spans: Spans, parsed: ParsedArticle, lexicon: Lexicon) -> bool:
    """Tell whether some of the words of a description inform: not "senior" alone, nor a claim."""
    tokens = [t for s in sentences_of(spans, parsed.sentences) for t in words_inside(s.tokens, spans)]
    if tokens and tokens[0].upos == "SCONJ" and tokens[0].feature("PronType") != "Rel":
        return False  # what it says: "bronnen | dat het bedrijf sluit"
    return any(
        (_informs(token, lexicon) and not lexicon.has(token, "bare_heads")) or lexicon.has(token, "access_words")
        for token in tokens
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
    described = next((p for p in group.phrases if not p.pronoun and p.roles), None)
    return spans_of(_function_words(described, lexicon), parsed.article.text) if described else ()


def _function_words(phrase: SourcePhrase, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return an office with what stands before it in its phrase: "The | transport secretary | , Neil Ashworth"."""
    last = phrase.roles[-1].index
    named = {index for name in phrase.names for index in range(name.first, name.last + 1)}
    words = (t for t in phrase.core if t.index <= last and t.index not in named and t not in phrase.possessor)
    empty = ("articles_definite", "articles_indefinite", "reflexives")
    return tuple(t for t in words if t.text not in POSSESSIVES and not lexicon.has(t, *empty))


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
    told = name.apposition or any(lexicon.has(t, "articles_indefinite") and t.upos == "DET" for t in rest[1:2])
    if rest[0].text in (",", "(", "–", "—") and told:
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
        if place and token.upos == "VERB" and tokens[place - 1].upos == "DET":
            continue  # "a retired welder", whose participle looks like a verb
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


def _tells_origin(phrase: SourcePhrase, lexicon: Lexicon) -> bool:
    if phrase.possessor or phrase.names or any(t.upos == "PROPN" and t != phrase.head for t in phrase.tokens):
        return True
    if any(t.text[:4].isdigit() and len(t.text) == 4 for t in phrase.tokens):
        return True
    for here, there in pairwise(phrase.rest):
        if lexicon.has(here, "publishers"):
            after = [t for t in phrase.rest if t.index >= there.index][:4]
            return any(lexicon.tail(t, "organizations", *PERSON_WORDS) for t in after)
    return any(lexicon.tail(t, "organizations") for t in phrase.core if t != phrase.head)


# Anonymous sources


def _reason(group: Group, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return why a name is withheld: as a clause of the source says, or any of the words about it."""
    stated = (stated_risk(phrase.rest, lexicon) for phrase in group.phrases)
    return next((found for found in stated if found), ()) or find_reason(group.told, lexicon)


def _description(group: Group, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the words of the best described mention that tell body, access, side or trade."""
    found = [_describing(phrase, lexicon) for phrase in group.phrases if not phrase.pronoun]
    return max(found, key=len, default=()) or _work(group, lexicon)


def _work(group: Group, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return what a sentence of its own tells of a source: "They | work at the ministry"."""
    for row in group.told:
        for place, token in enumerate(row[1 : WORK_REACH + 1], 1):
            if row[0].upos in ("PRON", "DET", "NUM") and lexicon.has(token, "describing_verbs"):
                end = next((i for i in range(place + 1, len(row)) if row[i].upos in ("PUNCT", "CCONJ")), len(row))
                return row[place:end]
    return ()


def _describing(phrase: SourcePhrase, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the informative words of one mention; rank, number and the bare noun inform nobody."""
    if phrase.pronoun and not phrase.rest:
        return ()
    core = [
        t for t in phrase.core if t.index != phrase.head.index and _informs(t, lexicon) and not _is_bare(t, lexicon)
    ]
    if not lexicon.has(phrase.head, "bare_heads") and phrase.head.upos in ("NOUN", "PROPN"):
        core.append(phrase.head)
    rest = [t for clause in _clauses(phrase.rest, lexicon) if _tells(clause, lexicon) for t in clause]
    return tuple(sorted({t.index: t for t in (*core, *rest)}.values(), key=lambda t: t.index))


def _informs(token: Token, lexicon: Lexicon) -> bool:
    empty = ("rank_words", "quantifiers", "others", "articles_definite", "articles_indefinite", "partitives", "former")
    return token.upos in CONTENT_WORDS and not lexicon.has(token, *empty)


def _is_bare(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a plural for informants that a phrase was cut behind tells nothing: "officials, with 25 others"."""
    return lexicon.has(token, "bare_heads") and lexicon.has(token, "plurals")


def _clauses(tokens: tuple[Token, ...], lexicon: Lexicon) -> Iterator[tuple[Token, ...]]:
    """Cut what follows a head noun at commas, relative pronouns, and conjunctions inside a clause.

    die op de directie werkt | maar geen toestemming heeft om met journalisten te spreken
    """
    cuts = [i for i, t in enumerate(tokens) if t.text in (",", "(", ")") or t.feature("PronType") == "Rel"]
    verbs = [i for i, t in enumerate(tokens) if t.upos in ("VERB", "AUX")]
    inside = range(min(verbs, default=0) + 1, max(verbs, default=0))
    cuts += [i for i in inside if lexicon.has(tokens[i].text, "clause_joiners")]
    cuts.sort()
    for start, end in pairwise([0, *cuts, len(tokens)]):
        clause = tokens[start:end]
        while clause and clause[0].upos == "PUNCT":
            clause = clause[1:]
        if clause:
            yield clause


def _tells(clause: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether a clause says something of the source rather than of its anonymity."""
    if is_about_anonymity(clause, lexicon):
        return False
    return any(_informs(t, lexicon) and not lexicon.has(t, "bare_heads") for t in clause)
