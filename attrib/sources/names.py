"""Where the article names somebody or something, and when two names mean the same one.

No model for names is needed: capitals, particles, titles and word lists find them, and what the
whole article shows of a name ("netbeheerder NoordNet", "de VNG") tells a person from a body.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from attrib.model import Paragraph, ParagraphRole, ParsedArticle, Sentence, Token
from attrib.sources.lexicon import Lexicon, plain

PERSON_WORDS = ("titles", "offices", "leaders", "roles", "officials", "spokespeople", "aides")
FIRST_NAMES = ("first_names_male", "first_names_female")
BODY_NAMES = ("media", "known_organizations", "countries", "capitals", "government_bodies")
OPENERS = frozenset("“”‘„«»\"'(:–—-[") | {",,", "''", "``"}
# The bare "s" is what a tokenizer leaves of "Its" when it takes it for "It's".
POSSESSIVES = frozenset({"'s", "’s", "'", "’", "s"})
HYPHENS = frozenset("-‐‑")
NICKNAME_MARKS = frozenset("\"“”'‘’")
JOINERS = HYPHENS | NICKNAME_MARKS
WORD_CLASSES = frozenset({"PROPN", "NOUN", "X", "ADJ", "NUM", "SYM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One place where the article names a person or a body.

    burgemeester Karin Dukers
    role         words
    """

    words: tuple[str, ...]
    """Without title, article and possessive."""
    sentence: int
    first: int
    """Index of the first token of the words."""
    last: int
    roles: tuple[Token, ...] = ()
    """Titles and nouns that stand right before the words."""
    article: bool = False
    """Whether an article stands right before the words."""
    aged: bool = False
    """Whether an age in brackets or after a comma follows."""
    apposition: tuple[Token, ...] = ()
    """Nouns of an apposition right after the words: ", bestuursvoorzitter van …"."""


def find_names(parsed: ParsedArticle, lexicon: Lexicon) -> tuple[Name, ...]:
    """Return every name of the article in text order."""
    inner = _inner_words(parsed, lexicon)
    return tuple(
        name
        for sentence in parsed.sentences
        for first, last in _runs(sentence, parsed.article.paragraphs[sentence.paragraph], inner, lexicon)
        for name in _split(sentence, first, last, lexicon)
    )


def same_name(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a shorter name can stand for a longer one: a surname, a first name, the start of a company.

    >>> same_name(("De", "Bruin"), ("Tineke", "de", "Bruin"))
    True
    >>> same_name(("Jan", "Smit"), ("Karin", "Smit"))
    False
    """
    a, b = tuple(map(_fold, short)), tuple(map(_fold, long))
    if a == b or abbreviates(short, long):
        return True
    if len(a) < len(b):
        return b[-len(a) :] == a or b[: len(a)] == a or (len(a) > 1 and a[-1] == b[-1] and a[0] == b[0])
    return len(a) == len(b) > 1 and a[1:] == b[1:] and a[0][0] == b[0][0] and 1 in (len(a[0]), len(b[0]))


def abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a name in capitals is made of the first letters of another.

    >>> abbreviates(("VNG",), ("Vereniging", "van", "Nederlandse", "Gemeenten"))
    True
    """
    letters = short[0].replace(".", "")
    if len(short) != 1 or not letters.isupper() or len(letters) < 2 or len(long) < 2:
        return False
    every = "".join(word[0] for word in long).upper()
    capitals = "".join(word[0] for word in long if word[0].isupper())
    return letters in (every, capitals)


def is_person_word(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun names somebody's office, function or relation."""
    return token.upos in WORD_CLASSES and lexicon.tail(token, *PERSON_WORDS) is not None


def is_body_word(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun names a kind of company, institution or authority."""
    return lexicon.tail(token, "organizations") is not None


def _fold(word: str) -> str:
    return plain(word).strip(".")


def _inner_words(parsed: ParsedArticle, lexicon: Lexicon) -> frozenset[str]:
    """Return the capitalised words that stand inside a sentence of the body, where capitals mean names."""
    return frozenset(
        _bare(token.text)
        for sentence in parsed.sentences
        if parsed.article.paragraphs[sentence.paragraph].role is not ParagraphRole.HEADLINE
        for token in sentence.tokens
        if _capital(token) and not _opens(sentence, token) and not lexicon.has(token, "demonyms")
    )


def _capital(token: Token) -> bool:
    return token.text[0].isupper() or (len(token.text) > 1 and token.text[1].isupper() and token.text[0].isalpha())


def _opens(sentence: Sentence, token: Token) -> bool:
    """Tell whether a token is the first word of a sentence or quotation, where capitals mean nothing."""
    return token.index == 0 or sentence.tokens[token.index - 1].text in OPENERS


def _is_name_word(sentence: Sentence, token: Token, headline: bool, inner: frozenset[str], lexicon: Lexicon) -> bool:
    """Tell whether a capitalised token is (part of) a name at its place."""
    if not _capital(token) or lexicon.has_name(token.text, "pronouns_first", "calendar"):
        return False
    if not headline and not _opens(sentence, token):
        return token.upos not in ("PRON", "DET") or token.text.isupper()
    if lexicon.has_name(token.text, "name_particles") and _starts_surname(sentence, token, inner, lexicon):
        return True
    if token.upos in ("PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX"):
        return False
    if headline or lexicon.has(token, *PERSON_WORDS, "collectives", "organizations", "articles_definite", "demonyms"):
        return _bare(token.text) in inner
    return _bare(token.text) in inner or token.upos == "PROPN" or lexicon.has(token, *FIRST_NAMES, "titles")


def _starts_surname(sentence: Sentence, token: Token, inner: frozenset[str], lexicon: Lexicon) -> bool:
    """Tell whether a small word in capitals opens a surname at the start of a sentence: "Van der Schans"."""
    follow = sentence.tokens[token.index + 1 : token.index + 2]
    if not follow:
        return False
    if lexicon.has_name(follow[0].text, "name_particles"):
        return True
    return token.text in inner and _capital(follow[0]) and follow[0].text in inner


def _runs(
    sentence: Sentence, paragraph: Paragraph, inner: frozenset[str], lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Yield first and last index of every run of name words, small words inside names included."""
    headline = paragraph.role is ParagraphRole.HEADLINE
    start: int | None = None
    end = -1
    for token in sentence.tokens:
        if _is_name_word(sentence, token, headline, inner, lexicon):
            start = token.index if start is None else start
            end = token.index
        elif start is not None and not _bridges(sentence, start, end, token, lexicon):
            yield start, end
            start = None
    if start is not None:
        yield start, end


def _bridges(sentence: Sentence, start: int, end: int, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a small word continues a name: "Tineke de Bruin", but not "Maarten Poortvliet van RiverStar"."""
    follow = sentence.tokens[token.index + 1 : token.index + 3]
    if not follow or not any(_capital(next_) for next_ in follow):
        return False
    if token.text in JOINERS:
        return _joins(sentence, token)
    if lexicon.has(token, "name_links") and _capital(follow[0]):
        return any(
            lexicon.has(word, "organization_words", "organizations") for word in sentence.tokens[start : end + 1]
        )
    if plain(token.text) not in lexicon.words("name_particles"):
        return False
    if not _capital(follow[0]) and plain(follow[0].text) not in lexicon.words("name_particles"):
        return False
    before = sentence.tokens[start : end + 1]
    if lexicon.names([word.text for word in before], "countries", "capitals"):
        return False
    given = all(lexicon.has(word, *FIRST_NAMES) or len(word.text.strip(".")) <= 2 for word in before)
    plain_particle = plain(token.text) in lexicon.words("complement_prepositions") and end + 1 == token.index
    named = [word for word in before if not lexicon.tail(word, *PERSON_WORDS)]
    return given or (not plain_particle and len(named) == 1) or (end + 1 < token.index)


def _joins(sentence: Sentence, token: Token) -> bool:
    """Tell whether a hyphen or the mark of a nickname continues a name: "Crouse-Mays", 'Robert C. "Bobby" Scott'."""
    before, after = sentence.tokens[token.index - 1], sentence.tokens[token.index + 1]
    if token.text in HYPHENS:
        return before.span.end == token.span.start and token.span.end == after.span.start
    near = sentence.tokens[max(0, token.index - 2) : token.index + 3]
    return sum(other.text in NICKNAME_MARKS for other in near) == 2 and _capital(after)


def _split(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> Iterator[Name]:
    """Yield the name of a run without the titles and roles that stand in it."""
    tokens = sentence.tokens
    while first < last and lexicon.has(tokens[first], "articles_definite") and tokens[first].upos == "DET":
        first += 1
    cut = _name_start(tokens[first : last + 1], lexicon) + first
    linked = any(lexicon.has_name(token.text, "name_links") for token in tokens[cut:last])
    while last > cut and not linked and _is_appended(tokens[last], lexicon):
        last -= 1
    if all(lexicon.has(token, "demonyms") for token in tokens[cut : last + 1]):
        return
    titled = cut > first and lexicon.has(tokens[cut - 1], "titles")
    if cut == last and not titled and _is_common_noun(tokens[cut], lexicon):
        return
    roles = _roles_before(sentence, cut, lexicon)
    yield Name(
        words=tuple(_bare(token.text) for token in tokens[cut : last + 1] if token.text not in JOINERS),
        sentence=sentence.index,
        first=cut,
        last=last,
        roles=roles,
        article=cut == first and _has_article(sentence, first, last, lexicon),
        aged=_aged(sentence, last),
        apposition=_apposition(sentence, last, lexicon),
    )


def _is_common_noun(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a single capitalised word is an office or a compound with one: "Attorney", "Commissieambtenaar"."""
    if lexicon.has(token, *FIRST_NAMES):
        return False
    return lexicon.has(token, "titles", "offices") or (
        token.upos == "NOUN" and lexicon.tail(token, "officials", "source_nouns", "spokespeople") is not None
    )


def _is_appended(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word stands after the name proper: "Jr.", "II", or the group in "Senate Republicans"."""
    if plain(token.text) in lexicon.words("name_suffixes"):
        return True
    return lexicon.has_name(token.text, "plurals", "demonyms") and not lexicon.has(token, "organization_words")


def _bare(word: str) -> str:
    """Return a word without the possessive that the tokenizer may have left on it."""
    return word[:-2] if word.endswith(("'s", "’s")) and len(word) > 3 else word


def _has_article(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether an article belongs to the name itself: not in "the Clinton campaign"."""
    after = sentence.tokens[last + 1 : last + 2]
    if first == 0 or not lexicon.has_name(sentence.tokens[first - 1].text, "articles_definite"):
        return False
    if after and (after[0].upos in ("NOUN", "PROPN", "ADJ") or after[0].text in POSSESSIVES):
        return False
    article = sentence.tokens[first - 1]
    return not (_capital(article) and lexicon.has_name(article.text, "name_particles"))


def _name_start(run: tuple[Token, ...], lexicon: Lexicon) -> int:
    """Return where the name itself starts in a run: at "Jason" in "Oversight Chairman Jason Chaffetz"."""
    words = [token.text for token in run]
    if lexicon.names(words, *BODY_NAMES) or (len(run) > 1 and lexicon.has(run[-1], "organization_words")):
        return 0
    start = 0
    for index, token in enumerate(run[:-1]):
        if lexicon.tail(token, *PERSON_WORDS) and not (index and lexicon.has(token, *FIRST_NAMES)):
            start = index + 1
    for index in range(start + 1, len(run) - 1):
        given = lexicon.has(run[index], *FIRST_NAMES) and not lexicon.has(run[index], "countries", "capitals")
        before = run[index - 1]
        if given and not lexicon.has(before, *FIRST_NAMES) and len(before.text.strip(".")) > 1:
            return index if not any(lexicon.has(w, *FIRST_NAMES) for w in run[start:index]) else start
    return start


def _roles_before(sentence: Sentence, first: int, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the nouns before a name that tell what it is; one other noun may stand between.

    Hoogleraar waterbouwkunde Bram Schilder
    """
    roles: list[Token] = []
    gap = 0
    for token in reversed(sentence.tokens[:first]):
        if token.text == "." and token.index and lexicon.has(sentence.tokens[token.index - 1], "titles"):
            continue
        if token.upos in ("PUNCT", "DET", "VERB", "AUX", "PRON", "CCONJ", "SCONJ") or gap > 2 or len(roles) > 3:
            break
        if token.upos in ("ADP", "PART") and (roles or not gap):
            break
        if is_person_word(token, lexicon) or lexicon.tail(token, "organizations"):
            roles.insert(0, token)
            gap = 0
        elif roles or token.upos == "ADV":
            break
        else:
            gap += 1
    return tuple(roles)


def _aged(sentence: Sentence, last: int) -> bool:
    after = sentence.tokens[last + 1 : last + 3]
    return len(after) == 2 and after[0].text in ("(", ",") and after[1].text.isdigit() and len(after[1].text) < 4


def _apposition(sentence: Sentence, last: int, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the role noun of the words between commas after a name."""
    tokens = sentence.tokens[last + 1 : last + 12]
    if not tokens or tokens[0].text not in (",", "(", "–", "—"):
        return ()
    for token in tokens[1:]:
        if token.upos in ("VERB", "AUX", "PUNCT", "PRON", "ADP", "SCONJ", "CCONJ"):
            return ()
        if is_person_word(token, lexicon) or is_body_word(token, lexicon):
            following = sentence.tokens[token.index + 1 : token.index + 2]
            if not (following and following[0].upos == "NOUN"):
                return (token,)
    return ()
