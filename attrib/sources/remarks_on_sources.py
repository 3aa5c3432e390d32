"""Where the article itself speaks of a source between the claims: why it has no name, where it works.

They asked not to be named because …      None of the diplomats agreed to be quoted …      De zes willen anoniem blijven
"""

from attrib.by_place import ByPlace
from attrib.lexicon import Lexicon, is_person_word
from attrib.model import Attribution, ParagraphRole, ParsedArticle, Sentence, Span, Token
from attrib.sources.bystanders import noun_phrase
from attrib.sources.names import Name, by_sentence
from attrib.sources.reasons import is_about_anonymity
from attrib.sources.source_phrases import SourcePhrase, phrase_of
from attrib.syntax import words_outside

# Words of a sentence that may stand before its subject.
SUBJECT_REACH = 6


def find_asides(
    parsed: ParsedArticle, attributions: tuple[Attribution, ...], names: tuple[Name, ...], lexicon: Lexicon
) -> tuple[SourcePhrase, ...]:
    """Return the subjects of sentences that tell something of a source without claiming anything, in text order."""
    said = ByPlace((span, span) for a in attributions for span in a.content)
    named = ByPlace((span, None) for a in attributions if a.mention for span in a.mention.spans)
    here = by_sentence(names)
    return tuple(
        phrase_of(sentence, noun_phrase(sentence, subject), here.get(sentence.index, ()), lexicon)
        for sentence in parsed.sentences
        if parsed.article.paragraphs[sentence.paragraph].role is ParagraphRole.BODY
        and _tells(sentence, said, lexicon)
        and (subject := _subject(sentence, lexicon))
        and not said.has(subject.span)
        and not named.has(subject.span)
    )


def _tells(sentence: Sentence, said: ByPlace[Span], lexicon: Lexicon) -> bool:
    """Tell whether the article's own words in a sentence are about withheld names, or about somebody's work."""
    own = words_outside(sentence.tokens, list(said.overlapping(sentence.span)))
    if not lexicon.any_has(own, "anonymity_words", "authority_words", "describing_verbs"):  # as nearly always
        return False
    return is_about_anonymity(own, lexicon) or lexicon.any_has(own, "describing_verbs")


def _subject(sentence: Sentence, lexicon: Lexicon) -> Token | None:
    """Return the subject of the main clause: a pronoun, a noun for people or a word such as "neither"."""
    subjects = [*sentence.dependents(sentence.root, "nsubj"), *sentence.tokens[:SUBJECT_REACH]]
    return next((t for t in subjects if _can_mean_people(t, lexicon)), None)


def _can_mean_people(token: Token, lexicon: Lexicon) -> bool:
    if token.upos == "NOUN":
        return is_person_word(token, lexicon) or lexicon.has(token, "individuals", "source_nouns")
    if token.upos == "NUM" or lexicon.has(token.text, "universals"):
        return token.relation == "nsubj" or token.index == 0
    return lexicon.has(token.text, "pronouns_male", "pronouns_female", "pronouns_plural") and token.upos == "PRON"
