"""What shows that a name is a body's where neither its form nor a noun beside it does.

Persons are brought in with a first name, a title or a trade; companies, places and newspapers often with nothing but
capitals. What the article says around such a name tells: what it owns, who leads it, how it is taken up.

Corvane's shares fell.      Corvane, which …      topman van Ostraat      In Tarn …      The Handelspost
        belonging                   relative      leader                  place          masthead
"""

from attrib.lexicon import Lexicon, is_body_word, is_person_word
from attrib.messages import Message
from attrib.model import ParsedArticle, Sentence, Token
from attrib.sources.capitals import is_capital
from attrib.sources.names import POSSESSIVES, Name

# Words from an article to the comma and the name in apposition: "The Danish rail company, | Sporvig, | said".
APPOSED_REACH = 6
CLOSING = frozenset({",", ")", "."})
# What may stand before the subject of a clause.
OPENING = frozenset({"PUNCT", "CCONJ", "SCONJ"})
# Words that an article may have between it and the name: "het Deense Vento Medical".
NEUTER_REACH = 2


def body_evidence(names: tuple[Name, ...], parsed: ParsedArticle, lexicon: Lexicon) -> Message | None:
    """Return what shows that names with nothing but capitals are those of a body, nothing if they may be a person's."""
    for name in names:
        sentence = parsed.sentences[name.sentence]
        if after := _after(name, sentence, lexicon):
            return Message("'{word}' follows it", word=after)
        if before := _before(name, sentence, lexicon):
            return Message("stands after '{word}'", word=before)
    if len(names[0].words) == 1 and any(
        _opens_with_place(name, parsed.sentences[name.sentence], lexicon) for name in names
    ):
        return Message("is the name of a place")
    return Message("is taken up by a noun for a body") if _is_taken_up(names, parsed, lexicon) else None


def _after(name: Name, sentence: Sentence, lexicon: Lexicon) -> str | None:
    """Return the words after a name that only a body has: its shares, its customers, ", which"."""
    rest = sentence.tokens[name.last + 1 : name.last + 4]
    owned = rest[1:] if rest and rest[0].text in POSSESSIVES else rest
    owns = owned is not rest or sentence.tokens[name.last].text.lower().endswith(("'s", "’s"))
    nouns = [t for t in owned[: 2 if owns else 1] if lexicon.has(t, "belongings")]
    if nouns and not lexicon.writes_compounds:
        return nouns[0].text
    if len(rest) > 1 and rest[0].text == "," and lexicon.has(rest[1].text, "relatives_thing"):
        return rest[1].text if rest[1].upos == "PRON" else None
    return None


def _before(name: Name, sentence: Sentence, lexicon: Lexicon) -> str | None:
    """Return the words before a name that only a body has: a leader "of" it, its shares, an article of its own."""
    before = sentence.tokens[: name.first]
    if _is_masthead(before, lexicon):
        return before[-1].text
    if _is_masthead(sentence.tokens[: name.first + 1], lexicon) and len(name.words) > 1:
        return name.words[0]
    for token in reversed(before[-NEUTER_REACH:]):
        if lexicon.has(token.text, "articles_neuter"):
            return token.text
        if token.upos != "ADJ":
            break
    if noun := _apposed_to(name, sentence, lexicon):
        return noun.text
    tied = len(before) > 1 and before[-1].upos == "ADP" and lexicon.has(before[-1], "publishers")
    if tied and lexicon.tail(before[-2], "belongings", "leaders"):
        return f"{before[-2].text} {before[-1].text}"
    return None


def _apposed_to(name: Name, sentence: Sentence, lexicon: Lexicon) -> Token | None:
    """Return the noun for a body that a name between commas belongs to: "The manufacturer, | Pulmova, | said"."""
    before, after = sentence.tokens[: name.first], sentence.tokens[name.last + 1 : name.last + 2]
    if len(before) < 3 or before[-1].text != "," or not any(t.text in CLOSING for t in after):
        return None
    above = sentence.head(sentence.tokens[name.first])
    tied = above is not None and sentence.tokens[name.first].relation == "appos" and above.index < name.first
    noun = above if tied and above is not None and above.upos == "NOUN" else before[-2]
    opening = [
        t.index
        for t in before[max(0, noun.index - APPOSED_REACH) : noun.index]
        if lexicon.has(t, "articles_definite", "pronouns_possessive")
    ]
    subject = bool(opening) and (opening[-1] == 0 or before[opening[-1] - 1].upos in OPENING)
    bodily = is_body_word(noun, lexicon) and not is_person_word(noun, lexicon)
    return noun if subject and bodily else None


def _is_masthead(tokens: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether an article in capitals inside the sentence stands last: "zoals De Handelspost meldde"."""
    if len(tokens) < 2 or not is_capital(tokens[-1]) or tokens[-2].upos == "PUNCT":
        return False
    return lexicon.has(tokens[-1].text, "mastheads")


def _opens_with_place(name: Name, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell whether a sentence opens with "In" and the name."""
    return name.first == 1 and lexicon.has(sentence.tokens[0], "place_prepositions")


def _is_taken_up(names: tuple[Name, ...], parsed: ParsedArticle, lexicon: Lexicon) -> bool:
    """Tell whether the sentence after one that opens with the name opens with "The company" or the like."""
    for name in names:
        following = parsed.sentences[name.sentence + 1 : name.sentence + 2]
        if name.first > 2 or not following or following[0].paragraph != parsed.sentences[name.sentence].paragraph:
            continue
        tokens = following[0].tokens
        opened = len(tokens) > 2 and lexicon.has(tokens[0], "articles_definite")
        if opened and lexicon.tail(tokens[1], "anaphoric_bodies") and tokens[2].upos in ("VERB", "AUX", "ADV"):
            return True
    return False
