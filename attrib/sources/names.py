"""Where the article names somebody or something, and what stands right beside the name.

No model for names is needed: capitals, particles, titles and word lists find them, and what the
whole article shows of a name ("netbeheerder NoordNet", "de VNG") tells a person from a body.
"""

from collections.abc import Iterable, Iterator, Mapping

from attrib.lexicon import (
    BODY_NAMES,
    FIRST_NAMES,
    PERSON_WORDS,
    Lexicon,
    is_body_word,
    is_person_word,
)
from attrib.model import ParsedArticle, Sentence, Token
from attrib.records import dataclass
from attrib.sources.capitals import JOINERS, inner_words, is_capital, name_runs, without_possessive

# The bare "s" is what a tokenizer leaves of "Its" when it takes it for "It's".
POSSESSIVES = frozenset({"'s", "’s", "'", "’", "s"})


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
    inner = inner_words(parsed, lexicon)
    return tuple(
        name
        for sentence in parsed.sentences
        for first, last in name_runs(sentence, parsed.article.paragraphs[sentence.paragraph], inner, lexicon)
        for name in _split(sentence, first, last, lexicon)
    )


def by_sentence(names: Iterable[Name]) -> Mapping[int, tuple[Name, ...]]:
    """Return the names of every sentence that has any."""
    found: dict[int, list[Name]] = {}
    for name in names:
        found.setdefault(name.sentence, []).append(name)
    return {sentence: tuple(here) for sentence, here in found.items()}


def _split(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> Iterator[Name]:
    """Yield the name of a run without the titles and roles that stand in it."""
    tokens = sentence.tokens
    while first < last and lexicon.has(tokens[first], "articles_definite") and tokens[first].upos == "DET":
        first += 1
    cut = _name_start(tokens[first : last + 1], lexicon) + first
    linked = any(lexicon.has(token.text, "name_links") for token in tokens[cut:last])
    while last > cut and not linked and _is_appended(tokens[last], lexicon):
        last -= 1
    if all(lexicon.has(token, "demonyms") for token in tokens[cut : last + 1]):
        return
    titled = cut > first and lexicon.has(tokens[cut - 1], "titles")
    if cut == last and not titled and _is_common_noun(sentence, tokens[cut], lexicon):
        return
    roles = _roles_before(sentence, cut, lexicon)
    yield Name(
        words=tuple(without_possessive(token.text) for token in tokens[cut : last + 1] if token.text not in JOINERS),
        sentence=sentence.index,
        first=cut,
        last=last,
        roles=roles,
        article=cut == first and _has_article(sentence, first, last, lexicon),
        aged=_aged(sentence, last),
        apposition=_apposition(sentence, last, lexicon),
    )


def _is_common_noun(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a single capitalised word is an office or function: "Commissieambtenaar", "een Kamerlid"."""
    if lexicon.has(token, *FIRST_NAMES):
        return False
    before = sentence.tokens[token.index - 1 : token.index]
    if before and lexicon.has(before[0], "articles_indefinite") and lexicon.has(token, "roles", "leaders"):
        return True
    if (tail := lexicon.tail(token, "officials", "source_nouns")) and lexicon.fronts(token, tail, "official_parts"):
        return True
    return lexicon.has(token, "titles", "offices") or (
        token.upos == "NOUN" and lexicon.tail(token, "officials", "source_nouns", "spokespeople") is not None
    )


def _is_appended(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word stands after the name proper: "Jr.", "II", or the group in "Senate Republicans"."""
    if lexicon.has(token.text, "name_suffixes"):
        return True
    return lexicon.has(token.text, "plurals", "demonyms") and not lexicon.has(token, "organization_words")


def _has_article(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether an article belongs to the name itself: not in "the Clinton campaign"."""
    after = sentence.tokens[last + 1 : last + 2]
    if first == 0 or not lexicon.has(sentence.tokens[first - 1].text, "articles_definite"):
        return False
    if after and (after[0].upos in ("NOUN", "PROPN", "ADJ") or after[0].text in POSSESSIVES):
        return False
    article = sentence.tokens[first - 1]
    return not (is_capital(article) and lexicon.has(article.text, "name_particles"))


def _name_start(run: tuple[Token, ...], lexicon: Lexicon) -> int:
    """Return where the name itself starts in a run: at "Jason" in "Oversight Chairman Jason Chaffetz"."""
    words = [token.text for token in run]
    if lexicon.names(words, *BODY_NAMES) or (len(run) > 1 and lexicon.has(run[-1], "organization_words")):
        return 0
    start = 0
    for index, token in enumerate(run[:-1]):
        first_name = lexicon.has(token, *FIRST_NAMES) and (index or len(run) == 2)
        if lexicon.tail(token, *PERSON_WORDS) and not first_name:
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
        if token.upos == "ADP" and _is_charge(roles, sentence.tokens[: token.index], lexicon):
            roles, gap = [], 1
            continue
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


def _is_charge(nouns: list[Token], before: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether nouns before a name are the field of an office: "officier van justitie Margriet Swaab"."""
    bodies = bool(nouns) and not any(is_person_word(noun, lexicon) for noun in nouns)
    return bodies and bool(before) and is_person_word(before[-1], lexicon)


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
