"""Why a name is withheld, in the article's own words."""

from collections.abc import Iterable

from attrib.lexicon import Lexicon
from attrib.model import Token

# Words between a preposition and the noun in "for personal security reasons".
REASON_REACH = 4
Row = tuple[Token, ...]
"""Words of one sentence in text order, with gaps where others speak."""


def find_reason(rows: Iterable[Row], lexicon: Lexicon) -> Row:
    """Return the words that tell why a name is withheld, out of those that speak of the source."""
    return next((found for row in rows if (found := _reason_in(row, lexicon))), ())


def stated_risk(rest: Row, lexicon: Lexicon) -> Row:
    """Return "because she had been threatened" from a clause that describes the source."""
    for place, token in enumerate(rest):
        if lexicon.has(token.text, "clear_reasons") and any(lexicon.has(t, "risk_words") for t in rest[place:]):
            return _to_clause_end(rest, place)
    return ()


def is_reason(words: Row, lexicon: Lexicon) -> bool:
    """Tell whether words that look like a reason are one: they open like one and speak of a risk, a ban or a purpose.

    to describe private talks      uit vrees voor ontslag      no: as working on the region
    """
    if _no_authority(words, lexicon) is not None or _stated_fear(words, lexicon):
        return True
    if not any(lexicon.has(t.text, "reason_starters", "clear_reasons") for t in words):
        return False
    serious = ("risk_words", "fear_nouns", "formula_words", "authority_words", "withholding_verbs", "reason_nouns")
    return lexicon.any_has(words, *serious)


def is_formula(reason: Row, lexicon: Lexicon) -> bool:
    """Tell whether a reason speaks of candour only."""
    words = [t for t in reason if lexicon.has(t, "formula_words")]
    serious = [t for t in reason if lexicon.has(t, "risk_words", "authority_words", "fear_nouns") and t not in words]
    return bool(words) and not serious


def is_about_anonymity(tokens: Iterable[Token], lexicon: Lexicon) -> bool:
    """Tell whether words say that a name is withheld or that somebody may not speak."""
    row = tuple(tokens)
    if not lexicon.any_has(row, "anonymity_words", "authority_words"):  # as nearly always
        return False
    return lexicon.any_has(row, "anonymity_words") or _no_authority(row, lexicon) is not None


def _no_authority(tokens: Row, lexicon: Lexicon) -> int | None:
    """Return where words start that deny leave to speak: "not authorised", "mogen niet met de pers praten"."""
    if not lexicon.any_has(tokens, "authority_words"):
        return None
    allowed = [i for i, t in enumerate(tokens) if lexicon.has(t, "authority_words")]
    denied = [i for i, t in enumerate(tokens) if lexicon.has(t, "negations")]
    near = [(a, d) for a in allowed for d in denied if abs(a - d) <= 5]
    forbidden = (t for i, t in enumerate(tokens) if i not in allowed)  # "mag" forbids nothing by itself
    if not near or not any(lexicon.has(t, "withholding_verbs", "public_words") for t in forbidden):
        return None
    return min(min(pair) for pair in near)


def _reason_in(tokens: Row, lexicon: Lexicon) -> Row:
    """Return the reason that the words about a source give."""
    hidden = next((i for i, t in enumerate(tokens) if lexicon.has(t, "anonymity_words")), None)
    denied = _no_authority(tokens, lexicon)
    if hidden is not None:
        if found := _reason_noun(tokens, lexicon):
            return found
        for place in range(len(tokens)):
            if _starts_reason(tokens, place, hidden, lexicon):
                return _to_clause_end(tokens, place)
    if denied is not None:
        return _to_clause_end(tokens, _clause_start(tokens, denied, lexicon))
    return _stated_fear(tokens, lexicon)


def _reason_noun(tokens: Row, lexicon: Lexicon) -> Row:
    """Return "om veiligheidsredenen", "for security reasons": a preposition and all up to the noun."""
    for place, token in enumerate(tokens):
        if token.upos == "NOUN" and lexicon.tail(token, "reason_nouns"):
            before = range(place - 1, max(-1, place - REASON_REACH), -1)
            start = next((i for i in before if tokens[i].upos == "ADP"), None)
            if start is not None:
                return tokens[start : place + 1]
    return ()


def _stated_fear(tokens: Row, lexicon: Lexicon) -> Row:
    """Return "for fear of his job", "because she had been threatened" where nothing is said of the name itself."""
    for place, token in enumerate(tokens[:-1]):
        feared = tokens[place + 1 : place + 6]
        if lexicon.has(token, "fear_nouns") and any(lexicon.has(t, "risk_words") for t in feared):
            start = place - (place > 0 and lexicon.has(tokens[place - 1], "reason_starters"))
            return _to_clause_end(tokens, start)
    return ()


def _starts_reason(tokens: Row, place: int, hidden: int, lexicon: Lexicon) -> bool:
    """Tell whether a word opens the reason for a name being withheld at another place."""
    token = tokens[place]
    if not lexicon.has(token, "reason_starters"):
        return False
    after = tokens[place + 1 : place + 4]
    verb = after[0] if after and after[0].upos == "VERB" else None
    named_as = verb and verb.feature("VerbForm") in ("Ger", "Part") and not lexicon.has(token.text, "clear_reasons")
    if named_as:  # "identified only as working on the region"
        return False
    if token.upos == "SCONJ" or lexicon.has(token.text, "clear_reasons"):
        return place > hidden or any(lexicon.has(t, "negations", "risk_words") for t in tokens[place : place + 8])
    if any(lexicon.has(t, "fear_nouns") for t in after[:2]):
        return True
    clause = any(t.upos in ("VERB", "AUX") for t in tokens[place + 1 : place + 5])
    return place > hidden and clause and any(lexicon.has(t, "risk_words", "formula_words") for t in tokens[place:])


def _clause_start(tokens: Row, place: int, lexicon: Lexicon) -> int:
    """Return where the clause around a place starts: after its comma, at its conjunction or pronoun."""
    for start in range(place, max(place - 8, 0), -1):
        before = tokens[start - 1]
        if before.text in (",", "(", "—", "–", ";") or lexicon.has(tokens[start], "reason_starters"):
            return start
    return place if place - 8 > 0 else 0


def _to_clause_end(tokens: Row, start: int) -> Row:
    """Return tokens from a place to the next break that a finite clause can have."""
    for end in range(start + 2, len(tokens)):
        gap = tokens[end].index - tokens[end - 1].index > 1
        if gap:
            return tokens[start : end - (tokens[end - 1].upos == "PUNCT")]
        if tokens[end].text in (")", ";", ":", "—", "–", "”", "“", "."):
            return tokens[start:end]
        if tokens[end].text == "," and end - start > 3:
            return tokens[start:end]
    return tokens[start:]
