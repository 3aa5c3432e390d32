"""Which words in capitals, with small words between them, can be a name.

Capitals mean a name inside a sentence; where a sentence, quotation or headline begins, the same word must
stand in capitals elsewhere in the article, or be known as a name.
"""

from collections.abc import Iterator

from attrib.lexicon import FIRST_NAMES, PERSON_WORDS, Lexicon, is_person_word
from attrib.model import Paragraph, ParagraphRole, ParsedArticle, Sentence, Token

OPENERS = frozenset("“”‘„«»\"'(:–—-[") | {",,", "''", "``"}
HYPHENS = frozenset("-‐‑")
NICKNAME_MARKS = frozenset("\"“”'‘’")
PLURAL_POSSESSIVES = frozenset("'’")
# Names in capitals throughout, as in transcripts and old headlines: "LEE: we will see". Shorter ones are abbreviations.
SHORTEST_SHOUT = 3
JOINERS = HYPHENS | NICKNAME_MARKS


def inner_words(parsed: ParsedArticle, lexicon: Lexicon) -> frozenset[str]:
    """Return the capitalised words that stand inside a sentence of the body, where capitals mean names."""
    return frozenset(
        without_possessive(token.text)
        for sentence in parsed.sentences
        if parsed.article.paragraphs[sentence.paragraph].role is not ParagraphRole.HEADLINE
        for token, small in zip(sentence.tokens, sentence.words, strict=True)
        if token.text != small
        and is_capital(token)
        and not _opens(sentence, token)
        and not lexicon.has(token, "demonyms")
    )


def name_runs(
    sentence: Sentence, paragraph: Paragraph, inner: frozenset[str], lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Yield first and last index of every run of name words, small words inside names included."""
    headline = paragraph.role is ParagraphRole.HEADLINE
    start: int | None = None
    end = -1
    for token, small in zip(sentence.tokens, sentence.words, strict=True):
        if start is None and _is_small_word(token, lexicon):
            continue
        if token.text != small and _is_name_word(sentence, token, headline, inner, lexicon):
            start = token.index if start is None else start
            end = token.index
        elif start is not None and not _bridges(sentence, start, end, token, lexicon):
            yield start, end
            start = None
    if start is not None:
        yield start, end


def _is_small_word(token: Token, lexicon: Lexicon) -> bool:
    """Tell a word that opens no name, whatever its first letter: "Volgens" in mid-sentence, after a lost full stop."""
    if token.upos not in ("ADP", "CCONJ", "SCONJ", "AUX") or (len(token.text) > 1 and token.text.isupper()):
        return False
    return not lexicon.has(token.text, "name_particles")


def is_capital(token: Token) -> bool:
    """Tell whether a word is written with a capital first, or second as in "iPhone"."""
    return token.text[0].isupper() or (len(token.text) > 1 and token.text[1].isupper() and token.text[0].isalpha())


def without_possessive(word: str) -> str:
    """Return a word without the possessive that the tokenizer may have left on it."""
    return word[:-2] if word.endswith(("'s", "’s")) and len(word) > 3 else word


def _opens(sentence: Sentence, token: Token) -> bool:
    """Tell whether a token is the first word of a sentence or quotation, where capitals mean nothing."""
    return token.index == 0 or sentence.tokens[token.index - 1].text in OPENERS


def _is_name_word(sentence: Sentence, token: Token, headline: bool, inner: frozenset[str], lexicon: Lexicon) -> bool:
    """Tell whether a capitalised token is (part of) a name at its place."""
    if not is_capital(token) or lexicon.has(token.text, "pronouns_first", "calendar"):
        return False
    if len(token.text) > SHORTEST_SHOUT and token.text.isupper() and token.text.capitalize() in inner:
        return True
    if not headline and not _opens(sentence, token):
        return token.upos not in ("PRON", "DET") or token.text.isupper()
    if lexicon.has(token.text, "name_particles") and _starts_surname(sentence, token, inner, lexicon):
        return True
    if token.upos in ("PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX"):
        return False
    if headline and token.upos == "PROPN" and _follows_role(sentence, token, lexicon):
        return True
    first_name = lexicon.has(token, *FIRST_NAMES) and _has_capital_after(sentence, token)
    if headline or (
        not first_name and lexicon.has(token, *PERSON_WORDS, "collectives", "organizations", "documents", "demonyms")
    ):
        return without_possessive(token.text) in inner
    if lexicon.has(token, "articles_definite", "source_nouns"):
        return without_possessive(token.text) in inner
    return (
        without_possessive(token.text) in inner or token.upos == "PROPN" or lexicon.has(token, *FIRST_NAMES, "titles")
    )


def _has_capital_after(sentence: Sentence, token: Token) -> bool:
    """Tell whether the next word is written with a capital too: "Earl Dobbs"."""
    return any(is_capital(after) for after in sentence.tokens[token.index + 1 : token.index + 2])


def _follows_role(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun for a person stands before a word, and is not itself written as a headline's capitals."""
    before = sentence.tokens[token.index - 1 : token.index]
    return bool(before) and before[0].text.islower() and is_person_word(before[0], lexicon)


def _starts_surname(sentence: Sentence, token: Token, inner: frozenset[str], lexicon: Lexicon) -> bool:
    """Tell whether a small word in capitals opens a surname at the start of a sentence: "Van der Schans"."""
    follow = sentence.tokens[token.index + 1 : token.index + 2]
    if not follow:
        return False
    if lexicon.has(follow[0].text, "name_particles"):
        return True
    is_known = token.text in inner or (token.upos == "PROPN" and not lexicon.has(follow[0], "countries", "capitals"))
    return is_known and is_capital(follow[0]) and follow[0].text in inner


def _bridges(sentence: Sentence, start: int, end: int, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a small word continues a name: "Tineke de Bruin", but not "Maarten Poortvliet van RiverStar"."""
    follow = sentence.tokens[token.index + 1 : token.index + 3]
    if not follow or not any(is_capital(next_) for next_ in follow):
        return False
    if token.text in PLURAL_POSSESSIVES and _owns_body(sentence, token, lexicon):
        return True
    if token.text in JOINERS:
        return _joins(sentence, token)
    linked = lexicon.has(token, "name_links") and is_capital(follow[0])
    if linked and any(
        lexicon.has(word, "organization_words", "organizations") for word in sentence.tokens[start : end + 1]
    ):
        return True
    if not lexicon.has(token.text, "name_particles"):
        return False
    if not (is_capital(follow[0]) or lexicon.has(follow[0].text, "name_particles")):
        return False
    if lexicon.has(token.text, "name_prepositions") and not lexicon.has(follow[0].text, "name_particles"):
        return False
    before = sentence.tokens[start : end + 1]
    if lexicon.names([word.text for word in before], "countries", "capitals"):
        return False
    given = all(_is_given(word, lexicon) or len(word.text.strip(".")) <= 2 for word in before)
    given = given or _is_given(before[-1], lexicon)
    plain_particle = lexicon.has(token.text, "complement_prepositions") and end + 1 == token.index
    named = [word for word in before if not lexicon.tail(word, *PERSON_WORDS)]
    return given or (not plain_particle and len(named) == 1) or (end + 1 < token.index)


def _is_given(token: Token, lexicon: Lexicon) -> bool:
    """Tell a first name, also one made of two: "Pieter-Jan"."""
    parts = token.text.split("-")
    return lexicon.has(token, *FIRST_NAMES) or all(lexicon.has(part, *FIRST_NAMES) for part in parts)


def _owns_body(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a plural possessive stands in the name of a body: "the Milk Producers' Guild"."""
    before, after = sentence.tokens[token.index - 1], sentence.tokens[token.index + 1]
    return before.text.endswith("s") and is_capital(after) and lexicon.has(after, "organization_words")


def _joins(sentence: Sentence, token: Token) -> bool:
    """Tell whether a hyphen or the mark of a nickname continues a name: "Crouse-Mays", 'Robert C. "Bobby" Scott'."""
    before, after = sentence.tokens[token.index - 1], sentence.tokens[token.index + 1]
    if token.text in HYPHENS:
        return before.span.end == token.span.start and token.span.end == after.span.start
    near = sentence.tokens[max(0, token.index - 2) : token.index + 3]
    return sum(other.text in NICKNAME_MARKS for other in near) == 2 and is_capital(after)
