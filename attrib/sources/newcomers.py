"""Who comes into an article by a noun: the same kind again, or people whom the claim itself brings in."""

from collections.abc import Iterator

from attrib.lexicon import is_person_word
from attrib.model import Sentence, Token
from attrib.sources.bystanders import noun_phrase
from attrib.sources.descriptions import is_one_noun
from attrib.sources.source_phrases import SourcePhrase, phrase_of
from attrib.sources.speakers_so_far import Speaker, SpeakersSoFar


def introduced(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Speaker | None:
    """Return a new speaker for people who are brought in by the claim itself.

    Officials in three states have stopped using it, two of the officials said.
    """
    if not phrase.definite or phrase.possessor or not is_person_word(phrase.head, so_far.lexicon):
        return None
    sentence = so_far.parsed.sentences[phrase.sentence]
    noun = phrase.head.lemma.lower()
    before = (t for t in sentence.tokens[: phrase.core[0].index] if t.upos == "NOUN" and t.lemma.lower() == noun)
    first = next(before, None)
    if first is None:
        return None
    return so_far.add(phrase_in(sentence, noun_phrase(sentence, first), so_far))


def phrase_in(sentence: Sentence, tokens: tuple[Token, ...], so_far: SpeakersSoFar) -> SourcePhrase:
    """Return some words of a sentence as a phrase, with the names among them."""
    return phrase_of(sentence, tokens, so_far.names_in(sentence.index), so_far.lexicon)


def alike(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Iterator[Speaker]:
    """Yield the speakers without a name that came in by the same noun."""
    for speaker in so_far.nouns.like(phrase.head):
        if speaker.phrase and is_one_noun(speaker.phrase.head, phrase.head, so_far.lexicon):
            yield speaker
