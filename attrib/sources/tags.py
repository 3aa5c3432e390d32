"""Word classes mended where a tagger takes a noun for a person for a verb or an adjective.

Dutch nouns made from participles ("gedeputeerde", "verdachte") look like verbs, rare compounds like anything. What
stands in a list of person words, right before a name or right after a determiner, is a noun all the same.

Gedeputeerde Bas Wolters noemt …      Its spokesman, Goran Petric, said …
VERB → NOUN                               ADJ → NOUN
"""

from attrib.lexicon import PERSON_WORDS, Lexicon, bare, plain
from attrib.model import ParsedArticle, Sentence, Token
from attrib.records import replace

# Classes that a tagger gives to such nouns by mistake.
MISTAKEN = frozenset({"VERB", "ADJ", "ADV", "X", "AUX", "INTJ"})
# Classes of words after which a noun phrase goes on.
OPENING = frozenset({"DET", "NUM"})
NOUNS = frozenset({"NOUN", "PROPN"})
# Lists of nouns for persons; "betrokkenen" and "ingewijden" look like verbs, too.
LISTED = (*PERSON_WORDS, "individuals", "source_nouns")
# Words from "a" to the noun: "a senior health ministry official".
OPENING_REACH = 5


def mend_tags(parsed: ParsedArticle, lexicon: Lexicon) -> ParsedArticle:
    """Return the article with its nouns for persons tagged as nouns; places of words stay as they are."""
    return replace(parsed, sentences=tuple(_mended(sentence, lexicon) for sentence in parsed.sentences))


def _mended(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    mended = {t.index: "NOUN" for t in sentence.tokens if t.upos in MISTAKEN and _is_noun(sentence, t, lexicon)}
    mended |= {t.index: "ADJ" for t in sentence.tokens if t.upos == "NOUN" and _is_access(sentence, t, lexicon)}
    if not mended:
        return sentence
    tokens = (replace(t, upos=mended[t.index]) if t.index in mended else t for t in sentence.tokens)
    return replace(sentence, tokens=tuple(tokens))


def _is_access(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell an adjective that was taken for a noun: "those close to her", "people familiar with it"."""
    if token.index == 0:
        return False
    before, after = sentence.tokens[token.index - 1], sentence.tokens[token.index + 1 : token.index + 2]
    if not after or after[0].upos != "ADP":
        return False
    many = before.upos in ("PRON", "DET") and before.feature("Number") == "Plur" and before.feature("PronType") == "Dem"
    return many and lexicon.has(token, "access_words")


def _is_noun(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word of another class is a noun for a person at its place, or for a body or text."""
    if "-" not in token.text and not lexicon.has(token, *LISTED, "documents", "organizations"):
        return False  # as nearly always
    if not _is_listed(token, lexicon):
        return _is_owned_thing(sentence, token, lexicon)
    before = sentence.tokens[token.index - 1] if token.index else None
    after = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    named = after is not None and after.upos == "PROPN" and after.text[0].isupper()
    if before is None:
        return named
    plural = lexicon.has(token.text, "plurals") and before.upos == "PROPN"
    if plural and after is not None and after.upos in ("VERB", "AUX"):
        return True  # "Obama aides said"
    if lexicon.has(f"{before.text} {token.text}", *PERSON_WORDS):
        return True  # "The trust's chief executive, Ann Lee"
    if _ends_access_phrase(sentence, token, lexicon):
        return True
    opened = before.upos in OPENING or _is_possessive(sentence, before, lexicon)
    if named:
        return opened or before.upos in ("ADJ", "NOUN", "PUNCT", "CCONJ", "ADP")
    if before.upos == "PROPN" and not lexicon.writes_compounds:
        return after is not None and after.upos in ("VERB", "AUX")  # "Lind aides said"
    return opened and (after is None or after.upos not in {*NOUNS, "ADJ"})


def _ends_access_phrase(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell a noun between another one and words of access: "A health ministry | official | familiar with it"."""
    before, after = sentence.tokens[: token.index], sentence.tokens[token.index + 1 : token.index + 2]
    if lexicon.writes_compounds or not after or not lexicon.has(after[0], "access_words") or after[0].upos in NOUNS:
        return False
    return before[-1].upos in NOUNS and any(t.upos in OPENING for t in before[-OPENING_REACH:])


def _is_owned_thing(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word that can be a noun for a body or text has an owner before it: "its brochure"."""
    if not lexicon.has(bare(token.text), "documents", "organizations"):
        return False
    owned = token.index > 0 and _is_possessive(sentence, sentence.tokens[token.index - 1], lexicon)
    after = sentence.tokens[token.index + 1 : token.index + 2]
    return _ends_name(sentence, token, lexicon) or (owned and not any(t.upos in NOUNS for t in after))


def _ends_name(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word between a name and a verb or time is their noun: "A Fairlead University poll this month"."""
    before, after = sentence.tokens[: token.index], sentence.tokens[token.index + 1 : token.index + 3]
    if not before or not after or before[-1].upos != "PROPN":
        return False
    timed = len(after) > 1 and lexicon.has(after[1], "time_nouns")
    opened = any(t.upos == "DET" for t in before[-4:-1])
    return opened and (timed or after[0].upos in ("VERB", "AUX"))


def _is_listed(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether the very form, or the last part of a hyphenated word, is a noun for a person."""
    form = bare(token.text)
    last = form.rpartition("-")[2]
    return lexicon.has(form, *LISTED) or (last != form and lexicon.has(last, *LISTED))


def _is_possessive(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word owns what follows: "his", or the "s" that a tokenizer cuts from "Its"."""
    if lexicon.has(token.text, "pronouns_possessive") or bare(token.text) != plain(token.text):
        return True
    cut = plain(token.text) in ("s", "'s") and token.index > 0
    return cut and sentence.tokens[token.index - 1].span.end == token.span.start
