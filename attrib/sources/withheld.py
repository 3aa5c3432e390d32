"""Whether the name of an unnamed source is kept back, or merely not told: decided once, with the words that decided.

Anonymity is what somebody chose. A name is kept back where the writer knows it and the reader does not: of insiders, of
officials who speak off the record. It is merely not told where nobody would ask for it: of a judge in court, of
somebody's mother, of a passer-by who tells what she saw.

    an official who asked not to be named      kept back: the words say so
    volgens zijn moeder                        not told: she is known by whom she belongs to
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrib.lexicon import Lexicon, is_person_word
from attrib.messages import Message
from attrib.model import Attribution, Evidence, ParsedArticle, Sentence, SourceKind, Spans, Token
from attrib.records import dataclass
from attrib.sources.group import Group
from attrib.sources.readings import mean_withheld
from attrib.sources.reasons import is_about_anonymity
from attrib.sources.source_phrases import SourcePhrase
from attrib.syntax import sentences_of, words_inside, words_outside

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
HALF, PERCENT = 0.5, 100
KEPT_BACK, NOT_TOLD = Message("kept back"), Message("merely not told")
"""What a name may be that the article does not have."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a name is kept back, and what shows it."""

    withheld: bool
    evidence: Evidence


def decide(group: Group, kind: SourceKind, parsed: ParsedArticle, lexicon: Lexicon) -> Standing:
    """Return whether the name of an anonymous source is kept back.

    Words that settle it come first, then the reader, which learnt it from annotated articles, then the grammar.
    """
    asked = _Asked(group, kind, parsed, lexicon)
    questions: tuple[Callable[[_Asked], Standing | None], ...] = (
        _named, _unmet, _asks, _kin, _said_so, _accusing, _informant, _onlooker, _on_duty, _in_public, _office, _author,
        _anybody, _read,
    )  # fmt: skip
    found = (question(asked) for question in questions)
    return next((standing for standing in found if standing), None) or _by_grammar(asked)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A source and all that can be asked about it."""

    group: Group
    kind: SourceKind
    parsed: ParsedArticle
    lexicon: Lexicon

    @property
    def phrases(self) -> tuple[SourcePhrase, ...]:
        """Its phrases, pronouns apart, and those of the group that it is one of."""
        own = self.group.phrases + (self.group.whole.phrases if self.group.whole else ())
        return tuple(phrase for phrase in own if not phrase.pronoun)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The source, and the group that it is one of."""
        return (self.group, self.group.whole) if self.group.whole else (self.group,)


def _named(asked: _Asked) -> Standing | None:
    """Recognise somebody whom the article names after all."""
    informant = any(asked.lexicon.has(t, "source_nouns") for phrase in asked.phrases for t in phrase.tokens)
    if not asked.group.figures or informant:  # "De Limburger van bronnen bij justitie"
        return None
    words = " ".join(asked.group.figures[0].fullest.words)
    return Standing(
        withheld=False, evidence=Evidence(span=None, why=Message("'{words}' is named in the article", words=words))
    )


def _unmet(asked: _Asked) -> Standing | None:
    """Recognise a pronoun for somebody whom the article has not brought in, or whom nobody found."""
    if asked.phrases or asked.group.whole or any(p.member or p.quantifiers for p in asked.group.phrases):
        return None
    return _by(asked.group.phrases[0].head, Message("stands for somebody who was not found"), withheld=False)


def _asks(asked: _Asked) -> Standing | None:
    """Recognise a source whose own words say so: "an official who asked not to be named"."""
    return _anonymous((phrase.tokens for group in asked.groups for phrase in group.phrases), asked.lexicon)


def _said_so(asked: _Asked) -> Standing | None:
    """Recognise that the article says so elsewhere: "He spoke on background"."""
    return _anonymous((row for group in asked.groups for row in group.told), asked.lexicon)


def _anonymous(rows: Iterable[Sequence[Token]], lexicon: Lexicon) -> Standing | None:
    for row in rows:
        if is_about_anonymity(row, lexicon):
            word = next(t for t in row if lexicon.has(t, "anonymity_words", "authority_words"))
            return _by(word, Message("tells that the name is kept back"), withheld=True)
    return None


def _accusing(asked: _Asked) -> Standing | None:
    """Recognise a passer-by who accuses somebody: such a name is kept back."""
    head = next((p.head for p in asked.phrases if asked.lexicon.has(p.head, "onlookers")), None)
    if head is None:
        return None
    beside = (token for claim in asked.group.attributions for token in _own_words(claim, asked.parsed))
    if not any(t.upos == "VERB" and asked.lexicon.has(t, "accusing_verbs", "verdict_verbs") for t in beside):
        return None
    return _by(head, Message("accuses somebody without a name"), withheld=True)


def _informant(asked: _Asked) -> Standing | None:
    """Recognise a source by a noun that says no more than that: "bronnen", "insiders"."""
    return _by_head(asked, ("source_nouns",), Message("is a word for somebody whose name is kept back"), withheld=True)


def _kin(asked: _Asked) -> Standing | None:
    """Recognise whoever is known by whom he belongs to: "his mother", "een buurman van Bos", "the sailor's widow"."""
    for phrase in asked.phrases:
        tied = phrase.possessor or any(asked.lexicon.has(t, "representing") for t in phrase.rest[:1])
        if tied and asked.lexicon.has(phrase.head, "kin"):
            return _by(phrase.head, Message("is known by whom it belongs to"), withheld=False)
        if tied and asked.lexicon.has(phrase.head, "companions") and _is_tied_to_somebody(phrase, asked.lexicon):
            return _by(phrase.head, Message("is known by whom it belongs to"), withheld=False)
    return None


def _is_tied_to_somebody(phrase: SourcePhrase, lexicon: Lexicon) -> bool:
    """Tell whether the one whom somebody knows is a person: no "colleague of the same department"."""
    owner = phrase.possessor or phrase.rest
    if lexicon.any_has(owner[:1], "pronouns_possessive"):
        return True
    return any(t.upos == "PROPN" or is_person_word(t, lexicon) or lexicon.has(t, "kin") for t in owner)


def _onlooker(asked: _Asked) -> Standing | None:
    """Recognise a passer-by who tells what anybody there could see: a shopper, omwonenden."""
    return _by_head(asked, ("onlookers",), Message("tells what a passer-by sees or feels"), withheld=False)


def _on_duty(asked: _Asked) -> Standing | None:
    """Recognise those through whom their body speaks of its work: authorities, inspectors, rechercheurs."""
    nouns = [phrase for phrase in asked.phrases if phrase.plural and not phrase.quantifiers]
    head = next((p.head for p in nouns if asked.lexicon.has(p.head, "on_duty")), None)
    return _by(head, Message("speak for their body"), withheld=False) if head and not asked.group.whole else None


def _in_public(asked: _Asked) -> Standing | None:
    """Recognise officials who speak in public: "officials said at a news conference"."""
    plural = any(phrase.plural and asked.lexicon.has(phrase.head, "officials") for phrase in asked.phrases)
    if not plural or asked.kind is not SourceKind.ANONYMOUS_OFFICIAL:
        return None
    for claim in asked.group.attributions:
        for token in _own_words(claim, asked.parsed):
            if asked.lexicon.has(token, "public_acts"):
                return _by(token, Message("tells that it was said in public"), withheld=False)
    return None


def _office(asked: _Asked) -> Standing | None:
    """Recognise the holder of an office with one holder, called by it: "the chief executive", "de burgemeester"."""
    for phrase in asked.phrases:
        if phrase.definite and not phrase.plural and asked.lexicon.tail(phrase.head, "offices", "leaders"):
            return _by(phrase.head, Message("is known by an office with one holder"), withheld=False)
    return None


def _author(asked: _Asked) -> Standing | None:
    """Recognise those who are known by the text that they wrote: "the study's authors", "auteurs van het boek …"."""
    for phrase in asked.phrases:
        texts = (*phrase.possessor, *phrase.rest)
        if asked.lexicon.has(phrase.head, "document_people") and asked.lexicon.any_has(texts, "documents"):
            return _by(phrase.head, Message("is known by a text"), withheld=False)
    return None


def _anybody(asked: _Asked) -> Standing | None:
    """Recognise all of whom something is true: "those who deal with transport", not "those familiar with the talks"."""
    for phrase in asked.phrases:
        knows = any(asked.lexicon.has(t, "access_words") for t in phrase.rest)
        if asked.lexicon.has(phrase.head, "anybody") and not knows:
            return _by(phrase.head, Message("stands for all of whom that is true"), withheld=False)
    return None


def _own_words(claim: Attribution, parsed: ParsedArticle) -> list[Token]:
    """Return the words of the sentence in which a claim's source is named, without what is claimed."""
    if claim.mention is None:
        return []
    return words_outside(parsed.sentences[claim.mention.sentence].tokens, claim.content)


def _read(asked: _Asked) -> Standing | None:
    """Return what the reader says."""
    share = mean_withheld(asked.group.attributions)
    if share is None:
        return None
    sure = round(PERCENT * max(share, 1 - share))
    what = KEPT_BACK if share > HALF else NOT_TOLD
    why = Message("the name reads as {what} ({sure} % sure)", what=what, sure=sure)
    return Standing(withheld=share > HALF, evidence=Evidence(span=None, why=why))


def _by_grammar(asked: _Asked) -> Standing:
    """Return what the words alone let one suppose, where no reader ran."""
    withheld = is_kept_back(asked.group.attributions, asked.parsed, asked.lexicon)
    why = Message("by its words the name is {what}", what=KEPT_BACK if withheld else NOT_TOLD)
    return Standing(withheld=withheld, evidence=Evidence(span=None, why=why))


def _by_head(asked: _Asked, lists: tuple[str, ...], why: Message, *, withheld: bool) -> Standing | None:
    head = next((p.head for p in asked.phrases if asked.lexicon.tail(p.head, *lists)), None)
    return _by(head, why, withheld=withheld) if head else None


def _by(word: Token, why: Message, *, withheld: bool) -> Standing:
    return Standing(
        withheld=withheld, evidence=Evidence(span=word.span, why=Message("'{word}' {what}", word=word.text, what=why))
    )


# By the words alone


def is_kept_back(claims: Sequence[Attribution], parsed: ParsedArticle, lexicon: Lexicon) -> bool:
    """Tell whether the words for a source mean somebody, few enough to be single persons, whom nobody has named."""
    places = [claim.mention.spans for claim in claims if claim.mention]
    mentions = [words for spans in dict.fromkeys(places) if (words := list(_words_at(spans, parsed)))]
    if not mentions:
        return True
    fitting = [words for words in mentions if _is_somebody(words, lexicon)]
    named = any(_is_named(parsed, claim) for claim in claims)
    return bool(fitting) and not named and not all(_is_known(words, lexicon) for words in mentions)


def _words_at(spans: Spans, parsed: ParsedArticle) -> Iterator[Token]:
    for sentence in sentences_of(spans, parsed.sentences):
        yield from words_inside(sentence.tokens, spans)


def _is_somebody(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether the words of a mention mean people, few enough to be single persons."""
    head = _head(words)
    if lexicon.has(head, "anybody", "public_people"):
        return False
    if head.upos == "PRON" and lexicon.has(head, *PRONOUNS):
        return True
    known = lexicon.has(head, *PEOPLE, "party_words") or is_person_word(head, lexicon)
    wrong = _is_possessive(head) or _is_function(head, words, lexicon) or _is_crowd(words, lexicon)
    return known and not wrong


def _is_function(head: Token, words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether a single noun has nothing before it: a headline's, or "director" in "Bos, teacher and director"."""
    determined = any(t.upos in ("DET", "NUM", "PRON") or _is_possessive(t) for t in words)
    return _is_single(head, lexicon) and not determined


def _is_single(noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun is singular: by the list of plurals first, which taggers know less well."""
    return noun.feature("Number") == "Sing" and not lexicon.has(noun, "plurals")


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


def _is_crowd(words: Iterable[Token], lexicon: Lexicon) -> bool:
    """Tell whether numbers make a crowd of a mention: "75 percent of", "nine in ten", "1,409 teachers"."""
    words = list(words)
    numbers = [token.text.replace(",", "").replace(".", "") for token in words if token.upos == "NUM"]
    large = any(number.isdigit() and int(number) > DOZEN for number in numbers)
    shared = any(lexicon.has(token, "share_words") for token in words)
    return large or shared or len(numbers) >= NUMBERS_OF_A_SHARE


def _is_known(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether a definite noun means one whom the reader knows: "the billionaire", "Bos's lawyer", no "source"."""
    head = _head(words)
    article = lexicon.has(words[0], "articles_definite")
    owner = any(_is_possessive(token) and token.upos in ("PROPN", "PART") for token in words)
    informant = lexicon.has(head, *INFORMANTS)
    return (article or owner) and _is_single(head, lexicon) and not informant


def _is_named(parsed: ParsedArticle, claim: Attribution) -> bool:
    """Tell whether a name stands in apposition to a mention: "Bos, a tax expert, said", "a third, Jan Bos,"."""
    if claim.mention is None or not parsed.sentences:
        return False
    sentence = parsed.sentences[claim.mention.sentence]
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
