"""Who is certainly withheld: anonymous sources without what only looks like one.

What is taken for an anonymous source may be a thing, a share of a poll, or somebody named beside it. A rule that asks
for a description or a reason would then be wrong, so rules ask here.
"""

from collections.abc import Sequence

from attrib.model import Analysis, Attribution, Language, Sentence, Source, Token
from attrib.rules.words import is_listed, mentioned, words_in
from attrib.sources.lexicon import Lexicon, is_person_word
from attrib.syntax import words_inside

# Lists of words for people, beside those for functions.
PEOPLE = ("source_nouns", "officials", "individuals", "aides", "demonyms", "indefinites_one")
# A pronoun means whom it was resolved to.
PRONOUNS = ("pronouns_male", "pronouns_female", "pronouns_plural")
# Lists of those who may be meant by a definite noun though nobody has named them: "the source".
INFORMANTS = ("source_nouns", "officials", "bare_heads")
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
# More than a dozen is a crowd.
DOZEN = 12
# "Nine in ten": a share has two numbers.
NUMBERS_OF_A_SHARE = 2


def is_withheld(analysis: Analysis, source: Source) -> bool:
    """Tell whether an anonymous source is certainly somebody whose name the article keeps back.

    Where a reader told, it decides. Without words to ask, the kind decides. Many rules ask this of the same source; it
    is worked out once.
    """
    if source.withheld is not None:
        return source.withheld
    if source.id not in analysis.withheld:
        analysis.withheld[source.id] = _is_withheld(analysis, source)
    return analysis.withheld[source.id]


def _is_withheld(analysis: Analysis, source: Source) -> bool:
    if not source.kind.anonymous or all(_in_headline(analysis, claim) for claim in source.attributions):
        return False
    mentions = [[t for _, t in words_in(analysis, mention.spans)] for mention in source.mentions]
    mentions = [words for words in mentions if words]
    if not mentions:
        return True
    fitting = [words for words in mentions if _is_somebody(words, analysis.language)]
    named = any(_is_named(analysis, claim) for claim in source.attributions)
    return bool(fitting) and not named and not all(_is_known(words, analysis.language) for words in mentions)


def _in_headline(analysis: Analysis, claim: Attribution) -> bool:
    """Tell whether a claim is made in the headline, which leaves out names that the text has."""
    headline = analysis.article.headline
    return headline is not None and any(headline.span.covers(span) for span in mentioned(claim))


def _is_somebody(words: Sequence[Token], language: Language) -> bool:
    """Tell whether the words of a mention mean people, few enough to be single persons."""
    head = _head(words)
    if is_listed(head, language.rules["anybody"], language.rules["public_people"]):
        return False
    if head.upos == "PRON" and is_listed(head, *(language.sources[name] for name in PRONOUNS)):
        return True
    lists = (language.sources[name] for name in PEOPLE)
    known = is_listed(head, *lists, language.rules["party_words"]) or is_person_word(head, Lexicon(language))
    wrong = _is_possessive(head) or _is_function(head, words, language) or _is_crowd(words, language)
    return known and not wrong


def _is_function(head: Token, words: Sequence[Token], language: Language) -> bool:
    """Tell whether a single noun has nothing before it: a headline's, or "director" in "Bos, teacher and director"."""
    determined = any(t.upos in ("DET", "NUM", "PRON") or _is_possessive(t) for t in words)
    return _is_single(head, language) and not determined


def _is_single(noun: Token, language: Language) -> bool:
    """Tell whether a noun is singular: by the list of plurals first, which taggers know less well."""
    return noun.feature("Number") == "Sing" and not is_listed(noun, language.sources["plurals"])


def _is_possessive(token: Token) -> bool:
    """Tell whether a word owns the next one: "Editor’s note"."""
    return token.text.replace("’", "'").endswith("'s")


def _head(words: Sequence[Token]) -> Token:
    """Return the word of a mention on which the others depend: the first nominal whose own head stands outside.

    Where a parser hangs "people" under "familiar" in "people familiar with the matter", it is the first nominal.
    """
    inside = {token.index for token in words}
    nominals = [token for token in words if token.upos in NOMINALS]
    return next((t for t in nominals if t.head not in inside), (nominals or words)[0])


def _is_crowd(words: Sequence[Token], language: Language) -> bool:
    """Tell whether numbers make a crowd of a mention: "75 percent of", "nine in ten", "1,409 teachers"."""
    numbers = [token.text.replace(",", "").replace(".", "") for token in words if token.upos == "NUM"]
    large = any(number.isdigit() and int(number) > DOZEN for number in numbers)
    shared = any(is_listed(token, language.rules["share_words"]) for token in words)
    return large or shared or len(numbers) >= NUMBERS_OF_A_SHARE


def _is_known(words: Sequence[Token], language: Language) -> bool:
    """Tell whether a definite noun means one whom the reader knows: "the billionaire", "Bos's lawyer", no "source"."""
    head = _head(words)
    article = is_listed(words[0], language.sources["articles_definite"])
    owner = any(_is_possessive(token) and token.upos in ("PROPN", "PART") for token in words)
    informant = is_listed(head, *(language.sources[name] for name in INFORMANTS))
    return (article or owner) and _is_single(head, language) and not informant


def _is_named(analysis: Analysis, claim: Attribution) -> bool:
    """Tell whether a name stands in apposition to a mention: "Bos, a tax expert, said", "a third, Jan Bos,"."""
    if claim.mention is None or not analysis.parsed.sentences:
        return False
    sentence = analysis.parsed.sentences[claim.mention.sentence]
    tokens = sentence.tokens
    inside = words_inside(tokens, claim.mention.spans)
    if not inside:
        return False
    first, last = inside[0].index, inside[-1].index
    commas = [t.index for t in tokens if t.text == ","]
    after_name = first - 1 in commas and first > 1 and tokens[first - 2].upos == "PROPN"
    before_name = any(tokens[i + 1].upos == "PROPN" for i in commas if first < i < last)
    followed = last + 1 < len(tokens) and tokens[last + 1].upos == "PROPN"
    return after_name or before_name or followed or _is_apposition(sentence, _head(inside))


def _is_apposition(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun is one of the functions after a name: "Bos, a teacher and law professor at Ghent"."""
    while token.relation in ("conj", "appos"):
        above = sentence.head(token)
        if above is None:
            return False
        if token.relation == "appos" and above.upos == "PROPN":
            return True
        token = above
    return False
